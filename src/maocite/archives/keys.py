"""Under which key does a parsed document stand, and which unit is it?"""

import re

from maocite.archives.words import fold
from maocite.model import ArchivalRecord

_LONGEST_KEY = 80


def citation_key(record: ArchivalRecord) -> str:
    """A citation key from the call number: ``aqsh-14-ap-1959-5-1-6``; the same for the same place.

    Where there is no call number the title or the credits serve.
    """
    parts: list[str] = []
    if record.repository:
        parts.append(
            record.repository.key or record.repository.abbreviation or record.repository.name
        )
    parts += [level.number or level.abbreviation or level.name or "" for level in record.levels]
    if record.folios:
        parts.append(record.folios.raw)
    if not record.levels and record.title:
        parts.append(record.title.text)
    if not parts:
        parts += [relation.text for relation in record.relations if relation.text]
    if not parts:
        parts += [name.display() for names in record.people.values() for name in names]
    key = re.sub(r"[\W_]+", "-", fold(" ".join(parts))).strip("-")
    return key[:_LONGEST_KEY].rstrip("-") or "citation"
