"""Editing records: a draft of changes, forms of records, lists of records, safe contact."""
