"""Places: the shipped ones, and those that told words name. Pure."""
