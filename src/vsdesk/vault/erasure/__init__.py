"""Erasure: orders, their scope, and what is scrubbed."""
