#!/usr/bin/env python3
"""Speaks the protocol of the CSL test suite's runner: a fixture per line in, its output out.

Reads one JSON object per line (``id``, ``mode``, ``submodes``, ``csl``, ``input``, ...) and
writes one with the same ``id`` and ``citations``, ``document``, ``entries``, ``output`` or
``error``. What the fixtures take from the processor that they were written with, and not from
the specification, is done here: the order of a citation of all items, positions given in cites,
bibliography parameters as text, and the words for a cite that prints nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from maocite.csl import Bibliography, Citation, CitationItem, Locator, load_style
from maocite.csl.cite import Position
from maocite.csl.markup import markup
from maocite.csl.position import Placed
from maocite.csl.processor import Processor
from maocite.csl.variables import read_items

Fixture = Mapping[str, Any]

NOTHING_PRINTED = "[CSL STYLE ERROR: reference with no printed form.]"
_POSITIONS = (
    Position.FIRST,
    Position.SUBSEQUENT,
    Position.IBID,
    Position.IBID_WITH_LOCATOR,
)


def render(fixture: Fixture) -> dict[str, Any]:
    """The reply to a fixture, without its id."""
    style = load_style(fixture["csl"].encode("utf-8"))
    items = [{"id": number, **item} for number, item in enumerate(fixture["input"])]
    processor = Processor(style, read_items(items), markup(_output(fixture["submodes"])))
    ids = [str(item["id"]) for item in items]
    if fixture.get("bibentries"):
        ids = [str(key) for key in fixture["bibentries"][-1]]
    if fixture["mode"] == "bibliography":
        return _bibliography(fixture, processor, ids)
    if fixture["document"] is not None:
        texts = processor.render(_document(fixture["document"])).citations
        return {"document": [text or NOTHING_PRINTED for text in texts]}
    given = fixture["citation_items"]
    if not given:
        given = [[{"id": key} for key in _in_bibliography_order(processor, ids)]]
    clusters = [_cluster(citation) for citation in given]
    places = [{str(cite["id"]): _place(cite) for cite in _cites(citation)} for citation in given]
    texts = processor.render(clusters, ids, lambda index, cite: places[index][cite.key]).citations
    return {"citations": [text or NOTHING_PRINTED for text in texts]}


def _output(submodes: Sequence[str]) -> str:
    return next((name for name in submodes if name in {"rtf", "plain"}), "html")


def _bibliography(fixture: Fixture, processor: Processor, ids: list[str]) -> dict[str, Any]:
    if fixture["document"] is not None:
        rendered = processor.render(_document(fixture["document"]))
    else:
        clusters = [_cluster(citation) for citation in fixture["citation_items"] or ()]
        rendered = processor.render(clusters, ids)
    bibliography = rendered.bibliography
    if bibliography is None:
        return {"error": "the style has no bibliography"}
    if "header" in fixture["submodes"]:
        return {"output": _header(bibliography)}
    texts = {entry.id: entry.text for entry in bibliography.entries}
    for key in bibliography.unprinted:
        if key in texts:
            texts[key] = f"{processor.numbers[key]}. {NOTHING_PRINTED}"
    if "nosort" in fixture["submodes"]:
        texts = {key: texts[key] for key in ids if key in texts}
    return {"entries": [text or NOTHING_PRINTED for text in texts.values()]}


def _header(bibliography: Bibliography) -> str:
    """The parameters of the bibliography in the words of the suite's header mode."""
    align = bibliography.second_field_align
    parameters: dict[str, object] = {
        "bibend": "</div>",
        "bibstart": '<div class="csl-bib-body">\n',
        "bibliography_errors": "",
        "done": "false",
        "entry_ids": ",".join(entry.id for entry in bibliography.entries),
        "entryspacing": bibliography.entry_spacing,
        "linespacing": bibliography.line_spacing,
        "maxoffset": bibliography.max_offset,
        "second-field-align": align or "false",
    }
    if bibliography.hanging_indent:
        parameters["hangingindent"] = "true"
    return "\n".join(f"{key}: {value}" for key, value in sorted(parameters.items())).strip()


def _in_bibliography_order(processor: Processor, ids: list[str]) -> list[str]:
    """A citation of all items has them in the order of the bibliography."""
    order = processor.register((), ids)
    return processor.number(order)


def _document(citations: Iterable[Mapping[str, Any]]) -> list[Citation]:
    documents = []
    for citation in citations:
        note = citation["properties"].get("noteIndex", 0)
        documents.append(Citation(_items(citation["citationItems"]), note))
    return documents


def _cites(citation: Any) -> Sequence[Mapping[str, Any]]:
    """The cites of a citation of CITATION-ITEMS, in either of its two shapes."""
    cites: Sequence[Mapping[str, Any]] = (
        citation["cites"] if isinstance(citation, Mapping) else citation
    )
    return cites


def _cluster(citation: Any) -> Citation:
    return Citation(_items(_cites(citation)), 0)


def _items(cites: Iterable[Mapping[str, Any]]) -> tuple[CitationItem, ...]:
    return tuple(
        CitationItem(
            str(cite["id"]),
            locator=_locator(cite),
            prefix=cite.get("prefix") or "",
            suffix=cite.get("suffix") or "",
            suppress_author=bool(cite.get("suppress-author")),
            author_only=bool(cite.get("author-only")),
        )
        for cite in cites
    )


def _locator(cite: Mapping[str, Any]) -> Locator | None:
    value = cite.get("locator")
    if value is None or not str(value).strip():
        return None
    return Locator(cite.get("label") or "page", str(value))


def _place(cite: Mapping[str, Any]) -> Placed:
    """The position that a cite of CITATION-ITEMS says it has."""
    position = _POSITIONS[int(cite.get("position", 0))]
    first = cite.get("first-reference-note-number", 0)
    return Placed(position, bool(cite.get("near-note")), int(first or 0))


def main() -> None:
    """Answer line by line until the input ends."""
    for line in sys.stdin:
        fixture = json.loads(line)
        try:
            reply = render(fixture)
        except Exception as problem:  # a broken fixture must not end the run
            reply = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps({"id": fixture["id"], **reply}), flush=True)


if __name__ == "__main__":
    main()
