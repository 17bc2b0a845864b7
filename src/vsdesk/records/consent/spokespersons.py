"""Who speaks for a case on one question, and which of their answers are weighed against each other.

Which answers there are is in records/consent/selection.py. What says less than a yes without limits
is heard as a no is: whoever wrote down how its person stands takes nothing from it. Sources:
data-dictionary §2.13, §5.4, §5.9.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from vsdesk.records.consent.answers import (
    NO,
    UNCONDITIONAL,
    Conditional,
    claims_to_decide,
    is_decided,
    lets_photo,
    lets_recording,
    says_no,
    scopes_of,
    state_of,
    voices,
    weighed,
)
from vsdesk.records.consent.condition_rules import conditional
from vsdesk.records.consent.day_memo import DossierFact
from vsdesk.records.consent.legal_standing import objects, rank_of_grant, rank_of_no
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.selection import decided_of, newest
from vsdesk.records.copy_mark import is_of_a_copy
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.firm_kin import firm, is_a_coordinators, since

MOMENTS: Final = 20  # at which answers to one question came, between words of who opened the file


@dataclass(frozen=True, slots=True)
class LimitingAnswers:
    """What says less than some answers together: a no, a yes that waits, is due or has a condition, fewer
    scopes, or no to the photo or the voice."""

    dossier: Dossier
    scopes: frozenset[str]
    photo: bool
    recording: bool
    today: str

    @classmethod
    def than(cls, dossier: Dossier, said: Collection[RecordView], today: str) -> Self:
        """Beside these answers; beside none, only what is no plain yes says less."""
        scopes = [scopes_of(one) for one in said]
        return cls(
            dossier,
            frozenset.intersection(*scopes) if scopes else frozenset(),
            bool(said) and all(map(lets_photo, said)),
            bool(said) and all(map(lets_recording, said)),
            today,
        )

    def is_said(self, answer: RecordView) -> bool:
        """Whether an answer says less."""
        return says_no(answer) or self.is_yes_or_none(answer)

    def is_yes_or_none(self, answer: RecordView) -> bool:
        """Whether an answer says less, and is no no."""
        if says_no(answer):
            return False
        return (
            state_of(answer, self.today) != "given"
            or answer.id in conditional(self.dossier)
            or not self.scopes <= scopes_of(answer)
            or (self.photo and not lets_photo(answer))
            or (self.recording and not lets_recording(answer))
        )


def speaking(
    dossier: Dossier, answers: Collection[RecordView], recipient: str, today: str
) -> tuple[RecordView, ...]:
    """The answers of those who speak for the case: one that decides, or the best standing there is."""
    decided = decided_of(answers)
    if not decided:
        return contending(dossier, answers, recipient, today)
    since = newest(answers, conditional(dossier))
    ranks = _ranks(dossier, since, today)
    return (*decided, *_said_since(decided, since, ranks, conditional(dossier)))


def contending(
    dossier: Dossier, answers: Iterable[RecordView], recipient: str, today: str
) -> tuple[RecordView, ...]:
    """The answers that stand against each other where nobody decides: of the best standing there is, a near
    relative's no beside a guardian's yes, and what says less and had as good a standing by anything ever
    written. What somebody calls themselves gives no standing.

    What a coordinator wrote that says less, and would stand there had openers alone called nobody nearer
    since, stands beside them. So does each no of a copy: it does not say who wrote it, nor what came since.
    """
    last = newest(answers, conditional(dossier))
    if recipient in HOME:
        return last
    said = _of_best_standing(dossier, last, today)
    held = {one.id for one in said}
    beside = [one for one in last if one.id not in held] if said else []
    if not beside:  # mostly: all who were asked stand there
        return said
    less = LimitingAnswers.than(dossier, said, today)
    left = [one for one in beside if less.is_said(one)]
    return (*said, *_firm(dossier, left, last, today))


def _of_best_standing(
    dossier: Dossier, last: Collection[RecordView], today: str
) -> tuple[RecordView, ...]:
    ranks = _ranks(dossier, last, today)
    best = min(ranks.values(), default=3)
    first = [one for one in last if ranks[one.id] == best and best < 3]
    if len(first) == len(last):  # mostly: all who were asked
        return tuple(first)
    held = {one.id for one in first}
    against = [one for one in last if one.id not in held and state_of(one, today) in NO]
    known = dossier.once(DossierFact("objects", today))
    objecting = [one for one in against if known(one, objects, dossier, today)]
    less = LimitingAnswers.than(dossier, first, today)
    stood = [one for one in last if first and one.id not in held and ranks[one.id] > best]
    as_near = (
        one for one in stood if less.is_yes_or_none(one) and _ever(dossier, one, today) <= best
    )
    return (*first, *objecting, *as_near)


def _firm(
    dossier: Dossier, left: Iterable[RecordView], last: Collection[RecordView], today: str
) -> tuple[RecordView, ...]:
    """Of these answers what coordinators wrote down and what closes or narrows without what openers
    alone said since of who stands how: where nobody stands near, each; and each that came at one
    moment more than are looked at."""
    heard: dict[frozenset[str], frozenset[str]] = {}
    found = []
    for one in left:
        if says_no(one) and is_of_a_copy(dossier, one):
            found.append(one)
        elif is_a_coordinators(dossier, one):
            later = since(dossier, one)
            if later not in heard:
                heard[later] = (
                    _closing_before(dossier, later, last, today)
                    if len(heard) < MOMENTS
                    else frozenset(each.id for each in last)
                )
            if one.id in heard[later]:
                found.append(one)
    return tuple(found)


def _closing_before(
    dossier: Dossier, later: frozenset[str], last: Collection[RecordView], today: str
) -> frozenset[str]:
    """Which of these answers would stand against each other, had openers alone not said
    what they said later."""
    known = firm(dossier, later)
    then = [known.get(each.id) or each for each in last]
    return frozenset(each.id for each in _of_best_standing(known, then, today) or last)


def _ranks(dossier: Dossier, answers: Iterable[RecordView], today: str) -> dict[str, int]:
    """The standing of each answer: of a no the best that its person ever had."""
    known = dossier.once(DossierFact("rank", today))
    return {
        one.id: _ever(dossier, one, today)
        if says_no(one)
        else known(one, rank_of_grant, dossier, today)
        for one in answers
    }


def _ever(dossier: Dossier, answer: RecordView, today: str) -> int:
    """The best standing that its person ever had: what says less than yes keeps it, as a no does."""
    return dossier.once(DossierFact("ever rank", today))(answer, rank_of_no, dossier, today)


def once_near(
    dossier: Dossier, answers: Iterable[RecordView], today: str
) -> tuple[RecordView, ...]:
    """The last answers of whoever stood near by anything that was ever written."""
    last = newest(answers, conditional(dossier))
    return tuple(one for one in last if _ever(dossier, one, today) < 3)


def closing(
    dossier: Dossier, own: Collection[RecordView], others: Collection[RecordView], today: str
) -> tuple[RecordView, ...]:
    """The relatives' no's that stay beside what the person says who is back or was found, and what
    coordinators wrote that says less than the person does.

    What a coordinator decided, and what another device wrote down than the person's own answers: a
    device can say of anybody that they were found, and what they answered. A decision for the person's own
    answer that had them on the screen takes them away.
    """
    own_voices = frozenset(word for one in own for word in voices(one))
    decided = decided_of(own)
    last = newest(others, conditional(dossier))
    less = LimitingAnswers.than(dossier, own, today)
    left = [one for one in last if less.is_said(one)]
    heard = {one.id for one in _firm(dossier, left, last, today)}
    return tuple(
        one
        for one in left
        if (says_no(one) or is_a_coordinators(dossier, one))
        and (is_decided(one) or is_of_a_copy(dossier, one) or not voices(one) <= own_voices)
        and (is_decided(one) or one.id in heard or _ever(dossier, one, today) < 3)
        and not any(weighed(choice, one, conditional(dossier)) for choice in decided)
    )


def _said_since(
    decided: tuple[RecordView, ...],
    newest: Iterable[RecordView],
    ranks: Mapping[str, int],
    ifs: Conditional = UNCONDITIONAL,
) -> Iterator[RecordView]:
    """What no decision weighed: another answer of the same person, and a no of others.

    What it weighed is what its writer had on the screen; no clock is asked.
    """
    persons = {one.value("grantor") for one in decided}
    for one in newest:
        if one in decided or any(weighed(choice, one, ifs) for choice in decided):
            continue
        if one.value("grantor") in persons or (says_no(one) and ranks[one.id] < 3):
            yield one


def reopened(dossier: Dossier, answers: Collection[RecordView], today: str) -> bool:
    """Whether a coordinator decided, and the answer is another now or a no came since: open again."""
    if any(claims_to_decide(one) and not weighed(one, one) for one in answers):
        return True
    decided = decided_of(answers)
    if not decided:
        return False
    last = newest(answers, conditional(dossier))
    ranks = _ranks(dossier, last, today)
    return any(says_no(one) for one in _said_since(decided, last, ranks))


def is_settled(answers: Collection[RecordView]) -> bool:
    """Whether a coordinator decided among these answers of equal standing, and no no came since."""
    decided = decided_of(answers)
    since = _said_since(decided, newest(answers), {one.id: 1 for one in answers}) if decided else ()
    return bool(decided) and not any(says_no(one) for one in since)
