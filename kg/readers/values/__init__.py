"""Single values: ids, addresses, dates, titles, names."""
