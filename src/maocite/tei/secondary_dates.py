"""Which date of a published work is which?"""

import re
from collections.abc import Sequence

from maocite.model.date import Date
from maocite.model.vocabulary import DATE_VARIABLES
from maocite.tei import dates
from maocite.tei.node import Node
from maocite.tei.secondary_values import YEAR, Reading, put
from maocite.tei.texts import Place, mapping_of
from maocite.tei.tokens import from_token

_DATE_WORDS = {
    "": "issued", "published": "issued", "publication": "issued", "pub": "issued", "print": "issued",
    "datepub": "issued", "pubdate": "issued", "year": "issued", "datedefended": "issued", "publicationdate": "issued",
    "onset": "onset", "terminus": "terminus", "start": "onset", "end": "terminus", "whensubmitted": "submitted",
    "access": "accessed", "accesseddate": "accessed", "access-date": "accessed", "retrieved": "accessed",
    "consulted": "accessed", "download": "accessed", "created": "issued", "copyright": "issued",
    "when": "issued", "date": "issued", "datepublished": "issued", "available": "available-date",
    "original": "original-date", "firstpublication": "original-date", "firstpublished": "original-date",
    "firstedition": "original-date", "originaldate": "original-date", "originalpublication": "original-date", "first": "original-date",
    "conference": "event-date", "letzterzugriff": "accessed", "lastaccess": "accessed", "visited": "accessed", "event": "event-date", "meeting": "event-date", "filing": "submitted",
}  # fmt: skip
_ACCESSED = re.compile(
    r"^\W*(?:consult[ée]e?(?: le)?|accessed|retrieved|last (?:visited|accessed)|(?:letzter )?zugriff(?: am)?"
    r"|zuletzt (?:aufgerufen|besucht|abgerufen)(?: am)?|abgerufen(?: am)?|viewed)\W*(?:on )?(?P<date>.*)",
    re.I | re.S,
)


def _pairs(nodes: Sequence[Node]) -> list[tuple[Node, Node | None]]:
    """Each beginning with the end that follows it."""
    pairs: list[tuple[Node, Node | None]] = []
    for node in nodes:
        word = _DATE_WORDS.get((node.get("type") or "").lower())
        if word == "onset":
            pairs.append((node, None))
        elif word == "terminus" and pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], node)
    return pairs


def _is_of(year: Date, date: Date) -> bool:
    return year.start is not None and date.start is not None and year.start.year == date.start.year


def read_meeting(reading: Reading, node: Node) -> None:
    """Name, place and date of a meeting; text alone is its name."""
    title = mapping_of((Place.MEETING,), "name", "event")
    place = mapping_of((Place.MEETING,), "placeName", None)
    assert title is not None
    assert place is not None
    parts: list[str] = []
    for child in node.elements():
        if child.name == "date":
            _meeting_date(reading, child)
        elif child.name in ("name", "orgName", "title"):
            put(reading, title, child)
        elif child.name == "placeName" and reading.draft.ours:
            put(reading, place, child)
        elif child.name in _PLACES:
            parts.append(child.spaced_text())
        elif child.text():
            reading.draft.unread.append(child)
    if any(parts):
        where = ", ".join(dict.fromkeys(part for part in parts if part))
        put(reading, place, Node("placeName", {}, [where], node.line))
    if words := node.own_text():
        put(reading, title, Node("name", {}, [words], node.line))


_PLACES = frozenset(
    {"placeName", "settlement", "region", "country", "address", "geogName", "district"}
)


def _meeting_date(reading: Reading, node: Node) -> None:
    date, known = dates.from_node(node), reading.draft.dates
    if date is None:
        return
    begun = known.get("event-date")
    if begun is None:
        known["event-date"] = date
    elif (node.get("type") or "") in ("end", "to") and begun.edtf and date.edtf:
        known["event-date"] = dates.span(begun.edtf, date.edtf) or begun
    elif begun != date:
        reading.draft.unread.append(node)


def read_date(reading: Reading, node: Node) -> None:
    """Take a date for the variable that ``@type`` or its own words name."""
    kind = from_token(node.get("type") or "")
    if not reading.draft.ours and not kind and (match := _ACCESSED.match(node.text())):
        node = Node("date", node.attributes, [match["date"]], node.line)
        kind = "accessed"
    if not reading.draft.ours:
        reading.draft.unread += node.elements("note")
    date = dates.from_node(node)
    if date is None:
        return
    variable = kind if kind in DATE_VARIABLES else _DATE_WORDS.get(kind.lower(), kind or "issued")
    if variable not in DATE_VARIABLES:
        variable = variable.lower()
    if variable not in DATE_VARIABLES:
        reading.other_dates.append(node)
    elif variable not in reading.draft.dates or _holds(date, reading.draft.dates[variable]):
        reading.draft.dates[variable] = date
    elif reading.draft.dates[variable] != date:
        reading.draft.unread.append(node)


_ISSUE = re.compile(
    r"(?P<volume>\d{1,3})\.\s(?P<date>(?:[^\W\d_]+\s)?(?:1[4-9]|20)\d\d)(?:/\d{2,4})?\.?"
    r"(?:\s\(?(?:Heft|H\.|Nr\.|no\.)\s(?P<issue>\d+(?:[/–-]\d+)?)(?:,\s(?P<year>\d{4}))?\)?)?\.?",
    re.I,
)


def read_issue(reading: Reading, node: Node) -> bool:
    """``<num>6. 1973. Heft 1/2</num>``: volume, year and issue of a journal; False where it is none."""
    match = _ISSUE.fullmatch(node.text())
    if match is None or node.get("type") is not None or "volume" in reading.found:
        return False
    for name in ("volume", "issue"):
        line = mapping_of((Place.SCOPE,), "biblScope", name)
        if line is not None and match[name]:
            put(reading, line, Node("biblScope", {"unit": name}, [match[name]], node.line))
    read_date(reading, Node("date", {}, [match["year"] or match["date"]], node.line))
    return True


def _holds(run: Date, date: Date) -> bool:
    """Whether a date is one end of a run of years that is given too: ``1858-1868`` beside ``1868``."""
    ends = (run.edtf or "").split("/")
    return len(ends) == 2 and date.edtf in ends


def _whole(pairs: Sequence[tuple[Node, Node | None]]) -> Date | None:
    """The time from the first beginning to the last end of several runs."""
    runs = [run for first, last in pairs if (run := dates.run(first, last)) is not None]
    if len(runs) < 2 or any(run.edtf is None for run in runs):
        return runs[0] if runs else None
    starts = sorted(str(run.edtf).partition("/")[0] for run in runs)
    ends = sorted(str(run.edtf).rpartition("/")[2] for run in runs)
    last = ".." if ".." in ends else ends[-1]
    return dates.span(starts[0], last) or runs[0]


def settle_dates(reading: Reading) -> None:
    """What dates of other kinds mean: the run of a periodical, or the only date that there is."""
    known = reading.draft.dates
    pairs = _pairs(reading.other_dates)
    used: list[Node] = []
    if pairs and "issued" not in known and (run := _whole(pairs)) is not None:
        known["issued"] = run
        # Several runs have gaps between them, of which the whole time says nothing.
        used = [node for node in pairs[0] if node is not None] if len(pairs) == 1 else []
    for node in reading.other_dates:
        date = dates.from_node(node)
        if any(node is done for done in used) or date is None:
            continue
        if "issued" not in known:
            known["issued"] = date
        elif not (
            _holds(known["issued"], date)
            or (node.get("type") == YEAR and _is_of(date, known["issued"]))
        ):
            reading.draft.unread.append(node)
