"""What is kept for finding the same person: sketches and pairs."""
