"""Is it the same unit? Call numbers compared without regard to how they are spelt."""

import re

from maocite.archives.profiles import Profiles
from maocite.archives.words import fold
from maocite.model import ArchivalRecord, Level, LevelKind

Unit = tuple[tuple[str, str], ...]
"""Archive and levels: ``(("archive", "garf"), ("fonds", "102"), ("inventory", "226"), ...)``."""


def unit(record: ArchivalRecord, profiles: Profiles) -> Unit:
    """What identifies the unit that holds a document: the same for all spellings of one unit.

    Labels, case, spaces, kinds of dash and leading zeros do not count, and a name only where
    there is no number. An archive that took over another is that archive: TsKhSD is RGANI.
    """
    repository = record.repository
    parts: list[tuple[str, str]] = []
    if repository:
        profile = profiles.for_record(record)
        known = not profile.key.startswith("generic")
        name = (profile.successor or profile.key) if known else fold(repository.name)
        parts.append(("archive", name))
    parts += [(level.kind.value, _value(level)) for level in record.levels]
    return tuple(parts)


def _value(level: Level) -> str:
    text = level.number or level.abbreviation or level.name or ""
    folded = re.sub(r"[\s.]+", "", fold(text))
    if level.kind is LevelKind.FONDS:
        folded = folded.replace("-", "")
    return folded.lstrip("0") or folded if folded.isdigit() else folded
