"""What a child made, owns or needs goes with the child: with `minors`, and nowhere at level C. Pure.

A letter or drawing may be shown beyond, without the child's name, where its guardian said yes for that
reader, and the child too. Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import about_whom, ever_named
from vsdesk.records.consent.assent import is_too_young
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.consent.holding_answer import counts
from vsdesk.records.consent.selection import asks
from vsdesk.records.dates import ages
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext

_WORK: Final = "work"
_GUARDIAN: Final = "guardian_consent"
# Of `about.ABOUT` the kinds of which no other rule says how they follow a child.
KINDS: Final = frozenset(
    {
        "civil_doc_issue",
        "duty",
        "family_request",
        "hlp_asset",
        "need_assessment",
        "participation",
        "referral",
        "representation",
        "risk_assessment",
        "service",
        _WORK,
    }
)


def stays(scene: GateContext, record: RecordView) -> bool:
    """Whether a record is of a child who is not named on this paper."""
    children = scene.with_person.children
    if not children or record.kind not in KINDS or scene.to.home:
        return False
    of = children & about_whom(record)
    if scene.level in ("A", "B") and record.kind != _WORK:
        # nobody wrote down how old they are: most houses are of such
        of = frozenset(id for id in of if id not in scene.children or _is_told_young(scene, id))
    return bool(of) and not (record.kind == _WORK and _may_be_shown(scene, record, of))


def _is_told_young(scene: GateContext, id: str) -> bool:
    """Whether anybody told a birth by which they may be a child."""
    held = scene.dossier.get(id)
    return held is not None and ages.is_minor(held, scene.young_on)


def _may_be_shown(scene: GateContext, work: RecordView, authors: frozenset[str]) -> bool:
    """Whether its guardian said yes to this reader, and the child, but one who is surely younger than 12."""
    if scene.level in ("A", "B"):
        return False  # a body gets it with `minors`
    wanted, today = scene.asked.question, scene.today
    own = filled(scene.dossier, work)
    if not ids_of(own, _GUARDIAN):
        return False
    named = [scene.dossier.get(id) for id in ever_named(work, _GUARDIAN)]
    said = [
        one is not None and asks(one, wanted) and counts(scene.dossier, one, scene.recipient, today)
        for one in named
    ]
    held = [scene.dossier.get(id) for id in authors]
    young = all(one is not None and is_too_young(scene.dossier, one, today) for one in held)
    agreed = all(one.every("assent") == (True,) for one in (own, work))
    return all(said) and (young or agreed)
