"""Which element says what a person did? One table for both directions."""

import re
from dataclasses import dataclass
from enum import Enum

from maocite.model.role import Role
from maocite.tei.node import Node, collapse


class Slot(Enum):
    """Where a statement of a ``biblStruct`` stands."""

    ITEM = "item"
    """In ``analytic`` if there is one, else in ``monogr``."""
    HOST = "host"
    """In ``monogr``, which is the work itself where there is no ``analytic``."""
    SERIES = "series"
    REVIEWED = "reviewed"
    """In ``relatedItem type="reviewOf"``."""
    ORIGINAL = "original"
    """In ``relatedItem type="originalEdition"``."""


@dataclass(frozen=True, slots=True)
class RoleMapping:
    """How a role is written, and the words that mean it in the files of others."""

    role: Role
    element: str
    """``author``, ``editor`` or ``respStmt``."""
    word: str | None
    """``@role`` of an editor; what ``resp`` says."""
    slot: Slot = Slot.ITEM
    others: str = ""
    """Words in the languages of real files, separated by ``|``, matched at the start of a word."""


ROLES = (
    RoleMapping(Role.AUTHOR, "author", None, others="author|aut|verfasser|verfasst|autor|auteur|written|geschaffen|geschrieben|creator|cre|artist|cartographer|programmer|inventor|interviewee"),
    RoleMapping(Role.EDITOR, "editor", "editor", Slot.HOST, "ed|eds|edt|editor|editors|edited|hg|hgg|hrsg|hrsgg|herausgeber|herausgegeb|éditeur|editeur|éd|curatore|a cura|redactor|redakteur|bearbeitet|sous la direction|dir|red|redig|pod red"),
    RoleMapping(Role.TRANSLATOR, "editor", "translator", others="tr|trl|transl|trans|translat|übers|überset|ubersetz|uebersetz|übertrag|aus dem|trad|vert|vertaal|oversat|övers|přel|tłum|перевод"),
    RoleMapping(Role.COLLECTION_EDITOR, "editor", "series-editor", Slot.SERIES, "serieseditor|series editor"),
    RoleMapping(Role.CONTAINER_AUTHOR, "author", "container-author", Slot.HOST, "bookauthor|container"),
    RoleMapping(Role.CHAIR, "respStmt", "chair", Slot.HOST),
    RoleMapping(Role.COMPILER, "respStmt", "compiler", Slot.HOST, "com|comp|compiled|compilat|zusammengestellt"),
    RoleMapping(Role.COMPOSER, "respStmt", "composer", others="cmp|composed|komponi|vertont|musik|music"),
    RoleMapping(Role.CONTRIBUTOR, "respStmt", "contributor", others="contrib|ctb|beitrag|beiträg|mitarbeit|mitwirk|unter mitarbeit|collaborat|collab|with|assisted|mit|avec|preface|foreword|introduction|introduced|einleitung|eingeleitet|vorwort|nachwort|préface|aui|aft|afterword"),
    RoleMapping(Role.CURATOR, "respStmt", "curator", Slot.HOST),
    RoleMapping(Role.DIRECTOR, "respStmt", "director", others="drt|directed|regie|réalisat"),
    RoleMapping(Role.EDITOR_TRANSLATOR, "editor", "editor-translator", Slot.HOST, "editortranslator"),
    RoleMapping(Role.EDITORIAL_DIRECTOR, "respStmt", "editorial-director", Slot.HOST, "editorialdirector"),
    RoleMapping(Role.EXECUTIVE_PRODUCER, "respStmt", "executive-producer", others="executiveproducer"),
    RoleMapping(Role.GUEST, "respStmt", "guest"),
    RoleMapping(Role.HOST, "respStmt", "host", others="hst|podcaster|presenter"),
    RoleMapping(Role.ILLUSTRATOR, "respStmt", "illustrator", others="ill|illustrat|illustri|gezeichnet"),
    RoleMapping(Role.INTERVIEWER, "respStmt", "interviewer", others="ivr|interview"),
    RoleMapping(Role.NARRATOR, "respStmt", "narrator", others="nrt|narrat|erzähl"),
    RoleMapping(Role.ORGANIZER, "respStmt", "organizer", Slot.HOST, "organiser|organized"),
    RoleMapping(Role.ORIGINAL_AUTHOR, "author", "original-author", Slot.ORIGINAL, others="original author"),
    RoleMapping(Role.PERFORMER, "respStmt", "performer", others="prf|cast|castmember|actor"),
    RoleMapping(Role.PRODUCER, "respStmt", "producer", others="pro|produced|produzi"),
    RoleMapping(Role.RECIPIENT, "respStmt", "recipient", others="addressee|rcp|empfänger|adressat|destinataire"),
    RoleMapping(Role.REVIEWED_AUTHOR, "author", "reviewed-author", Slot.REVIEWED, others="reviewedauthor|reviewed author"),
    RoleMapping(Role.SCRIPT_WRITER, "respStmt", "script-writer", others="scriptwriter|screenwriter"),
    RoleMapping(Role.SERIES_CREATOR, "respStmt", "series-creator", Slot.HOST, "seriescreator"),
    RoleMapping(Role.PARTICIPANT, "respStmt", "participant", others="teilnehmer"),
    RoleMapping(Role.SUBJECT, "respStmt", "subject"),
    RoleMapping(Role.CORRECTOR, "respStmt", "corrector", others="corrected"),
    RoleMapping(Role.OBTAINED_BY, "respStmt", "obtained-by", others="obtained by"),
    RoleMapping(Role.TRANSMITTED_BY, "respStmt", "transmitted-by", others="transmitted by"),
)  # fmt: skip
"""Every role of the model, once."""

