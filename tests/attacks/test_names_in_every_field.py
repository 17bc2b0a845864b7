"""Whoever is to be named nowhere, and a sealed source, leave by their whole name in no field.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import quote

import pytest
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.names.surnames import holds_words

WIFE, SOURCE, NOBODY = "سلمى النوري", "سامر الخطيب", "كمال الأسود"


@pytest.fixture
def town(made: Town) -> Town:
    """A wife of whom nobody may know, and a sealed source: both the coordinator's."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    source = written(made, "source", {"type": "survivor", "true_name": SOURCE})
    written(made, "event", {"type": "other", "told_by": source}, made.case)
    return made


def value(spec: FieldSpec, words: str) -> Json:
    if spec.type == "ptext":
        return {"ar": words, "src_lang": "ar"}
    if spec.type == "pdate":
        return dated(words)
    return {"rows": [{"said": [words]}]} if spec.type == "json" else words


def dated(words: str) -> Json:
    return {"from": "2014-03-01", "to": "2014-03-31", "precision": "month", "as_told": words}


def of_words(kind: KindSpec) -> Iterator[FieldSpec]:
    return (
        one for one in kind.fields if holds_words(one) and not one.derived and not is_own_name(one)
    )


# What went to the body that is asked; to others little of it leaves.
ASKED: dict[str, dict[str, Json]] = {"submission": {"mechanism": "ced"}}


class Writer:
    """The coordinator's device, as a caller that is no window: it writes every field of every kind."""

    def __init__(self, town: Town) -> None:
        self.town, self.device = town, Device(town.rima, town.stick)
        self.kinds = {one.name: one for one in town.rima.context.dictionary.kinds}
        self.made: dict[str, tuple[str, str | None]] = {}

    def home(self, kind: str) -> tuple[str, str | None] | None:
        """A space and a parent for a record of a kind."""
        roots = {"case": self.town.case, "family": self.town.family}
        for home, space in roots.items():
            spec = self.kinds[kind]
            if home not in spec.spaces:
                continue
            if not spec.parents or {"*", home} & {*spec.parents}:
                return space, space
            for above in spec.parents:
                if above == "person":
                    dossier = self.town.rima.cases.dossier(self.town.case)
                    return next(
                        one.space for one in dossier if one.id == self.town.person
                    ), self.town.person
                if above in self.kinds and home in self.kinds[above].spaces:
                    return self.below(above)
        return None

    def below(self, above: str) -> tuple[str, str | None] | None:
        if above not in self.made:
            found = self.home(above)
            if found is None:
                return None
            space, parent = found
            id = self.town.rima.context.new_id()
            empty = next(
                one.name for one in self.kinds[above].fields if one.type in ("text", "ptext")
            )
            said: dict[str, Json] = {empty: None, **ASKED.get(above, {})}
            self.device.sign(space, NewOp(id, above, said, parent=parent))
            self.made[above] = space, id
        return self.made[above]

    def write(self, words: str, but: Collection[str] = ()) -> dict[str, FieldSpec]:
        """One record for each field, with a tag; what each tag stands for. None of the kinds in `but`."""
        tags: dict[str, FieldSpec] = {}
        for kind in self.kinds.values():
            if kind.inside or kind.name in but or not {"case", "family"} & {*kind.spaces}:
                continue
            place = None if kind.root else self.home(kind.name)
            for spec in of_words(kind):
                tag = f"وسم{len(tags)}س"
                said: dict[str, Json] = {spec.name: value(spec, f"{tag} {words}")}
                if kind.root:
                    id = {"case": self.town.case, "family": self.town.family}.get(kind.name)
                    if id is None or spec.name in ("case_no", "family_code"):
                        continue
                    op, space = NewOp(id, kind.name, said), id
                elif place is None:
                    continue
                else:
                    said |= {"field": "event.text"} if kind.name == "claim" else {}
                    said |= ASKED.get(kind.name, {})
                    said |= {"type": "other"} if kind.name in ("event", "evidence_item") else {}
                    op, space = (
                        NewOp(self.town.rima.context.new_id(), kind.name, said, parent=place[1]),
                        place[0],
                    )
                self.device.sign(space, op)
                tags[tag] = spec
        return tags


