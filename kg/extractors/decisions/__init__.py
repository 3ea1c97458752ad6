"""Learned decisions: features with readable names in, a calibrated probability out; plain Python, no training here."""
