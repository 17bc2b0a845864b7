"""The dictionary: how kinds and fields are declared, their terms, labels and values. Pure."""
