"""A printed page answers back: what it was, for whom, and what changed since."""
