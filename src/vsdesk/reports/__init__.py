"""Printed pages, made from what the gate let out and from nothing else.

`render` is the front door. It imports reportlab and HarfBuzz only when the first sheet is asked for,
so that the window opens without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Bug
from vsdesk.reports.forms import MechanismForm, form_keys, load_form
from vsdesk.reports.page_header import (
    ENLARGED,
    PHOTO_BOX,
    POSTER_BOX,
    Contact,
    Furniture,
    Voice,
    discreet_number,
    item_letters,
    short_digest,
)
from vsdesk.reports.page_range import PageRange
from vsdesk.reports.papers import BY_KEY, PAPERS, PaperKind, PaperSize
from vsdesk.reports.sheet_subject import (
    HANDS,
    Letter,
    SheetSubject,
    SigningPage,
    SourceCounts,
    StepHands,
)
from vsdesk.reports.style import LARGE
from vsdesk.reports.unread_words import UntranslatedField, is_unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.gate.disclosure import GateDecision, Withheld
    from vsdesk.reports.column_frame import Blocks, LanguagePart

__all__ = [
    "BY_KEY",
    "DISCREET",
    "FOR_FAMILY",
    "HANDS",
    "PAPERS",
    "PHOTO_BOX",
    "SHEETS",
    "WITHOUT_RECORDS",
    "Contact",
    "Furniture",
    "Letter",
    "MechanismForm",
    "PageRange",
    "PaperKind",
    "PaperSize",
    "SheetSubject",
    "SigningPage",
    "SourceCounts",
    "StepHands",
    "UntranslatedField",
    "Voice",
    "cut",
    "discreet_number",
    "form_keys",
    "has_annex",
    "is_recalled",
    "is_unread",
    "item_letters",
    "load_form",
    "photo_box",
    "protect",
    "render",
    "short_digest",
]

# Every sheet but the forms of the mechanisms, which are named by their recipient.
SHEETS: Final = tuple(one.key for one in PAPERS)
# Made for a family: each of them has a discreet form (reports/discreet.py).
FOR_FAMILY: Final = frozenset(one.key for one in PAPERS if one.for_family)
# These hold no word of a record beside the number, so that a withdrawn consent does not stop them.
WITHOUT_RECORDS: Final = frozenset(one.key for one in PAPERS if not one.records)
DISCREET: Final = frozenset(one.key for one in PAPERS if one.bare)


def render(
    sheet: str,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    progress: Progress,
    *,
    furniture: Furniture,
    photo: bytes | None = None,
    password: str | None = None,
    topic: SheetSubject | None = None,
    unset: set[str] | None = None,
    aside: set[Withheld] | None = None,
    unread: set[UntranslatedField] | None = None,
    words: list[str] | None = None,
) -> bytes:
    """One sheet (of `SHEETS`, or the form of a mechanism) as a PDF in the order of `voices`.

    `photo` (JPEG or PNG within `photo_box`) is passed in only when the gate let it out; all but the family's
    sheet and the poster need a `topic`. Into `unset` go the characters that stand as a sign, for no font of
    ours has a letter for them; into `aside` the told texts that were let out and for which a form has no
    place; into `unread` what the body cannot read; into `words` all texts that stand on it. The same input
    gives the same bytes, unless there is a `password`.
    Raises UserError E_GATE when nothing may leave, Cancelled through `progress`, Bug for an unknown sheet or
    furniture that speaks of another request.
    """
    # They bring reportlab and HarfBuzz.
    from vsdesk.reports import agreed_uses, discreet, sealed_annex
    from vsdesk.reports.column_frame import set_sheet
    from vsdesk.reports.text import Setter

    if not 1 <= len(voices) <= 2:
        raise Bug("not one or two languages")
    asked = disclosed.request
    if (furniture.level, furniture.recipient) != (asked.level, asked.recipient):
        raise Bug("the furniture names another level or recipient than the gate was asked for")
    setter = Setter(words=words)
    if sheet not in WITHOUT_RECORDS:
        disclosed.require()
    disclosed = disclosed.require_paper()
    if furniture.discreet:
        parts = discreet.sections(sheet, topic)
        pdf = set_sheet(setter, disclosed, voices, progress, furniture, parts, scale=LARGE)
    elif (sets_itself := _setting(sheet)) is not None:
        pdf = sets_itself(setter, disclosed, voices, progress, furniture, photo, topic)
    else:
        if sheet == "sealed-annex":
            sealed_annex.require(disclosed)
        form = load_form(sheet)
        parts = _sections(sheet, form, topic)
        files = topic.files if topic else {}
        # A family holds it in its hands: what is made for it, and a form that a relative takes along.
        carried = form.carried if form is not None else BY_KEY[sheet].for_family
        scale = LARGE if carried else 1.0
        said, foreign = set[tuple[str, str]](), set[UntranslatedField]()
        pdf = set_sheet(
            *(setter, disclosed, voices, progress, furniture, parts, files, scale, said),
            foreign if form is not None and form.reads else None,
            (photo, form.pictured + 1) if photo and form and form.pictured is not None else None,
        )
        if unread is not None:
            unread |= foreign
        if aside is not None and form is not None and topic is not None:
            aside |= agreed_uses.aside(disclosed, said, topic.dictionary)
    if unset is not None:
        unset.update(setter.unset)
    return protect(pdf, password) if password else pdf


def _setting(sheet: str) -> Callable[..., bytes] | None:
    """What sets a paper that sets itself: it is no list of parts."""
    module, _, name = BY_KEY[sheet].build.partition(".") if sheet in BY_KEY else ("", "", "")
    if name != "render":
        return None
    found: Callable[..., bytes] = import_module(f"vsdesk.reports.{module}").render
    return found


def _sections(
    sheet: str, form: MechanismForm | None, topic: SheetSubject | None
) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of a sheet, in order. Raises Bug for one that is not known."""
    if topic is None:
        raise Bug("this sheet needs a topic")
    if form is not None:
        from vsdesk.reports import mechanism_form  # as in `render`

        return mechanism_form.sections(form, topic)
    if sheet not in BY_KEY:
        raise Bug("unknown sheet")
    module, name = BY_KEY[sheet].build.split(".")
    parts: Sequence[Callable[[LanguagePart], Blocks]] = getattr(
        import_module(f"vsdesk.reports.{module}"), name
    )(topic)
    return parts


