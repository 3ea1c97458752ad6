"""Results: which numbers are scores or gains, on which benchmark, of which system."""
