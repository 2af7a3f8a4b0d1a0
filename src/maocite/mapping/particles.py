"""Which particle is written together with a name? ``el-Prifti``, ``d’Annunzio``.

Citation processors take such particles off (citeproc-js, "Name particles"), and so do Zotero and
biblatex, which prints no blank behind a hyphen or an apostrophe.
"""

import re

_ELIDED = re.compile(
    r"((?:[^\W\d_A-Z]{1,4}[’'ʼ]|(?:al|el|ul|ad|an|ar|as|at|az|aḍ|aṣ|aṭ|aẓ|ash|adh|ath)-))"
    r"(?=[^\W\d_a-z])"
)


def split_joined(family: str) -> tuple[str | None, str]:
    """The particle that is written together with a family name, and the name without it."""
    match = _ELIDED.match(family)
    if match is None or not match[1][0].islower() or family[match.end()].islower():
        return None, family
    return match[1], family[match.end() :]


def is_joined(particle: str) -> bool:
    """Whether no blank stands behind a particle."""
    return particle.endswith(("’", "'", "ʼ", "-"))
