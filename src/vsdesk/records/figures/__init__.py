"""What a period report counts, and which of its figures may be told."""
