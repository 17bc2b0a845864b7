"""Consent: asking, narrowing, withdrawing in two steps, deciding, looking again.

Every action is one save and gives a `Change` that can be taken back (`take_back`). Grants of people
lie in their family, those of sources with the source, so that they travel with whom they belong to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.desk.cases.rests_on import cases_naming, is_tied
from vsdesk.desk.change import Change
from vsdesk.desk.consent.condition_service import Condition, are_said, of_limits, require_fitting
from vsdesk.desk.consent.consent_steps import ConsentStepService
from vsdesk.desk.consent.consent_table import ConsentTable, consent_table
from vsdesk.desk.consent.how_given import How, answer_fields, asked_of, event_of
from vsdesk.desk.consent.letters import LetterService
from vsdesk.desk.consent.overview import ConsentOverview, overview
from vsdesk.desk.consent.renewal import said_in
from vsdesk.desk.consent.withdrawal import Withdrawal, WithdrawnAnswers, asked_back, withdrawal
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent import answers, body_names, holding_answer
from vsdesk.records.consent import notes as consent_notes
from vsdesk.records.consent.answers import ASKED_AGAIN, GIVEN, IF, says_no, scopes_of
from vsdesk.records.consent.condition_rules import conditions_of
from vsdesk.records.consent.questions import (
    ANSWERS,
    TICKS,
    grants_for,
    may_answer,
    reported_by,
    with_follow_up,
)
from vsdesk.records.consent.whose_word_counts import as_believed, nobody
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME, MARK, asking, is_marked
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.service import OutboundService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen


class ConsentService:
    """What people agreed to, refused, and took back."""

    def __init__(self, context: DeskContext, cases: CaseService, outbound: OutboundService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self.steps = ConsentStepService(context, cases, self)
        self.letters = LetterService(context, cases, outbound.sheets, self)

    def table(self, case: str) -> ConsentTable:
        """Who was asked about a case, what they said, and what holds today."""
        return consent_table(self._cases.dossier(case), self._context.today())

    def overview(self, root: str, record: str = "") -> ConsentOverview | None:
        """All that is read together about a case, or about that of a family's cases for
        which `record` was said.

        None for a family without a case. Raises UserError E_NOT_FOUND.
        """
        return overview(self._context, self._cases, self, root, record)

    def notes(self, dossier: Dossier) -> dict[str, tuple[str, ...]]:
        """What is odd about each answer of a case, and what counts instead: {grant: English literals}."""
        found: dict[str, list[str]] = {}
        lists = self._context.dictionary.vocabularies
        for one in consent_notes.notes(dossier, lists, self._context.today()):
            found.setdefault(one.grant, []).append(one.sentence)
        return {grant: tuple(dict.fromkeys(told)) for grant, told in found.items()}

    # -- answers ------------------------------------------------------------------------------

    def answers(
        self,
        case: str,
        person: str,
        answers: Mapping[str, str],
        how: How,
        *,
        shown: OnScreen,
        photo: bool = False,
    ) -> Change:
        """Several of the questions at once (`records.consent.questions`): yes, alone, yes_if, no or not_now.

        Raises UserError E_VALUE for another question or answer, and for a yes_if without a condition;
        E_DAYS, E_LINK, E_ROLE.
        """
        rows: list[dict[str, Json]] = []
        for question, answer in answers.items():
            if not may_answer(question, answer):
                raise UserError("E_VALUE", kind="consent_grant", field="result")
            rows += grants_for(question, answer, {}, photo=photo)
        return self._answered(case, person, rows, how, shown)

    def grant(
        self,
        case: str,
        person: str,
        purpose: str,
        recipient: str,
        result: str,
        how: How,
        *,
        shown: OnScreen,
        named: str = "",
        scopes: Sequence[str] | None = None,
        photo: bool | None = None,
    ) -> Change:
        """One answer for one purpose and recipient; `named` is the name of a partner or prosecutor.

        Raises UserError E_VALUE for a result that cannot be asked for, and an "if" without a condition.
        """
        if result not in TICKS:
            raise UserError("E_VALUE", kind="consent_grant", field="result")
        row: dict[str, Json] = {"purpose": purpose, "recipient": recipient, "result": result}
        if named:
            row["recipient_name"] = named
        if scopes is not None:
            row["data_scope"] = [*sorted(scopes)]
        if photo is not None:
            row["photo_use"] = photo
        return self._answered(case, person, [row], how, shown)

    def _answered(
        self, case: str, person: str, rows: Sequence[dict[str, Json]], how: How, shown: OnScreen
    ) -> Change:
        dossier = self._cases.dossier(case)
        asked = self._cases.record(person)
        parent = self._home_of_answers(dossier, asked)
        common = answer_fields(how, how.on or self._context.today())
        mine = [one for one in holding_answer.grants(dossier) if one.text("grantor") == person]
        # Of several that stand the no: a coordinator's own asking takes it back, a "not
        # now" in between or not.
        held = {asked_of(one): one for one in sorted(mine, key=says_no)}
        edits: list[Edit] = []
        require_fitting(rows, how.conditions)
        today = self._context.today()
        rows = [with_follow_up({**common, **row}, today) for row in rows]
        if how.reported_by or how.unsaid:
            self._require_reporter(how, person, rows)
            rows = [reported_by(row, how.reported_by) for row in rows]
        for values in rows:
            if how.contact is True and values["result"] in GIVEN:
                scopes = {*ids_in(values.get("data_scope")), "contact"}
                values["data_scope"] = [*sorted(scopes)]
            is_if = IF in (values["result"], values.get("reported"))
            said_if = how.conditions if is_if else of_limits(values)
            about = {"grantor": person, "subject": dossier.root}
            if self.is_said(dossier, {**about, **values}, said_if):
                continue
            if (
                how.reported_by and values["result"] != ANSWERS["no"]
            ):  # what they said themselves stays what it is
                id = self._context.new_id()
                edits += [
                    Edit("consent_grant", {**about, **values}, id=id, parent=parent),
                    *(one.edit(self._context.new_id(), id) for one in said_if),
                ]
                continue
            named = body_names.key(values.get("recipient_name"))
            before = held.get((str(values["purpose"]), str(values["recipient"]), named))
            if how.reported_by and before is not None and self._lacks_teller(before):
                edits.append(Edit("consent_grant", {"reported_by": how.reported_by}, id=before.id))
                continue
            grant, *event = self._answer(dossier, person, before, values, parent, shown)
            below = [one.edit(self._context.new_id(), grant.id or "") for one in said_if]
            edits += [grant, *below, *event]
        if how.first_name and not is_marked(dossier, person, FIRST_NAME):
            by = "" if how.unsaid else how.reported_by or person
            said = asking(FIRST_NAME, self._context.today(), by)
            edits.append(Edit(MARK, said, id=self._context.new_id(), parent=person))
        if not edits:
            return Change((), frozenset(), frozenset())
        return self._cases.saved_with_back(edits)

    def _lacks_teller(self, no: RecordView) -> bool:
        """Whether it is this device's own no, of which nobody said yet who told it."""
        return answers.lacks_teller(no) and self._vault.rules.made_by(
            no.id, self._context.device_id
        )

    def _require_reporter(self, how: How, person: str, rows: Sequence[dict[str, Json]]) -> None:
        """Raise UserError E_VALUE where nobody else is said to have reported an answer, but for a no of which
        nobody said yet who told it."""
        who, no = how.reported_by, ANSWERS["no"]
        if how.unsaid:
            fits = not who and all(row["result"] == no for row in rows)
        else:
            fits = who != person and self._cases.record(who).kind in ("person", "source")
        if not fits:
            raise UserError("E_VALUE", kind="consent_grant", field="reported_by")

    def is_said(
        self,
        dossier: Dossier,
        values: Mapping[str, Json],
        said_if: Sequence[Condition] = (),
        *,
        same_as: str = "",
    ) -> bool:
        """Whether this device wrote the very same answer down already, and it stands: it is no second one.

        The same is to the same question about the same case, with nothing more and nothing less in it. At a
        documenter's all that was said stands; a coordinator's later answer takes the
        place of their earlier one.
        """
        decides = self._vault.role == "coordinator"
        standing = holding_answer.grants(dossier) if decides else dossier.of("consent_grant")
        said = {name: value for name, value in values.items() if value is not None}
        said.pop("follows", None)
        return any(
            self._vault.rules.made_by(one.id, self._context.device_id)
            and not one.deleted
            and said_in(one) == said
            and (one.id == same_as or are_said(conditions_of(dossier, one.id), said_if))
            for one in standing
        )

    def _answer(
        self,
        dossier: Dossier,
        person: str,
        before: RecordView | None,
        values: dict[str, Json],
        parent: str,
        shown: OnScreen,
    ) -> list[Edit]:
        """The answer, and the event that says what became of it. What was said before stays beside it."""
        id = self._context.new_id()
        about: dict[str, Json] = {"grantor": person, "subject": dossier.root}
        if before is not None:
            about["follows"] = before.id
        grant = Edit("consent_grant", {**about, **values}, id=id, parent=parent)
        if (
            before is not None
            and self._vault.role == "coordinator"
            and _takes_back_a_no(before, values)
        ):
            said: dict[str, Json] = {"decides": True, "decides_why": ASKED_AGAIN}
            grant = replace(
                grant, set={**grant.set, **said}, weighs=_same_asked(dossier, before), shown=shown
            )
        was = holding_answer.state_of(before, self._context.today()) if before is not None else ""
        told = self.became(dossier, was, grant.set)
        return [
            grant,
            *(Edit("consent_event", one, id=self._context.new_id(), parent=id) for one in told),
        ]

    def became(
        self, dossier: Dossier | None, was: str, answer: Mapping[str, Json]
    ) -> Iterator[dict[str, Json]]:
        """What became of an answer by another one, with who outside holds something for it."""
        holders = asked_back(dossier, answer, self._vault) if dossier is not None else []
        if event := "withdrawn" if holders else event_of(was, str(answer["result"])):
            told: dict[str, Json] = {"type": event, "on": answer["given_on"], "by": self._vault.by}
            yield {**told, "holders": holders} if holders else told

    def _home_of_answers(self, dossier: Dossier, asked: RecordView) -> str:
        if asked.kind == "source":
            return asked.id
        families = [one.id for one in dossier.of("family")]
        own = [one for one in families if one == asked.space]
        return (own or families or [dossier.root])[0]

    # -- narrower, withdrawn ------------------------------------------------------------------

    def narrow(
        self,
        grant: str,
        *,
        scopes: Sequence[str] | None = None,
        photo: bool | None = None,
        contact: bool | None = None,
        channel: str = "",
        reason: Json = None,
    ) -> Change:
        """Less than before: fewer scopes, no photo, no contact. Raises UserError E_VALUE for
        more, E_NO_SCOPE for none."""
        held = self.grant_record(grant)
        values: dict[str, Json] = {}
        if scopes is not None:
            if not set(scopes) <= scopes_of(held):
                raise UserError("E_VALUE", kind="consent_grant", field="data_scope")
            values["data_scope"] = [*sorted(set(scopes))]
        for name, value in (("photo_use", photo), ("contact_allowed", contact)):
            if value and held.value(name) is not True:
                raise UserError("E_VALUE", kind="consent_grant", field=name)
            if value is not None:
                values[name] = value
        event = self.told("narrowed", channel=channel, reason=reason)
        return self._cases.saved_with_back(
            [
                Edit("consent_grant", values, id=grant),
                Edit("consent_event", event, id=self._context.new_id(), parent=grant),
            ]
        )

    def effect(self, grants: Sequence[str]) -> Withdrawal:
        """What withdrawing these would mean, before anything is done: who holds the data already.

        Whoever no longer wants the file kept takes back everything: all answers of that person are in.
        """
        first = self.grant_record(grants[0])
        views = [self.grant_record(one) for one in grants]
        return withdrawal(self.around(first), views, self._context.today(), self._vault)

    def withdraw(
        self,
        grants: Sequence[str],
        *,
        channel: str = "",
        reason: Json = None,
        said_by: str | None = None,
        progress: Progress = SILENT,
    ) -> WithdrawnAnswers:
        """Withdraw, at once and without a reason having to be given: nothing new leaves from now on, and
        whoever holds something already is written to."""
        effect = self.effect(grants)
        edits: list[Edit] = []
        for grant in effect.grants:
            holders = effect.sure_holders(grant)
            event = self.told("withdrawn", channel=channel, reason=reason)
            if holders:
                event["holders"] = [*holders]
            if said_by:
                event["said_by"] = said_by
            edits.append(Edit("consent_grant", {"withdrawn_on": self._context.today()}, id=grant))
            edits.append(Edit("consent_event", event, id=self._context.new_id(), parent=grant))
        change = self._cases.saved_with_back(edits)
        letters = self.letters.letters(effect.grants, progress)
        if change.back:
            hidden = (Edit("evidence_item", id=one.item, delete=True) for one in letters)
            change = replace(change, back=(*change.back, *hidden))
        return WithdrawnAnswers(change, letters)

    def answer_of(
        self, grant: str, recipient: str, *, asked_on: str = "", answer: Json = None
    ) -> Change:
        """Note that a holder was asked to delete (`asked_on`), or what they answered."""
        event = self.told("withdrawn") | {"holders": [recipient]}
        event |= {"request_sent_on": asked_on} if asked_on else {}
        event |= {"answer": answer} if answer else {}
        return self._cases.saved_with_back(
            [Edit("consent_event", event, id=self._context.new_id(), parent=grant)]
        )

    def told(self, type: str, *, channel: str = "", reason: Json = None) -> dict[str, Json]:
        event: dict[str, Json] = {"type": type, "on": self._context.today(), "by": self._vault.by}
        if channel:
            event["channel"] = channel
        if reason:
            event["reason"] = reason
        return event

    def grant_record(self, id: str) -> RecordView:
        view = self._cases.record(id)
        if view.kind != "consent_grant" or view.deleted:
            raise UserError("E_NOT_FOUND", kind="consent_grant")
        return view

    def around(self, grant: RecordView) -> Dossier:
        """The case that a grant is about, else the family (or source) in which it lies. Of what it is
        about, and of whom a case is, those are believed who recorded that."""
        trust = self._vault.trust
        said = as_believed(grant, nobody, trust.believed(grant)).text("subject")
        subject = self._vault.read.view(said) if said else None
        if subject is not None and subject.kind == "person":
            cases = cases_naming(self._vault, subject)
            subject = next((one for one in cases if is_tied(one, subject, trust)), None)
        root = subject.id if subject is not None and subject.kind == "case" else grant.space
        return self._cases.dossier(root)


def _same_asked(dossier: Dossier, before: RecordView) -> list[str]:
    """All answers of the same person to the same question: nobody else's were asked about."""
    return [
        one.id
        for one in dossier.of("consent_grant")
        if one.every("grantor") == before.every("grantor") and asked_of(one) == asked_of(before)
    ]


def _takes_back_a_no(before: RecordView, values: Mapping[str, Json]) -> bool:
    return says_no(before) and values.get("result") in GIVEN
