"""What many tests share: the built site, served, and a browser to open it with."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.proven import Proven, is_whole, named_tests
from tests.serving import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

# A busy machine is no fault of the code: no test fails for the time that it takes.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# A site that is built already may be named here; otherwise it is built once for the session.
BUILT = "NAVIGATOR_SITE"


def pytest_configure(config: pytest.Config) -> None:
    """When every test is to run, each that the hazard log names has to pass."""
    # Of several processes, the one that starts the others hears of every test.
    if is_whole(config) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proven(named_tests()), "proven")


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the built site."""
    named = os.environ.get(BUILT)
    if named:
        folder = Path(named).resolve()
        assert (folder / "index.html").is_file(), f"{BUILT} names {named}, which holds no site"
        return folder
    done = subprocess.run(
        [sys.executable, "-m", "navigator", "build"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the site was not built:\n{done.stdout}{done.stderr}"
    return ROOT / "site"


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[Site]:
    """The built site, served as it should be, below a sub-path."""
    with Site(folder=built_site) as served:
        yield served


@pytest.fixture(autouse=True)
def no_violation(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leads a page to do what its own security policy forbids."""
    served = [name for name in ("site", "faulty_site") if name in request.fixturenames]
    sites: list[Site] = [request.getfixturevalue(name) for name in served]
    yield
    for each in sites:
        found, each.violations[:] = list(each.violations), []
        assert not found


@pytest.fixture
def site_url(site: Site) -> str:
    """The address of the home page, with a slash at its end."""
    return site.url


@pytest.fixture
def faulty_site(built_site: Path) -> Iterator[Site]:
    """The built site on a server of its own, for a test that sets ``faults``."""
    with Site(folder=built_site) as served:
        yield served


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Iterator[Browser]:
    """Without service workers, since each would save the whole site. tests/offline/ has them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "new_context", partial(browser.new_context, service_workers="block"))
        yield browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, which must not call home."""
    found = subprocess.run(
        [ROOT / "tools" / "find-chromium"], capture_output=True, text=True, check=True
    )
    return browser_type_launch_args | {
        "executable_path": found.stdout.strip(),
        "args": [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }
