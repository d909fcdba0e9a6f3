"""The worker that Python runs in can do no more than the page that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serving import Site
from tests.site.test_in_a_browser import IN_A_WORKER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_python_s_worker_is_bound_by_the_page_s_policy(screen: Screen, built_site: Path) -> None:
    """With no header from the server, it can neither run text as code nor reach another origin."""
    with Site(folder=built_site) as served, Site(folder=built_site) as elsewhere:
        screen.to_guidance(served.url)
        screen.state("undated")
        assert sum(path.endswith(".wasm") for path in served.requests) == 1
        # The search has one of its own.
        assert 1 <= len(screen.page.workers) <= 2
        for worker in screen.page.workers:
            assert worker.url.startswith("blob:")
            assert worker.evaluate(IN_A_WORKER, elsewhere.url) == ["EvalError", "TypeError"]
        assert elsewhere.requests == []
