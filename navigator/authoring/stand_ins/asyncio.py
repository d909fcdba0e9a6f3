"""For ``asyncio``: the one name that Pyodide looks up at its start."""

from __future__ import annotations


def get_event_loop() -> None:
    """Nothing here waits for anything; RuntimeError, as where no loop runs."""
    raise RuntimeError("the engine's Python has no event loop")
