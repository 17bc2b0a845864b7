"""The same person told twice: suggestions, pairs, groups, lists."""
