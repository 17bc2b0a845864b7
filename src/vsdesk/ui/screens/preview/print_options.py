"""What is printed, for whom, in which language, at which level; and what is read of a case
before that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import SheetOrder
from vsdesk.records.consent import recipients
from vsdesk.records.consent.recipients import LEVELS
from vsdesk.records.gate.papers.discreet_papers import SAID
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.parts.leaving_page import RecipientName, capitals, recipients_offered
from vsdesk.ui.parts.paper_kinds import (
    FAMILY_SHEET,
    OWN,
    Kind,
    kinds,
    sizes_offered,
    tongues,
    tongues_offered,
)
from vsdesk.ui.people_names import capital, family_name, missing_names

if TYPE_CHECKING:
    from vsdesk.desk import Desk, Holder, UnlookedHolder
    from vsdesk.desk.consent.kept_letters import KeptLetter
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.records.gate.gate_context import Caller
    from vsdesk.records.gate.papers.discreet_papers import Reason
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.parts.own_papers import Item
    from vsdesk.words import Lang

_CALLERS: Final[tuple[Caller, ...]] = ("last3", "full")
_FAMILY: Final = "family"


class Options(QWidget):
    """`changed` when something else shall be printed, `where` to the country of the family.

    `sheets` are the desk's kinds of papers."""

    changed = Signal()
    where = Signal()

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        sheets: Sequence[str],
        kind: str = "",
    ) -> None:
        super().__init__()
        self._look, self._labels = look, labels
        self._levels: Mapping[str, Level] = {}
        self._items: list[tuple[str, str]] = []
        self._own: Mapping[str, Sequence[Item]] = {}
        self._touched = self._called = False
        say = look.words.say
        self._box = column(look, self, edges=(24, 14, 20, 14), space=12)
        found = self._found = kinds(look, labels, sheets)
        self._kinds = {one.key: one for one, _ in found}
        first = kind if kind in self._kinds else FAMILY_SHEET.key
        self.kind = Choice(
            look, "paper", say("Which paper"), [(one.key, words) for one, words in found], first
        )
        self.kind.chosen.connect(self._other_kind)
        self._what = Paragraph(look, "", "small", "text2")
        self._box.addLayout(labelled(look, say("Which paper"), self.kind, self._what))
        self._ask_whom()
        self._ask_further()
        self._ask_how()
        self._box.addStretch(1)
        self._show_what()

    def _ask_whom(self) -> None:
        look, labels, say = self._look, self._labels, self._look.words.say
        offered = recipients_offered(labels)
        self.recipient = Choice(look, "recipient", say("For whom"), offered, _FAMILY)
        self.recipient.chosen.connect(self._recipient)
        self._whom = self._line(say("For whom"), self.recipient)
        self.person = Choice(look, "relative", say("Whose paper it is"), self._nobody())
        self._whose = self._line(say("Whose paper it is"), self.person)
        self.named = RecipientName(look)
        self.named.settled.connect(self.changed)
        self._name = self._line(say("Name of the recipient"), self.named)
        label = say("Which paper or exhibit it is about")
        self.item = Choice(look, "item", label, [("", "—")])
        self._about = self._line(label, self.item)
        self.which = Choice(look, "which-own", say("Which one"), [("", "—")])
        self._which = self._line(say("Which one"), self.which)
        self.which.chosen.connect(self._recipient)
        purposes = capitals(labels.terms("consent_purpose"))
        self.purpose = Choice(look, "purpose", say("For what"), purposes, "casework")
        self._why = self._line(say("For what"), self.purpose)
        for one in (self.person, self.item, self.purpose):
            one.chosen.connect(self.changed)

    def _ask_further(self) -> None:
        """What only the form of a mechanism asks."""
        look, say = self._look, self._look.words.say
        label = say("Who files for their own rights")
        self.own = Choice(look, "own-rights", label, self._no_one())
        self._rights = self._line(label, self.own)
        label = say("The number of who asked for money")
        callers = [
            ("withheld", say("Stays here")),
            ("last3", say("The last three digits")),
            ("full", say("The whole number")),
        ]
        self.caller = Choice(look, "caller", label, callers, "withheld")
        self._number = self._line(label, self.caller)
        for one in (self.own, self.caller):
            one.chosen.connect(self.changed)

    def _no_one(self) -> list[tuple[str, str]]:
        return [("", self._look.words.say("Nobody: the family reports"))]

    def _ask_how(self) -> None:
        look, labels, say = self._look, self._labels, self._look.words.say
        label, offered = say("Language of the sheet"), tongues_offered()
        self.langs = Choice(look, "sheet-language", label, offered, look.lang)
        self.langs.chosen.connect(self.changed)
        self._tongue = self._line(label, self.langs)
        levels = [(one, capital(labels.term("level", one.lower()))) for one in LEVELS]
        self.level = Choice(look, "level", say("How much may be seen"), levels, "B")
        self.level.chosen.connect(self.changed)
        self._level = self._line(say("How much may be seen"), self.level)
        self.paper_size = Choice(look, "paper-size", say("Size of the paper"), sizes_offered())
        self.paper_size.chosen.connect(self.changed)
        self._sized = self._line(say("Size of the paper"), self.paper_size)
        self.discreet = Tick(look, say("Discreet sheet (safer to carry)"), "discreet")
        self.discreet.clicked.connect(self._other_look)
        self._box.addWidget(self.discreet)
        self._where = Button(
            look, say("Go to where the family lives"), "to-where", icon="go", after=True
        )
        self._where.clicked.connect(self.where)
        self._checkpoint = Banner(look, "", button=self._where)
        self._checkpoint.setObjectName("checkpoint")
        self._say_why("")
        self._box.addWidget(self._checkpoint)

    def _line(self, label: str, widget: QWidget) -> QWidget:
        """A label above its box, shown and hidden as one."""
        line = QWidget()
        labelled_ = labelled(self._look, label, widget)
        column(self._look, line).addLayout(labelled_)
        self._box.addWidget(line)
        return line

    def _nobody(self) -> list[tuple[str, str]]:
        return [("", self._look.words.say("The one who speaks for the family"))]

    # What the case itself offers.
    def offer_relatives(self, people: Sequence[tuple[str, str]]) -> None:
        """The relatives whose own paper it may be; each sees only their own answers."""
        self.person.offer([*self._nobody(), *people])
        self.person.choose("")
        self.own.offer([*self._no_one(), *people])
        self.own.choose("")

    def offer_caller(self, some: bool) -> None:
        """Whether somebody asked for money in this case."""
        self._called = some
        self._show_what()

    def offer_items(self, items: Sequence[tuple[str, str]]) -> None:
        """The papers and exhibits of the case; one that was chosen stays chosen."""
        self._items = list(items)
        self._show_items()

    def about(self, record: str) -> None:
        """What the page was opened about: the relative whose paper it is, else a paper or exhibit."""
        if record and self.person.findData(record) >= 0:
            self.person.choose(record)
        else:
            self.item.choose(self.item.value or record)

    def offer_own(self, own: Mapping[str, Sequence[Item]]) -> None:
        """The letters and certificates at hand, by the key of their paper."""
        self._own = own
        self._show_own()

    def choose_kept(self, item: str) -> None:
        """The letter that was just written, by its item, so that it is not written again."""
        found = self._own.get(self.kind.value, ())
        place = next((n for n, one in enumerate(found) if one.kept == item), None)
        self.which.choose("" if place is None else str(place))
        self._show_what()

    def only_own(self) -> None:
        """A family has no sheets of its own: they are printed from each case."""
        self.kind.offer([(one.key, words) for one, words in self._found if one.own])
        self.kind.choose(OWN[0].key)
        self._show_own()
        self._show_what()

    def _show_own(self) -> None:
        found = self._own.get(self.kind.value, ())
        self.which.offer([("", "—"), *((str(n), one.words) for n, one in enumerate(found))])
        self.which.choose("0" if len(found) == 1 else "")

    def _show_items(self) -> None:
        held = self.item.value
        none = "—" if self.paper.item == "must" else self._look.words.say("All of them")
        self.item.offer([("", none), *self._items])
        self.item.choose(held if held in dict(self._items) else "")

    def offer_levels(self, levels: Mapping[str, Level]) -> None:
        """The level at which each mechanism reads."""
        self._levels = levels

    def show_discreet(self, discreet: bool, why: Reason | Literal[""] = "") -> None:
        """How the family's sheet is when nobody says otherwise, and why."""
        if not self._touched:
            self.discreet.setChecked(discreet)
        self._say_why(why)

    def _say_why(self, why: Reason | Literal[""]) -> None:
        say = self._look.words.say
        if why:
            self._checkpoint.say(say("It is the discreet sheet by itself"), say(SAID[why]))
        else:
            title = say("Inside Syria, use the discreet sheet")
            self._checkpoint.say(title, say("Paper is found at checkpoints."))
        self._where.setVisible(why == "unknown")

    # What is chosen.
    @property
    def paper(self) -> Kind:
        """The paper."""
        return self._kinds[self.kind.value]

    @property
    def asks_for_item(self) -> bool:
        """Whether something must be chosen first."""
        if self.paper.own:
            return self.own_item is None
        return self.paper.item == "must" and not self.item.value

    @property
    def own_item(self) -> Item | None:
        """The letter or certificate that is chosen."""
        found = self._own.get(self.kind.value, ())
        return found[int(self.which.value)] if self.which.value and found else None

    @property
    def offers_some(self) -> bool:
        """Whether there is something to choose."""
        return (self.which if self.paper.own else self.item).count() > 1

    @property
    def tongues(self) -> tuple[Lang, ...]:
        """The languages of the paper."""
        return tongues(self.langs.value)

    @property
    def _may_be_discreet(self) -> bool:
        """Whether it is made for a family, or a family carries it."""
        return self.paper.discreet or recipients.of(self._to()).carried

    def _to(self) -> str:
        return self.paper.recipient or self.recipient.value

    def _show_what(self) -> None:
        paper, say = self.paper, self._look.words.say
        self._offer_tongues()
        self._what.say(say(paper.what))
        self._which.setVisible(paper.own)
        item = self.own_item
        self._tongue.setVisible(item is None or not item.kept)  # a kept one stays as it was written
        self._whom.setVisible(not paper.recipient and not paper.own)
        to_family = self._to() == _FAMILY
        self._whose.setVisible(paper.person and to_family)
        self._name.setVisible(not (to_family or paper.own or paper.poster))
        self._why.setVisible(paper.purpose)
        self._about.setVisible(bool(paper.item))
        self._rights.setVisible(paper.form)
        self._number.setVisible(paper.form and self._called)
        self._sized.setVisible(len(paper.sizes) > 1)
        self._level.setVisible(paper.level)
        carried = self._may_be_discreet and not paper.bare and not paper.own
        self.discreet.setVisible(carried)
        self._checkpoint.setVisible(carried)

    def _offer_tongues(self) -> None:
        """The languages in which this paper is set; the chosen one stays where it is one of them."""
        held, offered = self.langs.value, tongues_offered(self.paper.key)
        if self.langs.count() != len(offered):
            self.langs.offer(offered)
            self.langs.choose(held if held in dict(offered) else self._look.lang)

    def _other_kind(self) -> None:
        paper = self.paper
        self.level.choose(self._levels.get(paper.key, "B"))
        if not paper.recipient:
            purpose, recipient = paper.usual
            self.purpose.choose(purpose)
            self.recipient.choose(recipient)
        self._show_items()
        self._show_own()
        self._recipient()

    def _recipient(self) -> None:
        self._show_what()
        self.changed.emit()

    def make_discreet(self) -> None:
        """As if the discreet sheet were ticked."""
        self.discreet.setChecked(True)
        self._other_look()

    def _other_look(self) -> None:
        self._touched = True
        self.changed.emit()

    def order(self, case: str, password: str | None = None, cell_reason: str = "") -> Any:
        """The desk's order for what is chosen."""
        paper, to = self.paper, self._to()
        form = paper.form
        own = self.own.value if form else ""
        mine = self.person.value if paper.person and to == _FAMILY else own
        return SheetOrder(
            case,
            langs=self.tongues,
            kind=paper.key,
            purpose=self.purpose.value if paper.purpose else "",
            recipient=to,
            named=self.named.text().strip() if to != _FAMILY and not paper.poster else "",
            person=mine or None,
            own_rights=bool(own),
            caller=next((one for one in _CALLERS if form and one == self.caller.value), "withheld"),
            level=next((one for one in LEVELS if one == self.level.value), "B"),
            discreet=self.discreet.isChecked() if self._touched else None,
            password=password,
            item=self.item.value if paper.item else "",
            cell_reason=cell_reason,
            size=paper.size(self.paper_size.value),
        )


