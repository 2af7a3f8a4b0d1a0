"""Notes for a text in Markdown: pandoc's citations become footnotes, in its order.

``[@walder2009, p. 4; see also @reilly2021]`` in the text becomes a footnote; inside a footnote
(``[^3]: More recently, [@yang2021] makes the case.``) it becomes words of that note. ``[-@key]``
leaves the author out. Fenced divs ``::: {#refs}`` and ``::: {#abbreviations}`` are filled with the
bibliography and the list of abbreviations. Everything else stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from maocite.divided import render_divided
from maocite.errors import InputError, Level, Place, Problem, UnknownNameError
from maocite.formats import Listing, Options, Report
from maocite.locators import split_cite
from maocite.model.library import Library
from maocite.model.record import ArchivalRecord
from maocite.rendering import Request, Requests, abbreviations_of, render_requests

_DEFINITION = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]:[ \t]*", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?!:)")
_CITATION = re.compile(r"\[(?P<cites>[^\[\]]*?-?@[^\[\]]+)\](?![(\[])")
_CITE = re.compile(
    r"^(?P<prefix>.*?)(?P<minus>-?)@(?P<key>\w[\w:.#$%&+?<>~/-]*\w|\w)(?P<rest>.*)$", re.DOTALL
)
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE
)
_DIV = re.compile(
    r"^::: ?\{#(?P<name>refs|abbreviations)\}[ \t]*\n(?:.*?\n)??:::[ \t]*$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """One citation: where its brackets stand, and what they ask for."""

    start: int
    end: int
    requests: Requests
    in_note: bool
    """Whether it stands inside of a footnote that the author wrote."""


def cite_markdown(
    text: str,
    library: Library,
    options: Options,
    report: Report,
    *,
    source: str = "<text>",
    listing: Listing = Listing.COLLECTIONS,
) -> str:
    """The text with its notes. Raises `InputError` naming the line of every unknown key."""
    options = replace(options, markup="markdown")
    places = _in_order(text, library, source)
    rendered = render_requests(library, [place.requests for place in places], options, report)
    changes: list[tuple[int, int, str]] = []
    added: list[str] = []
    for place, words in zip(places, rendered, strict=True):
        if place.in_note:
            # The note goes on; its own full stop closes it.
            changes.append((place.start, place.end, words.removesuffix(".")))
        else:
            mark = f"maocite-{len(added) + 1}"
            changes.append((_before_space(text, place.start), place.end, f"[^{mark}]"))
            added.append(f"[^{mark}]: {words}\n")
    cited = [request.key for place in places for request in place.requests.cites]
    for div in _DIV.finditer(text):
        changes.append(
            (
                div.start(),
                div.end(),
                _filled(div["name"], cited, library, options, report, listing),
            )
        )
    result = _apply(text, changes)
    return result + "\n" + "\n".join(added) if added else result


def _in_order(text: str, library: Library, source: str) -> list[_Place]:
    """All citations as the reader meets them; each note where its mark stands."""
    hidden = [(match.start(), match.end()) for match in _CODE.finditer(text)]
    notes = dict(_definitions(text))
    spans = list(notes.values())
    number = 0
    problems: list[Problem] = []
    found: list[_Place] = []
    for mark in sorted(
        [*_MARK.finditer(text), *_CITATION.finditer(text)], key=lambda m: m.start()
    ):
        if _inside(mark.start(), hidden) or _inside(mark.start(), spans):
            continue
        number += 1
        if "id" in mark.groupdict():
            start, end = notes.get(mark["id"], (0, 0))
            matches = [
                m for m in _CITATION.finditer(text, start, end) if not _inside(m.start(), hidden)
            ]
        else:
            matches = [mark]
        for match in matches:
            cites = tuple(_requests(match, text, library, source, problems))
            in_note = "id" in mark.groupdict()
            found.append(_Place(match.start(), match.end(), Requests(cites, number), in_note))
    if problems:
        raise InputError(problems)
    return found


def _definitions(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each footnote's id with the span of its text: up to a line that is not indented."""
    for match in _DEFINITION.finditer(text):
        end = re.compile(r"\n(?![ \t]|\n[ \t])").search(text, match.end())
        yield match["id"], (match.start(), end.start() if end else len(text))


def _requests(
    match: re.Match[str], text: str, library: Library, source: str, problems: list[Problem]
) -> Iterator[Request]:
    for cite in match["cites"].split(";"):
        parts = _CITE.match(cite.strip())
        line = text.count("\n", 0, match.start()) + 1
        if parts is None:
            message = f"{cite.strip()!r} names no record; write @key"
            problems.append(Problem(Level.ERROR, message, Place(source, line), "no-key"))
            continue
        key = parts["key"]
        try:
            record = library[key]
        except UnknownNameError as error:
            problems.append(Problem(Level.ERROR, str(error), Place(source, line), "unknown-key"))
            continue
        default = "folio" if isinstance(record, ArchivalRecord) else "page"
        _, pinpoint = split_cite(key + parts["rest"], default=default)
        yield Request(key, pinpoint, parts["prefix"].strip(), bool(parts["minus"]))


def _filled(
    name: str,
    cited: list[str],
    library: Library,
    options: Options,
    report: Report,
    listing: Listing,
) -> str:
    """The content of a div, in its fences."""
    if name == "abbreviations":
        pairs = abbreviations_of(library, cited, options)
        content = "\n".join(f"- **{short}**: {full}" for short, full in pairs)
    else:
        records = [library[key] for key in dict.fromkeys(cited)]
        content = render_divided(records, options, report, listing=listing).rstrip("\n")
    return f"::: {{#{name}}}\n{content}\n:::"


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _before_space(text: str, start: int) -> int:
    """A footnote mark stands close to the word before it, but in its own paragraph."""
    end = len(text[:start].rstrip())
    return start if "\n\n" in text[end:start] else end


def _apply(text: str, changes: list[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, words in sorted(changes):
        pieces += [text[position:start], words]
        position = end
    return "".join([*pieces, text[position:]])
