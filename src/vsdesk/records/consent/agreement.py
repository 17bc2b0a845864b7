"""What holds for one purpose and recipient, and how two readings of one file are taken together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from vsdesk.records.consent.answers import NO, State
from vsdesk.records.consent.condition_rules import ConditionVerdict

# What another device's later yes never takes away.
_AGAINST: Final = NO | {"assent", "yes_if"}


Why = Literal["waits", "put_off", "joined_no"]
WHY: Final = frozenset(get_args(Why))  # of a state the cause that a person is told


@dataclass(frozen=True, slots=True)
class Agreement:
    """What holds for one purpose and recipient. `recording`: nobody said no to the
    use of voice and film. `used` are the ids of the grants that decided it.

    `named` is True when each of them writes its scopes down (level C asks for that). `differ`: those who
    speak said yes and no, and nobody decided. `unasked`: all who were asked said yes, and these, who
    stand as near, answered other questions only. `reported`: of somebody who is asked here others say what
    they would answer. `why`: of silence, that a yes waits for a look or an answer was put off; of a no,
    that it stands in another entry of the person and a yes here. `conditions`: what was said with
    "yes, if", and what it does to this exit; in the state "yes_if" something of it is not met.
    """

    state: State
    scopes: frozenset[str] = frozenset()
    photo: bool = False
    recording: bool = True
    named: bool = True
    used: tuple[str, ...] = ()
    differ: bool = False
    unasked: tuple[str, ...] = ()
    reported: bool = False
    why: Why | Literal[""] = ""
    conditions: ConditionVerdict = field(default_factory=ConditionVerdict)

    @property
    def reason(self) -> str:
        """The key of `reasons.REASONS` that says truly why nothing leaves."""
        if self.state == "yes_if":
            return self.conditions.why or self.state
        if self.reported:
            return "reported"
        return "differ" if self.differ else "unasked" if self.unasked else self.why or self.state

    def told_for(self, state: str) -> str:
        """What an exit in this state tells of it: a no as the no that it is, silence by its cause."""
        return state if self.holds or self.differ or state != self.state else self.reason

    @property
    def holds(self) -> bool:
        """True when something may leave."""
        return self.state in ("given", "not_needed")

    @property
    def limits(self) -> bool:
        """True when it says how far a yes of others goes: a yes that is to be asked again does too."""
        return self.holds or self.state == "review"


def narrowed(found: Agreement, facts: Agreement, silent: Agreement) -> Agreement:
    """What holds without the facts of a device, and beside what others wrote down before it asked."""
    if not facts.holds:
        return facts
    if silent.state in _AGAINST:
        return silent
    held = (facts, silent) if silent.limits else (facts,)
    named = found.named and all(one.named for one in held)
    return replace(_within(found, held), named=named)


def _within(found: Agreement, held: Collection[Agreement]) -> Agreement:
    """No more than each of these lets out, and under the conditions of all."""
    return replace(
        found,
        scopes=found.scopes.intersection(*(one.scopes for one in held)),
        photo=found.photo and all(one.photo for one in held),
        recording=found.recording and all(one.recording for one in held),
        conditions=found.conditions.with_all(one.conditions for one in held),
    )


def with_entry(found: Agreement, there: Agreement, *, waits: bool) -> Agreement:
    """What holds beside one other entry of the same person: what is said against it there, waits there
    (`waits`: somebody is asked again; the person is called free) or is left out there, and no more than is
    agreed there, where anybody answered. It adds nothing."""
    if (
        there.state in _AGAINST
        or there.state == "person_decides"
        or (waits and there.state == "not_asked")
    ):
        return there
    if not there.limits:
        return found
    if there.state != "not_needed":
        return _within(found, (there,))
    return replace(found, conditions=found.conditions.with_all((there.conditions,)))


def under(found: Agreement, kept: Agreement) -> Agreement:
    """What holds beside the conditions on which the file is kept at all."""
    if not found.holds or not kept.conditions.all:
        return found
    return replace(found, conditions=found.conditions.with_all((kept.conditions,)))
