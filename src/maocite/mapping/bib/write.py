"""How does a record become an entry? Its fields in order, and what the dialect cannot say."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import combining, is_normalized, normalize
from urllib.parse import quote

from maocite.mapping.bib import names as bib_names
from maocite.mapping.bib.archival import made_fields
from maocite.mapping.bib.dates import MONTHS, first_year, in_words, write_parts
from maocite.mapping.bib.dialect_in import identifier, is_address
from maocite.mapping.bib.dialects import DIALECTS, Archives, Dates, Dialect
from maocite.mapping.bib.language import BABEL, is_english, tag_of
from maocite.mapping.bib.latex_out import (
    Alphabet,
    balanced,
    encode,
    encode_plain_title,
    encode_title,
    escape,
    is_plain,
    one_line,
)
from maocite.mapping.bib.table import (
    DATE_FIELDS,
    HANDLED,
    READ_TYPES,
    ROLE_FIELDS,
    SUBTYPES,
    WRITE_TYPES,
    Form,
    Rule,
    own_name,
    writing,
)
from maocite.mapping.flat import is_archival
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role

FOREIGN = "bibtex"
"""Key of `Record.extra` for what a .bib file says and the record has no place for."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]*")
_SIMPLE_MARKUP = re.compile(r"(?:[^<]|<(i|b|sup|sub)>[^<]+</\1>)*")
_UNSAFE = re.compile(r"[\\{}\s\"<>^`|\x00-\x1f\x7f-\x9f]")
_IN_NO_NAME = re.compile(r"[\\{}%$#_~^]+")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_+.:-]*")


def fold_key(key: str) -> str:
    """The key in the characters that BibTeX, biber and Zotero all take: ASCII, no blanks."""
    if _KEY.fullmatch(key):
        return key
    plain = "".join(char for char in normalize("NFKD", key) if not combining(char))
    folded = re.sub(r"[^A-Za-z0-9._:/+-]+", "-", plain).strip("-._:/+")
    return folded or "item"


