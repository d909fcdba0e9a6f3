"""Tests of the escalation logic."""
