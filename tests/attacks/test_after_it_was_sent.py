"""What was sent to a body is what every page shows and what can be fetched, whatever another device freezes
or says later. Everybody is made up."""

from __future__ import annotations

import hashlib
import json

import pytest
from tests.attacks.kit import TODAY, Town, carry, told_once
from tests.attacks.test_frozen_pdf import _draft
from tests.desk.conftest import frozen_now

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import ids_in
from vsdesk.records.statuses import OPEN_SUBMISSION


@told_once
def _sent(made: Town) -> tuple[str, str]:
    sub = _draft(made)
    digest = made.rima.submissions.prepare(sub, because="اختبار").digest
    made.rima.submissions.approve(sub, digest)
    made.rima.submissions.papers(sub, digest)
    made.rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(made.rima, sub))
    carry(made.rima, made.stick, made.enemy.desk)
    return sub, digest


def _replace(made: Town, sub: str) -> bytes:
    """The enemy puts another page in the place of the one that was sent."""
    desk = made.enemy.desk
    view = desk.cases.record(sub)
    held = {
        desk.cases.record(one).text("mime"): desk.files.attachment(one)
        for one in ids_in(view.value("snapshot"))
    }
    page = held["application/pdf"] + b"\n% another page\n"
    told = json.loads(held["application/json"])
    told["papers"][0]["sha256"] = hashlib.sha256(page).hexdigest()
    data = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    keep: list[Json] = [
        desk.consent.letters.keep_file(
            data, view.space, "submission_copy", "x.json", "application/json"
        ),
        desk.consent.letters.keep_file(
            page, view.space, "submission_copy", "x.pdf", "application/pdf"
        ),
    ]
    said: dict[str, Json] = {
        "snapshot": [*sorted(map(str, keep))],
        "digest": hashlib.sha256(data).hexdigest(),
    }
    made.enemy.change(sub, "submission", said)
    made.enemy.hand_over(made.rima)
    return page


def _steer(made: Town, sub: str) -> bytes:
    """Another page, and everything else of the submission that a device can say beside or over what
    stands."""
    page = _replace(made, sub)
    said: dict[str, Json] = {
        "mechanism": "ced",
        "mechanism_name": "جهة مختلقة",
        "profile_version": "ced 1",
        "language": ["ku"],
        "status": "drafting",
        "sent_on": "2026-11-01",
        "sent_how": "post",
        "sent_by": "X9",
        "external_ref": "12/2026",
    }
    for replace in (True, False):
        made.enemy.change(sub, "submission", said, replace=replace)
    made.enemy.hand_over(made.rima)
    return page


def _name_other_files(made: Town, sub: str) -> bytes:
    """The items that hold it say that their file is another one, and are taken out."""
    items = ids_in(made.enemy.desk.cases.record(sub).value("snapshot"))
    page = _replace(made, sub)
    desk = made.enemy.desk
    blob = desk.cases.record(ids_in(desk.cases.record(sub).value("snapshot"))[0]).value("blob")
    for item in items:
        for replace in (True, False):
            said: dict[str, Json] = {"blob": blob, "mime": "text/plain", "sha256": "0" * 64}
            made.enemy.change(item, "evidence_item", said, replace=replace)
        made.enemy.change(item, "evidence_item", {"deleted": True}, observed=True)
    made.enemy.hand_over(made.rima)
    return page


WAYS = {"frozen": _replace, "steered": _steer, "files": _name_other_files}


@pytest.mark.parametrize("way", WAYS)
def test_the_page_shows_what_was_sent(made: Town, way: str) -> None:
    sub, digest = _sent(made)
    before = made.rima.submissions.frozen(sub)
    page = WAYS[way](made, sub)
    assert made.rima.submissions.replies.left(made.view(sub))
    shown = made.rima.submissions.frozen(sub)
    assert page not in [one.pdf for one in shown.pages]
    assert shown == before
    assert shown.digest == digest


@pytest.mark.parametrize("way", WAYS)
def test_what_was_sent_can_be_fetched_again(made: Town, way: str) -> None:
    sub, digest = _sent(made)
    before = made.rima.submissions.papers(sub, digest)
    WAYS[way](made, sub)
    assert made.rima.submissions.papers(sub, digest) == before
    assert len(made.rima.cases.dossier(made.case).of("disclosure")) == 1  # and it went once


