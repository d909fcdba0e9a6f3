"""Turns Python modules into bytecode. Runs inside Pyodide, started by bytecode.mjs.

Bytecode fits one minor version of Python, and Pyodide's is newer than the one that builds the
site. Standard library only, and nothing of ours: it is all that the compiling Python is given.
"""

from __future__ import annotations

import ast
import builtins
import dataclasses
import importlib
import importlib.util
import io
import marshal
import zipfile
from types import CodeType
from typing import Final

# A location entry that gives none, for up to eight code units: the kind 15, and a count less one.
_NO_LOCATION: Final = 0b1_1111_000
_UNITS: Final = 8
# Bytecode whose source nobody looks for: neither its time nor its hash is compared.
_UNCHECKED: Final = (0b01).to_bytes(4, "little") + bytes(8)


def compiled_archive(sources: bytes) -> bytes:
    """A zip archive of ``.py`` files as one of the same names, each holding its bytecode."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sources)) as found,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made,
    ):
        for name in found.namelist():
            made.writestr(name, compiled(found.read(name), name))
    return buffer.getvalue()


def compiled(source: bytes, name: str) -> bytes:
    """A module as a ``.pyc`` file, less what only its authors read.

    That is line numbers, and the docstrings and annotations of functions. Classes keep theirs: a
    dataclass is made of annotations, and without a docstring makes one up each time it is imported.
    ``name`` is the module's path in the archive, which a traceback shows. SyntaxError if it is no
    Python.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            _lighten(node)
    code = compile(tree, name, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + marshal.dumps(without_lines(code))


def class_code(module: str) -> bytes:
    """What ``dataclasses`` compiles while a module is imported: its texts with their code.

    It writes the methods of each class as text. Compiling that is nearly half of an import.
    """
    known: dict[str, CodeType] = {}

    def keep(text: str, names: dict[str, object], made: dict[str, object]) -> None:
        known[text] = without_lines(compile(text, "<string>", "exec", dont_inherit=True))
        builtins.exec(known[text], names, made)  # noqa: S102

    # Its own name for the builtin.
    setattr(dataclasses, "exec", keep)  # noqa: B010
    importlib.import_module(module)
    return marshal.dumps(known)


def _lighten(node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    if ast.get_docstring(node, clean=False) is not None:
        node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    # A decorator may go by the annotations, as that of a singledispatch does.
    if not node.decorator_list:
        node.returns = None
        taken = node.args
        for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg):
            if each is not None:
                each.annotation = None


def without_lines(code: CodeType) -> CodeType:
    """The same code, where each instruction has a location entry that gives no line.

    With an empty table instead, a traceback cannot be made.
    """
    full, rest = divmod(len(code.co_code) // 2, _UNITS)
    table = bytes([_NO_LOCATION | _UNITS - 1]) * full
    if rest:
        table += bytes([_NO_LOCATION | rest - 1])
    inner = (without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(inner))
