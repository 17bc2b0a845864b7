"""Consent: which answers speak, what they say, what holds. Pure."""
