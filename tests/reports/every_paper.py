"""Every paper of the house about one made-up case, in each language: made once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from tests.people import TODAY, rid
from tests.reports.made_up import Book, dictionary, furniture, on_poster, to_be_seen, voice
from tests.reports.test_sheets import LETTER, SCOPES, book, let_out

from vsdesk import paths, photo
from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SHEETS, SheetSubject, SigningPage, form_keys, load_form, render
from vsdesk.resource_tables import read

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.words import Lang

KINDS: Final = tuple(sorted({*SHEETS, *form_keys()}))
_WITH_PHOTO: Final = {"family-sheet", "icrc", "iimp", "vigil-poster", "wgeid"}
_ITEM: Final = {"document-note": "paper", "custody-log": "paper"}


def _let_out(kind: str) -> GateDecision:
    """What a paper is made of; of a form, after a yes to its body."""
    if kind == "vigil-poster":
        return on_poster(to_be_seen())
    if kind == "attendance":
        vigil = Book().add(
            "vigil", "activity", title="وقفة متخيَّلة", type="vigil", place_text="الساحة"
        )
        return decide(Request("casework", "own_org", "B", TODAY), vigil.dossier(), dictionary())
    if kind == "sealed-annex":
        kind = "prosecutor_de"
    if load_form(kind) is None:
        return let_out("family", "search")
    return agreed(kind, book())


def agreed(kind: str, found: Book) -> GateDecision:
    """What of these records goes on the form of a body, after a yes to it."""
    found.records = [one for one in found.records if one.id != rid("search ncmp")]  # a no
    own = paths.resources() / "mechanisms" / f"{kind}.toml"
    purpose = read(own if not kind.startswith("prosecutor") else own.with_name("court.toml"))[
        "purposes"
    ][-1]
    found.add(
        f"yes {kind}", "consent_grant", "family", grantor=rid("najah"), capacity="relative",
        purpose=purpose, recipient=kind, result="given", given_on="2026-11-03",
        how_recorded="witnessed_oral", data_scope=SCOPES, photo_use=False,
    )  # fmt: skip  # a record a line
    request = Request(purpose, kind, "B", TODAY, ("en",), "", rid("najah"))
    return decide(request, found.dossier(), dictionary())


@cache
def paper(kind: str, *langs: Lang, discreet: bool = False) -> bytes:
    """One paper about made-up people."""
    disclosed = _let_out(kind)
    about = SheetSubject(
        dictionary(),
        letter=LETTER,
        person=rid("najah"),
        item=rid(_ITEM[kind]) if kind in _ITEM else "",
        signing=SigningPage(25, ("sex", "age_band")),
    )
    return render(
        kind,
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed, discreet=discreet),
        photo=photo.draw_made_up_portrait(3) if kind in _WITH_PHOTO else None,
        topic=about,
    )
