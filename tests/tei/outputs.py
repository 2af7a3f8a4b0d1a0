"""One file of each kind that we write, for validators that take files."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import maocite
from maocite.formats import Options
from maocite.model import Record
from maocite.tei.edition_header import header_of
from maocite.tei.serialise import FORBIDDEN, REPLACEMENT, serialise
from maocite.writers import cmif
from maocite.writers.tei import write_document
from tei import samples
from tei.conftest import SHARED
from tei.test_hostile import hostile, sparse


def corpus(count: int) -> Iterator[Record]:
    """Made-up records of the benchmark; none where its maker is not here."""
    maker = SHARED / "bench" / "make_corpus.py"
    if not maker.is_file():
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.json"
        command = [sys.executable, str(maker), str(count), "11", "--csl", str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield from maocite.read(file)


def outputs() -> Iterator[tuple[str, str]]:
    """Name and text of one file of each kind that we write."""

    def ignore(problem: object) -> None:
        """Losses are not what is looked at."""

    sets: dict[str, list[Record]] = {
        "samples": list(samples.all_records()),
        "dataset": list(maocite.read("sample:mao-albania")),
        "hostile": [*hostile(), *sparse()],
        "corpus": list(corpus(500)),
    }
    for name, records in sets.items():
        for archival in ("bibl", "msDesc", "biblStruct"):
            for form in ("struct", "bibl", "both"):
                options = Options(tei_archival=archival, tei_form=form, tei_lists=form != "both")
                text = "".join(write_document(records, options, ignore))
                yield f"{name}-{archival}-{form}", text
        yield f"{name}-cmif", "".join(cmif.write(records, Options(), ignore))
    for record in [*sets["samples"][:4], *sets["hostile"][:60:5], *sparse()][:24]:
        header = FORBIDDEN.sub(REPLACEMENT, serialise(header_of(record), 1))
        text = "<text><body><p/></body></text>"
        whole = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'
        yield f"header-{sum(map(ord, record.id))}", whole
