"""What the page may ask of the engine in its worker, and in what shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.screen import START_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.site]

CALL = """async ({ base, code, name, args }) => {
  const { PolicyData } = await import(`${base}sources/policy_data.mjs`);
  const data = new PolicyData(base);
  const { Engine } = await import(`${base}sources/engine.mjs`);
  window.engine ??= new Engine(code);
  const bytes = (value) => (Array.isArray(value) ? new Uint8Array(value) : value);
  try {
    return await window.engine.call(name, args.map(bytes), {
      ...data.files(await data.edition("lambeth")),
    });
  } catch (error) {
    return { name: error.name, message: error.message };
  }
}"""
CASE = '{"answers": {}, "times": {}}'
NOW = "2026-11-27T17:00:00+00:00"


@pytest.fixture(scope="module")
def asked(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of the site, from which one worker is asked."""
    page = browser.new_page()
    page.set_default_timeout(START_MS * 3)
    page.goto(f"{site.url}about/")
    yield page
    page.close()


def call(page: Page, site: Site, name: str, *args: str | list[int]) -> Any:  # noqa: ANN401 - text, bytes or an error
    """What comes back from the worker."""
    return page.evaluate(
        CALL, {"base": site.url, "code": site.code("worker.js"), "name": name, "args": args}
    )


def test_text_goes_in_and_comes_out(asked: Page, site: Site) -> None:
    """The answer to a call is the method's text, as it stands."""
    assert '"question"' in call(asked, site, "answer", CASE, NOW)


def test_bytes_arrive_as_bytes(asked: Page, site: Site) -> None:
    """The reader of JSON takes bytes as it takes text, so the same call gives the same answer."""
    as_text = call(asked, site, "answer", CASE, NOW)
    assert call(asked, site, "answer", list(CASE.encode()), NOW) == as_text


def test_a_refusal_keeps_its_message(asked: Page, site: Site) -> None:
    """What was found and what is allowed come through from Python."""
    refused = call(asked, site, "answer", '{"answers": {"danger": 1}}', NOW)
    assert refused["name"] == "NavigatorError"
    assert "answers.danger: found '1'" in refused["message"]


@pytest.mark.parametrize("name", ["edition", "__class__", "__reduce__", "constructor"])
def test_nothing_else_can_be_asked(asked: Page, site: Site, name: str) -> None:
    """A Python object answers to many names; the worker passes on a few."""
    refused = call(asked, site, name)
    assert refused == {"name": "NavigatorError", "message": f"the engine has no {name}"}
