"""Which texts link to which address? DOI, PMID, PMCID and URL (CSL 1.0.2, appendix "Links")."""

from __future__ import annotations

import re

from maocite.csl.tokens import Boundary, Mark, Token

LINKS = {
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "URL": "",
}
"""What makes a web address of an identifier."""

_WEB = re.compile(r"(?:https?|ftp)://\S", re.IGNORECASE)
_PREFIX = re.compile(r"(?:https?|ftp)://\S*\Z", re.IGNORECASE)


def with_links(tokens: list[Token]) -> list[Token]:
    """The tokens with the addresses that links have.

    Where the style prints the beginning of the address before the identifier
    (``prefix="https://doi.org/"``), it is part of the link. What is no address of the web
    ("javascript:...") is no link.
    """
    linked: list[Token] = []
    kept: list[bool] = []
    for token in tokens:
        if isinstance(token, Boundary) and token.kind is Mark.OPEN_LINK:
            before = linked[-1] if linked else None
            prefix = _PREFIX.search(before) if isinstance(before, str) else None
            address = token.text
            if prefix is not None and not _WEB.match(address):
                address = prefix[0] + address
            kept.append(_WEB.match(address) is not None)
            if kept[-1]:
                if prefix is not None and isinstance(before, str):
                    linked[-1] = before[: prefix.start()]
                linked.append(Boundary(Mark.OPEN_LINK, text=_quoted(address)))
                if prefix is not None:
                    linked.append(prefix[0])
            continue
        if isinstance(token, Boundary) and token.kind is Mark.CLOSE_LINK and not kept.pop():
            continue
        linked.append(token)
    return linked


def _quoted(address: str) -> str:
    """An address in which a DOI is percent-encoded: it may have ``<``, ``#`` and ``?``.

    DOI Handbook, "Encoding issues".
    """
    begin = LINKS["DOI"]
    if not address.startswith(begin) or "%" in address:
        return address
    from urllib.parse import quote

    return begin + quote(address.removeprefix(begin), safe="!$&'()*+,-./:;=@_~")
