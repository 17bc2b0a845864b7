"""Made-up people for measuring: names in Arabic, Kurmanji and Latin letters, always the same.

Nobody here exists. `case(n)` gives the edits of the n-th case, in the form in which a documenter saves
it: a case, its person, and the event of the disappearance. Ids are made from n, so that two runs
write the same records.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from vsdesk.records.places.gazetteer import place_id
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json

GIVEN: Final = [
    *("محمد Mihemed Mohammad", "أحمد Ehmed Ahmad", "خالد Xalid Khaled", "مروان Merwan Marwan"),
    *("يوسف Ûsiv Yousef", "إبراهيم Îbrahîm Ibrahim", "عمر Umer Omar", "عثمان Osman Othman"),
    *("حسين Husên Hussein", "حسن Hesen Hasan", "علي Elî Ali", "مصطفى Mistefa Mustafa"),
    *("سامر Samir Samer", "هوزان Hozan Hozan", "آزاد Azad Azad", "جوان Ciwan Jwan"),
    *("باران Baran Baran", "شيرين Şîrîn Shirin", "فاطمة Fatma Fatima", "زينب Zeyneb Zeinab"),
    *("نجاح Necah Najah", "هيفاء Heyfa Haifa", "أمل Emel Amal", "ليلى Leyla Layla"),
    *("روناهي Ronahî Ronahi", "بيريفان Bêrîvan Berivan", "دلشاد Dilşad Dilshad"),
    *("فرهاد Ferhad Farhad", "غسان Xesan Ghassan", "رياض Riyad Riyad"),
]
FAMILY: Final = [
    *("الدرويش Derwêş al-Darwish", "الحلبي Helebî al-Halabi", "الحمصي Himsî al-Homsi"),
    *("العلي Elî al-Ali", "المحمد Mihemed al-Mohammad", "الخطيب Xetîb al-Khatib"),
    *("بوزان Bozan Bozan", "شيخموس Şêxmûs Sheikhmus", "خلو Xelo Khalo", "عيسى Îsa Issa"),
    *("الرفاعي Rifaî al-Rifai", "قاسم Qasim Qasem", "حاجو Haco Hajo", "تمو Temo Temmo"),
    *("الجاسم Casim al-Jasem", "النعيمي Neîmî al-Nuaimi", "بركات Berekat Barakat"),
    *("ملا Mela Mulla", "سليمان Silêman Suleiman", "الشامي Şamî al-Shami"),
]
RARE: Final = "زمردخان"  # the family of a single case
PLACES: Final = [f"SY{number:02d}" for number in range(1, 15)]
_TOLD: Final = (
    "كان عائداً من عمله قرب الحاجز وشوهد آخر مرة مع جاره في الحافلة المتجهة إلى المدينة ولم يعد "
    "إلى بيته وقال شاهد إنه رآه بصحة جيدة ثم انقطعت أخباره عن أهله منذ ذلك اليوم"
)
_WORDS: Final = _TOLD.split()
STATUS: Final = ("new", "open_searching", "lead", "family_paused")


def names(rng: random.Random) -> dict[str, Json]:
    """A person's names in three writings, like a form that was filled with care."""
    found: dict[str, Json] = {}
    parts = {
        "given": GIVEN,
        "father": GIVEN,
        "family": FAMILY,
        "grandfather": GIVEN,
    }
    for part, pool in parts.items():
        # 1/n: a few names are very common, as in life
        arabic, kurmanji, latin = pool[int(len(pool) * rng.random() ** 2)].split()
        found |= {f"{part}_ar": arabic, f"{part}_ku": kurmanji, f"{part}_lat": latin}
    mother, _, mother_lat = rng.choice(GIVEN).split()
    return found | {
        "mother_given_ar": mother,
        "mother_family_ar": rng.choice(FAMILY).split()[0],
        "mother_lat": mother_lat,
    }


def told(rng: random.Random, words: int) -> str:
    """So many words of Arabic."""
    return " ".join(rng.choice(_WORDS) for _ in range(words))


def record_id(number: int, what: str) -> str:
    """The id of a record of the n-th case."""
    return f"{number:024x}{what.encode().hex()[:8]:0>8}"


def case(number: int, status: tuple[str, ...] = STATUS) -> list[Edit]:
    """The n-th case: case, person, disappearance."""
    rng = random.Random(number)
    case_, person = record_id(number, "case"), record_id(number, "pers")
    given = names(rng)
    if number == 77:
        given["family_ar"] = RARE
    return [
        Edit("case", _case(rng, number, person, status), id=case_),
        Edit("person", given | _person(rng), id=person, parent=case_),
        Edit("event", _event(rng), id=record_id(number, "disp"), parent=case_),
    ]


def _case(rng: random.Random, number: int, person: str, status: tuple[str, ...]) -> dict[str, Json]:
    return {
        "case_no": f"MAS-{rng.randrange(15, 27)}-{rng.choice('ABCDEF')}-{number:06d}",
        "person": person,
        "case_type": "enforced_disappearance",
        "search_status": rng.choice(status),
        "summary": {"ar": told(rng, 25), "src_lang": "ar"},
        "intake_date": f"202{rng.randrange(4, 7)}-0{rng.randrange(1, 10)}-1{rng.randrange(10)}",
        "documenter": f"{rng.choice('ABCDEF')}1",
        "before_note": {"ar": told(rng, 12), "src_lang": "ar"},
    }


def _person(rng: random.Random) -> dict[str, Json]:
    year = str(rng.randrange(1950, 2000))
    return {
        "sex": "male" if rng.random() < 0.9 else "female",
        "birth": {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"},
        "birth_place_text": told(rng, 2),
        "children_count": rng.randrange(7),
        "occupation": told(rng, 2),
        "last_address_text": told(rng, 5),
    }


def _event(rng: random.Random) -> dict[str, Json]:
    year, month = rng.randrange(2011, 2025), rng.randrange(1, 13)
    return {
        "type": "arrest",
        "is_disappearance": True,
        "date": {
            "from": f"{year}-{month:02d}-09",
            "to": f"{year}-{month:02d}-11",
            "precision": "range",
            "as_told": "تالت يوم عيد الفطر",
        },
        "place": place_id(rng.choice(PLACES)),
        "place_text": told(rng, 3),
        "reason_given": {"ar": told(rng, 8), "src_lang": "ar"},
        "text": {"ar": told(rng, 30), "src_lang": "ar"},
    }


def more(number: int) -> list[Edit]:
    """Five further records of the n-th case: what was learnt and done since."""
    rng = random.Random(-number)
    case_ = record_id(number, "case")
    found = [
        Edit(
            "event",
            _event(rng) | {"type": "sighting", "is_disappearance": False},
            id=record_id(number, f"see{index}"),
            parent=case_,
        )
        for index in range(2)
    ]
    found += [
        Edit(
            "search_action",
            {
                "place_text": told(rng, 3),
                "reference_no": f"{rng.randrange(10**6):06d}",
                "result": {"ar": told(rng, 20), "src_lang": "ar"},
            },
            id=record_id(number, f"act{index}"),
            parent=case_,
        )
        for index in range(2)
    ]
    return [
        *found,
        Edit(
            "person_identifier",
            {"number": f"{rng.randrange(10**11):011d}", "registry_place": told(rng, 2)},
            id=record_id(number, "iden"),
            parent=case_,
        ),
    ]
