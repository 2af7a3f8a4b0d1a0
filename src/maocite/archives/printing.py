"""How does an archive want its document cited? Records printed by their profile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum

from maocite.archives.credits import write_credit
from maocite.archives.dates import write_date
from maocite.archives.people import write_names
from maocite.archives.profile import (
    BRACKET,
    FOLIOS,
    ITEM,
    REPOSITORY,
    FolioRule,
    Form,
    Grammar,
    LevelRule,
    NamePlace,
    Profile,
)
from maocite.archives.words import Words, fold, load_words
from maocite.model import ArchivalRecord, Folios, Level, Repository, Role, TitleForm

Part = tuple[str, str | None]
"""A printed part and the separator it wants before itself; None: the usual one."""
CREDITED = (
    Role.CONTRIBUTOR,
    Role.OBTAINED_BY,
    Role.TRANSLATOR,
    Role.EDITOR,
    Role.COMPILER,
)


class Naming(Enum):
    """How the archive itself is named in a citation."""

    USUAL = "usual"
    """As the archive's own citation names it."""
    FULL = "full"
    """As a first citation introduces it: ``Rossiiskii ... (RGANI)``."""
    SHORT = "short"
    """The abbreviation, or the name where there is none."""
    NONE = "none"
    """Left out."""


def print_citation(
    record: ArchivalRecord,
    profile: Profile,
    *,
    item: bool = False,
    words: Words | None = None,
) -> str:
    """The archive's own citation, with credits and classification as sentences of their own.

    `item` True: with title, genre, correspondents and date of the document, where the archive's
    order puts them; False: the location alone, as an edition prints it below a title. `words`:
    those of the loaded profiles, to save reading them again.
    """
    words = words or load_words()
    location = print_location(record, profile, item=item)
    sentences = [location, record.classification if item else None]
    people = {role: record.names(role) for role in CREDITED}
    sentences.append(write_credit(people, profile.grammar.credit, words))
    via = next((copy.name for copy in record.copies if copy.note == "via"), None)
    sentences.append(f"Via {via}" if via else None)
    end = profile.grammar.form.end
    return " ".join(_closed(text, end) for text in sentences if text)


def print_location(
    record: ArchivalRecord,
    profile: Profile,
    *,
    item: bool = False,
    naming: Naming = Naming.USUAL,
    folios: bool = True,
) -> str:
    """Archive, levels and folios in the archive's order, without credits and full stop."""
    form = profile.grammar.form
    repository = print_repository(record.repository or profile.repository, profile, naming)
    parts: dict[str, list[Part]] = {REPOSITORY: [(repository, None)] if repository else []}
    assigned = assign(record.levels, profile.grammar)
    maker = form.maker and any(rule and rule.genre for rule, _ in assigned)
    parts[ITEM] = [(print_item(record), form.item_separator)] if item and not maker else []
    for position, (rule, level) in enumerate(assigned):
        slot = rule.id if rule else _nearest(record.levels, level, profile.grammar)
        following = assigned[position + 1][0] if position + 1 < len(assigned) else None
        before = rule.before if rule else None
        if rule and level.name and level.number and _goes_on_tight(rule, following):
            # "LA10/146, Papers of Desmond Ryan": the number goes on, so the name waits.
            parts.setdefault(slot, []).append((print_number(level, rule, form), before))
            late = following.id if following else slot
            parts.setdefault(f"{late}-name", []).append((level.name, rule.joiner))
        else:
            parts.setdefault(slot, []).append((print_level(level, rule, form), before))
    folio_rule = profile.grammar.folios
    if record.folios and folios:
        rule_ = folio_rule or FolioRule()
        parts.setdefault(FOLIOS, []).append(
            (print_folios(record.folios, rule_, form), rule_.before)
        )
    return _join(parts, profile) + (_maker(record, profile) if maker else "")


def _goes_on_tight(rule: LevelRule, following: LevelRule | None) -> bool:
    """Whether the next number follows without a comma, so that no name can stand between."""
    return (
        rule.name is NamePlace.AFTER
        and rule.joiner != BRACKET
        and following is not None
        and following.before is not None
        and "," not in following.before
    )


