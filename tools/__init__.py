"""What those who work on the site use: see HACKING.md. Nothing here is part of the site."""
