"""Differences side by side: keep one, keep both where that is possible, and say why."""
