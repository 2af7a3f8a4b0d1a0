"""What did a person do for a record?"""

from enum import Enum


class Role(Enum):
    """The name variables of CSL 1.0.2 (specification, appendix IV), and what archives add."""

    AUTHOR = "author"
    CHAIR = "chair"
    COLLECTION_EDITOR = "collection-editor"
    COMPILER = "compiler"
    COMPOSER = "composer"
    CONTAINER_AUTHOR = "container-author"
    CONTRIBUTOR = "contributor"
    """In an archival record: who gave the document to the edition; no author of the text."""
    CURATOR = "curator"
    DIRECTOR = "director"
    EDITOR = "editor"
    EDITOR_TRANSLATOR = "editor-translator"
    EDITORIAL_DIRECTOR = "editorial-director"
    EXECUTIVE_PRODUCER = "executive-producer"
    GUEST = "guest"
    HOST = "host"
    ILLUSTRATOR = "illustrator"
    INTERVIEWER = "interviewer"
    NARRATOR = "narrator"
    ORGANIZER = "organizer"
    ORIGINAL_AUTHOR = "original-author"
    PERFORMER = "performer"
    PRODUCER = "producer"
    RECIPIENT = "recipient"
    REVIEWED_AUTHOR = "reviewed-author"
    SCRIPT_WRITER = "script-writer"
    SERIES_CREATOR = "series-creator"
    TRANSLATOR = "translator"
    PARTICIPANT = "participant"
    """Took part in the conversation or meeting that the document records."""
    SUBJECT = "subject"
    """Whom the document is about."""
    CORRECTOR = "corrector"
    """Who wrote corrections into it."""
    OBTAINED_BY = "obtained-by"
    """Who brought it out of the archive."""
    TRANSMITTED_BY = "transmitted-by"
    """Who passed it on to the addressee."""

    # Each role exists once; Enum's own hash asks for its name each time.
    __hash__ = object.__hash__

    @property
    def in_csl(self) -> bool:
        """Whether CSL 1.0.2 has a variable of this name."""
        return self not in _OURS


_OURS = frozenset(
    {Role.PARTICIPANT, Role.SUBJECT, Role.CORRECTOR, Role.OBTAINED_BY, Role.TRANSMITTED_BY}
)
