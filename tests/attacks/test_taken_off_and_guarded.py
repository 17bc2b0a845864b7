"""Who is taken off the file is guarded as they were: a mark holds until it is itself taken out.
Everybody is made up."""

from __future__ import annotations

from tests.attacks.kit import Town
from tests.attacks.test_heard_as_a_whole import PLAIN, hidden, leaves

from vsdesk.desk import Edit

STORY = "ثم جاءت سلمى النوري إلى الباب"


def test_a_mark_outlives_the_record_of_the_person(made: Town) -> None:
    wife = hidden(made)
    assert not leaves(made, STORY)
    shown = made.rima.cases.shown(wife, made.family, made.case)
    made.rima.cases.save([Edit("person", {}, id=wife, delete=True, shown=shown)])
    assert not leaves(made, STORY) and leaves(made, PLAIN)


def test_it_ends_with_the_mark(made: Town) -> None:
    wife = hidden(made)
    mark = next(one.id for one in made.rima.cases.dossier(made.case).of("person_mark"))
    shown = made.rima.cases.shown(mark, made.family, made.case)
    made.rima.cases.save([Edit("person_mark", {}, id=mark, delete=True, shown=shown)])
    shown = made.rima.cases.shown(wife, made.family, made.case)
    made.rima.cases.save([Edit("person", {}, id=wife, delete=True, shown=shown)])
    assert leaves(made, STORY)
