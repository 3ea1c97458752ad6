"""Learns decisions from labelled papers: reads the labels, fits, cross-validates, writes what paper-kg ships."""
