"""What stands in the browser's archive for modules that a start imports and nobody uses.

Each brings in much more than itself: an event loop, archives, temporary files, a terminal's
colours. The engine only answers calls, so each gives what Pyodide asks of it at its start, and no
more. ``sources_archive`` holds the modules themselves, and every call is tried with both.
"""
