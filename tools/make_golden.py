"""Make the golden files of a new format version: make_golden.py [folder of the golden versions].

A golden folder `v<n>` holds, of made-up people, what a vault, a bundle, a trust list and a dump of
version n look like. It is made once, by the first program of that version, and never again: old
files in the field do not change either. So this refuses to touch a version that is there.

`copy-1` is made once in the same way: a vault in which a coordinator's word closes what the lines of the
organisation's own copy cannot close (docs/spec/dump.md, "What waited"), and that copy. `withdrawn-1` too: the
vault of a coordinator who withdrew a device beside another one, heard of it, and vouched for one file.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk import photo
from vsdesk.desk import TEST_COST, Desk, Edit, Env, How, ListFilter, Secret
from vsdesk.records.consent import questions
from vsdesk.vault import schema

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

GOLDEN: Final = Path(__file__).resolve().parent.parent / "tests" / "golden"
PASSPHRASE: Final = "سبع كلمات جديدة من ذهب للاختبار"  # made up; told in expected.json
STORY: Final = "ثم جاءت سلمى النوري إلى الباب"
_START: Final = 1_795_510_800_000  # 2026-11-24 09:00 UTC


class _Clock:
    """One second later at each look."""

    def __init__(self) -> None:
        self.now = _START

    def __call__(self) -> int:
        self.now += 1000
        return self.now


class _House:
    """A coordinator and a documenter of a made-up association."""

    def __init__(self, root: Path) -> None:
        self.root, self.clock, self.rng = root, _Clock(), random.Random(1).randbytes

    def env(self, name: str) -> Env:
        return Env(self.clock, self.rng, self.root / f"profile-{name}", TEST_COST)

    def desks(self) -> tuple[Desk, Desk, list[str]]:
        """Rima's desk, Hala's desk, enrolled, and the recovery words of the first."""
        secret = Secret.of_text(PASSPHRASE)
        rima, words = Desk.create(
            self.root / "vault",
            role="coordinator",
            name="ريما",
            organisation="رابطة مثال (مختلقة)",
            code="MTH",
            passphrase=secret,
            env=self.env("rima"),
        )
        hala, _ = Desk.create(
            self.root / "hala",
            role="documenter",
            name="هالة",
            passphrase=secret,
            env=self.env("hala"),
        )
        asked = hala.sync.devices.request()
        approved = rima.sync.devices.approve(asked.data, said=" ".join(asked.spoken.words_in("en")))
        hala.sync.devices.accept(approved.data, said=approved.spoken.digits)
        return rima, hala, words


def _case(desk: Desk, given: str, latin: str, kurmanji: str) -> tuple[str, str]:
    """A family and its missing person; ids of case and person. Everybody is made up."""
    family = desk.cases.new_family({"display_name": f"عائلة {given}", "language": "ar"}).ids[0]
    case, person = desk.cases.new_case(
        {
            "given_ar": given,
            "father_ar": "خالد",
            "family_ar": "الدرويش",
            "given_lat": latin,
            "given_ku": kurmanji,
            "mother_given_ar": "نجاح",
            "birth": {"from": "1986-01-01", "to": "1986-12-31", "precision": "year"},
        },
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    mother, told = desk.context.new_id(), "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش"
    date: Json = {"from": "2013-08-09", "to": "2013-08-11", "precision": "range", "as_told": told}
    kin: Json = {"person": mother, "related_to": person, "relation": "mother"}
    arrest: Json = {
        "type": "arrest",
        "is_disappearance": True,
        "date": date,
        "place_text": "القطيفة",
        "how_taken": {"answer": "unknown"},
    }
    assert isinstance(kin, dict) and isinstance(arrest, dict)
    desk.cases.save(
        [
            Edit("person", {"given_ar": "نجاح"}, id=mother, parent=family),
            Edit("kinship", kin, parent=family),
            Edit("event", arrest, parent=case),
            *(
                Edit("consent_grant", grant, parent=family)
                for grant in questions.grants_for("keep", "yes", {"grantor": mother}, photo=True)
            ),
        ]
    )
    return case, person


def make(folder: Path) -> None:
    """Fill `folder`, which must not be there. Raises FileExistsError."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        house = _House(Path(scratch))
        rima, hala, words = house.desks()
        stick = house.root / "stick"
        stick.mkdir()
        case, person = _case(hala, "مروان", "Marwan", "Merwan")
        hala.files.attach(io.BytesIO(photo.draw_made_up_portrait(1)), case, name="صورة.jpg")
        hala.sync.hand_over(stick)
        rima.sync.intake.receive([stick])
        # Two values that nobody decided, one that was replaced, a deleted record, a draft.
        rima.cases.save([Edit("person", {"family_ar": "درويش"}, id=person)])
        hala.cases.save([Edit("person", {"family_ar": "الدرويشي"}, id=person)])
        hala.cases.save([Edit("person", {"father_ar": "خليل"}, id=person)])
        for path in stick.iterdir():
            path.unlink()
        hala.sync.hand_over(stick)
        rima.sync.intake.receive([stick])
        note = rima.cases.save(
            [Edit("search_action", {"no_action_possible": True}, parent=case)]
        ).ids[0]
        rima.cases.delete(note, shown=rima.cases.shown(note))
        _answers(rima, hala, case, stick)
        rima.cases.drafts.put(f"case:{case}", {"notes": "مسودة"})
        for path in stick.iterdir():
            path.unlink()
        rima.sync.hand_over(stick, [row.device_id for row in rima.sync.destinations()])
        for path in stick.iterdir():
            path.unlink()
        rima.loads.dump(folder / "dump")
        expected_erasure = _erase(rima, hala, stick, folder)
        # What is on its way when the files are frozen.
        _case(hala, "شيرو", "Shero", "Şêro")
        hala.sync.hand_over(stick)
        [bundle] = stick.iterdir()
        (folder / "bundle.age").write_bytes(bundle.read_bytes())
        (folder / "bundle.key").write_text(rima.sync.devices.identity() + "\n", encoding="utf-8")
        trust = rima.context.vault.trust.trust
        assert trust is not None
        for version, frame in enumerate(trust.frames(), 1):
            (folder / f"trust.{version}").write_bytes(frame)
        expected = _expected(rima, words, case) | {"erasure": expected_erasure}
        expected["passphrase"] = PASSPHRASE
        rima.access.lock()
        _copy_vault(house.root / "vault", folder / "vault")
        rima = Desk.open(house.root / "vault", Secret.of_text(PASSPHRASE), house.env("rima"))
        [taken] = rima.sync.intake.receive([bundle])
        expected["bundle"] = [taken.entries, taken.records]
        rima.access.lock()
        hala.access.lock()
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def make_copy(folder: Path) -> None:
    """Fill `folder` with a vault and its own copy, which must not be there. Raises FileExistsError."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        house = _House(Path(scratch))
        rima, hala, words = house.desks()
        stick = house.root / "stick"
        stick.mkdir()
        case, _ = _case(hala, "مروان", "Marwan", "Merwan")
        mother = next(one for one in hala.cases.dossier(case).of("kinship")).text("person")
        scopes = ["circumstances", "family_members", "identity"]
        page = hala.cases.shown(case)
        hala.consent.grant(
            case, mother, "search", "icrc", "given", How(), scopes=scopes, shown=page
        )
        _carry(hala, rima, stick)
        told = _close(rima, case)
        _carry(rima, hala, stick)
        # The coordinator takes a step out at which the documenter writes at the same time.
        step = str(told["out"])
        rima.cases.delete(step, shown=rima.cases.shown(step))
        hala.cases.save([Edit("search_action", {"no_action_possible": False}, id=step)])
        # Who opened the file writes over the coordinator's word.
        hala.cases.save([Edit("event", {"place_text": "دوما"}, id=str(told["lost"]))])
        _carry(hala, rima, stick)
        rima.loads.dump(folder / "dump")
        expected = told | {"case": case, "words": words, "passphrase": PASSPHRASE}
        rima.access.lock()
        hala.access.lock()
        _copy_vault(house.root / "vault", folder / "vault")
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def make_withdrawn(folder: Path) -> None:
    """Fill `folder` with a vault, which must not be there, that holds two withdrawals beside each other
    (docs/spec/bundle.md §9.5, `first`). Raises FileExistsError."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        house = _House(Path(scratch))
        rima, hala, _ = house.desks()
        secret = Secret.of_text(PASSPHRASE)
        nour, words = Desk.create(
            house.root / "nour",
            role="coordinator",
            name="نور",
            passphrase=secret,
            env=house.env("nour"),
        )
        asked = nour.sync.devices.request()
        said = " ".join(asked.spoken.words_in("en"))
        approved = rima.sync.devices.approve(asked.data, said=said, role="coordinator")
        nour.sync.devices.accept(approved.data, said=approved.spoken.digits)
        stick = house.root / "stick"
        stick.mkdir()
        _carry(rima, hala, stick)
        case, person = _case(hala, "مروان", "Marwan", "Merwan")
        _carry(hala, rima, stick)
        _carry(hala, nour, stick)
        house.clock.now += 2 * 86_400_000
        hala.cases.save([Edit("person", {"given_ar": "وائل"}, id=person)])
        vouched, _ = _case(hala, "شيرو", "Shiro", "Şiro")
        _case(hala, "ليث", "Layth", "Leys")
        _carry(hala, rima, stick)
        _carry(hala, nour, stick)
        device = hala.context.vault.identity.device_id
        days = rima.sync.revocations.of(device).days
        rima.sync.revocations.revoke(device, days[0])
        nour.sync.revocations.revoke(device)
        _carry(rima, nour, stick)
        aside = nour.sync.revocations.of(device).aside
        seen = [one for one in aside if one.space == vouched]
        left = nour.sync.revocations.vouch_for(device, seen).aside
        rows = nour.cases.lists.page(ListFilter()).rows
        expected = {
            "cases": sorted([row.id, row.name] for row in rows),
            "device": device,
            "aside": sorted(one.space for one in left),
            "words": words,
            "passphrase": PASSPHRASE,
        }
        assert len(aside) > len(left) > 1 and {row.id for row in rows} == {case, vouched}
        for desk in (rima, hala, nour):
            desk.access.lock()
        _copy_vault(house.root / "nour", folder / "vault")
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _close(rima: Desk, case: str) -> dict[str, object]:
    """What the coordinator says: of somebody of whom nobody may know, whom she takes off the file; words in
    an event of another device; a step of a search."""
    dossier = rima.cases.dossier(case)
    [family], [event] = dossier.of("family"), dossier.of("event")
    person, story = rima.context.new_id(), rima.context.new_id()
    text: Json = {"ar": STORY, "src_lang": "ar"}
    edits = [
        Edit("person", {"given_ar": "سلمى", "family_ar": "النوري"}, id=person, parent=family.id),
        Edit("person_mark", {"type": "nobody_may_know_of"}, parent=person),
        Edit("event", {"type": "other", "text": text}, id=story, parent=case),
        Edit("event", {"place_text": "حرستا"}, id=event.id),
        Edit("case", {"assigned": [row.device_id for row in rima.sync.destinations()]}, id=case),
    ]
    rima.cases.save(edits)
    step = Edit("search_action", {"no_action_possible": True}, parent=case)
    rima.cases.delete(person, shown=rima.cases.shown(person))
    return {"out": rima.cases.save([step]).ids[0], "lost": event.id, "held": story}


