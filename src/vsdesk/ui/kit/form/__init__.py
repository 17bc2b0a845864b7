"""Forms generated from field specs: one editor per field type, one form per record."""
