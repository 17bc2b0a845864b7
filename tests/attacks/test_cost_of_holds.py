"""What is asked about a file before a hand-over costs what that file does, however many there are. All made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry, town
from tests.attacks.test_paper_holds import told
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.desk.sync import going_files, paper_hold_service
from vsdesk.desk.sync.going_files import walk
from vsdesk.records.gate.persons.found_beyond import reaches

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault


def test_what_a_device_has_is_put_together_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not anew for each of its files: that would be all of its spaces as often as it has files."""
    told(made)
    asked: list[Collection[str]] = []

    def seen(dossier: Dossier, known: Collection[str]) -> bool:
        asked.append(known)
        return reaches(dossier, known)

    monkeypatch.setattr(paper_hold_service, "reaches", seen)
    service = paper_hold_service.PaperHoldService(made.rima.context)
    look = service.look([made.hala.context.device_id])
    walk(made.rima.context.vault, [look])
    assert len(asked) == len(look.files) > 1
    assert len({*map(id, asked)}) == 1


def _cases_of_one_family(made: Town, many: int) -> None:
    """Hala's cases, all tied to her family."""
    hala = made.hala
    for at in range(many):
        case, person = hala.context.new_id(), hala.context.new_id()
        tied: dict[str, Json] = {"case_no": f"H-{at}", "family": made.family, "person": person}
        called: dict[str, Json] = {"given_ar": f"فلان{'ا' * (at % 7)}", "family_ar": "المتخيل"}
        hala.cases.save(
            [Edit("case", tied, id=case), Edit("person", called, id=person, parent=case)]
        )
    carry(hala, made.stick, made.rima)


def _cases_of_one_prison(made: Town, many: int) -> None:
    """Rima's cases, all of one place of which people told something; they go to Hala."""
    rima = made.rima
    place = rima.context.new_id()
    told_of: dict[str, Json] = {"name_ar": "سجن متخيل", "function": "قيل عنه الكثير"}
    rima.cases.save([Edit("place", told_of, id=place)])
    to: list[Json] = [made.hala.context.device_id]
    for at in range(many):
        case, person = rima.context.new_id(), rima.context.new_id()
        tied: dict[str, Json] = {"case_no": f"R-{at}", "person": person, "assigned": to}
        called: dict[str, Json] = {"given_ar": f"فلان{'ا' * (at % 7)}", "family_ar": "المتخيل"}
        held: dict[str, Json] = {"type": "held_at", "facility": place, "text": words(f"هناك {at}")}
        edits = [Edit("case", tied, id=case), Edit("person", called, id=person, parent=case)]
        rima.cases.save([*edits, Edit("event", held, id=rima.context.new_id(), parent=case)])


@pytest.mark.parametrize("shared", [_cases_of_one_family, _cases_of_one_prison])
def test_twice_as_many_cases_are_twice_the_work(
    house: House, monkeypatch: pytest.MonkeyPatch, shared: Callable[[Town, int], None]
) -> None:
    """However many parts they are read in: what lies beside all of them is read for the first alone."""
    monkeypatch.setattr(going_files, "_BATCH", 4)
    monkeypatch.setattr(paper_hold_service, "_BATCH", 4)
    made, spent = town(house), []
    for more in (16, 16, 32):
        shared(made, more)
        vault = made.rima.context.vault

        def looked(vault: Vault = vault) -> None:
            service = paper_hold_service.PaperHoldService(made.rima.context)
            look = service.look([made.hala.context.device_id])
            walk(vault, [look])
            assert len(look.files) > 16 and not [*look.edits]

        looked()  # what is read for the first time in this process is no matter of how many they are
        spent.append(calls(looked))
    _, few, twice = spent
    print(f"{shared.__name__}: {few:,} calls, of twice as many {twice:,}")
    assert twice < 2.4 * few
