"""Made-up people for the sheets: none of them lives, names of towns and public bodies are real."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from tests.people import MARWAN, TAKEN, TODAY, rid

from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import GateDecision, decide, decide_poster
from vsdesk.records.gate.request import Request
from vsdesk.records.places.gazetteer import Gazetteer, place_id
from vsdesk.reports import Contact, Furniture, Voice, short_digest
from vsdesk.words import Words

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.words import Lang

QUTAYFAH = place_id("SY0303")


@dataclass
class Both:
    """Two values that stand beside each other: undecided."""

    first: Json
    second: Json


@dataclass
class Book:
    """Records by short names; links are written as `rid(name)`."""

    records: list[RecordView] = field(default_factory=list)

    def add(self, name: str, kind: str, parent: str | None = None, **values: Json | Both) -> Book:
        fields: dict[str, tuple[Alternative, ...]] = {}
        for key, value in values.items():
            several = (value.first, value.second) if isinstance(value, Both) else (value,)
            fields[key] = tuple(
                Alternative(f"{k:02x}" * 36, one, "a" * 64, "A1", f"2026-11-0{3 - k}T00:00:00.000Z")
                for k, one in enumerate(several)
            )
        above = rid(parent) if parent else None
        self.records.append(RecordView(rid(name), kind, "5" * 32, above, fields=fields))
        return self

    def put(self, name: str, **values: Json) -> Book:
        """The same record with these values in the place of its own."""
        place, held = next((n, one) for n, one in enumerate(self.records) if one.id == rid(name))
        new = Book().add(name, held.kind, None, **values).records[0]
        self.records[place] = replace(held, fields={**held.fields, **new.fields})
        return self

    def answer(self, name: str, purpose: str, recipient: str, **said: Json) -> Book:
        """What the mother answered to one question: yes in front of a witness, if not said otherwise."""
        usual: dict[str, Json] = {
            "result": "given",
            "given_on": "2026-11-02",
            "how_recorded": "witnessed_oral",
        }
        return self.add(
            name,
            "consent_grant",
            "family",
            grantor=rid("najah"),
            capacity="relative",
            purpose=purpose,
            recipient=recipient,
            **(usual | said),
        )

    def dossier(self) -> Dossier:
        return Dossier(self.records[0].id, tuple(self.records))


def marwan() -> Book:
    """Story 1: taken at a checkpoint, seen later; the registry says something else."""
    book = Book()
    book.add(
        "case",
        "case",
        case_no="MAS-26-A-0001",
        person=rid("marwan"),
        search_status="open_searching",
        fate="unknown_presumed_alive",
        family=rid("family"),
        summary={"ar": "كان في طريقه إلى عمله حين أوقفه الحاجز.", "src_lang": "ar"},
    )
    book.add(
        "marwan",
        "person",
        "case",
        **MARWAN,
    )
    book.add("kunya", "person_name", "marwan", type="kunya", value="أبو خالد")
    book.add(
        "taken",
        "event",
        "case",
        type="arrest",
        is_disappearance=True,
        date=TAKEN,
        place=QUTAYFAH,
        how_taken="checkpoint",
        confidence="hearsay_named",
    )
    book.add(
        "who", "involvement", "taken", named_as="شعبة المخابرات العسكرية", certainty="probable"
    )
    book.add("source", "source", assigned=["a" * 64])
    book.add(
        "seen",
        "event",
        "case",
        type="sighting",
        date={"from": "2014-11-01", "to": "2014-12-31", "precision": "range"},
        told_by=rid("source"),
        confidence="firsthand_consistent",
        text={"ar": "كان بصحة مقبولة (بحسب قوله).", "src_lang": "ar"},
    )
    book.add(
        "registry",
        "event",
        "case",
        type="registry_entry",
        date={"from": "2014-01-17", "to": "2014-01-17", "precision": "day"},
        confidence="hearsay_named",
    )
    book.add(
        "asked",
        "search_action",
        "case",
        date={"from": "2018-07-03", "to": "2018-07-03", "precision": "day"},
        body_name="أمانة السجل المدني",
        mode="in_person",
        reference_no="4471/2018",
    )
    book.add("family", "family", family_code="MAS-26-A-F0001", display_name="عائلة الدرويش")
    book.add("najah", "person", "family", given_ar="نجاح", family_ar="الحلبي", given_lat="Najah")
    book.add("phone", "contact_channel", "najah", type="phone", value="+905550000001")
    book.add(
        "kin",
        "kinship",
        "family",
        person=rid("najah"),
        relation="mother",
        related_to=rid("marwan"),
    )
    for recipient, purpose, result in (
        ("own_org", "casework", "given"),
        ("own_org", "hold_record", "given"),
        ("iimp", "search", "given"),
        ("ncmp", "search", "refused"),
    ):
        book.answer(
            f"{purpose} {recipient}",
            purpose,
            recipient,
            result=result,
            given_on="2026-11-01",
            data_scope=["circumstances", "family_members", "identity", "perpetrator_names"],
        )
    return book


@cache
def dictionary() -> Dictionary:
    """The shipped dictionary."""
    return Dictionary.load()


@cache
def voice(lang: Lang) -> Voice:
    """One language."""
    return Voice(Words(lang), Labels(lang, dictionary().vocabularies), Gazetteer.load())


def let_out(
    book: Book, recipient: str = "family", level: Level = "B", named: str = ""
) -> GateDecision:
    """What the gate lets out for a paper of this recipient."""
    request = Request("casework", recipient, level, TODAY, ("ar",), named, rid("najah"))
    return decide(request, book.dossier(), dictionary())


def to_be_seen(*asked: tuple[str, str]) -> Book:
    """Marwan with a picture, and what was answered to its question and to that of the name: yes, if not said
    otherwise."""
    found = marwan()
    said = {"advocacy_named": "given", "photo_publication": "given"} | dict(asked)
    for purpose, result in said.items():
        scopes: Json = (
            ["photo"] if purpose == "photo_publication" else ["circumstances", "identity"]
        )
        use = purpose == "photo_publication"
        found.answer(purpose, purpose, "public", result=result, data_scope=scopes, photo_use=use)
    found.add("portrait", "evidence_item", "case", type="photo_person", mime="image/jpeg")
    found.put("marwan", photo=[rid("portrait")])
    return found


def on_poster(book: Book) -> GateDecision:
    """What the gate lets out for a poster."""
    request = Request("casework", "family", "B", TODAY, ("ar",))
    return decide_poster(request, book.dossier(), dictionary())


def furniture(disclosed: GateDecision, *, discreet: bool = False) -> Furniture:
    """What the pages say of themselves."""
    return Furniture(
        level=disclosed.request.level,
        recipient=disclosed.request.recipient,
        copy=2,
        case_no="MAS-26-A-0001",
        on=datetime.date(2026, 11, 24),
        digest=short_digest(hashlib.sha256(b"made up").digest()),
        discreet=discreet,
        contact=Contact("رابطة مصطنعة", "هدى", "+90 555 000 00 02", "09:00 – 15:00"),
    )
