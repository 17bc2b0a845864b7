"""What an enrolled device with a changed program can write, and what it gains by it: nothing.

The merge rejects nothing that is well formed, so every reader must bear every value
(docs/spec/bundle.md §8.7).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import entries
from tests.faults.odd import odd, odd_space, put, take
from tests.faults.test_kill import folder

from vsdesk.desk import CaseFilter, Desk, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.exchange.share import spaces_of
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.words import Lang

SPACE = "9" * 32


@dataclass
class Scene:
    """A coordinator with one case that is the attacker's too, and the attacker's device."""

    rima: Desk
    hala: Desk
    case: str
    person: str
    family: str

    @property
    def device_id(self) -> str:
        """The attacker."""
        return self.hala.context.vault.identity.device_id

    def write(self, space: str, *ops: NewOp) -> None:
        """The attacker's entry arrives at the coordinator's."""
        take(self.rima, [(self.device_id, space, ops)])

    def agreed_sheet(self, case: str) -> bytes:
        """The same, once somebody agreed that the file is kept."""
        said: dict[str, Json] = {
            "grantor": self.person,
            "result": "given",
            "given_on": self.rima.context.today(),
        }
        keep = {**said, "purpose": "hold_record", "recipient": "own_org"}
        self.rima.cases.save([Edit("consent_grant", keep, parent=case)])
        return self.own_sheet(case)

    def own_sheet(self, case: str, *langs: Lang) -> bytes:
        """The organisation's own case file."""
        order = SheetOrder(
            case,
            langs=langs or ("ar",),
            kind="case-file",
            recipient="own_org",
            purpose="hold_record",
            discreet=False,
        )
        return self.rima.outbound.sheets.sheet(order).pdf


