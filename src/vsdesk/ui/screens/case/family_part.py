"""The family of a case: its members and how they are related; or the choice of a family."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.desk import JOINS
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITINGS
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.catalogue.places import new_page
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import FIRST
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.family_finder import FamilyFinder
from vsdesk.ui.parts.kinships import Kinships
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.parts.member_rows import MemberRows
from vsdesk.ui.parts.relation import ToWhom
from vsdesk.ui.people_names import capital, in_order, missing_person
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.move_part import MovePart, SecondFamilyOff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, FamilyEntry, KnownFamily
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

_FEW: Final = 3  # relatives of one name who are asked about


class CalledSo(QWidget):
    """Whether a relative who is called as the missing person is the same: a brother who was told of first,
    and is missing since. Asked, and never joined unasked."""

    def __init__(
        self, context: Context, family: str, person: RecordView, again: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context, self._person, self._again = context, person, again
        self.setObjectName(f"called-so-{family[:8]}")
        self._box = column(context.look, self, space=6)
        name: dict[str, Json] = {
            field: text
            for part in NAME_PARTS
            for writing in WRITINGS
            if (text := person.text(field := f"{part}_{writing}"))
        }
        session = context.session
        answer: Callbacks[Sequence[FamilyEntry]] = Callbacks(
            self, self._found, session.jobs.failed.emit
        )
        like = session.desk.cases.relatives.called_so
        session.jobs.read(answer, like, family, name, person.id)

    def _found(self, found: Sequence[FamilyEntry]) -> None:
        look, say = self._context.look, self._context.look.words.say
        labels = self._context.session.labels
        for one in [held for held in found if not held.missing][:_FEW]:
            name = in_order(*one.name, look.lang)[0]
            kin = [capital(labels.term("kinship", key)) for key in one.relations]
            asked = look.dots(say("Is this the same {name}?", name=name), *kin)
            self._box.addWidget(Paragraph(look, asked, "body", "text2", wide=90))
            words = say("They are one person")
            yes = Button(look, words, f"same-as-{one.member[:8]}", kind="link", icon="same")
            yes.clicked.connect(partial(self._ask, one.member, name))
            self._box.addWidget(yes, 0, look.leading)

    def _ask(self, member: str, name: str) -> None:
        say = self._context.look.words.say
        question = Prompt(
            say("Is this the same {name}?", name=name),
            say(JOINS),
            (("keep", say("Leave it as it is")), ("one", say("They are one person"))),
        )
        self._context.session.prompts.ask(self, question, partial(self._answered, member))

    def _answered(self, member: str, answer: str, _: str) -> None:
        if answer == "one":
            session = self._context.session
            done: Callbacks[Change] = Callbacks(self, self._joined, session.jobs.failed.emit)
            join = session.desk.cases.relatives.join_missing
            session.jobs.write(done, join, self._context.dossier.root, member)

    def _joined(self, change: Change) -> None:
        if self._context.decided is not None:
            words = self._context.look.words.say("Two entries are one person now.")
            self._context.decided(words, change)
        self._again()


class MemberKin(QWidget):
    """Below the row of a member: how they are related, and the way to all that is known of them."""

    def __init__(
        self,
        context: Context,
        member: RecordView,
        go: Callable[[Route], None],
        again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._go = go
        box = column(context.look, self, space=12)
        kin = Kinships(context, member)
        kin.written.connect(again)
        box.addWidget(kin)
        name = context.titles.of(member)
        words = context.look.words.say("What else is written about {name}", name=name)
        tag = f"all-of-{member.id[:8]}"
        door = Button(context.look, words, tag, kind="link", icon="go", after=True)
        self._place = Route("family", member.space, "members", "family_member.person", member.id)
        door.clicked.connect(self._open)
        box.addWidget(door, 0, context.look.leading)

    def _open(self) -> None:
        self._go(self._place)


class FamilyPart(QWidget):
    """Members with their kinship, each to be corrected or told otherwise, a new member, and the door to the
    family's own page."""

    def __init__(
        self, context: Context, go: Callable[[Route], None], again: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context, self._go, self._again = context, go, again
        self._rows: list[MemberRows] = []
        self._box = column(context.look, self, space=10)
        families = context.dossier.of("family")
        first = context.dossier.head.text("family")
        for one in sorted(families, key=lambda held: held.id != first):
            self._members(one, second=len(families) > 1 and one.id != first)
        missing = missing_person(context.dossier)
        if missing is not None and families and context.may_write("kinship"):
            self._box.addWidget(ToWhom(context, [missing], again))
        if missing is not None and context.may_write("family_member"):
            for one in families:
                self._box.addWidget(CalledSo(context, one.id, missing, again))
        if not families:
            self._choose()
        elif context.session.desk.cases.moving.may_move(context.dossier.head):
            self._box.addWidget(MovePart(context, again))

    def _members(self, family: RecordView, *, second: bool) -> None:
        look, say = self._context.look, self._context.look.words.say
        dossier, session = self._context.dossier, self._context.session
        name = self._context.titles.of(family)
        self._box.addWidget(Label(look, name, "h3", elide=True))
        if second:
            self._box.addWidget(Label(look, say("Second family"), "small", "text2"))
        held = [one for one in dossier.of("family_member") if one.space == family.id]
        members = by_turns(
            held, lambda one: (one.id,), dossier, session.desk.context.device_id, FIRST
        )
        may = self._context.may_write("kinship")
        if members:
            words = say(
                "Open a person to correct how they are related, or to write beside it what somebody else says."
            )
            if may:
                self._box.addWidget(Paragraph(look, words, "body", "text2", wide=90))
            name = f"more-members-{family.id[:8]}"
            rows = MemberRows(self._context, name, members, self._kin)
            self._rows.append(rows)
            self._box.addWidget(rows)
        else:
            words = say("No members yet. The one who speaks for the family comes first.")
            self._box.addWidget(Paragraph(look, words, "body", "text2"))
        if may and not second:
            form = MemberForm(self._context, family.id, self._again)
            form.go.connect(self._go)
            self._box.addWidget(form)
        door = Button(look, say("Open the family"), "open-family", icon="families")
        door.setProperty("family", family.id)
        door.clicked.connect(self._open)
        self._box.addWidget(door, 0, look.leading)
        if second and session.desk.cases.moving.may_move(dossier.head):
            self._box.addWidget(SecondFamilyOff(self._context, self._again))

    def _kin(self, member: RecordView) -> MemberKin:
        return MemberKin(self._context, member, self._go, self._again)

    @property
    def opened(self) -> str:
        """The member whose kinships stand below the row."""
        return next(filter(None, (one.opened for one in self._rows)), "")

    def reopen(self, name: str) -> None:
        """The same member."""
        for one in self._rows:
            one.reopen(name)

    def _choose(self) -> None:
        """The family is looked for among those that are here, or made new."""
        look, say = self._context.look, self._context.look.words.say
        self._box.addWidget(
            Paragraph(look, say("This case is not linked to a family yet."), "body", "text2")
        )
        first = say(
            "Who speaks for the family, the members, how to reach them and each talk with them are written on the family's page. Look first whether the family is here already, by the name of anybody in it, a phone or a number; else make a new one."
        )
        self._box.addWidget(Paragraph(look, first, "body", "text2"))
        between = QWidget()
        line = row(look, between)
        new = Button(look, say("New family"), "new-family", icon="add")
        new.clicked.connect(self._new)
        line.addWidget(new)
        line.addStretch(1)
        self.finder = FamilyFinder(look, self._context.session, between=between)
        self.finder.chosen.connect(self._link)
        self._box.addWidget(self.finder)

    def _new(self) -> None:
        session = self._context.session
        session.jobs.write(
            Callbacks(self, self._made),
            session.desk.cases.people.new_family,
            self._context.dossier.root,
        )

    def _made(self, change: Change) -> None:
        self._go(new_page(self._context.session.dictionary, "family", change.ids[0]))

    def _link(self, family: KnownFamily) -> None:
        session = self._context.session
        session.jobs.write(
            Callbacks(self, self._linked),
            session.desk.cases.people.link_family,
            self._context.dossier.root,
            family.id,
            shown=None,  # it is linked to none yet
        )

    def _linked(self, _: object) -> None:
        self._again()

    def _open(self) -> None:
        self._go(Route("family", str(self.sender().property("family"))))
