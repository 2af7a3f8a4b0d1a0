"""The page for people who come from citeproc-py: its programs print what the page says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "from-citeproc-py.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not shipped here")
def test_programs_print_what_the_page_says() -> None:
    blocks = re.findall(r"```(python|text)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert [kind for kind, _ in blocks] == ["python", "text", "python", "text"]
    names: dict[str, Any] = {}
    for (_, program), (_, expected) in zip(blocks[::2], blocks[1::2], strict=True):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(program, str(PAGE), "exec"), names)
        assert printed.getvalue() == expected
