"""The gate: what may leave, what is withheld and why, and which consents were used.

`decide` is pure and the only maker of `Disclosed`; every exit (sheet, dump, spreadsheet, clipboard,
preview) takes a `Disclosed` and nothing else. Hand-over between the organisation's own vaults does
not pass here: it goes by whole spaces (sync.md §3). Looking at one's own screen is no exit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from typing import Final

from vsdesk.errors import Bug, UserError
from vsdesk.records.consent import agreement
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, Readable, RecordView, ids_in
from vsdesk.records.redaction import (
    JUDGED,
    REASONS,
    Level,
    Scene,
    field_refusal,
    printed_reason,
    refusal,
    shown,
)
from vsdesk.records.spec import FieldSpec
from vsdesk.records.values import Json

__all__ = [
    "REASONS",
    "Disclosed",
    "DisclosedRecord",
    "Level",
    "Request",
    "Withheld",
    "decide",
    "printed_reason",
]

_MADE_BY_DECIDE: Final = object()


@dataclass(frozen=True, slots=True)
class Request:
    """Why, for whom, at which level, on which day (ISO).

    `recipient` is a key of the list `recipient` ("own copy" is read as own_copy); `named_recipient`
    the name of a partner, of a prosecutor, or of the relative whose paper it is; `person` that
    relative's id, where known; `lang` the languages of the paper.
    """

    purpose: str
    recipient: str
    level: Level
    today: str
    lang: tuple[str, ...] = ()
    named_recipient: str = field(default="", repr=False)
    person: str | None = None

    @property
    def recipient_key(self) -> str:
        """The recipient as a key of its list."""
        return self.recipient.strip().replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field, or a whole record (`field` None), that stays. `reason` is a key of `REASONS`."""

    kind: str
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class DisclosedRecord:
    """What may leave of one record. More than one value: undecided, print them all.

    `marks`: "alleged" or "judged" for whoever is thought responsible. `printed`: the fields among
    `values` that are declared for paper, in the order of the dictionary.
    """

    id: str
    kind: str
    parent: str | None
    values: Mapping[str, tuple[Json, ...]] = field(repr=False)
    created: str = ""
    marks: frozenset[str] = frozenset()
    printed: tuple[FieldSpec, ...] = ()

    def value(self, name: str) -> Json:
        """The one value, or the newest of several; None when absent or withheld."""
        return self.every(name)[0] if self.every(name) else None

    def text(self, name: str) -> str:
        """The value when it is text, else an empty string."""
        found = self.value(name)
        return found if isinstance(found, str) else ""

    def every(self, name: str) -> tuple[Json, ...]:
        """All values that stand, newest first."""
        return self.values.get(name, ())

    def differs(self, name: str) -> bool:
        """True when the field is undecided."""
        return len(self.every(name)) > 1

    @property
    def undecided(self) -> tuple[str, ...]:
        """The fields with more than one value."""
        return tuple(name for name in self.values if self.differs(name))


@dataclass(frozen=True)
class Disclosed:
    """What may leave for one request. Only `decide` makes one."""

    request: Request
    root: str
    records: tuple[DisclosedRecord, ...]
    withheld: tuple[Withheld, ...]
    consents_used: tuple[str, ...]
    state: str  # of the consent: given, not_needed, or the reason why nothing leaves
    presumed_alive: bool  # False only with a forensic identification: the wording hangs on it
    made_by: InitVar[object] = field(kw_only=True)

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _MADE_BY_DECIDE:
            raise Bug("a Disclosed is made by records.disclosure.decide only")

    @property
    def allowed(self) -> bool:
        """True when the consent lets something leave."""
        return self.state in ("given", "not_needed")

    def require(self) -> Disclosed:
        """This, or UserError E_GATE when nothing may leave; its detail is the reason's key."""
        if not self.allowed:
            raise UserError("E_GATE", self.state, reason=self.state)
        return self

    @cached_property
    def _by_id(self) -> Mapping[str, DisclosedRecord]:
        return {record.id: record for record in self.records}

    def __iter__(self) -> Iterator[DisclosedRecord]:
        return iter(self.records)

    @property
    def head(self) -> DisclosedRecord:
        """The root record. Raises UserError E_GATE when nothing of it may leave."""
        self.require()
        if self.root not in self._by_id:
            raise UserError("E_GATE", "level", reason="level")
        return self._by_id[self.root]

    def get(self, id: str | None) -> DisclosedRecord | None:
        """The record of this id as far as it may leave, or None."""
        return self._by_id.get(id) if id else None

    def of(self, kind: str) -> tuple[DisclosedRecord, ...]:
        """All records of one kind, in their given order."""
        return tuple(one for one in self.records if one.kind == kind)

    def children(self, id: str, kind: str | None = None) -> tuple[DisclosedRecord, ...]:
        """The records directly below one, of one kind if asked."""
        return tuple(
            one for one in self.records if one.parent == id and (kind is None or one.kind == kind)
        )

    def linked(self, record: Readable, name: str) -> tuple[DisclosedRecord, ...]:
        """The records to which a link field points, as far as they may leave."""
        ids = [id for value in record.every(name) for id in ids_in(value)]
        return tuple(self._by_id[id] for id in dict.fromkeys(ids) if id in self._by_id)

    def payload(self) -> Json:
        """The whole of it as one JSON value; its SHA-256 in canonical form is the paper's digest."""
        request = self.request
        return {
            "v": 1,
            "request": {
                "purpose": request.purpose,
                "recipient": request.recipient_key,
                "named": request.named_recipient,
                "level": request.level,
                "today": request.today,
            },
            "root": self.root,
            "records": [
                {
                    "id": one.id,
                    "kind": one.kind,
                    "parent": one.parent,
                    "values": {name: list(values) for name, values in one.values.items()},
                }
                for one in self.records
            ],
            "withheld": [[one.kind, one.field, one.reason] for one in self.withheld],
            "consents": list(self.consents_used),
        }


