"""Look at a sheet before it leaves; print it or save it."""
