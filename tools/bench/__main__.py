"""``make bench``: one table of the site's figures beside a baseline's from the same run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import click
from playwright.sync_api import sync_playwright

from navigator.authoring.library import ROOT
from navigator.authoring.precompress import compress
from tools.bench import slowing
from tools.bench.baseline import RUNTIME, write_baseline
from tools.bench.case import link_to, listed, the_case
from tools.bench.figures import Row, medians, ratio, table
from tools.bench.loads import Conditions, browser, load
from tools.bench.measure import Bench
from tools.bench.shaping import MEGABITS_A_SECOND, ROUND_TRIP, slow_network
from tools.bench.traffic import load_run, sent
from tools.local_servers import nginx

PLAIN: Final = "unthrottled"
SLOW: Final = "slow"
# Medians of at least five.
_TURNS: Final = 5
_TURNS_WHEN_QUICK: Final = 1
_SECONDS_OF_LOAD: Final = 10
_SECONDS_WHEN_QUICK: Final = 3


@click.command()
@click.option("--quick", is_flag=True, help="Each thing once, and nothing slow: a first look.")
@click.option("--turns", type=click.IntRange(1), help="How often each load is measured.")
@click.option("--no-build", is_flag=True, help="Leave out the measurements of the build.")
def main(*, quick: bool, turns: int | None, no_build: bool) -> None:
    """Measure the built site in real Chromium, beside a page that loads Python as it comes."""
    began = time.monotonic()
    count = turns or (_TURNS_WHEN_QUICK if quick else _TURNS)
    click.echo(f"Medians of {count}. The machine should be idle: load now {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        lines = _measured(Path(folder), count, quick=quick)
    click.echo()
    click.echo("\n".join(lines))
    if not no_build:
        _build_part(quick=quick)
    click.echo(f"Took {(time.monotonic() - began) / 60:.0f} minutes")


def _measured(folder: Path, turns: int, *, quick: bool) -> list[str]:
    root = folder / "root"
    site = ROOT / "site"
    edition = listed(site)
    shutil.copytree(site, root)
    write_baseline(root, edition["edition_url"])
    compress(root, ROOT / ".cache" / "compressed", click.echo)
    logs = folder / "nginx"
    logs.mkdir()
    chromium = subprocess.run(
        [ROOT / "tools" / "find-chromium"], capture_output=True, text=True, check=True
    ).stdout.strip()
    case = the_case()
    with ExitStack() as held:
        playwright = held.enter_context(sync_playwright())
        port = held.enter_context(nginx(root, logs, forever=f"/{RUNTIME}"))
        plain = Conditions(
            name=PLAIN,
            program=chromium,
            site=f"http://127.0.0.1:{port}/",
            patience=60,
            pause=4,
        )
        bench = Bench(
            playwright=playwright,
            case=case,
            link=link_to(case, edition),
            turns=turns,
            say=click.echo,
        )
        carried: list[Row] = []
        bench.attempt("bytes", lambda: carried.append(_bytes(bench, plain, logs / "access.log")))
        bench.attempt("links followed", lambda: bench.starts(plain))
        for _ in range(turns):
            bench.attempt("memory", lambda: bench.memory(plain))
        bench.measure(plain)
        # The slow profile takes long: what is known is shown before it.
        click.echo(table(bench.rows(PLAIN, None) + carried + _once(bench)))
        lines = []
        if not quick:
            lines.append(_slowly(held, bench, plain, folder))
        rows = bench.rows(PLAIN, None if quick else SLOW) + carried + _once(bench)
    with nginx(root, logs) as port:
        seconds = _SECONDS_WHEN_QUICK if quick else _SECONDS_OF_LOAD
        run = load_run(port, root, seconds)
    lines.append(
        f"nginx on loopback, {seconds} s: {run.a_second:,.0f} requests a second, "
        f"{len(run.wrong)} errors {run.wrong[:3] or ''}"
    )
    lines.append(f"{sum(row.is_met for row in rows)} of {len(rows)} goals are met")
    lines += [f"not reached: {fault}" for fault in bench.faults]
    return [table(rows), "", *lines]


def _slowly(held: ExitStack, bench: Bench, plain: Conditions, folder: Path) -> str:
    """Measure the slow profile; gives the line that says how slow it was."""
    core, others = slowing.cores()
    network = held.enter_context(slow_network(int(plain.site.split(":")[2].strip("/")), others))
    slow = Conditions(
        name=SLOW,
        program=slowing.pinned(plain.program, core, folder),
        site=f"http://127.0.0.1:{network}/",
        patience=240,
        pause=6,
    )
    bench.loop(plain)
    held.enter_context(slowing.busy(core))
    bench.loop(slow)
    bench.say(f"The slow profile's browser is slower: {bench.slow_down(PLAIN, SLOW)}")
    bench.measure(slow)
    # Again at the end, as the machine may have had other things to do.
    bench.loop(slow)
    return (
        f"slow: {MEGABITS_A_SECOND} Mbit/s and {ROUND_TRIP * 1000:.0f} ms, and the whole browser on"
        f" one busy core, which slowed a fixed loop by {bench.slow_down(PLAIN, SLOW)}"
    )


def _bytes(bench: Bench, conditions: Conditions, log: Path) -> Row:
    """What a first visit to a link carries, service worker aside, ours and the baseline's."""
    carried: dict[str, tuple[int, int]] = {}
    for whose, address in bench.pair(conditions):
        log.write_text("", encoding="utf-8")
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            browser(bench.playwright, conditions, Path(profile), saves=False) as context,
        ):
            load(context.pages[0], conditions, address, "dates")
        carried[whose] = sent(log)
    (ours, shell), (theirs, _) = carried["ours"], carried["baseline"]
    return Row(
        measured="bytes, cold: runtime, library, engine, policy",
        profile=PLAIN,
        value=ours / theirs,
        goal=0.66,
        shown=f"{ours:,} / {theirs:,} bytes; the page's own shell: {shell:,}",
    )


def _once(bench: Bench) -> list[Row]:
    """The rows that are measured without the slow profile."""
    ours, theirs = bench.found["ours memory"], bench.found["baseline memory"]
    starts = bench.found["starts"]
    return [
        Row(
            measured="page's memory, 2 s after guidance",
            profile=PLAIN,
            value=ratio(ours, theirs),
            goal=1.25,
            shown=medians(ours, theirs, "MB"),
        ),
        Row(
            measured="interpreter starts along links",
            profile=PLAIN,
            value=starts[0] if starts else None,
            goal=0,
            unit="",
        ),
    ]


def _build_part(*, quick: bool) -> None:
    """The build's own measurements, which print a table of their own."""
    click.echo()
    subprocess.run(
        [sys.executable, "-m", "tools.bench_build", *(["--quick"] if quick else [])],
        cwd=ROOT,
        check=False,
    )


if __name__ == "__main__":
    main()
