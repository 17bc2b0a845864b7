"""Made-up people for the window's tests and pictures. Nobody here exists."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import Image, ImageDraw
from tests.cheap import cheap_env

from vsdesk.desk import Desk as Desk
from vsdesk.desk import Edit as Edit
from vsdesk.desk import Env as Env
from vsdesk.desk import Secret as Secret
from vsdesk.records.dictionary.spec import Role

if TYPE_CHECKING:
    from tests.conftest import Once

T = TypeVar("T")
PASSPHRASE = "verb noun table lamp river stone"  # made up


class Clock:
    """One second at each look, from 2026-11-24 09:00 UTC."""

    def __init__(self) -> None:
        self.now = 1_795_510_800_000

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def env(profile: Path, seed: int = 7) -> Env:
    """A repeatable world, with other dice each time a vault is opened in which something was saved since:
    else what is made then has the ids of what was made before."""
    marks = sorted((profile / "vaults").glob("*.mark"))
    saved = sum(int.from_bytes(one.read_bytes()[16:24], "big") for one in marks)
    return cheap_env(Clock(), random.Random(seed + 1000 * saved).randbytes, profile)


def coordinator(
    folder: Path, profile: Path, name: str = "ريما", env: Callable[[Path], Env] = env
) -> Desk:
    """A coordinator's vault with an organisation of her own."""
    with Secret.of_text(PASSPHRASE) as secret:
        desk, _ = Desk.create(
            folder,
            role="coordinator",
            name=name,
            organisation="سنديان",
            code="SND",
            passphrase=secret,
            env=env(profile),
        )
    return desk


def field(folder: Path, profile: Path, name: str, seed: int = 11) -> Desk:
    """A documenter's vault, not enrolled."""
    with Secret.of_text(PASSPHRASE) as secret:
        desk, _ = Desk.create(
            folder, role="documenter", name=name, passphrase=secret, env=env(profile, seed)
        )
    return desk


def enrol(chief: Desk, desk: Desk, role: Role = "documenter") -> None:
    """Join a field vault to the organisation by file, the words compared."""
    request = desk.sync.devices.request()
    said = " ".join(request.spoken.words_in("en"))
    approved = chief.sync.devices.approve(request.data, said=said, role=role)
    answer = desk.sync.devices.accept_review(approved.data)
    desk.sync.devices.accept(approved.data, said=" ".join(answer.spoken.words_in("en")))


# given, father, family in Arabic; in Latin; date; place; state
PEOPLE: tuple[tuple[tuple[str, str, str], tuple[str, str, str], dict[str, str], str, str], ...] = (
    (("مروان", "خالد", "الدرويش"), ("Marwan", "Khaled", "al-Darwish"),
     {"from": "2013-08-09", "to": "2013-08-11", "precision": "range", "as_told": "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش"}, "حاجز القطيفة", "open_searching"),
    (("باسل", "نذير", "الخطيب"), ("Basel", "Nazir", "Hatib"), {"from": "2013-03-12", "precision": "day"}, "دمشق، القدم", "open_searching"),
    (("وسيم", "نذير", "الخطيب"), ("Vasim", "Nazir", "Hatib"), {"from": "2013-03-12", "precision": "day"}, "دمشق، القدم", "death_claimed"),
    (("", "", ""), ("Rêzan", "Ehmed", "Hesen"), {"from": "2012-03-26", "to": "2012-03-30", "precision": "range"}, "Hesekê", "lead"),
    (("سامر", "محمود", "الحسون"), ("Samer", "Mahmoud", "al-Hassoun"), {"from": "2014-06-15", "to": "2014-06-28", "precision": "range"}, "الرقة", "open_searching"),
    (("عمر", "فاروق", "السمّان"), ("Omar", "Farouq", "al-Samman"), {"from": "2012-01-01", "to": "2012-01-10", "precision": "range"}, "حمص", "person_decides"),
    (("رنا", "ياسر", "العمر"), ("Rana", "Yaser", "al-Omar"), {"from": "2014-09-01", "to": "2014-09-05", "precision": "range"}, "دمشق، كراج العباسيين", "open_searching"),
    (("طارق", "حسن", "العبد الله"), ("Tareq", "Hasan", "al-Abdullah"), {"from": "2013-10-15", "precision": "day"}, "حمص", "open_searching"),
    (("يزن", "فهد", "القاسم"), ("Yazan", "Fahd", "al-Qasem"), {"from": "2021-11-05", "to": "2021-11-06", "precision": "range"}, "في البحر قبالة إزمير", "new"),
    (("قصي", "عدنان", "المصري"), ("Qusay", "Adnan", "al-Masri"), {"from": "2014-05", "precision": "month"}, "حلب", "open_searching"),
    (("", "", ""), ("Xezal", "Mihemed", "Elî"), {"precision": "unknown", "as_told": "biharê"}, "Tirbespî", "new"),
)  # fmt: skip  # a table, read by rows


