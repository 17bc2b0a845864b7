"""A sealed source stays on Hala's device, or goes to the coordinator: what it gave leaves neither, and what
nobody reads stays while it is sealed. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from tests.attacks.families import a_yes, family_of, relative, said, words
from tests.attacks.kit import TODAY, Device, Town, begun, carry
from tests.attacks.test_marks import SCOPES

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.seal_words import seal_spans

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level

ZIP: Final = b"PK\x03\x04" + bytes(40)
PICTURE: Final = photo.draw_made_up_portrait(7)
OTHER: Final = photo.draw_made_up_portrait(8)


class Told(NamedTuple):
    """A town in which Hala has a source."""

    town: Town
    source: str

    def item(self, folder: Path, name: str, data: bytes, **more: Json) -> str:
        """A file of the case, with what Hala says of it."""
        hala = self.town.hala
        (folder / name).write_bytes(data)
        id = hala.files.attach(folder / name, self.town.case, kind="other").ids[0]
        if more:
            hala.cases.save([Edit("evidence_item", more, id=id)])
        return id

    def give(self) -> None:
        carry(self.town.hala, self.town.stick, self.town.rima)

    def left(self, desk: Desk, item: str, level: Level = "B") -> str:
        """Why a file stays here; "" where it leaves."""
        try:
            desk.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", level))
        except UserError as problem:
            return str(problem.params["reason"])
        return ""

    def dumped(self, desk: Desk, folder: Path, level: Level = "B") -> set[str]:
        """The files of a dump."""
        order = ExitOrder(
            "un_complaint", "ced", level, cases=(self.town.case,), told_reason="قرأتها"
        )
        desk.outbound.files.dump_for(folder, order)
        return {one.name for one in (folder / "files").iterdir()}

    def row(self, desk: Desk, item: str, level: Level = "B") -> bool:
        """Whether the line of a file leaves."""
        asked = Request("un_complaint", "ced", level, TODAY)
        found = decide(asked, desk.cases.dossier(self.town.case), desk.context.dictionary)
        assert found.allowed, found.state
        return found.get(item) is not None


def agreed(made: Town) -> None:
    """The mother said yes, to pictures too."""
    family_of(made)
    yes: dict[str, Json] = {"identity_mode": "named", "data_scope": [*SCOPES], "photo_use": True}
    said(made, relative(made, "mother", "هدى"), "given", **yes)
    carry(made.rima, made.stick, made.hala)


def staying(made: Town) -> None:
    """The default of a house."""
    made.rima.sync.set_sources_go(go=False)
    agreed(made)


@pytest.fixture(params=["stay", "go"])
def told(house: House, request: pytest.FixtureRequest) -> Told:
    """Hala's source told an event without being named in it."""
    stays = request.param == "stay"
    made, _ = begun(house, f"given by who: {request.param}", staying if stays else agreed)
    hala = made.hala
    values: dict[str, Json] = {"type": "survivor", "true_name": "رمزي الحلاق"}
    source = hala.cases.save([Edit("source", values, id=hala.context.new_id())]).ids[0]
    event: dict[str, Json] = {"type": "other", "told_by": source, "text": words("قيل إنه هناك")}
    hala.cases.save([Edit("event", event, parent=made.case)])
    return Told(made, source)


@pytest.mark.parametrize("level", ["A", "B"])
def test_a_paper_that_a_source_gave_stays(told: Told, tmp_path: Path, level: Level) -> None:
    given = told.item(tmp_path, "given.jpg", PICTURE, received_from=told.source)
    plain = told.item(tmp_path, "plain.jpg", OTHER)
    hala, rima = told.town.hala, told.town.rima
    same: dict[str, Json] = {
        "type": "other",
        "title": "ورقة",
        "sha256": hala.cases.record(given).text("sha256"),
    }
    again = hala.cases.save([Edit("evidence_item", same, parent=told.town.case)]).ids[0]
    told.give()
    for desk in (hala, rima):
        lines = [told.row(desk, one, level) for one in (given, again, plain)]
        assert lines == [False, False, True]
    assert [told.left(rima, one, level) for one in (given, plain)] == ["source", ""]
    assert told.dumped(rima, tmp_path / "dump", level) == {plain}


def test_who_gave_it_before_counts_too(told: Told, tmp_path: Path) -> None:
    given = told.item(tmp_path, "given.jpg", PICTURE, received_from=told.source)
    told.town.hala.cases.save([Edit("evidence_item", {"received_from": None}, id=given)])
    told.give()
    assert not told.row(told.town.hala, given) and not told.row(told.town.rima, given)


@pytest.mark.parametrize("kind", ["person", "source"])
def test_nobody_else_makes_a_relative_of_it(told: Told, tmp_path: Path, kind: str) -> None:
    """Who knows the id of the source writes under it in a family of its own."""
    given = told.item(tmp_path, "given.jpg", PICTURE, received_from=told.source)
    told.give()
    town, enemy = told.town, Device(told.town.enemy.desk, told.town.stick)
    family = enemy.desk.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    named: dict[str, Json] = {"given_ar": "نبيل"} if kind == "person" else {"code": "S-1"}
    parent = family if kind == "person" else None
    enemy.sign(family, NewOp(told.source, kind, named, parent=parent))
    enemy.hand_over(town.rima)
    assert not told.row(town.rima, given) and told.left(town.rima, given) == "source"


def test_what_nobody_reads_stays_while_a_source_is_sealed(told: Told, tmp_path: Path) -> None:
    packed = told.item(tmp_path, "packed.zip", ZIP)
    plain = told.item(tmp_path, "said.txt", "أخذوه من الحاجز".encode())
    told.give()
    rima = told.town.rima
    assert (told.left(rima, packed), told.left(rima, plain)) == ("unread_file", "")
    assert told.dumped(rima, tmp_path / "dump") == {plain}


def test_a_voice_leaves_by_the_yes_of_its_source_alone(told: Told, tmp_path: Path) -> None:
    """The family agreed that sources are named; the source was not asked."""
    hala = told.town.hala
    [mother] = hala.cases.dossier(told.town.case).of("family_member")
    who = str(mother.value("person"))
    yes = {**a_yes(told.town, who), "data_scope": [*SCOPES, "source_identity"], "photo_use": True}
    hala.cases.save([Edit("consent_grant", yes, parent=told.town.family)])
    voice = told.item(tmp_path, "voice.ogg", b"OggS" + bytes(200), received_from=told.source)
    told.give()
    for desk in (hala, told.town.rima):
        assert not told.row(desk, voice, "A")


def test_words_that_tell_of_a_guard_are_asked_about_there_too(told: Told) -> None:

    told.give()
    for desk in (told.town.hala, told.town.rima):
        assert seal_spans(desk.cases.dossier(told.town.case), "ساعدنا السجان أبو علي")
