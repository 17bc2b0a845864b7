"""Erasure: orders, certificates, data whose time is over."""
