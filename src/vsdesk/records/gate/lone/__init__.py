"""What one device alone says, and how readings of one file are brought together. Pure."""
