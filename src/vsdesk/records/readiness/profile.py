"""A mechanism's profile: what it asks for, as versioned data (resources/mechanisms/*.toml).

A rule fires when its check does not hold in a scene in which all of its `when` checks do. What a
file gets wrong never passes silently: the rule stops, and says so in a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, get_args

from vsdesk.languages import SOURCE, said_in
from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import Level
from vsdesk.records.readiness.predicates.predicate_form import NO, Outcome, Predicate
from vsdesk.records.readiness.predicates.predicate_table import (
    CHECK_KEYS,
    BrokenCheck,
    SharedCheck,
    build,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject
from vsdesk.records.readiness.rule_tables import Tables
from vsdesk.words import LANGS, Lang, Words, mark

Severity = Literal["block", "warn", "hint"]
Way = Literal["closed", "hidden", "note", "first"]
ProfileKind = Literal["mechanism", "court", "referral", "gate"]

NO_SENTENCE: Final = mark("The rule “{name}” is not complete. Until that is mended, it stops here.")
NO_HEAD: Final = mark(
    "The profile “{name}” is not complete. Until that is mended, nothing is ready for it."
)
ROWS: Final = ("rule", "route", "complete")  # the tables of a profile that hold checks
_FIELD: Final = re.compile(r"[a-z_]+\.[a-z_0-9]+")
_RULE_KEYS: Final = frozenset(
    {
        "id",
        "test",
        "args",
        "not",
        "when",
        "severity",
        "then",
        "jump_to",
        "red",
        "banner",
        "source",
        "seen",
    }
    | {f"{part}_{lang}" for part in ("msg", "ask") for lang in LANGS}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `severity` counts for readiness, `then` for the choice of mechanisms.

    `seen` is False for what is recalled, not seen in print. `broken` is a sentence of the catalogue about
    what the file gets wrong, with `{name}`.
    """

    id: str
    test: str
    check: Predicate
    when: tuple[Predicate, ...]
    severity: Severity = "block"
    then: Way = "closed"
    sentences: Mapping[Lang, str] = field(default_factory=dict)
    questions: Mapping[Lang, str] = field(default_factory=dict)
    jump: str = ""
    red: bool = False
    banner: str = ""
    source: str = ""
    seen: bool = True
    broken: str = ""
    named: str = ""

    def sentence(self, words: Words) -> str:
        """What it says, in the reader's language (else as that falls back)."""
        if self.broken:
            return words.say(self.broken, name=self.named)
        return said_in(self.sentences, words.lang)

    def question(self, words: Words) -> str:
        """What to ask the family, or an empty string."""
        return said_in(self.questions, words.lang)

    def fires(self, scene: ReadinessSubject) -> Outcome | None:
        """The outcome when the rule has something to say, else None."""
        for one in self.when:
            if not one.ask(scene).ok:
                return None
        found = self.check.ask(scene)
        return None if found.ok else found


class _Never(Predicate):
    """What a broken rule asks: it never holds."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        return NO


@dataclass(frozen=True, slots=True)
class ProfilePart:
    """One thing that counts for completeness, and where it is written."""

    check: Predicate
    jump: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that one recipient asks for. `purposes` hold the consent; the first is the gate's."""

    key: str
    version: str
    kind: ProfileKind
    recipient: str
    purposes: tuple[str, ...]
    procedure: str
    level: Level
    working: bool
    rank: int
    names: Mapping[Lang, str]
    rules: tuple[Rule, ...]
    routes: tuple[Rule, ...]
    parts: tuple[ProfilePart, ...]
    tables: Tables = field(repr=False)
    named: str = ""
    sources: tuple[str, ...] = ()
    speaks_of: frozenset[str] = frozenset()  # "kind.field", wherever a row names one

    @property
    def stamp(self) -> str:
        """Key and version: what a submission keeps."""
        return f"{self.key} {self.version}"

    def name(self, lang: Lang) -> str:
        """Its name in a language."""
        return said_in(self.names, lang) or self.key


def rule_of(row: Mapping[str, Any]) -> Rule:
    """The rule of one `[[rule]]` or `[[route]]` row; a broken one always fires, and blocks."""
    id = str(row.get("id") or "?")[:20]
    sentences = _texts(row, "msg")
    whole = (
        set(row) <= _RULE_KEYS
        and bool(sentences.get(SOURCE))
        and row.get("severity", "block") in get_args(Severity)
        and row.get("then", "closed") in get_args(Way)
        and isinstance(row.get("when", []), list)
    )
    if not whole:
        return _broken(id, NO_SENTENCE, id)
    try:
        check = build({key: row[key] for key in CHECK_KEYS if key in row})
        when = tuple(build(one) for one in row.get("when", []))
    except BrokenCheck as fault:
        return _broken(id, fault.sentence, fault.name)
    return Rule(
        id=id,
        test=check.test,
        check=check.plain,
        when=tuple(one.plain for one in when),
        severity=row.get("severity", "block"),
        then=row.get("then", "closed"),
        sentences=sentences,
        questions=_texts(row, "ask"),
        jump=str(row.get("jump_to", "")),
        red=row.get("red") is True,
        banner=str(row.get("banner", "")),
        source=str(row.get("source", "")),
        seen=row.get("seen", True) is not False,
    )


