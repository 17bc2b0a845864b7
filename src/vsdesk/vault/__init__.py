"""The encrypted store: open and lock, save and read, lists, search, drafts, attachments, outbox."""
