"""The same paper of several cases in one go."""
