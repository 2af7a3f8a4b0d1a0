"""What does the manual say of the checks? Made from the table, so that the two cannot differ.

``python -m maocite.checks.manual`` prints ``docs/checks.md``.
"""

from maocite.checks.rules import RULES, Explained

_HEAD = """\
# Checks

`maocite check` looks at records as an archivist would and says what is wrong, where, and what would
be right. Errors make a record unusable; warnings are for a person to look at. The exit code is 1
where an error was found, with `--strict` also for warnings.

This page is made by `python -m maocite.checks.manual`; `maocite check --list` shows the same.

## When a record is right as it stands

A record can silence a check, and says why:

```yaml
- id: aqsh-1966-05-25
  silence:
  - check: year-against-date
    reason: filed under the year in which the poster was handed over
```

A finding that concerns several records (folios that overlap, a name in two spellings) is silent
when one of the records named in it silences the check. A silence that keeps nothing quiet is
itself reported, so that it cannot hide the next mistake. Errors cannot be silenced.

## The checks
"""


def manual() -> str:
    """The page of the manual, in Markdown."""
    return "\n".join([_HEAD, *map(_entry, RULES)])


def _entry(rule: Explained) -> str:
    kind = rule.level.value if rule.silenceable else f"{rule.level.value}, cannot be silenced"
    return f"### `{rule.code}`\n\n{rule.question} ({kind})\n\n{rule.reason}\n"


def listing() -> str:
    """All codes with question and reason, for a terminal."""
    return "".join(f"{rule.code}\n  {rule.question}\n  {rule.reason}\n" for rule in RULES)


if __name__ == "__main__":
    print(manual(), end="")
