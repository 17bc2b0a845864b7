"""What leaves: sheets, tables, files."""
