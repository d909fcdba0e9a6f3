"""Facts about the project, one to a test."""
