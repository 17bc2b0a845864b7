"""Where somebody is, is looked for in words by every name of that place, unless a field says it that leaves.

Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import SCOPES, agreed, mark
from tests.attacks.test_places_in_words import OURS, story

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

PLACE = "زرافات"
SAID = f"وهي الآن في {PLACE} عند أمها"


@told_once
def sister_in(made: Town, where: str, scopes: list[Json] = SCOPES) -> tuple[str, str]:
    """His mother, and his sister who lives there; nobody may know where."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "خلود")
    said(made, mother, "given", data_scope=scopes)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("person", {"usual_address_text": where}, id=sister)])
    mark(made, sister)
    return mother, sister


@pytest.mark.parametrize(
    ("written_as", "told_as"),
    [
        ("مرسين", "she lives in Mersin now"),
        ("Mersin", "وهي الآن في مرسين"),
        ("Reyhanlı", "وهي الآن في الريحانية"),
        ("غازي عنتاب", "وهي الآن في عينتاب"),
        ("غازي عنتاب", "وهي الآن في عنتاب"),
        ("Qamişlo", "she is in Qamishli"),
        ("مدينة كلس", "هي في كلس"),
        ("مخيم أطمة", "هي في أطمة"),
        ("حي الشيخ مقصود، حلب", "هي في الشيخ مقصود"),
        ("عند أختها في مدينة كلس قرب السوق الكبير", "هي في كلس"),
        ("عند أختها في مدينة كلس قرب السوق الكبير", "قرب السوق الكبير"),
        ("قرية زرافات", "هي في زرافات"),
        ("قرية زرافات", "she is in Zarafat"),
    ],
)
def test_a_place_is_looked_for_by_all_its_names(made: Town, written_as: str, told_as: str) -> None:
    sister_in(made, written_as)
    story(made, told_as)
    assert OURS not in told(made)


@pytest.mark.parametrize(
    "told_as", ["رجعت إلى البيت", "راحت أختها إلى المدينة", "هي في تركيا", "في السوق"]
)
def test_other_words_of_the_address_keep_no_story(made: Town, told_as: str) -> None:
    """The control: a house, a town, a country, her sister stand in every story."""
    sister_in(made, "عند أختها في بيت في مدينة كلس قرب السوق في تركيا")
    story(made, told_as)
    assert OURS in told(made)


def test_the_centre_of_a_town_is_the_town(made: Town) -> None:
    _, sister = sister_in(made, PLACE)
    place = next(
        one for one in made.rima.context.dictionary.places if one.name("ar") == "مركز الرقة"
    )
    made.rima.cases.save([Edit("person", {"usual_address": place.id}, id=sister)])
    story(made, "هي في الرقة الآن")
    assert OURS not in told(made)


@pytest.mark.parametrize("how", ["mother", "birth", "sealed", "property", "talk", "deleted"])
def test_a_field_that_stays_says_no_place(made: Town, how: str) -> None:
    scopes: list[Json] = ["circumstances"] if how in ("birth", "property") else SCOPES
    mother, _ = sister_in(made, PLACE, scopes)
    if how == "mother":
        made.rima.cases.save([Edit("person", {"usual_address_text": PLACE}, id=mother)])
    elif how == "birth":
        made.rima.cases.save([Edit("person", {"birth_place_text": PLACE}, id=made.person)])
    elif how == "sealed":
        risk: dict[str, Json] = {"person": mother, "area_text": PLACE, "sens": 4}
        written(made, "risk_assessment", risk, made.family)
    elif how == "property":
        values: dict[str, Json] = {"place_text": PLACE, "owner": mother}
        for name, vocabulary in (("type", "asset_kind"), ("violations", "hlp_violation")):
            key = made.rima.context.dictionary.vocabularies.shown(vocabulary)[0].key
            values[name] = [key] if name == "violations" else key
        written(made, "hlp_asset", values, made.family)
    elif how == "talk":
        talk: dict[str, Json] = {"person": mother, "place_text": PLACE, "on": "2026-01-01"}
        written(made, "contact_log", talk, made.family)
    else:
        event = written(made, "event", {"type": "other", "place_text": PLACE}, made.case)
        story(made, SAID)
        assert OURS in told(made)  # what happened there leaves, and says it
        made.rima.cases.save(
            [Edit("event", {}, id=event, delete=True, shown=made.rima.cases.shown(event))]
        )
        assert OURS not in told(made)
        return
    story(made, SAID)
    assert OURS not in told(made)


