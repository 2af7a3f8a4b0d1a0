"""One run of ours, as a process to be measured: items, citations or none, style, output file."""

from __future__ import annotations

import gc
import json
import sys


def main(items_file: str, plan_file: str, style: str, bibliography: str, out_file: str) -> None:
    """Render as the command line would: read, render, write, the garbage collector at rest.

    ``plan_file`` is "-" where all items go into the bibliography and nothing is cited;
    ``bibliography`` is "no" to leave it out.
    """
    gc.disable()
    from maocite.csl import Citation, CitationItem, Locator, load_style, render

    with open(items_file, "rb") as file:
        items = json.load(file)
    citations = []
    if plan_file != "-":
        with open(plan_file, "rb") as file:
            plan = json.load(file)
        for number, cites in enumerate(plan, 1):
            cluster = tuple(
                CitationItem(
                    cite["id"],
                    locator=Locator(cite["label"], cite["locator"]) if "locator" in cite else None,
                )
                for cite in cites
            )
            citations.append(Citation(cluster, number))
    rendered = render(load_style(style), items, citations, output="html")
    texts = list(rendered.citations)
    if rendered.bibliography is not None and bibliography == "yes":
        texts.append(rendered.bibliography.text)
    with open(out_file, "w", encoding="utf-8") as file:
        file.write("\n".join(texts))
    gc.freeze()


if __name__ == "__main__":
    main(*sys.argv[1:])
