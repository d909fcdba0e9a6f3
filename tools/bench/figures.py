"""The arithmetic of the bench: medians, percentiles, ratios, and the table that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what was ``measured``, in which ``profile``, beside its ``goal``.

    ``value`` and ``goal`` are in the same unit. ``shown`` is what the value was made from. There
    is no value where nothing could be measured.
    """

    measured: str
    profile: str
    value: float | None
    goal: float
    unit: str = "×"
    shown: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal is met; what could not be measured does not meet it."""
        return self.value is not None and self.value <= self.goal


def ratio(measured: Sequence[float], baseline: Sequence[float]) -> float | None:
    """The ratio of two medians; None where either was never measured."""
    if not measured or not baseline:
        return None
    return median(measured) / median(baseline)


def percentile(values: Sequence[float], part: int) -> float | None:
    """The smallest value that at least ``part`` per cent of the values do not exceed."""
    if not values:
        return None
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * part // 100) - 1)]


def medians(measured: Sequence[float], baseline: Sequence[float], unit: str) -> str:
    """Both medians in words, with how many measurements each is of."""
    return f"{_median(measured, unit)} / {_median(baseline, unit)}"


def _median(values: Sequence[float], unit: str) -> str:
    return f"{median(values):,.0f} {unit} ({len(values)})" if values else "not measured"


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text, in columns as wide as they need to be."""
    lines = [("measured", "profile", "value", "goal", "", "from")]
    lines += [
        (
            row.measured,
            row.profile,
            "—" if row.value is None else _number(row.value, row.unit),
            f"≤ {_number(row.goal, row.unit)}",
            "met" if row.is_met else "NOT MET",
            row.shown,
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}" if unit == "×" else f"{value:,.0f} {unit}".rstrip()
