"""What somebody told stays with whoever refused a body or agreed to less, whichever field of whichever kind
says that they told it. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.families import as_text, family_of, first_terms, relative, said, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_household_papers import house_of_two
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.records.consent.own_rights import own_records
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.nowhere_named import is_told
from vsdesk.records.gate.request import Request
from vsdesk.records.teller_fields import TELLERS

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

DICTIONARY: Final = Dictionary.load()
SCOPES: Final[list[Json]] = [*DICTIONARY.vocabularies.keys("data_scope")]
_NO_WORDS = {"kinship"}  # nothing is told in it but a relation
_STAYS_ANYHOW = {"contact_log"}  # a talk with the family leaves to nobody outside


def told(made: Town, who: str, mark: str, *, source: bool) -> dict[str, str]:
    """A record of each kind by each field in which somebody of that sort may stand as its teller, told by
    `who`: their ids, by kind and field."""
    desk = made.hala
    fields = [
        (kind, one)
        for kind, names in TELLERS.items()
        for name in names
        if (one := DICTIONARY.field(kind, name)) and kind not in _NO_WORDS
        if ("source" if source else "person") in one.targets
    ]
    return {
        f"{kind}.{one.name}": tell(
            made, desk, kind, {one.name: [who] if one.type == "links" else who}, mark
        )
        for kind, one in fields
    }


def tell(made: Town, desk: Desk, kind: str, by: dict[str, Json], mark: str) -> str:
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    values = first_terms(kind)
    values |= {
        one.name: TODAY for one in spec.fields if one.requirement == "M" and one.type == "day"
    }
    values |= {
        one.name: words(f"{mark} {kind}")
        for one in spec.fields
        if is_told(one) and one.type == "ptext"
    }
    values |= {"type": "other"} if kind == "event" else {}
    values |= {"field": "place_text", "value": "دمشق"} if kind == "claim" else {}
    parents = {"case": made.case, "person": made.person, "family": made.family}
    parent = next((id for one, id in parents.items() if one in spec.parents), "")
    if kind in ("involvement", "claim"):
        event: dict[str, Json] = {"type": "other"}
        parent = desk.cases.save([Edit("event", event, parent=made.case)]).ids[0]
    return desk.cases.save([Edit(kind, {**values, **by}, parent=parent)]).ids[0]


def test_every_field_that_names_a_teller_says_so() -> None:
    """A new link to a source, or one that is called so, is one, or gives or answers something else."""
    named = {
        (kind.name, one.name)
        for kind in DICTIONARY.kinds
        for one in kind.fields
        if one.type in ("link", "links")
        and ("source" in one.targets or one.name in ("told_by", "informant"))
    }
    others = {
        ("evidence_item", "received_from"),  # who gave a paper: its description is ours
        ("person_mark", "asked_by"),
        ("case", "sources"),  # who knows of it, and told nothing by that
        ("teller_limits", "who"),
        *(("consent_grant", name) for name in ("grantor", "reported_by")),
        *(("condition_met", "said_by"), ("consent_event", "said_by"), ("name_choice", "who")),
    }
    teller = {(kind, name) for kind, names in TELLERS.items() for name in names}
    assert named - others <= teller
    assert teller - named == {("search_action", "actor_person"), ("contact_log", "person")}


def test_whoever_refused_or_agreed_to_less_keeps_what_they_told(made: Town) -> None:
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "سلمى")
    aunt, cousin = relative(made, "aunt_mat", "رجاء"), relative(made, "cousin_khal", "نهلة")
    desk = made.hala
    source, other = (
        desk.cases.save([Edit("source", {"type": "survivor"})]).ids[0] for _ in range(2)
    )
    said(made, mother, "given", data_scope=SCOPES)
    said(made, sister, "refused")
    said(made, aunt, "given", data_scope=["identity", "family_members"])
    said(made, cousin, "not_asked", follow_up="2026-12-20")
    no: dict[str, Json] = {
        "grantor": source, "purpose": "un_complaint", "recipient": "ced", "result": "refused",
        "given_on": "2026-11-20",
    }  # fmt: skip  # a record
    desk.cases.save([Edit("consent_grant", no, parent=source)])
    ids = {
        "الأم": told(made, mother, "الأم", source=False),
        "الشاهد": told(made, other, "الشاهد", source=True),
        "الأخت": told(made, sister, "الأخت", source=False),
        "الخالة": told(made, aunt, "الخالة", source=False),
        "القريبة": told(made, cousin, "القريبة", source=False),
        "المصدر": told(made, source, "المصدر", source=True),
    }
    both = tell(made, desk, "event", {"witnesses": [source, other]}, "معا")
    below = tell(made, desk, "event", {"told_by": mother, "witnesses": [source]}, "معا")
    carry(desk, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    heard = as_text(left)
    for who in ("الأخت", "الخالة", "القريبة", "المصدر", "معا"):
        assert f"{who} " not in heard, who
    open_ = {
        one: kind.split(".")[0] for one, kind in zip(ids["الأم"].values(), ids["الأم"], strict=True)
    }
    assert {kind for kind in open_.values() if f"الأم {kind}" in heard} == (
        set(open_.values()) - _STAYS_ANYHOW
    )
    assert all(f"الشاهد {kind}" in heard for kind in ("event", "involvement", "am_mark"))
    assert "teller" in {one.reason for one in left.withheld}
    facts = left.get(ids["الخالة"]["am_mark.informant"])
    assert facts is None or "description" not in facts.values
    assert left.get(both) is not None and left.get(below) is not None


def test_what_another_household_told_is_on_no_paper_of_this_one(made: Town) -> None:
    mother, _ = house_of_two(made, "am_data", "medical")
    desk = made.hala
    people = desk.cases.dossier(made.family).of("person")
    uncle = next(one.id for one in people if one.text("given_ar") == "نعمان")
    told(made, uncle, "العم", source=False)
    told(made, mother, "الأم", source=False)
    carry(desk, made.stick, made.rima)
    for kind in ("family-sheet", "our-file"):
        order = SheetOrder(made.case, ("ar",), kind, person=mother, discreet=False)
        left = made.rima.outbound.sheets.decided(order, made.rima.cases.dossier(made.case))
        assert "العم " not in as_text(left), kind
        assert "العم " not in text_of(made.rima.outbound.sheets.sheet(order).pdf), kind
        assert "الأم am_mark" in as_text(left) or kind != "family-sheet"


def test_who_files_alone_takes_what_she_told_and_nothing_that_others_told(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "خلود")
    said(made, wife, "given", data_scope=SCOPES)
    hers, theirs = (told(made, who, "قالت", source=False) for who in (wife, mother))
    event = made.hala.cases.save(
        [Edit("event", {"type": "other", "told_by": wife}, parent=made.case)]
    ).ids[0]
    source = made.hala.cases.save([Edit("source", {"type": "survivor"})]).ids[0]
    parts: list[dict[str, Json]] = [{"sources": [source]}, {"group": "gov_mi"}]
    sourced, bare = (
        made.hala.cases.save([Edit("involvement", one, parent=event)]).ids[0] for one in parts
    )
    carry(made.hala, made.stick, made.rima)
    dossier = made.rima.cases.dossier(made.case)
    own = own_records(dossier, wife)
    own_of = {kind for kind, id in hers.items() if id in own}
    assert own_of == set(hers) - {"contact_log.person"}  # a talk with us is filed nowhere
    assert own.isdisjoint(theirs.values()) and sourced not in own and bare in own
    asked = Request("un_complaint", "ced", "B", TODAY, person=wife, own_rights=True)
    assert decide(asked, dossier, DICTIONARY).allowed


def test_a_source_that_is_erased_takes_what_it_alone_told(made: Town) -> None:
    """In whichever field it stands: what a relative or another source told with it stays."""
    family_of(made)
    mother, desk = relative(made, "mother", "هدى"), made.hala
    source, other = (
        desk.cases.save([Edit("source", {"type": "survivor"})]).ids[0] for _ in range(2)
    )
    alone = told(made, source, "المصدر", source=True)
    both = [
        tell(made, desk, "event", {"told_by": mother, "witnesses": [source]}, "معا"),
        tell(made, desk, "involvement", {"sources": [source, other]}, "معا"),
    ]
    carry(desk, made.stick, made.rima)
    listing = made.rima.erasure.erasure(source)
    assert set(listing.cited) == set(alone.values())
    assert not {*both} & {*listing.cited, *listing.linked}
