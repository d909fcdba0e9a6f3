"""The case that everything is measured with: Lambeth's limit of 24 hours, counted from a time."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from navigator.authoring.library import ROOT

if TYPE_CHECKING:
    from pathlib import Path

POLICY: Final = "lambeth"
ANSWERS: Final = {
    "danger": "no",
    "process": "disagreement",
    "immediate-risk": "no",
    "override-event": "no",
    "position": "stage-1",
    "outcome": "unresolved",
}
_EVENT: Final = "stage-1 unresolved"
_LINK: Final = """
import { linkFragment } from "./navigator/web/link.mjs";
console.log(linkFragment(JSON.parse(process.argv[1])));
"""


def the_case() -> dict[str, object]:
    """The case as the engine reads it; what it counts from happened three hours ago."""
    happened = datetime.now(ZoneInfo("Europe/London")) - timedelta(hours=3)
    return {"answers": ANSWERS, "times": {_EVENT: happened.strftime("%Y-%m-%dT%H:%M")}}


def listed(site: Path) -> dict[str, str]:
    """What the built site's list of policies says of the policy."""
    policies = json.loads((site / "api/v1/policies.json").read_text(encoding="utf-8"))["policies"]
    found: dict[str, str] = next(each for each in policies if each["policy"] == POLICY)
    return found


def link_to(case: dict[str, object], edition: dict[str, str]) -> str:
    """The fragment of a link to the case, as the site's own script writes it."""
    told = {
        "policy": POLICY,
        "edition": edition["edition"],
        "fingerprint": edition["fingerprint"],
        "id": "benchcase",
        "answers": [{"question": name, "choice": choice} for name, choice in ANSWERS.items()],
        "times": case["times"],
    }
    done = subprocess.run(
        ["node", "--input-type=module", "-e", _LINK, json.dumps(told)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
