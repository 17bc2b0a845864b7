"""Consent: answers, what becomes of them, letters."""
