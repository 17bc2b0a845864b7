"""Bundles between vaults: enrolment, export, import, media."""
