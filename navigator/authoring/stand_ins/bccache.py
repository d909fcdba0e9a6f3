"""For ``jinja2.bccache``: templates are in the archive as Python, so none is kept elsewhere."""


class BytecodeCache:
    """Of these, Jinja2 only hands on the names."""


class FileSystemBytecodeCache(BytecodeCache):
    """See above."""


class MemcachedBytecodeCache(BytecodeCache):
    """See above."""
