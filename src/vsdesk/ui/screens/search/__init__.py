"""Search in full: all hits with the reason of each, filters, searches that are kept."""
