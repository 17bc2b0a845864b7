"""A device lets out who is hidden in told words: by a choice, by another name, by a link that
is gone. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import Device, Town, carry, told_once
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

SEEN: dict[str, Json] = {"ar": "رآه سامر الخطيب هناك ليلاً", "src_lang": "ar"}
SAID: dict[str, Json] = {"ar": "وقالت سلمى النوري كلاماً لا يخرج", "src_lang": "ar"}


@told_once
def asked(made: Town) -> str:
    """A file that may leave; its mother."""
    family_of(made)
    who = relative(made, "mother", "هدى")
    said(made, who, "given", identity_mode="named", data_scope=SCOPES)
    assign(made)
    return who


def written(made: Town, kind: str, values: dict[str, Json], parent: str | None = None) -> str:
    """A record of the coordinator."""
    return made.rima.cases.save(
        [Edit(kind, values, id=made.rima.context.new_id(), parent=parent)]
    ).ids[0]


def source_of(made: Town, *, linked: bool = True) -> tuple[str, str]:
    """A sealed source of the coordinator, and a story that names it."""
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    values: dict[str, Json] = {"type": "other", "text": SEEN}
    if linked:
        values["told_by"] = source
    return source, written(made, "event", values, made.case)


@told_once
def _has_it_back(made: Town) -> None:
    carry(made.rima, made.stick, made.hala)


def hala(made: Town) -> Device:
    """The device that opened the file, in other hands."""
    _has_it_back(made)
    return Device(made.hala, made.stick)


def keep(device: Device, made: Town, event: str, who: str) -> None:
    view = device.desk.cases.dossier(made.case).get(event)
    assert view is not None
    values: dict[str, Json] = {
        "record": event,
        "field": "text",
        "who": who,
        "choice": "keep",
        "seen": " ".join(view.ops("text")),
    }
    device.sign(made.case, NewOp(device.desk.context.new_id(), "name_choice", values, parent=event))
    device.hand_over(made.rima)


def test_who_opened_the_case_keeps_no_source_of_a_coordinator(made: Town) -> None:
    asked(made)
    source, event = source_of(made)
    assert "ليلاً" not in told(made)
    keep(hala(made), made, event, source)
    assert "ليلاً" not in told(made)


def test_who_opened_the_family_keeps_no_source_either(made: Town) -> None:
    enemy, rima = made.enemy, made.rima
    family = enemy.desk.cases.new_family({"display_name": "عائلة النوري", "language": "ar"}).ids[0]
    carry(enemy.desk, made.stick, rima)
    lent: dict[str, Json] = {
        "assigned": [made.hala.context.vault.identity.device_id, enemy.device_id]
    }
    rima.cases.save([Edit("family", lent, id=family)])
    carry(rima, made.stick, made.hala, enemy.desk)
    made.family = family
    made.case, made.person = rima.cases.new_case(
        {"given_ar": "ليث", "family_ar": "النوري"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    opener, made.hala = made.hala, rima  # the coordinator writes down the mother and her yes
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    made.hala = opener
    source, event = source_of(made)
    rima.cases.save([Edit("case", lent, id=made.case)])
    carry(rima, made.stick, enemy.desk)
    keep(enemy, made, event, source)
    assert "ليلاً" not in told(made)


def test_a_keep_does_not_outlive_what_was_asked_later(made: Town) -> None:
    asked(made)
    wife = relative(made, "wife", "سلمى")
    made.hala.cases.save([Edit("case", {"summary": SAID}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    assert "سلمى" in told(made)
    made.rima.cases.told_names.choose(
        made.case, "summary", wife, "keep", shown=made.rima.cases.shown(made.case, made.family)
    )
    assert "سلمى" in told(made)
    made.hala.cases.save(
        [
            Edit(
                "person_mark",
                {"type": "nobody_may_know_of"},
                id=made.hala.context.new_id(),
                parent=wife,
            )
        ]
    )
    carry(made.hala, made.stick, made.rima)
    assert "سلمى" not in told(made) and "لا يخرج" not in told(made)
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(made.case, "summary", wife, "keep", shown=shown)
    assert "سلمى" in told(made)  # chosen anew, with the mark on the screen


def hidden(made: Town) -> tuple[str, str]:
    """A wife of whom nobody may know, and a sealed source; both stand in stories of the coordinator."""
    asked(made)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    written(made, "event", {"type": "other", "text": SAID}, made.case)
    source, _ = source_of(made)
    assert "لا يخرج" not in told(made) and "ليلاً" not in told(made)
    return wife, source


def test_a_word_before_a_name_makes_nobody_a_father(made: Town) -> None:
    hidden(made)
    device = hala(made)
    for word in ("وقالت", "رآه"):
        new = NewOp(device.desk.context.new_id(), "person", {"given_ar": word}, parent=made.family)
        device.sign(made.family, new)
    device.hand_over(made.rima)
    assert "سلمى" not in told(made) and "الخطيب" not in told(made)


def test_who_is_called_otherwise_now_is_found_by_the_old_name(made: Town) -> None:
    wife, source = hidden(made)
    device = hala(made)
    device.change(wife, "person", {"given_ar": "هيفاء"})
    old = list(made.rima.cases.record(source).ops("true_name"))
    device.sign(
        source, NewOp(source, "source", {"true_name": "فلان"}, supersedes={"true_name": tuple(old)})
    )
    device.hand_over(made.rima)
    assert "سلمى" not in told(made) and "الخطيب" not in told(made)


def test_a_spelling_that_is_mended_is_still_found(made: Town) -> None:
    """Without any attack: the coordinator corrects a name, and the old stories have the old one."""
    wife, _ = hidden(made)
    made.rima.cases.save([Edit("person", {"given_ar": "سلما"}, id=wife)])
    assert "سلمى" not in told(made)


def test_a_removed_nickname_is_still_found(made: Town) -> None:
    wife, _ = hidden(made)
    nick = written(made, "person_name", {"type": "nickname", "value": "أم الورد"}, wife)
    story: Json = {"ar": "كانت أم الورد عنا", "src_lang": "ar"}
    written(made, "event", {"type": "other", "text": story}, made.case)
    assert "الورد" not in told(made)
    made.rima.cases.save(
        [Edit("person_name", id=nick, delete=True, shown=made.rima.cases.shown(made.family))]
    )
    assert "الورد" not in told(made)


@pytest.mark.parametrize("to", [None, "mother"])
@pytest.mark.parametrize("kind", ["belonging", "am_mark", "involvement", "evidence_item"])
def test_nobody_unlinks_a_sealed_source(made: Town, kind: str, to: str | None) -> None:
    who = asked(made)
    source, event = source_of(made, linked=False)
    if kind == "involvement":
        id = written(made, kind, {"sources": [source], "named_as": "مجموعة"}, event)
        new: Json = [] if to is None else [who]
        name = "sources"
    elif kind == "evidence_item":
        values: dict[str, Json] = {"type": "other", "title": "ورقة", "received_from": source}
        id, new, name = (
            written(made, kind, values, made.case),
            None if to is None else who,
            "received_from",
        )
    else:
        id = written(made, kind, {"informant": source}, made.person)
        new, name = None if to is None else who, "informant"
    assert "ليلاً" not in told(made)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(id, kind, {name: new})
    made.enemy.hand_over(made.rima)
    assert "الخطيب" not in told(made)


@pytest.mark.parametrize("way", ["answer", "refusal", "nickname", "mark"])
def test_of_two_families_what_she_asked_in_the_first(made: Town, way: str) -> None:
    hala = made.hala
    family_of(made)
    sister = relative(made, "sister", "ميسون")
    result = "refused" if way == "refusal" else "given"
    said(made, sister, result, identity_mode="anonymous" if way == "answer" else "named")
    if way in ("nickname", "mark"):
        below = [
            Edit(
                "person_mark",
                {"type": "nobody_may_know_of"},
                id=hala.context.new_id(),
                parent=sister,
            ),
            Edit(
                "person_name",
                {"type": "nickname", "value": "زهرة الوادي"},
                id=hala.context.new_id(),
                parent=sister,
            ),
        ]
        hala.cases.save(below)
    made.family = hala.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    made.case, made.person = hala.cases.new_case(
        {"given_ar": "نزار", "family_ar": "الحسن"},
        {"family": made.family, "case_type": "enforced_disappearance"},
    ).ids
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    wife: dict[str, Json] = {"person": sister, "related_to": made.person, "relation": "wife"}
    hala.cases.save(
        [
            Edit("family_member", {"person": sister}, parent=made.family),
            Edit("kinship", wife, parent=made.family),
        ]
    )
    name = "زهرة الوادي" if way == "nickname" else "ميسون النوري"
    story: Json = {"ar": f"قالت {name} كلاماً لا يخرج", "src_lang": "ar"}
    hala.cases.save([Edit("case", {"summary": story}, id=made.case)])
    assign(made)
    left = told(made)
    assert name.split()[0] not in left and "لا يخرج" not in left and sister not in left


@pytest.mark.parametrize(
    "text",
    [
        "زار أحمد سلمى النوري في البيت سراً",
        "أخبر أحمد سلمى بكل شيء سراً",
        "سأل ليث سلمى النوري سراً",
        "رأى أحمد سامر الخطيب هناك سراً",
        "جاء أحمد. سلمى راحت سراً",
        "زوجته سلمى سراً",
    ],
)
def test_a_verb_who_did_it_and_whom(made: Town, text: str) -> None:
    """Without any attack: two names side by side are two people, unless they stand on
    file as child and father."""
    asked(made)
    relative(made, "brother", "أحمد")
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    source, _ = source_of(made)
    story: Json = {"ar": text, "src_lang": "ar"}
    written(made, "event", {"type": "other", "told_by": source, "text": story}, made.case)
    assert "سراً" not in told(made)


def test_a_father_who_is_on_file_as_one_is_named_with_his_child(made: Town) -> None:
    asked(made)
    father = written(made, "person", {"given_ar": "محمود", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "not_named_outside"}, father)
    made.rima.cases.save([Edit("person", {"father_ar": "محمود"}, id=made.person)])
    for words in ("كان ليث محمود هناك", "كان ليث بن محمود هناك"):
        story: Json = {"ar": words, "src_lang": "ar"}
        written(made, "event", {"type": "other", "text": story}, made.case)
        assert words in told(made)


def test_a_text_of_an_incident_is_kept_by_who_saw_what_hides(made: Town) -> None:
    """The incident lies beside the case: what the person asked lies in the family, and is
    weighed all the same."""
    asked(made)
    incident = made.rima.cases.save(
        [
            Edit(
                "incident",
                {"date": {"from": "2013", "precision": "year"}},
                id=made.rima.context.new_id(),
            )
        ]
    ).ids[0]
    made.rima.cases.save([Edit("case", {"incident": incident}, id=made.case)])
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    made.rima.cases.save([Edit("incident", {"text": SAID}, id=incident)])
    assert "سلمى" not in told(made)
    shown = made.rima.cases.shown(made.case, made.family, incident)
    made.rima.cases.told_names.choose(incident, "text", wife, "replace", shown=shown)
    assert "لا يخرج" in told(made) and "سلمى" not in told(made)
    made.rima.cases.told_names.choose(
        incident,
        "text",
        wife,
        "keep",
        shown=made.rima.cases.shown(made.case, made.family, incident),
    )
    assert "سلمى" in told(made)
