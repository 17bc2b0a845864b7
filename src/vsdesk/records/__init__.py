"""What is recorded: kinds, value types, dictionary, the gate. Pure."""
