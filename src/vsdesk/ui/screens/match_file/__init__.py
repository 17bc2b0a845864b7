"""Is somebody of our cases in this file of names? Compared and forgotten, unless a person keeps lines of
it."""
