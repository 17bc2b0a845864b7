"""What the organisation did: as a list, as a calendar; a file of it taken in."""
