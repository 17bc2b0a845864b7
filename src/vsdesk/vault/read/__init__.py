"""What is read: records, files around a root, lists, and what guards somebody in them."""