@dataclass(frozen=True)
class CaseRead:
    """The case (or family), whether its family's sheet is discreet by itself, the level of each mechanism;
    who holds something for an answer that was taken back, the letters of ours, the
    certificates of what was erased; who would be written to once somebody looked at what one device says."""

    dossier: Dossier
    discreet: bool
    levels: Mapping[str, Level]
    holders: tuple[Holder, ...]
    kept: tuple[KeptLetter, ...]
    certificates: tuple[RecordView, ...]
    unlooked: tuple[UnlookedHolder, ...]


def read_case(desk: Desk, case: str) -> CaseRead:
    """Ask the desk."""
    levels = {one.recipient: one.level for one in reversed(desk.submissions.readiness.mechanisms())}
    dossier = desk.cases.untold.as_shown(case)
    return CaseRead(
        dossier,
        desk.outbound.sheets.is_discreet(case),
        levels,
        desk.consent.letters.holders(case),
        desk.consent.letters.kept.of(dossier),
        desk.erasure.certificates.certificates(case),
        desk.consent.letters.unlooked(case),
    )


def whose(dossier: Dossier, lang: Lang) -> tuple[str, str]:
    """The name and the number of a case or family, for the head of the page alone."""
    head = dossier.head
    if head.kind == "family":
        return family_name(dossier, lang), head.text("family_code")
    who = missing_names(dossier, lang)
    return who[0] if who else "", head.text("case_no")
