"""The fields of a paper: found in lines, tables and headers, and put together into an entry."""