@pytest.mark.parametrize("way", ["words", "link"])
def test_a_field_that_leaves_says_it_anyhow(made: Town, way: str) -> None:
    """The control: he was born there, or something happened there."""
    sister_in(made, PLACE)
    if way == "words":
        made.rima.cases.save([Edit("person", {"birth_place_text": PLACE}, id=made.person)])
    else:
        place = written(made, "place", {"name_ar": PLACE})
        written(made, "event", {"type": "other", "place": place}, made.case)
    story(made, SAID)
    assert OURS in told(made)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("كلس", True),
        ("شافوه عند مدخل كلس بعد الصلاة مع رفيقه", False),
        ("seen near Kilis after the prayer with a friend", False),
    ],
)
def test_a_sentence_that_names_it_says_it_not_anyhow(
    made: Town, text: str, *, leaves: bool
) -> None:
    """Told words in a field that says where are words as well: the place in them stays, and opens no
    others."""
    _, sister = sister_in(made, "كلس")
    written(made, "event", {"type": "other", "place_text": text}, made.case)
    story(made, "وهي الآن في كلس عند أمها")
    left = told(made)
    assert (OURS in left, text in left) == (leaves, leaves)
    (hides,) = (
        one
        for one in made.rima.cases.dossier(made.family).of("person_mark")
        if one.parent == sister
    )
    shown = made.rima.cases.shown(hides.id)
    made.rima.cases.save([Edit("person_mark", {}, id=hides.id, delete=True, shown=shown)])
    left = told(made)
    assert OURS in left and text in left  # the control: nobody is hidden


@pytest.mark.parametrize("how", ["claim", "case"])
def test_where_a_claim_says_he_is(made: Town, how: str) -> None:
    who = agreed(made, "missing")
    place = written(made, "place", {"name_ar": PLACE})
    if how == "claim":
        values: dict[str, Json] = {"field": "whereabouts_place", "value": place}
        written(made, "claim", values, made.case)
    else:
        made.rima.cases.save([Edit("case", {"whereabouts_place": place}, id=made.case)])
    story(made, f"هو الآن حي في {PLACE}")
    assert OURS in told(made)
    mark(made, who)
    left = told(made)
    assert OURS not in left and PLACE not in left


THERE = "بيتها في زرافات"


@pytest.mark.parametrize("whose", ["hers", "of another"])
def test_where_she_was_part_of_something(made: Town, whose: str) -> None:
    """A paper was taken from her hand, she searched, she works, a consulate gave her a paper."""
    mother, sister = sister_in(made, "مرسين")
    who = sister if whose == "hers" else mother
    item = written(
        made,
        "evidence_item",
        {"type": "other", "title": "ورقة", "relates_to": [who], "received_at": THERE},
        made.case,
    )
    step = made.rima.context.dictionary.vocabularies.shown("custody_action")[0].key
    written(made, "custody_entry", {"action": step, "location": THERE}, item)
    written(made, "search_action", {"actor_person": who, "place_text": THERE}, made.case)
    made.rima.cases.save([Edit("person", {"employer": THERE, "occupation": THERE}, id=who)])
    written(made, "person_identifier", {"type": "passport", "number": "N1", "issuer": THERE}, who)
    left = told(made).count(PLACE)
    assert left == (0 if whose == "hers" else 6)


@pytest.mark.parametrize(
    ("written_as", "told_as"),
    [
        ("مخيم الزيتون خيمة ١٤", "هي الآن في مخيم الزيتون"),
        ("مخيم الزيتون قطاع 3 خيمة 14", "هي الآن في الزيتون"),
        ("حي الكرامة بناء 12 طابق 3", "هي الآن في حي الكرامة"),
        ("كامب الزيتون رقم 14", "هي الآن في كامب الزيتون"),
        ("شارع المكتبة رقم 7", "هي الآن في شارع المكتبة"),
        ("شارع 29 أيار بناء 4", "بيتها بشارع 29 أيار"),
        ("kampa Zeytûnê kon 14", "ew niha li kampa Zeytûnê ye"),
        ("taxa Hîlelî mal 14", "ew li taxa Hîlelî dimîne"),
        ("Zeytin kampı A blok 14", "she lives in Zeytin kampı"),
    ],
)
def test_the_number_of_a_tent_or_a_house_ends_the_name(
    made: Town, written_as: str, told_as: str
) -> None:
    sister_in(made, written_as)
    story(made, told_as)
    assert OURS not in told(made)
