"""Every yes / no is asked so that a yes opens and a no closes, whichever way round it is stored."""

from __future__ import annotations

import re
from typing import Final

import pytest

from vsdesk.cli.advice import terms_of
from vsdesk.cli.terminal_values import shown
from vsdesk.desk.loads.table_proposals import HeaderWords, suggest_values
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.narrowness import YES
from vsdesk.words import Lang

# Of these a yes narrows, and tells what is so: it forbids and allows nothing.
FACTS: Final = {
    ("evidence_item", "death_image"): "what the picture shows",
    ("work", "withdrawn"): "that an answer was taken back",
    ("statement", "protected_content"): "by which way somebody was referred",
    ("need_assessment", "protected_referral"): "by which way somebody was referred",
}
_TURNED_ROUND: Final = {
    "en": r"\b(forbidden|not|never|impossible|hidden|only|alone|without|another)\b",
    "ar": r"ممنوع|يُمنع|تعذ|مخفي|فقط|وحدنا|(^| )(لا|ليس|بدون|دون|عدم)( |$)|يلزم",
    "ku": r"\b(qedexe|ne|nabe|veşartî|tenê|pêwîst|bêyî)\b",
}
_STANDS: Final = {("submission", "in_absentia"): "a word of the law for how a court sat"}


def test_whatever_narrows_by_a_yes_is_asked_the_other_way_round(dictionary: Dictionary) -> None:
    yeses = {
        (kind.name, one.name): one.turned
        for kind in dictionary.kinds
        for one in kind.fields
        if one.type == "bool" and one.narrow == YES
    }
    assert {key for key, turned in yeses.items() if not turned} == set(FACTS)


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_no_question_is_worded_as_a_ban(dictionary: Dictionary, lang: Lang) -> None:
    labels, bans = Labels(lang), re.compile(_TURNED_ROUND[lang], re.IGNORECASE)
    worded = {
        (kind.name, one.name)
        for kind in dictionary.kinds
        for one in kind.fields
        if one.type == "bool" and bans.search(labels.field(kind.name, one))
    }
    assert worded <= set(_STANDS)


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_a_ban_that_is_stored_reads_as_a_no(dictionary: Dictionary, lang: Lang) -> None:
    labels = Labels(lang)
    message = dictionary.field("contact_channel", "do_not_leave_message")
    call = dictionary.field("contact_channel", "safe_to_call")
    assert [shown(message, one, labels) for one in (True, False)] == [
        labels.word("no"),
        labels.word("yes"),
    ]
    assert shown(call, True, labels) == labels.word("yes")
    fits = dict(terms_of(message, labels))
    assert fits["true"].endswith(labels.word("no")) and fits["false"].endswith(labels.word("yes"))


def test_a_yes_in_a_column_is_read_where_it_can_mean_one_thing(dictionary: Dictionary) -> None:
    """Whoever kept the list may have written "yes" below "no message"."""
    known = HeaderWords.load()
    said = {"نعم": 3, "لا": 2}
    call = suggest_values(("contact_channel.safe_to_call",), said, dictionary, known)
    assert call == {"نعم": "true", "لا": "false"}
    message = ("contact_channel.do_not_leave_message",)
    assert suggest_values(message, said, dictionary, known) == {}
