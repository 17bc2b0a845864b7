"""Papers that are no sheet of the gate: letters that ask to delete, certificates that something was erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, Holder, PlainPaper
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.banner import Banner
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.words import Lang

LETTER: Final = "withdrawal-letter"
CERTIFICATE: Final = "deletion-certificate"
_MOST: Final = 100  # certificates that are offered


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
    """One of these papers, in one or two languages."""

    root: str
    item: Item
    langs: tuple[Lang, ...]

    @property
    def leaves_row(self) -> bool:
        """Whether printing it writes a line: a letter is kept with one when it is written."""
        return bool(self.item.recipient) and not self.item.kept


def letters(
    look: UiContext, labels: Labels, dossier: Dossier, holders: Sequence[Holder]
) -> tuple[Item, ...]:
    """A letter to each who holds something, then those that were written, the newest first."""
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
    written = [one for one in dossier.of("evidence_item") if one.text("type") == "our_letter"]
    for one in sorted(written, key=lambda one: one.created, reverse=True):
        recipient = one.text("title").partition("-")[0]
        body = capital(labels.term("recipient", recipient))
        stamp = log_stamp(words, one.created)
        title = say("Written {when}: {body}", body=body, when=stamp)
        found.append(Item(title, recipient, kept=one.id))
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
    from vsdesk.desk import LetterOrder, PlainPaper

    item = paper.item
    if item.certificate:
        return desk.erasure.certificates.certificate(item.certificate, paper.langs, progress)
    if item.kept:
        return PlainPaper(desk.files.attachment(item.kept))
    order = LetterOrder(paper.root, item.recipient, item.named, paper.langs)
    return desk.consent.letters.look(order, progress)


def told(paper: PlainPaper, banner: Banner, look: UiContext) -> bytes:
    """The bytes of a paper; which characters have no letter on it is said in the banner."""
    from vsdesk.desk import unset_words

    if remark := unset_words(look.words, paper.unset):
        banner.say(remark)
        banner.show()
    return paper.pdf


def leave(desk: Desk, paper: OwnPaper, progress: Progress) -> bytes:
    """The paper that leaves: a letter of today is kept, with its line."""
    from vsdesk.desk import LetterOrder

    if not paper.leaves_row:
        return look_at(desk, paper, progress).pdf
    item = paper.item
    order = LetterOrder(paper.root, item.recipient, item.named, paper.langs)
    return desk.consent.letters.write(order, progress).pdf


def file_name(number: str, paper: str, langs: Sequence[str], own: OwnPaper | None) -> str:
    """The name that is proposed for a file: number, paper and language, for a letter the body; nobody's name."""
    from vsdesk.desk import paper_name

    item = own.item if own is not None else None
    settled = item is not None and item.kept
    return paper_name(item.recipient if item else "", number, paper, () if settled else langs)
