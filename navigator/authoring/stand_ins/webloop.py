"""For ``pyodide.webloop``: no loop is set up, as nothing here waits for anything."""

# A snapshot of the memory is only made where each object that Python starts with was taken.
from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]  # noqa: F401


def _initialize_event_loop() -> None:
    """Called once, when the package ``pyodide`` is imported."""
