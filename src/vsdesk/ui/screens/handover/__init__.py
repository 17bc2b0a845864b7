"""Hand over: give a bundle to a device, receive bundles."""
