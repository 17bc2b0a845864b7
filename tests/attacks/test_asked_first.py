"""What ends a wait, keeps a paper or takes one rests on who may say so; others are asked about first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap, town
from tests.desk.conftest import House, frozen_now

from vsdesk.desk import Desk, Edit, How, SheetOrder, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import ids_in
from vsdesk.records.readiness import waiting_replies

SCOPES = ["circumstances", "documents", "family_members", "identity", "perpetrator_names"]
COURT = "prosecutor_de"


def there(desk: Desk, rec: str) -> bool:
    """Whether a record still stands."""
    try:
        view = desk.cases.record(rec)
    except UserError:
        return False
    return not view.erased and not view.deleted


def paper_of(made: Town) -> str:
    return next(one.id for one in made.rima.cases.dossier(made.case).of("evidence_item"))


# -- erasing -----------------------------------------------------------------------------------


def _given_by_row(made: Town, item: str) -> tuple[str, dict[str, Json]]:
    row: dict[str, Json] = {"exit": "submission", "recipient": COURT, "on": "2026-01-01"}
    return "disclosure", {**row, "records": [[item, ["blob"]]]}


def _given_by_submission(made: Town, item: str) -> tuple[str, dict[str, Json]]:
    return "submission", {"mechanism": COURT, "sent_on": "2026-01-01", "snapshot": [item]}


@pytest.mark.parametrize("role", ["documenter", "reviewer"])
@pytest.mark.parametrize("saying", [_given_by_row, _given_by_submission])
def test_no_device_keeps_a_paper_from_being_erased(
    house: House, role: str, saying: Callable[[Town, str], tuple[str, dict[str, Json]]]
) -> None:
    made = town(house, role)  # type: ignore[arg-type]  # a role by name
    item = paper_of(made)
    kind, values = saying(made, item)
    made.enemy.sign(
        made.case, NewOp(made.enemy.desk.context.new_id(), kind, values, parent=made.case)
    )
    made.enemy.hand_over(made.rima)
    listing = made.rima.erasure.erasure(made.case)
    asked = [(one.id, one.recipient) for one in listing.claimed]
    assert (listing.kept, asked) == (
        (),
        [(item, COURT)] if role == "documenter" or kind == "disclosure" else [],
    )
    made.rima.erasure.erase(
        made.case,
        made.family,
        why="withdrawn",
        because="طلب",
        listed=made.rima.erasure.erasure(made.case, made.family).digest,
    )
    assert not there(made.rima, item)


def test_what_a_coordinator_confirmed_keeps_it(made: Town) -> None:
    item = paper_of(made)
    row = made.enemy.desk.context.new_id()
    kind, values = _given_by_row(made, item)
    made.enemy.sign(made.case, NewOp(row, kind, values, parent=made.case))
    made.enemy.hand_over(made.rima)
    made.rima.consent.letters.confirm_given([row], shown=made.rima.cases.shown(*[row]))
    assert item in [one.id for one in made.rima.erasure.erasure(made.case).kept]
    made.rima.erasure.erase(
        made.case,
        made.family,
        why="withdrawn",
        because="طلب",
        listed=made.rima.erasure.erasure(made.case, made.family).digest,
    )
    assert there(made.rima, item)


@pytest.mark.parametrize("name", ["told_by", "source"])
def test_what_others_recorded_does_not_go_with_a_source(made: Town, name: str) -> None:
    """Who told it is said by who wrote it down; what another device adds is asked."""
    hala, enemy = made.hala, made.enemy
    kind = "event" if name == "told_by" else "claim"
    said: dict[str, Json] = (
        {"type": "held_at", "text": {"ar": "كان في المهجع"}}
        if kind == "event"
        else {"field": "text", "value": {"ar": "رآه شاهد"}}
    )
    told = hala.cases.save([Edit(kind, said, id=hala.context.new_id(), parent=made.case)]).ids[0]
    carry(hala, made.stick, made.rima)
    carry(made.rima, made.stick, enemy.desk)
    source = enemy.desk.context.new_id()
    given: dict[str, Json] = {
        "given_to": [made.rima.access.status().device_id]
    }  # else it stays with who wrote it
    enemy.sign(source, NewOp(source, "source", {"type": "survivor", "true_name": "سامر"} | given))
    enemy.change(told, kind, {name: source}, replace=False)
    enemy.hand_over(made.rima)
    listing = made.rima.erasure.erasure(source)
    assert (listing.cited, listing.linked) == ((), (told,))
    made.rima.erasure.erase(
        source, why="withdrawn", because="طلب", listed=made.rima.erasure.erasure(source).digest
    )
    assert there(made.rima, told)


# -- letters and replies ----------------------------------------------------------------------


def owed(made: Town) -> list[str]:
    return [str(one.told) for one in made.rima.due.due() if one.what == "letter"]


@pytest.fixture
def withdrawn(made: Town) -> str:
    """An answer that was taken back, for a body that holds something: a letter is owed."""
    hala, rima = made.hala, made.rima
    made_ = hala.consent.grant(
        made.case,
        made.mother,
        "un_complaint",
        "ced",
        "given",
        How(),
        scopes=SCOPES,
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, rima)
    sheet = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    rima.outbound.sheets.print_sheet(sheet)
    rima.consent.withdraw([made_.ids[0]])
    swap(made)
    assert owed(made) == ["ced"]
    return made_.ids[0]


@pytest.mark.parametrize("said", [{"request_sent_on": "2026-11-20"}, {"answer": {"ar": "حُذف"}}])
def test_a_letter_is_owed_until_who_may_says_that_it_went(
    made: Town, withdrawn: str, said: dict[str, Json]
) -> None:
    enemy = made.enemy
    told: dict[str, Json] = {"type": "withdrawn", "holders": ["ced"], "on": TODAY, **said}
    enemy.sign(
        made.family, NewOp(enemy.desk.context.new_id(), "consent_event", told, parent=withdrawn)
    )
    enemy.hand_over(made.rima)
    assert owed(made) == ["ced"]
    made.rima.consent.answer_of(withdrawn, "ced", asked_on=made.rima.context.today())
    assert owed(made) == []


def test_a_letter_is_owed_however_many_rows_come_after(
    made: Town, withdrawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    enemy, other = made.enemy, made.grants["iimp"]
    for _ in range(21):
        ids = [enemy.desk.context.new_id() for _ in range(200)]
        given: dict[str, Json] = {"type": "given", "on": TODAY}
        enemy.sign(made.family, *(NewOp(id, "consent_event", given, parent=other) for id in ids))
    enemy.hand_over(made.rima)
    assert owed(made) == ["ced"]


def sent(made: Town) -> str:
    """A submission that the coordinator froze and sent."""
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
    carry(made.hala, made.stick, made.rima)
    sub = made.rima.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    made.rima.submissions.prepare(sub, because="اختبار")
    made.rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(made.rima, sub))
    return sub


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ("reply", {"family_answered_on": TODAY}),
        ("reply", {"type": "ack"}),
        ("submission", {"status": "closed"}),
    ],
    ids=["answered", "no reply", "closed"],
)
@pytest.mark.parametrize("replace", [True, False])
def test_a_reply_waits_until_who_may_says_that_it_is_over(
    made: Town, of: str, said: dict[str, Json], replace: bool
) -> None:
    sub = sent(made)
    reply = made.rima.submissions.replies.event(sub, "government_reply", TODAY).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    rec, kind = (reply, "submission_event") if of == "reply" else (sub, "submission")
    made.enemy.change(rec, kind, said, replace=replace, ts=1_900_000_000_000)
    made.enemy.hand_over(made.rima)
    dossier = made.rima.cases.dossier(made.case)
    assert [one.reply for one in waiting_replies(dossier, TODAY)] == [reply]
    assert [one.reply for one in made.rima.submissions.replies.replies_of(dossier)] == [reply]
    made.rima.submissions.replies.told(reply, TODAY, answered=TODAY)
    assert made.rima.submissions.replies.replies_of(made.rima.cases.dossier(made.case)) == ()


# -- submissions ------------------------------------------------------------------------------


def frozen_again(made: Town, sub: str) -> None:
    """The enemy freezes another page under the same fields."""
    desk = made.enemy.desk
    view = desk.cases.record(sub)
    held = [desk.cases.record(one) for one in ids_in(view.value("snapshot"))]
    old = next(
        desk.files.attachment(one.id) for one in held if one.text("mime") == "application/json"
    )
    told = json.loads(old)
    page = desk.outbound.sheets.sheet(
        SheetOrder(made.case, kind="case-file", purpose="casework", recipient="own_org")
    ).pdf
    name = told["papers"][0]["name"]
    told["papers"] = [{"name": name, "sha256": hashlib.sha256(page).hexdigest()}]
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
    made.enemy.change(sub, "submission", {"snapshot": keep, "digest": digest})
    made.enemy.hand_over(made.rima)


def test_what_another_device_froze_leaves_only_as_it_is_set_here(made: Town) -> None:
    rima = made.rima
    sub = made.hala.submissions.new(SubmissionOrder(made.case, "wgeid", owner="A1")).ids[0]
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
    carry(made.hala, made.stick, rima)
    rima.submissions.prepare(sub, because="اختبار")
    rima.submissions.approve(sub, frozen_now(rima, sub))
    looked = rima.submissions.frozen(sub).digest
    carry(rima, made.stick, made.enemy.desk)
    frozen_again(made, sub)
    for leave in (
        lambda: rima.submissions.papers(sub, frozen_now(rima, sub)),
        lambda: rima.submissions.papers(sub, looked),
        lambda: rima.submissions.approve(sub, frozen_now(rima, sub)),
        lambda: rima.submissions.approve(sub, looked),
        lambda: rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(rima, sub)),
    ):
        with pytest.raises(UserError, match="E_SET_ELSEWHERE"):
            leave()
    assert rima.submissions.approver(sub) and not rima.cases.dossier(made.case).of("disclosure")
    rima.submissions.prepare(sub, because="اختبار")  # frozen anew, it is hers
    assert rima.submissions.papers(sub, frozen_now(rima, sub))


def test_nobody_but_who_may_says_that_it_was_sent(made: Town) -> None:
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
    carry(made.hala, made.stick, made.rima)
    sub = made.rima.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    carry(made.rima, made.stick, made.enemy.desk)
    said: dict[str, Json] = {"status": "sent", "sent_on": "2026-11-20", "sent_by": "A1"}
    made.enemy.change(sub, "submission", said)
    made.enemy.hand_over(made.rima)
    made.rima.submissions.prepare(sub, because="اختبار")
    made.rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(made.rima, sub))
    assert TODAY in made.view(sub).every("sent_on")


def approved(made: Town, desk: Desk) -> str:
    """A submission that this desk prepared and the coordinator approved, everywhere."""
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
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    sub = desk.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[0]
    if desk is not made.rima:
        carry(desk, made.stick, made.rima)
    made.rima.submissions.prepare(sub, because="اختبار")
    made.rima.submissions.approve(sub, frozen_now(made.rima, sub))
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return sub


@pytest.mark.parametrize("whose", ["rima", "hala"])
@pytest.mark.parametrize("said", [{"status": "sent"}, {"status": "sent", "sent_on": "2026-11-20"}])
def test_what_was_approved_was_not_sent_by_another_devices_word(
    made: Town, whose: str, said: dict[str, Json]
) -> None:
    """It is neither shut against who sends it, nor said to have gone."""
    sub = approved(made, getattr(made, whose))
    made.enemy.change(sub, "submission", said)
    made.enemy.hand_over(made.rima, made.hala)
    for desk in (made.rima, made.hala):
        assert not desk.submissions.replies.left(desk.cases.record(sub))
    made.rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(made.rima, sub))
    assert made.rima.submissions.replies.left(made.view(sub))


def test_a_coordinator_takes_over_what_another_device_says_of_the_day(made: Town) -> None:
    sub = approved(made, made.rima)
    made.enemy.change(sub, "submission", {"status": "sent", "sent_on": TODAY, "sent_how": "email"})
    made.enemy.hand_over(made.rima)
    made.rima.submissions.sent(sub, TODAY, "email", looked=frozen_now(made.rima, sub))
    assert made.rima.submissions.replies.left(made.view(sub))


def test_who_prepared_it_says_that_it_was_sent(made: Town) -> None:
    sub = approved(made, made.hala)
    made.hala.submissions.sent(sub, TODAY, "email")
    carry(made.hala, made.stick, made.rima)
    assert made.rima.submissions.replies.left(made.view(sub))
    with pytest.raises(UserError, match="E_FROZEN"):
        made.rima.submissions.prepare(sub, because="اختبار")


def test_what_was_sent_is_not_opened_again_by_another_device(made: Town) -> None:
    sub = sent(made)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(sub, "submission", {"status": "drafting", "sent_on": None})
    made.enemy.hand_over(made.rima)
    with pytest.raises(UserError, match="E_FROZEN"):
        made.rima.submissions.prepare(sub, because="اختبار")
