"""The explorer: one HTML file that draws a network (its scripts are in frontend/)."""
