"""Whom an answer hides: who asked not to be named, and who never said yes to a body. Pure. Source:
docs/spec/bundle.md §8.15."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vsdesk.records.consent.answers import (
    KEPT_HERE,
    claims_to_decide,
    is_decided,
    lifts,
    says_no,
    state_of,
    voices,
)
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.selection import grants, standing_answers
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.guarding_values import UNNAMED

_KEEPING: Final = KEPT_HERE[0]


def unnamed(dossier: Dossier, recipient: str, today: str) -> frozenset[str]:
    """Those who asked not to be named to this recipient.

    What somebody said to us when the file was kept counts for every recipient to whom that person did
    not agree by name.
    """
    here = HOME if recipient in HOME else frozenset({recipient})
    said: dict[str, set[str]] = {"here": set(), "to us": set(), "by name": set()}
    asked = frozenset(word for one in dossier.of("consent_grant") for word in _anonymous_by(one))
    for one in dossier.of("consent_grant"):
        to, modes = set(one.every("recipient")), set(one.every("identity_mode"))
        grantors = {str(grantor) for grantor in one.every("grantor")}
        if modes & UNNAMED and to & here:
            said["here"] |= grantors
        elif modes & UNNAMED and to & HOME:
            said["to us"] |= grantors
        elif (
            modes == {"named"}
            and to <= here
            and state_of(one, today) == "given"
            and (is_decided(one) or asked <= voices(one))
        ):
            said["by name"] |= grantors
    return frozenset(said["here"] | (said["to us"] - said["by name"]))


def may_hide(grant: RecordView) -> bool:
    """Whether an answer may be one by which its person is named to somebody nowhere."""
    return says_no(grant) or bool(UNNAMED & {*map(str, grant.every("identity_mode"))})


def refusing(dossier: Dossier, recipient: str, today: str) -> frozenset[str]:
    """Those who answered about this recipient and never said yes: no paper for it names them either.

    Whatever the case was for which they were asked: one family has one file for several missing. So are those
    named nowhere who said of this case that nothing of theirs may be kept, and those of whom somebody else
    said no to this recipient.
    """
    return frozenset() if recipient in HOME else refusing_any(dossier, [recipient], today)


def refusing_any(dossier: Dossier, recipients: Iterable[str], today: str) -> frozenset[str]:
    """Those who refuse one of these recipients, none of them our own; without any, those who are named
    nowhere."""
    found = dossier.once(_Refusals(today))
    return found[None].union(*(found.get(one, ()) for one in recipients))


@dataclass(frozen=True, slots=True)
class _Refusals:
    """Who refuses each recipient of whom anything was said, and (None) each of them: for `Dossier.once`, so
    that each answer is read once, whoever and however many are asked about."""

    today: str

    def __call__(self, dossier: Dossier) -> Mapping[str | None, frozenset[str]]:
        said: dict[str | None, dict[tuple[str, str], list[RecordView]]] = {None: {}}
        for one in standing_answers(dossier):  # an older yes lifts no later no
            about = [("to them", str(grantor)) for grantor in one.every("grantor")]
            about += [("of them", str(subject)) for subject in one.every("subject")]
            for to in one.every("recipient"):
                if isinstance(to, str):
                    held = said.setdefault(to, {})
                    for key in about:
                        held.setdefault(key, []).append(one)
        for one in grants(dossier):
            if _KEEPING in one.every("purpose") and HOME & {*map(str, one.every("recipient"))}:
                for grantor in one.every("grantor"):
                    said[None].setdefault(("to us", str(grantor)), []).append(one)
        return {
            to: frozenset(
                who for (_, who), answers in held.items() if still_refuses(answers, self.today)
            )
            for to, held in said.items()
        }


def still_refuses(answers: Sequence[RecordView], today: str) -> bool:
    """Whether a no stands that no yes of the same device about the same case, and none for which a
    coordinator weighed it, lifts."""
    yes = [one for one in answers if state_of(one, today) == "given"]
    chosen = [one for one in yes if claims_to_decide(one)]
    same: dict[tuple[Json, ...], set[frozenset[str]]] = {}
    for one in yes:
        same.setdefault(one.every("subject"), set()).add(voices(one))
    return any(
        says_no(no)
        and not any(lifts(one, no) for one in chosen)
        and not any(voices(no) <= spoken for spoken in same.get(no.every("subject"), ()))
        for no in answers
    )


def _anonymous_by(grant: RecordView) -> Iterator[str]:
    """The words by which is written down that somebody asked not to be named."""
    for one in grant.fields.get("identity_mode", ()):
        if one.value in UNNAMED:
            yield one.word
