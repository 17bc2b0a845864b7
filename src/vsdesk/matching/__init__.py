"""The same person? Candidates, score, decisions."""
