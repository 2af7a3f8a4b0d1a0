"""The page that compares stock notes with ours is made by the program, not typed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_program_makes() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "archival_notes.py")],
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    assert made == (ROOT / "docs" / "archival-notes.md").read_text("utf-8")
    # Every rule that the page explains is met by one of the 20 documents.
    rules = [line[4 : line.index("**:")] for line in made.splitlines() if line.startswith("- **")]
    named = {
        word
        for line in made.splitlines()
        if line.startswith("Differs by: ")
        for word in line[12:].split(", ")
    }
    assert named == set(rules)
