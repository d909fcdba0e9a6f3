"""The page on which an edition is edited, as an officer uses it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from navigator.authoring.library import ROOT
from tests.web.screen import START_MS

if TYPE_CHECKING:
    import re

    from playwright.sync_api import Dialog, FilePayload, Locator, Page

FILE: Final = ROOT / "data" / "policies" / "lambeth" / "2024-07.yaml"
TEXT: Final = FILE.read_text(encoding="utf-8")


class Desk:
    """The page as an officer uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialogs: list[str] = []
        self.leaves = True
        page.on("dialog", self._on_dialog)

    def _on_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.type)
        (dialog.accept if self.leaves else dialog.dismiss)()

    def part(self, name: str) -> Locator:
        """A part of the page, by what the scripts call it."""
        return self.page.locator(f"[data-publish-{name}]")

    def checked(self, count: str | re.Pattern[str]) -> None:
        """Wait until the checks say this."""
        expect(self.part("count")).to_have_text(count, timeout=START_MS)

    def close(self) -> None:
        """Put away what is open."""
        if self.part("work").is_visible():
            self.part("close").click()
        expect(self.part("open")).to_be_visible()
        self.dialogs.clear()

    def correct(self) -> None:
        """Open Lambeth's published edition."""
        self.page.get_by_label("A published edition").select_option("lambeth/2024-07")
        self.page.get_by_role("button", name="Correct this one").click()
        self.checked("1 warning")

    def choose(self, *, name: str, content: bytes) -> None:
        """Choose a file from the device."""
        file: FilePayload = {"name": name, "mimeType": "application/yaml", "buffer": content}
        self.part("file").set_input_files(file)

    def tab(self, name: str) -> Locator:
        """Show a tab; gives its panel."""
        self.page.get_by_role("tab", name=name).click()
        return self.page.get_by_role("tabpanel", name=name)

    @property
    def editor(self) -> Locator:
        """Where the text is written."""
        return self.page.get_by_role("textbox", name="Text of the edition, as YAML")

    def replace(self, text: str) -> None:
        """Put a text in place of all that is there, as from the clipboard."""
        self.tab("Text")
        self.editor.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def downloaded(self) -> tuple[str, str]:
        """The name and the text of what the page hands out."""
        with self.page.expect_download() as waiting:
            self.part("download").click()
        path = waiting.value.path()
        return waiting.value.suggested_filename, Path(path).read_text(encoding="utf-8")
