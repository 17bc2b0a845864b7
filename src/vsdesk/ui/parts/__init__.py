"""What several screens show: a page of a paper, a pair of reports, what is ready, what is due."""
