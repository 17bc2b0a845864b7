"""Search: what is asked, the index, and the hits."""
