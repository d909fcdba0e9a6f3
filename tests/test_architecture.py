"""What may import what, how large a module may grow, and what the engine may not do."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path.relative_to(ROOT)
    for folder in ("navigator", "macros")
    for path in (ROOT / folder).rglob("*.py")
)
SCRIPTS = sorted(path.relative_to(ROOT) for path in (ROOT / "navigator/web").glob("*.*js"))
ENGINE = [path for path in MODULES if path.parts[1] == "engine"]
# What each part may import of ours. Its own modules are always allowed.
OURS = {
    "navigator/changes": {"navigator.engine"},
    "navigator/engine": set[str](),
    "navigator/web": {"navigator.engine"},
    "navigator/authoring": {"navigator.engine", "navigator.web", "navigator.changes"},
    "macros": {"navigator.engine", "navigator.changes", "navigator.web", "navigator.authoring"},
}
# And of others'. Those of authoring and macros are requirements/site.in's affair.
OTHERS = {
    "navigator/engine": set[str](),
    "navigator/changes": set[str](),
    "navigator/web": {"jinja2", "markupsafe"},
}
TESTS = sorted(path.relative_to(ROOT) for path in (ROOT / "tests").rglob("*.py"))
LONGEST = 300


def part_of(path: Path) -> str:
    """The part of the program that a module belongs to, or "" for the package's own two files."""
    return next((part for part in OURS if path.is_relative_to(part)), "")


def imported(path: Path) -> Iterator[str]:
    """The names of all modules that a module imports, those for type checking included."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides what is imported"
            yield node.module or ""


def name_of(path: Path) -> str:
    """The module's dotted name."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def test_modules_are_found() -> None:
    """The lists that the other tests go through are not empty."""
    assert {part_of(path) for path in MODULES} == {"", *OURS}
    assert len(ENGINE) > 20


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_of_ours(path: Path) -> None:
    """The engine imports nothing of ours; the web part the engine; authoring both; macros all."""
    part = part_of(path)
    if not part:
        return
    allowed = {part.replace("/", "."), *OURS[part]}
    for name in imported(path):
        if name.partition(".")[0] in {"navigator", "macros", "tests"}:
            assert any(name == each or name.startswith(f"{each}.") for each in allowed), name


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) in OTHERS], ids=str)
def test_imports_of_others(path: Path) -> None:
    """What runs in the browser has the standard library, and to draw, Jinja2."""
    for name in imported(path):
        top = name.partition(".")[0]
        known = top in sys.stdlib_module_names or top == "navigator"
        assert known or top in OTHERS[part_of(path)], name


def test_authoring_takes_from_web_only_what_draws() -> None:
    """The build draws with the browser's templates, and the bench answers as the browser does."""
    taken = {
        name
        for path in MODULES
        if part_of(path) == "navigator/authoring"
        for name in imported(path)
        if name.startswith("navigator.web")
    }
    assert taken <= {
        "navigator.web.render",
        "navigator.web.abbreviations",
        "navigator.web.session",
    }


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_modules_are_small(path: Path) -> None:
    """Nobody has to read more than 300 lines at once."""
    lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines"


@pytest.mark.parametrize("path", SCRIPTS, ids=str)
def test_scripts_are_small(path: Path) -> None:
    """Nobody has to read more than 300 lines at once, in the browser's part either."""
    lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines"


def test_one_script_speaks_to_the_clipboard() -> None:
    """What one browser asks for, and another refuses, is known in one place."""
    speaks = [path for path in SCRIPTS if "clipboard." in (ROOT / path).read_text("utf-8")]
    assert [path.name for path in speaks] == ["copying.mjs"]


def test_no_test_waits_for_a_function() -> None:
    """Its second look is a string run as code, which every page's own policy refuses."""
    waits = "wait_for_" + "function"
    assert [path for path in TESTS if waits in (ROOT / path).read_text("utf-8")] == []


@pytest.mark.parametrize("path", ENGINE, ids=str)
def test_the_engine_reads_no_clock_and_no_file(path: Path) -> None:
    """Time is passed in; so is data. One file travels with the engine: London's time zone."""
    forbidden = {"now", "today", "utcnow", "open", "print", "input", "eval", "exec", "__import__"}
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert name not in forbidden, f"line {node.lineno}: {name}()"
    modules = {name.partition(".")[0] for name in imported(path)}
    assert not modules & {"os", "pathlib", "time", "random", "socket", "subprocess", "urllib3"}


@pytest.mark.parametrize("path", ENGINE, ids=str)
def test_the_engine_s_values_are_frozen_and_slotted(path: Path) -> None:
    """Nothing in an answer can change; only what keeps a worked-out part has no slots."""
    module = importlib.import_module(name_of(path))
    for cls in vars(module).values():
        if not (isinstance(cls, type) and cls.__module__ == module.__name__):
            continue
        if not dataclasses.is_dataclass(cls):
            assert not vars(cls).get("__annotations__") or issubclass(cls, str | Exception), cls
            continue
        settings = cls.__dataclass_params__  # type: ignore[attr-defined]
        assert settings.frozen, cls
        assert settings.kw_only, cls
        keeps = any(isinstance(each, cached_property) for each in vars(cls).values())
        assert keeps or "__slots__" in vars(cls), cls


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_public_names_are_explained(path: Path) -> None:
    """Every module, and every public class, function and method, says what it is."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    holders: list[ast.Module | ast.ClassDef] = [tree, *public]
    for holder in holders:
        for node in holder.body:
            if not isinstance(node, kinds) or node.name.startswith("_"):
                continue
            overloaded = any("overload" in ast.dump(each) for each in node.decorator_list)
            assert overloaded or ast.get_docstring(node), f"{path}:{node.lineno} {node.name}"


def test_one_function_is_the_engine() -> None:
    """Who uses the engine needs one function, and the values that go in and come out."""
    advise = importlib.import_module("navigator.engine.advise")
    public = [
        name
        for name, value in vars(advise).items()
        if getattr(value, "__module__", "") == advise.__name__ and not name.startswith("_")
    ]
    assert public == ["advise"]
