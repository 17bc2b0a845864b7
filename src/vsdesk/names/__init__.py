"""Folding and skeletons of names in Arabic, Kurmanji and Latin. Pure."""
