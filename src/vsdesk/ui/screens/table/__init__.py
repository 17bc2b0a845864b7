"""Bring a table: a file, its columns, the order of its dates, a check by row, the load, and its undoing."""
