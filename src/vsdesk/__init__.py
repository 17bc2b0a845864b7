"""vsdesk: offline-first case records for the associations of families of the missing."""

__version__ = "0.1.0"
