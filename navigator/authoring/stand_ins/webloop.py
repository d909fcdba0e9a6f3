"""For ``pyodide.webloop``: no loop is set up, as nothing here waits for anything."""


def _initialize_event_loop() -> None:
    """Called once, when the package ``pyodide`` is imported."""
