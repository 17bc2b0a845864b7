"""Names in told words at the desk: who is named on a paper, and what was chosen for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.plea_answers import gives_way
from vsdesk.errors import UserError
from vsdesk.languages import USUAL
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dictionary.display_names import names
from vsdesk.records.gate.names.name_excerpts import excerpts
from vsdesk.records.gate.names.nowhere_named import told_fields
from vsdesk.records.gate.names.role_names import named_by_role
from vsdesk.records.gate.names.standing_choices import (
    CHOICE,
    CHOICES,
    hiding,
    is_of_one_plea,
    seen_in,
)
from vsdesk.records.gate.names.told_names import RANK
from vsdesk.records.gate.names.words_of_others import OTHERS
from vsdesk.records.gate.persons.hidden_people import marks_on
from vsdesk.records.gate.told.unread import ALONE
from vsdesk.records.on_screen import OnScreen
from vsdesk.records.source_ids import meant
from vsdesk.vault.edit import Edit
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.records.gate.names.name_choices import NameInWords
    from vsdesk.records.gate.names.standing_choices import Choice
    from vsdesk.records.gate.names.told_names import Sure, Why

_STAYS: Final = frozenset(
    {"unnamed", OTHERS, ALONE}
)  # by these reasons a text stays that names somebody
_PLACES: Final = 3  # that are shown of one person in one text
_LOOKED_AT: Final = 30  # places among which those are found that differ


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One person whom one told text names on this paper: which record and field, whose name and why
    it is told, some of the places with the words beside them, what was chosen (None: nothing), what
    the paper has in its place.

    `number` is that of the case, `root` its id or that of another file, of the kind `root_kind`.
    `shown` is what stood there then, in the text and as choices:
    whoever chooses hands it on."""

    record: str
    kind: str
    of: str  # the field
    who: str
    why: Why
    sure: Sure
    name: str = field(default="", repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)
    count: int = 0
    choice: Choice | None = None
    instead: str = field(default="", repr=False)
    shown: OnScreen = field(default_factory=OnScreen, repr=False)
    waits: bool = False  # a kinship that another device wrote waits for a look
    placed: bool = True  # whether it is known here where the name stands
    number: str = ""
    root: str = ""
    root_kind: str = ""


def named_rows(
    disclosed: GateDecision,
    dossier: Dossier,
    dictionary: Dictionary,
    wanted: Callable[[DisclosedRecord, str], bool] | None = None,
) -> tuple[NamedRow, ...]:
    """Everybody who is named in told words that would leave, or that stay because of it.

    `wanted`: of a record as it leaves and one of its fields, whether they are on this paper at all.
    """
    told, roles = disclosed.told, disclosed.by_role
    if told is None and roles is None:
        return ()
    stays = {(one.kind, one.field) for one in disclosed.withheld if one.reason in _STAYS}
    return tuple(
        row_of(dossier, record, one)
        for record in dossier
        if (left := disclosed.get(record.id)) is not None
        for spec in told_fields(dictionary, record)
        if (spec.name in left.values or (record.kind, spec.name) in stays)
        and (wanted is None or wanted(left, spec.name))
        for asked in [told.named_in(record, spec) if told is not None else ()]
        for one in (*asked, *named_by_role(roles, record, spec, asked))
    )


def row_of(dossier: Dossier, record: RecordView, one: NameInWords) -> NamedRow:
    """One person in one told text, for whoever chooses."""
    held = meant(dossier, one.who)
    called = names(held, USUAL) if held is not None and held.kind == "person" else ()
    places = dict.fromkeys(islice(_places(record, one), _LOOKED_AT))
    sure: Sure = min((span.sure for _, span in one.spans), key=RANK.__getitem__, default="sure")
    return NamedRow(
        *(one.record, record.kind, one.name, one.who, one.why, sure),
        name=called[0] if called else held.text("code") if held is not None else one.code,
        places=tuple(places)[:_PLACES],
        count=len(one.spans),
        choice=one.choice,
        instead=one.instead,
        waits=one.waits,
        placed=one.placed,
        shown=_shown(dossier, record, one),
        number=dossier.head.text("case_no"),
        root=dossier.root,
        root_kind=dossier.head.kind,
    )


def _shown(dossier: Dossier, record: RecordView, one: NameInWords) -> OnScreen:
    """What stands in one text, what hides the person, and what was chosen about this record."""
    text = OnScreen(frozenset(record.ops(one.name))) | OnScreen.of(hiding(dossier, one.who))
    return text | OnScreen.of(one for one in dossier.of(CHOICE) if record.id in one.every("record"))


