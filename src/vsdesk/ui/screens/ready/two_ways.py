"""What a file says in two ways, both in words: what stands on file, and what is told besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.age_words import age_at_loss, age_in_words
from vsdesk.records.case_parts import disappearances
from vsdesk.records.kinds.case import CLAIMED
from vsdesk.records.told_twice import AGE, told_twice
from vsdesk.ui.people import Titles, capital
from vsdesk.ui.values import value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier
    from vsdesk.records.readiness import Finding
    from vsdesk.records.told_twice import Twice
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

TEST: Final = "told_once"


def two_ways(look: Look, session: Session, dossier: Dossier, finding: Finding) -> Iterator[str]:
    """A line for each of what a finding is about; nothing for other findings."""
    if finding.of.test != TEST:
        return
    say = look.words.say
    for one in told_twice(dossier):
        if one.record not in finding.records:
            continue
        what = capital(session.labels.term("claim_field", one.what))
        held, said = _held(look, session, dossier, one), _said(look, session, dossier, one)
        if held:
            yield say("{what}: on file {held}; also told: {said}", what=what, held=held, said=said)
        else:
            yield say("{what}: also told: {said}", what=what, said=said)


def _said(look: Look, session: Session, dossier: Dossier, one: Twice) -> str:
    record = dossier.get(one.record)
    if record is None:
        return ""
    if one.what == AGE and record.kind == "person":
        return f"«{record.text('age_told')}»"
    return Titles(look, session, dossier).claimed(record)


def _held(look: Look, session: Session, dossier: Dossier, one: Twice) -> str:
    """What stands on file; the whole told words of a story are on its page."""
    record, other = dossier.get(one.record), dossier.get(one.other)
    if one.what == AGE and record is not None and record.kind == "person":
        return age_in_words(look.words, age_at_loss(record, disappearances(dossier)))
    name = CLAIMED[one.what][1]
    field = session.dictionary.field(other.kind, name) if other is not None else None
    if other is None or field is None or one.what == "text":
        return ""
    titles = Titles(look, session, dossier)
    return value_words(look, session, titles, field, other.value(name))
