"""Which kinds of records a section shows: read from the dictionary, so that a new kind needs no window code."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.completeness import SectionFill, SectionRule, completeness, filled
from vsdesk.records.statuses import ANTEMORTEM
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import KindSpec
    from vsdesk.ui.editing.context import Context


@dataclass(frozen=True)
class ListGroup:
    """A section of lists: its key, its words, its icon, its kinds. `below`: the kind they hang on."""

    key: str
    words: str
    icon: str
    kinds: tuple[str, ...]
    below: str = ""


CASE: Final = (
    ListGroup(
        "antemortem",
        mark("Identification"),
        "person",
        ANTEMORTEM,
        "person",
    ),
    ListGroup("submissions", mark("Submissions"), "send", ("submission", "representation")),
    ListGroup("extortion", mark("Extortion"), "warn", ("extortion_attempt",)),
    ListGroup("due", mark("Asked, owed, risks"), "clock", ("duty", "follow_up", "risk_assessment")),
)
FAMILY: Final = (
    ListGroup("requests", mark("Requests of the family"), "told", ("family_request",)),
    ListGroup("due", mark("Asked, owed, risks"), "clock", ("duty", "follow_up", "risk_assessment")),
    ListGroup("needs", mark("Needs and services"), "consent", ("need_assessment", "service", "referral")),
    ListGroup("housing", mark("Housing and property"), "place", ("hlp_asset",)),
    ListGroup("papers", mark("Civil documents"), "file", ("civil_doc_issue",)),
    ListGroup("extortion", mark("Extortion"), "warn", ("extortion_attempt",)),
    ListGroup("samples", mark("Samples for a laboratory"), "receipt", ("dna_reference",)),
    ListGroup("works", mark("Works and memories"), "photo", ("work",)),
)  # fmt: skip
_BY_ROOT: Final = {"case": CASE, "family": FAMILY}
# Stands in a list of its own under the root, and below what it came from as well.
WHEREVER: Final = frozenset({"duty"})
# Kinds that the screens show in their own way, or that only the program writes.
_ELSEWHERE: Final = frozenset(
    {
        "case", "family", "person", "event", "claim", "search_action", "external_ref", "evidence_item",
        "consent_grant", "contact_channel", "contact_log", "family_member", "kinship",
        "disclosure", "proposal", "audit", "translation", "name_choice",
    }
)  # fmt: skip
# What a section counts beside its own key (the keys of records/checks/completeness.py).
_COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    "disappearance": ("disappearance", "involvement"),
    "documents": ("documents", "checks"),
    "submissions": ("submissions", "representation"),
    "due": ("due", "risk"),
    "needs": ("needs", "services"),
    "members": ("members", "kinship"),
}


_HEAD: Final = "head"  # the form of a root that has no sections of its own


def groups(dictionary: Dictionary, root: str) -> tuple[ListGroup, ...]:
    """The sections of lists of a root kind; kinds that no section names stand in the last one."""
    named = _BY_ROOT.get(root, ())
    placed = {kind for group in named for kind in group.kinds} | _ELSEWHERE
    rest = tuple(one.name for one in direct(dictionary, root) if one.name not in placed)
    if not rest:
        return named
    return (*named, ListGroup("other", mark("Other entries"), "file", rest))


def direct(dictionary: Dictionary, root: str) -> tuple[KindSpec, ...]:
    """The kinds that may lie directly below a root of this kind, in the order of the dictionary."""
    head = dictionary.kind(root)
    space = head.spaces[0] if head is not None else None
    return tuple(
        one
        for one in dictionary.kinds
        if not one.root and space in one.spaces and (root in one.parents or one.parents == ("*",))
    )


def below(dictionary: Dictionary, kind: str, root: str) -> tuple[KindSpec, ...]:
    """The kinds that hang on a record of this kind and have no list of their own under the root, or stand in both."""
    head = dictionary.kind(root)
    space = head.spaces[0] if head is not None else root  # the shared lists: a space without a root
    listed = {k for group in _BY_ROOT.get(root, ()) for k in group.kinds}
    listed |= {one.name for one in direct(dictionary, root)}
    listed -= WHEREVER
    return tuple(
        one
        for one in dictionary.kinds
        if kind in one.parents and space in one.spaces and one.name not in listed
    )


def shares(context: Context, keys: Collection[str]) -> dict[str, float]:
    """How full each section is, from 0 to 1. One that no list of sections names is measured by its kinds."""
    drafted: dict[str, list[str]] = {}
    for id, kind in context.draft.drafted():
        if context.draft.told(id):  # an entry that was only begun fills nothing
            drafted.setdefault(kind, []).append(id)
    dossier, dictionary = context.dossier, context.session.dictionary
    typed = context.draft.typed()
    measured = completeness(dossier, dictionary, typed=typed, drafted=drafted)
    found = {one.section: one for one in measured}
    lists = {group.key: group.kinds for group in groups(dictionary, context.head_kind)}
    lists[_HEAD] = (context.head_kind,)
    for key in keys:
        if not any(one in found for one in _counted(key)):
            part = SectionRule(key, lists.get(key, (key,)))
            found[key] = filled(part, dossier, dictionary, typed, drafted)
    return {key: _share(key, found) for key in keys}


def _counted(key: str) -> tuple[str, ...]:
    return _COUNTED.get(key, (key,))


def _share(key: str, found: Mapping[str, SectionFill]) -> float:
    """Of a section that counts several lists: of those in which something was begun."""
    parts = [found[one] for one in _counted(key) if one in found]
    begun = [one.share for one in parts if one.records]
    return sum(begun) / len(begun) if begun else 0.0
