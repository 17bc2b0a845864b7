"""Who agreed to what, refused it, or was not asked; and what holds."""
