"""What a paper is says what it holds: where somebody lives, whose names, their health,
what we or they wrote. Pure.

Nobody reads what stands on a scan, so by what it is noted as it stays where that would. Source:
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext

# By these somebody can be found, and sent back.
RESIDENCE: Final = frozenset(
    {"kimlik", "residence_permit", "residence_proof", "unhcr_file", "deportation_paper"}
)
# On these others stand by name as well: a wife, children, heirs.
_OF_A_FAMILY: Final = frozenset(
    {"family_book", "family_record", "inheritance_list", "marriage_contract", "marriage_statement"}
)
_OF: Final = "relates_to"
# The scope of what stands on it, beside that of documents.
_CONTENTS: Final = {
    "medical_report": "medical",
    "hospital_paper": "medical",
    "property_deed": "hlp",
}
# What was answered to all bodies goes as answers do.
_FORM: Final = "consent_form"
# What we filed or wrote, whatever names it.
_OURS: Final = frozenset({"our_letter", "submission_copy"})


def why_paper_stays(scene: GateContext, item: RecordView, signed: bool) -> str | None:
    """Why an item stays by what sort of paper it is, or None. `signed`: answers name it as their form by the
    word of who brought it or of more, and leave."""
    if scene.to.home:
        return None
    sorts = {str(one) for name in ("type", "document_type") for one in item.every(name)}
    if _OURS & sorts or (_FORM in sorts and not signed):
        return "inside"
    if any(_CONTENTS[one] not in scene.agreed.scopes for one in _CONTENTS.keys() & sorts):
        return "scope"
    if RESIDENCE & sorts and scene.level != "A" and not _is_of_missing(scene, item):
        return "level"
    return None


def names_others(scene: GateContext, item: RecordView) -> bool:
    """Whether somebody who is not named on this paper may stand on it."""
    others = scene.hidden | scene.with_person.children | scene.with_person.relatives
    return bool(others and _OF_A_FAMILY & {str(one) for one in item.every("document_type")})


def _is_of_missing(scene: GateContext, item: RecordView) -> bool:
    """Whether it is the paper of who is missing alone, as far as is or was said; and by who brought it, or
    a coordinator."""
    held = filled(scene.dossier, item)
    said, of = (
        {*named, *filter(None, [item.parent])} - {item.space}
        for named in (ids_of(held, _OF), ever_named(item, _OF))
    )
    return bool(said) and of <= scene.missing
