"""The page of any other root: a source, an activity, an incident, a list."""
