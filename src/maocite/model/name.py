"""Who is it? One person, body or unnamed group, in the parts that CSL knows and in several scripts."""

from dataclasses import dataclass
from enum import Enum


class NameKind(Enum):
    """What bears the name (cf. ISAAR(CPF), "Type of entity")."""

    PERSON = "person"
    BODY = "body"
    """A corporate body: ministry, party, delegation."""
    GROUP = "group"
    """People whom the source does not name: ``other Chinese leaders``, ``and others``."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name; either `literal` or at least one of `family` and `given` is set."""

    family: str | None = None
    """``Mëhilli``; for a mononym the only part."""
    given: str | None = None
    """``Elidor``."""
    dropping_particle: str | None = None
    """Left out when only the family name is shown: ``van`` in "Ludwig van Beethoven"."""
    non_dropping_particle: str | None = None
    """Kept with the family name: ``van der`` in "Johannes van der Vlugt"."""
    suffix: str | None = None
    """``Jr.``, ``III``."""
    comma_suffix: bool = False
    """Whether a comma stands before the suffix: ``Martin Luther King, Jr.``"""
    literal: str | None = None
    """The whole name where it has no parts: a body, a group, a pseudonym."""
    kind: NameKind = NameKind.PERSON
    family_first: bool = False
    """Chinese, Korean, Hungarian order: the family name is printed first, never inverted and
    without a comma (CMOS 16.77 in the 17th edition; CSL-JSON ``static-ordering``)."""
    language: str | None = None
    """BCP 47 tag of this form of the name: ``zh-Latn-pinyin``, ``sq``."""
    forms: tuple["Name", ...] = ()
    """The same name in other scripts, each with its own `language`."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Authority files: ``("viaf", "...")``, ``("wikidata", "Q5816")``."""
    as_given: str | None = None
    """How the source of this record spells it where that differs: ``Abdyl Kellezi``."""
    office: str | None = None
    """Office or function that the record gives: ``Chinese Ambassador``."""
    key: str | None = None
    """Under which key the name is declared once for a collection."""

    def __post_init__(self) -> None:
        """Refuse a name without a name (ValueError)."""
        if not (self.family or self.given or self.literal):
            raise ValueError("a name needs family, given or literal")

    def __hash__(self) -> int:
        """Of what tells most names apart: names are looked up often, and have many parts."""
        return hash((self.family, self.given, self.literal))

    def display(self) -> str:
        """The name in reading order: ``Elidor Mëhilli``, ``Mao Zedong``, ``Charles de Gaulle``."""
        if self.literal:
            return self.literal
        family = " ".join(
            p for p in (self.dropping_particle, self.non_dropping_particle, self.family) if p
        )
        parts = (family, self.given) if self.family_first else (self.given, family)
        name = " ".join(part for part in parts if part)
        if self.suffix:
            return f"{name}{',' if self.comma_suffix else ''} {self.suffix}"
        return name
