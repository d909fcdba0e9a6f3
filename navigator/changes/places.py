"""Where a part of an edition stands on its page: the anchors that pages and change lists share."""

from __future__ import annotations


def place_anchor(path: str) -> str:
    """For a stage (``stage-2``) or a step (``stage-2/managers``)."""
    stem = path.replace("/", "--")
    return stem if stem.startswith("stage-") else f"stage-{stem}"


def duty_anchor(path: str) -> str:
    """For a duty, by its path (``stage-2/managers/hand-up``, ``throughout/record``)."""
    return f"duty-{path.replace('/', '--')}"
