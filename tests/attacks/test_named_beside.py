"""Two families share one incident, and one of them said no: the name of their missing person stands on no
paper of the other family's case, in told words, lines, numbers and files; with a yes of their own it stands
as before. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import (
    as_text,
    assign,
    below,
    family_of,
    relative,
    said,
    words,
)
from tests.attacks.kit import TODAY, carry, told_once
from tests.attacks.test_cost_of_an_incident import NUMBERS, gates, grow
from tests.attacks.test_named_in_another_file import every_line, form, left, written
from tests.attacks.test_of_another_missing import SCOPES, asked_for, dumped
from tests.attacks.test_own_words import DAY, KEY, called
from tests.attacks.work import calls

from vsdesk.desk import Edit, ExitOrder, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

GIVEN, FAMILY = "سليم", "الدرويش"
FULL: Final = f"{GIVEN} {FAMILY}"
STORY: Final = f"أخذوا ليث و{FULL} معا من الباص"
NUMBER: Final = "01020304055"


def of_other(made: Town, answer: str, **more: Json) -> tuple[str, str]:
    """The case of the other family, who answered this to the committee, and its missing person."""
    desk = made.hala
    family = desk.cases.new_family({"display_name": "عائلة الدرويش", "language": "ar"}).ids[0]
    case, him = desk.cases.new_case(
        {"given_ar": GIVEN, "family_ar": FAMILY},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    wife = desk.context.new_id()
    kin: dict[str, Json] = {"person": wife, "related_to": him, "relation": "wife"}
    desk.cases.save(
        [
            Edit("person", {"given_ar": "فاطمة", "family_ar": "حمود"}, id=wife, parent=family),
            Edit("family_member", {"person": wife}, parent=family),
            Edit("kinship", kin, parent=family),
        ]
    )
    if answer:
        grant: dict[str, Json] = {
            "grantor": wife,
            "subject": case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": answer,
            "given_on": "2026-11-20",
            **({"identity_mode": "named", "data_scope": SCOPES} if answer == "given" else {}),
            **more,
        }
        desk.cases.save([Edit("consent_grant", grant, id=desk.context.new_id(), parent=family)])
    return case, him


@told_once
def two(made: Town, /, answer: str = "refused", **more: Json) -> tuple[str, str, str]:
    """Yes for ليث to the committee, this of the other family: incident, other case, who is missing."""
    family_of(made)
    mother, desk = relative(made, "mother", "هدى"), made.hala
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    case, him = of_other(made, answer, **more)
    incident = desk.cases.save([Edit("incident", {"title": "الباص"})]).ids[0]
    for one in (made.case, case):
        desk.cases.save([Edit("case", {"incident": incident}, id=one)])
    carry(desk, made.stick, made.rima)
    return incident, case, him


def told(made: Town, text: str = STORY, parent: str = "") -> str:
    return written(made, "event", {"type": "other", "text": words(text)}, parent or made.case)


@pytest.mark.parametrize("level", ["A", "B", "C"])
@pytest.mark.parametrize("answer", ["refused", "not_asked", ""])
def test_a_name_that_its_own_case_keeps_stands_on_no_paper(
    made: Town, tmp_path: Path, answer: str, level: str
) -> None:
    incident, _, him = two(made, answer)
    for place in (made.case, incident):
        told(made, parent=place)
        written(made, "event", {"type": "other", "others_taken": FULL}, place)
    found = left(made, level)
    assert "معا من الباص" in found and him not in found
    assert GIVEN not in found and FAMILY not in found
    if level == "B":
        papers = (form(made, "case-file"), form(made, "ced"), form(made, "family-sheet"))
        assert not any(GIVEN in one or FAMILY in one for one in papers)
        assert all("ليث" in one for one in papers)
        assert GIVEN not in dumped(made, tmp_path / "out", made.case)


def test_with_a_yes_of_its_own_it_stands_as_before(made: Town, tmp_path: Path) -> None:
    incident, case, _ = two(made, "given")
    told(made)
    told(made, "كان سليم عند النافذة", incident)
    written(made, "event", {"type": "other", "others_taken": FULL}, made.case)
    found = left(made)
    assert STORY in found and "كان سليم عند النافذة" in found
    assert f'"others_taken": ["{FULL}"]' in found
    assert FULL in form(made, "case-file")
    assert STORY in dumped(made, tmp_path / "one", made.case)
    assert STORY in dumped(made, tmp_path / "both", made.case, case)


@pytest.mark.parametrize("name", ["س. الدرويش", "سليمالدرويش", "S. al-Darwish", "الدرويش، س."])
def test_no_letter_stands_for_him(made: Town, name: str) -> None:
    two(made)
    told(
        made, f"أخذوا ليث و{name} من الباص" if name.startswith("سليم") else f"كان معهم {name} هناك"
    )
    assert name not in left(made) and "درويش" not in left(made) and "Darwish" not in left(made)


LESS: Final[dict[str, dict[str, Json]]] = {
    "not who it is": {"data_scope": ["circumstances"]},
    "to somebody else": {"recipient": "wgeid"},
    "for something else": {"purpose": "search"},
    "not yet": {"given_on": "2027-11-20"},
    "taken back": {"withdrawn_on": "2026-11-21"},
}


@pytest.mark.parametrize("less", LESS)
def test_a_lesser_yes_lets_no_name_go_along(made: Town, less: str) -> None:
    two(made, "given", **LESS[less])
    told(made)
    assert FULL not in left(made) and "معا من الباص" in left(made)


def test_no_device_alone_says_that_yes(made: Town) -> None:
    _, case, him = two(made)
    carry(made.rima, made.stick, made.enemy.desk)
    told(made)
    ties = made.rima.cases.dossier(case).of("kinship")
    [wife] = [one.text("person") for one in ties if one.text("related_to") == him]
    family = made.rima.cases.record(case).text("family")
    yes: dict[str, Json] = {
        "grantor": wife,
        "subject": case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-23",
        "identity_mode": "named",
        "data_scope": SCOPES,
    }
    below(made.enemy, family, "consent_grant", yes)
    made.enemy.hand_over(made.rima)
    assert FULL not in left(made)


def test_nobody_makes_the_name_that_of_the_file_itself(made: Town) -> None:
    """An enrolled device calls ليث as the other one is called: it is no name of the file by that."""
    two(made)
    assign(made)
    told(made)
    made.enemy.change(made.person, "person", {"given_ar": GIVEN, "family_ar": FAMILY})
    made.enemy.hand_over(made.rima)
    assert FULL not in left(made)


def test_what_reads_as_whom_the_file_is_of_is_theirs(made: Town) -> None:
    """Of two who are called the same each is named on his own paper; so is a given name alone."""
    two(made)
    made.rima.cases.save([Edit("person", {"given_ar": GIVEN, "family_ar": FAMILY}, id=made.person)])
    text = f"كان {FULL} في البيت وجاء سليم متأخراً"
    told(made, text)
    assert text in left(made)


def test_a_longer_name_is_of_whoever_is_called_so(made: Town) -> None:
    """ليث سليم الدرويش is the son of another سليم: it is his own name, from end to end."""
    two(made)
    his = {"father_ar": GIVEN, "family_ar": FAMILY}
    made.rima.cases.save([Edit("person", his, id=made.person)])
    told(made, f"خرج ليث {FULL} من الباب")
    assert f"ليث {FULL}" in left(made)


BETWEEN: Final = (
    f"كان ليث و{FULL} وعلي النوري في الباص",
    f"أخذوا ليث و{FULL} عند النوري",
    f"ليث ثم {FULL} ثم علي النوري",
    f"ليث مع {FULL} النوري",
    f"ليث - {FULL} - علي النوري",
    f"ليث\n{FULL}\nعلي النوري",
    "Laith and Salim Darwish and Ali Nouri were there",
    "Laith, Salim Darwish & Nouri",
)


@pytest.mark.parametrize("text", BETWEEN)
def test_who_stands_between_two_parts_of_a_name_is_somebody_else(
    made: Town, tmp_path: Path, text: str
) -> None:
    """ليث … النوري is whom the file is of, and سليم الدرويش in the midst of that is not."""
    two(made)
    told(made, text)
    written(made, "event", {"type": "other", "others_taken": text}, made.case)
    attach = made.rima.files.attach
    kind, name = "branch_paper", "p.txt"
    item = attach(io.BytesIO(text.encode()), made.case, kind=kind, name=name).ids[0]
    for out in (left(made), form(made, "ced"), dumped(made, tmp_path / "out", made.case)):
        assert not any(one in out for one in (GIVEN, "الدرويش", "Salim", "Darwish"))
    with pytest.raises(UserError, match="named_in_file"):
        made.rima.outbound.files.copy_file(asked_for(item))


@pytest.mark.parametrize("between", [" و", " و ", "\n", "، ", " / "])
def test_a_list_is_nobodys_one_name(made: Town, between: str) -> None:
    """The father of ليث is called as the other one is: with "and" between they are two."""
    two(made)
    his = {"father_ar": GIVEN, "family_ar": FAMILY}
    made.rima.cases.save([Edit("person", his, id=made.person)])
    told(made, f"أخذوا ليث{between}{FULL} يومها")
    assert FULL not in left(made) and "يومها" in left(made)


@pytest.mark.parametrize("how", ["tied before", "removed", "called before"])
def test_what_was_taken_back_hides_him_still(made: Town, how: str) -> None:
    _, case, him = two(made)
    if how == "tied before":
        made.hala.cases.save([Edit("case", {"incident": None}, id=case)])
    elif how == "removed":
        made.hala.cases.delete(case, shown=made.hala.cases.shown(case))
    else:
        made.hala.cases.save([Edit("person", {"given_ar": "كنان", "family_ar": "حداد"}, id=him)])
    carry(made.hala, made.stick, made.rima)
    told(made)
    assert FULL not in left(made)


def test_no_line_of_any_kind_names_him(made: Town) -> None:
    """Each field of words, in the case, its family and the incident; of ليث alone all of them leave."""
    incident, _, _ = two(made)
    roots = (made.case, made.family, incident)
    rows, plain = (every_line(made, text, *roots) for text in (FULL, "أبو خالد"))
    assert len(rows) > 200
    for level in ("A", "B"):
        found = made.gate("ced", "un_complaint", level)
        assert not {
            (kind, name)
            for id, kind, name in rows
            if (one := found.get(id)) is not None and GIVEN in str(one.values.get(name, ()))
        }
    found = made.gate("ced", "un_complaint")
    assert (
        len([name for id, _, name in plain if (one := found.get(id)) and name in one.values]) > 30
    )


def test_no_number_of_his_stands_in_the_words(made: Town) -> None:
    _, _, him = two(made)
    written(made, "person_identifier", {"type": "national_id", "number": NUMBER}, him)
    told(made, f"كان معهم {NUMBER}")
    assert NUMBER not in left(made)


@pytest.mark.parametrize("text", [f"كان {FULL} معهم", f"وكان {GIVEN} معهم"])
def test_no_file_of_words_names_him(made: Town, tmp_path: Path, text: str) -> None:
    two(made)
    attach = made.rima.files.attach
    item, plain = (
        attach(io.BytesIO(one.encode()), made.case, kind="branch_paper", name="p.txt").ids[0]
        for one in (text, "أخذوه عند الظهر")
    )
    with pytest.raises(UserError, match="named_in_file"):
        made.rima.outbound.files.copy_file(asked_for(item))
    assert made.rima.outbound.files.copy_file(asked_for(plain)).data
    dumped(made, tmp_path / "out", made.case)
    assert not (tmp_path / "out" / "files" / item).exists()
    assert (tmp_path / "out" / "files" / plain).exists()


@pytest.mark.parametrize("answer", ["given", "refused"])
def test_what_nobody_reads_here_stays_for_him_alone(made: Town, answer: str) -> None:
    """Nobody else is hidden: of a file that cannot be read nobody knows whether it names him."""
    two(made, answer)
    packed = io.BytesIO(b"PK\x03\x04" + bytes(40))
    item = made.rima.files.attach(packed, made.case, kind="other", name="p.zip").ids[0]
    carry(made.rima, made.stick, made.hala)
    why = "unread_file" if answer == "refused" else "unread_words"
    with pytest.raises(UserError, match=why):
        made.rima.outbound.files.copy_file(asked_for(item))


@pytest.mark.parametrize("answer", ["given", "refused"])
def test_no_term_of_our_own_names_him(made: Town, house: House, answer: str) -> None:
    two(made, answer)
    called(made, house, "event_type", f"أخذه {FULL}")
    written(made, "event", {"type": KEY, "date": DAY}, made.case)
    assert (KEY in left(made)) is (answer == "given")


def test_no_table_names_him(made: Town) -> None:
    two(made)
    told(made)
    made.rima.cases.save([Edit("case", {"summary": words(STORY)}, id=made.case)])
    for columns in (("case.summary",), ("summary",), ()):
        order = ExitOrder("un_complaint", "ced", "B", (made.case,), columns=columns)
        out = made.rima.outbound.tables.spreadsheet(order, "csv").data.decode()
        assert GIVEN not in out


def test_a_family_paper_keeps_what_is_told_for_all(made: Town) -> None:
    """Their own story is theirs; what lies in the incident names nobody of another family."""
    incident, _, _ = two(made, "given")
    mother = made.rima.cases.dossier(made.case).of("family_member")[0].text("person")
    for to in ("family", "own_org"):
        said(made, mother, "given", purpose="casework", recipient=to, data_scope=SCOPES)
    said(made, mother, "given", purpose="hold_record", recipient="own_org", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    told(made, "كان سليم الدرويش جارنا")
    told(made, "نزل سليم الدرويش قبله", incident)
    written(made, "event", {"type": "other", "others_taken": FULL}, incident)
    for discreet in (True, False):
        order = SheetOrder(made.case, ("ar",), kind="family-sheet", discreet=discreet)
        assert made.rima.outbound.sheets.sheet(order).pdf
    found = as_text(made.gate("family", "casework"))
    assert "كان سليم الدرويش جارنا" in found
    assert "قبله" in found and f"نزل {FULL}" not in found and f'"{FULL}"' not in found


def test_what_is_written_of_a_place_names_nobody_of_another_case(made: Town) -> None:
    """Both were held there, and no incident ties them."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    case, _ = of_other(made, "refused")
    carry(made.hala, made.stick, made.rima)
    words_of_it: dict[str, Json] = {"name_ar": "فرع 999", "function": f"رأوا {FULL} هناك"}
    place = made.rima.cases.save([Edit("place", {"type": "prison", **words_of_it})]).ids[0]
    for one in (made.case, case):
        written(made, "event", {"type": "transfer", "place": place}, one)
    assert "فرع 999" in left(made) and FULL not in left(made)
    of_nobody = {"function": "رأوا أبا خالد هناك"}
    made.rima.cases.save([Edit("place", of_nobody, id=place, shown=made.rima.cases.shown(place))])
    assert "هناك" in left(made)


