"""From what a rule lacks to the place in the window where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.readiness import Jump
from vsdesk.ui.catalogue.places import page_of, section_with
from vsdesk.ui.catalogue.sections import DOCUMENTS
from vsdesk.ui.editing.file_strip import ADD_FILE
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import ATTACH, FIRST_FIELD, Route

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SUBMISSION: Final = frozenset({"submission", "submission_event"})

# What a file brings along: nobody types it.
_OF_A_FILE: Final = frozenset({("evidence_item", "sha256"), ("evidence_item", "blob")})

# Kinds whose fields need no further word.
_KNOWN: Final = frozenset({"case", "person", "event", "family", "submission"})


def place_of_jump(
    session: VaultSession, dossier: Dossier, jump: Jump, submission: str = ""
) -> Route:
    """Where the answer is written: a section of the case or the family, a submission, the settings.

    `submission` is the one that is prepared; without it the place names none.
    """
    case = dossier.root
    if jump.section == "submitter":
        return Route("settings", part="contact")
    if jump.section:
        return Route("case", case, jump.section)
    if jump.kind in _SUBMISSION:
        part = "form" if jump.kind == "submission" else "answers"
        about = submission if jump.kind == "submission" else jump.record or submission
        return Route("submission", case, part, f"{jump.kind}.{jump.field}", about)
    record = dossier.get(jump.record) if jump.record else None
    family = next((one.id for one in dossier.of("family")), "")
    field = _field_of(jump, record)
    if jump.kind in ("consent_grant", "consent_event"):
        person = record.text("grantor") if record is not None else ""
        return Route("consent", case, person, "", jump.record or "")
    if record is not None and record.space not in (case, family):
        return _elsewhere(session.dictionary, dossier, record, field)
    if (jump.kind, jump.field) == ("person", "photo"):
        return Route("case", case, DOCUMENTS, FIRST_FIELD)
    if (jump.kind, jump.field) in _OF_A_FILE:
        return Route("case", case, DOCUMENTS, field, jump.record or "")
    if _with_family(session, jump, record, case):
        return in_family(session, jump, case, family, field)
    part = section_with(session.dictionary, "case", jump.kind, record) or "family"
    return Route("case", case, part, field, jump.record or "")


def _elsewhere(dictionary: Dictionary, dossier: Dossier, record: RecordView, field: str) -> Route:
    """A section of another file; which it is says its root, where that is at hand."""
    root = dossier.get(record.space)
    if root is None:
        return Route("record", record.space, record.kind, field, record.id)
    part = section_with(dictionary, root.kind, record.kind)
    return page_of(root.kind, root.id, part, field, record.id)


def in_family(session: VaultSession, jump: Jump, case: str, family: str, field: str) -> Route:
    """A section of the family; where there is none, the section of the case that says it comes first."""
    if not family:
        return Route("case", case, "family", field, jump.record or "")
    part = section_with(session.dictionary, "family", jump.kind) or "members"
    return Route("family", family, part, field, jump.record or "")


def _field_of(jump: Jump, record: RecordView | None) -> str:
    """The field as a place names it; what a file brings along leads to where the file is added."""
    if (jump.kind, jump.field) in _OF_A_FILE:
        return ATTACH if record is None else ADD_FILE
    return f"{jump.kind}.{jump.field}"


def _with_family(session: VaultSession, jump: Jump, record: RecordView | None, case: str) -> bool:
    if (jump.kind, jump.field) == ("case", "primary_contact"):
        return True  # who speaks is said where the members are
    if record is not None:
        return record.space != case
    return not section_with(session.dictionary, "case", jump.kind)


def words_of_jump(look: UiContext, labels: Labels, jump: Jump) -> str:
    """The name of what is lacking, with its kind where the name alone would not say enough."""
    if jump.kind in ("consent_grant", "consent_event"):
        return look.words.say("To the consent page")
    if not jump.kind:
        return look.words.say("Open the settings")
    if (jump.kind, jump.field) in _OF_A_FILE:
        say = look.words.say
        return say("Add the file…") if jump.record else say("Attach a document")
    kind = labels.kind(jump.kind)
    if not jump.field:
        return capital(kind)
    field = labels.field(jump.kind, jump.field)
    return capital(field) if jump.kind in _KNOWN else look.dots(capital(kind), field)


def to_home(session: VaultSession, dossier: Dossier | None) -> Route:
    """Where it is written in which country the family of a case lives now."""
    assert dossier is not None
    family = next((one.id for one in dossier.of("family")), "")
    jump = Jump("family", "current_place")
    return in_family(session, jump, dossier.root, family, _field_of(jump, None))
