"""Names that must not leave, told inside stories, remarks and answers, in three writings. Nobody here exists.

Each family of a story gets the same seven (`PEOPLE`): a sealed source, and relatives about each of whom
something else was asked. Their names occur nowhere else, so that a search through whatever leaves finds
them again. `told_in` writes them into the told words of a story; `in_every_field` into every field of
every kind that holds words.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final

from tests.people import rid

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.gate.names.nowhere_named import is_told
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.persons import hidden_people

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Somebody of whom something was asked: how they are recorded, what was asked, what may then leave
    nowhere (`words`), and how people speak of them (`told`: language and words)."""

    key: str
    names: Mapping[str, str]
    mark: str
    words: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    family_only: bool = False  # what stays off the papers of a family, and goes to bodies


SOURCE: Final = Asked(
    "source",
    {"true_name": "زرياب القيروطي"},
    "",
    ("زرياب", "قيروطي", "ziryab", "qeyruti", "qayruti"),
    (
        ("ar", "زرياب القيروطي خبّرنا"),
        ("ar", "سألنا زِرْيـــاب القيروطي عنه"),
        ("ar", "وزرياب كان معه"),
        ("ar", "رحنا لزرياب ليلاً"),
        ("ku", "Zîryab el-Qeyrûtî ew dît"),
        ("en", "Ziryab al-Qayruti saw him there"),
        ("en", "ask ZIRYAB, nobody else"),
    ),
)
UNKNOWN: Final = Asked(
    "unknown",
    {
        "given_ar": "جلنار",
        "given_ku": "Gulnar",
        "given_lat": "Jullanar",
        "family_ar": "الدرداري",
        "family_ku": "Derdarî",
        "family_lat": "al-Dardari",
    },
    hidden_people.NOT_KNOWN,
    ("جلنار", "gulnar", "jullanar", "درداري", "derdari", "dardari"),
    (
        ("ar", "جلنار بقيت وحدها"),
        ("ar", "كانت جُلَّنار عند الباب"),
        ("ar", "قلنا لجلنار أن تنتظر"),
        ("ar", "وجلـنـار الدرداري شافت السيارة"),
        ("ku", "ji Gulnarê re nebêjin"),
        ("ku", "Gulnar Derdarî li wir bû"),
        ("en", "Jullanar's phone rang"),
    ),
)
UNNAMED: Final = Asked(
    "unnamed",
    {
        "given_ar": "بيلسان",
        "given_ku": "Bêlesan",
        "given_lat": "Baylasan",
        "family_ar": "العنبري",
        "family_ku": "Enberî",
        "family_lat": "al-Anbari",
    },
    hidden_people.NOT_NAMED,
    ("بيلسان", "belesan", "baylasan", "عنبري", "enberi", "anbari"),
    (
        ("ar", "بيلسان هي التي سمعت"),
        ("ar", "عند بَيْلسان وأولادها"),
        ("ar", "وبيلســـان قالت لا"),
        ("ar", "حكت لبيلسان العنبري"),
        ("ku", "Bêlesanê got na"),
        ("en", "as Baylasan al-Anbari told us"),
        ("en", "BAYLASAN knows"),
    ),
)
APART: Final = Asked(
    "apart",
    {
        "given_ar": "نهاوند",
        "given_ku": "Nihawend",
        "given_lat": "Nahawand",
        "family_ar": "السفرجلي",
        "family_ku": "Seferceli",
        "family_lat": "al-Safarjali",
    },
    "",
    ("نهاوند", "nihawend", "nahawand", "سفرجلي", "seferceli", "safarjali"),
    (
        ("ar", "نهاوند لا تعرف شيئاً"),
        ("ar", "من بيت نَهاونـد"),
        ("ar", "قالت نهاوند السفرجلي ذلك"),
        ("ku", "Nihawend Seferceli hat"),
        ("en", "Nahawand al-Safarjali came later"),
    ),
    family_only=True,
)
PLACED: Final = Asked(
    "placed",
    {
        "given_ar": "شهريار",
        "given_ku": "Şehriyar",
        "given_lat": "Shahriyar",
        "usual_address_text": "خان الزعفران",
    },
    hidden_people.PLACE_UNKNOWN,
    ("خان الزعفران",),
    (
        ("ar", "شهريار صار في خان الزعفران"),
        ("ar", "راح الولد ع خان الزعفـــران"),
        ("ar", "بيتهم بخان الزَعفران"),
    ),
)
FIRST: Final = Asked(
    "first",
    {
        "given_ar": "آرام",
        "given_ku": "Aram",
        "given_lat": "Aram",
        "family_ar": "الصفصافي",
        "family_ku": "Sefsafî",
        "family_lat": "al-Safsafi",
    },
    hidden_people.FIRST_NAME,
    ("صفصافي", "sefsafi", "safsafi"),
    (
        ("ar", "آرام الصفصافي دفع المبلغ"),
        ("ar", "بيت الصَفصـافي"),
        ("ar", "وسألنا آرام الصفصافي"),
        ("ku", "Aram Sefsafî pere da"),
        ("en", "Aram al-Safsafi paid"),
    ),
)
REJECTED: Final = Asked(
    "rejected",
    {},
    hidden_people.WORDS_REJECTED,
    ("عاشق القمر", "شهيد", "sehid", "martyr"),
    (
        ("ar", "صار شهيداً عندهم"),
        ("ar", "قالوا لنا عاشق القمر"),
        ("ar", "يا أم الشَهيـد"),
        ("ku", "gotin ku şehîd bû"),
        ("en", "they called him a martyr"),
    ),
    family_only=True,
)
PEOPLE: Final = (SOURCE, UNKNOWN, UNNAMED, APART, PLACED, FIRST, REJECTED)
NEVER: Final = {word: one.key for one in PEOPLE if not one.family_only for word in one.words}
FROM_FAMILIES: Final = {word: one.key for one in PEOPLE if one.family_only for word in one.words}
TOLD: Final = tuple((one, lang, said) for one in PEOPLE for lang, said in one.told)
FREE: Final = "كلام حرّ لا اسم فيه"  # told as well, and names nobody
NOW: Final = "2026-11-28"


