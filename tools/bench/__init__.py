"""Measures the site against a page that loads Python as it comes. ``make bench`` runs it.

Everything is relative: each figure is divided by the baseline's from the same run, on the same
machine, from the same server.
"""
