"""Kinship: who is whose relative, by what stands and by what ever stood. Pure."""
