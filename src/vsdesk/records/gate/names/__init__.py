"""Who is named on a paper, and who is looked for by name in the words of others. Pure."""
