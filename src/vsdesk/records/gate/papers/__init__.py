"""What stands on which sort of paper, and who carries it. Pure."""
