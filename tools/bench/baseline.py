"""The page that the site is measured against: what one writes without trying to be fast.

Stock ``loadPyodide()``, the same engine as .py files with Jinja2 in a zip, unpacked; the same
policy, and the same guidance worked out. It is served beside the site, by the same server.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.library import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "baseline"
# Below this, files never change: the server says so, as it does of the site's own.
RUNTIME: Final = f"{FOLDER}/runtime/"
_STOCK: Final = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
_PAGE: Final = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Baseline</title>
<h1>Baseline</h1><main></main><script type="module" src="main.js"></script></html>
"""
# For what is measured of the browser alone.
_EMPTY: Final = '<!doctype html><html lang="en"><title>Empty</title></html>'
_SCRIPT: Final = """\
import { loadPyodide } from "./runtime/pyodide.mjs";

const text = async (url) => (await fetch(url)).text();
const case_json = decodeURIComponent(location.hash.slice(1));
const python = await loadPyodide();
const engine = await (await fetch("./runtime/engine.zip")).arrayBuffer();
python.unpackArchive(engine, "zip");
const session = python.pyimport("navigator.web.session");
const loaded = session.load(await text("EDITION"), await text("HOLIDAYS"));
const { html } = JSON.parse(loaded.answer(case_json, new Date().toISOString()));
document.querySelector("main").innerHTML = html;
performance.mark("dates");
"""


def write_baseline(root: Path, edition_url: str) -> None:
    """Write the page into ``root/baseline/``. ``edition_url`` is the edition's path in ``root``."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    runtime = root / RUNTIME
    runtime.mkdir(parents=True)
    for name in _STOCK:
        shutil.copyfile(ROOT / "node_modules" / "pyodide" / name, runtime / name)
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "empty.html").write_text(_EMPTY, encoding="utf-8")
    script = _SCRIPT.replace("EDITION", f"../{edition_url}")
    script = script.replace("HOLIDAYS", "../api/v1/bank-holidays.json")
    (folder / "main.js").write_text(script, encoding="utf-8")
    with zipfile.ZipFile(runtime / "engine.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in sorted(_sources()):
            archive.write(path, name)


def baseline_address(site: str, case: dict[str, object]) -> str:
    """The page's address for a case as the engine reads it."""
    return f"{site}{FOLDER}/#{json.dumps(case)}"


def _sources() -> Iterator[tuple[Path, str]]:
    """Each file of the engine and of Jinja2, with its name in the zip."""
    package = ROOT / "navigator"
    wanted = [package / "__init__.py"]
    wanted += [each for each in (package / "engine").rglob("*") if "__pycache__" not in each.parts]
    for pattern in ("*.py", "*.json", "templates/**/*"):
        wanted += (package / "web").glob(pattern)
    for path in wanted:
        if path.is_file():
            yield path, path.relative_to(ROOT).as_posix()
    for name in ("jinja2", "markupsafe"):
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(name)
        folder = Path(spec.origin).parent
        for path in folder.rglob("*.py"):
            yield path, f"{name}/{path.relative_to(folder).as_posix()}"
