"""Over a pair: that to accept it would contradict what was decided about other reports, with the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.parts.pair_words import called
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Pair
    from vsdesk.ui.kit.context import UiContext

_SAID: Final = 3
_SETTLED: Final = ("different", "relatives")


class Contradicts(Banner):
    """`go` opens the first of the pairs that were decided otherwise."""

    go = Signal(object)

    def __init__(self, look: UiContext, pair: Pair) -> None:
        say = look.words.say
        first, second = pair.odd[0]
        self._place = Route("pair", first.root, field=second.root)
        self.button = Button(look, say("Look at that pair"), "odd-pair", kind="link", icon="go", after=True)  # fmt: skip
        told = [
            say("It was decided that {one} and {other} are not one person.", one=called(look, one), other=called(look, other))
            for one, other in pair.odd[:_SAID]
        ]  # fmt: skip
        if rest := len(pair.odd[_SAID:]):
            told.append(look.words.count("and {n} more", "and {n} more", rest))
        both = say("If these two are accepted as one person, the decisions contradict each other.")
        super().__init__(
            look,
            say("Careful: another decision speaks against it"),
            "\n".join((*told, both)),
            "warn",
            button=self.button,
        )
        self.button.clicked.connect(self._open)

    def _open(self) -> None:
        self.go.emit(self._place)


def contradicts(look: UiContext, pair: Pair) -> Contradicts | None:
    """What is to be said before these two are accepted; None where nothing speaks against it."""
    settled = pair.decision is not None and pair.decision.decision in _SETTLED
    return Contradicts(look, pair) if pair.odd and not settled else None
