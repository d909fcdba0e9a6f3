"""A slow network between a browser and a server of this machine: bytes wait their turn.

One link of a given rate is shared by all connections, downwards; each way takes half of the round
trip, and a new connection takes one round trip more. What a real network adds to it, such as a slow
beginning of each connection and lost packets, is left out: it would make both sides of a ratio
slower.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tools.local_servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEGABITS_A_SECOND: Final = 9
ROUND_TRIP: Final = 0.060
_PIECE: Final = 8 * 1024
# What may wait on one connection: about what fits on the link for one round trip.
_WAITING: Final = 8


@dataclass(slots=True)
class Link:
    """What all connections share. Times are in seconds, of the monotonic clock."""

    bits_a_second: float
    one_way: float
    free: float = 0

    def down(self, size: int) -> float:
        """When that many bytes, sent now, have arrived."""
        self.free = max(self.free, time.monotonic()) + size * 8 / self.bits_a_second
        return self.free + self.one_way

    def up(self, _: int) -> float:
        """When a request, sent now, has arrived: it is too short to wait its turn."""
        return time.monotonic() + self.one_way


@contextlib.contextmanager
def slow_network(server: int, cores: set[int]) -> Iterator[int]:
    """Gives the port where the server at port ``server`` answers slowly. Runs on ``cores``."""
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(port, server, cores))
    process.start()
    try:
        yield port
    finally:
        process.terminate()
        process.join()


def _run(port: int, server: int, cores: set[int]) -> None:
    os.sched_setaffinity(0, cores)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(port, server))


async def _serve(port: int, server: int) -> None:
    link = Link(bits_a_second=MEGABITS_A_SECOND * 1_000_000, one_way=ROUND_TRIP / 2)

    async def connected(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIP)
        far, forth = await asyncio.open_connection("127.0.0.1", server)
        await asyncio.gather(_pass(near, forth, link.up), _pass(far, back, link.down))

    listening = await asyncio.start_server(connected, "127.0.0.1", port)
    await listening.serve_forever()


async def _pass(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, due: Callable[[int], float]
) -> None:
    """Hand on what comes, when it is due; then close."""
    waiting = asyncio.Queue[tuple[float, bytes]](_WAITING)

    async def read() -> None:
        with contextlib.suppress(ConnectionError):
            while piece := await source.read(_PIECE):
                await waiting.put((due(len(piece)), piece))
        await waiting.put((0, b""))

    reading = asyncio.create_task(read())
    with contextlib.suppress(ConnectionError):
        while True:
            when, piece = await waiting.get()
            if not piece:
                break
            await asyncio.sleep(when - time.monotonic())
            target.write(piece)
            await target.drain()
    reading.cancel()
    target.close()
