"""What the organisation did and what came of it: activities, figures, the report of a period."""
