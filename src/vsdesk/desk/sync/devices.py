"""Joining an organisation: files carried by hand, words read aloud on both sides; what devices are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.keys import age_identity
from vsdesk.crypto.spoken import digits9
from vsdesk.desk.change import Change
from vsdesk.desk.device_names import STAFF
from vsdesk.errors import UserError
from vsdesk.exchange import device_keys, enrolment
from vsdesk.records.dictionary.case_numbers import FORMER, NUMBERS, enrolled
from vsdesk.vault.edit import Edit
from vsdesk.vault.meta import keys_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.exchange.enrolment import ApprovalPreview, Review, SpokenNumber
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


CHANGED: Final = frozenset(
    ("device", "case", "family")
)  # what pages show anew where other devices count


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """The request of this device: the file's bytes, and the words to read aloud."""

    data: bytes = field(repr=False)
    spoken: SpokenNumber


@dataclass(frozen=True, slots=True)
class JoinApproval:
    """The answer for a new device, and the words that the coordinator reads when it accepts."""

    data: bytes = field(repr=False)
    spoken: SpokenNumber
    letter: str


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device of the organisation. `name`: what coordinators call it, or ""."""

    device_id: str
    letter: str
    role: Role
    group: str
    revoked: bool
    own: bool
    name: str = field(default="", repr=False)

    @property
    def number(self) -> str:
        """By what the device is named over the phone: 9 groups of 3 digits, of its id; three groups do."""
        return digits9(bytes.fromhex(self.device_id))


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """The newest key to which others seal what is for this device: when it was made (milliseconds), and
    whether it waits until a list names it."""

    made: int
    waits: bool


class DeviceService:
    """Requests, approvals, the list of devices."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._saving = context.saving
        self._context = context
        self._cases = cases

    def request(self) -> JoinRequest:
        """The file that asks to join. Raises UserError E_ENROLLED."""
        data = enrolment.request(self._vault)
        return JoinRequest(data, enrolment.own_words(self._vault))

    def review(self, data: bytes) -> Review:
        """A request as a coordinator sees it. Raises Refused when it is none."""
        return enrolment.review(self._vault, data)

    def approve(
        self,
        data: bytes,
        *,
        said: str | None,
        role: Role = "documenter",
        letter: str | None = None,
        group: str = "",
    ) -> JoinApproval:
        """Sign the list that names the device. `said`: what the other side read aloud, or None when
        the two were compared on screen. Raises UserError E_ROLE, E_NOT_ENROLLED, E_LETTER;
        Refused E_WORDS.
        """
        answer = enrolment.approve(
            self._vault, data, said=said, role=role, letter=letter or None, group=group
        )
        device_id = enrolment.review(self._vault, data).device_id
        spoken = enrolment.org_words(self._vault, data)
        self._context.changed((), (), {"device"})
        return JoinApproval(answer, spoken, self._vault.trust.letter_of(device_id))

    def accept_review(self, data: bytes) -> ApprovalPreview:
        """An approval as the new device sees it; nothing is pinned yet."""
        return enrolment.answer(self._vault, data)

    def accept(self, data: bytes, *, said: str | None) -> ApprovalPreview:
        """Join: pin the organisation, and give the full number to every case recorded so far.

        The short number stays as a reference that the search finds. Raises UserError E_ENROLLED;
        Refused E_WORDS and what verification says.
        """
        with self._vault.transaction():
            answer = enrolment.accept(self._vault, data, said=said)
            edits = self._renumbered()
            if edits:
                self._saving.write(edits)
        self._context.changed((), {edit.id for edit in edits if edit.id}, CHANGED)
        return answer

    def renumbers(self, answer: ApprovalPreview) -> tuple[tuple[str, str], ...]:
        """The numbers that `accept` changes, each with the new one: said before, and after."""
        return tuple((old, full) for _, old, full in self._short(answer.code, answer.letter))

    def _short(self, code: str, letter: str) -> Iterator[tuple[RecordView, str, str]]:
        """The roots with a short number, that one, and the full one."""
        for kind, name in NUMBERS.items():
            for root in self._vault.read.of_kind(kind):
                old = root.text(name)
                full = enrolled(old, code, letter)
                if full is not None:
                    yield root, old, full

    def _renumbered(self) -> list[Edit]:
        edits = []
        for root, old, full in self._short(self._vault.trust.code, self._vault.letter):
            edits.append(Edit(root.kind, {NUMBERS[root.kind]: full}, id=root.id))
            reference = {"body": FORMER, "ref_no": old}
            edits.append(Edit("external_ref", reference, parent=root.id))
        return edits

    def listed(self) -> list[DeviceRow]:
        """The organisation's devices by letter; empty before enrolment."""
        trust = self._vault.trust.trust
        if trust is None:
            return []
        newest, own = trust.newest, self._vault.identity.device_id
        rows = [
            DeviceRow(
                d.device_id,
                d.letter,
                d.role,
                d.group,
                newest.is_revoked(d.device_id),
                own=d.device_id == own,
                name=self._context.device_name(d.device_id),
            )
            for d in newest.devices
        ]
        return sorted(rows, key=lambda row: (len(row.letter), row.letter, row.device_id))

    def name(self, device_id: str, name: str) -> Change:
        """Call a device of the list by a person's name; "" takes the name away. The other coordinators get it
        with the next hand-over, nobody else does.

        Raises UserError E_ROLE, E_NOT_FOUND for a device that the list does not name, and what saving says.
        """
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        row = next((one for one in self.listed() if one.device_id == device_id), None)
        if row is None:
            raise UserError("E_NOT_FOUND", "device")
        name, held = name.strip(), self._context.device_names.records_of(device_id)
        if name == row.name and len({one.text("name").strip() for one in held}) <= 1:
            return Change()
        said: dict[str, Json] = {"name": name or None}
        new: dict[str, Json] = {**said, "kid": device_id, "code": f"{row.letter}1"}
        edits = [Edit(one.kind, said, id=one.id) for one in held] or [
            Edit(STAFF, new, id=self._context.new_id())
        ]
        return self._cases.saved_with_back(edits)

    def key(self) -> DeviceKey:
        """The key of this device."""
        newest = keys_made(self._vault.standing.facts)[-1]
        return DeviceKey(newest, device_keys.waits(self._vault))

    def turn_key(self) -> DeviceKey:
        """Make this device's next key; it goes to coordinators with the next bundle. Raises UserError
        E_NOT_ENROLLED, E_REVOKED; Refused E_LIMIT where it was turned too often."""
        device_keys.turn(self._vault)
        self._context.audit("device_key")
        self._context.changed((), (), {"device"})
        return self.key()

    def identity(self) -> str:
        """The encryption keys that are held as age identities, a line each, the newest first: for the day
        the program is gone.

        Whoever has this text reads every bundle sent to this device since the oldest of them was made.
        """
        return "\n".join(map(age_identity, self._vault.keys()))

    def organisation_pin(self) -> str | None:
        """The hash that names the organisation for ever, 64 hex characters; None before enrolment.

        Whoever verifies bundles without the program pins it (docs/spec/bundle.md §9.3).
        """
        return self._vault.trust.org
