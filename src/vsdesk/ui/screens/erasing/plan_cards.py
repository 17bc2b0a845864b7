"""The listed plan of an erasure: what goes, what stays and is marked, who else holds copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk import opening_lines, staying
from vsdesk.ui.editing.consent_states import code, day_of
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import HeldByCourt, Twin
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.erasing.page_data import PlannedErasure
    from vsdesk.ui.session import VaultSession

_NAMED: Final = 12  # targets that are named; the rest is counted


def goes_card(look: UiContext, session: VaultSession, planned: PlannedErasure) -> Card:
    """The targets, then how many records of each kind, and files."""
    say, listing = look.words.say, planned.listing
    card = Card(look, say("What is erased"), icon="remove", space=6)
    card.setObjectName("what-goes")
    for one in listing.targets[:_NAMED]:
        kind = capital(session.labels.kind(one.kind))
        card.body.addWidget(
            Paragraph(
                look, look.dots(kind, one.title, code(one.number) if one.number else ""), "strong"
            )
        )
    rest = len(listing.targets) - _NAMED
    if rest > 0:
        card.body.addWidget(
            Paragraph(look, look.words.count("and {n} more", "and {n} more", rest), "body", "text2")
        )
    if planned.proposal is not None and planned.proposal.data_class == "sign_in":
        card.body.addWidget(
            Paragraph(look, say("Of sign-in lists the figures stay, without names."))
        )
    for name, count in sorted(listing.kinds.items(), key=lambda pair: -pair[1]):
        line = row(look, space=10)
        line.addWidget(Label(look, capital(session.labels.kinds(name)), elide=True), 1)
        line.addWidget(Label(look, str(count), "body", "text2"))
        card.body.addLayout(line)
    card.rule()
    records = look.words.count("{n} record in all", "{n} records in all", listing.records)
    files = look.words.count("{n} file", "{n} files", listing.files)
    card.body.addWidget(Label(look, look.dots(records, files), "strong"))
    if listing.cited:
        words = look.words.count(
            "{n} record in another case tells what this source said: its content goes too.",
            "{n} records in other cases tell what this source said: their content goes too.",
            len(listing.cited),
        )
        card.body.addWidget(Paragraph(look, words, "body", "warn"))
    if listing.unsent:
        words = look.words.count(
            "{n} record was never handed over: nobody else has it.",
            "{n} records were never handed over: nobody else has them.",
            listing.unsent,
        )
        card.body.addWidget(Paragraph(look, words, "body", "warn"))
    dictionary = session.desk.context.dictionary
    for opened in opening_lines(listing.opens, look.words, session.labels, dictionary):
        card.body.addWidget(Paragraph(look, opened, "body", "warn", wide=80))
    return card


def stays_card(look: UiContext, session: VaultSession, planned: PlannedErasure) -> Card:
    """What a court has, and stays marked."""
    say, labels = look.words.say, session.labels
    card = Card(look, say("What stays, marked"), icon="sealed", space=6)
    card.setObjectName("what-stays")

    def line(sentence: str, one: HeldByCourt) -> Paragraph:
        recipient = capital(labels.term("recipient", one.recipient))
        words = say(sentence, recipient=recipient, what=labels.kind(one.kind))
        return Paragraph(look, look.dots(words, day_of(look.words, one.on)))

    def stays(one: HeldByCourt) -> Paragraph:
        return line(one.sentence, one)

    listing = planned.listing
    if listing.kept:
        card.body.addWidget(More(look, "more-kept", listing.kept, stays, space=6))
    if listing.claimed:
        goes = partial(
            line, mark("Goes, although another device says that {recipient} has it: {what}")
        )
        card.body.addWidget(More(look, "more-claimed", listing.claimed, goes, space=6))
        ask = say("If it is so, confirm that row under the consents first: then it stays.")
        card.body.addWidget(Paragraph(look, ask, "small", "text2", wide=80))
    left = [*staying(look.words, listing)]
    for count in left:
        card.body.addWidget(Paragraph(look, count, "body", "text2"))
    if listing.files_stay:
        count = look.words.count(
            "{n} file stays: another record has the same one.",
            "{n} files stay: other records have the same ones.",
            listing.files_stay,
        )
        card.body.addWidget(Paragraph(look, count, "body", "warn"))
    if listing.twins:
        card.body.addWidget(
            More(look, "more-twins", listing.twins, partial(_twin, look, session), space=6)
        )
    if listing.kept:
        note = say("Its custody log says that the consent was withdrawn, and why it stays.")
        card.body.addWidget(Paragraph(look, note, "small", "text2", wide=80))
    elif not (listing.files_stay or left):
        nothing = say(
            "No court has anything of it: nothing stays but a certificate without content."
        )
        card.body.addWidget(Paragraph(look, nothing, "body", "text2"))
    return card


def _twin(look: UiContext, session: VaultSession, twin: Twin) -> Paragraph:
    kind = capital(session.labels.kind(twin.root.kind))
    where = look.dots(kind, twin.root.title, code(twin.root.number) if twin.root.number else "")
    words = look.words.say(
        "The same file lies in {where}, written by {who}.", where=where, who=twin.by
    )
    return Paragraph(look, words, "small", "text2")


def copies_card(look: UiContext, session: VaultSession, planned: PlannedErasure) -> Card:
    """Bodies outside and devices that hold some of it."""
    say, listing = look.words.say, planned.listing
    card = Card(look, say("Who else holds some of it"), icon="handover", space=6)
    named = look.some(capital(session.labels.term("recipient", one)) for one in listing.holders)
    devices = look.some(
        planned.devices.get(device_id) or device_id[:8] for device_id in listing.devices
    )
    if named:
        card.body.addWidget(
            Paragraph(look, say("Copies were given to: {recipients}.", recipients=named))
        )
        for sentence, doubted in listing.doubted:
            some = look.some(capital(session.labels.term("recipient", one)) for one in doubted)
            card.body.addWidget(Paragraph(look, say(sentence, recipients=some), tone="warn"))
        ask = say("They keep what they have. The letters of the withdrawal ask them to delete it.")
        card.body.addWidget(Paragraph(look, ask, "small", "text2", wide=80))
    if devices:
        card.body.addWidget(
            Paragraph(look, say("Devices that hold some of it: {devices}", devices=devices))
        )
        rides = say("The order goes there with the next hand-over, and each device confirms it.")
        card.body.addWidget(Paragraph(look, rides, "small", "text2", wide=80))
    if not named and not devices:
        card.body.addWidget(
            Paragraph(look, say("Nobody that this vault knows of."), "body", "text2")
        )
    return card
