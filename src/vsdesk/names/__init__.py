"""Folding and skeletons of names in Arabic, Kurmanji, Turkish and Latin letters. Pure."""
