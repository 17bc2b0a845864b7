"""Other devices: enrolled, assigned to, handed over to, taken in from."""
