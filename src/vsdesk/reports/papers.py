"""The catalogue of papers: each sheet that is no mechanism's form is declared here, once, with
all that others ask of it.

The forms of the mechanisms are data (`resources/forms/`), named by their recipient.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.dictionary.display_names import MOTHER, NAME_PARTS, WRITINGS
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec

_NAMES: Final = tuple(
    f"person.{part}_{script}" for part in NAME_PARTS for script in WRITINGS
)  # by which somebody is called
About = Literal["", "may", "must"]
PaperSize = Literal["A4", "A3"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper. `build` is the function of this room that gives its parts, as "module.name" (the
    family's sheet and the poster set themselves).

    `purpose` and `recipient` are whose it usually is; `fixed`: nobody else's. `for_family`: made for a
    family, so it has a discreet form and is quiet. `person`: it is one relative's; `theirs`: and nobody
    else's, so none is made while it is not settled whose; `item`: it is about a
    paper or exhibit. `chosen`: purpose and level are asked. `records`: it holds words of records, so that an
    answer that was taken back stops it. `bare`: always without a level, an organisation, a QR. `ordered`: it
    is asked for by its name (a letter is not). `photo`: the picture of who is missing has a place on it.
    `poster`: everybody sees it, so the answers to the name and to the photo decide, whatever else was agreed
    (`records.gate.papers.posters`). `sizes`: of the paper, the usual one first; a larger one is the same,
    enlarged.
    `prints`: the fields whose told words may stand on it, of a kind without a field all, and what is declared
    for paper; None where any may. What has no place on a paper stops it for no number and no plea.
    `root`: the kind of the file of which it is made.
    """

    key: str
    title: str
    what: str
    help: str
    build: str
    purpose: str = "casework"
    recipient: str = "family"
    fixed: bool = False
    for_family: bool = False
    person: bool = False
    theirs: bool = False
    item: About = ""
    chosen: bool = False
    records: bool = True
    bare: bool = False
    ordered: bool = True
    photo: bool = False
    poster: bool = False
    sizes: tuple[PaperSize, ...] = ("A4",)
    prints: tuple[str, ...] | None = None
    root: str = "case"

    def may_print(self, spec: FieldSpec) -> bool:
        """Whether told words of a field may stand on it."""
        if self.prints is None or spec.printed or spec.kind in self.prints:
            return True
        return f"{spec.kind}.{spec.name}" in self.prints


