"""The people of the demo. All of them are made up; towns and public bodies are real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk import Edit
from vsdesk.records.dictionary.display_names import latin_writing
from vsdesk.records.dictionary.told_language import language_of, latin_language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json

MARK: Final = "Made up for the demo: no such person exists."
MARK_AR: Final = "شخص متخيَّل للعرض التجريبي، لا وجود له."


@dataclass(frozen=True)
class DemoPerson:
    """A made-up person: given, father's, family's name in Arabic and in the family's Latin writing."""

    arabic: tuple[str, str, str]
    latin: tuple[str, str, str]

    def fields(self, sex: str, suffix: str) -> dict[str, Json]:
        """The name fields of a person record; `suffix`: in which Latin writing the family has its names."""
        names = dict(zip(("given_ar", "father_ar", "family_ar"), self.arabic, strict=True))
        other = zip(
            (f"given_{suffix}", f"father_{suffix}", f"family_{suffix}"), self.latin, strict=True
        )
        return {**names, **dict(other), "sex": sex, "nationality": ["syrian"]}


@dataclass(frozen=True)
class DemoStory:
    """One missing person, the mother who tells of it, and what she tells."""

    missing: DemoPerson
    mother: DemoPerson
    birth: str
    occupation: str
    date: str
    as_told: str
    place: str
    how: str
    event: str
    group: str
    nexus: str
    case_type: str
    text: str

    @property
    def language(self) -> str:
        """In which language she tells it."""
        return language_of(self.text, latin_language_of(self.text))


_STORIES: Final = (
    DemoStory(
        DemoPerson(("مروان", "خالد", "الدرويشي"), ("Marwan", "Khaled", "al-Darwishi")),
        DemoPerson(("نجاح", "سليم", "الحلبوني"), ("Najah", "Salim", "al-Halabuni")),
        "1986",
        "نجّار",
        "2013-08-09..2013-08-11",
        "تالت يوم عيد الفطر سنة الألفين وتلاتعش",
        "حاجز القطيفة",
        "checkpoint",
        "arrest",
        "gov_mi",
        "state",
        "enforced_disappearance",
        "أخدوه من الباص عالحاجز، وقالولنا الأمن العسكري (بعد شهر).",
    ),
    DemoStory(
        DemoPerson(("شيخموس", "عبد الرحمن", "حسو"), ("Şêxmûs", "Evdilrehman", "Heso")),
        DemoPerson(("كلستان", "علي", "رشو"), ("Gulistan", "Elî", "Reşo")),
        "1991-03-21",
        "mamoste",
        "2018-03",
        "Di Newroza 2018an de",
        "Efrîn, gundê Cindirêsê",
        "house_raid",
        "abduction",
        "sna",
        "defacto_authority",
        "abduction_nonstate",
        "Bi şev hatin malê û ew birin. Me êdî dengê wî nebihîst.",
    ),
    DemoStory(
        DemoPerson(("سامر", "محمود", "الحسّوني"), ("Samer", "Mahmoud", "al-Hassouni")),
        DemoPerson(("فطّوم", "عبد الله", "العليان"), ("Fattoum", "Abdallah", "al-Alyan")),
        "1981-05",
        "صيدلاني",
        "2014-06-15..2014-06-28",
        "قبل رمضان بشي أسبوع",
        "الرقة، الصيدلية",
        "workplace",
        "abduction",
        "isis",
        "defacto_authority",
        "abduction_isis",
        "جيب أسود وأربعة ملثمين. من وقتها ما في خبر.",
    ),
    DemoStory(
        DemoPerson(("هدى", "يوسف", "الخطيبي"), ("Huda", "Youssef", "al-Khatibi")),
        DemoPerson(("آمنة", "أحمد", "القدّورة"), ("Amina", "Ahmad", "al-Qaddoura")),
        "..1995",
        "ممرّضة",
        "2012-11..",
        "بعد أول الشتوية، سنة الاتنعش",
        "دوما، المشفى الميداني",
        "hospital",
        "arrest",
        "gov_afi",
        "state",
        "enforced_disappearance",
        "راحت عالدوام وما رجعت. قالوا الجوية.",
    ),
    DemoStory(
        DemoPerson(("آزاد", "محمد", "ميرخان"), ("Azad", "Mihemed", "Mîrxan")),
        DemoPerson(("زينب", "حسين", "ميرخان"), ("Zeyneb", "Hisên", "Mîrxan")),
        "1999",
        "xwendekar",
        "2014-10-06",
        "Şeşê Çiriya Pêşîn",
        "Kobanê",
        "street",
        "last_seen",
        "isis",
        "defacto_authority",
        "abduction_isis",
        "Di rê de bû, ber bi sînor ve. Hevalê wî ew dît.",
    ),
)
# the first missing person once more, as an aunt spells him to the other device
AGAIN: Final[dict[str, Json]] = {
    "given_ku": "Merwan",
    "father_ku": "Xalid",
    "family_ku": "Derwêşî",
    "mother_ku": "Necah",
    "sex": "male",
    "birth": {"from": "1985-01-01", "to": "1986-12-31", "precision": "range"},
}
AGAIN_TAKEN: Final[dict[str, Json]] = {
    "type": "arrest",
    "is_disappearance": True,
    "date": {"from": "2013-08-01", "to": "2013-08-31", "precision": "month"},
}
_GIVEN_AR: Final = ["رامي", "نادر", "وائل", "غياث", "طلال", "باسل", "كنان", "هيثم"]
_GIVEN_LAT: Final = ["Rami", "Nader", "Wael", "Ghiath", "Talal", "Basel", "Kinan", "Haitham"]


