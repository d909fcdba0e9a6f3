"""Tests of what happens at build time: reading, checking, compiling."""
