"""A relative stands in two families, with a record in each, and somebody said that they are one: what guards
the one guards the other, and nothing opens by it. Everybody is made up."""

from __future__ import annotations

from functools import partial

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import TODAY, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_marks import SCOPES, told
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.request import Request
from vsdesk.vault.read import entry_groups

MARK = "person_mark"


@told_once
def _written_twice(made: Town, same_family: bool) -> tuple[str, str, str, str, str]:
    """The first case and family, and the sister in it; the mother and the wife of the second one."""
    family_of(made)
    sister = relative(made, "sister", "ريم")
    case, family = made.case, made.family
    if not same_family:
        family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    wife = relative(made, "wife", "ريم")
    words: dict[str, Json] = {"ar": "قالت ريم النوري كلاماً كثيراً", "src_lang": "ar"}
    made.hala.cases.save([Edit("case", {"summary": words}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    return case, family, sister, mother, wife


def _row_of(made: Town, person: str) -> str:
    [row] = made.hala.context.vault.read.linking(person, "family_member")
    return row.id


@told_once
def _linked(made: Town, one: str, other: str) -> None:
    """The second is said to be the first too."""
    also: dict[str, Json] = {"also": [_row_of(made, one)]}
    made.hala.cases.save([Edit("family_member", also, id=_row_of(made, other))])
    carry(made.hala, made.stick, made.rima)


class TwoFamilies:
    """Rim is the sister of one who is missing, and the wife of another: written down in both families. The
    town stands in the second one, whose mother agreed, and whose story names her."""

    def __init__(self, made: Town, *, same_family: bool = False) -> None:
        self.made = made
        self.first_case, self.first, self.sister, self.mother, self.wife = _written_twice(
            made, same_family
        )

    def member(self, person: str) -> str:
        return _row_of(self.made, person)

    def link(self, one: str = "", other: str = "") -> None:
        """The documenter of the second family says so."""
        _linked(self.made, one or self.sister, other or self.wife)

    def carry(self) -> None:
        carry(self.made.hala, self.made.stick, self.made.rima)

    def gate(self, case: str = "", purpose: str = "un_complaint", to: str = "ced") -> GateDecision:
        desk = self.made.rima
        dossier = desk.cases.dossier(case or self.made.case)
        return decide(Request(purpose, to, "B", TODAY), dossier, desk.context.dictionary)

    def answers(self, who: str, case: str, result: str, **more: Json) -> None:
        """What a coordinator wrote down in the family of that case."""
        desk = self.made.rima
        answer: dict[str, Json] = {
            "grantor": who,
            "subject": case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": result,
            "given_on": "2026-11-21",
            **more,
        }
        family = desk.cases.record(who).space
        edit = Edit("consent_grant", answer, id=desk.context.new_id(), parent=family)
        desk.cases.save([edit])

    def marks(self, who: str, type: str) -> None:
        self.made.rima.cases.save([Edit(MARK, {"type": type}, parent=who)])


def is_named(two: TwoFamilies) -> bool:
    found = two.gate()
    one = found.get(two.wife)
    return "ريم" in told(two.made) or (one is not None and "given_ar" in one.values)


@pytest.mark.parametrize("same_family", [False, True])
def test_what_hides_the_one_hides_the_other(made: Town, same_family: bool) -> None:
    two = TwoFamilies(made, same_family=same_family)
    two.marks(two.sister, "not_named_outside")
    assert two.gate().get(two.wife) is not None
    two.link()
    assert not is_named(two)
    mark, cases = _mark_of(two, two.sister), two.made.rima.cases
    cases.save([Edit(MARK, id=mark, delete=True, shown=cases.shown(mark))])
    assert is_named(two)
    two.marks(two.wife, "nobody_may_know_of")
    assert not is_named(two)


def _mark_of(two: TwoFamilies, who: str) -> str:
    [mark] = two.made.rima.cases.dossier(two.first_case).children(who, MARK)
    return mark.id


def test_it_holds_in_the_other_direction(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    two.marks(two.wife, "not_named_outside")
    two.answers(two.sister, two.first_case, "given", data_scope=[*SCOPES])
    found = two.gate(two.first_case)
    assert found.allowed
    assert found.get(two.sister) is None


def test_a_no_at_the_one_names_the_other_to_that_body_nowhere(made: Town) -> None:
    """However she said it, each of four namesakes of hers in the first family one way."""
    two = TwoFamilies(made)
    case, family = made.case, made.family
    made.case, made.family = two.first_case, two.first
    others = [relative(made, "aunt_pat", "ريم") for _ in range(4)]
    made.case, made.family = case, family
    two.carry()
    kept: dict[str, Json] = {"purpose": "hold_record", "recipient": "own_org"}
    two.answers(others[0], two.first_case, "refused")
    two.answers(others[1], two.first_case, "given", withdrawn_on="2026-11-22")
    two.answers(others[2], two.first_case, "given", identity_mode="anonymous")
    two.answers(others[3], others[3], "refused", **kept)
    row = two.member(two.wife)
    for other in others:
        assert is_named(two)
        two.link(other)
        assert not is_named(two), others.index(other)
        assert two.gate().allowed  # a no about a brother closes no complaint about a husband
        made.rima.cases.save([as_shown(made.rima, "family_member", {"also": None}, row)])
        carry(made.rima, made.stick, made.hala)


def test_a_yes_at_the_one_is_no_yes_of_the_other(made: Town) -> None:
    two = TwoFamilies(made)
    two.answers(two.wife, made.case, "given", data_scope=[*SCOPES], identity_mode="anonymous")
    before = two.gate()
    two.link()
    two.answers(two.sister, two.first_case, "given", data_scope=[*SCOPES], identity_mode="named")
    after = two.gate()
    assert (after.state, is_named(two)) == (before.state, False)
    two.answers(two.sister, made.case, "given", data_scope=[*SCOPES], identity_mode="named")
    assert two.gate().state == before.state
    assert not is_named(two)


def test_whoever_refused_as_a_cousin_refused_as_a_mother(made: Town) -> None:
    two = TwoFamilies(made, same_family=True)
    cousin = relative(made, "cousin_pat_f", "هدى")
    two.carry()
    two.answers(cousin, made.case, "refused")
    assert two.gate().state == "given"
    two.link(cousin, two.mother)
    assert two.gate().state == "refused"


def test_who_is_not_to_hear_of_a_death_is_spared_at_both(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    desk = made.rima
    spared = Request("family_sheet", "family", "B", TODAY, person=two.wife)

    def scene(case: str) -> bool:
        from vsdesk.records.consent.recipients import of
        from vsdesk.records.gate.papers.hard_news import spares

        return spares(desk.cases.dossier(case), of(spared.recipient), two.wife)

    assert not scene(made.case)
    row = two.member(two.sister)
    desk.cases.save([Edit("family_member", {"news_of_death": False}, id=row)])
    assert scene(made.case)


def test_a_danger_to_the_one_stops_the_other(made: Town) -> None:
    two = TwoFamilies(made)
    desk = made.rima
    red: dict[str, Json] = {"level": "red", "date": "2026-11-20", "person": two.sister}
    desk.cases.save([Edit("risk_assessment", red, parent=two.first)])
    green: dict[str, Json] = {"level": "green", "date": "2026-11-23", "person": two.wife}
    desk.cases.save([Edit("risk_assessment", green, parent=made.family)])
    assert two.gate().allowed
    two.link()
    assert two.gate().state == "risk"


def test_who_wrote_the_link_does_not_take_it_out(made: Town) -> None:
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    assert not is_named(two)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device, row = hala(made), two.member(two.wife)
    said: list[dict[str, Json]] = [
        {"also": None},
        {"also": [two.member(two.mother)]},
        {"person": two.mother},
        {"deleted": True},
    ]
    for values in said:
        device.change(row, "family_member", values, observed="deleted" in values)
        device.hand_over(made.rima)
        assert "ريم" not in told(made), values
    device.change(two.wife, "person", {"deleted": True}, observed=True)
    device.hand_over(made.rima)
    assert "ريم" not in told(made)


def test_a_coordinator_takes_it_out(made: Town) -> None:
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    assert not is_named(two)
    row = two.member(two.wife)
    made.rima.cases.save([as_shown(made.rima, "family_member", {"also": None}, row)])
    assert is_named(two)


def test_a_hostile_device_links_and_gains_nothing(made: Town) -> None:
    """It ties the entry that said no to a namesake that it made up, who agrees to everything."""
    two = TwoFamilies(made)
    two.marks(two.wife, "not_named_outside")
    before = two.gate()
    carry(made.rima, made.stick, made.enemy.desk)
    enemy = made.enemy
    desk = enemy.desk
    family = desk.cases.new_family({"display_name": "عائلة"}).ids[0]
    invented = below(enemy, family, "person", {"given_ar": "ريم", "family_ar": "النوري"})
    row = below(
        enemy, family, "family_member", {"person": invented, "also": [two.member(two.wife)]}
    )
    answer: dict[str, Json] = {
        "grantor": invented,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-23",
        "identity_mode": "named",
        "data_scope": [*SCOPES],
    }
    below(enemy, family, "consent_grant", answer)
    enemy.sign(made.family, NewOp(two.member(two.wife), "family_member", {"also": [row]}))
    enemy.hand_over(made.rima)
    assert two.gate().state == before.state
    assert not is_named(two)
    # What it marks there narrows at once, and no more than a mark of its own here would.
    mark = NewOp(desk.context.new_id(), MARK, {"type": "nobody_may_know_of"}, parent=invented)
    enemy.sign(family, mark)
    enemy.hand_over(made.rima)
    assert not is_named(two)


def test_a_link_to_no_other_member_says_nothing(made: Town) -> None:
    two = TwoFamilies(made)
    row = two.member(two.wife)
    two.marks(two.sister, "not_named_outside")
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = hala(made)
    odd: list[Json] = [[two.sister], ["0f" * 16], [row], "ريم", {"answer": "unknown"}, [["x"]], 7]
    for value in odd:
        device.change(row, "family_member", {"also": value}, replace=False)
    device.hand_over(made.rima)
    assert is_named(two)
    made.rima.cases.dossier(two.first_case)


def test_links_in_a_ring_are_one_person(made: Town) -> None:
    two = TwoFamilies(made)
    case, person, family = made.case, made.person, made.family
    family_of(made)
    third = relative(made, "daughter", "ريم")
    made.case, made.person, made.family = case, person, family
    two.carry()
    rows = [two.member(one) for one in (two.sister, two.wife, third)]
    made.hala.cases.save(
        [
            Edit("family_member", {"also": [other]}, id=one)
            for one, other in zip(rows, (*rows[1:], rows[0]), strict=True)
        ]
    )
    two.carry()
    two.marks(third, "not_named_outside")
    assert not is_named(two)


@pytest.mark.parametrize("digit", ["0", "f"])
def test_of_whom_there_are_too_many_entries_nothing_is_told(
    made: Town, monkeypatch: pytest.MonkeyPatch, digit: str
) -> None:
    """Whoever writes them chooses their ids: before hers or behind it."""
    two = TwoFamilies(made)
    monkeypatch.setattr(entry_groups, "MOST", 3)
    desk = made.hala
    others = [f"{n:x}".rjust(32, digit) for n in range(1, 7)]
    for who in others:
        desk.cases.save(
            [
                Edit("person", {"given_ar": "ريم"}, id=who, parent=two.first),
                Edit("family_member", {"person": who}, parent=two.first),
            ]
        )
    assert is_named(two)
    row = two.member(two.wife)
    desk.cases.save([Edit("family_member", {"also": [*map(two.member, others)]}, id=row)])
    two.carry()
    assert not is_named(two)
    assert two.gate(two.first_case) is not None


def test_a_case_is_read_beside_others_as_alone(made: Town) -> None:
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    desk = made.rima
    both = list(desk.context.vault.read.dossiers([made.case, two.first_case, two.first]))
    request = Request("un_complaint", "ced", "B", TODAY)
    ask = partial(decide, request, dictionary=desk.context.dictionary)
    for one in both:
        alone = desk.cases.dossier(one.root)
        assert ask(one).payload() == ask(alone).payload()
    assert "ريم" not in str(ask(both[0]).payload())


def test_links_without_end_cost_little(made: Town) -> None:
    """Rows that name the same entry, which names all of them: eighteen times as many are read,
    and not looked at."""
    two = TwoFamilies(made)
    row, enemy = two.member(two.wife), made.enemy
    carry(made.rima, made.stick, enemy.desk)
    family = enemy.desk.cases.new_family({"display_name": "عائلة"}).ids[0]

    def grow(count: int) -> None:
        ids = [enemy.desk.context.new_id() for _ in range(count)]
        people = [enemy.desk.context.new_id() for _ in ids]
        named = [NewOp(one, "person", {"given_ar": "ريم"}, parent=family) for one in people]
        links = [
            NewOp(one, "family_member", {"also": [row], "person": who}, parent=family)
            for one, who in zip(ids, people, strict=True)
        ]
        enemy.sign(family, *named, *links)
        enemy.sign(made.family, NewOp(row, "family_member", {"also": [*ids]}))

    grow(60)
    enemy.hand_over(made.rima)
    two.gate()  # what is learned once
    few = calls(two.gate)
    for _ in range(9):
        grow(110)
    enemy.hand_over(made.rima)
    assert calls(two.gate) - few < 210 * 990  # for each row more, whatever a file costs by itself
    assert not is_named(two)


@pytest.mark.parametrize("same_family", [False, True])
def test_a_number_that_is_unsafe_with_the_one_is_unsafe_with_the_other(
    made: Town, same_family: bool
) -> None:
    two = TwoFamilies(made, same_family=same_family)
    scopes = [*SCOPES, "contact"]
    said(made, two.mother, "given", identity_mode="named", data_scope=scopes)
    said(made, two.wife, "given", identity_mode="named", data_scope=scopes)
    two.carry()
    desk = made.rima
    phone: dict[str, Json] = {"type": "phone", "safe_contact": True, "safe_to_call": True}
    rows: list[dict[str, Json]] = [
        {**phone, "value": "0955 771 771", "person": two.wife},
        {**phone, "value": "+963955771771", "person": two.sister, "safe_contact": False},
    ]
    for row, family in zip(rows, (made.family, two.first), strict=True):
        edit = Edit("contact_channel", row, id=desk.context.new_id(), parent=family)
        desk.cases.save([edit])
    assert "0955 771 771" in told(made)
    two.link()
    assert "0955 771 771" not in told(made)


def test_it_holds_in_the_story_that_two_families_share(made: Town) -> None:
    """A third case was taken in the same incident, whose words name her; her mark lies with her
    other entry."""
    two = TwoFamilies(made)
    two.link()
    hala = made.hala
    words: dict[str, Json] = {"ar": "كانت ريم النوري عند الحاجز", "src_lang": "ar"}
    incident = hala.cases.save([Edit("incident", {"text": words}, id=hala.context.new_id())])
    hala.cases.save([Edit("case", {"incident": incident.ids[0]}, id=made.case)])
    family_of(made)
    said(made, relative(made, "mother", "أمل"), "given", identity_mode="named", data_scope=SCOPES)
    hala.cases.save([Edit("case", {"incident": incident.ids[0]}, id=made.case)])
    two.carry()
    assert "ريم" in told(made)
    two.marks(two.sister, "not_named_outside")
    assert "ريم" not in told(made)
    red: dict[str, Json] = {"level": "red", "date": "2026-11-20", "person": two.sister}
    made.rima.cases.save([Edit("risk_assessment", red, parent=two.first)])
    assert two.gate().allowed  # a danger to her stops her own files


@pytest.mark.parametrize("what", ["person", "family"])
def test_what_an_erased_entry_asked_is_asked_of_the_other(made: Town, what: str) -> None:
    two = TwoFamilies(made)
    desk = made.rima
    two.answers(two.sister, two.first_case, "refused")
    two.marks(two.sister, "nobody_may_know_of")
    row = two.member(two.sister)
    desk.cases.save([Edit("family_member", {"news_of_death": False}, id=row)])
    two.link()
    assert not is_named(two)
    gone = (two.sister,) if what == "person" else (two.first, two.first_case)
    listing = erased(made, *gone)
    [left] = listing.relatives
    assert (left.person, left.types) == (two.wife, ("nobody_may_know_of", "not_named_outside"))
    assert not is_named(two)
    assert desk.cases.record(two.member(two.wife)).value("news_of_death") is False


def test_a_double_of_whom_nothing_was_asked_leaves_nothing(made: Town) -> None:
    two = TwoFamilies(made, same_family=True)
    two.link()
    assert not erased(made, two.sister, why="mistake").relatives
    assert is_named(two)


@pytest.mark.parametrize("how", ["mark", "answer"])
@pytest.mark.parametrize("same_family", [False, True])
def test_her_other_entry_is_no_namesake(made: Town, how: str, same_family: bool) -> None:
    """A name that somebody else bears too is asked about: by a link nobody becomes somebody else."""
    two = TwoFamilies(made, same_family=same_family)
    words: dict[str, Json] = {"ar": "قالت ريم كلاماً كثيراً", "src_lang": "ar"}
    made.hala.cases.save([Edit("case", {"summary": words}, id=made.case)])
    two.carry()
    assert "ريم" in told(made)
    if how == "mark":
        two.marks(two.wife, "not_named_outside")
    else:
        given: dict[str, Json] = {"data_scope": [*SCOPES], "identity_mode": "anonymous"}
        two.answers(two.wife, made.case, "given", **given)
    assert same_family or "ريم" not in told(made)
    two.marks(two.sister, "place_unknown_to")
    two.link()
    assert "ريم" not in told(made)


def test_on_her_own_paper_she_stands_by_that_entry_alone(made: Town) -> None:
    """Anybody may say that two are one: it brings no other entry onto a paper, the wife's least of all."""
    two = TwoFamilies(made)
    two.marks(two.sister, "not_named_outside")
    two.link()
    dossier, to = made.rima.cases.dossier(made.case), recipients.of("family")
    hidden = hidden_people.hidden(dossier, to, TODAY, two.wife, own=False)
    assert two.wife not in hidden.asked and two.sister in hidden.asked


@pytest.mark.parametrize(
    "type",
    [
        "nobody_may_know_of",
        "not_named_outside",
        "not_on_papers_of",
        "first_name_only",
        "place_unknown_to",
    ],
)
def test_who_is_said_to_be_the_reader_too_stays_hidden_from_her(made: Town, type: str) -> None:
    """Four ways to tie a hidden wife to the mother-in-law whose paper it is, all at once."""
    two = TwoFamilies(made)
    two.marks(two.wife, type)
    assign(made)
    wife, mother, e = two.member(two.wife), two.member(two.mother), made.enemy
    e.change(mother, "family_member", {"also": [wife]}, replace=False)
    e.change(wife, "family_member", {"also": [mother]}, replace=False)
    below(e, made.family, "family_member", {"person": two.wife, "also": [mother]})
    below(e, made.family, "family_member", {"person": two.mother, "also": [wife]})
    e.hand_over(made.rima)
    dossier, to = made.rima.cases.dossier(made.case), recipients.of("family")
    assert two.wife in hidden_people.marked(dossier, type, to, two.mother)
    asked = Request("family_sheet", "family", "B", TODAY, person=two.mother)
    left = decide(asked, dossier, made.rima.context.dictionary)
    assert not left.allowed or "النوري" not in str(
        [one.values for one in left if one.id == two.wife]
    )
