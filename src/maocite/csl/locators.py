"""Which label does a locator have? One written at its beginning comes before the one given."""

from __future__ import annotations

_LABELS = {
    "app.": "appendix", "art.": "article-locator", "bk.": "book", "ch.": "chapter",
    "chap.": "chapter", "col.": "column", "cols.": "column", "fig.": "figure", "figs.": "figure",
    "f.": "folio", "ff.": "folio", "fol.": "folio", "fols.": "folio", "l.": "line", "ll.": "line",
    "n.": "note", "nn.": "note", "no.": "issue", "nos.": "issue", "op.": "opus", "p.": "page",
    "pp.": "page", "para.": "paragraph", "paras.": "paragraph", "pt.": "part", "pts.": "part",
    "r.": "rule", "sec.": "section", "secs.": "section", "§": "section", "§§": "section",
    "s.v.": "sub-verbo", "sv.": "sub-verbo", "tbl.": "table", "tit.": "title-locator",
    "v.": "verse", "vv.": "verse", "vrs.": "verse", "vol.": "volume", "vols.": "volume",
}  # fmt: skip
"""Abbreviations that authors write at the beginning of a locator, and the locator types that
they stand for (CSL 1.0.2, "Locators")."""


def read_locator(label: str, value: str) -> tuple[str, str]:
    """The label and the text of a locator.

    "vol. 1, fol. 186" is the volume locator "1, fol. 186", whatever ``label`` says; without a
    label of its own or given, a locator is a page.
    """
    value = value.strip()
    if value[:1].isalpha() or value[:1] == "§":
        word, space, rest = value.partition(" ")
        if space and word in _LABELS and rest.strip():
            return _LABELS[word], rest.strip()
    return label or "page", value
