"""The lists that all forms of the organisation share."""
