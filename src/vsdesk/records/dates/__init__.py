"""Dates and ages: as they are stored, said in words, and heard in what people tell. Pure."""
