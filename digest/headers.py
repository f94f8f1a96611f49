"""The file `_headers` of a site, in which Netlify and Cloudflare Pages are told what to send with its files.

A line that begins with `/` names the paths of a rule, and the indented lines below it hold its headers. `*` stands for
any characters, `:name` for a part of a path between two slashes; a line that begins with `#` is a comment. All rules
that fit a path apply, and what several of them say under one name is joined by commas, as both hosts do:
https://docs.netlify.com/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Problem

HEADERS = "_headers"
"""In the folder of the site."""
LONGEST_LINE, MOST_RULES = 2000, 100
"""What Cloudflare Pages reads of it, in characters and rules; it passes over the rest and says nothing."""
_STANDING_FOR_MORE = re.compile(r"\*|:[A-Za-z]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is sent with the files of some paths."""

    paths: re.Pattern[str]
    """Fits a whole path, from the site's root on: `/`, `/about/`."""
    headers: tuple[tuple[str, str], ...]


def read_headers(text: str) -> tuple[Rule, ...]:
    """The rules of a file, in its order; lines that are neither a path nor a header of one are passed over."""
    rules: list[Rule] = []
    for line in text.splitlines():
        told = line.strip()
        name, colon, value = (part.strip() for part in told.partition(":"))
        if told.startswith("/"):
            rules.append(Rule(paths=_pattern(told), headers=()))
        elif rules and colon and not told.startswith("#"):
            last = rules.pop()
            rules.append(Rule(paths=last.paths, headers=(*last.headers, (name, value))))
    return tuple(rules)


def unread_lines(text: str) -> tuple[Problem, ...]:
    """What a host would pass over in a file, so that a policy would not be sent although it stands there."""
    found: list[Problem] = []
    rules = 0
    for number, line in enumerate(text.splitlines(), 1):
        rules += line.strip().startswith("/")
        if why := _unread(line, rules):
            message, remedy = f"the line {why}: hosts pass it over", "correct templates/headers.txt, and build again"
            found.append(Problem(where=f"{HEADERS}:{number}", message=message, remedy=remedy))
    return tuple(found)


def _unread(line: str, rules: int) -> str | None:
    """Why a line is passed over that is in one of the first `rules` rules, or is the path of the last of them."""
    told = line.strip()
    if len(line) > LONGEST_LINE:
        return f"is longer than {LONGEST_LINE:,} characters"
    if not told or told.startswith("#"):
        return None
    if told.startswith("/"):
        return f"is a rule after the first {MOST_RULES}" if rules > MOST_RULES else None
    return None if rules and ":" in told else "is neither a path nor, below one, a header"


def headers_of(path: str, rules: Iterable[Rule]) -> dict[str, str]:
    """What is sent with the file at a path, by name as it was written first."""
    sent: dict[str, tuple[str, str]] = {}
    for rule in rules:
        if rule.paths.fullmatch(path):
            for name, value in rule.headers:
                before = sent.get(name.lower())
                sent[name.lower()] = (before[0], f"{before[1]}, {value}") if before else (name, value)
    return dict(sent.values())


def _pattern(path: str) -> re.Pattern[str]:
    kept = (re.escape(part) for part in _STANDING_FOR_MORE.split(path))
    more = (".*" if mark == "*" else "[^/]+" for mark in _STANDING_FOR_MORE.findall(path))
    return re.compile("".join(part for pair in zip(kept, (*more, ""), strict=True) for part in pair))
