"""Anything at all is read, or refused in words: no reader breaks."""
