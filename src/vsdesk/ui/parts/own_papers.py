"""Papers that are no sheet of the gate: letters that ask to delete (and why none is set),
certificates of what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import LOOK_FIRST, LetterOrder, paper_name, unset_words
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.more import More
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, Holder, PlainPaper, ShownPaper, UnlookedHolder
    from vsdesk.desk.consent.kept_letters import KeptLetter
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang

LETTER: Final = "withdrawal-letter"
CERTIFICATE: Final = "deletion-certificate"
_MOST: Final = 100  # certificates that are offered
_FIRST: Final = 3  # banners at once: below them stands the page itself


@dataclass(frozen=True, slots=True)
class Item:
    """What such a paper is about. `kept`: the id of a letter as it was written; its language is settled."""

    words: str
    recipient: str = ""
    named: str = field(default="", repr=False)
    kept: str = ""
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """One of these papers, in one or two languages. `kept_as`: the item as which a letter of today was kept,
    once it left."""

    root: str
    item: Item
    langs: tuple[Lang, ...]
    kept_as: list[str] = field(default_factory=list, compare=False)

    @property
    def leaves_row(self) -> bool:
        """Whether printing it writes a line: a letter is kept with one when it is written."""
        return bool(self.item.recipient) and not self.item.kept


def letters(
    look: UiContext, labels: Labels, kept: Sequence[KeptLetter], holders: Sequence[Holder]
) -> tuple[Item, ...]:
    """A letter to each who holds something, then those of ours that were written (`kept`)."""
    say, words = look.words.say, look.words
    found = [
        Item(
            say(
                "New: {body}",
                body=look.dots(capital(labels.term("recipient", one.recipient)), one.named),
            ),
            one.recipient,
            one.named,
        )
        for one in holders
    ]
    for one_kept in kept:
        body = capital(labels.term("recipient", one_kept.recipient))
        stamp = log_stamp(words, one_kept.written)
        title = say("Written {when}: {body}", body=body, when=stamp)
        found.append(Item(title, one_kept.recipient, kept=one_kept.item))
    return tuple(found)


def certificates(look: UiContext, labels: Labels, views: Sequence[RecordView]) -> tuple[Item, ...]:
    """The certificates, by day, the numbers of what went, and the reason."""
    found = []
    for one in views[:_MOST]:
        reason = capital(labels.term("erasure_reason", one.text("why")))
        words = look.dots(day_of(look.words, one.text("on")), one.text("codes"), reason)
        found.append(Item(words, certificate=one.id))
    return tuple(found)


def look_at(desk: Desk, paper: OwnPaper, progress: Progress) -> PlainPaper:
    """The paper, to be looked at. Nothing leaves, nothing is kept."""
    item = paper.item
    if item.certificate:
        return desk.erasure.certificates.certificate(item.certificate, paper.langs, progress)
    if item.kept:
        return desk.consent.letters.kept.paper(item.kept)
    order = LetterOrder(paper.root, item.recipient, item.named, paper.langs)
    return desk.consent.letters.look(order, progress)


def told(paper: PlainPaper, banner: Banner, look: UiContext) -> bytes:
    """The bytes of a paper; which characters have no letter on it is said in the banner."""
    if remark := unset_words(look.words, paper.unset):
        banner.say(remark)
        banner.show()
    return paper.pdf


def leave(
    desk: Desk, paper: OwnPaper, progress: Progress, looked: ShownPaper | None = None
) -> bytes:
    """The paper that leaves, as it was looked at: a letter of today is kept, with its line."""
    if not paper.leaves_row:
        return look_at(desk, paper, progress).pdf
    item = paper.item
    order = LetterOrder(paper.root, item.recipient, item.named, paper.langs)
    written = desk.consent.letters.write(order, progress, looked)
    paper.kept_as.append(written.item)
    return written.pdf


def file_name(number: str, paper: str, langs: Sequence[str], own: OwnPaper | None) -> str:
    """The name that is proposed for a file: number, paper and language, for a letter the body; nobody's
    name."""
    item = own.item if own is not None else None
    settled = item is not None and item.kept
    return paper_name(item.recipient if item else "", number, paper, () if settled else langs)


class PendingLetters(QWidget):
    """A banner for each body to which a letter would go; `go` is the way to the page of what waits.

    `says`: whether anything is said here now.
    """

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._box = column(look, self, space=8)
        self._some = False  # whether there is anybody to say it of
        self.says = False
        self.hide()

    def tell(self, holders: Sequence[UnlookedHolder]) -> None:
        """Say it of these. Only a coordinator has the way there."""
        clear(self._box)
        self._some = bool(holders)
        if holders:
            self._box.addWidget(
                More(self._look, "more-unlooked", holders, self._banner, first=_FIRST)
            )

    def _banner(self, one: UnlookedHolder) -> Banner:
        name = capital(self._session.labels.term("recipient", one.recipient))
        words = self._look.words.say(LOOK_FIRST, body=self._look.dots(name, one.named))
        return Banner(self._look, words, tone="warn", button=self._way(one))

    def show_for(self, paper: str) -> None:
        """It stands where a letter is chosen, or none can be."""
        self.says = self._some and paper == LETTER
        self.setVisible(self.says)

    def _way(self, one: UnlookedHolder) -> Button | None:
        if self._session.desk.context.role != "coordinator":
            return None
        words = self._look.words.say("Look at what waits")
        button = Button(self._look, words, f"look-first-{one.recipient}", icon="go", after=True)
        button.setProperty("root", one.root)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        self.go.emit(Route("wait", str(self.sender().property("root"))))
