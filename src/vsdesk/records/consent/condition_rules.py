"""The conditions of a yes: what the gate judges itself, and what waits until a person says that it is met.

A condition narrows at once, whoever wrote it. Nothing but a day that has come, a body that cannot pass the
file on, and a person's word opens it again: the word of the device that wrote the answer, or one that a
coordinator confirmed; and that word is used up by the exit for which it was given. Pure. Sources:
data-dictionary-3 §2; docs/spec/bundle.md §8.14.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent import recipients
from vsdesk.records.consent.beyond_rules import BY_RULE, says_more
from vsdesk.records.consent.coordinators import may_end
from vsdesk.records.consent.whose_word_counts import is_confirmed, writers
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.told.told_texts import named_texts

CONDITION: Final = "consent_condition"
MET: Final = "condition_met"

Left = Literal["surname", "photo", "all_but_photo"]
# What a type takes out of all that leaves.
LEFT: Final[dict[str, Left]] = {
    "without_surname": "surname",
    "without_photo": "photo",
    "photo_alone": "all_but_photo",
}
# Of one answer these leave nothing together: each is kept, and a person is asked what was meant.
_EXCLUDING: Final = frozenset({"without_photo", "photo_alone"})
ONLY_THERE: Final = "recipient_only"  # how far a yes lets it go on: to no other body
Stop = Literal["yes_if", "too_early", "onward"]
STOPS: Final[tuple[Stop, ...]] = ("onward", "too_early", "yes_if")  # the first says most


@dataclass(frozen=True, slots=True)
class ConditionVerdict:
    """What the conditions of answers do to one exit. `all` are their ids.

    `stops`: those that keep it here, each with why. `left_out`: what stays behind. `met`: the words of
    persons by which it goes, and which it uses up.
    """

    all: tuple[str, ...] = ()
    stops: tuple[tuple[str, Stop], ...] = ()
    left_out: frozenset[Left] = frozenset()
    met: tuple[str, ...] = ()

    def with_all(self, others: Iterable[ConditionVerdict]) -> ConditionVerdict:
        """These conditions and those of others: all of them hold."""
        every = (self, *others)
        return ConditionVerdict(
            tuple(dict.fromkeys(id for one in every for id in one.all)),
            tuple({id: (id, why) for one in every for id, why in one.stops}.values()),
            frozenset[Left]().union(*(one.left_out for one in every)),
            tuple(sorted({id for one in every for id in one.met})),
        )

    @property
    def why(self) -> Stop | None:
        """Why nothing leaves, or None."""
        said = {why for _, why in self.stops}
        return next((one for one in STOPS if one in said), None)


def conditions_of(dossier: Dossier, grant: str) -> tuple[RecordView, ...]:
    """The conditions of one answer, in their order. One of which nobody knows below which answer it lies is a
    condition of each."""
    return dossier.once(_by_grant).get(grant, ())


def _by_grant(dossier: Dossier) -> dict[str, tuple[RecordView, ...]]:
    found: dict[str, list[RecordView]] = {}
    for one in dossier.of(CONDITION):
        for grant in {one.parent or "", *one.parents}:
            found.setdefault(grant, []).append(one)
    return {grant: tuple(held) for grant, held in found.items()}


def conditional(dossier: Dossier) -> Mapping[str, tuple[Alternative, ...]]:
    """The answers below which conditions lie, with all that those say: they narrow a plain yes too."""
    return dossier.once(_said_by_grant)


def _said_by_grant(dossier: Dossier) -> dict[str, tuple[Alternative, ...]]:
    return {
        grant: tuple(alt for one in held for said in one.fields.values() for alt in said)
        for grant, held in dossier.once(_by_grant).items()
    }


def is_conditional(dossier: Dossier, grant: RecordView) -> bool:
    """Whether a yes has a condition: by what it says, or by what lies below it."""
    held = conditions_of(dossier, grant.id)
    return "given_if" in grant.every("result") or bool(held) or bool(_said_limits(grant))


def has_loose_limits(dossier: Dossier, grant: RecordView) -> bool:
    """Whether words that limit a yes stand below it as no condition that a person judges: no rule
    reads them, so one is asked."""
    limits = _said_limits(grant)
    if not limits:
        return False
    below = frozenset[str]().union(
        *(
            _words_of(said)
            for one in conditions_of(dossier, grant.id)
            if not _types(one) <= BY_RULE
            for said in one.every("words")
        )
    )
    return any(map(below.isdisjoint, limits))


def _said_limits(grant: RecordView) -> list[frozenset[str]]:
    said = (_words_of(one) for one in grant.every("limits"))
    return [one for one in said if one]


def _words_of(value: Json) -> frozenset[str]:
    """What a text with its language says, in each of them."""
    return frozenset(words for _, one in named_texts(value) if (words := one.strip()))


def _has_open_if(dossier: Dossier, grant: RecordView, held: Collection[RecordView]) -> bool:
    """Whether it says "if" and no condition below it says to what: one that a person judges, or one by the
    word of who may end what was left open."""
    left = [one for one in grant.fields.get("result", ()) if one.value == "given_if"]
    if not left:
        return False
    ends = may_end(dossier, left)
    return not any(
        not _types(one) <= BY_RULE or ends(said for all_ in one.fields.values() for said in all_)
        for one in held
    )


def judged(
    dossier: Dossier, grants: Collection[RecordView], to: str, today: str, exit: str = ""
) -> ConditionVerdict:
    """What the conditions of these answers do to an exit to the recipient `to` on this day (ISO).

    `exit` is the digest of what goes on leaving: words that it used already still count for it. A yes that
    says "if" and whose condition is not here (`_has_open_if`) waits like any other.
    """
    found: dict[str, None] = {}
    stops: dict[str, Stop] = {}
    left: set[Left] = set()
    met: list[str] = []
    for grant in grants:
        held = conditions_of(dossier, grant.id)
        if _has_open_if(dossier, grant, held) or has_loose_limits(dossier, grant):
            stops[grant.id] = "yes_if"
        if _stays_there(grant, to):
            stops[grant.id] = "onward"
        for one in held:
            found[one.id] = None
            left |= {LEFT[type] for type in _types(one) & LEFT.keys()}
            whys = set(_whys(dossier, one, to, today))
            if "yes_if" in whys and (words := _word(dossier, grant, one, exit)):
                whys.discard("yes_if")
                met.append(words)
            if whys:
                stops[one.id] = next(why for why in STOPS if why in whys)
    return ConditionVerdict(tuple(found), tuple(stops.items()), frozenset(left), tuple(sorted(met)))


def _stays_there(grant: RecordView, to: str) -> bool:
    """Whether a yes to this body lets it go no further, and the body is known to pass on what it gets."""
    here = to in grant.every("recipient")  # an answer about our own file says nothing of this body
    return here and ONLY_THERE in grant.every("sharing_level") and recipients.of(to).passes_on


def waits_for_word(dossier: Dossier, condition: RecordView, to: str, today: str) -> bool:
    """Whether a person is asked before an exit to this recipient: the gate cannot judge it itself."""
    return "yes_if" in _whys(dossier, condition, to, today)


def _beyond(dossier: Dossier) -> frozenset[str]:
    """The conditions that would open by a rule and whose words say more than it. Where the desk writes one
    now, the same words stand beside it for a person to judge (`with_beyond`); an older one stands alone."""
    return frozenset(
        one.id
        for held in dossier.once(_by_grant).values()
        for one in held
        if _types(one) <= BY_RULE and any(_is_more(one, said, held) for said in _said(one))
    )


def _excluding(dossier: Dossier) -> frozenset[str]:
    """The conditions of one answer that exclude each other, though the gate could keep to each alone."""
    return frozenset(
        one.id
        for held in dossier.once(_by_grant).values()
        if frozenset[str]().union(*map(_types, held)) >= _EXCLUDING
        for one in held
        if _types(one) & _EXCLUDING
    )


def _said(condition: RecordView) -> list[frozenset[str]]:
    return [_words_of(said) for said in condition.every("words")]


def _is_more(condition: RecordView, words: frozenset[str], held: Collection[RecordView]) -> bool:
    """Whether words of it are left by its rules, and by those that its writer chose for the same words."""
    beside = [one for one in held if any(words & said for said in _said(one))]
    if any(not _types(one) <= BY_RULE for one in beside):
        return False
    by = writers(condition, "type")
    own = [one for one in beside if writers(one, "type") == by]
    rules = frozenset[str]().union(*map(_types, own))
    bodies = {str(body) for one in own for body in one.every("recipient") if body}
    return says_more(sorted(words), rules, bodies)


def _types(condition: RecordView) -> frozenset[str]:
    return frozenset(str(one) for one in condition.every("type")) or frozenset({"other"})


def _whys(dossier: Dossier, condition: RecordView, to: str, today: str) -> Iterator[Stop]:
    """Why a condition keeps something here, before anybody is asked: nothing where the gate judges it
    open."""
    if condition.id in dossier.once(_beyond) or condition.id in dossier.once(_excluding):
        yield "yes_if"
    for type in _types(condition):
        if type == "not_before_day":
            days = [day for day in condition.every("day") if isinstance(day, str) and day_of(day)]
            if not days or None in condition.every("day"):
                yield "yes_if"
            elif today < max(days):
                yield "too_early"
        elif type == "not_onward_to":
            bodies = condition.every("recipient") or (None,)
            known = {
                recipients.reaches(to, one) if isinstance(one, str) else None for one in bodies
            }
            if True in known:
                yield "onward"
            elif None in known:
                yield "yes_if"
        elif type not in BY_RULE:
            yield "yes_if"


def _word(dossier: Dossier, grant: RecordView, condition: RecordView, exit: str) -> str:
    """The id of a word that counts and was not used up, or ""."""
    mets = (one for one in dossier.children(condition.id, MET) if _counts(grant, one))
    return next((one.id for one in mets if not is_used(one, exit)), "")


def is_used(met: RecordView, exit: str = "") -> bool:
    """Whether something else than this exit left by it."""
    return any(one is not None and one != exit for one in met.every("exit"))


def _counts(grant: RecordView, met: RecordView) -> bool:
    """Whether a word opens anything: it names a day, nobody took it out, and a coordinator confirmed what
    stands or the one device wrote it that wrote the answer."""
    days = met.every("on")
    if not days or not all(day_of(one) for one in days) or met.taken_out or met.parents:
        return False
    if is_confirmed(met):  # what it was used up by narrows only
        return True
    wrote = writers(grant, "grantor")
    return len(wrote) == 1 and writers(met, "on") | writers(met, "by") == wrote