def decide(request: Request, dossier: Dossier, dictionary: Dictionary) -> Disclosed:
    """What of `dossier` may leave for `request`. Deleted records never do.

    When no consent holds for the purpose and recipient, nothing leaves at all; `withheld` then names
    each kind with the reason.
    """
    agreed = agreement(
        dossier, request.purpose, request.recipient_key, request.named_recipient, request.today
    )
    scene = Scene(
        dossier,
        dictionary,
        agreed,
        request.level,
        request.recipient_key,
        request.named_recipient,
        request.person,
        request.today,
    )
    withheld: dict[Withheld, None] = {}
    records: list[DisclosedRecord] = []
    gone = _gone(dossier)
    for record in dossier:
        if record.id in gone:
            continue
        reason = refusal(scene, record) if agreed.holds else agreed.state
        if reason is not None:
            withheld[Withheld(record.kind, None, reason)] = None
            continue
        records.append(_let_out(scene, record, withheld))
    return Disclosed(
        request=request,
        root=dossier.root,
        records=tuple(sorted(records, key=lambda one: one.id != dossier.root)),
        withheld=tuple(withheld),
        consents_used=agreed.used if agreed.holds else (),
        state=agreed.state,
        presumed_alive=not _is_identified(dossier),
        made_by=_MADE_BY_DECIDE,
    )


def _let_out(scene: Scene, record: RecordView, withheld: dict[Withheld, None]) -> DisclosedRecord:
    values: dict[str, tuple[Json, ...]] = {}
    for name in sorted(record.fields):
        found = record.every(name)
        if not found or name == "deleted":
            continue
        if not scene.whole and (found == (None,) or name == "sens"):
            continue  # nothing is said, or only how the organisation keeps the record
        spec = _spec(scene, record, name)
        reason = field_refusal(scene, record, spec)
        if reason is None:
            values[name] = tuple(shown(scene, spec, one) for one in found)
        else:
            withheld[Withheld(record.kind, name, reason)] = None
    kind = scene.dictionary.kind(record.kind)
    printed = tuple(
        one for one in (kind.fields if kind else ()) if one.printed and one.name in values
    )
    return DisclosedRecord(
        record.id, record.kind, record.parent, values, record.created, _marks(record), printed
    )


def _spec(scene: Scene, record: RecordView, name: str) -> FieldSpec | None:
    """The field whose rules hold for a value: a claim and a translation have those of what they are about."""
    if record.kind == "claim" and name == "value":
        return scene.dictionary.claimed(record.text("field"))
    own = scene.dictionary.field(record.kind, name)
    if record.kind == "translation" and name == "text":
        translated = scene.dossier.get(record.text("record") or record.parent)
        kind = translated.kind if translated else ""
        return scene.dictionary.field(kind, record.text("field")) or own
    return own


def _marks(record: RecordView) -> frozenset[str]:
    if record.kind not in ("perpetrator", "involvement"):
        return frozenset()
    return frozenset({"judged" if record.text("legal_status") in JUDGED else "alleged"})


def _gone(dossier: Dossier) -> frozenset[str]:
    """The ids of deleted records, and of all that lies below one, however deep."""
    found: set[str] = set()
    left = [record.id for record in dossier if record.deleted]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += [child.id for child in dossier.children(one)]
    return frozenset(found)


def _is_identified(dossier: Dossier) -> bool:
    return any(case.every("fate") == ("dead_identified",) for case in dossier.of("case"))
