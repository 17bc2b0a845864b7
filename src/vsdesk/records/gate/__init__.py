"""The gate: what of which record may leave, for whom, and in which words. Pure."""