def portrait() -> bytes:
    """A drawn portrait of nobody."""
    picture = Image.new("RGB", (320, 400), "#c9b79c")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((100, 70, 220, 220), fill="#8a6a4f")
    draw.ellipse((40, 240, 280, 520), fill="#3f5a6b")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def fill(desk: Desk, count: int = len(PEOPLE)) -> list[str]:
    """Record made-up cases, the first one fully; gives the ids of the cases."""
    cases = []
    for place, (arabic, latin, told, where, state) in enumerate(PEOPLE[:count]):
        date: dict[str, Any] = dict(told)
        case, person, event = desk.context.new_id(), desk.context.new_id(), desk.context.new_id()
        writing = "lat" if arabic[0] else "ku"
        names: dict[str, Any] = {
            f"{part}_{writing}": value
            for part, value in zip(("given", "father", "family"), latin, strict=True)
        }
        names |= {
            f"{part}_ar": value
            for part, value in zip(("given", "father", "family"), arabic, strict=True)
            if value
        }
        if place == 0:
            names |= {
                "birth": {"from": "1986", "precision": "year"},
                "sex": "male",
                "mother_given_ar": "نجاح",
                "mother_family_ar": "الحلبي",
            }
        desk.cases.save(
            [
                Edit(
                    "case",
                    {
                        "person": person,
                        "search_status": state,
                        "case_type": "enforced_disappearance",
                    },
                    id=case,
                ),
                Edit("person", names, id=person, parent=case),
                Edit(
                    "event",
                    {"is_disappearance": True, "type": "arrest", "date": date, "place_text": where},
                    id=event,
                    parent=case,
                ),
            ]
        )
        cases.append(case)
        if place == 0:
            _whole(desk, case, person)
    return cases


def _whole(desk: Desk, case: str, person: str) -> None:
    """A family, a mother, a way of contact, further events, consents, a photo."""
    family, mother, brother = desk.context.new_id(), desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("family", {"display_name": "عائلة الدرويش", "home_text": "القطيفة", "language": "ar", "displacement_status": "refugee"}, id=family),
            Edit("case", {"family": family, "primary_contact": mother}, id=case),
            Edit("person", {"given_ar": "نجاح", "family_ar": "الحلبي", "given_lat": "Najah", "family_lat": "al-Halabi"}, id=mother, parent=family),
            Edit("person", {"given_ar": "سامي", "father_ar": "خالد", "family_ar": "الدرويش", "given_lat": "Sami", "family_lat": "al-Darwish"}, id=brother, parent=family),
            Edit("family_member", {"person": mother, "role_in_family": "parent", "focal_point": True}, parent=family),
            Edit("family_member", {"person": brother, "role_in_family": "sibling"}, parent=family),
            Edit("kinship", {"person": mother, "relation": "mother", "related_to": person}, parent=family),
            Edit("kinship", {"person": brother, "relation": "brother_full", "related_to": person}, parent=family),
            Edit(
                "contact_channel",
                {
                    "person": mother, "type": "phone", "value": "+963 000 000 147", "safe_to_call": True, "safe_contact": True,
                    "safe_hours": "10:00–13:00", "do_not_leave_message": True, "who_else_uses": "ابن أخيها", "code_word": "ياسمين",
                },
                parent=family,
            ),
            Edit("contact_log", {"on": "2026-11-12", "person": mother, "channel": "phone", "promised": "اتصال قبل 15 كانون الأول", "due": "2026-12-15"}, parent=family),
        ]
    )  # fmt: skip  # a record a row
    desk.cases.save(
        [
            Edit("event", {"type": "sighting", "date": {"from": "2014-11", "to": "2014-12", "precision": "range"}, "place_text": "صيدنايا"}, parent=case),
            Edit("event", {"type": "registry_entry", "date": {"from": "2018-07", "precision": "month"}}, parent=case),
            Edit("search_action", {"body": "sarc", "mode": "letter", "response": "no_answer", "date": {"from": "2013", "precision": "year"}}, parent=case),
            Edit("consent_grant", {"grantor": mother, "subject": case, "capacity": "relative", "purpose": "search", "recipient": "iimp", "result": "given", "given_on": "2026-11-03", "how_recorded": "signed"}, parent=family),
            Edit("consent_grant", {"grantor": mother, "subject": case, "capacity": "relative", "purpose": "search", "recipient": "ncmp", "result": "refused", "given_on": "2026-11-03", "how_recorded": "signed"}, parent=family),
            Edit("consent_grant", {"grantor": mother, "subject": case, "capacity": "relative", "purpose": "hold_record", "recipient": "own_org", "result": "given", "given_on": "2026-11-03", "how_recorded": "signed", "photo_use": True, "data_scope": ["circumstances", "family_members", "identity", "photo"]}, parent=family),
        ]
    )  # fmt: skip  # a record a row
    desk.files.attach(io.BytesIO(portrait()), case, kind="photo", name="photo.jpg")


