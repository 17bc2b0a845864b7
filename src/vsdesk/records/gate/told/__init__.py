"""What leaves with told words: numbers, places, words that somebody does not want said. Pure."""
