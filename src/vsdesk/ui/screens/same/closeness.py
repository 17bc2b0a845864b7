"""Why a pair is said to be less close than its two reports alone would be: in words, with the way to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.parts.pair_words import called
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Pair, PairRow
    from vsdesk.ui.kit.context import UiContext


class BetterFit(Banner):
    """Another report fits one of the two far better. `go` opens that pair."""

    go = Signal(object)

    def __init__(self, look: UiContext, pair: Pair, better: PairRow) -> None:
        say = look.words.say
        ends = {one.root: one for one in (pair.left, pair.right)}
        rival, shared = better.left, better.right
        if rival.root in ends:
            rival, shared = shared, rival
        other = next(one for root, one in ends.items() if root != shared.root)
        self._place = Route("pair", better.a, field=better.b)
        self.button = Button(look, called(look, rival), "better-pair", kind="link", icon="go", after=True)  # fmt: skip
        words = say("Look at the pair: {one} and {other}", one=called(look, rival), other=called(look, shared))  # fmt: skip
        self.button.setAccessibleName(words)
        super().__init__(
            look,
            say("Only possible: another report fits better"),
            say(
                "“{rival}” fits “{shared}” far better than “{other}” does. Look at that pair first.",
                rival=called(look, rival),
                shared=called(look, shared),
                other=called(look, other),
            ),
            icon="same",
            button=self.button,
        )
        self.button.clicked.connect(self._open)

    def _open(self) -> None:
        self.go.emit(self._place)


def closeness(look: UiContext, pair: Pair) -> Banner | None:
    """What is to be said about the band of a pair; None where the two alone explain it."""
    if pair.better is not None:
        return BetterFit(look, pair, pair.better)
    if pair.kin:
        return Banner(
            look,
            look.words.say("The family told how these two are related"),
            look.words.say("So they are two persons, however alike their names are."),
            "neutral",
        )
    if pair.band == pair.alone:
        return None
    say = look.words.say
    return Banner(
        look,
        say("This is how close they were when they were compared"),
        say("What is known here has changed since, so the reasons below may weigh a little more or less."),
    )  # fmt: skip
