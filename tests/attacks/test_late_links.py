"""The first record that ties a file to somebody was under way while they were erased: told by them, of them,
as one of theirs. What it says, and what its writer says beside it, names nobody until a coordinator looked
who knew of the order. All are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, family_of, first_terms, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_late_words import LATER, PLAIN, leaves, looked, tells, waiting, why
from tests.attacks.test_named_in_another_file import form, left, written
from tests.attacks.test_of_another_missing import SCOPES

from vsdesk.desk import Desk, Edit
from vsdesk.records.gate.names.late_words import LATE
from vsdesk.vault.read import erased_links
from vsdesk.vault.read.late_words_here import LateWords
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

HER: Final = "خولة قباني"
STORY: Final = f"كان مع {HER} بالزنزانة"
ORDERS: Final = ["before", "crossing", "taken in first"]


def file_and_source(made: Town) -> str:
    """A file that may leave, and a source that Rima and Hala have; nothing ties the two."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    source = made.hala.context.new_id()
    made.hala.cases.save([Edit("source", {"type": "survivor", "true_name": HER}, id=source)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    return source


def told_by(desk: Desk, case: str, source: str, text: str = STORY) -> str:
    id = desk.context.new_id()
    event: dict[str, Json] = {"type": "other", "told_by": source, "text": words(text)}
    desk.cases.save([Edit("event", event, id=id, parent=case)])
    return id


def goes(made: Town, order: str, *ids: str) -> None:
    """These are erased before, while or after what Hala wrote was taken in."""
    if order == "before":
        carry(made.hala, made.stick, made.rima)
    erased(made, *ids)
    if order == "taken in first":
        carry(made.rima, made.stick, made.hala)
    carry(made.hala, made.stick, made.rima)


def names_her(made: Town) -> bool:
    return any("خولة" in one for one in (left(made), form(made, "ced"), form(made, "case-file")))


def late_in(desk: Desk, root: str) -> frozenset[str]:
    return desk.cases.dossier(root).beyond.late_words()


@pytest.mark.parametrize("order", ORDERS)
def test_the_first_story_of_a_source(made: Town, order: str) -> None:
    source = file_and_source(made)
    told_by(made.hala, made.case, source)
    goes(made, order, source)
    assert not names_her(made) and "خولة" not in leaves(made.hala, made.case)
    assert why(made) == (set() if order == "before" else {LATE})  # before, all of it stays
    assert {*waiting(made)} == (set() if order == "before" else {made.case, made.family})


@pytest.mark.parametrize("order", ORDERS)
def test_what_its_writer_says_beside_it(made: Town, order: str) -> None:
    """One record ties the file to her, another names her."""
    source = file_and_source(made)
    tells(made.rima, made.case, LATER)
    tells(made.hala, made.case)
    made.hala.cases.save([Edit("case", {"summary": words(STORY)}, id=made.case)])
    told_by(made.hala, made.case, source, PLAIN)
    goes(made, order, source)
    assert not names_her(made)
    assert LATER in left(made)  # Rima's: another one wrote it


@pytest.mark.parametrize("order", ["crossing", "taken in first"])
def test_a_link_of_another_device_in_the_same_record(made: Town, house: House, order: str) -> None:
    """Hala wrote the story, and Nour who told it."""
    source = file_and_source(made)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    carry(made.rima, made.stick, made.hala)
    story = made.hala.context.new_id()
    made.hala.cases.save(
        [Edit("event", {"type": "other", "text": words(STORY)}, id=story, parent=made.case)]
    )
    carry(made.hala, made.stick, nour)
    nour.cases.save([Edit("event", {"told_by": source}, id=story)])
    goes(made, order, source)
    carry(made.rima, made.stick, nour)
    carry(nour, made.stick, made.rima)
    assert not names_her(made) and why(made) == {LATE}


def test_a_look_names_the_order(made: Town, house: House) -> None:
    source = file_and_source(made)
    told_by(made.hala, made.case, source, LATER)
    goes(made, "crossing", source)
    assert LATER not in left(made)
    change = looked(made.rima, made.case)
    assert LATER in left(made) and waiting(made) == {}
    carry(made.rima, made.stick, made.hala)
    assert LATER in leaves(made.hala, made.case)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    assert LATER in leaves(nour, made.case) and not late_in(nour, made.case)
    made.rima.cases.take_back(change)
    assert LATER not in left(made)


def test_who_mends_them_writes_them_once_more(made: Town) -> None:
    source = file_and_source(made)
    story = told_by(made.hala, made.case, source)
    goes(made, "taken in first", source)
    for desk in (made.hala, made.rima):
        desk.cases.save([Edit("event", {"text": words(f"{STORY}.")}, id=story)])
    carry(made.hala, made.stick, made.rima)
    assert not names_her(made)


def test_whoever_carried_the_order_out_writes_on(made: Town) -> None:
    """Below the same record, beside it, and in a file that an order before read."""
    source = file_and_source(made)
    told_by(made.hala, made.case, source)
    goes(made, "taken in first", source)
    tells(made.hala, made.case, LATER)
    written(made, "event", {"type": "other", "text": words("قالت الأم إنه كان صائماً")}, made.case)
    carry(made.hala, made.stick, made.rima)
    found = left(made)
    assert LATER in found and "صائماً" in found and "خولة" not in found
    assert {*waiting(made)} == {made.case, made.family}


def test_a_file_that_the_order_read_is_as_it_was(made: Town) -> None:
    """It was tied to her before: what it told then leaves, but for what names her."""
    source = file_and_source(made)
    told_by(made.hala, made.case, source, PLAIN)
    tells(made.hala, made.case, LATER)
    goes(made, "before", source)
    assert LATER in left(made) and not late_in(made.rima, made.case)
    said = {one.text("order") for one in made.rima.cases.dossier(made.case).of(BESIDE)}
    assert said == {one.frame for one in made.rima.erasure.erasures()}
    told_by(made.hala, made.case, source)
    carry(made.hala, made.stick, made.rima)
    assert not names_her(made) and LATER in left(made)


def test_who_was_recorded_by_mistake_closes_nothing(made: Town) -> None:
    """A source is another matter: it was sealed."""
    file_and_source(made)
    wrong = relative(made, "sister", "زينب")
    carry(made.hala, made.stick, made.rima)
    told_by(made.hala, made.case, wrong, LATER)
    erased(made, wrong, why="mistake")
    carry(made.hala, made.stick, made.rima)
    assert LATER in left(made) and not late_in(made.rima, made.case)
    source = made.hala.context.new_id()
    made.hala.cases.save([Edit("source", {"type": "survivor", "true_name": HER}, id=source)])
    carry(made.hala, made.stick, made.rima)
    told_by(made.hala, made.case, source)
    erased(made, source, why="mistake")
    carry(made.hala, made.stick, made.rima)
    assert not names_her(made)


def test_no_other_device_closes_more_than_the_record(made: Town) -> None:
    """An enemy calls an erased source the teller of a coordinator's story: that one waits until she looks."""
    source = file_and_source(made)
    assign(made)
    story = tells(made.rima, made.case, LATER)
    tells(made.rima, made.case, PLAIN)
    carry(made.rima, made.stick, made.enemy.desk)
    erased(made, source)
    made.enemy.change(story, "event", {"told_by": source})
    made.enemy.hand_over(made.rima)
    assert PLAIN in left(made) and LATER not in left(made)
    looked(made.rima, made.case)
    assert not late_in(made.rima, made.case)


def places(made: Town) -> list[tuple[str, str, str, str]]:
    """Each kind of a file with words that may leave, by each link to somebody: kind, link, whom, field."""
    vault = made.rima.context.vault
    leaving = LateWords(vault.database, vault.dictionary, lambda: vault.rules)._words
    found = []
    for kind in vault.dictionary.kinds:
        said = [
            one.name
            for one in kind.fields
            if one.type in ("text", "ptext")
            and one.name in leaving.get(kind.name, ())
            and vault.dictionary.may("documenter", kind.name, one.name)
        ]
        if not said or kind.root or not {"case", "family"} & {*kind.spaces}:
            continue
        for link in kind.fields:
            whom = next((one for one in ("source", "person") if one in link.targets), "")
            if whom and link.type in ("link", "links"):
                found.append((kind.name, link.name, whom, said[-1]))
    return found


@pytest.mark.parametrize("order", ["crossing", "taken in first"])
def test_every_kind_that_holds_words_and_names_somebody(made: Town, order: str) -> None:
    """Each in a file of its own."""
    source = file_and_source(made)
    hala, dictionary = made.hala, made.rima.context.dictionary
    other = hala.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    person = hala.context.new_id()
    hala.cases.save(
        [Edit("person", {"given_ar": "خولة", "family_ar": "قباني"}, id=person, parent=other)]
    )
    carry(hala, made.stick, made.rima)
    files = {}
    for kind, link, whom, name in places(made):
        spec = dictionary.kind(kind)
        assert spec is not None
        root = hala.cases.new_case(
            {"given_ar": "ماهر"}, {"case_type": "enforced_disappearance"}
        ).ids[0]
        if "case" not in spec.spaces:
            root = hala.cases.new_family({"display_name": "عائلة سعيد", "language": "ar"}).ids[0]
        held, field = spec.field(link), spec.field(name)
        assert held is not None and field is not None
        target = source if whom == "source" else person
        values: dict[str, Json] = {
            **first_terms(kind),
            link: [target] if held.type == "links" else target,
            name: words(STORY) if field.type == "ptext" else STORY,
        }
        id = hala.context.new_id()
        hala.context.vault.save([Edit(kind, values, id=id, parent=root)], links=False)
        files[kind, link] = root, id, name
    assert len(files) > 25
    goes(made, order, source, other)
    carry(made.rima, made.stick, hala)
    for desk in (made.rima, hala):
        for place, (root, id, name) in files.items():
            record = desk.cases.record(id)
            assert record.every(name), place
            assert {*record.ops(name)} <= late_in(desk, root), place


def test_it_costs_a_vault_without_an_erasure_one_question(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = file_and_source(made)
    told_by(made.hala, made.case, source)
    vault, asked = made.hala.context.vault, list[str]()
    late = LateWords(vault.database, vault.dictionary, lambda: vault.rules)
    for name in ("query", "one"):
        whole = getattr(vault.database, name)

        def counted(sql: str, *values: object, whole: Callable[..., object] = whole) -> object:
            asked.append(sql)
            return whole(sql, *values)

        monkeypatch.setattr(vault.database, name, counted)
    late.of(made.case, [made.case, made.family], {}, ())
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        (erased_links._NAMED, ("[]",) * 4),
        (erased_links._KEYS, ("[]",)),
        (erased_links._ORDERS, ("[]",)),
        (erased_links._PEOPLED, ("[]",)),
        (erased_links._MARKED, ("[]",)),
    ],
)
def test_it_is_asked_of_indexes(made: Town, asked: str, values: tuple[object, ...]) -> None:
    rows = made.rima.context.vault.database.query(f"EXPLAIN QUERY PLAN {asked}", values)
    assert not [row[3] for row in rows if row[3].startswith("SCAN") and "json_each" not in row[3]]
