"""Facts about the navigator in a real browser, one to a test."""
