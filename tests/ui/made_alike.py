"""Made-up people who were told of twice, for the window's tests and pictures. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vsdesk.desk import Desk as Desk
from vsdesk.desk import Edit as Edit

DAY: dict[str, Any] = {"from": "2013-03-12", "to": "2013-03-12", "precision": "day"}
# parts of the name in Arabic and in Latin or Kurmanji letters of the second report
TWICE = (
    (("أنس", "حسام", "الرفاعي", "هيام", 1990), ("Anas", "Husam", "Rifai", "Hiyam", 1991), "lat"),
    (
        ("محمد", "عبد الرحمن", "الأحمد", "خزال", 1988),
        ("Mihemed", "Evdilrehman", "Ehmed", "Xezal", 1988),
        "ku",
    ),
    (("فاطمة", "شيخموس", "حسن", "زينب", 1994), ("Fatima", "Şêxmûs", "Hesen", "Zeyneb", 1994), "ku"),
)


def _year(year: int) -> dict[str, Any]:
    return {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}


def report(
    desk: Desk,
    names: tuple[str, str, str, str, int],
    writing: str,
    number: str = "",
    place: str = "دمشق، القدم",
) -> str:
    """A case with its person and disappearance; its id."""
    case, person, event = desk.context.new_id(), desk.context.new_id(), desk.context.new_id()
    given, father, family, mother, year = names
    said: dict[str, Any] = {
        f"given_{writing}": given,
        f"father_{writing}": father,
        f"family_{writing}": family,
    }
    said[{"ar": "mother_given_ar", "ku": "mother_ku", "lat": "mother_lat"}[writing]] = mother
    told: dict[str, Any] = {
        "is_disappearance": True,
        "type": "arrest",
        "date": DAY,
        "place_text": place,
    }
    desk.cases.save(
        [
            Edit(
                "case",
                {
                    "person": person,
                    "search_status": "open_searching",
                    **({"case_no": number} if number else {}),
                },
                id=case,
            ),
            Edit("person", {**said, "birth": _year(year), "sex": "male"}, id=person, parent=case),
            Edit("event", told, id=event, parent=case),
        ]
    )
    return case


def alike(desk: Desk, pairs: int = len(TWICE)) -> list[tuple[str, str]]:
    """Reports of the same people by two tellers each; the ids of both."""
    return [
        (report(desk, first, "ar"), report(desk, second, writing, place="Şam, Qedem"))
        for first, second, writing in TWICE[:pairs]
    ]


def brother(desk: Desk) -> str:
    """The brother of the first of them, taken with him."""
    return report(desk, ("بلال", "حسام", "الرفاعي", "هيام", 1992), "ar")


def listed(desk: Desk) -> tuple[str, str]:
    """A list of names with one line that may be about the first of them; list and line."""
    source = desk.context.new_id()
    desk.cases.save(
        [Edit("source_list", {"name": "قائمة مختلقة للتجربة", "may_be_shown": "yes"}, id=source)]
    )
    line = desk.cases.save(
        [
            Edit(
                "source_list_entry",
                {
                    "name_as_written": "أنس حسام الرفاعي",
                    "father": "حسام",
                    "mother": "هيام",
                    "page": "12",
                },
                parent=source,
            )
        ]
    )
    return source, line.ids[0]


@dataclass(frozen=True)
class Told:
    """A pair that waits, one of three reports that were accepted, a list with a hit."""

    pair: tuple[str, str]
    one: str
    source: str


def told_twice(desk: Desk) -> Told:
    """People told of twice, some of it decided, with a contradiction; a list held against the cases."""
    waiting, (one, two), _ = alike(desk)
    brother(desk)
    three = report(desk, ("Muhammad", "Abdulrahman", "Al Ahmad", "Khazal", 1988), "lat")
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, two, "same", "الأم نفسها، والأخت أكدت هاتفياً", shown=desk.matching.pair_shown(one, two)
    )
    desk.matching.decide_pair(
        two, three, "same", "الأم واليوم نفسهما", shown=desk.matching.pair_shown(two, three)
    )
    desk.matching.decide_pair(
        one, three, "different", "قالت العمة إنه ليس هو", shown=desk.matching.pair_shown(one, three)
    )
    source, _ = listed(desk)
    desk.matching.lists.list(source)
    return Told(waiting, one, source)
