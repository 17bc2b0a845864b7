"""A vault that travels: most of it put away before a journey, and taken back after it."""
