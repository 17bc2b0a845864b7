"""The signed form of an answer goes where the answer goes, and bears the name of who signed.
Everybody is made up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import hala
from tests.scans import scan

from vsdesk.desk import Edit, ExitOrder
from vsdesk.records.about import bytes_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.papers import signed_forms

FORM = scan("وقّعت هنا سلمى")


def form_of(made: Town, how: str, link: str) -> str:
    """A form that the sister signed, beside the mother's yes; the coordinator's. Its id."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "سلمى")
    said(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    desk = made.rima
    item = desk.files.attach(io.BytesIO(FORM), made.family, kind="other", name="ورقة.pdf").ids[0]
    answer: dict[str, Json] = {
        "grantor": sister,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "wgeid" if how in ("mark", "another body") else "ced",
        "result": "refused" if how == "refused" else "given",
        "given_on": "2026-11-20",
        "data_scope": ["circumstances", "documents", "family_members", "identity"],
    }
    if how == "anonymous":
        answer["identity_mode"] = "anonymous"
    if link == "scan":
        answer["scan"] = item
    else:
        desk.cases.save([Edit("evidence_item", {link: sister}, id=item)])
    desk.cases.save([Edit("consent_grant", answer, id=desk.context.new_id(), parent=made.family)])
    if how == "mark":
        desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=sister)])
    return item


@pytest.mark.parametrize(
    ("how", "link"),
    [
        *((how, "scan") for how in ("mark", "refused", "anonymous", "another body")),
        *((how, "signed_by") for how in ("mark", "anonymous")),
    ],
)
def test_it_leaves_to_nobody_to_whom_the_answer_does_not(
    made: Town, tmp_path: Path, how: str, link: str
) -> None:
    item = form_of(made, how, link)
    found = made.gate("ced", "un_complaint")
    one = found.get(item)
    assert one is None or "blob" not in one.values
    made.rima.outbound.files.dump_for(
        tmp_path / "out", ExitOrder("un_complaint", "ced", "B", (made.case,))
    )
    assert (tmp_path / "out" / "records.jsonl").is_file()
    assert not [*(tmp_path / "out" / "files").iterdir()]


def test_the_form_of_the_answer_that_opens_leaves_with_it(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    item = made.hala.files.attach(io.BytesIO(FORM), made.family, kind="other", name="ورقة.pdf").ids[
        0
    ]
    said(made, mother, "given", scan=item)
    carry(made.hala, made.stick, made.rima)
    found = made.gate("ced", "un_complaint")
    one = found.get(item)
    assert one is not None and "blob" in one.values


@pytest.mark.parametrize("by", ["assigned", "opener"])
@pytest.mark.parametrize("how", ["an answer that opens", "the same bytes"])
def test_nobody_else_makes_it_another_ones(made: Town, by: str, how: str) -> None:
    item = form_of(made, "another body", "scan")
    assign(made)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    device = made.enemy if by == "assigned" else hala(made)
    if how == "the same bytes":
        held = made.rima.cases.record(item)
        names = ("blob", "mime", "sha256", "size", "file_name")
        item = below(
            device,
            made.family,
            "evidence_item",
            {"type": "other"} | {name: held.value(name) for name in names},
        )
    else:
        mother = next(
            one.text("grantor")
            for one in made.hala.cases.dossier(made.case).of("consent_grant")
            if one.text("recipient") == "ced"
        )
        answer = {**a_yes(made, mother), "scan": item}
        below(device, made.family, "consent_grant", answer)
    device.hand_over(made.rima)
    one = made.gate("ced", "un_complaint").get(item)
    assert one is None or "blob" not in one.values


def test_however_many_forms_each_file_is_read_once_for_them(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    family_of(made)
    forms = [
        made.hala.files.attach(io.BytesIO(FORM + bytes([n])), made.family, kind="other", name="f")
        for n in range(4)
    ]
    ids = [one.ids[0] for one in forms]
    for n, item in enumerate(ids):
        who = relative(made, "sister", f"سلمى{n}")
        said(made, who, "given", scan=item)
    again = made.hala.files.attach(io.BytesIO(FORM + bytes([3])), made.case, kind="other", name="g")
    carry(made.hala, made.stick, made.rima)
    dossier = made.rima.cases.dossier(made.case)
    read: list[str] = []

    def counted(item: RecordView) -> frozenset[str]:
        read.append(item.id)
        return bytes_of(item)

    monkeypatch.setattr(signed_forms, "bytes_of", counted)
    found = signed_forms.signed_answers(dossier)
    assert {*found} == {*ids, *again.ids}
    assert found[again.ids[0]] == found[ids[3]]
    assert all(len(said) == 1 for said in found.values())
    assert all(read.count(id) <= 2 for id in read)
