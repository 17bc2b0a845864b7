"""One submission of a case: what it lacks, what leaves, when it was sent, what came back,
what the family knows."""
