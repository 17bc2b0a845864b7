"""What is due, and what is waited for."""
