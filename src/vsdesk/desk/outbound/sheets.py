"""Printing: what leaves on paper passes the gate, and leaves a row that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import CellsOfVault, speaker, submission_to
from vsdesk.desk.outbound.beside_records import files_of, hands, named_on, told_on, unrecorded_on
from vsdesk.desk.outbound.copy_numbers import next_copy
from vsdesk.desk.outbound.discreet_orders import form_of
from vsdesk.desk.outbound.exit_approval import require_door
from vsdesk.desk.outbound.filled_forms import FormRecord, filled_from
from vsdesk.desk.outbound.open_papers import OpenPapers
from vsdesk.desk.outbound.paper_notes import notes_on
from vsdesk.desk.outbound.sheet_kinds import (
    ATTENDANCE,
    as_paper,
    decided_for,
    is_poster,
    require_made,
    require_root,
    require_whose,
    usual_request,
)
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.submission_snapshot import digest_of_exit, digest_of_file
from vsdesk.desk.outbound.used_words import used_up
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.case_numbers import NUMBERS, paper_number
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.disclosure import Withheld, decide
from vsdesk.records.gate.papers import discreet_papers
from vsdesk.records.gate.papers.root_number import was_numbered
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_numbers import on_pages
from vsdesk.records.readiness import Profiles
from vsdesk.reports import (
    FOR_FAMILY,
    WITHOUT_RECORDS,
    Contact,
    Furniture,
    SheetSubject,
    UntranslatedField,
    Voice,
    cut,
    is_recalled,
    photo_box,
    protect,
    render,
    short_digest,
)
from vsdesk.vault.edit import Edit
from vsdesk.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.desk.cases.untold_news import UntoldNews
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.groups import GroupService
    from vsdesk.desk.outbound.leaving_review import ShownPaper
    from vsdesk.desk.outbound.printed_pictures import PrintedPictures
    from vsdesk.desk.outbound.sheet_order import SheetOrder
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.records.gate.told.few_sources import Cells
    from vsdesk.reports import SourceCounts
    from vsdesk.words import Lang

PROFILES: Final = "mechanisms"  # an organisation's own, in a computer's profile beside its lists
_CONTACT: Final = ("person", "phone", "hours", "address", "mail")


class SheetService:
    """Sheets of cases."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        untold: UntoldNews,
        pictures: PrintedPictures,
        groups: GroupService,
    ) -> None:
        self._vault = context.vault
        self._env = context.env
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self._untold = untold
        self.pictures = pictures
        self._groups = groups
        self._open = OpenPapers(context)

    @cached_property
    def profiles(self) -> Profiles:
        """What each mechanism asks for, those first that most families need first. Read once."""
        return Profiles.load(self._env.profile / PROFILES)

    def sheet(self, order: SheetOrder, progress: Progress = SILENT) -> PrintedSheet:
        """A preview: the finished sheet, and no row, because nothing left yet.

        Raises UserError E_GATE when nothing may leave, E_NOT_FOUND, E_USAGE; Cancelled.
        """
        dossier, disclosed = self._let_out(order)
        return self.set(order, dossier, disclosed, progress)

    def names_in_words(self, order: SheetOrder) -> tuple[NamedRow, ...]:
        """Who is named in told words that would leave by an order. Raises UserError E_GATE, E_NOT_FOUND."""
        dossier = self._cases.dossier(order.case)
        return named_on(order.kind, self.decided(order, dossier), dossier, self._dictionary)

    def print_sheet(
        self, order: SheetOrder, progress: Progress = SILENT, looked: ShownPaper | None = None
    ) -> PrintedSheet:
        """The sheet that leaves, and its row. `looked`: as it was looked at (`PrintedSheet.looked`).

        Raises as `sheet`, E_BY_SUBMISSION too, E_CHANGED for another one than that, E_GATE for a telephone.
        """
        require_door(self._vault, order.recipient, order.kind)
        dossier, disclosed = self._let_out(order)
        printed = self.set(order, dossier, disclosed, progress)
        if looked is not None:
            looked.require(
                printed.looked,
                lambda stamp: self.set(order, dossier, disclosed, progress, stamp).looked,
            )
        printed.require_told(order.told_reason, order.own_numbers)
        self.note_exit("sheet", printed, disclosed, why=order.told_reason, sheet=order.kind)
        return printed

    def is_discreet(self, case: str) -> bool:
        """Whether the family's sheet of a case is discreet when nobody says otherwise."""
        return self.discreet(self._cases.dossier(case))

    def _let_out(self, order: SheetOrder) -> tuple[Dossier, GateDecision]:
        require_made(order)
        dossier = self._cases.dossier(order.case)
        return dossier, self.decided(order, dossier)

    def set(
        self,
        order: SheetOrder,
        dossier: Dossier,
        disclosed: GateDecision,
        progress: Progress,
        stamp: ShownPaper | None = None,
    ) -> PrintedSheet:
        """The pages of what the gate let out; under the `stamp` of others, to be compared with them."""
        recipient, on = disclosed.request.recipient, disclosed.request.today
        digest, copy = digest_of_exit(disclosed), order.copy
        if stamp is not None:
            digest, copy, on = stamp.digest, stamp.copy, stamp.on
        copy = copy or next_copy(self._vault, dossier, recipient)
        form = form_of(order, dossier, disclosed.request.person, self._dictionary.places)
        furniture = Furniture(
            level=disclosed.request.level,
            recipient=recipient,
            copy=copy,
            case_no=disclosed.number,
            on=date.fromisoformat(on),
            digest=short_digest(digest),
            discreet=form.discreet,
            contact=self.contact(),
            was=was_numbered(disclosed),
            size=order.size,
        )
        voices = [self.voice(lang).heeding([disclosed]) for lang in order.langs]
        picture = self.pictures.picture(disclosed, dossier, photo_box(order.kind, order.size))
        filled = self._filled(order, dossier, disclosed)
        words, unset = list[str](), set[str]()
        aside, unread = set[Withheld](), set[UntranslatedField]()
        made = render(
            order.kind,
            disclosed,
            voices,
            progress,
            furniture=furniture,
            photo=picture,
            unset=unset,
            aside=aside,
            unread=unread,
            words=words,
            topic=SheetSubject(
                self._dictionary,
                item=order.item,
                person=disclosed.request.person or "",
                submission=filled.record,
                behind=self._behind_sheet(order.case, recipient),
                signing=order.signing,
                hands=hands(disclosed, dossier, self._vault.trust),
                files=files_of(disclosed, dossier, self._vault.shown),
            ),
        )
        pdf = cut(made, order.pages)
        told, own = told_on(order.kind, form.discreet, disclosed, dossier, self._dictionary)
        return PrintedSheet(
            protect(pdf, order.password) if order.password else pdf,
            *((*disclosed.withheld, *filled.withheld), digest, copy, disclosed.consents_used),
            *(disclosed.small_cells, tuple(sorted(unset))),
            discreet=furniture.discreet,
            why_discreet=form.why,
            unread=tuple(sorted(unread)),
            recalled=is_recalled(order.kind),
            number=disclosed.number,
            told=on_pages((*told, *filled.told), words),
            own_numbers=on_pages(own, words),
            named=named_on(order.kind, disclosed, dossier, self._dictionary),
            unrecorded=unrecorded_on(order.kind, disclosed, dossier, self._dictionary, words),
            aside=tuple(sorted(aside, key=lambda one: (one.kind, one.field or ""))),
            notes=tuple(notes_on(order.kind, disclosed, furniture)),
            on=on,
            pages=digest_of_file(pdf),
            pictured=picture is not None,
        )

    def _filled(self, order: SheetOrder, dossier: Dossier, disclosed: GateDecision) -> FormRecord:
        """The submission that fills a form, as the gate lets it out of its own case and of this one."""
        to = disclosed.request.recipient
        id = order.submission or submission_to(to, dossier, self._vault.trust)
        if not order.submission or (lies := self._cases.record(id).space) == order.case:
            return FormRecord(disclosed.get(id))
        there = self._cases.dossier(lies)
        found = decide(self.request(order, there), there, self._dictionary)
        return filled_from(found.get(id), found, disclosed, self._dictionary)

    def _behind_sheet(self, case: str, recipient: str) -> SourceCounts | None:
        """How many reports stand behind the facts: for our own file and mechanisms, never a family's."""
        if recipient != "own_org" and self.profiles.get(recipient) is None:
            return None
        return self._groups.behind(self._cases.record(case).id)

    def decided(self, order: SheetOrder, dossier: Dossier) -> GateDecision:
        require_root(order.kind, dossier)
        self.may_give(order.cell_reason, order.told_reason)
        asked = [self.request(replace(order, purpose=p), dossier) for p in self._purposes(order)]
        if order.kind == ATTENDANCE:  # it lies open on a table
            dossier = self._open.as_everybody_reads(asked[0], dossier)
        found = [decided_for(order.kind, one, dossier, self._dictionary) for one in asked]
        disclosed = next((one for one in found if one.allowed), found[0])
        if order.kind not in WITHOUT_RECORDS:
            disclosed.require()
        require_whose(order.kind, disclosed.request.person)
        paper = as_paper(order, disclosed, self._dictionary)
        return self.pictures.narrowed(paper, dossier, poster=is_poster(order.kind))

    def may_give(self, *reasons: str) -> None:
        """Raises UserError E_ROLE where somebody else than a coordinator says why what would stay goes."""
        if any(reasons) and self._vault.role != "coordinator":
            raise UserError("E_ROLE")

    def _purposes(self, order: SheetOrder) -> tuple[str, ...]:
        """For what it may leave: as ordered, else as is usual, else what its mechanism asks for."""
        said = order.purpose or usual_request(order.kind)[0]
        profile = self.profiles.get(order.kind)
        return (said,) if said or profile is None else profile.purposes

    def request(self, order: SheetOrder, dossier: Dossier) -> Request:
        """What the gate is asked for an order whose purpose is settled."""
        to = order.recipient or usual_request(order.kind)[1]
        recipient = self.known_recipient(to, order.named)
        return Request(
            purpose=order.purpose,
            recipient=recipient,
            level=order.level,
            today=self._context.today(),
            lang=order.langs,
            named_recipient=order.named,
            person=order.person or speaker(dossier, self._vault.trust),
            own_rights=order.own_rights,
            caller=order.caller,
            cell_reason=order.cell_reason,
            cells=self.cells(dossier),
            quiet=order.kind in FOR_FAMILY or self._untold.speaks_quietly(dossier, recipient),
            exit=order.exit,
            decided=order.unread,
        )

    def known_recipient(self, key: str, named: str = "") -> str:
        """The key of a recipient, as it is. Raises UserError E_NO_BODY, with the keys that are near it.

        Also E_NAMED when a name is given to a body that is one of its kind: no consent was asked for it.
        """
        known = self._dictionary.vocabularies.keys("recipient")
        if key not in {*known, *recipients.KNOWN}:
            raise UserError("E_NO_BODY", near=" ".join(get_close_matches(key, known, 3)))
        profiles = [one for one in self.profiles if one.recipient == key]
        one_body = profiles and all(one.kind == "mechanism" and not one.named for one in profiles)
        if named.strip() and one_body:
            raise UserError("E_NAMED")
        return key

    def cells(self, dossier: Dossier) -> Cells:
        """How many sources of the whole vault speak of what each event of this case says."""
        return CellsOfVault(self._vault, self._cases.linking).of(dossier)

    def voice(self, lang: Lang) -> Voice:
        known = self._dictionary
        return Voice(Words(lang), Labels(lang, known.vocabularies), known.places)

    def discreet(self, dossier: Dossier, person: str | None = None) -> bool:
        return discreet_papers.is_usual(dossier, person, self._dictionary.places)

    def note_exit(
        self,
        exit: str,
        printed: PrintedSheet,
        disclosed: GateDecision,
        *,
        root: str = "",
        read: Sequence[DisclosedRecord] | None = None,
        approver: str = "",
        why: str = "",
        also: Sequence[GateDecision] = (),
        sheet: str = "",
    ) -> None:
        """The row that every exit leaves: what, to whom, why, on whose word, with which consents.

        Here is the door for all of them: no row, and so no exit, without it, but for what somebody approved
        or where no record leaves. Raises UserError E_BY_SUBMISSION.

        It lies below `root`, else below what the gate was asked about. `read` are the records that left,
        where these are not all that the gate let out. `approver`: the code on whose word, else whose vault
        this is. `also`: the others on whose word it left too, that have no row. `sheet`: which it is.
        """
        request = disclosed.request
        left = disclosed.records if read is None else read
        if left and not approver:
            require_door(self._vault, request.recipient, sheet)
        values: dict[str, Json] = {
            "exit": exit,
            "on": request.today,
            "purpose": request.purpose,
            "recipient": request.recipient,
            "recipient_name": request.named_recipient,
            "number": self.number(root or disclosed.root, disclosed),
            "level": request.level.lower(),
            "lang": [*sorted(request.lang)],
            "copy_no": printed.copy,
            "digest": printed.digest,
            "records": [[one.id, [*sorted(one.values)]] for one in left],
            "withheld": [[one.kind, one.field, one.reason] for one in printed.withheld],
            "consents": [*sorted(printed.consents)],
            "approver": approver or self._vault.by,
            "why": " · ".join(one for one in (request.cell_reason, why) if one),
            "confirmed": True if self._vault.role == "coordinator" else "",
        }
        kept = {name: value for name, value in values.items() if value not in ("", [], 0)}
        head = self._cases.record(root or disclosed.root)
        row = Edit("disclosure", kept, parent=head.id, space=head.space)
        words = used_up((disclosed, *also), printed.digest, left, pictured=printed.pictured)
        saved = self._saving.write([row, *words])
        self._context.changed(saved.ids, saved.spaces, {"disclosure"})

    def number(self, root: str, disclosed: GateDecision) -> str:
        """The number of a case or family, as it stands on paper."""
        if root == disclosed.root:
            return disclosed.number
        head = self._cases.record(root)
        name, left = NUMBERS.get(head.kind, ""), disclosed.get(root)
        return paper_number(head.text(name), head.id, left.text(name) if left else "")

    # -- the association's own contact, printed on every family sheet -------------------------

    def contact(self) -> Contact:
        """How a family reaches the association, as set in the settings."""
        held = self._vault.standing.facts.get("contact", {})
        parts = {name: str(held.get(name, "")) for name in _CONTACT}
        organisation = self._vault.trust.name or self._vault.identity.organisation
        return Contact(organisation=organisation, **parts)

    def set_contact(
        self,
        person: str,
        phone: str,
        hours: str,
        *,
        address: str | None = None,
        mail: str | None = None,
    ) -> None:
        """Set it: a first name, a safe number, the hours; address and e-mail for what is submitted."""
        held = self._vault.meta.get("contact", {})
        said: dict[str, Json] = {"person": person, "phone": phone, "hours": hours}
        said["address"] = held.get("address", "") if address is None else address
        said["mail"] = held.get("mail", "") if mail is None else mail
        with self._vault.transaction():
            self._vault.meta.put("contact", said)