def stories(count: int, offset: int) -> Iterator[DemoStory]:
    """`count` different stories, beginning at `offset`; beyond the written ones the names vary."""
    for number in range(offset, offset + count):
        story = _STORIES[number % len(_STORIES)]
        turn = number // len(_STORIES)
        if turn:
            at = (number + turn) % len(_GIVEN_AR)
            numeral = f"{turn}"
            missing = replace(
                story.missing,
                arabic=(_GIVEN_AR[at], *story.missing.arabic[1:]),
                latin=(_GIVEN_LAT[at], *story.missing.latin[1:]),
            )
            story = replace(story, missing=missing, occupation=f"{story.occupation} {numeral}")
        yield story


@dataclass(frozen=True)
class DemoHousehold:
    """The edits of one save, and the ids of its main records."""

    edits: tuple[Edit, ...]
    case: str
    family: str
    missing: str
    event: str


def household(story: DemoStory, new_id: Callable[[], str], today: str) -> DemoHousehold:
    """A family with its mother, and the case of its missing member, as one save."""
    case, family, missing, mother, event = (new_id() for _ in range(5))
    speech: dict[str, Json] = {story.language: story.text, "src_lang": story.language}
    latin = latin_writing(story.language)
    edits = (
        Edit(
            "family",
            {
                "display_name": f"عائلة {story.missing.arabic[2]}",
                "language": story.language,
                "notes": {"ar": MARK_AR, "en": MARK, "src_lang": "en"},
            },
            id=family,
        ),
        Edit("person", story.mother.fields("female", latin), id=mother, parent=family),
        Edit(
            "case",
            {
                "person": missing,
                "family": family,
                "case_type": story.case_type,
                "search_status": "open_searching",
                "intake_channel": "visit",
                "summary": speech,
            },
            id=case,
        ),
        Edit(
            "person",
            {
                **story.missing.fields("male", latin),
                "mother_given_ar": story.mother.arabic[0],
                "birth": _date(story.birth),
                "occupation": story.occupation,
            },
            id=missing,
            parent=case,
        ),
        Edit(
            "family_member",
            {"person": mother, "role_in_family": "parent", "focal_point": True},
            parent=family,
        ),
        Edit(
            "kinship",
            {"person": mother, "relation": "mother", "related_to": missing},
            parent=family,
        ),
        Edit(
            "contact_channel",
            {
                "person": mother,
                "type": "phone",
                "value": "+90 555 000 00 00",
                "safe_to_call": True,
                "safe_hours": "19–21",
                "safe_contact": True,
            },
            parent=mother,
        ),
        Edit(
            "event",
            {
                "type": story.event,
                "is_disappearance": True,
                "date": _date(story.date, story.as_told),
                "place_text": story.place,
                "how_taken": story.how,
                "told_by": mother,
                "firsthand": False,
                "confidence": "hearsay_named",
                "text": speech,
            },
            id=event,
            parent=case,
        ),
        Edit(
            "involvement",
            {"group": story.group, "state_nexus": story.nexus, "certainty": "probable"},
            parent=event,
        ),
        Edit(
            "search_action",
            {
                "date": _date("2019-05"),
                "actor": "relative",
                "body": "icrc",
                "mode": "in_person",
                "response": "no_answer",
            },
            parent=case,
        ),
        *_consents(mother, case, family, today),
    )
    return DemoHousehold(edits, case, family, missing, event)


def _consents(mother: str, case: str, family: str, today: str) -> Sequence[Edit]:
    answers = (
        ("hold_record", "own_org", "given"),
        ("casework", "own_org", "given"),
        ("casework", "family", "given"),
        ("search", "iimp", "given"),
        ("un_complaint", "wgeid", "given"),
        ("search", "ncmp", "refused"),
        ("photo_publication", "public", "not_asked"),
    )
    return [
        Edit(
            "consent_grant",
            {
                "grantor": mother,
                "capacity": "relative",
                "subject": case,
                "purpose": purpose,
                "recipient": recipient,
                "result": result,
                "photo_use": result == "given",
                "contact_allowed": True,
                "given_on": today,
                "how_recorded": "witnessed_oral",
            },
            parent=family,
        )
        for purpose, recipient, result in answers
    ]


def planted(story: DemoStory) -> set[str]:
    """The words of a story that must never be found in plain text."""
    people = (story.missing, story.mother)
    names = {name for person in people for name in (*person.arabic, *person.latin)}
    return {name for name in names if len(name) > 4} | {story.text, story.as_told, story.place}


def _date(written: str, as_told: str = "") -> Json:
    first, dots, last = written.partition("..")
    value: dict[str, Json] = {}
    if first:
        value["from"] = first
    if last:
        value["to"] = last
    if dots:
        value["precision"] = "range" if first and last else "after" if first else "before"
    if as_told:
        value["as_told"] = as_told
    return value
