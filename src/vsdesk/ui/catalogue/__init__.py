"""What is shown where: the sections of each page and the kinds in them (`sections`), and from a kind
to its place (`places`).

Pages, search, readiness, the first page and the review of differences read this; none has a table of its own.
"""
