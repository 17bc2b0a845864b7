"""Who leads the organisation, in a coordinator's Settings: a change is proposed, and signed by the others by
file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk.sync.lead_words import (
    beside_words,
    change_words,
    joint_words,
    must_sign,
    proposal_words,
)
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import device_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import Desk, DeviceRow
    from vsdesk.desk.sync.leads import Leads, ProposedLeads
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_LARGEST: Final = 16 * 1024 * 1024  # bytes of a proposal


class LeadsCard(Card):
    """A tick beside each coordinator, how many sign together, and the file that goes round."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Who leads"), icon="together", space=10)
        self.setObjectName("leads")
        self._session = session
        self._called = partial(device_words, look)
        self._now: Leads | None = None
        self._ticks: list[tuple[DeviceRow, Tick]] = []
        self._data = b""  # the proposal that goes to the others
        why = say(
            "Each coordinator who leads admits devices and withdraws those of documenters. Who leads is signed together: with two of three, one taken laptop changes nothing of it, and the other two go on when one is gone."
        )
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        self.now = Paragraph(look, "", "strong")
        self.body.addWidget(self.now)
        self._rows = column(look, space=6)
        self.body.addLayout(self._rows)
        self.beside = Paragraph(look, "")
        self.beside.setObjectName("two-lists")
        self.body.addWidget(self.beside)
        self.join = Tick(look, say("Join the two lists"), "join-lists", on=False)
        self.join.clicked.connect(self._check)
        self.beside.hide()
        self.join.hide()
        self.body.addWidget(self.join)
        label = say("How many sign together")
        self.needed = Choice(look, "leads-needed", label, [("1", "1")], "1")
        self.needed.chosen.connect(self._check)
        self.body.addLayout(labelled(look, label, self.needed))
        line = Flow(look, space=8)
        self.propose = Button(look, say("Sign this change"), "propose-leads", icon="check")
        self.propose.clicked.connect(self._ask)
        self.open = Button(look, say("Open another coordinator's file"), "open-leads", icon="open")
        self.open.clicked.connect(self._choose)
        for one in (self.propose, self.open):
            line.addWidget(one)
        self.body.addLayout(line)
        self.said = Paragraph(look, "")
        self.said.setObjectName("leads-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self.save = Button(
            look, say("Save the file for the other coordinators"), "save-leads", icon="save"
        )
        self.save.clicked.connect(self._save)
        self.save.hide()
        self.body.addWidget(self.save, 0, look.leading)
        self.refresh()

    def refresh(self) -> None:
        """Ask who leads."""
        answer: Callbacks[tuple[Leads, list[DeviceRow]]] = Callbacks(self, self._show, self._failed)
        self._session.jobs.read(answer, _asked, self._session.desk)

    def _show(self, found: tuple[Leads, list[DeviceRow]]) -> None:
        self._now, devices = found
        now = self._now
        self.now.say(must_sign(now.threshold, len(now.devices), self._look.words))
        clear(self._rows)
        self._ticks = []
        lead = {one.device_id for one in now.devices}
        for device in devices:
            name = f"leads-{device.letter}"
            tick = Tick(self._look, self._called(device), name, on=device.device_id in lead)
            tick.clicked.connect(self._check)
            self._rows.addWidget(tick)
            self._ticks.append((device, tick))
        others = [self._look.listed([*map(self._called, some)]) for some in now.beside]
        self.beside.say("\n".join((beside_words(self._look.words), *others)) if others else "")
        self.beside.setVisible(bool(others))
        self.join.setVisible(bool(others))
        self.join.setChecked(now.heard)
        counts = [str(n) for n in range(1, len(devices) + 1)]
        self.needed.offer([(n, n) for n in counts])
        self.needed.choose(str(now.threshold))
        self._check()

    def _changes(self) -> tuple[list[DeviceRow], list[DeviceRow], int]:
        """Who would come, who would go, how many would sign."""
        lead = {one.device_id for one in self._now.devices} if self._now is not None else set()
        added = [one for one, tick in self._ticks if tick.isChecked() > (one.device_id in lead)]
        gone = [one for one, tick in self._ticks if tick.isChecked() < (one.device_id in lead)]
        return added, gone, int(self.needed.value or 1)

    def _check(self) -> None:
        added, gone, needed = self._changes()
        now = self._now
        own = now is not None and any(one.own for one in now.devices)
        changed = bool(added or gone) or (now is not None and needed != now.threshold)
        changed = changed or self._joins()
        count = sum(tick.isChecked() for _, tick in self._ticks)
        fits = count >= needed + (needed > 1)  # else one who is gone would stop the others for ever
        self.propose.setEnabled(own and changed and fits)
        if changed and not fits:
            self._say(
                self._look.words.say(
                    "One more must lead than must sign: else one who is gone stops the others for ever."
                )
            )
        else:
            self.said.hide()

    def _joins(self) -> bool:
        """Whether it joins the lists: asked for only where two stand."""
        return self._now is not None and bool(self._now.beside) and self.join.isChecked()

    # Proposing.
    def _ask(self) -> None:
        added, gone, needed = self._changes()
        before = self._now.threshold if self._now is not None else needed
        lines = change_words(added, gone, (before, needed), self._look.words, self._called)
        if self._joins():
            lines = joint_words((), self._look.words, self._called) + lines
        self._sure(lines, partial(self._propose, needed))

    def _propose(self, needed: int) -> None:
        answer: Callbacks[tuple[bytes, ProposedLeads]] = Callbacks(self, self._signed, self._failed)
        devices = [one.device_id for one, tick in self._ticks if tick.isChecked()]
        self._session.jobs.write(
            answer, _proposed, self._session.desk, devices, needed, self._joins()
        )

    # Signing.
    def _choose(self) -> None:
        title = self._look.words.say("Open another coordinator's file")
        kinds = self._look.words.say("All files (*)")
        self._session.prompts.open_files(self, title, kinds, self.review)

    def review(self, files: Sequence[Path]) -> None:
        """What a proposal says; one that enough signed holds here too."""
        if files:
            answer: Callbacks[tuple[bytes, ProposedLeads]] = Callbacks(
                self, self._reviewed, self._failed
            )
            self._session.jobs.write(answer, _reviewed, self._session.desk, files[0])

    def _reviewed(self, found: tuple[bytes, ProposedLeads]) -> None:
        data, seen = found
        if seen.told.enough:
            self._signed(found)
            return
        lines = proposal_words(seen, self._look.words, self._called)
        self._sure(lines, partial(self._sign, data))

    def _sign(self, data: bytes) -> None:
        answer: Callbacks[tuple[bytes, ProposedLeads]] = Callbacks(self, self._signed, self._failed)
        self._session.jobs.write(answer, self._session.desk.sync.leads.sign, data)

    def _sure(self, lines: list[str], then: Callable[[], None]) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Sign this?"),
            "\n".join(lines),
            (("back", say("Go back")), ("sign", say("Sign"))),
            danger="sign",
        )
        self._session.prompts.ask(self, question, lambda key, _: then() if key == "sign" else None)

    def _signed(self, found: tuple[bytes, ProposedLeads]) -> None:
        say = self._look.words.say
        self._data, seen = found
        self.save.setVisible(not seen.told.enough)
        last = (
            say("It holds from now on. Hand over to everybody, so that their vaults follow.")
            if seen.told.enough
            else say("More coordinators must sign. Give them this file.")
        )
        self._say("\n".join((*proposal_words(seen, self._look.words, self._called), last)))
        if seen.told.enough:
            self.refresh()

    def _save(self) -> None:
        title = self._look.words.say("Save the file for the other coordinators")
        self._session.prompts.save_file(self, title, "who-leads.vsdesk", self.save_proposal)

    def save_proposal(self, path: Path) -> None:
        """Write the proposal where the person said."""
        answer = Callbacks[None](self, None, self._failed)
        self._session.jobs.write(answer, diskio.write_file, path, self._data)

    def _failed(self, problem: VsdeskError) -> None:
        self._say(self._look.words.say(problem.code.sentence))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()


def _asked(desk: Desk) -> tuple[Leads, list[DeviceRow]]:
    able = [
        one for one in desk.sync.devices.listed() if one.role == "coordinator" and not one.revoked
    ]
    return desk.sync.leads.now(), able


def _proposed(
    desk: Desk, devices: list[str], needed: int, join: bool
) -> tuple[bytes, ProposedLeads]:
    """These shall lead, and nobody else."""
    gone = [one.device_id for one in _asked(desk)[1] if one.device_id not in devices]
    return desk.sync.leads.propose(threshold=needed, add=devices, remove=gone, join=join)


def _reviewed(desk: Desk, path: Path) -> tuple[bytes, ProposedLeads]:
    data = diskio.read_file(path, _LARGEST)
    seen = desk.sync.leads.read(data)
    return data, desk.sync.leads.take(data) if seen.told.enough else seen
