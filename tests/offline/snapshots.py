"""A snapshot of Python, as a browser keeps it, and what a test does to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.serving import Site

# What the workers of a page have said, in order.
LISTEN = """window.said = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => said.push(data.type));
  }
};"""
# Whoever starts from a snapshot is killed before it answers.
KILLED = """window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => data.type === "snapshot" && this.terminate());
  }
};"""

_MAKE = """async ({ base, code }) => {
  const { launch } = await import(`${base}sources/launch.mjs`);
  const made = await new Promise((resolve) => {
    const maker = launch(code, { task: "keep" });
    const end = (said) => (maker.stop(), resolve(said));
    maker.listen({ onMessage: end, onError: () => end({ type: "error" }), onBytes() {} });
  });
  if (made.type !== "kept") throw new Error(JSON.stringify(made));
}"""
_HELD = """async (base) => {
  const name = `snapshot-1 ${base}`;
  const cache = (await caches.has(name)) ? await caches.open(name) : null;
  const held = cache ? await cache.matchAll() : [];
  return Promise.all(held.map(async (each) => (await each.arrayBuffer()).byteLength));
}"""
# `change` is one of those below: it gives the body to keep in place of the one that is kept.
_CHANGE = """async ({ base, change }) => {
  const cache = await caches.open(`snapshot-1 ${base}`);
  const [request] = await cache.keys();
  const kept = await cache.match(request);
  const headers = new Headers(kept.headers);
  const packed = new Uint8Array(await kept.arrayBuffer());
  const through = async (bytes, stream) => {
    const answer = new Response(new Blob([bytes]).stream().pipeThrough(stream));
    return new Uint8Array(await answer.arrayBuffer());
  };
  const unpacked = await through(packed, new DecompressionStream("gzip"));
  const pack = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    headers.set("x-bytes", bytes.byteLength);
    const two = (each) => each.toString(16).padStart(2, "0");
    headers.set("x-sha256", Array.from(digest, two).join(""));
    return through(bytes, new CompressionStream("gzip"));
  };
  const body = await { %s }[change]();
  await cache.put(request, new Response(body, { headers }));
}"""
CHANGES = {
    "cut short": "() => packed.slice(0, 1e6)",
    "altered": "() => packed.map((byte, at) => (at % 50_000 === 40_000 ? byte ^ 1 : byte))",
    "not packed": "() => unpacked",
    "another's hash": '() => (headers.set("x-sha256", "0".repeat(64)), packed)',
    "without its size": '() => (headers.set("x-bytes", "many"), packed)',
    "empty": "() => new Uint8Array(0)",
    "nothing but zeros": "() => pack(new Uint8Array(unpacked.length))",
    "too small a memory": "() => pack(unpacked.slice(0, 64 * 1024 * 50))",
    "of no whole page": "() => pack(unpacked.slice(0, 1e6 + 1))",
    "cut after its head": "() => pack(unpacked.map((byte, at) => (at < 1e5 ? byte : 0)))",
}


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What one tab's browser keeps of Python for one site."""

    page: Page
    site: Site

    def make(self) -> None:
        """Have one made now, from whatever page of the site is shown."""
        self.page.evaluate(_MAKE, {"base": self.site.url, "code": self.site.code("worker.js")})

    @property
    def sizes(self) -> list[int]:
        """The bytes that each takes, packed. One that was refused takes none."""
        found: list[int] = self.page.evaluate(_HELD, self.site.url)
        return found

    def change(self, change: str) -> None:
        """Make of the one that is kept another, as ``CHANGES`` says."""
        named = ", ".join(f"{name!r}: {code}" for name, code in CHANGES.items())
        self.page.evaluate(_CHANGE % named, {"base": self.site.url, "change": change})

    @property
    def said(self) -> list[Any]:
        """What the workers of the page that is shown have said; for a page with ``LISTEN``."""
        found: list[Any] = self.page.evaluate("said")
        return found
