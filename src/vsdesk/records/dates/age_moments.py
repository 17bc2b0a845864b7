"""Of which moment an age is told: of now, of the loss, of something else that is named. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from vsdesk.records.dates.lexicon import WordSpan
from vsdesk.records.dates.told_clauses import adjoins


def aged(words: Sequence[WordSpan], at: int) -> str:
    """ "was:17" (of an infant "was:40:day"), where a number stands beside the word; "loss:17" where the
    loss is named as its day.

    "other:17": told of something else («لما مات أبوه»), whose day nobody knows. "" beside a year of birth.
    """
    one = words[at]
    is_born = any(word.get("year_word") == "born" for word in words)
    age = one.get("young") or one.get("years")
    if not age or (is_born and any(word.number is not None for word in words)):
        return ""
    told = one.get("age")
    if told != "now" and any(word.get("told_anchor") for word in words):
        told = "loss"
    elif told != "now" and any(map(partial(_tells_when, words), range(len(words)))):
        told = "other"
    return f"{told}:{age}"


def _tells_when(words: Sequence[WordSpan], at: int) -> bool:
    """Whether something is named here of which an age is told: "when she was 17" names nothing else; a year
    that no number tells has a name («بسنة الثلجة»)."""
    if words[at].get("year_word") == "year":
        return not any(one.number is not None for one in words[max(0, at - 1) : at + 2])
    ahead = words[at + 1] if adjoins(words, at + 1) else None
    follows = ahead is not None and bool(ahead.get("years") or ahead.get("young"))
    return bool(words[at].get("when")) and not follows
