"""What gets installed is pinned by hash, and the lock files say nothing of where they were made."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGE_LOCK = ROOT / "package-lock.json"

# A drive or a folder that a machine has at its root; "/" inside a word is only a separator.
ABSOLUTE_PATH = re.compile(r"(?<![\w.@-])(?:/\w|[A-Za-z]:\\)")


def requirements_in(text: str) -> list[str]:
    """Return each requirement with its options, as one line; comments are left out."""
    joined = text.replace("\\\n", " ")
    lines = (line.strip() for line in joined.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("lock", REQUIREMENTS, ids=lambda path: path.stem)
def test_every_python_package_is_pinned_with_a_hash(lock: Path) -> None:
    """Each requirement is one exact version and at least one SHA-256."""
    requirements = requirements_in(lock.read_text(encoding="utf-8"))
    pinned = re.compile(r"[a-z0-9-]+==\S+(?: +--hash=sha256:[0-9a-f]{64})+(?: +#.*)?")
    assert requirements
    assert [line for line in requirements if not pinned.fullmatch(line)] == []


def test_the_tests_use_the_versions_that_the_site_uses() -> None:
    """The test list holds every pin of the site list, unchanged."""
    site, test = (
        {line.split()[0] for line in requirements_in((ROOT / name).read_text(encoding="utf-8"))}
        for name in ("requirements/site.txt", "requirements/test.txt")
    )
    assert site <= test


def test_every_npm_package_has_its_hash() -> None:
    """Each package but our own carries an integrity value, and none an address."""
    packages = json.loads(PACKAGE_LOCK.read_text(encoding="utf-8"))["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert installed
    assert [name for name, entry in installed.items() if "integrity" not in entry] == []
    assert [name for name, entry in installed.items() if "resolved" in entry] == []


def test_npm_dependencies_are_pinned_exactly() -> None:
    """No dependency of ours is a range."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    ours = package["dependencies"] | package["devDependencies"]
    exact = re.compile(r"\d+\.\d+\.\d+")
    assert {name: spec for name, spec in ours.items() if not exact.fullmatch(spec)} == {}


@pytest.mark.parametrize("lock", REQUIREMENTS, ids=lambda path: path.stem)
def test_python_locks_hold_no_address(lock: Path) -> None:
    """No line names a host or a path of the machine that wrote it."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or ABSOLUTE_PATH.search(line)] == []


def test_npm_lock_holds_no_address_to_install_from() -> None:
    """The only addresses are those where a package's authors ask for funding."""
    lock = json.loads(PACKAGE_LOCK.read_text(encoding="utf-8"))
    for entry in lock["packages"].values():
        entry.pop("funding", None)
    text = json.dumps(lock, indent=1)
    assert [line for line in text.splitlines() if "://" in line] == []
