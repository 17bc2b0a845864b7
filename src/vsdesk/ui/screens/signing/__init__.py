"""A page to sign at an activity, before it is printed."""
