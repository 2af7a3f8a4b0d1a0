"""Where in the line is the archive? The names of one archive, taken out with gloss and place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from maocite.archives.draft import Draft
from maocite.archives.lexing import Segment, Span
from maocite.archives.profile import Profile
from maocite.archives.reading import State
from maocite.archives.words import fold
from maocite.model import Repository

LEAD = re.compile(
    r"(?:(?:see also|see|cf\.?|quoted in|cited in|held (?:at|in|by)|kept (?:at|in|by)|copy in|in:|in|at|from|source:?|en|aus)\s+"
    r"|[A-Z]{2}-[A-Z]{2,8}\s+|[A-Z]{2}-(?=[A-Z]{2,}))+",
    re.I,
)
"""Words before an archive that say nothing of it; ``FR-MAE`` is its agency code."""


@dataclass(slots=True)
class Around:
    """What stands before and after the archive."""

    before: list[Segment] = field(default_factory=list)
    after: list[Segment] = field(default_factory=list)
    named: bool = False
    """Whether the line names the archive at all."""


def take_archive(
    draft: Draft, segments: Sequence[Segment], spans: Sequence[Span], known: frozenset[str]
) -> Around:
    """Take the archive's names at `spans` out of the segments.

    `known` are its other names, its place and country, folded: these vanish from a gloss in
    brackets behind the name.
    """
    around = Around()
    if not spans:
        around.after = list(segments)
        return around
    for segment in segments:
        inside = [span for span in spans if span[0] < segment.end and span[1] > segment.start]
        if not inside:
            (around.after if around.named else around.before).append(segment)
            continue
        start = max(inside[0][0], segment.start)
        end = min(inside[-1][1], segment.end)
        head = draft.line[segment.start : start]
        lead = LEAD.match(head)
        unread = head[lead.end() if lead else 0 :].strip(" (:,")
        if unread and not around.named:
            text = head.rstrip(" (:,")
            around.before.append(Segment(text, segment.start, segment.before))
        draft.take(start if unread else segment.start, end, "repository")
        around.named = True
        rest = draft.line[end : segment.end]
        begin = end + len(rest) - len(rest.lstrip(" :,.)-"))
        remainder = _gloss(draft, begin, segment.end, known)
        if remainder:
            around.after.append(remainder)
    return around


def _gloss(draft: Draft, start: int, end: int, known: frozenset[str]) -> Segment | None:
    """What is left behind the name once its other names in brackets are taken out."""
    text = draft.line[start:end]
    if text[:1] in ("(", "[") and (close := text.find(")" if text[0] == "(" else "]")) > 0:
        for part in re.finditer(r"[^,;]+", text[1:close]):
            begin = start + 1 + part.start() + len(part[0]) - len(part[0].lstrip())
            stop = start + 1 + part.start() + len(part[0].rstrip())
            written = part[0].strip()
            if fold(written) in known:
                draft.take(begin, stop, "repository")
            elif re.fullmatch(r"[A-ZÀ-Ý][\w.-]{1,9}", written):
                draft.hereafter.append((written, "repository"))
                draft.take(begin, stop, "hereafter", State.GUESSED, "taken for its short form")
            else:
                why = "in brackets after the archive"
                draft.take(begin, stop, "note", State.LEFT, why)
        start += close + 1
        text = draft.line[start:end]
    stripped = text.lstrip(" ,:.")
    if not stripped:
        return None
    return Segment(stripped, start + len(text) - len(stripped), " ")


def own_words(profile: Profile, repository: Repository) -> frozenset[str]:
    """All names of an archive, its place and its country, folded."""
    texts = [name for _, name in repository.names]
    if repository.key == profile.key:
        texts += [*profile.other_names, *profile.other_abbreviations]
    spelt = profile.other_places if repository.key == profile.key else ()
    for text in (repository.abbreviation, repository.place, repository.country, *spelt):
        if text:
            texts += [text, *text.split(", ")]
    return frozenset(fold(text).rstrip(".") for text in texts)


def place_test(known: frozenset[str]) -> Callable[[str], bool]:
    """Tells the archive's other names, its place and its country."""

    def is_place(text: str) -> bool:
        return fold(text).rstrip(".") in known

    return is_place
