"""The sections of the pages of a case, of a family and of any other root: their order, their
words, what stands in each.

A kind that no section names stands in "Other entries": a new kind needs no window code. A root without a page
of its own has a list for each kind below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import NO_PLACE
from vsdesk.records.checks.completeness import CASE_SECTIONS
from vsdesk.records.on_case_page import DUE, EXTORTION, LISTED, direct
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.spec import KindSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext


@dataclass(frozen=True, slots=True)
class RootForm:
    """The form of the root itself, and the button that takes its page from the list."""

    kind: str
    sections: tuple[str, ...] = ()  # of the form; none named: all
    title_first: bool = True


@dataclass(frozen=True, slots=True)
class PlainLists:
    """A list for each kind, made from the dictionary. `below`: the kind that they hang on,
    where it is not the root."""

    kinds: tuple[str, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class OneList:
    """The one list of a kind, its rows told as its kind declares it."""

    kind: str


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What the page builds itself, and which kinds it shows there; `lists` stand in it as well."""

    kinds: tuple[str, ...] = ()
    lists: PlainLists = PlainLists(())


@dataclass(frozen=True, slots=True)
class Section:
    """One section. `wanted`: which records of its kinds, where two sections share one kind.

    `measures`: the sections of records/checks/completeness.py that its pie counts, where it is
    not the one of its own key.
    """

    key: str
    words: str = ""  # "": what its kind is called
    content: RootForm | PlainLists | OneList | OwnPart = OwnPart()
    wanted: Callable[[RecordView], bool] | None = None
    measures: tuple[str, ...] = ()

    @property
    def lists(self) -> PlainLists:
        """The lists made from the dictionary that stand in it."""
        if isinstance(self.content, PlainLists):
            return self.content
        return self.content.lists if isinstance(self.content, OwnPart) else PlainLists(())

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds whose records stand in it."""
        if isinstance(self.content, RootForm | OneList):
            return (self.content.kind,)
        own = self.content.kinds if isinstance(self.content, OwnPart) else ()
        return (*own, *self.lists.kinds)

    def holds(self, kind: str, record: RecordView | None = None) -> bool:
        """Whether records of this kind stand here, or this one."""
        wanted = record is None or self.wanted is None or self.wanted(record)
        return kind in self.kinds and wanted

    def title(self, look: UiContext, labels: Labels) -> str:
        """Its words on the screen."""
        if self.words:
            return look.words.say(self.words)
        return labels.kind(self.kinds[0]) if self.key == HEAD else labels.kinds(self.key)


@dataclass(frozen=True, slots=True)
class PageSections:
    """The sections of the page of a root. `begins`: where a new one is begun; `nowhere`: the kinds
    that it has no place for."""

    sections: tuple[Section, ...]
    begins: str
    nowhere: frozenset[str] = frozenset()


def _is_other_event(record: RecordView) -> bool:
    return record.kind == "event" and record.value("is_disappearance") is not True


def _is_no_other_event(record: RecordView) -> bool:
    return not _is_other_event(record)


HEAD: Final = "head"  # the form of a root that has no page of its own
DOCUMENTS: Final = "documents"  # the section of a case in which papers and pictures stand
TIMELINE: Final = "timeline"
SOURCES: Final = "claims"  # and what they said
HISTORY: Final = Section("history", mark("History"))
_OTHER: Final = "other"
# Stands in a list of its own under the root, and below what it came from as well.
WHEREVER: Final = frozenset({"duty"})

# Of a page without sections of its own these are no plain lists.
_OWN_PARTS: Final = frozenset({"evidence_item", "participation"})

_REST: Final = Section(
    _OTHER, mark("Other entries"), PlainLists(())
)  # the kinds that no other names
_DUE: Final = Section(
    "due",
    mark("Asked, owed, risks"),
    PlainLists(DUE),
    measures=("due", "risk"),
)
_EXTORTION: Final = Section("extortion", mark("Extortion"), PlainLists(EXTORTION))

_PAGES: Final = {
    "case": PageSections(
        (  # in the order of an interview
            Section("person", mark("Person"), OwnPart(LISTED["person"])),
            Section("disappearance", mark("Disappearance"), OwnPart(LISTED["disappearance"]), _is_no_other_event, ("disappearance", "involvement")),
            Section(TIMELINE, mark("Timeline"), OwnPart(LISTED[TIMELINE]), _is_other_event),
            Section("family", mark("Family")),
            Section("contact", mark("Contact and safety")),
            Section(SOURCES, mark("Sources and statements"), OwnPart(LISTED[SOURCES])),
            Section(DOCUMENTS, mark("Documents and evidence"), OwnPart(LISTED[DOCUMENTS]), measures=("documents", "checks")),
            Section("antemortem", mark("Identification"), OwnPart(lists=PlainLists(LISTED["antemortem"], below="person"))),
            Section("consent", mark("Consent"), OwnPart(LISTED["consent"])),
            Section("search", mark("Search so far"), OneList(*LISTED["search"])),
            Section("submissions", mark("Submissions"), OwnPart(lists=PlainLists(LISTED["submissions"])), measures=("submissions", "representation")),
            _EXTORTION,
            _DUE,
            _REST,
            Section("references", mark("References elsewhere"), OneList(*LISTED["references"])),
            Section("case", mark("The case"), RootForm("case", CASE_SECTIONS)),
            HISTORY,
        ),
        begins="person",
        nowhere=NO_PLACE,
    ),
    "family": PageSections(
        (
            Section("members", mark("Members"), OwnPart(("family_member", "person", "kinship")), measures=("members", "kinship")),
            Section("cases", mark("Cases of the family")),
            Section("consent", mark("Consent by person"), OwnPart(("consent_grant",))),
            Section("contact", mark("Ways of contact"), OwnPart(("contact_channel",))),
            Section("log", mark("What was said"), OneList("contact_log")),
            Section("requests", mark("Requests of the family"), PlainLists(("family_request",))),
            _DUE,
            Section("needs", mark("Needs and services"), PlainLists(("need_assessment", "service", "referral")), measures=("needs", "services")),
            Section("housing", mark("Housing and property"), PlainLists(("hlp_asset",))),
            Section("papers", mark("Civil documents"), PlainLists(("civil_doc_issue",))),
            _EXTORTION,
            Section("samples", mark("Samples for a laboratory"), OwnPart(lists=PlainLists(("dna_reference",)))),
            Section("works", mark("Works and memories"), PlainLists(("work",))),
            _REST,
            Section("family", mark("Answers"), RootForm("family", title_first=False)),
            HISTORY,
        ),
        begins="family",
        nowhere=NO_PLACE | {"external_ref", "evidence_item"},
    ),
}  # fmt: skip  # a table: what is shown, a row each

SHARED: Final = (  # the shared lists, a section each
    Section("place", content=OneList("place")),
    Section(
        "perpetrator", mark("Bodies and groups"), OneList("perpetrator")
    ),  # its own is too long for a column
    Section("organisation", content=OneList("organisation")),
    Section("membership", content=OneList("membership")),
    Section("project", content=OneList("project")),
    Section("target", content=OneList("target")),
    Section("consent_text", content=OneList("consent_text")),
    Section("warned_contact", content=OneList("warned_contact")),
)


def has_page(root: str) -> bool:
    """Whether roots of this kind have a page of their own: the others are shown by the one of any record."""
    return root in _PAGES


def page_sections(dictionary: Dictionary, root: str) -> PageSections:
    """What stands on the page of a root of this kind, in its order."""
    page = _PAGES.get(root)
    if page is None:
        return _plain(dictionary, root)
    named = {kind for one in page.sections for kind in one.kinds} | page.nowhere
    rest = tuple(one.name for one in direct(dictionary, root) if one.name not in named)
    return PageSections(
        tuple(
            Section(one.key, one.words, PlainLists(rest)) if one is _REST else one
            for one in page.sections
            if one is not _REST or rest
        ),
        page.begins,
        page.nowhere,
    )


def _plain(dictionary: Dictionary, root: str) -> PageSections:
    """The sections of a root that has no page of its own."""
    kinds = [one.name for one in direct(dictionary, root) if one.name not in NO_PLACE]
    lists = [
        Section(kind, "", OwnPart((kind,)) if kind in _OWN_PARTS else PlainLists((kind,)))
        for kind in kinds
    ]
    return PageSections((Section(HEAD, "", OwnPart((root,))), *lists, HISTORY), HEAD, NO_PLACE)


def section_of(dictionary: Dictionary, root: str, key: str) -> Section:
    """The section of this key; raises KeyError for a page that has none."""
    found = {one.key: one for one in page_sections(dictionary, root).sections}
    return found[key]


def entries(
    look: UiContext, labels: Labels, dictionary: Dictionary, root: str
) -> list[tuple[str, str]]:
    """(key, words) of the sections of a page, in their order."""
    return [(one.key, one.title(look, labels)) for one in page_sections(dictionary, root).sections]


def below(dictionary: Dictionary, kind: str, root: str) -> tuple[KindSpec, ...]:
    """The kinds that hang on a record of this kind and have no list of their own under the
    root, or stand in both."""
    head = dictionary.kind(root)
    space = head.spaces[0] if head is not None else root  # the shared lists: a space without a root
    page = _PAGES.get(root)
    listed = {name for one in page.sections for name in one.lists.kinds} if page else set()
    listed |= {one.name for one in direct(dictionary, root)}
    listed -= WHEREVER
    return tuple(
        one
        for one in dictionary.kinds
        if kind in one.parents and space in one.spaces and one.name not in listed
    )
