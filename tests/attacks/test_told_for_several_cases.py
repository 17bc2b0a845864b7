"""What lies in a family or an incident is told for several cases at once: whoever is guarded in one is on the
papers of none. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, family_of, relative, said, words
from tests.attacks.guarded import draw_tight, hidden_in_all
from tests.attacks.kit import Device, Town, carry, told_once
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.vault.read import neighbours

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

OURS: Final = "لا يخرج"  # what stands in the shared story alone
GUARDS: Final = ("nobody_may_know_of", "not_named_outside", "refused", "anonymous", "source")
SHARED: Final = ("incident", "family")


@told_once
def two_cases(made: Town, shared: str) -> tuple[str, str]:
    """Two cases with a yes each: of two families in one incident, or two brothers of one. The first case, and
    who is guarded in its file: a wife of the first family, or the first brother."""
    h = made.hala
    incident = h.cases.save([Edit("incident", {"title": "الحاجز"}, id=h.context.new_id())]).ids[0]
    first, who, family = family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    if shared == "incident":
        who = relative(made, "wife", "سلمى")
        h.cases.save([Edit("case", {"incident": incident}, id=first)])
        family = h.cases.new_family({"display_name": "عائلة الحسن", "language": "ar"}).ids[0]
    values: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    if shared == "incident":
        values["incident"] = incident
    missing = {"given_ar": "نزار", "family_ar": "الحسن" if shared == "incident" else "النوري"}
    made.case, made.person = h.cases.new_case(missing, values).ids
    made.family = family
    said(made, relative(made, "mother", "رقية"), "given")
    carry(h, made.stick, made.rima)
    return first, who


def guard(made: Town, how: str, first: str, who: str) -> str:
    """Something is asked in the first file by the coordinator; the name that is guarded by it."""
    r = made.rima
    held = r.cases.record(who)
    name = f"{held.text('given_ar')} {held.text('family_ar')}"
    if how == "source":
        name = "سامر الخطيب"
        source = r.cases.save([Edit("source", {"true_name": name}, id=r.context.new_id())]).ids[0]
        event = {"type": "sighting", "told_by": source}
        r.cases.save([Edit("event", event, parent=first)])
    elif how in ("refused", "anonymous"):
        family = r.cases.dossier(first).head.text("family")
        of: dict[str, Json] = {"result": "refused"} if how == "refused" else {"identity_mode": how}
        values = {**a_yes(made, who, **of), "subject": first}
        r.cases.save([Edit("consent_grant", values, id=r.context.new_id(), parent=family)])
    else:
        r.cases.save([Edit("person_mark", {"type": how}, parent=who)])
    return name


def tell(made: Town, shared: str, name: str) -> None:
    """A story of the coordinator's in the space that both share."""
    r = made.rima
    text = f"شاهد ذلك {name} {OURS}"
    if shared == "incident":
        incident = r.cases.dossier(made.case).head.text("incident")
        r.cases.save([Edit("incident", {"text": words(text)}, id=incident)])
        r.cases.save([Edit("evidence_item", {"title": text}, parent=incident)])
    else:
        item: dict[str, Json] = {"title": text, "description": words(text)}
        r.cases.save([Edit("evidence_item", item, parent=made.family)])


@pytest.mark.parametrize("shared", SHARED)
@pytest.mark.parametrize("how", GUARDS)
def test_whoever_is_guarded_in_one_is_named_on_neither_paper(
    made: Town, shared: str, how: str
) -> None:
    first, who = two_cases(made, shared)
    name = guard(made, how, first, who)
    tell(made, shared, name)
    assert OURS not in told(made)
    for dossier in made.rima.context.vault.read.dossiers([first, made.case]):
        one = made.rima.cases.dossier(dossier.root)
        assert {held.id for held in dossier.ever or ()} == {held.id for held in one.ever or ()}


@pytest.mark.parametrize("shared", SHARED)
def test_the_story_leaves_where_nobody_asked(made: Town, shared: str) -> None:
    two_cases(made, shared)
    tell(made, shared, "سامر الخطيب")
    assert OURS in told(made)
    assert made.rima.cases.dossier(made.case).ever is None


def test_who_is_named_by_a_link_of_the_other_file_is_guarded_too(made: Town) -> None:
    first, _ = two_cases(made, "incident")
    r = made.rima
    family = r.cases.new_family({"display_name": "عائلة العلي", "language": "ar"}).ids[0]
    who = r.context.new_id()
    name = {"given_ar": "سمير", "family_ar": "العلي"}
    r.cases.save([Edit("person", name, id=who, parent=family)])
    r.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    r.cases.save([Edit("event", {"type": "sighting", "told_by": who}, parent=first)])
    tell(made, "incident", "سمير العلي")
    assert OURS not in told(made)


def test_whoever_ties_the_case_elsewhere_lets_nothing_out(made: Town) -> None:
    first, who = two_cases(made, "incident")
    guard(made, "nobody_may_know_of", first, who)
    tell(made, "incident", "سلمى النوري")
    device = hala(made)
    other = device.desk.cases.save(
        [Edit("incident", {"title": "اخر"}, id=device.desk.context.new_id())]
    ).ids[0]
    device.change(first, "case", {"incident": other})
    device.hand_over(made.rima)
    assert OURS not in told(made)


@pytest.mark.parametrize("bound", ["cases", "records", "people"])
def test_beyond_a_bound_the_words_of_the_incident_stay_and_nothing_else(
    made: Town, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, who = two_cases(made, "incident")
    guard(made, "refused", first, who)
    tell(made, "incident", "سامر الخطيب")
    own = "كلام القضية"
    made.rima.cases.save([Edit("case", {"summary": words(own)}, id=made.case)])
    assert OURS in told(made)
    draw_tight(made, monkeypatch, bound)
    left = told(made)
    assert OURS not in left
    assert own in left
    assert "نزار" in left


def test_no_more_cases_than_the_bound_are_read(made: Town) -> None:
    """One device ties thousands of cases to an incident: what is read of it has a bound."""
    two_cases(made, "incident")
    r = made.rima
    incident = r.cases.dossier(made.case).head.text("incident")
    device = Device(r, made.stick)
    for _ in range(neighbours.MOST_CASES + 5):
        case = r.context.new_id()
        device.sign(case, NewOp(case, "case", {"incident": incident}))
    found = neighbours.Neighbours(r.context.vault.database, [incident], {})
    assert found.closed == {incident}
    assert found.spaces == {}


def test_what_is_asked_is_read_once_for_all_files(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, who = two_cases(made, "incident")
    guard(made, "nobody_may_know_of", first, who)
    r = made.rima
    incident = r.cases.dossier(made.case).head.text("incident")
    counts = []
    for more in (2, 6):
        for _ in range(more):
            values = {"incident": incident, "family": made.family}
            r.cases.new_case({"given_ar": "نزار"}, values)
        hidden, asked = hidden_in_all(r, monkeypatch)
        assert sum(who in one for one in hidden) >= more
        counts.append(asked)
    assert counts[0] == counts[1] > 0
