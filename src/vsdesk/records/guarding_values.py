"""What guards somebody by standing in a field of a record that many may write: of which kind, in which field,
which values. Pure.

Each narrows what may leave as soon as somebody wrote it. Who wrote it ends it by nothing: whoever holds that
very device could (docs/decisions/015). It counts on until a coordinator writes there or looks
(docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.left_empty import REQUEST, STOP
from vsdesk.records.dictionary.values import Json

if TYPE_CHECKING:
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView

PAUSED: Final = "family_paused"  # of `case.search_status`: a family asked for it
GUARDING: Final[Mapping[str, Mapping[str, tuple[Json, ...]]]] = {
    "case": {"search_status": (PAUSED,)},
    "risk_assessment": {
        "level": ("red",),
        "no_photo": (True,),
        "alias_required": (True,),
        "no_home_visits": (True,),
    },
    REQUEST: {"type": (STOP,)},
    "family": {"discreet": (True,)},
    "family_member": {"news_of_death": (False,)},
    "contact_channel": {
        "safe_contact": (False,),
        "safe_to_call": (False,),
        "do_not_leave_message": (True,),
    },
}
# Kinds by any of whose words somebody may have said no, or asked for something.
_WISHES: Final = frozenset({"consent_grant", "consent_condition", "consent_event", "person_mark"})
# By which words of an answer (`identity_mode`) whoever gave it is named nowhere.
UNNAMED: Final = frozenset({"anonymous", "pseudonym"})
# And how delicate somebody is: that guards every entry of theirs.
_DELICATE: Final[Mapping[str, str]] = {"person": "sens"}
# What hides or closes by what it says, in fields that mostly say something else: that somebody is a child, or
# came back, or that their proceeding is kept from the public. It counts where nobody can read what it said.
BIRTH: Final = "birth"
_OF_ANYBODY: Final[Mapping[str, frozenset[str]]] = {"person": frozenset({BIRTH})}
# Of a person what guards each other entry of theirs by standing here.
OF_EVERY_ENTRY: Final = (_DELICATE["person"], *sorted(_OF_ANYBODY["person"]))
_OF_MISSING: Final[Mapping[str, frozenset[str]]] = {  # these too
    "person": frozenset({BIRTH, "age_told"}),
    "case": frozenset({"fate"}),
    "event": frozenset({"type", "date", "confidence", "release_kind"}),
    "submission": frozenset({"publicity_consent"}),
}
# Of who is missing what of this guards in each report of them that a coordinator joined.
OF_EVERY_REPORT: Final = (_DELICATE["person"], *sorted(_OF_MISSING["person"]))


def asking_kinds() -> list[str]:
    """The kinds by which somebody may have asked for something: for a query."""
    return sorted({*_WISHES, *GUARDING, *_DELICATE})


def unread_kinds() -> list[str]:
    """Those and the kinds that may close something where nobody can read them: for a query."""
    return sorted({*asking_kinds(), *_OF_ANYBODY, *_OF_MISSING})


def unread(record: RecordView, *, missing: bool) -> frozenset[str]:
    """The standing ops by which a record that nobody can read any more may guard other entries of a relative,
    or of who is `missing`, whatever they say."""
    names = (_OF_MISSING if missing else _OF_ANYBODY).get(record.kind, frozenset())
    said = (held for name, held in record.fields.items() if name in names)
    return asks(record) | frozenset(one.op for held in said for one in held)


def asks(record: RecordView) -> frozenset[str]:
    """The standing ops by which a record may ask for something, whatever they say: for words that nobody can
    read any more."""
    names = {*GUARDING.get(record.kind, ()), _DELICATE.get(record.kind, "")}
    every = record.kind in _WISHES
    said = (held for name, held in record.fields.items() if every or name in names)
    return frozenset(one.op for held in said for one in held)


def asks_by(record: RecordView, counts: Callable[[Alternative], bool]) -> frozenset[str]:
    """Of these, by whose words `counts`, the ops that do ask, as far as they can be read."""
    may = asks(record)
    return frozenset(
        one.op
        for name, held in record.fields.items()
        for one in held
        if one.op in may and counts(one)
        if record.kind in _WISHES or one.held != "here" or asks_in(record.kind, name, one.value)
    )


def asks_in(kind: str, name: str, value: Json) -> bool:
    """Whether this value guards somebody by standing in a field of a kind, or says how delicate they are."""
    delicate = _DELICATE.get(kind) == name and isinstance(value, int) and value > 0
    return delicate or guards(kind, name, value)


def guards(kind: str, name: str, value: Json) -> bool:
    """Whether this value guards somebody by standing in a field of a kind."""
    held = GUARDING.get(kind, {}).get(name, ())
    return any(value is one or (isinstance(one, str) and value == one) for one in held)