def people_of(story: str, case: str, family: str, missing: str) -> Iterator[Row]:
    """The seven, in one family; `missing` is who it misses. The source told something of the case."""
    for one in PEOPLE:
        id = rid(f"{story} {one.key}")
        if one is SOURCE:
            yield {"kind": "source", "id": id, "type": "eyewitness", **one.names}
            yield {
                "kind": "event",
                "id": rid(f"{story} sighting"),
                "parent": case,
                "type": "sighting",
                "told_by": id,
                "text": {"ar": FREE, "src_lang": "ar"},
            }
            continue
        if one is not REJECTED:
            yield {"kind": "person", "id": id, "parent": family, **one.names}
            house = "البيت الثاني" if one is APART else "البيت الأول"
            yield {
                "kind": "family_member",
                "id": rid(f"{story} {one.key} member"),
                "parent": family,
                "person": id,
                "household": house,
            }
            yield {
                "kind": "kinship",
                "id": rid(f"{story} {one.key} kin"),
                "parent": family,
                "person": id,
                "relation": "cousin_pat_f",
                "related_to": missing,
            }
        if one.mark:
            yield {
                "kind": "person_mark",
                "id": rid(f"{story} {one.key} mark"),
                "parent": missing if one is REJECTED else id,
                "type": one.mark,
                "since": NOW,
                **(
                    {"words": {"ar": "شهيد، عاشق القمر", "src_lang": "ar"}}
                    if one is REJECTED
                    else {}
                ),
            }


def told_in(rows: Sequence[Row], dictionary: Dictionary) -> Iterator[Row]:
    """The rows of a story: in every second field of told words somebody is named besides; the others say a
    little more too, and name nobody."""
    says = cycle([one for said in TOLD for one in (said, None)])
    for row in rows:
        kind = dictionary.kind(row["kind"])
        left = copy.deepcopy(row)
        for spec in kind.fields if kind is not None else ():
            if is_told(spec) and row.get(spec.name) and row["kind"] != hidden_people.MARK:
                one = next(says)
                left[spec.name] = _with(left[spec.name], one[2] if one else FREE)
        yield left


def _with(value: Any, more: str) -> Any:
    """A value with words behind its own."""
    if isinstance(value, str):
        return f"{value}. {more}"
    if "src_lang" in value:
        lang = value["src_lang"]
        return {**value, lang: f"{value.get(lang, '')}. {more}"}
    return {**value, "as_told": f"{value.get('as_told', '')} {more}".strip()}


def in_every_field(story: str, above: Mapping[str, str], dictionary: Dictionary) -> Iterator[Row]:
    """A record of each kind for each of the seven, and one without a name: every field
    that holds words says it.

    `above`: of each kind that stands above others one record, whose own they become. What stands in no case
    (a place, a body of the State) is not told by families.
    """
    made = dict(above)
    for kind in dictionary.kinds:
        parents = [made[one] for one in kind.parents if one in made]
        if kind.name in UNTOLD or not parents:
            continue
        for one in (None, *PEOPLE):
            says = cycle(one.told if one else (("ar", FREE),))
            values = {
                spec.name: told(spec, *next(says))
                for spec in kind.fields
                if holds_words(spec) and (one is not None or is_told(spec)) and takes(spec)
            }
            id = rid(f"{story} {kind.name} {one.key if one else 'free'}")
            made.setdefault(kind.name, id)
            yield {"kind": kind.name, "id": id, "parent": parents[0], **values}


# Who somebody is, and what was agreed to: a name there is their own, and another record
# would be another answer.
UNTOLD: Final = frozenset(
    {"case", "person", "person_name", "person_mark", "family", "family_member", "kinship",
     "consent_grant", "consent_event", "consent_condition", "condition_met", "name_choice", "disclosure",
     "proposal", "translation", "submission", "submission_event", "representation"}
)  # fmt: skip  # a table, read by rows


def takes(spec: FieldSpec) -> bool:
    """Whether words may be written into it by anybody."""
    return not spec.derived and spec.type in ("text", "ptext", "pdate")


def told(spec: FieldSpec, lang: str, said: str) -> Any:
    """The words as the field holds them."""
    if spec.type == "ptext":
        return {lang: said, "src_lang": lang}
    day = {"from": "2013-08-09", "precision": "day", "as_told": said}
    return day if spec.type == "pdate" else said
