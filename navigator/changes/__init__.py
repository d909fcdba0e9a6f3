"""What changed between two editions, in a practitioner's words.

Standard library and engine only, so that the build, the command line and the browser say the same.
"""
