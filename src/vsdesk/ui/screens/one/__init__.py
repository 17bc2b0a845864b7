"""One person, several reports: what they tell together. Nothing is joined or removed."""
