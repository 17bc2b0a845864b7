"""A paper of ours that is kept or made from its record: a letter, a certificate."""
