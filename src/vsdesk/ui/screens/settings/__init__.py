"""This computer, the passphrase, devices and trust."""
