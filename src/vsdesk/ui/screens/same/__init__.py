"""May be the same person: the queue of pairs, one pair side by side, what was decided,
who belongs together."""
