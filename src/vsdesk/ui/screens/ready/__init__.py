"""Ready for …: what each mechanism still needs of a case, and which mechanisms fit it."""
