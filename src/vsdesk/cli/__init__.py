"""Commands: one module per command group; speaks to the desk only."""
