"""How does a record become an entry? Its fields in order, and what the dialect cannot say."""

import re
from collections.abc import Mapping
from unicodedata import combining, is_normalized, normalize
from urllib.parse import quote

from maocite.mapping.bib import names as bib_names
from maocite.mapping.bib.archival import made_fields, says_genre, unprinted
from maocite.mapping.bib.dates import MONTHS, in_words, nearest_parts, write_parts
from maocite.mapping.bib.dialect_in import identifier, is_address
from maocite.mapping.bib.dialects import Archives, Dates, Dialect
from maocite.mapping.bib.language import BABEL, is_english, tag_of
from maocite.mapping.bib.latex_out import (
    Alphabet,
    are_easy,
    are_plain,
    balanced,
    encode,
    encode_plain_title,
    encode_title,
    escape,
    escape_and,
    is_plain,
    one_line,
)
from maocite.mapping.bib.plan import plan_of
from maocite.mapping.bib.table import (
    DATE_FIELDS,
    NO_EDITORS,
    READ_TYPES,
    ROLE_FIELDS,
    UNPRINTED_GENRE,
    Form,
)
from maocite.mapping.callnumber import without_collection
from maocite.mapping.flat import is_archival
from maocite.mapping.zotero_notes import lines_of
from maocite.model.date import Date
from maocite.model.name import Name
from maocite.model.record import SecondaryRecord
from maocite.model.role import Role

_UNICODE = Alphabet.UNICODE
_TEXT, _TITLE, _PAGES, _VERBATIM = Form.TEXT, Form.TITLE, Form.PAGES, Form.VERBATIM

FOREIGN = "bibtex"
"""Key of `Record.extra` for what a .bib file says and the record has no place for."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]*")
PRINT_GENRE = (Archives.ORGANIZATION, Archives.CHICAGO)
"""How documents in archives stand where the style prints ``type`` behind the title."""
_OF_OTHERS = frozenset({"key", "titleaddon", "addendum", "note"})
"""Fields made of the title or of people, which are looked at by themselves."""
_SIMPLE_MARKUP = re.compile(r"[^<]*(?:<(i|b|sup|sub)>[^<]+</\1>[^<]*)*")
UNSAFE = re.compile(r"[\\{}\s\"<>^`|\x00-\x1f\x7f-\x9f]")
_IN_NO_NAME = re.compile(r"[\\{}%$#_~^]+")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_+.:-]*")


def is_key(key: str) -> bool:
    """Whether `fold_key` leaves a key as it is."""
    if key.isidentifier() and key.isascii() and key[0] != "_":
        return True
    return _KEY.fullmatch(key) is not None


def fold_key(key: str) -> str:
    """The key in the characters that BibTeX, biber and Zotero all take: ASCII, no blanks."""
    if is_key(key):
        return key
    plain = "".join(char for char in normalize("NFKD", key) if not combining(char))
    folded = re.sub(r"[^A-Za-z0-9._:/+-]+", "-", plain).strip("-._:/+")
    return folded or "item"


def babel_of(tag: str, dialect: Dialect) -> str | None:
    """babel's name of a language, where the dialect says it so."""
    return None if dialect.tag else BABEL.get(tag)


def comes_back(text: str, alphabet: Alphabet) -> bool:
    """Whether a text is surely read as it is written."""
    if is_plain(text):
        # Never decoded, so never composed either.
        return alphabet is Alphabet.UNICODE or is_normalized("NFC", text)
    return (
        _SIMPLE_MARKUP.fullmatch(text) is not None
        and "{" not in text
        and "}" not in text
        and one_line(text) == text
        and (text.isascii() or is_normalized("NFC", text))
    )


def is_read_otherwise(variable: str, text: str, title: str | None) -> bool:
    """Whether a text says something else in the files of other programs, as which it is read."""
    if variable == "note":
        return bool(lines_of(text))
    if variable == "container-title":
        return text == title
    return is_address(text) if variable == "medium" else identifier(variable, text) != text