def _maker(record: ArchivalRecord, profile: Profile) -> str:
    """Who made a photograph, after its number: ``Bild 183-85458-0001 / Junge, Peter Heinz``."""
    authors = record.names(Role.AUTHOR)
    names = [
        f"{name.family}, {name.given}" if name.family and name.given else name.display()
        for name in authors
    ]
    return f"{profile.grammar.form.maker}{'; '.join(names)}" if names else ""


def _join(parts: Mapping[str, list[Part]], profile: Profile) -> str:
    """The slots in order; a slot that the order does not name comes last."""
    form = profile.grammar.form
    order = [name for slot in form.order for name in (slot, f"{slot}-name")]
    order += [slot for slot in parts if slot not in order]
    text, previous = "", ""
    for slot in order:
        for printed, wanted in parts.get(slot, []):
            if not printed:
                continue
            separator = form.separator if wanted is None else wanted
            if previous == REPOSITORY and form.after_repository is not None:
                separator = form.after_repository
            elif ITEM in (previous, slot):
                separator = form.item_separator
            elif REPOSITORY in (previous, slot):
                separator = form.separator
            text = _glue(text, separator, printed)
            previous = slot
    return text


def _glue(text: str, separator: str, following: str) -> str:
    """Join two parts; a comma goes inside a closing quotation mark (CMOS 18, 6.9)."""
    if not text:
        return following
    if text.endswith("”") and separator[:1] in ",." and separator:
        return f"{text[:-1]}{separator[0]}”{separator[1:] or ' '}{following}"
    return f"{text}{separator}{following}"


def print_repository(
    repository: Repository, profile: Profile, naming: Naming = Naming.USUAL
) -> str:
    """The archive as its citations name it; what the record leaves open comes from the profile."""
    form = profile.grammar.form
    known = _fill(repository, profile)
    match naming:
        case Naming.NONE:
            return ""
        case Naming.SHORT:
            return known.abbreviation or known.name
        case Naming.FULL:
            template = form.full
        case Naming.USUAL:
            template = form.repository
    return _template(template, known) or known.abbreviation or known.name


def _fill(repository: Repository, profile: Profile) -> Repository:
    """The repository of the record; where it is the profile's own, completed from there."""
    own = profile.repository
    names = {fold(name) for _, name in (*own.names, *repository.names)}
    same = repository.key == profile.key or len(names) < len(own.names) + len(repository.names)
    if not same:
        return repository
    languages = dict(repository.names)
    return replace(
        repository,
        names=(*repository.names, *(pair for pair in own.names if pair[0] not in languages)),
        abbreviation=repository.abbreviation or own.abbreviation,
        place=repository.place or own.place,
        country=repository.country or own.country,
    )


def _template(template: str, repository: Repository) -> str:
    """Fill in ``{name}``; a part in ``<...>`` vanishes where a field in it is not known."""

    def field(match: re.Match[str]) -> str:
        name, _, language = match[1].partition(":")
        match name:
            case "name":
                value = repository.name_in(language) if language else repository.name
            case "abbreviation":
                value = repository.abbreviation
            case "place":
                value = repository.place
            case "country":
                value = repository.country
            case _:
                value = None
        return value or "\0"

    filled = re.sub(r"\{([a-z:A-Z-]+)\}", field, template)
    while "<" in filled and (inner := re.search(r"<([^<>]*)>", filled)):
        kept = "" if "\0" in inner[1] else inner[1]
        filled = filled[: inner.start()] + kept + filled[inner.end() :]
    return "" if "\0" in filled else filled


def assign(levels: Sequence[Level], grammar: Grammar) -> list[tuple[LevelRule | None, Level]]:
    """Each level with the rule that prints it: same kind, label if it has one, coarse to fine."""
    found: list[tuple[LevelRule | None, Level]] = []
    used: set[str] = set()
    for level in levels:
        fitting = [
            rule
            for rule in grammar.levels
            if rule.kind is level.kind and (rule.repeat or rule.id not in used)
        ]
        labelled = [rule for rule in fitting if level.label and _is_label(level.label, rule)]
        choice = [*labelled, *(rule for rule in fitting if _silent(level, rule)), *fitting]
        rule = choice[0] if choice else None
        if rule:
            used.add(rule.id)
        found.append((rule, level))
    return found


