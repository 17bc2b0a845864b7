"""Joining an organisation: files carried by hand, words read aloud on both sides; what devices are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.crypto.keys import age_identity
from vsdesk.desk.base import Change
from vsdesk.desk.device_names import STAFF
from vsdesk.desk.recording import Recording
from vsdesk.errors import UserError
from vsdesk.exchange import enrolment
from vsdesk.records.numbering import FORMER, enrolled
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from vsdesk.exchange.enrolment import Answer, Review, Spoken
    from vsdesk.records.spec import Role
    from vsdesk.records.values import Json


@dataclass(frozen=True, slots=True)
class Requested:
    """The request of this device: the file's bytes, and the words to read aloud."""

    data: bytes = field(repr=False)
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Approved:
    """The answer for a new device, and the words that the coordinator reads when it accepts."""

    data: bytes = field(repr=False)
    spoken: Spoken
    letter: str


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device of the organisation. `name`: what coordinators call it, or ""."""

    kid: str
    letter: str
    role: Role
    group: str
    revoked: bool
    own: bool
    name: str = field(default="", repr=False)


class Enrolling(Recording):
    """Requests, approvals, the list of devices."""

    def device_request(self) -> Requested:
        """The file that asks to join. Raises UserError E_ENROLLED."""
        data = enrolment.request(self.vault)
        return Requested(data, enrolment.own_words(self.vault))

    def device_review(self, data: bytes) -> Review:
        """A request as a coordinator sees it. Raises Refused when it is none."""
        return enrolment.review(self.vault, data)

    def device_approve(
        self,
        data: bytes,
        *,
        said: str | None,
        role: Role = "documenter",
        letter: str | None = None,
        group: str = "",
    ) -> Approved:
        """Sign the list that names the device. `said`: what the other side read aloud, or None when
        the two were compared on screen. Raises UserError E_ROLE, E_NOT_ENROLLED, E_LETTER;
        Refused E_WORDS.
        """
        answer = enrolment.approve(
            self.vault, data, said=said, role=role, letter=letter or None, group=group
        )
        kid = enrolment.review(self.vault, data).kid
        spoken = enrolment.org_words(self.vault, data)
        self._changed((), (), {"device"})
        return Approved(answer, spoken, self.vault.trust.letter_of(kid))

    def device_accept_review(self, data: bytes) -> Answer:
        """An approval as the new device sees it; nothing is pinned yet."""
        return enrolment.answer(self.vault, data)

    def device_accept(self, data: bytes, *, said: str | None) -> Answer:
        """Join: pin the organisation, and give the full number to every case recorded so far.

        The short number stays as a reference that the search finds. Raises UserError E_ENROLLED;
        Refused E_WORDS and what verification says.
        """
        with self.vault.transaction():
            answer = enrolment.accept(self.vault, data, said=said)
            edits = self._renumbered()
            if edits:
                self.saving.write(edits)
        self._changed((), {edit.id for edit in edits if edit.id}, {"device", "case", "family"})
        return answer

    def _renumbered(self) -> list[Edit]:
        code, letter = self.vault.trust.code, self.vault.letter
        edits = []
        for kind, field_name in (("case", "case_no"), ("family", "family_code")):
            for root in self.vault.read.of_kind(kind):
                old = root.text(field_name)
                full = enrolled(old, code, letter)
                if full is not None:
                    edits.append(Edit(kind, {field_name: full}, id=root.id))
                    reference = {"body": FORMER, "ref_no": old}
                    edits.append(Edit("external_ref", reference, parent=root.id))
        return edits

    def devices(self) -> list[DeviceRow]:
        """The organisation's devices by letter; empty before enrolment."""
        trust = self.vault.trust.trust
        if trust is None:
            return []
        newest, own = trust.newest, self.vault.identity.kid
        rows = [
            DeviceRow(
                d.kid, d.letter, d.role, d.group, newest.is_revoked(d.kid), own=d.kid == own,
                name=self.device_name(d.kid),
            )
            for d in newest.devices
        ]  # fmt: skip
        return sorted(rows, key=lambda row: (len(row.letter), row.letter, row.kid))

    def name_device(self, kid: str, name: str) -> Change:
        """Call a device of the list by a person's name; "" takes the name away. The other coordinators get it with
        the next hand-over, nobody else does.

        Raises UserError E_ROLE, E_NOT_FOUND for a device that the list does not name, and what saving says.
        """
        if self.role != "coordinator":
            raise UserError("E_ROLE")
        row = next((one for one in self.devices() if one.kid == kid), None)
        if row is None:
            raise UserError("E_NOT_FOUND", "device")
        name, held = name.strip(), self._device_names.records_of(kid)
        if name == row.name and len({one.text("name").strip() for one in held}) <= 1:
            return Change()
        said: dict[str, Json] = {"name": name or None}
        new: dict[str, Json] = {**said, "kid": kid, "code": f"{row.letter}1"}
        edits = [Edit(one.kind, said, id=one.id) for one in held] or [
            Edit(STAFF, new, id=self.new_id())
        ]
        return self._saved_with_back(edits)

    def identity(self) -> str:
        """The newest encryption key as an age identity: for the day the program is gone.

        Whoever has this text reads every bundle sent to this device since the key was made.
        """
        return age_identity(self.vault.keys()[0])

    def organisation_pin(self) -> str | None:
        """The hash that names the organisation for ever, 64 hex characters; None before enrolment.

        Whoever verifies bundles without the program pins it (docs/spec/bundle.md §9.3).
        """
        return self.vault.trust.org
