"""The static site: what its pages hold, where they lead, how they look to readers."""
