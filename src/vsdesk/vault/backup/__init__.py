"""Backups: a folder on a stick that opens with the vault's own ways in (docs/spec/vault.md §14)."""
