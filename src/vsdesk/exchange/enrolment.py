"""Joining an organisation by file, with words read aloud on both sides (docs/spec/bundle.md §9).

    found    the first coordinator makes version 1 of the trust list
    request  the new device writes a self-signed device frame (no name in it)
    approve  the coordinator compares `review(...).words`, then signs the next list
    accept   the new device compares `answer(...).words`, then pins the organisation

Never trust on first use: both sides compare 88 bits. Raises UserError (E_ROLE, E_ENROLLED,
E_NOT_ENROLLED), Refused (E_WORDS when the words differ, E_LIMIT, and what verification says).
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk import __version__
from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.frame import FrameType, parse_frame
from vsdesk.crypto.spoken import digits9, same_spoken, words_of
from vsdesk.errors import Refused, UserError
from vsdesk.exchange.container import ContainerReader, write_container
from vsdesk.exchange.manifest import (
    ENROLMENT,
    MANIFEST_LIMIT,
    Manifest,
    ManifestRow,
    object_hash,
    parse_manifest,
    require_for,
)
from vsdesk.history.clock import format_ts
from vsdesk.history.device import (
    FRAME_LIMIT,
    Introduction,
    introduce,
    parse_introduction,
    sas_device,
    sas_org,
)
from vsdesk.history.trust import Device, Trust, TrustList, leads_of, next_version, pin
from vsdesk.records.dictionary.dictionary import SCHEMA

if TYPE_CHECKING:
    from vsdesk.history.state import Role
    from vsdesk.languages import Lang
    from vsdesk.vault.vault import Vault

_REQUEST: Final = "request"
_TWO: Final = 2  # lists that do not follow each other
ANSWER_LIMIT: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """What both sides read to each other: the words of one list, or the same as 9 groups of 3 digits."""

    digits: str
    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, digest: bytes) -> SpokenNumber:
        """The words and digits of a digest."""
        return cls(digits9(digest), digest)

    def words_in(self, lang: Lang) -> tuple[str, ...]:
        """The words in the list of a language; where it has none, of the one that it falls back to."""
        return tuple(words_of(self.digest, lang))


@dataclass(frozen=True, slots=True)
class Review:
    """A request as the coordinator sees it."""

    device_id: str
    recipient_fingerprint: str
    spoken: SpokenNumber
    known: bool


@dataclass(frozen=True, slots=True)
class ApprovalPreview:
    """An approval as the new device sees it, before it pins anything."""

    org: str
    code: str
    name: str = field(repr=False)
    letter: str
    role: Role
    sender: str
    spoken: SpokenNumber
    trust: Trust = field(repr=False)


def found(vault: Vault, code: str, name: str, letter: str = "A", group: str = "") -> Trust:
    """Make the organisation: version 1 of its list, with this device as its one coordinator.

    `code` is 2 to 6 capitals, `name` is what people call it. Raises UserError E_ROLE, E_ENROLLED.
    """
    if vault.trust.trust is not None:
        raise UserError("E_ENROLLED")
    if vault.role != "coordinator":
        raise UserError("E_ROLE")
    own = Device(
        device_id=vault.identity.device_id,
        sign=vault.identity.signing.public,
        encryption=(vault.keys()[0].public,),
        role="coordinator",
        letter=letter,
        group=group,
    )
    first = TrustList(
        version=1,
        prev=(),
        code=code,
        name=name,
        coordinators=(own.device_id,),
        threshold=1,
        devices=(own,),
    )
    trust = pin([vault.sign(FrameType.TRUST, first.payload())])
    with vault.transaction():
        vault.trust.keep(trust)
        vault.follow_roles()
    return trust


def request(vault: Vault) -> bytes:
    """The file that asks to be enrolled; asked again it is the same file.

    Raises UserError E_ENROLLED when the vault belongs to an organisation already.
    """
    if vault.trust.trust is not None:
        raise UserError("E_ENROLLED")
    frame = vault.meta.raw(_REQUEST)
    if frame is None:
        frame = introduce(vault.identity.signing, vault.keys()[0].public, vault.random)
        with vault.transaction():
            vault.meta.put_raw(_REQUEST, frame)
    return frame


def own_words(vault: Vault) -> SpokenNumber:
    """What the new device reads aloud while the coordinator approves."""
    return SpokenNumber.of(_sas(parse_introduction(request(vault))))


def _sas(made: Introduction) -> bytes:
    return sas_device(made.device_id, made.recipient_fingerprint, made.nonce)


def review(vault: Vault, data: bytes) -> Review:
    """Read a request. Raises Refused E_LIMIT, E_FRAME, E_CANON, E_SIG … when it is none."""
    if len(data) > FRAME_LIMIT:
        raise Refused("E_LIMIT", "request")
    made = parse_introduction(data)
    return Review(
        made.device_id,
        made.recipient_fingerprint,
        SpokenNumber.of(_sas(made)),
        vault.trust.device(made.device_id) is not None,
    )


def approve(
    vault: Vault,
    data: bytes,
    *,
    said: str | None,
    role: Role,
    letter: str | None = None,
    group: str = "",
) -> bytes:
    """Sign the list that names the new device; the answer file for it.

    `said` is what the other side read, words or digits; None means that a person compared them on
    screen and confirmed. Without `letter` the first free one is given. A device that a list names
    already gets its answer again. Raises UserError E_ROLE, E_NOT_ENROLLED; Refused E_WORDS, and
    E_SIGNER when the device comes with another key to encrypt to.
    """
    trust = leading(vault)
    made = parse_introduction(data)
    if said is not None and not same_spoken(_sas(made), said):
        raise Refused("E_WORDS")
    known = trust.newest.device(made.device_id)
    if known is None:
        trust = _add(vault, trust, made, role, letter, group)
    elif made.encryption not in known.encryption:
        raise Refused("E_SIGNER", "another encryption key")
    return _answer(vault, trust, made)


def leading(vault: Vault) -> Trust:
    """The lists, where this device leads. Raises UserError E_NOT_ENROLLED, E_REVOKED, E_ROLE."""
    trust = vault.trust.trust
    vault.trust.require_enrolled()
    assert trust is not None
    if vault.identity.device_id not in trust.newest.acting_coordinators():
        raise UserError("E_ROLE")
    return trust


def _add(
    vault: Vault, trust: Trust, made: Introduction, role: Role, letter: str | None, group: str
) -> Trust:
    draft = next_version(trust)
    if letter is not None and any(device.letter == letter for device in draft.devices):
        raise UserError("E_LETTER")
    device = Device(
        device_id=made.device_id,
        sign=made.sign,
        encryption=(made.encryption,),
        role=role,
        letter=letter or draft.free_letter(),
        group=group,
    )
    leads = draft.coordinators
    if role == "coordinator" and draft.threshold == 1:
        # Where one signature changes who leads, a new coordinator leads at once; else k sign later.
        leads = tuple(sorted((*leads, made.device_id)))
    return publish(vault, replace(draft, devices=(*draft.devices, device), coordinators=leads))


def set_sources_go(vault: Vault, *, go: bool) -> None:
    """Sign the next list with the policy on the spaces of sources; nothing where it is so already.

    Raises UserError E_ROLE, E_NOT_ENROLLED.
    """
    draft = next_version(leading(vault))
    if draft.sources_go != go:
        publish(vault, _with_policy(draft, "sources", "coordinators" if go else None))


def set_journals_stay(vault: Vault, *, stay: bool) -> None:
    """The same of the journals of the devices: whether they stay where they were written."""
    draft = next_version(leading(vault))
    if draft.journals_stay != stay:
        publish(vault, _with_policy(draft, "journal", "stay" if stay else None))


def _with_policy(draft: TrustList, name: str, said: str | None) -> TrustList:
    policy = {key: value for key, value in draft.policy.items() if key != name}
    return replace(draft, policy=policy if said is None else {**policy, name: said})


def publish(vault: Vault, body: TrustList) -> Trust:
    """Sign a next version alone and keep it; every later bundle carries it.

    Raises Refused E_SIGNER when one coordinator does not suffice for this change; UserError E_TWO_LISTS where
    it is one of who leads while another list stands beside the own one.
    """
    trust = leading(vault)
    if trust.beside and leads_of(body) != leads_of(trust.own):
        raise UserError("E_TWO_LISTS")
    frame = vault.sign(FrameType.TRUST, body.payload())
    after = pin([*trust.frames(), frame], trust.org)
    if after.hashes == trust.hashes:
        raise Refused("E_SIGNER", "the list does not follow")
    # Roles are for life, so a new device changes nothing of what is folded.
    with vault.transaction():
        vault.trust.keep(after)
        vault.follow_roles()
    return after


def settle_lists(vault: Vault) -> None:
    """Where lists were joined here and this device leads: sign the list that follows all of them, so that the
    others come to the same."""
    trust = vault.trust.trust
    if trust is None or len(trust.hashes) < _TWO or not vault.trust.enrolled:
        return
    if vault.identity.device_id in trust.newest.acting_coordinators():
        publish(vault, next_version(trust))


def _answer(vault: Vault, trust: Trust, made: Introduction) -> bytes:
    frames = trust.to_carry()
    salt = vault.random(32)
    manifest = Manifest(
        kind=ENROLMENT,
        bundle=vault.random(16).hex(),
        vol=1,
        vols=1,
        org=trust.org,
        sender=vault.identity.device_id,
        incarnation=vault.identity.incarnation,
        to=(made.recipient_fingerprint,),
        ts=format_ts(vault.clock()),
        app=f"vsdesk {__version__}",
        schema=SCHEMA,
        trust=trust.version,
        salt=salt,
        objects=tuple(ManifestRow("trust", len(one), object_hash(salt, one)) for one in frames),
    )
    out = io.BytesIO()
    age = AgeWriter(out, [made.encryption], vault.random)
    frame = vault.sign(FrameType.BUNDLE, manifest.payload())
    write_container(age, frame, manifest, [_Same(one) for one in frames])
    age.close()
    return out.getvalue()


class _Same:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __call__(self) -> bytes:
        return self._data


def answer(vault: Vault, data: bytes) -> ApprovalPreview:
    """Read an approval and verify all of it; nothing is believed before the words were compared.

    Raises UserError E_ENROLLED; Refused E_RECIPIENT when it is for another device, E_SIGNER when
    the list does not name this device or its signer leads no organisation, and the codes of a
    damaged file.
    """
    made = parse_introduction(_requested(vault))
    if len(data) > ANSWER_LIMIT:
        raise Refused("E_LIMIT", "answer")
    age = AgeReader(io.BytesIO(data), vault.keys())
    reader = ContainerReader(age)
    trust = pin(reader.trust_frames)
    manifest = _judged(reader, trust, age.opened_by)
    for _ in reader.objects(manifest):
        pass
    device = trust.newest.device(made.device_id)
    if device is None or made.encryption not in device.encryption:
        raise Refused("E_SIGNER", "the list does not name this device")
    return ApprovalPreview(
        org=trust.org,
        code=trust.newest.code,
        name=trust.newest.name,
        letter=device.letter,
        role=device.role,
        sender=manifest.sender,
        spoken=SpokenNumber.of(sas_org(trust.org, made.device_id, made.nonce)),
        trust=trust,
    )


def _requested(vault: Vault) -> bytes:
    if vault.trust.trust is not None:
        raise UserError("E_ENROLLED")
    frame = vault.meta.raw(_REQUEST)
    if frame is None:
        raise Refused("E_RECIPIENT", "this device asked for nothing")
    return frame


def _judged(reader: ContainerReader, trust: Trust, opened_by: str) -> Manifest:
    frame = parse_frame(reader.frame, MANIFEST_LIMIT)
    leads = trust.newest.acting_coordinators()
    if (
        frame.type != FrameType.BUNDLE
        or len(frame.device_ids) != 1
        or frame.device_ids[0] not in leads
    ):
        raise Refused("E_SIGNER", "answer")
    frame.valid_signers(trust.newest.signing_keys())
    manifest = parse_manifest(frame.payload)
    require_for(manifest, ENROLMENT, frame.device_ids[0], trust.org, opened_by)
    return manifest


def org_words(vault: Vault, data: bytes) -> SpokenNumber:
    """What the coordinator reads aloud at `accept`: from the request that was approved."""
    trust = leading(vault)
    made = parse_introduction(data)
    return SpokenNumber.of(sas_org(trust.org, made.device_id, made.nonce))


def accept(vault: Vault, data: bytes, *, said: str | None) -> ApprovalPreview:
    """Pin the organisation. `said` as in `approve`. Raises Refused E_WORDS and what `answer` does."""
    read = answer(vault, data)
    if said is not None and not same_spoken(read.spoken.digest, said):
        raise Refused("E_WORDS")
    was, led = vault.role, vault.rules.led
    with vault.transaction():
        vault.trust.keep(read.trust)
        vault.meta.drop(_REQUEST)
        if read.role == was and led:
            vault.follow_roles()
        else:
            vault.trust_changed()
    return read