def begun(folder: Path, profile: Path, people: int, once: Once) -> tuple[Desk, list[str]]:
    """A coordinator's vault with made-up cases, and their ids: made once in a process, copied and opened
    anew.

    The copies have the same keys; clock and chance go on from where they stood.
    """
    desk, cases = kept(folder, profile, once, f"window-{people}", lambda desk: fill(desk, people))
    return desk, [*cases]


def kept(
    folder: Path, profile: Path, once: Once, name: str, filled: Callable[[Desk], T]
) -> tuple[Desk, T]:
    """The same of a vault that is `filled` in another way; `name` stands for the way."""
    at = once.folder / name
    if name not in once.made:
        clock, chance = Clock(), random.Random(7)
        desk = coordinator(
            at / "vault", at / "profile", env=lambda home: cheap_env(clock, chance.randbytes, home)
        )
        made = filled(desk)
        desk.access.lock()
        once.made[name] = (made, clock.now, chance.getstate())
    made, now, state = once.made[name]
    shutil.copytree(at / "vault", folder)
    shutil.copytree(at / "profile", profile)
    clock, chance = Clock(), random.Random(7)
    clock.now = now
    chance.setstate(state)
    with Secret.of_text(PASSPHRASE) as secret:
        return Desk.open(folder, secret, cheap_env(clock, chance.randbytes, profile)), made


Fill = Callable[[Desk], list[str]]


def exchange(giver: Desk, taker: Desk, stick: Path) -> list[Any]:
    """Hand everything over and take it in."""
    stick.mkdir(exist_ok=True)
    for one in stick.iterdir():
        one.unlink()
    device_ids = [
        row.device_id
        for row in giver.sync.devices.listed()
        if row.device_id == taker.access.status().device_id
    ]
    giver.sync.hand_over(stick, device_ids)
    return taker.sync.intake.receive([stick])


def differ(chief: Desk, desk: Desk, stick: Path) -> str:
    """Both change one case without seeing each other; the chief takes it in. Gives the case."""
    cases = fill(desk, 3)
    exchange(desk, chief, stick)
    case = cases[1]
    event = next(one for one in chief.cases.dossier(case).of("event"))
    person = chief.cases.dossier(case).of("person")[0]
    for one, told, year, name in (
        (chief, "التلاتا تنعش آذار ألفين وتلتعش، العصر", "1990", "Hatib"),
        (desk, "تنعش آذار بعد صلاة العصر", "1991", "al-Khatib"),
    ):
        one.cases.save(
            [
                Edit(
                    "event",
                    {"date": {"from": "2013-03-12", "precision": "day", "as_told": told}},
                    id=event.id,
                ),
                Edit(
                    "person",
                    {"birth": {"from": year, "precision": "year"}, "family_lat": name},
                    id=person.id,
                ),
                Edit("case", {"summary": {"ar": f"رواية {name}", "src_lang": "ar"}}, id=case),
            ]
        )
    exchange(desk, chief, stick)
    return case
