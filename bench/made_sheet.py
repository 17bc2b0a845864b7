"""One made-up family's sheet, and how long its first page takes in a process that has set none yet.

`python -m bench.made_sheet` prints the milliseconds from the records that the gate let out to the picture of
the first page, as the window shows it: with the libraries that come for the first sheet.
"""

from __future__ import annotations

import hashlib
import random
import time
from datetime import date
from typing import TYPE_CHECKING, Final

from bench import people
from vsdesk import photo
from vsdesk.progress import SILENT
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request
from vsdesk.records.places.gazetteer import Gazetteer, place_id
from vsdesk.reports import Contact, Furniture, Voice, render, short_digest
from vsdesk.words import Words

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

DIGEST: Final = short_digest(hashlib.sha256(b"made up").digest())
_NAMES: Final = (
    *("given_ar", "father_ar", "family_ar", "given_lat", "father_lat", "family_lat"),
    *("mother_given_ar", "mother_family_ar"),
)
_ENGLISH: Final = [
    "he",
    "came",
    "from",
    "work",
    "near",
    "the",
    "bridge",
    "and",
    "was",
    "seen",
    "with",
    "his",
    "neighbour",
    "on",
    "that",
    "day",
]
_SCALE: Final = 1.2  # pixels a point: a whole page in a window


def _told_in_english(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(_ENGLISH) for _ in range(words))


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def _record(name: str, kind: str, parent: str | None = None, **values: Json) -> RecordView:
    fields = {
        k: (Alternative("0" * 64, v, "a" * 64, "A1", "2026-11-01"),) for k, v in values.items()
    }
    return RecordView(_id(name), kind, "5" * 32, _id(parent) if parent else None, fields=fields)


def made_up(number: int = 0) -> GateDecision:
    """One made-up case, as the gate lets it out for the family; another number has other names and words."""
    rng = random.Random(number)
    names = people.names(rng)
    records = [
        _record(
            "case", "case", case_no="MAS-26-A-0001", person=_id("p"), search_status="open_searching"
        ),
        _record(
            "p",
            "person",
            "case",
            **{name: names[name] for name in _NAMES},
        ),
        _record("m", "person", "f", given_ar="نجاح", family_ar="الحلبي", given_lat="Najah"),
        _record("k", "kinship", "f", person=_id("m"), relation="mother", related_to=_id("p")),
        _record("f", "family", family_code="MAS-26-A-F0001", display_name="عائلة الدرويش"),
        _record(
            "c",
            "consent_grant",
            "f",
            grantor=_id("m"),
            purpose="hold_record",
            recipient="own_org",
            result="given",
            given_on="2026-11-01",
        ),
    ]
    for n in range(6):
        records.append(
            _record(
                f"e{n}",
                "event",
                "case",
                type="sighting" if n else "arrest",
                date={
                    "from": f"201{n + 3}-08-09",
                    "to": f"201{n + 3}-08-11",
                    "precision": "range",
                    "as_told": f"تالت يوم عيد الفطر، من حاجز {people.told(rng, 2)}",
                },
                place=place_id("SY0303"),
                confidence="hearsay_named",
                text={
                    "ar": f"كان يمشي وحده (بصحة مقبولة)، {people.told(rng, 11)}.",
                    "en": f"He walked alone (in fair health), {_told_in_english(rng, 11)}.",
                    "src_lang": "ar",
                },
            )
        )
    request = Request("casework", "family", "B", "2026-11-24", ("ar",), "", _id("m"))
    return decide(request, Dossier(_id("case"), tuple(records)), Dictionary.load()).require()


def voice(lang: Lang) -> Voice:
    return Voice(Words(lang), Labels(lang), Gazetteer.load())


def sheet(disclosed: GateDecision, picture: bytes, *voices: Voice) -> bytes:
    furniture = Furniture(
        level="B",
        recipient="family",
        copy=1,
        case_no="MAS-26-A-0001",
        on=date(2026, 11, 24),
        digest=DIGEST,
        contact=Contact("Made-up association", "Huda", "+90 555 000 00 02", "09:00 – 15:00"),
    )
    return render("family-sheet", disclosed, voices, SILENT, furniture=furniture, photo=picture)


def _first_page() -> float:
    """Milliseconds."""
    disclosed, picture, arabic = made_up(), photo.draw_made_up_portrait(1), voice("ar")
    begun = time.perf_counter()
    pdf = sheet(disclosed, picture, arabic)
    import pypdfium2  # as in the window: with the first page

    pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    print(_first_page())