CONDITIONS: Final[dict[str, dict[str, Json]]] = {
    "without the family name": {"type": "without_surname"},
    "once somebody said so": {"type": "other"},
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_was_tied_to_a_yes_lets_no_name_go_along(made: Town, condition: str) -> None:
    """A word that a condition is met is used up by what leaves of that case, and by nothing else."""
    _, case, _ = two(made, "given")
    told(made)
    assert STORY in left(made)
    [grant] = made.rima.cases.dossier(case).of("consent_grant")
    said_so: dict[str, Json] = {"words": words("بشرط"), **CONDITIONS[condition]}
    one = written(made, "consent_condition", said_so, grant.id)
    assert FULL not in left(made)
    if condition == "once somebody said so":
        made.rima.consent.steps.met(one, words=words("نعم، الآن"))
        request = Request("un_complaint", "ced", "B", TODAY)
        theirs = decide(request, made.rima.cases.dossier(case), made.rima.context.dictionary)
        assert theirs.allowed and theirs.met
        assert FULL not in left(made)


def test_an_incident_of_many_is_read_once(made: Town) -> None:
    """A story that names everybody in the bus costs each paper a look at each of their answers, once."""
    incident = made.hala.cases.save([Edit("incident", {"title": "الحاجز"})]).ids[0]
    grow(made, incident, range(4))
    few = _asked(made, incident, 4)
    grow(made, incident, range(4, 12))
    many = _asked(made, incident, 12)
    assert many < 9 * 1.3 * few, (few, many)  # as the pairs of cases do


def _asked(made: Town, incident: str, count: int) -> int:
    called = " و".join(f"سعيد{f'{at:03}'.translate(NUMBERS)}" for at in range(count))
    told(made, f"كان في الباص {called}", incident)
    gates(made)
    return calls(lambda: gates(made))
