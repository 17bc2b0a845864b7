"""News of a death that nobody told waits for everybody whom a file names, in whatever case that person is
missing: on no paper, page or list of a brother's case, of another victim of the same day, of our own work.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.attacks.families import first_terms, relative, said, words
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_deaths_told import DIED, town
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_words_of_our_work import report, table, vigil
from tests.attacks.work import rows_read
from tests.reports.paper import text_of

from vsdesk.desk import Edit, ExitOrder, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.death_news import TELLING, elsewhere
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

REMAINS = "رفات"
TOLD = f"جرى التعرف على {REMAINS} ليث"
ASKED = (("casework", "family"), ("search", "icrc"), ("hold_record", "own_org"))


class Brothers(NamedTuple):
    """Two cases of one family: the first one's remains are identified, and nobody told it."""

    mother: str
    first: str
    dead: str
    second: str
    missing: str


def missing(made: Town, given: str, **more: Json) -> tuple[str, str]:
    """A case more of the family, its person, and what the family agreed to of it."""
    who: dict[str, Json] = {"given_ar": given, "family_ar": "النوري"}
    what: dict[str, Json] = {"case_type": "enforced_disappearance", **more}
    case, person = made.hala.cases.new_case(who, what).ids
    return case, person


def agreed(made: Town, mother: str, case: str) -> None:
    for purpose, to in ASKED:
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES, subject=case)


def identified(made: Town, case: str, person: str) -> str:
    """What a coordinator writes down of it, in each way; the event."""
    cases = made.rima.cases
    cases.save([Edit("person", {"vital_status": "deceased", "died": DIED}, id=person)])
    cases.save([Edit("case", {"search_status": "remains_identified"}, id=case)])
    return written(made, "event", {"type": "identification", "date": DIED}, case)


def brothers(made: Town) -> Brothers:
    mother = town(made)
    first, dead = made.case, made.person
    second, other = missing(made, "عمر", family=made.family)
    made.hala.cases.save(
        [
            Edit(
                "kinship",
                {"person": dead, "related_to": other, "relation": "brother"},
                parent=made.family,
            ),
            Edit(
                "kinship",
                {"person": mother, "related_to": other, "relation": "mother"},
                parent=made.family,
            ),
            Edit("family_member", {"person": dead}, parent=made.family),
        ]
    )
    agreed(made, mother, second)
    carry(made.hala, made.stick, made.rima)
    return Brothers(mother, first, dead, second, other)


def tells(made: Town, case: str, person: str | None, desk: Desk | None = None) -> set[str]:
    """What any quiet paper of a case lets out that tells of it."""
    desk, found = desk or made.rima, set[str]()
    for purpose, to in ASKED:
        asked = Request(purpose, to, "B", TODAY, person=person, quiet=True)
        left = decide(asked, desk.cases.dossier(case), desk.context.dictionary)
        assert left.allowed, (to, left.state)
        found |= {f"{one.kind}.{name}" for one in left for name in one.values} & NAMES
        found |= {one.kind for one in left if REMAINS in str([*one.values.values()])}
        assert all(REMAINS not in one.kind and one.reason != "untold" for one in left.withheld)
    return found


NAMES = {f"{kind}.{name}" for kind, name in TELLING if kind == "person"}


def in_words(made: Town, held: Brothers) -> None:
    """Told in the brother's case, and in what is the family's."""
    written(made, "event", {"type": "other", "text": words(TOLD)}, held.second)
    what: Json = words(f"إخبار العائلة بأن {REMAINS} ليث وصلت")
    duty = {"what": what, "person": held.mother, "due": "2026-12-20", "on_family_sheet": True}
    written(made, "duty", {**first_terms("duty"), **duty}, made.family)
    talk = {"on": "2026-11-20", "person": held.mother, "text": words(TOLD)}
    written(made, "contact_log", {**first_terms("contact_log"), **talk}, made.family)


def test_nothing_of_a_brothers_case_tells_it_before_and_all_does_after(made: Town) -> None:
    held = brothers(made)
    identified(made, held.first, held.dead)
    in_words(made, held)
    swap(made)
    order = SheetOrder(held.second, ("ar",), "family-sheet", person=held.mother)
    paper = text_of(made.rima.outbound.sheets.sheet(order).pdf)
    assert "عمر" in paper and REMAINS not in paper and "2014" not in paper
    asked = ExitOrder("casework", "family", "B", kind="case", lang="ar")
    text = made.hala.outbound.tables.spread_look(asked).text
    assert "عمر" in text and REMAINS not in text and "2014" not in text
    for desk in (made.rima, made.hala):
        assert tells(made, held.second, held.mother, desk) == set()
        for root in (held.second, made.family):
            shown = desk.cases.untold.as_shown(root).get(held.dead)
            assert shown is not None and shown.text("given_ar") == "ليث"
            assert not shown.every("died") and not shown.every("vital_status")
    body = SheetOrder(held.second, kind="iimp", recipient="iimp", purpose="search")
    own = made.hala.cases.dossier(held.second)
    assert made.hala.outbound.sheets.request(body, own).quiet
    other = made.rima.cases.untold.as_shown(held.second).get(held.missing)
    assert other is not None and other.text("given_ar") == "عمر"
    made.rima.access.safeguards.news_told(held.first, TODAY)
    assert tells(made, held.second, held.mother) == {*NAMES, "event", "duty", "contact_log"}
    shown = made.rima.cases.untold.as_shown(held.second).get(held.dead)
    assert shown is not None and shown.every("died") == (DIED,)