def _carry(giver: Desk, taker: Desk, stick: Path) -> None:
    for path in stick.iterdir():
        path.unlink()
    giver.sync.hand_over(stick, [row.device_id for row in giver.sync.destinations()])
    taker.sync.intake.receive([stick])


def _answers(rima: Desk, hala: Desk, case: str, stick: Path) -> None:
    """A no and a later yes of one person from two devices, which a coordinator decided; a raised seal."""
    mother = next(one for one in rima.cases.dossier(case).of("kinship")).text("person")
    hala.consent.grant(
        case, mother, "search", "iimp", "refused", How(), shown=hala.cases.shown(case)
    )
    event = next(one for one in hala.cases.dossier(case).of("event")).id
    hala.cases.save([Edit("event", {"sens": 3}, id=event)])
    for path in stick.iterdir():
        path.unlink()
    hala.sync.hand_over(stick)
    rima.sync.intake.receive([stick])
    yes = rima.consent.grant(
        case,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=["identity"],
        shown=rima.cases.shown(case),
    )
    rima.consent.steps.decide(
        yes.ids[0], "سُئلت ثانية ووافقت (مختلق)", shown=rima.consent.steps.shown(yes.ids[0])
    )


def _erase(rima: Desk, hala: Desk, stick: Path, folder: Path) -> dict[str, object]:
    """A case that is erased, but for what a court has; the bundle with the order, and who reads it."""
    case, _ = _case(rima, "ليث", "Layth", "Leys")
    paper = io.BytesIO(photo.draw_made_up_portrait(2))
    item = rima.files.attach(paper, case, kind="document", name="ورقة.jpg").ids[0]
    given: dict[str, Json] = {
        "exit": "submission",
        "on": "2026-11-24",
        "purpose": "criminal_accountability",
        "recipient": "prosecutor_fr",
        "level": "c",
        "digest": "ab" * 32,
        "records": [[item, ["title"]]],
    }
    row = rima.cases.save([Edit("disclosure", given, parent=case)]).ids[0]
    done = rima.erasure.erase(
        case, why="withdrawn", because="طلب (مختلق)", listed=rima.erasure.erasure(case).digest
    )
    rima.sync.hand_over(stick, [one.device_id for one in rima.sync.destinations()])
    [bundle] = stick.iterdir()
    (folder / "erasure.age").write_bytes(bundle.read_bytes())
    (folder / "erasure.key").write_text(hala.sync.devices.identity() + "\n", encoding="utf-8")
    bundle.unlink()
    return {
        "order": done.frame,
        "case": case,
        "item": item,
        "row": row,
        "records": done.records,
        "certificate": done.certificate,
    }


