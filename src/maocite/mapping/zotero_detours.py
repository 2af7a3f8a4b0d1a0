"""What becomes of our MODS and BibTeX in Zotero, and how is it undone?

Zotero's import of MODS makes a child note ``type: text`` of every typed note, and takes neither
genre nor key nor any other date than that of issue. What it passes over so, MODS says a second time
in a typed note, which comes home as a line of Extra (see `zotero_notes`).

For the place in an archive the import knows one field, Loc. in Archive, and puts there whatever
names a place, with ``; `` between: the archive, then the call number. What the document is part of,
our collection, becomes a publication title, for which documents have no field but a line of Extra.
An ISBN of thirteen digits loses the last three.

Zotero's import of BibTeX has no field for it at all, only for ``howpublished`` a line of Extra.
"""

from collections.abc import Iterator, Mapping

from maocite.mapping.callnumber import archive_name, shelf, without_collection
from maocite.mapping.zotero import ItemType
from maocite.mapping.zotero_dates import is_plain
from maocite.model import Date, SecondaryRecord

_BETWEEN = "; "
_PASSED_OVER = ("genre", "number", "original-title", "PMID", "PMCID")
_WHERE_VALID = ("number-of-pages", "collection-title", "collection-number")
"""What the import takes only for items that have a field for it."""
ISBN_OF_ZOTERO = 10
"""So many digits of an ISBN pass Zotero's import."""


def said_again(flat: SecondaryRecord, kind: ItemType) -> Iterator[tuple[str, str]]:
    """Types and texts of the notes that say for Zotero what it takes from no element of MODS."""
    yield "citation-key", flat.id
    for variable in _PASSED_OVER:
        if variable in flat.texts:
            yield variable, flat.texts[variable]
    for variable in _WHERE_VALID:
        if variable in flat.texts and variable not in kind.fields:
            yield variable, flat.texts[variable]
    digits = flat.texts.get("ISBN", "").replace("-", "")
    if len(digits) > ISBN_OF_ZOTERO:
        yield "ISBN", flat.texts["ISBN"]
    for variable, date in flat.dates.items():
        native = variable == "accessed" and "URL" in flat.texts and is_day(date)
        if variable != "issued" and not native:
            yield variable, date.edtf or date.raw or ""


def is_day(date: Date) -> bool:
    """Whether Zotero takes a date for one of access as it is; of a month it makes the first day."""
    return is_plain(date) and len(date.edtf or "") == len("2021-03-09")


def whole_isbn(texts: dict[str, str], lines: list[str]) -> list[str]:
    """The lines about an ISBN without those that say a part of it; the same for the field."""
    parts = {
        digits[:ISBN_OF_ZOTERO]
        for line in lines
        if len(digits := line.replace("-", "")) > ISBN_OF_ZOTERO
    }
    if texts.get("ISBN") in parts:
        del texts["ISBN"]
    return [line for line in lines if line not in parts]


def parted(texts: dict[str, str]) -> None:
    """Give a place in an archive that stands in one variable its variables back.

    What surely is none of the joined places, because neither the title of the whole stands in it
    nor an archive that is known, stays as it is.
    """
    place = texts.get("archive_location", "")
    collection = texts.get("archive_collection", "")
    if (rest := without_collection(collection, place)) != place:
        # So BibTeX says it, since Better BibTeX knows no collection.
        texts["archive_location"] = place = rest
    if not place or "archive" in texts:
        return
    archive, between, rest = place.partition(_BETWEEN)
    collection = texts.get("archive_collection") or texts.get("container-title", "")
    if between and collection and (rest == collection or rest.startswith(f"{collection}, ")):
        if texts.get("container-title") == collection:
            del texts["container-title"]
        texts["archive_collection"] = collection
        rest = rest[len(collection) + 2 :]
    elif not _is_known(archive):
        return
    texts["archive"] = archive
    if rest:
        texts["archive_location"] = rest
    else:
        del texts["archive_location"]


def without_howpublished(texts: Mapping[str, str], note: list[str]) -> list[str]:
    """The lines of a note without that which names the archive once more."""
    archive = texts.get("archive")
    said = f"Published: {archive}"
    return [line for line in note if not archive or not line.startswith(said)]


def _is_known(archive: str) -> bool:
    return any(
        archive in (archive_name(profile.repository), *dict(profile.repository.names).values())
        for profile in shelf().naming(archive)
    )
