"""Put at the end of the library's ``dataclasses``: code that was compiled before is not made again.

It writes each class's methods as text, and ``exec`` compiles them: nearly half of the time that the
engine takes to import. The archive holds the code of each such text, by the text itself; any other
is compiled as ever. Written by :func:`navigator.authoring.bytecode.class_code`.
"""

import builtins
import marshal
from typing import Any

try:
    # The loader of a zip archive, which reads its other files too.
    _HELD = __spec__.loader.get_data("class_code")  # type: ignore[union-attr]
    _KNOWN = marshal.loads(_HELD)  # noqa: S302 - of our own making
except OSError:
    # The archive from which that file is made.
    _KNOWN = {}


def exec(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:  # noqa: A001
    """As the builtin that the rest of this module calls."""
    builtins.exec(_KNOWN.get(text, text), names, made)  # noqa: S102
