"""Checks: what is missing, what does not fit together, what is due, what is kept too long. Pure."""
