"""Models mentioned: other people's named models and systems."""
