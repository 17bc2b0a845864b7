"""One family: members, kinship, cases, consent by person, contacts, what was said."""