class Entry:
    """One entry that is being written."""

    def __init__(
        self, flat: SecondaryRecord, dialect: Dialect, key: str, title_language: str | None = None
    ) -> None:
        self.flat, self._dialect = flat, dialect
        self._whole = not (dialect.for_zotero or is_english(title_language))
        """Whether a title stands in one pair of braces."""
        self._alphabet = dialect.alphabet
        self._particles = (dialect.joined, dialect.for_zotero)
        self._archival = is_archival(flat)
        self.key = key
        self.exact = key == flat.id and not (flat.provenance or flat.silence)
        """Whether reading the entry gives the flat record but for `doubtful`; else both are to be
        compared."""
        self.doubtful: list[Role] = []
        """Roles whose names may be read otherwise than they are."""
        self.fields: dict[str, str] = {}
        self.type = self._type()
        self._write()

    def __str__(self) -> str:
        lines = [f"@{self.type}{{{self.key},"]
        lines += [f"  {name} = {{{value}}}," for name, value in self.fields.items()]
        month = self.fields.get("month")
        if month in MONTHS:
            lines[1 + list(self.fields).index("month")] = f"  month = {month},"
        lines.append("}\n")
        return "\n".join(lines)

    def _type(self) -> str:
        flat, dialect = self.flat, self._dialect
        foreign = self._foreign().get("type")
        if isinstance(foreign, str) and READ_TYPES.get(foreign) == flat.type:
            return foreign
        if self._archival:
            written = dict(dialect.archival_types).get(flat.type, "misc")
        else:
            written = WRITE_TYPES.get(flat.type, ("misc",) * 3)[dialect.column]
        if written == "phdthesis" and "master" in flat.texts.get("genre", "").casefold():
            return "mastersthesis"
        return written

    def _foreign(self) -> Mapping[str, object]:
        extra = self.flat.extra
        foreign = extra.get(FOREIGN) if extra else None
        return foreign if isinstance(foreign, Mapping) else {}

    def _write(self) -> None:
        flat, dialect = self.flat, self._dialect
        if READ_TYPES.get(self.type) != flat.type:
            self.fields["entrysubtype"] = SUBTYPES.get(flat.type, flat.type)
        elif self._archival and dialect.archives.value == "chicago":
            self.fields["entrysubtype"] = flat.type
        self._title()
        for role, names in flat.people.items():
            self._names(role, names)
        self._texts()
        for variable, date in flat.dates.items():
            self._date(variable, date)
        if self._archival and "issued" not in flat.dates and "event-date" in flat.dates:
            # Styles print one date; where there is none of the document, that of the event.
            self._date("issued", flat.dates["event-date"])
        self._language()
        if flat.keywords or "keyword" in flat.texts:
            self._keywords()
        if self._archival:
            self._made()
        self._unknown()
        self._rights()

    def _title(self) -> None:
        """The title, first of all fields."""
        text = self.flat.texts.get("title")
        if text is not None:
            self._put("title", self._titled(text))

    def _put(self, field: str, value: str) -> None:
        if value:
            self.fields[field] = value
        else:
            self.exact = False

    def _scripts(self, text: str) -> str:
        """Zotero's own importer knows no command for what stands above or below the line."""
        if "<su" not in text or self._dialect.archives is not Archives.ZOTERO:
            return text
        plain = _SCRIPT.sub(_unicode_script, text)
        self.exact = self.exact and plain == text
        return plain

    def _titled(self, text: str) -> str:
        text = self._scripts(text)
        if self._alphabet is Alphabet.UNICODE and text and is_plain(text):
            return encode_plain_title(text, self._whole)
        self._check(text)
        if not text.strip():
            return ""
        return encode_title(text, self._alphabet, self._whole)

    def _names(self, role: Role, names: tuple[Name, ...]) -> None:
        written = []
        for name in names:
            if not self._dialect.others and bib_names.is_others(name):
                self.exact = False
                continue
            text, exact = _name(name, self._alphabet, *self._particles)
            if not exact:
                self.doubtful.append(role)
            written.append(text)
        if written:
            self.fields[ROLE_FIELDS[role]] = " and ".join(written)

    def _plain(self, text: str) -> str:
        self._check(text)
        if self._alphabet is Alphabet.UNICODE and is_plain(text):
            return text
        return escape(one_line(text), self._alphabet)

    def _check(self, text: str) -> None:
        """Notes a text that may come back otherwise than it went out."""
        if is_plain(text):
            # Never decoded, so never composed either.
            self.exact = self.exact and (
                self._alphabet is Alphabet.UNICODE or is_normalized("NFC", text)
            )
            return
        if (
            not _SIMPLE_MARKUP.fullmatch(text)
            or "{" in text
            or "}" in text
            or one_line(text) != text
            or (not text.isascii() and not is_normalized("NFC", text))
        ):
            self.exact = False

    def _texts(self) -> None:
        flat, fields = self.flat, self.fields
        rules = _columns(flat.type, self._archival, self._dialect.name)
        plain = self._alphabet is Alphabet.UNICODE
        for variable, text in flat.texts.items():
            known = rules.get(variable)
            if known is None:
                continue
            field, form = known
            text = self._scripts(text)
            if variable in _READ_OTHERWISE and self._is_read_otherwise(variable, text):
                self.exact = False
            if form is Form.TEXT:
                if plain and text and is_plain(text):
                    fields[field] = text
                    continue
                self._check(text)
                value = encode(text, self._alphabet)
            elif form is Form.TITLE:
                value = self._titled(text)
            elif form is Form.VERBATIM:
                value = self._verbatim(text)
            else:
                value = self._pages(text)
            self._put(field, value)

    def _is_read_otherwise(self, variable: str, text: str) -> bool:
        """Whether a text says something else in the files of other programs, as which it is read."""
        if variable == "container-title":
            return self.flat.type == "book" and text == self.flat.texts.get("title")
        return is_address(text) if variable == "medium" else identifier(variable, text) != text

    def _pages(self, text: str) -> str:
        """``139--157``."""
        self._check(text)
        self.exact = self.exact and "–" not in text and "--" not in text
        value = escape(one_line(text), self._alphabet).replace("-{}-", "--").replace("-", "--")
        return value.replace("----", "--")

    def _verbatim(self, text: str) -> str:
        """An address as it is; what would end the field or begin a command as ``%5C``."""
        if text and not _UNSAFE.search(text):
            return text
        safe = _UNSAFE.sub(lambda match: quote(match[0], safe=""), text.strip())
        if safe != text:
            self.exact = False
        return safe

    def _date(self, variable: str, date: Date) -> None:
        field = DATE_FIELDS[variable]
        if date.time or date.note or (date.edtf and date.raw):
            self.exact = False
        if variable == "issued":
            if self._dialect.dates is Dates.PARTS:
                self._parts(date)
                return
            if date.edtf is None:
                self._words(date)
                return
            if (
                self._archival
                and self._dialect.dates is Dates.ORIGIN
                and "original-date" not in self.flat.dates
            ):
                field = "origdate"
        if date.edtf is not None:
            self.fields[field] = in_words(date.edtf) if self._dialect.for_zotero else date.edtf
        elif date.raw is not None:
            self.exact = False
            self.fields[field] = self._plain(date.raw)

    def _parts(self, date: Date) -> None:
        if date.edtf is None:
            self._words(date)
            return
        parts = write_parts(date)
        if parts is None:
            self.exact = False
            year = first_year(date)
            parts = {"year": year} if year else {}
        self.fields.update(parts)

    def _words(self, date: Date) -> None:
        """A date known only in words."""
        if date.raw is not None:
            self.exact = False
            self.fields["year"] = self._plain(date.raw)

    def _language(self) -> None:
        tag = self.flat.texts.get("language")
        if tag is None:
            return
        if self._dialect.tag or tag not in BABEL:
            # biblatex makes a command's name of it.
            self.fields["language"] = self._plain(_IN_NO_NAME.sub(" ", tag.replace("&", "and")))
            self.exact = self.exact and tag_of(tag) == tag
        else:
            self.fields["langid"] = BABEL[tag]

    def _keywords(self) -> None:
        words = self.flat.keywords
        if "keyword" in self.flat.texts:
            self.exact = False
            words = words or (self.flat.texts["keyword"],)
        if any("," in word or ";" in word for word in words) or len(set(words)) < len(words):
            self.exact = False
        self.fields["keywords"] = ", ".join(self._plain(word) for word in words)

    def _made(self) -> None:
        collection = self.flat.texts.get("archive_collection")
        if collection and "archivelocation" in self.fields:
            self.fields["archivelocation"] = (
                f"{encode(collection, self._alphabet)}, {self.fields['archivelocation']}"
            )
        for field, text in made_fields(self.flat, self._dialect.archives).items():
            if field in self.fields:
                self.exact = False
            elif field == "options":
                self.fields[field] = text
            else:
                self.fields[field] = encode(text, self._alphabet)

    def _rights(self) -> None:
        """Stock Zotero takes rights only from ``copyright``, Better BibTeX only from ``rights``."""
        if self._dialect.archives is Archives.ZOTERO and "rights" in self.fields:
            self.fields.setdefault("copyright", self.fields["rights"])

    def _unknown(self) -> None:
        """Fields that no rule knows go back to where they came from."""
        if not self.flat.extra:
            return
        self.exact = self.exact and self._archival and FOREIGN not in self.flat.extra
        fields = self._foreign().get("fields")
        if not isinstance(fields, Mapping):
            return
        for name, value in fields.items():
            if isinstance(value, str) and isinstance(name, str) and _FIELD_NAME.fullmatch(name):
                if name in VERBATIM_FIELDS:
                    self.fields.setdefault(name, _safe_file(value))
                else:
                    self.fields.setdefault(name, encode(value, self._alphabet))


