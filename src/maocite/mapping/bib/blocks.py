"""What stands in a .bib file? The only module that knows bibtexparser.

bibtexparser finds the blocks and their fields and goes on after what is broken; strings are put
together here (``#``, @string, months), and values are handed on as written, without delimiters.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from bibtexparser.model import Block as ParsedBlock
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.splitter import Splitter

from maocite.mapping.bib.block import Block, Kind, Remark
from maocite.mapping.bib.dates import MONTH_NAMES
from maocite.mapping.bib.plain_entries import Rest, Unjoined, split
from maocite.mapping.bib.repair import repair

# What bibtexparser logs of broken blocks, it also hands over; that is what we report.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

Item = TypeVar("Item")
_Found = tuple[Block | Unjoined | ParsedBlock, int]
"""A block, and its line."""

_DECLARES = re.compile(r"@\s*string", re.I)
_PIECE = re.compile(r"\s*(?:\{|\"|([^\s#{}\",]+))")
_JOIN = re.compile(r"\s*#")
_NEXT = re.compile(r"\s*([A-Za-z][\w.:+/-]*)\s*=\s*(?=[{\"\w])")
_BLANK_NAME = re.compile(r"^([ \t]*@)(\s*)(\w+)(\s*)([{(])", re.M)
"""``@ book {``, which BibTeX takes, with the brace also on the next line."""
_INSIDE = re.compile(r"\}\s*(?:[^\s}]|\})")
"""Something behind a closing brace, so that the first brace may be closed before the end."""


def read_blocks(text: str) -> Iterator[Block | Remark]:
    """The blocks of a .bib file in order. Strings may be used before they are declared.

    Where no string is declared, no more than one block is held at a time.
    """
    found: Iterable[_Found] = _found(text)
    strings = dict(MONTH_NAMES)
    if _DECLARES.search(text):
        found = list(found)
        for block, _ in found:
            if isinstance(block, String):
                strings[block.key.casefold()] = _value(block.value, strings, [])
    return _ours(found, strings)


def with_next(blocks: Iterable[Item]) -> Iterator[tuple[Item, Item | None]]:
    """Each item with the one that follows; None behind the last."""
    before: list[Item] = []
    for block in blocks:
        if before:
            yield before.pop(), block
        before.append(block)
    if before:
        yield before.pop(), None


def _found(text: str) -> Iterator[_Found]:
    """The blocks as they are found, each with its line."""
    for part in split(text):
        if not isinstance(part, Rest):
            yield part, part.line
        else:
            for block in _parse(part):
                yield block, (block.start_line or 0) + part.line + 1


def _parse(rest: Rest) -> list[ParsedBlock]:
    """The blocks that bibtexparser finds; it must know where the next block begins."""
    # What stood before the brace stands behind it, so that lines are counted as they are.
    text = _BLANK_NAME.sub(r"\1\3\5\2\4", rest.text)
    if rest.following is None:
        return list(Splitter(text).split().blocks)
    return list(Splitter(f"{text}@{rest.following}{{next}}").split().blocks[:-1])


def _ours(blocks: Iterable[_Found], strings: Mapping[str, str]) -> Iterator[Block | Remark]:
    behind: ImplicitComment | None = None
    for (block, line), following in with_next(blocks):
        if block is behind:
            continue
        if isinstance(block, Block):
            yield block
        elif isinstance(block, Unjoined):
            yield _joined(block, strings)
        elif isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            inner = block.ignore_error_block
            if isinstance(inner, Entry):
                yield _entry(inner, line, strings)
        elif isinstance(block, ParsingFailedBlock):
            raw = block.raw or ""
            # Where bibtexparser gave up, the rest of the entry is a comment to it.
            rest = following[0] if following else None
            rest = rest if isinstance(rest, ImplicitComment) else None
            whole = f"{raw} {rest.comment}" if rest else raw
            mended = repair(whole, line, lambda text, at: _whole_value(text, at, strings))
            if mended is None:
                yield Remark(Kind.BROKEN, raw, line, _reason(block))
                continue
            behind = rest
            yield mended[0]
            if mended[1]:
                yield Remark(Kind.COMMENT, mended[1], line)
        elif isinstance(block, Entry):
            yield _entry(block, line, strings)
        elif isinstance(block, Preamble):
            yield _preamble(block.value, line, strings)
        elif isinstance(block, ExplicitComment | ImplicitComment):
            yield Remark(Kind.COMMENT, block.comment, line)


def _preamble(raw: str, line: int, strings: Mapping[str, str]) -> Remark:
    """A preamble; a comment if it is no value but prose, at which BibTeX would stumble."""
    value, end = _value_from(raw, 0, strings, [])
    if raw[end:].strip():
        return Remark(Kind.COMMENT, raw, line)
    return Remark(Kind.PREAMBLE, value, line)


def _joined(entry: Unjoined, strings: Mapping[str, str]) -> Block:
    """The entry with its values put together."""
    unknown: list[str] = []
    fields = tuple(
        (name, _value(value, strings, unknown) if joined else value)
        for name, value, joined in entry.fields
    )
    return Block(entry.type, entry.key, fields, entry.line, tuple(unknown))


def _reason(block: ParsingFailedBlock) -> str:
    error = getattr(block.error, "abort_reason", None) or str(block.error)
    return str(error).strip().rstrip(".")


def _entry(entry: Entry, line: int, strings: Mapping[str, str]) -> Block:
    unknown: list[str] = []
    unparted: list[str] = []
    stray: list[str] = []
    fields: list[tuple[str, str]] = []
    for field in entry.fields:
        name, raw, at = field.key.lower(), field.value, 0
        while True:
            value, at = _value_from(raw, at, strings, unknown)
            fields.append((name, value))
            following = _NEXT.match(raw, at)
            if not following:
                break
            # The comma between two fields is missing; the parser takes both for one value.
            name, at = following[1].lower(), following.end()
            unparted.append(name)
        if raw[at:].strip():
            stray.append(name)
    return Block(
        entry.entry_type.lower(),
        entry.key,
        tuple(fields),
        line,
        tuple(unknown),
        tuple(unparted),
        tuple(stray),
    )


def _value(raw: str, strings: Mapping[str, str], unknown: list[str]) -> str:
    """The value of ``"13~" # may``; names that are declared nowhere stay as they are."""
    return _value_from(raw, 0, strings, unknown)[0]


def _value_from(
    raw: str,
    at: int,
    strings: Mapping[str, str],
    unknown: list[str],
    unclosed: list[int] | None = None,
) -> tuple[str, int]:
    """The value that begins at a place, and where it ends; `unclosed` takes where no end is."""
    if not at and raw[:1] == "{" and raw[-1:] == "}" and not _INSIDE.search(raw):
        return raw[1:-1], len(raw)
    pieces: list[str] = []
    while match := _PIECE.match(raw, at):
        at = match.end()
        if name := match[1]:
            known = strings.get(name.casefold())
            if known is None and not name.isdigit():
                unknown.append(name)
            pieces.append(name if known is None else known)
        else:
            end = _closing(raw, at, "}" if raw[at - 1] == "{" else '"')
            pieces.append(raw[at:end])
            if end == len(raw) and unclosed is not None:
                unclosed.append(at)
            at = min(end + 1, len(raw))
        rest = _JOIN.match(raw, at)
        if not rest:
            break
        at = rest.end()
    return ("".join(pieces), at) if pieces else (raw, len(raw))


def _whole_value(raw: str, at: int, strings: Mapping[str, str]) -> tuple[str, int] | None:
    """`_value_from` for a value whose delimiters are all there."""
    unclosed: list[int] = []
    value, end = _value_from(raw, at, strings, [], unclosed)
    return None if unclosed else (value, end)


def _closing(raw: str, at: int, close: str) -> int:
    """Where the delimiter that closes a value stands."""
    depth = 0
    while at < len(raw):
        char = raw[at]
        if char == "\\":
            at += 2
            continue
        if depth == 0 and char == close:
            return at
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        at += 1
    return len(raw)
