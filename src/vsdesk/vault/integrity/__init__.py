"""Whether a vault is as it was written, and what is done where it is not (docs/spec/vault.md §17)."""
