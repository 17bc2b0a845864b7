"""What the tests and pictures of leaving need: consents, a paper, a danger, a reply. Nobody here exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk import PAPERS, Edit, SheetOrder, SubmissionOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def agree(desk: Desk, case: str, pairs: Sequence[tuple[str, str]]) -> None:
    """The mother agrees to these purposes and recipients (made up)."""
    dossier = desk.cases.dossier(case)
    family, mother = dossier.of("family")[0], dossier.head.text("primary_contact")
    scopes = ["circumstances", "contact", "documents", "family_members", "identity", "photo"]
    edits = [
        Edit(
            "consent_grant",
            {
                "grantor": mother,
                "subject": case,
                "capacity": "relative",
                "purpose": purpose,
                "recipient": recipient,
                "result": "given",
                "given_on": "2026-11-04",
                "how_recorded": "signed",
                "data_scope": [*scopes],
            },
            parent=family.id,
        )
        for purpose, recipient in pairs
    ]
    desk.cases.save(edits)


def all_agree(desk: Desk, case: str) -> None:
    """She agrees to all, and takes back her no."""
    for one in desk.cases.dossier(case).of("consent_grant"):
        if one.text("result") == "refused":
            desk.cases.delete(one.id, shown=desk.cases.shown(one.id))
    bodies = [one for one in desk.submissions.readiness.mechanisms() if one.kind != "gate"]
    own = [("casework", "own_org"), ("hlp_claim", "partner_ngo")]
    own += [(one.purpose, one.recipient) for one in PAPERS if one.poster]
    agree(desk, case, [*own, *((b.purposes[0], b.recipient) for b in bodies)])


def told_by_one(desk: Desk, case: str) -> None:
    """One witness who was in a place of detention (made up)."""
    place, source = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("place", {"name_ar": "فرع مختلق", "type": "prison"}, id=place),
            Edit("source", {"code": "S-1", "type": "co_detainee"}, id=source),
        ]
    )
    values: dict[str, Json] = {"type": "sighting", "facility": place, "told_by": source}
    values["date"] = {"from": "2014-11-03", "precision": "day"}
    desk.cases.save([Edit("event", values, parent=case)])


def a_paper(desk: Desk, case: str) -> str:
    values = {"type": "id_document", "title": "بيان عائلي", "file_name": "paper.jpg"}
    return desk.cases.save([Edit("evidence_item", {**values}, parent=case)]).ids[0]


def danger(desk: Desk, case: str) -> None:
    risk = {"date": "2026-11-01", "level": "red", "next_review": "2027-03-01"}
    desk.cases.save([Edit("risk_assessment", {**risk}, id=desk.context.new_id(), parent=case)])


def with_reply(desk: Desk, case: str, on: str = "2026-08-20") -> tuple[str, str]:
    """A submission (made up), sent before it was kept here, to which a Government replied."""
    agree(desk, case, [("un_complaint", "wgeid")])
    sent: dict[str, Json] = {"status": "sent", "sent_on": "2026-06-01", "sent_how": "email"}
    submission = desk.submissions.new(SubmissionOrder(case, "wgeid", values=sent)).ids[0]
    return submission, desk.submissions.replies.event(submission, "government_reply", on).ids[0]


def raid(desk: Desk, *cases: str) -> str:
    """One raid (made up) in which the persons of these cases were taken."""
    id = desk.context.new_id()
    values: dict[str, Json] = {"title": "مداهمة سوق متخيَّل", "place_text": "السوق القديم"}
    values["date"] = {"from": "2013-08-09", "precision": "day"}
    desk.cases.save([Edit("incident", values, id=id)])
    desk.cases.save([Edit("case", {"incident": id}, id=one) for one in cases])
    return id


def taken_back(desk: Desk, case: str, body: str = "icmp") -> None:
    """Something went to a body, then the answer was taken back, and nobody wrote to it yet: as where another
    desk wrote it down (made up)."""
    agree(desk, case, [("search", body)])
    desk.outbound.sheets.print_sheet(SheetOrder(case, ("en",), body, recipient=body))
    grants = [
        one for one in desk.cases.dossier(case).of("consent_grant") if one.text("recipient") == body
    ]
    today: dict[str, Json] = {"withdrawn_on": desk.context.today()}
    desk.cases.save(
        [Edit("consent_grant", today, id=one.id, shown=desk.cases.shown(one.id)) for one in grants]
    )
