"""Cases and families, and every other record: the door through which they are read and saved."""
