"""One case: header, sections, forms, timeline, and what must be read before a call."""