class Entry:
    """One entry that is being written."""

    def __init__(
        self, flat: SecondaryRecord, dialect: Dialect, key: str, title_language: str | None = None
    ) -> None:
        self.flat, self._dialect = flat, dialect
        self._alphabet = dialect.alphabet
        self.archival = is_archival(flat)
        """Whether the entry describes a document in an archive."""
        self._plan = plan = plan_of(flat.type, self.archival, dialect.name)
        self._whole = not (plan.for_zotero or title_language is None or is_english(title_language))
        """Whether a title stands in one pair of braces."""
        self.key = key
        self.exact = key == flat.id and not (flat.provenance or flat.silence)
        """Whether reading the entry gives the flat record but for `doubtful`; else both are to be
        compared."""
        self.doubtful: list[Role] = []
        """Roles whose names may be read otherwise than they are."""
        self.fields: dict[str, str] = {}
        self.type = plan.type
        self._write()

    def __str__(self) -> str:
        body = "".join([f"  {name} = {{{value}}},\n" for name, value in self.fields.items()])
        if month := self.fields.get("month"):
            day, _, name = month.rpartition("~")
            if name in MONTHS:
                macro = f'"{day}~" # {name}' if day else name
                body = body.replace(f"  month = {{{month}}},\n", f"  month = {macro},\n", 1)
        return f"@{self.type}{{{self.key},\n{body}}}\n"

    def _foreign(self) -> Mapping[str, object]:
        extra = self.flat.extra
        foreign = extra.get(FOREIGN) if extra else None
        return foreign if isinstance(foreign, Mapping) else {}

    def _write(self) -> None:
        flat, plan, fields = self.flat, self._plan, self.fields
        subtype = plan.subtype
        foreign = self._foreign().get("type") if flat.extra else None
        known = isinstance(foreign, str) and (
            READ_TYPES.get(foreign) == flat.type
            or (foreign == "book" and flat.type == "chapter" and not plan.for_zotero)
        )
        if isinstance(foreign, str) and known and foreign not in self._dialect.without:
            self.type, subtype = foreign, plan.chicago_subtype
        elif plan.type == "phdthesis" and "master" in flat.texts.get("genre", "").casefold():
            self.type = "mastersthesis"
        if plan.scripts and self.type == "letter" and Role.TRANSLATOR in flat.people:
            # Older versions of Zotero have no translators of letters, and make authors of them.
            self.type, subtype = "unpublished", flat.type
        texts = flat.texts
        if self.type == "book" == flat.type and "container-title" in texts and self._in_books():
            # Else it would be taken for a part of that book.
            subtype = flat.type
        if subtype:
            fields["entrysubtype"] = subtype
        easy = self._alphabet is _UNICODE and are_easy(
            [text for variable, text in texts.items() if variable not in plan.apart]
        )
        if "title" in texts:
            self._put("title", self._unexpandable(self._titled(texts["title"])))
        for role, names in flat.people.items():
            self._names(role, names)
        self._texts(easy)
        if "volumetitle" in fields and "booktitle" in fields and not self._in_books():
            fields["maintitle"] = fields.pop("booktitle")
            fields["booktitle"] = fields.pop("volumetitle")
        location = texts.get("archive_location", "")
        if without_collection(texts.get("archive_collection"), location) != location:
            # Read as what an archive's field says that has both.
            self.exact = False
        for variable, date in flat.dates.items():
            self._date(variable, date)
        if self.archival and "issued" not in flat.dates and "event-date" in flat.dates:
            # Styles print one date; where there is none of the document, that of the event.
            self._date("issued", flat.dates["event-date"])
        if "language" in texts:
            self._language(texts["language"])
        if flat.keywords or "keyword" in texts:
            self._keywords()
        if self.archival:
            self._made(easy)
            if "type" in self.fields and self._dialect.archives in PRINT_GENRE:
                self._genre()
        if flat.extra:
            self._unknown()
        if self._dialect.dates is Dates.PARTS and not self.archival:
            self._for_bibtex()
        if plan.scripts:
            self._rights()
            self._say_again()
        if self._dialect.better:
            self._for_better()

    def _in_books(self) -> bool:
        """Whether ``booktitle`` alone says what a work stands in; biblatex has ``maintitle`` too."""
        return self._dialect.classic or self._plan.for_zotero

    def _put(self, field: str, value: str) -> None:
        if value:
            self.fields[field] = value
        else:
            self.exact = False

    def _scripts(self, text: str) -> str:
        """Zotero's own importer knows no command for what stands above or below the line."""
        if not self._plan.scripts or "<su" not in text:
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
        title = encode_title(text, self._alphabet, self._whole)
        if not self._plan.scripts:
            return title
        from maocite.mapping.bib.detours import braces_outside  # for one dialect alone

        return braces_outside(title)

    def _unexpandable(self, title: str) -> str:
        """biblatex-chicago expands the title of ``@online``, of which few commands come back whole."""
        if self._dialect.archives is not Archives.CHICAGO or self.type != "online":
            return title
        for command, safe in _UNEXPANDABLE.items():
            title = title.replace(command, safe)
        title = _DIGITS_BELOW.sub(r"$_{\1}$", title)
        safe = title.replace("\\textsubscript{", "{").replace("\\textsc{", "{")
        self.exact = self.exact and safe == title
        return safe

    def _names(self, role: Role, names: tuple[Name, ...]) -> None:
        written = []
        for name in names:
            if not self._dialect.others and bib_names.is_others(name):
                self.exact = False
                continue
            text, exact = self._plan.name(name)
            if not exact:
                self.doubtful.append(role)
            written.append(text)
        if not written:
            return
        field = ROLE_FIELDS[role]
        if self._plan.scripts and role is Role.EDITOR and self.type in NO_EDITORS:
            self.fields["editoratype"] = field
            field = "editora"
            self.exact = False
        self.fields[field] = " and ".join(written)

    def _plain(self, text: str) -> str:
        self._check(text)
        if self._alphabet is Alphabet.UNICODE and is_plain(text):
            return text
        return escape(one_line(text), self._alphabet)

    def _check(self, text: str) -> None:
        """Notes a text that may come back otherwise than it went out."""
        self.exact = self.exact and comes_back(text, self._alphabet)

    def _texts(self, easy: bool) -> None:
        """All texts but for what is handled apart; `easy`: as a whole they are."""
        fields, columns = self.fields, self._plan.columns
        for variable, text in self.flat.texts.items():
            known = columns.get(variable)
            if known is None:
                continue
            field, form, otherwise = known
            if otherwise and is_read_otherwise(variable, text, self.flat.texts.get("title")):
                self.exact = False
            if easy and form is _TEXT:
                fields[field] = text if "&" not in text else escape_and(text)
            elif easy and form is _TITLE:
                fields[field] = encode_plain_title(text, self._whole)
            elif easy and form is _PAGES and "–" not in text and "&" not in text:
                fields[field] = text if self._plan.for_zotero else text.replace("-", "--")
            elif form is _VERBATIM:
                self._put(field, self._verbatim(text))
            else:
                self._put(field, self._formed(form, self._scripts(text)))

    def _formed(self, form: Form, text: str) -> str:
        if form is _TITLE:
            return self._titled(text)
        if form is _PAGES:
            return self._pages(text)
        if self._alphabet is _UNICODE and is_plain(text):
            return text
        self._check(text)
        return encode(text, self._alphabet)

    def _pages(self, text: str) -> str:
        """``139--157``."""
        self._check(text)
        self.exact = self.exact and "–" not in text and "--" not in text
        if self._plan.for_zotero:
            # Its importers make a dash of two hyphens, and export two hyphens for one.
            return escape(one_line(text), self._alphabet).replace("-{}-", "-")
        value = escape(one_line(text), self._alphabet).replace("-{}-", "--").replace("-", "--")
        return value.replace("----", "--")

    def _verbatim(self, text: str) -> str:
        """An address as it is; what would end the field or begin a command as ``%5C``."""
        if text and not UNSAFE.search(text):
            return text
        safe = UNSAFE.sub(lambda match: quote(match[0], safe=""), text.strip())
        if safe != text:
            self.exact = False
        return safe

    def _date(self, variable: str, date: Date) -> None:
        field = DATE_FIELDS[variable]
        if self._plan.dates and date.edtf and not (date.raw or date.time or date.note):
            self.fields[field] = date.edtf
            return
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
                self.archival
                and self._dialect.dates is Dates.ORIGIN
                and "original-date" not in self.flat.dates
            ):
                field = "origdate"
        if date.edtf is not None:
            self.fields[field] = in_words(date.edtf) if self._plan.for_zotero else date.edtf
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
            parts = nearest_parts(date)
        elif self.archival and parts.get("day", "").isdigit():
            # No style of BibTeX prints ``day``, and the date of a document is nothing without it.
            parts = {"year": parts["year"], "month": f"{parts['day']}~{parts['month']}"}
        self.fields.update(parts)

    def _words(self, date: Date) -> None:
        """A date known only in words."""
        if date.raw is not None:
            self.exact = False
            # Of a year Zotero's own importer takes nothing but figures.
            self.fields["date" if self._plan.scripts else "year"] = self._plain(date.raw)

    def _language(self, tag: str) -> None:
        if babel := babel_of(tag, self._dialect):
            self.fields["langid"] = babel
            return
        # biblatex makes a command's name of it.
        name = _IN_NO_NAME.sub(" ", tag.replace("&", "and"))
        self.fields["language"] = self._plain(name)
        self.exact = self.exact and tag_of(tag) == tag == name

    def _keywords(self) -> None:
        words = self.flat.keywords
        if "keyword" in self.flat.texts:
            self.exact = False
            words = words or (self.flat.texts["keyword"],)
        text = ", ".join(words)
        if text.count(",") >= len(words) or ";" in text or len(set(words)) < len(words):
            self.exact = False
        if self._alphabet is _UNICODE and are_plain(words):
            self.fields["keywords"] = text
        else:
            self.fields["keywords"] = ", ".join(self._plain(word) for word in words)
            # They are decoded together, and composed thereby.
            self.exact = self.exact and is_normalized("NFC", text)

    def _made(self, easy: bool) -> None:
        collection = self.flat.texts.get("archive_collection")
        if collection and "archivelocation" in self.fields:
            self.fields["archivelocation"] = (
                f"{encode(collection, self._alphabet)}, {self.fields['archivelocation']}"
            )
        for field, text in made_fields(
            self.flat.texts, self.flat.people, self._dialect.archives
        ).items():
            if field in self.fields:
                self.exact = False
            elif field == "options":
                self.fields[field] = text
            elif easy and field not in _OF_OTHERS:
                self.fields[field] = escape_and(text)
            else:
                self.fields[field] = encode(text, self._alphabet)

    def _genre(self) -> None:
        """biblatex prints ``type`` behind the title, which often says the same of a document."""
        if says_genre(self.flat.texts):
            self.fields = {
                UNPRINTED_GENRE if name == "type" else name: value
                for name, value in self.fields.items()
            }

    def _for_bibtex(self) -> None:
        """What the styles of BibTeX sort by where nobody is named, and whom they do not print."""
        for field, text in unprinted(self.flat, self.type).items():
            if text == self.flat.texts.get(field):
                self.exact = False
            if field not in self.fields:
                self.fields[field] = encode(text, self._alphabet)

    def _for_better(self) -> None:
        """What Better BibTeX would spoil, said otherwise or again."""
        fields = self.fields
        if "editor" in fields and self.type in NO_EDITORS:
            from maocite.mapping.zotero_extra import TEXT_EDITOR  # for one dialect alone

            fields[TEXT_EDITOR] = fields["editor"]
        for name, value in fields.items():
            if "İ" in value and "{" in value and name in _CASED:
                # In small letters this one is two, and what stands in braces behind it gets shifted.
                fields[name] = value.replace("İ", "I\u0307")

    def _rights(self) -> None:
        """Stock Zotero takes rights only from ``copyright``, Better BibTeX only from ``rights``."""
        if "rights" in self.fields:
            self.fields.setdefault("copyright", self.fields["rights"])

    def _say_again(self) -> None:
        from maocite.mapping.bib.detours import note_of_dropped  # for one dialect alone

        note = note_of_dropped(self.flat, self.fields, self._plan.dropped)
        if note and "notes" not in self.fields:
            self.fields["notes"] = encode(note, self._alphabet)

    def _unknown(self) -> None:
        """Fields that no rule knows go back to where they came from."""
        self.exact = self.exact and self.archival and FOREIGN not in self.flat.extra
        fields = self._foreign().get("fields")
        if not isinstance(fields, Mapping):
            return
        for name, value in fields.items():
            if isinstance(value, str) and isinstance(name, str) and _FIELD_NAME.fullmatch(name):
                if name in VERBATIM_FIELDS:
                    self.fields.setdefault(name, _safe_file(value))
                    continue
                text = encode(value, self._alphabet)
                if self.fields.setdefault(name, text) != text:
                    # In this dialect, a variable has taken the name.
                    self.fields.setdefault(f"{name}-2", text)


_CASED = frozenset({"title", "booktitle", "shorttitle", "series", "eventtitle"})
"""Fields whose capitals Better BibTeX lowers."""


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


_UNEXPANDABLE = {
    "\\textit{": "\\mkbibitalic{",
    "\\textbf{": "\\mkbibbold{",
    "\\textsuperscript{": "\\mkbibsuperscript{",
}
"""Commands of markup, and what says the same and survives where TeX expands everything."""
_DIGITS_BELOW = re.compile(r"\\textsubscript\{([0-9]+)\}")
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
