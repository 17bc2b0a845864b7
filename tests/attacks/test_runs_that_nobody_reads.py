"""Nobody looks at each paper of a run: words in which a name may be that of somebody who is hidden stay off
it, as in a table, until something was chosen. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked, written
from tests.reports.paper import text_of

from vsdesk.desk import ExitOrder, SheetOrder

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

NAME: Final = "سلمى"
BAREFOOT: Final = "حافية"
ORDER: Final = SheetOrder(
    "", ("ar",), kind="case-file", purpose="un_complaint", recipient="ced", level="B"
)


def relative_called(made: Town, family_name: str, relation: str) -> str:
    name: dict[str, Json] = {"given_ar": NAME, "family_ar": family_name}
    who = written(made, "person", name, made.family)
    written(made, "family_member", {"person": who}, made.family)
    tie: dict[str, Json] = {"person": who, "related_to": made.person, "relation": relation}
    written(made, "kinship", tie, made.family)
    return who


def told(made: Town, mark: str) -> tuple[str, str]:
    """Two of one name, a sister and a wife, who is hidden; and what one of them did. The event, the wife."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    relative_called(made, "النوري", "sister")
    wife = relative_called(made, "الحلبي", "wife")
    if mark:
        written(made, "person_mark", {"type": mark}, wife)
    event: dict[str, Json] = {"type": "arrest", "is_disappearance": True}
    event["text"] = words(f"أخذوه من البيت وركضت {NAME} وراهم {BAREFOOT}")
    return written(made, "event", event, made.case), wife


def run(made: Town) -> str:
    found: list[str] = []
    run = made.rima.outbound.runs.print_each(
        ORDER, [made.case], lambda _, pdf: found.append(text_of(pdf))
    )
    assert run.papers == 1
    return found[0]


def bound(made: Town) -> str:
    return text_of(made.rima.outbound.runs.print_bound(ORDER, [made.case])[0])


def table(made: Town) -> str:
    order = ExitOrder(
        *("un_complaint", "ced", "B", (made.case,)), lang="ar", columns=("taken.text",)
    )
    return made.rima.outbound.tables.clipboard(order).text


@pytest.mark.parametrize("mark", ["not_named_outside", "nobody_may_know_of"])
def test_words_stay_that_may_name_who_is_hidden(made: Town, mark: str) -> None:
    told(made, mark)
    assert BAREFOOT not in run(made) and BAREFOOT not in bound(made)
    assert BAREFOOT not in table(made)


def test_they_leave_where_nobody_is_hidden(made: Town) -> None:
    told(made, "")
    assert BAREFOOT in run(made) and BAREFOOT in bound(made) and BAREFOOT in table(made)


def test_they_leave_once_it_was_chosen(made: Town) -> None:
    event, wife = told(made, "not_named_outside")
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(event, "text", wife, "keep", shown=shown)
    assert BAREFOOT in run(made) and BAREFOOT in table(made)
