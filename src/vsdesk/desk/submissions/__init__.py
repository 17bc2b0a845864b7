"""Submissions: what a mechanism needs, what was prepared and sent, what came back."""
