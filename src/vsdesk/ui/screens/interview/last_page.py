"""What happens next: what was said in a few lines, what we promised, and the way out. Nothing blocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLayout

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.form.line import DayEditor
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.screens.interview.page import TalkPage
from vsdesk.ui.screens.interview.topics import TOPICS, title

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.talk import Talk

# What tells that a topic has something: spots and fields, or a list of the dossier.
_TOLD: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "happened": (("event", "text"),),
    "day": (("event", "date"),),
    "where": (("event", "place_text"), ("event", "place")),
    "whom": (("event", "agents_description"), ("part", "group")),
    "others": (("event", "others_taken"), ("event", "others_count")),
}
_KINDS: Final = {
    "search": "search_action",
    "papers": "evidence_item",
    "contact": "contact_channel",
    "consent": "consent_grant",
}


class LastPage(TalkPage):
    """A summary in topics, the promise, and "End the interview" as the page's one main button."""

    def build(self) -> None:
        say, look = self.say, self.look
        self.ask(
            say("What happens next?"),
            say("Say what we will do, and by when. What is open can wait for another day."),
        )
        for spot, words in (
            ("owe", say("What we promise the family")),
            ("ask", say("What we ask of the family")),
        ):
            self.add(self.told(spot, "what", words, lines=1))
            until = self.typed(DayEditor, spot, "due")
            self.beside(until, self.line(spot, "due_words"))
        self.add(self.told("log", "text", self.label("log", "text"), lines=2))
        on = self.typed(DayEditor, "log", "on", say("Day of this talk"))
        on.line.setPlaceholderText(say("today, unless you write another day"))
        self.beside(on, self.line("log", "place_text"))
        self.beside(self.line("log", "by"), self.line("log", "present"))
        self.add(self.line("log", "interpreter"))
        card = Card(look, say("What was spoken about"), icon="told", space=6)
        half = (len(TOPICS) - 1 + 1) // 2
        columns = row(look, space=24)
        for topics in (TOPICS[:half], TOPICS[half:-1]):
            part = column(look, space=6)
            for topic in topics:
                part.addLayout(self._line(topic.key))
            part.addStretch(1)
            columns.addLayout(part, 1)
        card.body.addLayout(columns)
        self.box.addWidget(card)
        if self.talk.begun:
            words = say("Another missing person of this family")
            beside = Button(look, words, "another-missing", icon="add")
            beside.clicked.connect(self.host.go_beside)
            self.box.addWidget(beside, 0, look.leading)

    def _line(self, key: str) -> QLayout:
        say, look = self.say, self.look
        state = state_of(self.talk, key)
        words, tone, icon = {
            "told": (say("told"), "ok", "check"),
            "unknown": (say("does not know"), "neutral", ""),
            "refused": (say("did not wish to say"), "neutral", ""),
            "open": (say("not asked"), "neutral", ""),
        }[state]
        line = row(look, space=10)
        line.addWidget(Label(look, title(look.words, key), "body", elide=True), 1)
        line.addWidget(Badge(look, words, tone, icon))
        return line


def state_of(talk: Talk, key: str) -> str:
    """told, unknown, refused or open."""
    if key in ("speaker", "missing"):
        spot = "speaker" if key == "speaker" else "person"
        given = talk.answered(spot, f"given_{talk.writing}")
        return "told" if talk.name_of(spot, whole=True) else given if given in _GIVEN else "open"
    if key in _TOLD:
        return _of_fields(talk, _TOLD[key])
    if key in ("news", "search"):
        field = "text" if key == "news" else "result"
        state = _of_fields(talk, [(spot, field) for spot in talk.entries(key)])
        before = _more_than_one(talk, "event") if key == "news" else _saved(talk, key)
        return "told" if state == "open" and before else state
    if key == "contact" and talk.answered("channel", "value") in _GIVEN:
        return talk.answered("channel", "value")
    if key == "family":
        return (
            "told" if _begun(talk, "relative") or _more_than_one(talk, "family_member") else "open"
        )
    if key == "papers" and _begun(talk, "paper"):
        return "told"
    return "told" if _saved(talk, key) else "open"


_GIVEN: Final = ("unknown", "refused")


def _of_fields(talk: Talk, fields: object) -> str:
    answers = []
    assert isinstance(fields, tuple | list)
    for spot, field in fields:
        given = talk.answered(spot, field)
        if given in _GIVEN:
            answers.append(given)
        elif talk.value(spot, field) is not None:
            return "told"
    return answers[0] if answers else "open"


def _begun(talk: Talk, name: str) -> bool:
    return any(talk.has(spot) for spot in talk.entries(name))


def _more_than_one(talk: Talk, kind: str) -> bool:
    """Whether others are recorded beside the speaker, or the disappearance."""
    return talk.dossier is not None and len(talk.dossier.of(kind)) > 1


def _saved(talk: Talk, key: str) -> bool:
    if talk.dossier is None or key not in _KINDS:
        return False
    return bool(talk.dossier.of(_KINDS[key]))