@pytest.fixture
def scene(house: House) -> Scene:
    """Everybody is enrolled; the case is the coordinator's."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    return Scene(rima, hala, *whole_case(rima))


# --- odd values ------------------------------------------------------------------------------


def look_at_everything(scene: Scene, roots: list[str]) -> None:
    """Whatever a screen, a paper or a command reads."""
    rima = scene.rima
    for root in roots:
        for langs in (("ar",), ("ku", "en")):
            gated(lambda root=root, langs=langs: scene.own_sheet(root, *langs))  # type: ignore[misc]  # the loop's own values
        gated(lambda root=root: rima.outbound.sheets.sheet(SheetOrder(root, discreet=False)))  # type: ignore[misc]  # the loop's own value
        found = rima.context.vault.read.dossier(root)
        for level in ("A", "B", "C", "D", "E") if found else ():
            for recipient in ("own_copy", "family", "iimp", "public"):
                assert found is not None
                purpose = "hold_record" if recipient in ("own_copy", "family") else "search"
                request = Request(purpose, recipient, level, "2026-11-24")
                decide(request, found, rima.context.dictionary).payload()
        for view in rima.context.vault.read.space(root):
            rima.cases.history(view.id)
    for text in ("مروان", "Merwan", "x", "0000"):
        rima.cases.lists.search(text)
    for root in (one for one in roots if rima.context.vault.kind_of(one) == "case"):
        rima.consent.table(root)
        rima.submissions.readiness.routing(root)
        for profile in rima.submissions.readiness.mechanisms():
            rima.submissions.readiness.ready(root, profile.key)
        grants = [one.id for one in rima.cases.dossier(root).of("consent_grant")]
        if grants:
            rima.consent.letters.letters(grants)
    rima.due.due()
    rima.cases.lists.page(CaseFilter(sort="name", text="مروان"))
    rima.cases.lists.families(CaseFilter(sort="event", year_from=2000))
    rima.cases.differences.open()
    rima.sync.preview_give([scene.device_id])


def gated(deed: Callable[[], object]) -> None:
    """What may not leave says so; nothing else goes wrong."""
    try:
        deed()
    except UserError as refused:
        assert refused.name in ("E_GATE", "E_NOT_FOUND")


def fill_with_odd_values(scene: Scene, seed: int) -> None:
    """Spaces of every type, with records of every kind, and edits of the real case."""
    dice, rima = random.Random(seed), scene.rima
    kinds = ("case", "family", "incident", "source", "source_list", "activity")
    spaces = {kind: f"{dice.randrange(2**128):032x}" for kind in kinds}
    share = dice.choice((0.05, 0.5, 1.0))
    arriving = [
        (scene.device_id, space, odd_space(dice, rima.context.dictionary, space, kind, share))
        for kind, space in spaces.items()
    ]
    ids = [scene.case, scene.person, scene.family, *spaces.values()]
    for view in rima.cases.dossier(scene.case):
        spec = rima.context.dictionary.kind(view.kind)
        assert spec is not None
        values = {one.name: odd(dice, ids) for one in spec.fields if dice.random() < 0.1}
        if values:
            arriving.append((scene.device_id, view.space, [NewOp(view.id, view.kind, values)]))
    take(rima, arriving)
    look_at_everything(scene, [spaces["case"], spaces["family"], scene.case])


@pytest.mark.parametrize("seed", range(2))
def test_no_value_in_any_field_of_any_kind_stops_a_reader(scene: Scene, seed: int) -> None:
    fill_with_odd_values(scene, seed)
    before = scene.rima.context.vault.database.query("SELECT * FROM list ORDER BY n")
    scene.rima.context.vault.trust_changed()  # all is folded anew, and says the same
    assert scene.rima.context.vault.database.query("SELECT * FROM list ORDER BY n") == before


@pytest.mark.parametrize("day", ["x", "9999-12-31", "9999-99-99", "", 7])
def test_odd_days_around_a_withdrawal_stop_neither_the_start_page_nor_a_letter(
    scene: Scene, day: Json
) -> None:
    """A holder was asked on no day at all, and was given something on none."""
    grant = next(one.id for one in scene.rima.cases.dossier(scene.case).of("consent_grant"))
    given: dict[str, Json] = {"exit": "sheet", "recipient": "iimp", "on": day, "digest": day}
    asked: dict[str, Json] = {"type": "withdrawn", "holders": ["iimp"], "on": day}
    row = NewOp("d" * 32, "disclosure", {**given, "consents": [grant]}, parent=scene.case)
    event = NewOp("e" * 32, "consent_event", {**asked, "request_sent_on": day}, parent=grant)
    withdrawn = NewOp(grant, "consent_grant", {"withdrawn_on": day})
    take(
        scene.rima,
        [(scene.device_id, scene.case, [row]), (scene.device_id, scene.family, [event, withdrawn])],
    )
    assert isinstance(scene.rima.due.due(), list)
    assert (
        scene.rima.consent.letters.letters([grant]) == ()
    )  # a device says so, and no coordinator confirmed it
    own = NewOp("c" * 32, "disclosure", {**given, "consents": [grant]}, parent=scene.case)
    here = scene.rima.context.vault.identity.device_id  # by a device alone no letter asks to delete
    take(scene.rima, [(here, scene.case, [own]), (here, scene.family, [withdrawn])])
    letters = scene.rima.consent.letters.letters([grant])
    assert [one.pdf[:4] for one in letters] == ([b"%PDF"] if day != "" else [])  # "" is no day


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 150))
def test_no_value_stops_a_reader_long(scene: Scene, seed: int) -> None:
    fill_with_odd_values(scene, seed)


def test_odd_values_travel_and_are_dumped(scene: Scene, house: House) -> None:
    fill_with_odd_values(scene, 7)
    case, rima = scene.case, scene.rima
    scene.write(case, NewOp("d" * 32, "evidence_item", {"blob": "z" * 64}, parent=case))
    scene.write(case, NewOp("e" * 32, "evidence_item", {"blob": ["z"]}, parent=case))
    rima.cases.save([Edit("case", {"assigned": [scene.device_id]}, id=case)])
    stick = folder(house, "stick")
    [handed] = rima.sync.hand_over(stick, [scene.device_id])
    assert handed.state == "written"
    [received] = scene.hala.sync.intake.receive([stick])
    assert received.status == "applied"
    assert rima.loads.dump(house.root / "dump").records > 20
    assert scene.hala.access.check().ok


# --- shapes ----------------------------------------------------------------------------------


def test_records_below_each_other_by_the_thousand(scene: Scene) -> None:
    """Deeper than any recursion: folded, deleted, shown again, printed."""
    above, ids = SPACE, [f"{number:032x}" for number in range(1, 3001)]
    scene.write(SPACE, NewOp(SPACE, "case", {"case_no": "x"}))
    for start in range(0, len(ids), 250):
        ops = []
        for one in ids[start : start + 250]:
            ops.append(NewOp(one, "search_action", {"body_name": "x"}, parent=above))
            above = one
        scene.write(SPACE, *ops)
    scene.rima.cases.delete(SPACE, shown=scene.rima.cases.shown(SPACE))
    assert not [row for row in scene.rima.cases.lists.page(CaseFilter()).rows if row.id == SPACE]
    scene.rima.cases.restore(SPACE)
    scene.rima.cases.delete(ids[0], shown=scene.rima.cases.shown(ids[0]))
    views = {view.id: view.deleted for view in scene.rima.context.vault.read.space(SPACE)}
    assert views[ids[0]] and views[ids[-1]] and not views[SPACE]
    assert scene.agreed_sheet(SPACE).startswith(b"%PDF")


def test_parents_in_a_circle(scene: Scene) -> None:
    one, two = "a" * 32, "b" * 32
    scene.write(
        SPACE,
        NewOp(SPACE, "case", {"case_no": "x"}, parent=one),
        NewOp(one, "event", {"type": "arrest"}, parent=two),
        NewOp(two, "event", {"type": "arrest"}, parent=one),
    )
    assert scene.agreed_sheet(SPACE).startswith(b"%PDF")
    scene.rima.cases.delete(one, shown=scene.rima.cases.shown(one))
    scene.rima.cases.restore(one)
    scene.rima.cases.delete(SPACE, shown=scene.rima.cases.shown(SPACE))
    assert not [row for row in scene.rima.cases.lists.page(CaseFilter()).rows if row.id == SPACE]


def test_proposals_accepted_as_each_other(scene: Scene) -> None:
    one, two = "a" * 32, "b" * 32
    scene.write(
        SPACE,
        NewOp(SPACE, "case", {"case_no": "x", "family": SPACE, "person": SPACE}),
        NewOp("c" * 32, "event", {"type": "arrest", "place": one}, parent=SPACE),
    )
    accepted = [
        NewOp(one, "proposal", {"of_kind": "place", "accepted_as": two}, parent=SPACE),
        NewOp(two, "proposal", {"of_kind": "place", "accepted_as": one}, parent=SPACE),
    ]
    take(
        scene.rima, [(scene.rima.context.vault.identity.device_id, SPACE, accepted)]
    )  # a coordinator's slip
    assert scene.agreed_sheet(SPACE).startswith(b"%PDF")


def test_links_by_the_thousand(scene: Scene) -> None:
    many = [f"{number:032x}" for number in range(20_000)]
    scene.write(SPACE, NewOp(SPACE, "case", {"case_no": "x", "family": [*many]}))
    for field in ("place", "facility"):
        scene.write(SPACE, NewOp(f"{len(field):032x}", "event", {field: [*many]}, parent=SPACE))
    assert len(scene.rima.cases.dossier(SPACE)) == 3
    assert scene.agreed_sheet(SPACE).startswith(b"%PDF")


# --- taking the place of something -----------------------------------------------------------


def test_a_record_of_the_same_id_elsewhere_takes_nobodys_place(scene: Scene) -> None:
    rima, case, person, family = scene.rima, scene.case, scene.person, scene.family
    scene.write(
        SPACE,
        NewOp(SPACE, "case", {"case_no": "x"}),
        NewOp(person, "person", {"given_ar": "دخيل"}, parent=SPACE),
    )
    scene.write(family, NewOp(person, "person", {"given_ar": "دخيل"}, parent=family))
    scene.write(case, NewOp(person, "event", {"type": "arrest"}, parent=case))
    scene.write(case, NewOp(case, "family", {"display_name": "دخيل"}))
    assert rima.cases.record(person).text("given_ar") == "مروان"
    assert rima.cases.dossier(case).head.kind == "case"
    shown = rima.cases.dossier(case).get(person)
    assert shown is not None and (shown.kind, shown.text("given_ar")) == ("person", "مروان")
    [row] = [one for one in rima.cases.lists.page(CaseFilter()).rows if one.id == case]
    assert row.name == "مروان خالد الدرويش"
    # An edit goes where the real one lies; what the other wrote is not lost either.
    rima.cases.save([Edit("person", {"given_ar": "مروان الأول"}, id=person)])
    assert rima.cases.record(person).text("given_ar") == "مروان الأول"
    told = {
        values["given_ar"]
        for one in rima.cases.history(person)
        if (values := one.values) and "given_ar" in values
    }
    assert told == {"مروان", "دخيل", "مروان الأول"}


def test_a_known_id_earns_no_space(scene: Scene) -> None:
    """Neither a root of another kind, nor an op dated back, nor `assigned` written by itself."""
    vault, case, family = scene.rima.context.vault, scene.case, scene.family
    assert not spaces_of(vault, scene.device_id) & {case, family}
    scene.write(case, NewOp(case, "family", {"display_name": "x"}))
    scene.write(family, NewOp(family, "case", {"case_no": "x"}))
    with vault.applying():
        touched = put(
            scene.rima,
            [NewOp(case, "case", {"case_no": "y"})],
            space=case,
            device_id=scene.device_id,
            incarnation="2" * 32,
            now=946_684_800_000,
        )
        vault.fold(touched)
    scene.write(case, NewOp(case, "case", {"assigned": [scene.device_id]}))
    assert not spaces_of(vault, scene.device_id) & {case, family}
    assert scene.rima.cases.record(case).value("assigned") is None
    # What it opened itself it may have.
    scene.write(SPACE, NewOp(SPACE, "case", {"case_no": "x"}))
    assert SPACE in spaces_of(vault, scene.device_id)


def test_what_a_role_may_not_write_counts_nowhere(scene: Scene) -> None:
    """Approval and assignment by a field device are evidence; the rest of its op counts."""
    rima, case = scene.rima, scene.case
    scene.write(
        case,
        NewOp(
            case, "case", {"approved": True, "review_state": "coordinator_approved", "urgent": 1}
        ),
        NewOp("a" * 32, "audit", {"action": "view_contact"}, parent=case),
    )
    view = rima.cases.record(case)
    assert view.value("approved") is None
    assert view.value("assigned") is None


def test_a_replaced_value_of_another_record_stands(scene: Scene) -> None:
    """`sup` names ops of another field and another record: without effect."""
    rima, case, person = scene.rima, scene.case, scene.person
    name, number = (
        rima.cases.record(person).ops("given_ar")[0],
        rima.cases.record(case).ops("case_no")[0],
    )
    before = rima.cases.record(person).every("given_ar")
    scene.write(
        case, NewOp(case, "case", {"note": "x"}, supersedes={"note": sorted([name, number])})
    )
    scene.write(SPACE, NewOp(person, "person", {"given_ar": "x"}, supersedes={"given_ar": [name]}))
    assert rima.cases.record(person).every("given_ar") == before
    assert rima.cases.record(case).text("case_no")


def test_the_own_copy_of_everything_stays_as_before(scene: Scene) -> None:
    """Hostile entries add; they change no entry that was there."""
    before = entries(scene.rima)[0]
    fill_with_odd_values(scene, 3)
    assert set(before) <= set(entries(scene.rima)[0])