@pytest.mark.parametrize("way", WAYS)
def test_its_row_says_what_was_sent(made: Town, way: str) -> None:
    sub, digest = _sent(made)
    made.rima.cases.save([Edit("submission", {"external_ref": "77/2026"}, id=sub)])
    carry(made.rima, made.stick, made.enemy.desk)
    [before] = [one for one in made.rima.submissions.replies.listed(made.case) if one.id == sub]
    WAYS[way](made, sub)
    [row] = [one for one in made.rima.submissions.replies.listed(made.case) if one.id == sub]
    assert (row.digest, row.approver, row.reference) == (digest, before.approver, "77/2026")
    assert (row.mechanism, row.named, row.sent_on) == ("wgeid", before.named, TODAY)
    assert row.status not in OPEN_SUBMISSION


@pytest.mark.parametrize("way", WAYS)
def test_what_hala_sent_once_it_was_approved_stays_sent(made: Town, way: str) -> None:
    """She made the submission, so her word that it went counts: no page that others freeze
    takes the approval away."""
    sub = _draft(made)
    digest = made.rima.submissions.prepare(sub, because="اختبار").digest
    made.rima.submissions.approve(sub, digest)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    made.hala.submissions.sent(sub, TODAY, "email")
    before = made.hala.submissions.frozen(sub)
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    WAYS[way](made, sub)
    made.enemy.hand_over(made.hala)
    for desk in (made.rima, made.hala):
        assert desk.submissions.replies.left(desk.cases.record(sub))
        assert desk.submissions.frozen(sub) == before
        assert desk.submissions.papers(sub, digest) == before.pages


def test_before_it_is_sent_it_is_frozen_anew(made: Town) -> None:
    """Control: an approval alone holds no place for what is frozen since."""
    sub = _draft(made)
    digest = made.rima.submissions.prepare(sub, because="اختبار").digest
    made.rima.submissions.approve(sub, digest)
    carry(made.rima, made.stick, made.enemy.desk)
    page = _replace(made, sub)
    assert page in [one.pdf for one in made.rima.submissions.frozen(sub).pages]
    with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
        made.rima.submissions.papers(sub, frozen_now(made.rima, sub))
    made.rima.submissions.prepare(sub, because="اختبار")
    assert page not in [one.pdf for one in made.rima.submissions.frozen(sub).pages]


def test_a_letter_still_says_the_number_of_the_body(made: Town) -> None:
    _sent(made)
    said: dict[str, Json] = {"mechanism": "wgeid", "external_ref": "77/2026"}
    ours = made.rima.cases.save([Edit("submission", said, parent=made.case)]).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    for name, lie in (("mechanism", "ced"), ("external_ref", "12/2026")):
        made.enemy.change(ours, "submission", {name: lie})
        made.enemy.change(ours, "submission", {name: lie}, replace=False)
    made.enemy.hand_over(made.rima)
    [yes] = [
        one.id
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if one.text("recipient") == "wgeid" and one.text("result") == "given"
    ][-1:]
    [holder] = made.rima.consent.effect([yes]).holders
    assert holder.references == ("77/2026",)


def test_what_a_court_got_stays_whatever_is_frozen_since(made: Town) -> None:
    rima, page = made.rima, b"%PDF-1.4\n% made up\n"
    told = {"cases": [], "papers": [{"name": "x.pdf", "sha256": hashlib.sha256(page).hexdigest()}]}
    data = json.dumps(told).encode()
    digest = hashlib.sha256(data).hexdigest()
    items: list[Json] = [
        *sorted(
            rima.consent.letters.keep_file(one, made.case, "submission_copy", name, mime)
            for one, name, mime in (
                (data, "x.json", "application/json"),
                (page, "x.pdf", "application/pdf"),
            )
        )
    ]
    said: dict[str, Json] = {"mechanism": COURTS[0], "status": "sent", "sent_on": TODAY}
    said |= {"digest": digest, "snapshot": items, "approved": True, "approved_digest": digest}
    sub = rima.context.vault.save([Edit("submission", said, parent=made.case)]).ids[0]
    carry(rima, made.stick, made.enemy.desk)
    before = rima.erasure.erasure(made.case).kept
    assert {*items, sub} <= {one.id for one in before}
    lie: dict[str, Json] = {"digest": "0" * 64, "snapshot": [], "sent_on": "2026-11-01"}
    made.enemy.change(sub, "submission", lie)
    made.enemy.hand_over(rima)
    assert rima.erasure.erasure(made.case).kept == before
