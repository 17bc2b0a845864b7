"""A made-up case and family, and small ways to write records for them. Nobody here is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest
from tests.people import MARWAN, TAKEN, rid

from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView


def alternative(value: Json, n: int = 0, by: str = "A1") -> Alternative:
    """One standing value, written at the `n`th moment."""
    return Alternative(f"{n:064x}:0", value, by.ljust(64, "0"), by, f"{n:012x}-0000")


def view(
    name: str,
    kind: str,
    values: Mapping[str, Json],
    *,
    parent: str | None = None,
    space: str = "case",
) -> RecordView:
    """A record with one value in each field."""
    fields = {key: (alternative(value),) for key, value in values.items()}
    return RecordView(
        rid(name), kind, rid(space), rid(parent) if parent else None, None, fields, created="1"
    )


@dataclass
class Made:
    """Made-up records by name, to be changed by a test before it asks for the dossier."""

    views: dict[str, RecordView] = field(default_factory=dict)

    def add(
        self, name: str, kind: str, parent: str | None = None, space: str = "case", **values: Json
    ) -> RecordView:
        """Add a record."""
        self.views[name] = view(name, kind, values, parent=parent, space=space)
        return self.views[name]

    def set(self, name: str, **values: Json) -> None:
        """Change fields of a record: each has this one value then."""
        old = self.views[name]
        more = {key: (alternative(value),) for key, value in values.items()}
        self.views[name] = replace(old, fields={**old.fields, **more})

    def differ(self, name: str, field: str, *values: Json) -> None:
        """Let several values of a field stand."""
        old = self.views[name]
        several = tuple(alternative(value, n, f"A{n}") for n, value in enumerate(values))
        self.views[name] = replace(old, fields={**old.fields, field: several})

    def written_later(self, name: str) -> None:
        """Let everything in a record be of a save of its own, which nobody had seen who decided before."""
        old = self.views[name]
        op = f"{len(self.views) + 1:064x}:0"
        fields = {
            key: tuple(one._replace(op=op) for one in held) for key, held in old.fields.items()
        }
        self.views[name] = replace(old, fields=fields)

    def drop(self, name: str) -> None:
        """Take a record away."""
        del self.views[name]

    def delete(self, name: str) -> None:
        """Mark a record as deleted."""
        self.views[name] = replace(self.views[name], deleted=True)

    def consent(
        self, who: str, purpose: str, recipient: str, result: str = "given", **more: Json
    ) -> None:
        """Write down one answer of one person."""
        values: dict[str, Json] = {
            "grantor": rid(who),
            "capacity": "relative",
            "purpose": purpose,
            "recipient": recipient,
            "result": result,
            "given_on": "2026-10-01",
            **more,
        }
        self.views[f"{who}/{purpose}/{recipient}"] = view(
            f"{who}/{purpose}/{recipient}", "consent_grant", values, parent="family", space="family"
        )

    def dossier(self, root: str = "case") -> Dossier:
        """All of it."""
        return Dossier(rid(root), tuple(self.views.values()))


WIDE: list[Json] = ["circumstances", "documents", "family_members", "identity", "perpetrator_names"]


@pytest.fixture
def made() -> Made:
    """مروان, missing since 2013, his mother نجاح, and what is known: all made up."""
    made = Made()
    made.add(
        "case",
        "case",
        case_no="FOTJ-26-A-0001",
        person=rid("marwan"),
        family=rid("family"),
        case_type="enforced_disappearance",
        search_status="open_searching",
        fate="unknown_presumed_alive",
        summary={"ar": "أُخذ من حاجز القطيفة", "src_lang": "ar"},
        assigned=["a" * 64],
        prior_detention=False,
    )
    made.add(
        "marwan",
        "person",
        "case",
        "case",
        **MARWAN,
        sex="male",
        last_address_text="داريا",
        photo=[rid("photo")],
    )
    made.add(
        "arrest",
        "event",
        "case",
        type="arrest",
        is_disappearance=True,
        date=TAKEN,
        place_text="حاجز القطيفة",
        told_by=rid("najah"),
        confidence="hearsay_named",
    )
    made.add(
        "sighting",
        "event",
        "case",
        type="sighting",
        told_by=rid("secret"),
        witnesses=[rid("secret")],
        date={"precision": "range", "from": "2014-11-01", "to": "2014-12-31"},
        section_cell="مهجع 7",
    )
    made.add(
        "hand",
        "involvement",
        "arrest",
        group="gov_mi",
        perpetrator=rid("officer"),
        degree="suspected",
    )
    made.add(
        "officer",
        "perpetrator",
        space="reference",
        type="individual",
        name_ar="ضابط متخيَّل",
        name_en="An Imagined Officer",
        rank="عقيد",
    )
    made.add("photo", "evidence_item", "case", type="photo_person", title="صورة", sha256="b" * 64)
    made.add(
        "scan", "evidence_item", "case", type="death_paper", title="بيان وفاة", original="photo_of"
    )
    made.add(
        "family",
        "family",
        space="family",
        family_code="FOTJ-26-A-F0001",
        display_name="عائلة الدرويش",
    )
    made.add(
        "najah", "person", "family", "family", given_ar="نجاح", family_ar="الحلبي", sex="female"
    )
    made.add(
        "kin",
        "kinship",
        "family",
        "family",
        person=rid("najah"),
        relation="mother",
        related_to=rid("marwan"),
    )
    made.add(
        "phone",
        "contact_channel",
        "najah",
        "family",
        person=rid("najah"),
        type="phone",
        value="+000 000 222",
        safe_contact=True,
        safe_to_call=True,
    )
    made.add("note", "note", "case", text={"ar": "ملاحظة داخلية", "src_lang": "ar"})
    made.consent("najah", "hold_record", "own_org", photo_use=True)
    return made


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    """The shipped dictionary."""
    return Dictionary.load()
