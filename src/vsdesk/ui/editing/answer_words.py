"""What people said with their answers, in their own words: wherever the answer itself is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answers import says_no
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = 6  # one of many parts of a page


def own_words(look: UiContext, grant: RecordView) -> str:
    """What was said with one answer; nothing where nothing was."""
    say = look.words.say
    said, limits = as_said(grant.value("words")), as_said(grant.value("limits"))
    return look.dots(
        say("In their own words: «{words}»", words=said) if said else "",
        say("Limits in their words: «{words}»", words=limits) if limits else "",
    )


class OwnWords(More):
    """Those of several people, each with the name; `name` tells the part from others, `of` is
    what a page calls whom."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier,
        name: str,
        grants: Iterable[RecordView],
        called: Callable[[RecordView], str],
    ) -> None:
        self._look, self._called = look, called
        said = [one for one in grants if own_words(look, one)]
        ordered = by_turns(
            said, lambda one: (one.id,), dossier, session.desk.context.device_id, _FIRST, says_no
        )
        self.empty = not ordered
        super().__init__(look, f"more-words-{name}", ordered, self._line, first=_FIRST, space=4)

    def _line(self, grant: RecordView) -> Paragraph:
        look, name = self._look, self._called(grant)
        words = look.dots(isolate(name) if name else "", own_words(look, grant))
        return Paragraph(look, words, "small", wide=90)