def _broken(id: str, sentence: str, name: str) -> Rule:
    return Rule(id, "", _Never(), (), broken=sentence, named=name)


def _texts(row: Mapping[str, Any], part: str) -> dict[Lang, str]:
    found = {lang: row.get(f"{part}_{lang}") for lang in LANGS}
    return {lang: text for lang, text in found.items() if isinstance(text, str) and text.strip()}


def profile_of(key: str, rows: Mapping[str, Any], tables: Tables) -> Profile:
    """The profile of one file. A head that is not whole leaves one rule, which blocks."""
    purposes, sources = rows.get("purposes", []), rows.get("sources", [])
    recipient = recipients.key_of(str(rows.get("recipient", "")))
    if recipients.of(recipient).whole:  # asks for no consent: nothing is submitted to it
        recipient = ""
    whole = (
        bool(recipient)
        and all(isinstance(rows.get(name), str) and rows[name] for name in ("version", "recipient"))
        and rows.get("level") in get_args(Level)
        and rows.get("kind", "mechanism") in get_args(ProfileKind)
        and isinstance(purposes, list)
        and bool(purposes)
        and _are_rows(rows, "rule", "route", "complete")
    )
    rules = [rule_of(row) for row in rows.get("rule", [])] if whole else []
    parts = [_part(row) for row in rows.get("complete", [])] if whole else []
    asked_once = _shared(
        [
            *(one for rule in rules for one in (rule.check, *rule.when)),
            *(one.check for one in parts),
        ]
    )
    return Profile(
        key=key,
        version=str(rows.get("version", "")),
        kind=rows.get("kind", "mechanism") if whole else "mechanism",
        recipient=recipient,
        purposes=tuple(map(str, purposes)) if whole else ("search",),
        procedure=str(rows.get("procedure", "")),
        level=rows["level"] if whole else "E",
        working=rows.get("working") is True,
        rank=rows["rank"] if isinstance(rows.get("rank"), int) else 1000,
        names=_names(rows),
        rules=tuple(
            replace(one, check=asked_once(one.check), when=tuple(map(asked_once, one.when)))
            for one in rules
        )
        if whole
        else (_broken("profile", NO_HEAD, key[:40]),),
        routes=tuple(rule_of(row) for row in rows.get("route", [])) if whole else (),
        parts=tuple(replace(one, check=asked_once(one.check)) for one in parts),
        tables=tables,
        named=str(rows.get("named", "")),
        sources=tuple(map(str, sources)) if isinstance(sources, list) else (),
        speaks_of=frozenset(_named_in([rows.get(name) for name in ROWS])),
    )


def _shared(checks: Sequence[Predicate]) -> Callable[[Predicate], Predicate]:
    """By check what stands for it: of those that say the same one that is asked once in a scene."""
    said = Counter(map(repr, checks))
    known = {text: SharedCheck(asked=one) for one in checks if said[text := repr(one)] > 1}
    return lambda one: known.get(repr(one), one)


def _named_in(rows: list[object]) -> Iterator[str]:
    """Every "kind.field" in rows, their checks, and the checks within these, however deep."""
    left = rows
    while left:
        part = left.pop()
        if isinstance(part, str) and _FIELD.fullmatch(part):
            yield part
        elif isinstance(part, (list, Mapping)):
            left += part.values() if isinstance(part, Mapping) else part


def _are_rows(rows: Mapping[str, Any], *names: str) -> bool:
    lists = [rows.get(name, []) for name in names]
    return all(isinstance(one, list) and all(isinstance(r, dict) for r in one) for one in lists)


def _names(rows: Mapping[str, Any]) -> dict[Lang, str]:
    names = rows.get("name", {})
    found = {lang: names.get(lang) for lang in LANGS} if isinstance(names, dict) else {}
    return {lang: text for lang, text in found.items() if isinstance(text, str) and text}


def _part(row: Mapping[str, Any]) -> ProfilePart:
    try:
        check = build({key: row[key] for key in CHECK_KEYS if key in row}).plain
    except BrokenCheck:
        check = _Never()
    return ProfilePart(check, str(row.get("jump_to", "")))