def test_the_messenger_of_one_case_speaks_of_that_one_alone(made: Town) -> None:
    held = brothers(made)
    identified(made, held.first, held.dead)
    device = made.rima.access.status().device_id

    def speaks() -> bool:
        dossier = made.rima.cases.dossier(held.second)
        return not made.rima.cases.untold.speaks_quietly(dossier, "own_org")

    assert not speaks()
    made.rima.access.safeguards.news_messenger(held.first, device)
    assert speaks()
    identified(made, held.second, held.missing)
    assert not speaks()
    assert made.rima.access.safeguards.news(held.first).may_open  # another's news closes nothing
    made.rima.access.safeguards.news_told(held.first, TODAY)
    assert not made.rima.access.safeguards.news(held.second).may_open


def test_nothing_of_another_victim_of_the_day_tells_it(made: Town) -> None:
    """The story of an incident is told for all."""
    mother = town(made)
    first, dead, h = made.case, made.person, made.hala
    day: dict[str, Json] = {"title": "مداهمة", "date": DIED, "text": words(TOLD)}
    incident = h.cases.save([Edit("incident", day, id=h.context.new_id())]).ids[0]
    h.cases.save([Edit("case", {"incident": incident}, id=first)])
    made.family = h.cases.new_family({"display_name": "عائلة الشامي", "language": "ar"}).ids[0]
    second, made.person = missing(made, "وليد", family=made.family, incident=incident)
    other = relative(made, "mother", "رغد")
    agreed(made, other, second)
    carry(h, made.stick, made.rima)
    assert "incident" in tells(made, second, other)
    identified(made, first, dead)
    assert tells(made, second, other) == tells(made, first, mother) == set()
    made.rima.access.safeguards.news_told(first, TODAY)
    assert "incident" in tells(made, second, other)


def test_nothing_of_our_own_work_with_the_family_tells_it(made: Town) -> None:
    """Who took part is named there, and no report or table says so."""
    mother = town(made)
    work = vigil(made.rima, title=TOLD)
    made.rima.cases.save([Edit("participation", {"person": mother}, parent=work)])
    assert TOLD in report(made.rima) and TOLD in table(made.rima)
    identified(made, made.case, made.person)
    assert REMAINS not in report(made.rima) and REMAINS not in table(made.rima)
    made.rima.access.safeguards.news_told(made.case, TODAY)
    assert TOLD in report(made.rima) and TOLD in table(made.rima)


def test_by_another_entry_of_theirs_it_waits_too(made: Town) -> None:
    """Who was told of twice, or stands in two families: the news lies at the other entry."""
    held = brothers(made)
    h, r = made.hala, made.rima
    family = h.cases.new_family({"display_name": "بيت النوري", "language": "ar"}).ids[0]
    there, same = missing(made, "ليث", family=family)
    member = h.cases.save([Edit("family_member", {"person": same}, parent=family)]).ids[0]
    carry(h, made.stick, r)
    identified(made, there, same)
    r.cases.save([Edit("person", {"vital_status": "deceased", "died": DIED}, id=held.dead)])
    assert tells(made, held.second, held.mother) == NAMES
    pair: dict[str, Json] = {"first": held.first, "second": there, "decision": "same"}
    link = r.cases.save([Edit("duplicate_link", pair)]).ids[0]
    assert tells(made, held.second, held.mother) == set()
    r.cases.save([Edit("duplicate_link", {"decision": "different"}, id=link)])
    assert tells(made, held.second, held.mother) == NAMES
    rows = r.cases.dossier(made.family).of("family_member")
    [own] = [one for one in rows if one.text("person") == held.dead]
    r.cases.save([Edit("family_member", {"also": [member]}, id=own.id)])
    assert tells(made, held.second, held.mother) == set()
    r.access.safeguards.news_told(there, TODAY)
    assert tells(made, held.second, held.mother) == NAMES


def test_no_device_opens_it_and_none_hides_what_others_recorded(made: Town) -> None:
    held = brothers(made)
    r, e = made.rima, made.enemy
    r.cases.save([Edit("person", {"vital_status": "deceased", "died": DIED}, id=held.dead)])
    swap(made)
    before = tells(made, held.second, held.mother)
    third = e.desk.context.new_id()  # a case of its own of the same person, and its own news
    case: dict[str, Json] = {"person": held.dead, "case_type": "enforced_disappearance"}
    e.sign(third, NewOp(third, "case", {**case, "fate": "dead_identified"}))
    e.hand_over(r)
    shown = r.cases.untold.as_shown(held.second).get(held.dead)
    assert shown is not None and shown.every("died") == (DIED,)
    assert tells(made, held.second, held.mother) == before == NAMES
    event = identified(made, held.first, held.dead)
    for root, kind in ((held.first, "case"), (made.family, "family")):
        r.cases.save([Edit(kind, {"assigned": [e.device_id]}, id=root)])
    swap(made)
    e.change(event, "event", {"type": "release"})
    e.change(held.first, "case", {"search_status": "open_searching", "news_told_on": TODAY})
    e.change(held.first, "case", {"person": held.mother, "family": None})
    e.hand_over(r)
    assert tells(made, held.second, held.mother) == set()
    for root in (held.second, third):
        seen = r.cases.untold.as_shown(root).get(held.dead)
        assert seen is None or not seen.every("died")


def test_what_others_recorded_is_not_read_for_it(made: Town) -> None:
    """It is sought by links: other families with news of their own cost a file nothing."""
    held = brothers(made)
    identified(made, held.first, held.dead)

    def asked() -> None:
        (found,) = elsewhere(made.rima.cases.dossier(held.second), TODAY)
        assert found.dead == {held.dead}

    before = rows_read(asked)
    for at in range(5):
        who: dict[str, Json] = {"given_ar": f"سعيد {at}", "family_ar": "الشامي"}
        case, person = made.rima.cases.new_case(who, {"case_type": "enforced_disappearance"}).ids
        identified(made, case, person)
    assert rows_read(asked) == before
