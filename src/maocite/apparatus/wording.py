"""In which words is it said? What no CSL locale has a term for, in the languages of our users."""

from collections.abc import Mapping
from dataclasses import dataclass

from maocite.model.name import Name


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    hereafter: str
    """``hereafter {short}``."""
    contributed: str
    """``contributed by {names}``."""
    obtained: str
    excerpt: str
    enclosure: str
    """``enclosed in {what}``."""
    copy: str
    published: str
    """``in {what}``."""
    and_: str
    others: str

    def join(self, names: tuple[Name, ...]) -> str:
        """``Elidor Mëhilli``, ``A and B``, ``A, B, and C`` (the serial comma in English only)."""
        shown = [name.display() for name in names]
        if len(shown) < 2:
            return "".join(shown)
        comma = "," if len(shown) > 2 and self.and_ == "and" else ""
        return f"{', '.join(shown[:-1])}{comma} {self.and_} {shown[-1]}"


_WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        "hereafter {short}",
        "contributed by {names}",
        "obtained by {names}",
        "excerpt",
        "enclosed in {what}",
        "copy",
        "in {what}",
        "and",
        "others",
    ),
    "de": Wording(
        "im Folgenden: {short}",
        "beigetragen von {names}",
        "beschafft von {names}",
        "Auszug",
        "Anlage zu {what}",
        "Abschrift",
        "in: {what}",
        "und",
        "andere",
    ),
    "fr": Wording(
        "ci-après {short}",
        "communiqué par {names}",
        "obtenu par {names}",
        "extrait",
        "pièce jointe à {what}",
        "copie",
        "dans {what}",
        "et",
        "autres",
    ),
    "it": Wording(
        "d’ora in poi {short}",
        "fornito da {names}",
        "ottenuto da {names}",
        "estratto",
        "allegato a {what}",
        "copia",
        "in {what}",
        "e",
        "altri",
    ),
    "es": Wording(
        "en adelante {short}",
        "aportado por {names}",
        "obtenido por {names}",
        "extracto",
        "anexo a {what}",
        "copia",
        "en {what}",
        "y",
        "otros",
    ),
}


def wording(language: str) -> Wording:
    """The words of a language (BCP 47); English where we have none of it."""
    return _WORDINGS.get(language.partition("-")[0].lower(), _WORDINGS["en"])
