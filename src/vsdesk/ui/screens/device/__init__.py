"""One device: withdrawn when it was lost, taken or left behind; what was put aside of it."""
