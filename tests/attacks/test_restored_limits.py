"""What a source refused, and what was chosen about its name, stays closed where the vault that had it is
put back from a backup, and where a no is known to be missing. Everybody is honest, and made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_limits_along import BOTH, TOLD, Told, to_ced, told
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import gate, handed
from tests.attacks.test_older_source_here import NAME, agreed, leaving, new
from tests.desk.conftest import PASSPHRASE

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.desk.access.backups import restore_backup
from vsdesk.records.gate.persons.teller_limits import LIMITS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def backed_up(made: Town, house: House, folder: Path) -> None:
    folder.mkdir()
    made.hala.access.backups.back_up(folder)
    house.clock.now += 86_400_000


def put_back(made: Town, house: House, folder: Path, where: str) -> Desk:
    """Hala's vault of the day of the backup, on her computer or on another one."""
    made.hala.access.lock()
    house.desks.remove(made.hala)
    env = house.env(where)
    restore_backup(folder, folder.parent / "vault", env)
    back = Desk.open(folder.parent / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    made.hala = back
    return back


def both(made: Town, folder: Path) -> None:
    """Each hands to the other."""
    folder.mkdir()
    handed(made.hala, made.rima, folder / "to")
    handed(made.rima, made.hala, folder / "from")


@pytest.mark.parametrize("where", ["hala", "another"])
def test_what_a_source_refused(house: House, made: Town, tmp_path: Path, where: str) -> None:
    here = told(made, go=False)
    rima = made.rima
    both(made, tmp_path / "0")
    assert to_ced(rima, here) == BOTH
    backed_up(made, house, tmp_path / "backup")
    here.answers("refused")
    both(made, tmp_path / "1")
    assert to_ced(rima, here) == {"teller"}
    back = put_back(made, house, tmp_path / "backup", where)
    seen = back.access.status().older
    assert seen is not None and seen.lacks
    for n in (2, 3, 4):
        house.clock.now += 60_000
        both(made, tmp_path / str(n))
        assert to_ced(rima, here) == {"teller"}
    assert back.access.status().older is None  # she knows of no lack any more
    # What the lost life said stays beside what this one knows, until a coordinator takes it out.
    rows = {one: rima.cases.record(one).value("not_to") for one in here.rows(rima)}
    [shut] = [one for one, to in rows.items() if to == ["ced"]]
    assert len(rows) == 2
    rima.cases.save([Edit(LIMITS, id=shut, delete=True, shown=rima.cases.shown(shut))])
    assert to_ced(rima, here) == BOTH


@pytest.mark.parametrize("first", [True, False], ids=["no row yet", "a row that closes"])
def test_where_the_no_is_missing(made: Town, first: bool) -> None:
    """A neighbour whom Hala does not get told in her case, and her no came to Rima without its body."""
    rima, hala = made.rima, made.hala
    rima.sync.set_sources_go(go=False)
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES])
    carry(hala, made.stick, rima)
    family = rima.cases.new_family({"display_name": "عائلة الجيران", "language": "ar"}).ids[0]
    person = new(rima, "person", {"given_ar": "سلمى", "family_ar": "الجار"}, family)
    here = Told(made, person)
    event: dict[str, Json] = {"type": "other", "told_by": person, "text": words(TOLD)}
    new(rima, "event", event, made.case)
    no: dict[str, Json] = {"grantor": person, "subject": made.case, "purpose": "un_complaint"}
    no |= {"recipient": "ced", "result": "refused", "given_on": "2026-11-20"}
    if not first:
        carry(rima, made.stick, hala)
        assert TOLD in to_ced(hala, here)
    id = new(rima, "consent_grant", no, family)
    if not first:
        carry(rima, made.stick, hala)
    ops = sorted({one.op for held in rima.cases.record(id).fields.values() for one in held})
    keep_back(rima, ops)
    assert not gate(rima, made.case)[0]
    carry(rima, made.stick, hala)
    assert TOLD not in gate(hala, made.case)[2]
    rows = [hala.cases.record(one) for one in here.rows(hala)]
    assert [one.every("nowhere") for one in rows] == ([] if first else [(False,)])


@pytest.mark.parametrize("told_by", [True, False], ids=["who told it", "beside"])
@pytest.mark.parametrize("before", ["", "أبو فادي"], ids=["no name", "another name"])
def test_what_was_chosen_about_a_name(
    house: House, made: Town, tmp_path: Path, before: str, told_by: bool
) -> None:
    """The name was written down after the backup: the older copy finds it in no words any more."""
    hala, rima = made.hala, made.rima
    rima.sync.set_sources_go(go=False)
    agreed(made)
    handed(rima, hala, tmp_path / "first")
    who: dict[str, Json] = {"type": "survivor", "code": "S-000077"}
    source = new(hala, "source", who | ({"true_name": before} if before else {}))
    first: dict[str, Json] = {"type": "other", "told_by": source, "text": words("قال إنه هناك")}
    new(hala, "event", first, made.case)
    event: dict[str, Json] = {"type": "other", "text": words(f"شافه {NAME} بعينه ليلاً")}
    new(hala, "event", event | ({"told_by": source} if told_by else {}), made.case)
    both(made, tmp_path / "a")
    assert NAME in leaving(rima, made.case)
    backed_up(made, house, tmp_path / "backup")
    hala.cases.save([Edit("source", {"true_name": NAME}, id=source)])
    both(made, tmp_path / "b")
    assert NAME not in leaving(rima, made.case)
    put_back(made, house, tmp_path / "backup", "hala")
    for n in range(3):
        house.clock.now += 60_000
        both(made, tmp_path / f"c{n}")
        assert NAME not in leaving(rima, made.case)
    assert NAME not in leaving(made.hala, made.case)
