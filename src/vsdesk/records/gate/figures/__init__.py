"""What is computed and never copied: levels D and E, and small counts. Pure."""
