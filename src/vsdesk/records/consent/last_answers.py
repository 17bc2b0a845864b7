"""Which answers of one person hold: the last one, and what stands beside it. Pure.

Which was last says the day on which it was given, and of one day what its writer knew: an answer that follows
another one of the same device takes its place. Where that decides nothing all of them hold, the narrower of
each. No id decides and no order of arrival: who writes chooses both. Sources: data-dictionary §5.1–8, -3 §1.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vsdesk.records.consent.answers import (
    IF,
    UNCONDITIONAL,
    YES,
    Conditional,
    days_in,
    is_chosen,
    is_odd_day,
    is_yes,
    says_no,
    scopes_of,
    voices,
    weighed,
)
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.narrowness import rank
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dossier import RecordView
from vsdesk.records.hashable import written
from vsdesk.records.kinds.consent import ConsentGrant
from vsdesk.records.once import once

_NEVER: Final = "9999"  # later than any day
_LIMITS: Final = "limits"
# How it was told and noted down: of two answers that differ in nothing else each says what the other does.
_TOLD: Final = frozenset(
    {
        *("words", "how_recorded", "consent_text", "language", "witness", "scan", "follows"),
        *("follow_up", "risks_explained", "right_to_withdraw_explained"),
    }
)
# How far a yes goes, but for its scopes; when it is due is no part of how far it goes.
_HOW_FAR: Final = tuple(
    one
    for one in spec_of(ConsentGrant).fields
    if one.right == "kept"
    and one.narrow
    and one.type in ("bool", "choice")
    and one.name != "result"
)


def latest(
    answers: Iterable[RecordView], conditional: Conditional = UNCONDITIONAL
) -> list[RecordView]:
    """The last answer of each person, the last no of each device before a later yes, and each yes before a
    wider one of another device.

    An answer is as new as the last day on which something was said in it, the withdrawal too. Of one
    day the narrower holds, and a no without a day is never older than a yes; what is narrower in one thing
    and wider in another stands beside it. A no stays beside a later
    yes, whoever wrote them down: both stand, and the narrower holds until a coordinator decides.
    So does a yes below which somebody wrote a condition (`conditional`), beside a later
    one of others than them.
    """
    found: dict[str, list[RecordView]] = {}
    for grant in answers:
        for grantor in grant.every("grantor") or ("",):
            found.setdefault(str(grantor), []).append(grant)
    holding = (
        one
        for said in found.values()
        for one in (_holding(said, conditional) if len(said) > 1 else said)
    )
    return list({one.id: one for one in holding}.values())


def _holding(said: list[RecordView], conditional: Conditional) -> list[RecordView]:
    """What holds of the answers of one person: the last one, with what was refused, and what allows less,
    before a yes that no coordinator weighed. A yes that its own writer gave anew is no longer one."""
    held = {one.id: one for one in said}
    anew = {
        old.id
        for one in said
        for id in one.every("follows")
        if (old := held.get(str(id)))
        and not says_no(old)
        and _wrote(old, conditional) <= voices(one)
    }
    decided = [one for one in said if is_chosen(one)]
    ordered = [
        one
        for one in sorted(said, key=lambda one: (_age(one), one.id))  # by id: of what says the same
        if one in decided
        or not (one.id in anew or any(weighed(choice, one, conditional) for choice in decided))
    ]
    *before, last = ordered or said[-1:]
    if says_no(last):
        return [last]
    # A later no of one device hides none of another's: with that one its own yes would end both.
    noes = {(voices(one), one.every("subject")): one for one in before if says_no(one)}
    tied = [one for one in before if _is_tied(one, last, conditional)]
    less = [
        one
        for one in before
        if is_yes(one) and all(_is_less(one, each, conditional) for each in (*tied, last))
    ]
    return [*noes.values(), *less, *tied, last]


def _is_tied(old: RecordView, last: RecordView, conditional: Conditional) -> bool:
    """Whether nothing says which of two answers was given later, neither of them a no, and one of them says
    something that the other does not."""
    if says_no(old) or _age(old)[:2] != _age(last)[:2]:
        return False
    return old.id in conditional or _says(old) != _says(last)


@once
def _says(grant: RecordView) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(map(written, grant.every(name)))
        for name in grant.fields
        if name not in _TOLD
    }


def _is_less(old: RecordView, last: RecordView, conditional: Conditional) -> bool:
    """Whether an earlier yes lets out less than the last one, and another device wrote it down: then both
    stand, because widening what somebody agreed to is a coordinator's."""
    if _wrote(old, conditional) <= voices(last):
        return False
    if IF in old.every("result") or old.id in conditional:
        return True  # what the later yes leaves out of its conditions is no longer asked for
    if not scopes_of(last) <= scopes_of(old) or not _limits(old) <= _limits(last):
        return True
    return any(_least(one, old) < _least(one, last) for one in _HOW_FAR)


def _least(spec: FieldSpec, grant: RecordView) -> float:
    return min(rank(spec, one)[0] for one in grant.every(spec.name) or (None,))


def _limits(grant: RecordView) -> frozenset[str]:
    """The words that limit a yes."""
    return frozenset(written(one) for one in grant.every(_LIMITS) if one)


def _wrote(grant: RecordView, conditional: Conditional) -> frozenset[str]:
    """The voices of an answer, and of the conditions below it."""
    return voices(grant) | {one.word for one in conditional.get(grant.id, ())}


@once
def _age(grant: RecordView) -> tuple[str, int, int]:
    """The day, and of one day how much it closes: a no most, a yes with many scopes least."""
    no = says_no(grant)
    days = [*days_in(grant, "given_on"), *days_in(grant, "withdrawn_on")]
    odd = no and is_odd_day(grant, "withdrawn_on")
    day = _NEVER if odd else max(days, default=_NEVER if no else "")
    narrow = 2 if no else int(not YES.issuperset(grant.every("result")))
    return day, narrow, -len(scopes_of(grant))
