"""The vault itself: opened, locked, checked; what is closed in it and how it opens; warnings."""
