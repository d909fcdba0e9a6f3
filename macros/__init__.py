"""What the Markdown pages call while the site is built."""