@pytest.mark.parametrize("name", [WIFE, SOURCE])
def test_no_field_that_may_leave_holds_the_whole_name(town: Town, name: str) -> None:
    tags = Writer(town).write(name)
    assert len(tags) > 150
    words = told(town)
    assert not [(one.kind, one.name) for tag, one in tags.items() if f"{tag} " in words]
    assert name not in words


def test_another_name_leaves_in_these_fields(town: Town) -> None:
    """Control: the same fields leave where they name somebody who did not ask, and is called
    responsible for nothing."""
    tags = Writer(town).write(
        NOBODY, but={"extortion_attempt", "perpetrator", "involvement", "hlp_asset"}
    )
    words = told(town)
    assert sum(f"{tag} " in words for tag in tags) > 95


def test_a_date_leaves_without_its_words(town: Town) -> None:
    for name in (WIFE, SOURCE, "سلمى"):
        date = dated(f"بعد عرس {name}")
        event = written(town, "event", {"type": "other", "date": date}, town.case)
        row = town.gate("ced", "un_complaint").get(event)
        assert row is not None
        assert row.every("date") == (
            {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
        )
    date = dated("بعد عرس كمال")
    event = written(town, "event", {"type": "other", "date": date}, town.case)
    row = town.gate("ced", "un_complaint").get(event)
    assert row is not None and row.every("date") == (date,)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "سلمى_النوري.pdf",
            "salma.alnouri.pdf",
            "سامر-الخطيب-2.jpg",
            "samer_khatib",
            "1_سلمى.النوري_2",
        ),
        "https://example.org/" + quote(SOURCE),
    ],
)
def test_a_name_is_found_across_what_joins_words(town: Town, name: str) -> None:
    item = written(town, "evidence_item", {"type": "other", "file_name": name}, town.case)
    event: dict[str, Json] = {"ar": f"أرسل {name} إلينا", "src_lang": "ar"}
    story = written(town, "event", {"type": "other", "text": event}, town.case)
    gate = town.gate("ced", "un_complaint")
    row, told_row = gate.get(item), gate.get(story)
    assert row is not None and "file_name" not in row.values
    assert "%" in name or told_row is None or "text" not in told_row.values


def test_one_name_of_a_source_stays_where_nobody_else_bears_it(town: Town) -> None:
    """Wherever words tell of people: «عند سامر» says who it was as well as his name by itself."""
    row: dict[str, Json] = {"representative": "سامر", "proceeding": "ملف عند سامر"}
    record = written(town, "representation", row, town.case)
    found = town.gate("ced", "un_complaint").get(record)
    assert found is None or not {"representative", "proceeding"} & {*found.values}
    written(town, "person", {"given_ar": "سامر", "family_ar": "الأحمد"}, town.family)
    found = town.gate("ced", "un_complaint").get(record)
    assert found is not None and "proceeding" in found.values


def test_a_source_is_no_mother_in_two_fields(town: Town) -> None:
    source = written(town, "source", {"type": "survivor", "true_name": "ريم الشامي"})
    written(town, "event", {"type": "other", "told_by": source}, town.case)
    her: dict[str, Json] = {"mother_given_ar": "ريم", "mother_family_ar": "الشامي"}
    town.rima.cases.save([Edit("person", her, id=town.person)])
    assert "ريم" not in told(town)
    town.rima.cases.save([Edit("person", {"mother_family_ar": "الأحمد"}, id=town.person)])
    assert "ريم" in told(town)  # another mother of that given name


def test_the_desk_says_who_is_named_in_the_words_of_a_date(town: Town) -> None:
    date = dated(f"بعد عرس {WIFE}")
    event = written(town, "event", {"type": "other", "date": date}, town.case)
    gate = town.gate("ced", "un_complaint")
    assert ("event", "date", "unnamed") in [
        (one.kind, one.field, one.reason) for one in gate.withheld
    ]
    assert gate.told is not None
    spec, record = (
        town.rima.context.dictionary.field("event", "date"),
        town.rima.cases.dossier(town.case).get(event),
    )
    assert spec is not None and record is not None
    (one,) = gate.told.named_in(record, spec)
    assert [lang for lang, _ in one.spans] == ["as_told"] * len(one.spans)


@pytest.mark.parametrize("name", ["سلما النوري", "سلما بنت النوري"])
def test_a_slip_of_the_name_stays_in_each_field(town: Town, name: str) -> None:
    tags = Writer(town).write(name)
    words = told(town)
    assert not [(one.kind, one.name) for tag, one in tags.items() if f"{tag} " in words]
