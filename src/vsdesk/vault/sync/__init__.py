"""Between devices: outbox, what is pending for whom, the trust lists."""
