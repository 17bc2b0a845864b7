"""Activities, and the lists that have no rail entry of their own."""
