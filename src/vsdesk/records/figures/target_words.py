"""What a target is called: in the words of whoever set it, or in our own for what it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.vocabulary import Vocabularies
    from vsdesk.records.dossier import RecordView

_LIST: Final = "indicator"
SAID: Final = "indicator"  # the field of a target that holds its words


def target_words(target: RecordView, vocabularies: Vocabularies, labels: Labels) -> str:
    """The name as it was written; where that is our own word for it in some language, in this one."""
    said, key = target.text(SAID), target.text("measures")
    term = vocabularies.term(_LIST, key) if key else None
    ours = term is not None and said in {key, *term.labels.values()}
    return labels.term(_LIST, key) if ours else said
