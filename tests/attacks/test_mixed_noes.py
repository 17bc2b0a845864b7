"""Many noes to nobody by name beside many to somebody by name, and between words of who opened the file: each
more costs what those before did. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, relative, said
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_costs_of_kinds import WORSE
from tests.attacks.test_many_former_noes import Family
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent import many_bodies, selection, spokespersons
from vsdesk.records.consent.notes import notes
from vsdesk.records.gate.persons import former_ties

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vsdesk.records.dictionary.values import Json

NO: Final[Mapping[str, Json]] = {
    "purpose": "un_complaint",
    "recipient": "other",
    "result": "refused",
    "given_on": "2026-11-20",
}
FEW: Final = 4  # the bounds, drawn tight


@pytest.fixture(autouse=True)
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_bodies, "MOST", FEW)
    monkeypatch.setattr(spokespersons, "MOMENTS", FEW)


def refuse(made: Town, family: str, span: range) -> None:
    """The enemy writes noes, each second one to a body by name."""
    e = made.enemy
    for at in span:
        who = e.desk.context.new_id()
        named: dict[str, Json] = {"recipient_name": f"منظمة {at}"} if at % 2 else {}
        ops = [
            NewOp(who, "person", {"given_ar": f"شخص {at}"}, parent=family),
            NewOp(
                e.desk.context.new_id(),
                "consent_grant",
                {**NO, "grantor": who, **named},
                parent=family,
            ),
        ]
        e.sign(family, *ops)
    e.hand_over(made.rima)


def between(made: Town, span: range) -> None:
    """The coordinator's noes, and between them whom Hala's device calls a cousin."""
    r, h = made.rima, Device(made.hala, made.stick)
    for at in span:
        who = r.cases.save([Edit("person", {"given_ar": f"شخص {at}"}, parent=made.family)]).ids[0]
        no = {**a_yes(made, who), "result": "refused"}
        r.cases.save([Edit("consent_grant", no, id=r.context.new_id(), parent=made.family)])
        cousin = below(h, made.family, "person", {"given_ar": "م"})
        tie = {"person": cousin, "related_to": made.person, "relation": "cousin_pat_m"}
        below(h, made.family, "kinship", tie)
        h.hand_over(r)


def looks(made: Town) -> dict[str, Callable[[], object]]:
    rima = made.rima
    file = rima.cases.dossier(made.case)
    lists = rima.context.dictionary.vocabularies
    return {
        "consents": lambda: rima.consent.table(made.case),
        "notes": lambda: notes(rima.cases.dossier(made.case), lists, TODAY),
        "former": lambda: former_ties.closing_noes(file, TODAY),
        "gate": lambda: made.gate("ced", "un_complaint"),
    }


def held_to_the_law(made: Town, write: Callable[[range], None]) -> None:
    counts: list[dict[str, int]] = []
    for span in (range(10), range(10, 40), range(40, 70)):
        write(span)
        if not counts:
            for look in looks(made).values():
                look()  # what is learned once
        counts.append({said: calls(look) for said, look in looks(made).items()})
    few, many, most = counts
    more = {said: (many[said] - few[said], most[said] - many[said]) for said in few}
    assert all(last < WORSE * first or last < 2_000 for first, last in more.values()), more


def test_each_more_costs_what_those_before_did(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", recipient="other")
    assign(made)
    held_to_the_law(made, lambda span: refuse(made, made.family, span))


def test_so_it_does_in_a_former_family(made: Town) -> None:
    tied = Family(made)
    said(made, relative(made, "wife", "منى"), "given", recipient="other")
    carry(made.hala, made.stick, made.rima)
    held_to_the_law(made, lambda span: refuse(made, tied.family, span))


def test_so_do_noes_between_words_of_who_opened_the_file(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    held_to_the_law(made, lambda span: between(made, span))


def test_beyond_the_bound_nothing_is_given(made: Town) -> None:
    """Yeses by name: those that are asked one by one hold, the others wait, and the gate is asked for
    each."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    names = [f"منظمة {at}" for at in range(FEW + 2)]
    for name in names:
        said(made, mother, "given", recipient="other", recipient_name=name)
    said(made, mother, "refused", recipient="other", recipient_name="هيئة")
    carry(made.hala, made.stick, made.rima)
    rows = {one.named: one.state for one in made.rima.consent.table(made.case).outcomes}
    assert [rows[name] for name in names[:FEW]] == ["given"] * FEW
    assert "given" not in {rows[name] for name in names[FEW:]}
    assert rows["هيئة"] == "refused"


def test_a_no_at_one_moment_more_is_heard(made: Town) -> None:
    """An uncle's no at a moment at which nobody looks any more stands beside an invented wife's yes."""
    family_of(made)
    carry(made.hala, made.stick, made.rima)
    between(made, range(FEW + 1))
    h = Device(made.hala, made.stick)
    wife = below(h, made.family, "person", {"given_ar": "رند"})
    kin: dict[str, Json] = {"person": wife, "related_to": made.person, "relation": "wife"}
    below(h, made.family, "kinship", kin)
    below(h, made.family, "consent_grant", a_yes(made, wife))
    h.hand_over(made.rima)
    assert made.gate("ced", "un_complaint").state == "refused"
    table = made.rima.consent.table(made.case)
    assert [one.state for one in table.outcomes] == ["refused"]


def test_what_others_reported_is_looked_for_once_a_file(made: Town) -> None:
    """A page asks for each row of a person: one look at all answers, however many rows there are."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for at in range(20):
        said(
            made,
            relative(made, "sister", f"منى {at}"),
            "not_asked",
            reported="given",
            reported_by=mother,
        )
    carry(made.hala, made.stick, made.rima)
    file = made.rima.cases.dossier(made.case)
    assert len(selection.reports(file)) == 20
    assert calls(lambda: [selection.reports(file) for _ in range(50)]) < 50 * 10