BY_ROLE = {mapping.role: mapping for mapping in ROLES}
_BY_WORD = {mapping.role.value: mapping.role for mapping in ROLES} | {
    mapping.word: mapping.role for mapping in ROLES if mapping.word
}
_STARTS = sorted(
    ((word, mapping.role) for mapping in ROLES for word in mapping.others.split("|") if word),
    key=lambda pair: -len(pair[0]),
)
_AUXILIARY = re.compile(
    r"^(?:marcrel|relators|relator|hat|has|is|was|wurde|est|a été)[-_: ](?:einen[-_ ])?"
)
"""What stands before the word itself: ``hat-ubersetzt``, ``marcrel:trl``."""
_ELSE = ("transcr", "transkr", "transform", "translit", "transfer")
"""Beginnings of words that are no translating."""
_WORD_BREAK = re.compile(r"[\s_]+")


def role_of_word(word: str | None) -> Role | None:
    """The role that a word of a file means: ours, MARC relators, or free words; None if unknown."""
    plain = collapse(word or "").rpartition("/")[2].strip(".:;,#()[] ").lower()
    plain = _AUXILIARY.sub("", plain)
    if not plain or plain.startswith(_ELSE):
        return None
    if exact := _BY_WORD.get(plain) or _BY_WORD.get(_WORD_BREAK.sub("-", plain)):
        return exact
    for start, role in _STARTS:
        short = len(start) <= 3
        if (
            plain == start
            or (not short and plain.startswith(start))
            or (short and re.match(rf"{start}\b", plain))
        ):
            return role
    return None


def role_of(node: Node) -> Role | None:
    """The role that ``author``, ``editor``, ``respStmt`` or ``translator`` gives; None if unknown."""
    if node.name == "author":
        return role_of_word(node.get("role")) or Role.AUTHOR
    if node.name == "editor":
        word = node.get("role")
        return (role_of_word(word) or _editor_word(word)) if word else Role.EDITOR
    if node.name == "respStmt":
        for resp in node.elements("resp"):
            for word in (resp.get("key"), resp.get("ref"), resp.text()):
                if role := role_of_word(word):
                    return role
        return None
    return role_of_word(node.name)


def _editor_word(word: str) -> Role | None:
    """``editor translator``, ``guest_editor`` or ``principal`` are editors of some kind."""
    plain = word.lower()
    known = plain in ("principal", "general", "chief", "lead", "main")
    return Role.EDITOR if known or "edit" in plain else None
