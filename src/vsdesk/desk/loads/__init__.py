"""What comes in and goes out in the open format: dumps, tables, and taking a load back."""
