"""Both sides of what a file tells in two ways: what stands on file, and what is told besides. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.case_parts import disappearances
from vsdesk.records.checks.contradictions import AGE, told_twice
from vsdesk.records.dates.age_words import age_at_loss, age_in_words, told_at_loss
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.kinds.case import CLAIMED
from vsdesk.words import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.records.checks.contradictions import Twice
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.readiness import Finding
    from vsdesk.words import Words

TEST: Final = "told_once"


class FactDisplay(NamedTuple):
    """How the window, or a terminal, turns a value of a field into words, and puts facts into one line."""

    words: Words
    labels: Labels
    value: Callable[[FieldSpec, Json], str]
    line: Callable[..., str]


def both_sides(
    dossier: Dossier, dictionary: Dictionary, finding: Finding, showing: FactDisplay
) -> Iterator[str]:
    """A line for each of what a finding is about; nothing for other findings."""
    if finding.of.test != TEST:
        return
    say = showing.words.say
    for one in told_twice(dossier):
        if one.record not in finding.records:
            continue
        what = capital(showing.labels.term("claim_field", one.what))
        held = _held(dossier, dictionary, one, showing)
        said = _said(dossier, dictionary, one, showing)
        if held:
            yield say("{what}: on file {held}; also told: {said}", what=what, held=held, said=said)
        else:
            yield say("{what}: also told: {said}", what=what, said=said)


def claimed(dictionary: Dictionary, claim: RecordView, showing: FactDisplay) -> str:
    """What a claim says, in the words of the field that it speaks of, and how sure it is."""
    field, value = dictionary.claimed(claim.text("field")), claim.value("value")
    known = field is not None and value is not None and field.sensitivity < SEALED
    words = showing.value(field, value) if field is not None and known else ""
    sure = claim.text("confidence")
    return showing.line(words, showing.labels.term("confidence", sure) if sure else "")


def _said(dossier: Dossier, dictionary: Dictionary, one: Twice, showing: FactDisplay) -> str:
    record = dossier.get(one.record)
    if record is None:
        return ""
    if one.what == AGE and record.kind == "person":
        return f"«{record.text('age_told')}»"
    return claimed(dictionary, record, showing)


def _held(dossier: Dossier, dictionary: Dictionary, one: Twice, showing: FactDisplay) -> str:
    """What stands on file; the whole told words of a story are on its page."""
    record, other = dossier.get(one.record), dossier.get(one.other)
    if one.what == AGE and record is not None and record.kind == "person":
        age = age_at_loss(record, disappearances(dossier))
        return age_in_words(showing.words, age, told_at_loss(record, age))
    name = CLAIMED[one.what][1]
    field = dictionary.field(other.kind, name) if other is not None else None
    if other is None or field is None or one.what == "text":
        return ""
    return showing.value(field, other.value(name))
