"""Erasing for good: the listed plan of one file, and the page of all that must go."""
