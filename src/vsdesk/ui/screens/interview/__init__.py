"""Interview mode: one topic a page, in the speaker's language; pause and stop are always there."""
