"""What was asked, answered and marked about single persons, and what goes with them. Pure."""
