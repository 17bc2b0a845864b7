"""Measures, each as a ratio to its raw baseline in the same run."""