def _silent(level: Level, rule: LevelRule) -> bool:
    """Whether a rule without a label fits a level without a label."""
    if level.label or rule.label:
        return False
    if level.number:
        return rule.pattern is None or bool(re.fullmatch(rule.pattern, level.number))
    return rule.name is NamePlace.ONLY


def _nearest(levels: Sequence[Level], level: Level, grammar: Grammar) -> str:
    """The slot of a level that the grammar does not know: that of the level above it."""
    slot = REPOSITORY if grammar.form.repository_first else FOLIOS
    for rule, other in assign(levels, grammar):
        if other is level:
            break
        slot = rule.id if rule else slot
    return slot


def _is_label(label: str, rule: LevelRule) -> bool:
    bare = fold(label).rstrip(".")
    return any(fold(known).rstrip(".") == bare for known in rule.labels)


def print_level(level: Level, rule: LevelRule | None, form: Form) -> str:
    """One level with its label and name: ``Fondi 14/AP, Marrëdhëniet me ...``."""
    name = level.name or ""
    if level.abbreviation and level.abbreviation != name:
        name = f"{name} ({level.abbreviation})" if name else level.abbreviation
    number = print_number(level, rule, form)
    if not number:
        label = level.label
        return f"{label} {name}" if label else name
    if not name:
        return number
    if rule and rule.name is NamePlace.BEFORE:
        return f"{name}{rule.joiner}{number}"
    if not level.name or rule is None or rule.name is NamePlace.NONE:
        return f"{number} {name}"
    if rule.joiner == BRACKET:
        return f"{number} ({name})"
    return f"{number}{rule.joiner}{name}"


def print_number(level: Level, rule: LevelRule | None, form: Form) -> str:
    """Label and number of a level; a label that the grammar knows is printed in its spelling,
    unless the form keeps those of the record."""
    if not level.number:
        return ""
    label = level.label
    if rule and (label is None or (not form.keep_labels and _is_label(label, rule))):
        label = rule.label
    if not label:
        return level.number
    gap = rule.gap if rule else " "
    return (
        f"{level.number}{gap}{label}"
        if rule and rule.label_after
        else f"{label}{gap}{level.number}"
    )


def print_folios(folios: Folios, rule: FolioRule, form: Form) -> str:
    """``ll. 193-194``; the raw spelling is kept, the label is the archive's or, where the form
    keeps labels, the record's."""
    label = folios.label
    bare = fold(label or "").rstrip(".")
    usual = {fold(known).rstrip(".") for known in (rule.label, rule.plural) if known}
    if label is None or (not form.keep_labels and bare in usual):
        label = (rule.plural or rule.label) if folios.plural else rule.label
    return f"{label}{rule.gap}{folios.raw}" if label else folios.raw


def print_item(record: ArchivalRecord) -> str:
    """The document: correspondents or author, title, genre, place, date, with commas."""
    author, recipient = record.names(Role.AUTHOR), record.names(Role.RECIPIENT)
    parts: list[str] = []
    title = record.title
    if author and recipient:
        parts.append(f"{write_names(author)} to {write_names(recipient)}")
    elif author and not (title and author[0].display() in title.text):
        parts.append(write_names(author))
    if title:
        formal = title.form is TitleForm.FORMAL
        parts.append(f"“{title.text}”" if formal else title.text)
    elif record.genre and not (author and recipient and record.genre == "letter"):
        parts.append(record.genre)
    if title and title.form is TitleForm.FORMAL and record.genre:
        parts[-1] += f" [{record.genre}]"
    if record.place:
        parts.append(record.place)
    if record.date and not (title and title.without_date):
        parts.append(write_date(record.date))
        if record.date.time:
            parts.append(record.date.time)
    text = ""
    for part in parts:
        text = _glue(text, ", ", part)
    return text


def _closed(sentence: str, end: str) -> str:
    return sentence if not end or sentence.endswith(end) else sentence + end