def _places(record: RecordView, one: NameInWords) -> Iterator[str]:
    for lang in dict.fromkeys(lang for lang, _ in one.spans):
        spans = [(span.start, span.end) for said_in, span in one.spans if said_in == lang]
        for value in record.every(one.name):
            text = value.get(lang) if isinstance(value, dict) else value
            if isinstance(text, str):
                yield from excerpts(text, [at for at in spans if at[1] <= len(text)])


KIN_WAITS: Final = mark(
    "The paper has a gap there: what this person is to the missing one waits until a coordinator looked at it."
)
NOT_PLACED: Final = mark(
    "Only another computer knows this name, and these words are not the ones it chose about. They stay until it chose again, or a coordinator lets them leave as they stand."
)


class ToldNameService:
    """What a paper does with a name in a told text."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases

    def choose(
        self, record: str, field: str, who: str, choice: Choice, *, shown: OnScreen
    ) -> Change:
        """Write down what papers do with one person in one told text, as it was `shown`.

        A coordinator's choice is confirmed by that, binds what hides the person, and takes the place of all
        that were shown; anybody else's takes the place of their own, and stands beside what others chose.
        Raises UserError E_NOT_FOUND, E_VALUE, E_ROLE; E_CHANGED where other words stand there now.
        """
        view = self._cases.record(record)
        spec = self._dictionary.field(view.kind, field)
        if choice not in CHOICES or spec is None or not view.every(field):
            raise UserError("E_VALUE", kind=CHOICE, field="choice")
        if not shown.ops.issuperset(view.ops(field)):
            raise UserError("E_CHANGED", kind=view.kind, field=field)
        said: dict[str, Json] = {"choice": choice}
        hides: list[str] = []
        if self._vault.role == "coordinator":
            said["confirmed"] = True
            hides = self._hiding(view.space, who)
        asked: dict[str, Json] = {
            "record": record,
            "field": field,
            "who": who,
            "seen": seen_in(view, field),
        }
        before = [
            one
            for one in self._vault.read.linking(record, CHOICE)
            if all(one.every(name) == (value,) for name, value in asked.items())
            and not one.taken_out
            and shown.ops & OnScreen.of([one]).ops
            and gives_way(self._context, one)
        ]
        edits = [
            Edit(CHOICE, said, id=one.id, shown=shown, weighs=[one.id, *hides] if hides else ())
            for one in before
        ]
        first = Edit(
            CHOICE,
            {**asked, **said},
            id=self._context.new_id(),
            parent=record,
            shown=shown,
            weighs=hides,
        )
        if not any(self._is_ours(one, asked) for one in before):
            edits.append(first)
        return self._cases.saved_with_back([*edits, *self._stale(asked, shown)])

    def _is_ours(self, choice: RecordView, asked: Iterable[str]) -> bool:
        """Whether it stands without another device's word, so that what is chosen there is this device's own.
        What is said of one plea is no choice about the text."""
        said = frozenset[str]().union(*(writers(choice, name) for name in asked))
        return not is_of_one_plea(choice) and all(map(self._vault.trust.believes, said))

    def _stale(self, asked: Mapping[str, Json], shown: OnScreen) -> list[Edit]:
        """Choices about the same name that were made of other words: a stop of those
        still stands until then."""
        return [
            Edit(CHOICE, id=one.id, delete=True, shown=shown)
            for one in self._vault.read.linking(str(asked["record"]), CHOICE)
            if not one.deleted
            and all(asked[name] in one.every(name) for name in ("record", "field", "who"))
            and (one.taken_out or any(one.every(name) != (asked[name],) for name in asked))
            and shown.ops & OnScreen.of([one]).ops
            and gives_way(self._context, one)
        ]

    def _hiding(self, space: str, who: str) -> list[str]:
        """What asks that somebody is not named, in whatever file it lies: a text of an
        incident lies beside it."""
        found = {one.id for one in hiding(self._cases.dossier(space), who)}
        found |= {
            one.id
            for one in self._vault.read.linking(who, "consent_grant")
            if who in one.every("grantor")
        }
        held = self._vault.read.view(who)
        around = self._vault.read.dossier(held.space) if held is not None else None
        return sorted(found | {one.id for one in marks_on(around, who)} if around else found)
