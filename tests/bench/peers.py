"""The processors to compare with, as commands for whole processes; only those installed."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be rendered; the files lie in ``folder``."""

    folder: Path
    items: Path
    """CSL-JSON."""
    biblatex: Path
    """The same items for Typst."""
    plan: Path | None
    """Citations in their order; None where only the bibliography of all items is made."""
    style: Path
    bibliography: bool

    @property
    def out(self) -> Path:
        """Where the text goes."""
        return self.folder / "out.txt"


Command = Callable[[Task], list[str]]
"""Prepares what the processor needs (not measured) and gives the command to measure."""


def ours(task: Task) -> list[str]:
    """This project's processor."""
    return [sys.executable, str(HERE / "render_ours.py"), *_arguments(task, str(task.style))]


def citeproc_js(task: Task) -> list[str]:
    """The npm package citeproc, through ``$CITEPROC_JS``."""
    return ["node", str(HERE / "render_citeproc_js.js"), *_arguments(task, str(task.style))]


def _arguments(task: Task, style: str) -> list[str]:
    plan = str(task.plan) if task.plan else "-"
    return [str(task.items), plan, style, "yes" if task.bibliography else "no", str(task.out)]


def pandoc(task: Task) -> list[str]:
    """pandoc with citeproc; it always makes the bibliography."""
    program = str(importlib.import_module("pypandoc").get_pandoc_path())
    text = _document(task, lambda key, page: f"[@{key}, p. {page}]" if page else f"[@{key}]")
    head = "---\nlang: en-US\n" + ("" if task.plan else "nocite: '@*'\n") + "---\n\n"
    source = task.folder / "document.md"
    source.write_text(head + text, encoding="utf-8")
    return [
        *(program, str(source), "--citeproc", "--csl", str(task.style)),
        *("--bibliography", str(task.items), "--to", "html", "--output", str(task.out)),
    ]


def typst(task: Task) -> list[str]:
    """Typst with hayagriva; it always makes the bibliography, and sets the pages."""
    text = _document(
        task,
        lambda key, page: f"#cite(<{key}>, supplement: [{page}])" if page else f"#cite(<{key}>)",
    )
    full = "false" if task.plan else "true"
    tail = f'\n\n#bibliography("{task.biblatex.name}", style: "{task.style.name}", full: {full})\n'
    source = task.folder / "document.typ"
    source.write_text(text + tail, encoding="utf-8")
    for file in (task.biblatex, task.style):
        if file.parent != task.folder:
            shutil.copy(file, task.folder / file.name)
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    return [sys.executable, "-c", code, str(source), str(task.folder / "out.pdf")]


def _document(task: Task, cite: Callable[[str, str], str]) -> str:
    """A paragraph for each citation."""
    if task.plan is None:
        return ""
    plan = json.loads(task.plan.read_text("utf-8"))
    return "\n\n".join(
        "Word " + " ".join(cite(c["id"], c.get("locator", "")) for c in cites) + "."
        for cites in plan
    )


def installed() -> dict[str, Command]:
    """The peers that can be run here, by name."""
    found: dict[str, Command] = {}
    if importlib.util.find_spec("pypandoc") is not None:
        found["pandoc"] = pandoc
    if importlib.util.find_spec("typst") is not None:
        found["typst"] = typst
    if os.environ.get("CITEPROC_JS") and shutil.which("node"):
        found["citeproc-js"] = citeproc_js
    return found
