"""Tests of the ready server configurations, with the servers that they are for."""
