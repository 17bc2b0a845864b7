"""What waits for a coordinator's look: the files in a list, and one file record by record."""
