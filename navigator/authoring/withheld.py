"""What stands in open data in the place of a person's name, once an edition has ended."""

from __future__ import annotations

from typing import Final

WITHHELD: Final = "name withheld"
