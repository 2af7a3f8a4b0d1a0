"""How is one stretch of a call number read? A grammar's labels, patterns and folios as a cursor.

The reader looks at one segment (what stands between two separators) and never goes back, so that
its time grows with the length of the segment.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from maocite.archives.profile import BRACKET, Grammar, LevelRule, NamePlace
from maocite.archives.words import fold
from maocite.model import Folios, Level

_DASH = r"[-‐‑–—]"
_LEAF = r"\d{1,6}(?:[a-z](?![a-z]))?(?:\s?(?:recto|verso|rv|r|v|ob\.?|об\.?)(?![a-z]))?"
FOLIO_LIST = re.compile(
    rf"{_LEAF}(?:\s*{_DASH}\s*(?:{_LEAF}|[rv]\b))?(?:\s*(?:[,;&]|and|und|et|i|и)\s*{_LEAF}(?:\s*{_DASH}\s*(?:{_LEAF}|[rv]\b))?)*",
    re.I,
)
"""``120, 148-150``, ``12r–13v``, ``5-7ob``."""
_TOKEN = re.compile(r"[^\s,;()]+")
_PLACEHOLDER = re.compile(r"\.{3}|…|\[[^\]]{1,20}\]|_{2,}|\?+")
_ABBREVIATED = re.compile(r"(?P<name>.*?\S)?\s*\((?P<abbreviation>[A-ZÀ-ÝА-Я][\w./-]{1,11})\)")
_CAPITALS = re.compile(r"[A-ZÀ-ÝА-Я][A-ZÀ-ÝА-Я./-]{1,9}")
_LOOK_AHEAD = 24
_ANY_LABEL = re.compile(r"(?P<label>[^\W\d_]{1,10}\.?)\s*(?P<number>[\w/.-]*\d[\w/.-]*)")
LABELLED = re.compile(r"[^\W\d_]{1,8}\.\s*\d")
"""What looks like a label and its number, and so is no name."""
_LEAVES = re.compile(r"\s*(?:№|#)?\s*(?:\d|[ivxlc]+\b|\[|\.{3}|…|\?)", re.I)
_ORDINAL = re.compile(r"(?P<label>\d{1,2}\.)\s+(?P<name>\D.*)")
_NUMBER_SIGN = re.compile(r"\s*(?:№|N[or]\.|no\.|nr\.|#)\s*", re.I)


@dataclass(frozen=True, slots=True)
class FoundLevel:
    """A level and the rule that read it."""

    index: int
    """Position of the rule in the grammar."""
    level: Level
    start: int
    end: int
    guess: str = ""


@dataclass(frozen=True, slots=True)
class FoundFolios:
    """Folios and where they stand."""

    folios: Folios
    start: int
    end: int


Found = FoundLevel | FoundFolios


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label in a segment."""

    start: int
    end: int
    label: str
    folio: bool
    rules: tuple[int, ...]