def _expected(rima: Desk, words: list[str], case: str) -> dict[str, object]:
    """What a program must find in the vault."""
    vault, found = rima.context.vault, rima.files.photo_data(rima.cases.dossier(case))
    assert found is not None and vault.trust.trust is not None
    rows = [
        {"number": row.number, "name": row.name, "other": row.other, "from": row.event_from}
        for row in rima.cases.lists.page(ListFilter()).rows
    ]
    entries = vault.database.query("SELECT eh FROM entry ORDER BY eh")
    return {
        "words": words,
        "organisation": vault.trust.org,
        "letters": {d.letter: d.role for d in vault.trust.trust.newest.devices},
        "case": case,
        "cases": rows,
        "kinds": dict(rima.access.check().counts),
        "differences": {
            one.field: sorted(str(value.value) for value in one.alternatives)
            for one in rima.cases.differences.open()
        },
        "holds": next(
            one.state for one in rima.consent.table(case).outcomes if one.recipient == "iimp"
        ),
        "entries": [row[0].hex() for row in entries],
        "photo": hashlib.sha256(found).hexdigest(),
        "draft": rima.cases.drafts.get(f"case:{case}"),
        "handovers": [one.state for one in rima.sync.handovers()],
    }


def _copy_vault(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.name != "lock":
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())


def main() -> int:
    """Make the files that this program writes; 1 when all of them are there."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN
    made = 0
    every = ((f"v{schema.VERSION}", make), ("copy-1", make_copy), ("withdrawn-1", make_withdrawn))
    for name, fill in every:
        try:
            fill(root / name)
        except FileExistsError:
            print(f"{name} is there, and stays: golden files are made once for each version.")
            continue
        print(f"{name} made")
        made += 1
    return 0 if made else 1


if __name__ == "__main__":
    sys.exit(main())