def _safe_file(value: str) -> str:
    """The path of a file, which no style prints, as it is where nothing in it could do harm."""
    if balanced(value) and not _is_dangerous(value):
        return one_line(value)
    return re.sub(r"[\\{}]", "/", one_line(value))


_DANGEROUS = (
    *("\\input", "\\include", "\\write", "\\openout", "\\openin", "\\immediate", "\\read"),
    *("\\csname", "\\catcode", "\\directlua", "\\special", "\\ShellEscape", "^^"),
)
"""What reads or writes files, or hides that it does."""


def _is_dangerous(text: str) -> bool:
    """Whether a text holds commands that read or write files, or could hide such."""
    return any(command in text for command in _DANGEROUS)


@cache
def _columns(csl_type: str, archival: bool, name: str) -> Mapping[str, tuple[str, Form]]:
    """Field and form of each variable of a type in the dialect of that name.

    The title and what is handled apart are left out.
    """
    dialect = next(dialect for dialect in DIALECTS if dialect.name == name)
    return {
        variable: (_field(rule, archival, dialect), _form(rule, dialect))
        for variable, rule in writing(csl_type).items()
        if variable not in HANDLED and variable != "title"
    }


def _field(rule: Rule, archival: bool, dialect: Dialect) -> str:
    if archival and rule.variable in _AROUND:
        return own_name(rule.variable)
    if dialect.for_zotero and rule.zotero:
        return rule.zotero
    if dialect.better and rule.better:
        return rule.better
    return rule.classic if dialect.classic and rule.classic else rule.field


def _form(rule: Rule, dialect: Dialect) -> Form:
    return Form.TITLE if dialect.for_zotero and rule.variable in _LOWERED else rule.form


@lru_cache(maxsize=4096)
def _name(name: Name, alphabet: Alphabet, joined: bool, behind: bool) -> tuple[str, bool]:
    """A name as written, and whether it is read back the same. People recur in a collection."""

    def encode_part(text: str) -> str:
        return escape(one_line(text), alphabet)

    parts = (
        *(name.family, name.given, name.literal, name.suffix),
        *(name.dropping_particle, name.non_dropping_particle),
    )
    exact = bib_names.is_exact(name, joined, behind) and all(
        part is None
        or (is_plain(part) and (alphabet is Alphabet.UNICODE or is_normalized("NFC", part)))
        for part in parts
    )
    return bib_names.write_name(name, encode_part, joined, behind), exact


_SCRIPT = re.compile(r"<(su[bp])>([^<]*)</\1>")
_ABOVE = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_BELOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def _unicode_script(match: re.Match[str]) -> str:
    """``ᵗʰ``, ``₂``; on the line where Unicode has not all of it."""
    table = _ABOVE if match[1] == "sup" else _BELOW
    return match[2].translate(table) if all(ord(char) in table for char in match[2]) else match[2]


VERBATIM_FIELDS = frozenset({"file", "eprint", "pdf", "verba", "verbb", "verbc", "bdsk-url-1"})
"""Unknown fields whose backslashes and per cent signs are meant as they are."""
_LOWERED = frozenset({"collection-title", "event-title"})
"""Variables beside the titles whose capitals Better BibTeX lowers."""
_READ_OTHERWISE = frozenset({"container-title", "medium", "DOI", "ISBN", "ISSN"})
_AROUND = frozenset({"publisher-place", "note", "publisher"})
"""Variables whose fields say where a document in an archive lies."""
