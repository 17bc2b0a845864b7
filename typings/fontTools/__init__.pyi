"""The little of fontTools that the tests use."""
