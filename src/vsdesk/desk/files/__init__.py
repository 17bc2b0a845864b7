"""Attachments: photos, scans, recordings; late files; covered pictures."""
