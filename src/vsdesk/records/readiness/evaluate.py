"""Is this case ready for that mechanism? The one evaluator of all profiles, a pure function.

What blocks is never hidden behind a percentage: `ready` asks only whether anything blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from vsdesk.records.dossier import Dossier
from vsdesk.records.readiness.predicates.predicate_form import Outcome
from vsdesk.records.readiness.profile import Profile, Rule, Severity
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, RuleFacts
from vsdesk.words import Words, mark

BANNERS: Final = {
    "urgent": mark("Urgent procedure: send this today."),
    "between_sessions": mark("This may be sent between two sessions: write a letter now."),
}
RECALLED: Final = mark("(From memory: not seen in print.)")
_SECTION: Final = "section:"


class Jump(NamedTuple):
    """Where an answer is written: a field of a record (None: a new one), or a section."""

    kind: str = ""
    field: str = ""
    record: str | None = None
    section: str = ""


class Finding(NamedTuple):
    """What one rule has to say. `lacking` are the fields that would answer it."""

    of: Rule
    jump: Jump
    lacking: tuple[Jump, ...] = ()
    records: tuple[str, ...] = ()
    why: str = ""
    instead: str = ""  # an English literal that stands for the sentence of the rule

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.of.id

    @property
    def severity(self) -> Severity:
        """Whether it blocks, warns or hints."""
        return self.of.severity

    @property
    def red(self) -> bool:
        """True for what must be seen before all else."""
        return self.of.red

    def sentence(self, words: Words) -> str:
        """What it says, the gate's reason where there is one, and that it was not seen in print."""
        if self.instead:
            return words.say(self.instead)
        parts = [self.of.sentence(words), words.say(self.why) if self.why else ""]
        parts.append("" if self.of.seen else words.say(RECALLED))
        return " ".join(filter(None, parts))

    def question(self, words: Words) -> str:
        """What to ask the family, or an empty string."""
        return "" if self.instead else self.of.question(words)


@dataclass(frozen=True)
class Readiness:
    """How far a case is for one profile."""

    profile: Profile
    findings: tuple[Finding, ...]
    banner: str
    completeness: int
    missing: tuple[Jump, ...]

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity == severity)

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """What must be there first."""
        return self._of("block")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What should be looked at, the red ones first."""
        return tuple(sorted(self._of("warn"), key=lambda one: not one.red))

    @property
    def hints(self) -> tuple[Finding, ...]:
        """What would help."""
        return self._of("hint")

    @property
    def ready(self) -> bool:
        """True when nothing blocks."""
        return not self.blocks

    def banner_sentence(self, words: Words) -> str:
        """What stands above all else, or an empty string."""
        return words.say(BANNERS[self.banner]) if self.banner else ""


def evaluate(profile: Profile, dossier: Dossier, facts: RuleFacts) -> Readiness:
    """What the profile's rules have to say about this case on this day."""
    scene = scene_of(profile, dossier, facts)
    findings = tuple(
        [
            finding_of(rule, found, scene)
            for rule in profile.rules
            if (found := rule.fires(scene)) is not None
        ]
    )
    banners = [one.of.banner for one in findings if one.of.banner in BANNERS]
    missing = [part.jump for part in profile.parts if not part.check.ask(scene).ok]
    return Readiness(
        profile,
        findings,
        min(banners, key=list(BANNERS).index, default=""),
        _share(profile, findings, len(missing)),
        tuple(_jump(path, scene) for path in missing),
    )


def _share(profile: Profile, findings: tuple[Finding, ...], missing: int) -> int:
    """How much is there, 0 to 100. A profile that counts nothing counts its rules that block."""
    whole = len(profile.parts) or sum(one.severity == "block" for one in profile.rules)
    if not profile.parts:
        missing = sum(one.severity == "block" for one in findings)
    return (whole - missing) * 100 // whole if whole else 100


def scene_of(profile: Profile, dossier: Dossier, facts: RuleFacts) -> ReadinessSubject:
    """The case as one profile sees it."""
    return ReadinessSubject(dossier, facts, profile.recipient, profile.named, profile.tables)


def finding_of(rule: Rule, found: Outcome, scene: ReadinessSubject) -> Finding:
    """What a rule that fires says, and where it leads."""
    lacking = tuple([Jump(one.kind, one.field, one.record) for one in found.lacking])
    jump = lacking[0] if lacking else _jump(rule.jump, scene, found.records)
    return Finding(rule, jump, lacking, found.records, found.why)


def _jump(path: str, scene: ReadinessSubject, about: tuple[str, ...] = ()) -> Jump:
    """Where a path leads: to the record that the rule is about, else to the first of its kind."""
    if path.startswith(_SECTION):
        return Jump(section=path.removeprefix(_SECTION))
    kind, _, name = path.partition(".")
    for id in about:
        one = scene.dossier.get(id)
        if one is not None and one.kind == kind:
            return Jump(kind, name, one.id)
    records = scene.of(kind)
    return Jump(kind, name, records[0].id if records else None)
