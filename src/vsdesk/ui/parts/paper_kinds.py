"""The papers that can be printed of a case, in plain words, and what each of them asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import recipients
from vsdesk.ui.parts.own_papers import CERTIFICATE, LETTER
from vsdesk.ui.people import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper. `recipient`: the only one it is for ("": it is chosen). `person`: it is one relative's.

    `item`: it is about a paper or exhibit, which "must", "may" or ("") cannot be chosen. `own`: it is no sheet
    of the gate (own_papers.py), and one of those at hand must be chosen; `none` says that there is none.
    """

    key: str
    words: str
    what: str
    recipient: str = ""
    person: bool = False
    item: str = ""
    purpose: bool = False
    level: bool = False
    discreet: bool = False
    usual: tuple[str, str] = ("casework", "own_org")  # for what, for whom, before it is chosen
    own: bool = False
    none: str = ""


FAMILY_SHEET: Final = Kind(
    "family-sheet",
    mark("The family's sheet"),
    mark("What was written down, for the family or for whoever is chosen below."),
    purpose=True,
    level=True,
    discreet=True,
    person=True,
    usual=("casework", "family"),
)
_PAPERS: Final = (
    FAMILY_SHEET,
    Kind(
        "discreet-card",
        mark("A card to carry"),
        mark("A number, a first name and a phone. Nothing else."),
        "family",
        person=True,
    ),
    Kind(
        "consent-form",
        mark("A consent form"),
        mark("One person's own form, to read aloud and to sign."),
        "family",
        person=True,
        discreet=True,
    ),
    Kind(
        "document-note",
        mark("What we found in a document"),
        mark("For the family. It never says that a paper is genuine."),
        "family",
        person=True,
        item="must",
        discreet=True,
    ),
    Kind(
        "extortion-leaflet",
        mark("A leaflet about those who ask for money"),
        mark("How it is done, and what is always true."),
        "family",
        person=True,
        discreet=True,
    ),
    Kind(
        "case-file",
        mark("The whole case file"),
        mark("Everything that may leave for this recipient, section by section."),
        purpose=True,
        level=True,
    ),
    Kind(
        "custody-log",
        mark("Who held the exhibits"),
        mark("Each step from the signed history, with the fingerprint of the file."),
        item="may",
        purpose=True,
        level=True,
    ),
    Kind(
        "property-dossier",
        mark("The dossier of housing and land"),
        mark("For a lawyer: what the papers shown say, the dates in order, what is missing."),
        purpose=True,
        level=True,
        usual=("hlp_claim", "partner_ngo"),
    ),
    Kind(
        "sealed-annex",
        mark("A sealed annex for a court"),
        mark(
            "Names of those thought responsible, on pages of their own. Only for a court, at level A or B."
        ),
        purpose=True,
        level=True,
        usual=("criminal_accountability", "prosecutor_de"),
    ),
    Kind(
        "papers-missing",
        mark("What the family's file still lacks"),
        mark("A plain list about housing, land and papers, without any address."),
        "family",
        person=True,
        discreet=True,
    ),
)
OWN: Final = (
    Kind(
        LETTER,
        mark("A letter that asks to delete"),
        mark(
            "To a body that holds something for an answer that was taken back. It names nobody of the family."
        ),
        own=True,
        none=mark("Nobody outside holds something for an answer that was taken back."),
    ),
    Kind(
        CERTIFICATE,
        mark("A certificate of deletion"),
        mark("For our own files: numbers, days and counts, and nothing of what was erased."),
        own=True,
        none=mark("Nothing was erased here."),
    ),
)


def kinds(look: UiContext, labels: Labels, sheets: Sequence[str]) -> list[tuple[Kind, str]]:
    """The papers with their words, a working sheet for each mechanism that has a form, then our own papers."""
    say = look.words.say
    known = {one.key: one for one in _PAPERS}
    found = [(known[key], say(known[key].words)) for key in sheets if key in known]
    for key in sheets:
        if key not in known:
            what = mark(
                "The mechanism's own questions in their order, filled in as far as may leave."
            )
            carried = recipients.of(key).carried
            sheet = Kind(key, "", what, key, level=True, discreet=carried)
            body = capital(labels.term("recipient", key))
            found.append((sheet, say("Working sheet: {body}", body=body)))
    return [*found, *((one, say(one.words)) for one in OWN)]