PAPERS: Final = (
    PaperKind(
        "family-sheet",
        mark("The family's sheet"),
        mark("What was written down, for the family or for whoever is chosen below."),
        "The family's case sheet as PDF; says what was withheld and why.",
        "family_sheet.render",
        for_family=True,
        person=True,
        chosen=True,
        photo=True,
        prints=(
            *_NAMES,
            *(f"person.{one}" for every in MOTHER.values() for one in every),
            *("person.age_told", "person.birth", "person.birth_place_text", "person.died"),
            *("person_name.value", "case.summary", "claim.text", "claim.value"),
            *("event.date", "event.end", "event.place_text", "event.text"),
            *("involvement.named_as", "perpetrator", "place", "proposal"),
            *("search_action.body_name", "search_action.date", "search_action.no_action_text"),
            *("search_action.place_text", "search_action.reference_no", "search_action.result"),
            *("contact_log.promised", "duty.due_words", "duty.what", "consent_condition.words"),
        ),
    ),
    PaperKind(
        "case-file",
        mark("The whole case file"),
        mark("Everything that may leave for this recipient, section by section."),
        "Every record of a case that may leave, kind by kind.",
        "case_file.sections",
        recipient="own_org",
        chosen=True,
    ),
    PaperKind(
        "consent-form",
        mark("A consent form"),
        mark("One person's own form, to read aloud and to sign."),
        "The consent form of one person (--person), with a slip to withdraw.",
        "consent_form.sections",
        fixed=True,
        for_family=True,
        person=True,
        prints=(*_NAMES, "consent_condition.words", "consent_grant.recipient_name"),
    ),
    PaperKind(
        "our-file",
        mark("What happened with our file"),
        mark("For one person of the family: talks, what was sent and given, replies, promises."),
        "What happened with the file, for one person of the family (--person), the newest first.",
        "our_file.sections",
        fixed=True,
        for_family=True,
        person=True,
        theirs=True,
        prints=(
            *(*_NAMES, "contact_log.promised", "contact_log.text", "duty.due_words", "duty.what"),
            *("submission.mechanism_name", "submission.external_ref", "submission_event.summary"),
            "disclosure.recipient_name",
        ),
    ),
    PaperKind(
        "withdrawal-letter",
        mark("A letter that asks to delete"),
        mark(
            "To a body that holds something for an answer that was taken back. It names nobody of the family."
        ),
        "A letter that asks a body to delete.",
        "letter.sections",
        records=False,
        ordered=False,
    ),
    PaperKind(
        "document-note",
        mark("What we found in a document"),
        mark("For the family. It never says that a paper is genuine."),
        "What we found in a paper (--item), in plain words for the family.",
        "family_leaflets.note",
        fixed=True,
        for_family=True,
        person=True,
        item="must",
        prints=("document_test", "evidence_item.of_whom_words", "evidence_item.title"),
    ),
    PaperKind(
        "extortion-leaflet",
        mark("A leaflet about those who ask for money"),
        mark("How it is done, and what is always true."),
        "The warning of those who sell news.",
        "family_leaflets.leaflet",
        fixed=True,
        for_family=True,
        person=True,
        records=False,
    ),
    PaperKind(
        "discreet-card",
        mark("A card to carry"),
        mark("A number, a first name and a phone. Nothing else."),
        "A card with a number, a first name and a phone only.",
        "carried_card.sections",
        fixed=True,
        for_family=True,
        person=True,
        bare=True,
    ),
    PaperKind(
        "custody-log",
        mark("Who held the exhibits"),
        mark("Each step from the signed history, with the fingerprint of the file."),
        "Who held each exhibit (--item: one of them), with its digest.",
        "custody.sections",
        recipient="own_org",
        item="may",
        chosen=True,
    ),
    PaperKind(
        "exhibit-labels",
        mark("Labels for the exhibits"),
        mark(
            "To cut out and put on each item: its number, what it is, who held it last, its fingerprint."
        ),
        "A label to cut out for each exhibit (--item: one of them): number, custody, QR.",
        "exhibits.labels",
        recipient="own_org",
        item="may",
        chosen=True,
    ),
    PaperKind(
        "property-dossier",
        mark("The dossier of housing and land"),
        mark("For a lawyer: what the papers shown say, the dates in order, what is missing."),
        "Housing, land and papers for a lawyer (--named): assets, papers, dates, gaps.",
        "property_dossier.sections",
        purpose="hlp_claim",
        recipient="partner_ngo",
        chosen=True,
    ),
    PaperKind(
        "papers-missing",
        mark("What the family's file still lacks"),
        mark("A plain list about housing, land and papers, without any address."),
        "What a family's file still lacks about housing, land and papers: a plain list.",
        "property_dossier.plain_list",
        fixed=True,
        for_family=True,
        person=True,
        prints=("evidence_item.title",),
    ),
    PaperKind(
        "sealed-annex",
        mark("A sealed annex for a court"),
        mark(
            "Names of those thought responsible, on pages of their own. Only for a court, at level A or B."
        ),
        "Names of those thought responsible, for the named court alone, at level A or B.",
        "sealed_annex.sections",
        purpose="criminal_accountability",
        recipient="prosecutor_de",
        chosen=True,
    ),
    PaperKind(
        "attendance",
        mark("A page to sign"),
        mark("For an activity: everybody signs beside a number, and no name is written."),
        "A page to sign by number at an activity, without names.",
        "attendance.render",
        recipient="own_org",
        fixed=True,
        root="activity",
    ),
    PaperKind(
        "vigil-poster",
        mark("A poster for a vigil"),
        mark(
            "Photo and name to hold up, the day and the place of the disappearance as far as they may be"
            " published. Only with a yes to the name; the photo by a yes of its own."
        ),
        "A poster with photo and name for a vigil (--size A3), by the answers to name and photo alone.",
        "poster.render",
        purpose="advocacy_named",
        recipient="public",
        fixed=True,
        photo=True,
        poster=True,
        sizes=("A4", "A3"),
    ),
)
BY_KEY: Final = {one.key: one for one in PAPERS}