def photo_box(sheet: str, size: PaperSize = "A4") -> tuple[int, int] | None:
    """The pixels (width, height) of a photo of the missing person there; None where it has no place."""
    form = load_form(sheet)
    if not (form.pictured is not None if form is not None else BY_KEY[sheet].photo):
        return None
    if form is not None or not BY_KEY[sheet].poster:
        return PHOTO_BOX
    width, height = (round(side * ENLARGED[size]) for side in POSTER_BOX)
    return width, height


def is_recalled(sheet: str) -> bool:
    """Whether it is a form whose blocks were not seen in print."""
    form = load_form(sheet)
    return form is not None and not form.seen


def has_annex(disclosed: GateDecision) -> bool:
    """Whether a complaint needs a sealed annex: somebody is named as thought responsible."""
    from vsdesk.reports import sealed_annex  # as in `render`

    return sealed_annex.has_suspects(disclosed)


def cut(pdf: bytes, wanted: PageRange | None) -> bytes:
    """These pages of a paper alone (None: all). Raises UserError E_PAGES where it has none of them."""
    if wanted is None:
        return pdf
    from vsdesk.reports.cut_pages import cut as with_pages  # it brings pikepdf

    return with_pages(pdf, wanted)


def protect(pdf: bytes, password: str) -> bytes:
    """The same document under AES-256, readable only with `password`."""
    from vsdesk.reports.password import protect as under_password  # it brings pikepdf

    return under_password(pdf, password)
