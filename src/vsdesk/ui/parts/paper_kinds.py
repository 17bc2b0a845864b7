"""The papers that can be printed of a case, in plain words, and what each of them asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk import BY_KEY, PAPERS, PaperKind, PaperSize, load_form
from vsdesk.languages import SOURCE, USUAL, prints
from vsdesk.records.consent import recipients
from vsdesk.ui.parts.own_papers import CERTIFICATE, LETTER
from vsdesk.ui.people_names import capital
from vsdesk.words import LANGS, PAPER_LANG_NAMES, PAPER_LANGS, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.words import Lang

# One language, or the usual one beside another; last those in which a few forms alone are set.
_TONGUES: Final[tuple[tuple[Lang, ...], ...]] = (
    *((one,) for one in LANGS),
    *((USUAL, one) for one in dict.fromkeys((SOURCE, *LANGS)) if one != USUAL),
    *((one,) for one in PAPER_LANGS if one not in LANGS),
)


def tongues_offered(paper: str = "") -> list[tuple[str, str]]:
    """In which languages a paper can be set; of "" those of every paper."""
    return [
        ("+".join(one), " + ".join(PAPER_LANG_NAMES[lang] for lang in one))
        for one in _TONGUES
        if all(prints(lang, paper) for lang in one)
    ]


def tongues(key: str) -> tuple[Lang, ...]:
    """The languages of a choice that was offered."""
    return next(one for one in _TONGUES if "+".join(one) == key)


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper. `recipient`: the only one it is for ("": it is chosen). `person`: it is one relative's.

    `item`: it is about a paper or exhibit, which "must", "may" or ("") cannot be chosen. `own`:
    it is no sheet of the gate (own_papers.py), and one of those at hand must be chosen; `none`
    says that there is none. `bare`: a number and whom to call, and nothing else. `form`: a body's, or a
    working sheet for it; `sizes`: of the paper; `poster`: for everybody.
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
    bare: bool = False
    own: bool = False
    none: str = ""
    form: bool = False
    sizes: tuple[PaperSize, ...] = ("A4",)
    poster: bool = False

    def size(self, chosen: str) -> PaperSize:
        """The size that was chosen, where this paper is made in it."""
        return next((one for one in self.sizes if one == chosen), self.sizes[0])


def _of(paper: PaperKind) -> Kind:
    return Kind(
        paper.key,
        paper.title,
        paper.what,
        paper.recipient if paper.fixed else "",
        person=paper.person,
        item=paper.item,
        purpose=paper.chosen,
        level=paper.chosen,
        discreet=paper.for_family and not paper.bare,
        bare=paper.bare,
        usual=(paper.purpose, paper.recipient),
        sizes=paper.sizes,
        poster=paper.poster,
    )


_PAPERS: Final = tuple(_of(one) for one in PAPERS if one.ordered)
FAMILY_SHEET: Final = _PAPERS[0]
OWN: Final = (
    Kind(
        LETTER,
        BY_KEY[LETTER].title,
        BY_KEY[LETTER].what,
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


def sizes_offered() -> list[tuple[str, str]]:
    """The sizes of paper in which some of ours are made."""
    return [(one, one) for one in dict.fromkeys(size for paper in PAPERS for size in paper.sizes)]


def kinds(look: UiContext, labels: Labels, sheets: Sequence[str]) -> list[tuple[Kind, str]]:
    """The papers with their words, the form or working sheet of each mechanism, then our own papers."""
    say = look.words.say
    known = {one.key: one for one in _PAPERS}
    found = [(known[key], say(known[key].words)) for key in sheets if key in known]
    for key in sheets:
        if key not in known:
            what = mark(
                "The mechanism's own questions in their order, filled in as far as may leave."
            )
            carried = recipients.of(key).carried
            sheet = Kind(key, "", what, key, level=True, discreet=carried, form=True)
            body = capital(labels.term("recipient", key))
            form = load_form(key)
            if form is not None and not form.working:
                found.append((sheet, say("The form of {body}", body=body)))
            else:
                found.append((sheet, say("Working sheet: {body}", body=body)))
    return [*found, *((one, say(one.words)) for one in OWN)]