class SegmentReader:
    """Reads segments by one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        """Compile the labels and patterns of the grammar."""
        self.grammar = grammar
        self._rules: dict[str, list[int]] = {}
        self._after: dict[str, list[int]] = {}
        self._folio: set[str] = set()
        for index, rule in enumerate(grammar.levels):
            for label in rule.labels:
                table = self._after if rule.label_after else self._rules
                known = table.setdefault(_bare(label), [])
                if index not in known:
                    known.append(index)
        folios = grammar.folios.labels if grammar.folios else ()
        self._folio = {_bare(label) for label in folios}
        before = [
            label for rule in grammar.levels if not rule.label_after for label in rule.labels
        ]
        after = [label for rule in grammar.levels if rule.label_after for label in rule.labels]
        self._label = _any([*before, *folios])
        self._suffix = _any(after)
        self._patterns = {
            index: re.compile(rule.pattern)
            for index, rule in enumerate(grammar.levels)
            if rule.pattern
        }
        self._names = {
            index: re.compile(rule.name_pattern)
            for index, rule in enumerate(grammar.levels)
            if rule.name_pattern
        }

    def read(self, text: str, last: int, before: str = "") -> list[Found] | None:
        """What a segment holds, or None where it does not begin with a part of a call number.

        `last` is the index of the rule that read the segment before, -1 for none: levels without
        a label are taken in order. `before` is the separator in front of the segment.
        """
        if compact := self._compact(text, last):
            return compact
        marks = list(self._marks(text))
        starts = [mark.start for mark in marks]
        found: list[Found] = []
        position = 0
        while position < len(text):
            upcoming = bisect_left(starts, position)
            mark = marks[upcoming] if upcoming < len(marks) else None
            limit = mark.start if mark else len(text)
            if mark and mark.start == position:
                # What looks like a label may stand inside the number: "sygn. K 12".
                following = bisect_left(starts, mark.end)
                ends = [*starts[following : following + 2], len(text)]
                steps = (
                    self._labelled(text, mark, end, last, strict=strict)
                    for strict in (True, False)
                    for end in ends
                )
                step = next((step for step in steps if step), None)
            else:
                step = self._suffixed(text, position, last) or self._bare_level(
                    text, position, limit, last, before if not found else None
                )
                if step is None and mark and not found:
                    step = self._before_label(text, mark, last)
            if step is None:
                break
            found.append(step)
            last = step.index if isinstance(step, FoundLevel) else last
            position = self._bracketed(text, found)
            while position < len(text) and text[position] in " /,:.":
                position += 1
        if not found:
            return None
        rest = text[position:].strip(" ,")
        return found if not rest else self._named(text, found, position)

    def name_only(self, text: str, last: int, *, strict: bool) -> FoundLevel | None:
        """The segment as a level that has a name alone, or whose name has a telling form.

        `strict`: only where the rule has a pattern for names and it fits.
        """
        for index, rule in enumerate(self.grammar.levels):
            pattern = self._names.get(index)
            if pattern:
                if pattern.fullmatch(text) and (index > last or rule.repeat or strict):
                    return FoundLevel(index, self._name_level(rule, text), 0, len(text))
            elif not strict and rule.name is NamePlace.ONLY and (index > last or rule.repeat):
                return FoundLevel(index, self._name_level(rule, text), 0, len(text))
        return None

    def _name_level(self, rule: LevelRule, text: str) -> Level:
        if ordinal := _ORDINAL.fullmatch(text):
            return Level(rule.kind, name=ordinal["name"], label=ordinal["label"])
        if rule.pattern and re.search(r"\d", text) and re.fullmatch(rule.pattern, text):
            return Level(rule.kind, text)
        paren = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)
        if paren and rule.pattern and re.fullmatch(rule.pattern, paren[2]):
            return Level(rule.kind, paren[2], paren[1])
        return named(Level(rule.kind, name=text), text)

    def _marks(self, text: str) -> Iterator[_Mark]:
        if not self._label:
            return
        for match in self._label.finditer(text):
            label, written = _bare(match["label"]), match["label"]
            rest = text[match.end() : match.end() + _LOOK_AHEAD]
            if not _label_fits(written, match.group(), rest):
                continue
            if label in self._folio and label not in self._rules and not _LEAVES.match(rest):
                continue  # "S. H. Parsons" is no page
            if label in self._folio and text[match.start() - 1 : match.start()] == "/":
                continue  # "IOR/L/PS/9": a part of the code
            capitals = len(written) <= 2 and written.isupper() and not match["stop"]
            if capitals and label in self._folio:
                continue  # nor is "P 1" of a department, "FO 371"
            yield _Mark(
                match.start(),
                match.end(),
                match["label"] + (match["stop"] or ""),
                label in self._folio,
                tuple(self._rules.get(label, ())),
            )

    def _bracketed(self, text: str, found: list[Found]) -> int:
        """Take a name in brackets behind a number, where the form prints it so; where to go on."""
        last = found[-1]
        position = last.end
        if not isinstance(last, FoundLevel) or self.grammar.levels[last.index].joiner != BRACKET:
            return position
        match = re.compile(r"\s?\(([^()]+)\)").match(text, position)
        if not match:
            return position
        found[-1] = replace(last, level=replace(last.level, name=match[1]), end=match.end())
        return match.end()

    def _before_label(self, text: str, mark: _Mark, last: int) -> FoundLevel | None:
        """A name that shares its segment with the number after it: ``Neiber Nr. 553``."""
        if not any(self.grammar.levels[index].before == " " for index in mark.rules):
            return None
        found = self.name_only(text[: mark.start].strip(" ,"), last, strict=False)
        return replace(found, end=mark.start) if found else None

    def _labelled(
        self, text: str, mark: _Mark, limit: int, last: int, *, strict: bool
    ) -> Found | None:
        """The level or the folios behind a label; `strict`: only in the form of its pattern."""
        value = text[mark.end : limit]
        lead = len(value) - len(value.lstrip())
        start = mark.end + lead
        value = value.strip(" ,/")
        if mark.folio and not (mark.rules and last < 0):
            folios = FOLIO_LIST.match(value)
            end = folios.end() if folios else len(value)
            if not value:
                return None
            return FoundFolios(read_folios(value[:end], mark.label), mark.start, start + end)
        index = next((i for i in mark.rules if i > last), mark.rules[0] if mark.rules else None)
        if index is None:
            return None
        rule = self.grammar.levels[index]
        number = self._number(index, value, mark.label, strict=strict)
        if number is None:
            return None
        level = Level(rule.kind, number, label=mark.label)
        guess = "a placeholder, to be filled in" if _PLACEHOLDER.fullmatch(number) else ""
        return FoundLevel(index, level, mark.start, start + len(number), guess)

    def _number(self, index: int, value: str, label: str, *, strict: bool) -> str | None:
        if pattern := self._patterns.get(index):
            match = pattern.match(value)
            if match and match[0]:
                return match[0]
            if strict or self.grammar.levels[index].name is NamePlace.ONLY:
                return None  # "archief van A. Caransa": the label opens a name
        if placeholder := _PLACEHOLDER.match(value):
            return placeholder[0]
        sign = _NUMBER_SIGN.match(value)
        token = _TOKEN.match(value, sign.end() if sign else 0)
        if token and (re.search(r"\d", token[0]) or token[0].isupper() or len(_bare(label)) > 3):
            return self._cut(index, value[: token.end()].rstrip(".:")) or None
        return None

    def _cut(self, index: int, number: str) -> str:
        """The number up to the separator of the next level: ``12`` of ``carton 12/3``."""
        for later in range(index + 1, len(self.grammar.levels)):
            rule = self.grammar.levels[later]
            mark = (rule.before or "").strip()
            pattern = self._patterns.get(later)
            head, found, tail = number.partition(mark) if mark else (number, "", "")
            if found and head and pattern and pattern.fullmatch(tail):
                return head
        return number

    def _suffixed(self, text: str, position: int, last: int) -> FoundLevel | None:
        if not self._suffix:
            return None
        token = _TOKEN.match(text, position)
        if not token or not re.search(r"\d", token[0]):
            return None
        after = token.end() + (text[token.end() : token.end() + 1] == " ")
        label = self._suffix.match(text, after)
        if not label:
            return None
        index = self._after[_bare(label["label"])][0]
        rule = self.grammar.levels[index]
        stop = label["stop"]
        if not stop and label.end() == len(text):  # the full stop of the sentence was its own
            known = (spelling for spelling in rule.labels if _bare(spelling) == _bare(label[0]))
            stop = "." if next(known, "").endswith(".") else ""
        level = Level(rule.kind, token[0], label=label["label"] + stop)
        return FoundLevel(index, level, position, label.end())

    def _bare_level(
        self, text: str, position: int, limit: int, last: int, before: str | None
    ) -> Found | None:
        """A level whose label is not printed, by its pattern, in the order of the grammar.

        `before`: the separator in front of the segment; None inside a segment.
        """
        stretch = text[position:limit].rstrip(" /,")
        for index, rule in enumerate(self.grammar.levels):
            if index <= last and not rule.repeat:
                continue
            pattern = self._patterns.get(index)
            if rule.label is not None or pattern is None:
                if rule.required and rule.label is not None and before is None:
                    return None
                continue
            if before not in (None, "/") and (rule.before or "").strip() == "/":
                continue  # goes on after a slash, never after a comma
            match = pattern.match(stretch)
            if match and match[0] and not text[position + match.end() :][:1].isalnum():
                level = Level(rule.kind, match[0])
                guess = (
                    "a placeholder, to be filled in" if _PLACEHOLDER.fullmatch(match[0]) else ""
                )
                return FoundLevel(index, level, position, position + match.end(), guess)
        return None

    def unlabelled(self, text: str, last: int) -> FoundLevel | None:
        """A number whose label was left out: that of the next level that wants a label."""
        if not re.search(r"\d", text) or re.search(
            r"[^\W\d_]{4,}", "".join(ch for ch in text if not ch.isupper())
        ):
            return None
        for index, rule in enumerate(self.grammar.levels):
            if index <= last or rule.label is None or rule.label_after:
                continue
            pattern = self._patterns.get(index)
            if pattern.fullmatch(text) if pattern else (rule.required and text.isdigit()):
                level = Level(rule.kind, text)
                return FoundLevel(index, level, 0, len(text), f"taken for {rule.term}: no label")
        return None

    def any_label(self, text: str) -> FoundLevel | None:
        """A number behind a word that the grammar does not know, where it takes any: ``kutija 5``."""
        match = _ANY_LABEL.fullmatch(text)
        for index, rule in enumerate(self.grammar.levels):
            if match and rule.any_label:
                level = Level(rule.kind, match["number"], label=match["label"])
                return FoundLevel(
                    index, level, 0, len(text), f"{match['label']}: a label not known"
                )
        return None

    def complete(self, found: Iterable[int]) -> bool:
        """Whether these rules hold all levels that a call number of the grammar needs."""
        present = set(found)
        return all(i in present for i, rule in enumerate(self.grammar.levels) if rule.required)

    def _compact(self, text: str, last: int) -> list[Found] | None:
        """``558/11/97/67-70``: bare numbers in the order of the required levels."""
        joins = self.grammar.compact
        if not joins or last >= 0:
            return None
        rules = [i for i, rule in enumerate(self.grammar.levels) if rule.required]
        for join in joins:
            parts = text.split(join) if text.count(join) in range(1, len(rules) + 1) else []
            if len(parts) < 2 or not all(
                re.fullmatch(r"\s*\d{1,5}[a-z]?\s*", p) for p in parts[: len(rules)]
            ):
                continue
            if len(parts) == len(rules) + 1 and not FOLIO_LIST.fullmatch(parts[-1].strip()):
                continue
            found: list[Found] = []
            start = 0
            for index, part in zip(rules, parts, strict=False):
                rule = self.grammar.levels[index]
                end = start + len(part)
                level = Level(rule.kind, part.strip(), label=rule.label)
                found.append(FoundLevel(index, level, start, end, "bare numbers read in order"))
                start = end + 1
            if len(parts) == len(rules) + 1:
                found.append(FoundFolios(read_folios(parts[-1].strip(), None), start, len(text)))
            return found
        return None

    def _named(self, text: str, found: list[Found], position: int) -> list[Found] | None:
        """The rest of a segment after a number is the name of that level."""
        last = found[-1]
        rest = text[position:].strip(" ,")
        if not isinstance(last, FoundLevel):
            return None
        if bracketed := re.fullmatch(r"\(([^()]+)\)", rest):
            rest = bracketed[1]
        level = named(last.level, rest)
        return [*found[:-1], replace(last, level=level, end=len(text))]


@lru_cache(maxsize=256)
def segment_reader(grammar: Grammar) -> SegmentReader:
    """The reader of a grammar, compiled once."""
    return SegmentReader(grammar)


def named(level: Level, text: str) -> Level:
    """The level with a name; ``Departament politsii (DPOO)`` and ``DPOO`` give the short form."""
    if match := _ABBREVIATED.fullmatch(text):
        name = match["name"]
        return replace(level, name=name or level.name, abbreviation=match["abbreviation"])
    if level.number and not level.name and _CAPITALS.fullmatch(text):
        return replace(level, abbreviation=text)
    return replace(level, name=text)


def read_folios(raw: str, label: str | None) -> Folios:
    """Folios as data; a range that runs backwards is kept as it is written."""
    try:
        return Folios.parse(raw, label)
    except ValueError:
        return Folios(raw, (), label)


def _bare(label: str) -> str:
    return fold(label).rstrip(".")


def _any(labels: Sequence[str]) -> re.Pattern[str] | None:
    """Matches any of the labels, full stop or not; the letters after it must be no word."""
    bare = {label.casefold().rstrip(".") for label in labels}
    if not bare:
        return None
    words = "|".join(
        re.escape(label).replace(r"\ ", r"\s?").replace("'", "['’]?")
        for label in sorted(bare, key=lambda label: (-len(label), label))
    )
    return re.compile(rf"(?<![\w.-])(?P<label>{words})(?:(?P<stop>\.)|(?![^\W\d_]))", re.I)


def _label_fits(label: str, written: str, rest: str) -> bool:
    """Whether what follows can be a value: a short label without a full stop needs a digit."""
    value = rest.lstrip()
    if not value:
        return False
    if label.isupper() and value is rest and not written.endswith("."):
        return False  # P0000: the letter belongs to the number
    if len(label) > 3 or written.endswith("."):
        return bool(re.match(r"[\w\[(…№#.\"“]", value))
    return bool(re.match(r"(?:№|#|[A-ZА-Я]{0,3}[-\s]?)?\d|[IVXLC]+\b|\[|\.{3}|…", value))
