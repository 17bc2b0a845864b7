"""The same person? Reports that may tell of one missing person: candidates, points, evidence."""
