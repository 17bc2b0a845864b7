"""Where somebody is not to hear of a death, no word that tells of one stands on the paper of their house.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]
TOLD = (
    "قال جارنا إنه مات في الفرع بعد شهر",
    "سمعنا أنه استُشهد تحت التعذيب",
    "أعدموه مع رفاقه",
    "الله يرحمه كان طيباً",
    "دفنوه في نجها",
    "رأى جثته في المشفى",
    "Ew di zindanê de mir",
    "Wan ew di sala 2013 de kuştin",
    "Di goristana Necha de ye",
    "They buried him in Najha",
    "He died there",
    "لقي مصرعه في الفرع",
    "شفنا صورته مع صور قيصر",
    "حملوا تابوته على الكتاف",
    "صار معه سكتة قلبية بالفرع",
    "تقبله الله",
    "نقتل بالسجن",
    "Li gundê xwe hatiye veşartin",
    "Nema dijî",
    "Serê we xweş be",
    "Term anîn",
    "he didn't survive",
    "his body was returned",
)
ALIVE = (
    "أخذوه من الحاجز عند الظهر",
    "Ew di zindanê de ye û li gor gotina wan baş e",
    "He was seen in the branch",
    "كان بالميتين وخمسطعش",
    "وقفوا عند الحاجز وأخدوه",
)


def spared(made: Town, *, spares: bool = True) -> tuple[str, str]:
    """The mother is not to hear of a death; the uncle lives elsewhere. Their ids."""
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "حسن")
    for purpose, to in (("hold_record", "own_org"), ("casework", "family"), ("search", "icrc")):
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    rows = {
        one.text("person"): one.id
        for one in made.rima.cases.dossier(made.family).of("family_member")
    }
    for who, where in ((mother, "بيت الأم"), (uncle, "بيت العم")):
        row: dict[str, Json] = {"household": where}
        row |= {"news_of_death": False} if who == mother and spares else {}
        made.rima.cases.save(
            [Edit("family_member", row, id=rows[who], shown=made.rima.cases.shown(rows[who]))]
        )
    return mother, uncle


def paper(made: Town, person: str, to: str = "family") -> str:
    purpose = "casework" if to == "family" else "search"
    request = Request(purpose, to, "B", TODAY, person=person)
    left = decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    assert "untold" not in {one.reason for one in left.withheld}
    return as_text(left)


@pytest.mark.parametrize("to", ["family", "icrc"])
def test_in_told_words(made: Town, to: str) -> None:
    mother, uncle = spared(made)
    for text in (*TOLD, *ALIVE):
        written(made, "event", {"type": "other", "text": words(text)}, made.case)
    hers, his = paper(made, mother, to), paper(made, uncle, to)
    assert [one for one in TOLD if one in hers] == []
    assert [one for one in ALIVE if one not in hers] == []
    assert [one for one in TOLD if one not in his] == []


def test_in_titles_names_of_files_and_told_dates(made: Town) -> None:
    mother, uncle = spared(made)
    item = attach(made, "other")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save(
        [
            Edit(
                "evidence_item",
                {"title": "صورة_شهادة_الوفاة.pdf"},
                id=item,
                shown=made.rima.cases.shown(item),
            )
        ]
    )
    day: Json = {
        "from": "2013-05-01",
        "to": "2013-05-31",
        "precision": "month",
        "as_told": "الشهر الذي مات فيه جده",
    }
    written(made, "event", {"type": "arrest", "date": day, "told_by": uncle}, made.case)
    hers, his = paper(made, mother), paper(made, uncle)
    for text in ("الوفاة", "مات فيه"):
        assert text not in hers and text in his
    assert "2013-05-01" in hers  # the day itself says nothing


def test_translations(made: Town) -> None:
    mother, uncle = spared(made)
    event = written(made, "event", {"type": "other", "text": words("لا نعرف عنه شيئاً")}, made.case)
    written(
        made,
        "translation",
        {"record": event, "field": "text", "lang": "en", "text": "We know that he died"},
        made.case,
    )
    assert "he died" not in paper(made, mother) and "he died" in paper(made, uncle)
    assert "لا نعرف" in paper(made, mother)


def test_where_nobody_is_spared_it_stands(made: Town) -> None:
    mother, _ = spared(made, spares=False)
    written(made, "event", {"type": "other", "text": words(TOLD[0])}, made.case)
    assert TOLD[0] in paper(made, mother)


@pytest.mark.parametrize("name", ["مقبرة نجها الجماعية", "Goristana Necha", "Najha mass grave"])
def test_a_place_that_is_called_so(made: Town, name: str) -> None:
    """Whatever it is said to be: the name stays, and the event leaves."""
    mother, uncle = spared(made)
    called: dict[str, Json] = {"name_ar": name, "name_en": name, "type": "prison"}
    written(
        made, "event", {"type": "transfer", "facility": written(made, "place", called)}, made.case
    )
    assert name in paper(made, uncle) and name not in paper(made, mother)
    assert "transfer" in paper(made, mother)


def test_a_shipped_place_of_graves(made: Town) -> None:
    mother, uncle = spared(made)
    for key in ("najha", "sednaya_red"):
        found = made.rima.context.dictionary.places.by_key(key)
        assert found is not None
        written(made, "event", {"type": "transfer", "facility": found.id}, made.case)
    graves, prison = place_id("najha"), place_id("sednaya_red")
    assert graves in paper(made, uncle) and graves not in paper(made, mother)
    assert prison in paper(made, mother)


def test_what_a_person_is_called_says_nothing(made: Town) -> None:
    mother, _ = spared(made)
    name: dict[str, Json] = {"type": "nickname", "value": "أبو شهيد"}
    written(made, "person_name", name, made.person)
    assert "أبو شهيد" in paper(made, mother)
