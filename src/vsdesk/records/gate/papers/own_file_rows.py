"""What was given of a case, and what came back, on the own paper of somebody of the family whom it concerns.

It concerns those on whose own answers it was given, and whoever speaks for the case, where it was given on
answers about the case. Nothing of another household, nothing to another relative, and no reply before
somebody told it: a paper is no messenger, and no row goes from it because news came. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent import recipients
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.consent.whose_word_counts import is_put_aside
from vsdesk.records.dates.days import has_come
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.exit_rows import ROW
from vsdesk.records.gate.persons.family_speakers import SPEAKS, as_speaking

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext

SENT: Final = "submission"
GIVEN: Final = frozenset({"sheet", "dump", "spreadsheet", "clipboard", SENT})  # of all exits
# What somebody's own paper tells them: who got something of the file, what was said, promised and asked.
ON_OWN_PAPER: Final = frozenset({ROW, SENT, "contact_log", "family_request", "duty"})
# What the papers of a family read as it was `filled`: by whom it is theirs, and what was sent and told.
_TOLD: Final = frozenset({SENT, "submission_event", "contact_log", "family_request", "duty"})
_NO_NEWS: Final = frozenset({"ack", "request", "transmitted", "reminder"})  # of what came back


def stands(scene: GateContext, record: RecordView) -> bool:
    """Whether a row of our own keeping stands on this paper: to whom something of the case was given.
    One that was put aside with its device tells nobody anything until a coordinator confirmed it."""
    to = {str(one) for one in record.every("recipient")}
    return (
        record.kind == ROW
        and record.parent == scene.dossier.root
        and _is_own(scene)
        and {*record.every("exit")} <= GIVEN
        and len(to) == 1
        and not any(one.home or one.sort == "family" for one in map(recipients.of, to))
        and not is_put_aside(record)
        and concerns(scene, record)
    )


def tells_whom_it_concerns(scene: GateContext, record: RecordView) -> bool:
    """Whether it tells one of the family who got something of them, or what was said and promised to them:
    that another device takes it out hides it from nobody whom it concerns, until it is settled."""
    return record.kind in ON_OWN_PAPER and _is_own(scene)


def of_submission(scene: GateContext, record: RecordView) -> str | None:
    """Why a submission stays from the paper of one of the family: it is not of their answers, or nobody
    says whose paper it is."""
    if scene.to.sort != "family":
        return None
    return None if _is_own(scene) and concerns(scene, record) else "inside"


def of_reply(scene: GateContext, record: RecordView) -> str | None:
    """Why what came back stays: nobody told the family yet. What nobody says went out came back."""
    if scene.to.sort != "family":
        return None
    said = filled(scene.dossier, record)
    if said.every("direction") == ("out",):
        return None
    if said.every("type") and {*said.every("type")} <= _NO_NEWS:
        return None
    days = [day for day in said.every("family_informed_on") if day is not None]
    return None if days and all(has_come(day, scene.today) for day in days) else "inside"


def as_told(scene: GateContext, record: RecordView) -> RecordView:
    """What was asked, promised, sent and answered, as a paper of the family tells it: without what others
    filled in where who made the record, or a coordinator, left it empty."""
    if scene.to.sort != "family" or record.kind not in _TOLD:
        return record
    return filled(scene.dossier, record)


def concerns(scene: GateContext, record: RecordView) -> bool:
    """Whether it was given on answers of this person, or of the case for which they speak alone; and is not
    the complaint of somebody of whom this paper does not know."""
    if _is_of_hidden(scene, record):
        return False
    used = map(scene.dossier.get, ids_of(filled(scene.dossier, record), "consents"))
    if any(one is not None and one.every("grantor") == (scene.person,) for one in used):
        return True
    ever = map(scene.dossier.get, ever_named(record, "consents"))  # on none is on the case's
    return _speaks(scene) and all(_is_of_case(scene, one) for one in ever)


def _is_of_hidden(scene: GateContext, record: RecordView) -> bool:
    """Whether somebody who is hidden here complains, and not this person with them. The row of its exit
    names no complaint: one of several to the same body tells of each."""
    if record.kind == ROW:
        to = record.every("recipient")
        return SENT in record.every("exit") and any(
            _is_of_hidden(scene, one)
            for one in ever_of(scene.dossier, "submission")
            if not {*one.every("mechanism")}.isdisjoint(to)
        )
    by = ever_named(record, "complainants")
    if by.isdisjoint(scene.hidden):
        return False
    return scene.person not in ids_of(filled(scene.dossier, record), "complainants")


def _is_own(scene: GateContext) -> bool:
    return scene.to.sort == "family" and scene.person is not None


def _speaks(scene: GateContext) -> bool:
    """Whether every case here names this person, and nobody else, as who speaks for it; as it was written
    down before anybody else's wish, or by a coordinator."""
    cases = [as_speaking(scene.dossier, one) for one in scene.dossier.of("case")]
    return bool(cases) and all({*ids_of(one, SPEAKS[one.kind])} == {scene.person} for one in cases)


def _is_of_case(scene: GateContext, answer: RecordView | None) -> bool:
    """Whether an answer is about the case, not about somebody's own matters, or of who is named nowhere."""
    if answer is None or not scene.hidden.isdisjoint(ids_of(answer, "grantor")):
        return False
    about = {one.id for one in scene.dossier.of("case")} | missing_person_ids(scene.dossier)
    return {*ids_of(answer, "subject")} <= about
