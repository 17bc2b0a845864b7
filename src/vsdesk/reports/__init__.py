"""Printed pages from what the gate let out."""
