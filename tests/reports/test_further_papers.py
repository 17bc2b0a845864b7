"""What stands on further papers: a complaint that was filed with its court, counsel and hearing; a house;
whoever came back. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reports.further_papers import FURTHER, filed
from tests.reports.golden_papers import lines_of
from tests.reports.made_up import dictionary, voice
from tests.reports.test_copied_words import copied, words

from vsdesk.words import LANGS, capital, plain

if TYPE_CHECKING:
    from vsdesk.words import Lang


@pytest.mark.parametrize("lang", LANGS)
def test_hearing_and_representation_stand_in_their_blocks(lang: Lang) -> None:
    said = words(copied(FURTHER["filed-complaint"](lang)).casefold())

    def place(text: str) -> int:
        wanted = words(text.casefold())
        return next(
            (n for n in range(len(said)) if said[n : n + len(wanted)] == wanted),
            -1,
        )

    labels = voice(lang).labels
    in_order = [
        place("محكمة مصطنعة في كوبلنتس"),
        place("MU 12/26"),
        place("شكوى جزائية"),
        place("لا تصالح باسمها"),
        place(labels.term("submission_event_type", "hearing")),
        place("سُمعت الأم، وأُجّلت الجلسة"),
    ]
    assert -1 not in in_order and in_order == sorted(in_order)
    assert place("MU-REF-7") == -1  # what that body calls it is no part of what goes to it


def test_who_represents_stands_as_it_was_told() -> None:
    assert {"submission", "submission_event", "representation"} <= {
        one.kind for one in filed().records
    }
    assert "محامية مصطنعة" in " ".join(words(copied(FURTHER["filed-complaint"]("ar"))))


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_begins_its_line_as_a_sentence(lang: Lang) -> None:
    text, labels = copied(FURTHER["house-dossier"](lang)), voice(lang).labels
    lines = [one.strip(" \u200e\u200f") for one in text.splitlines()]
    for name, code in (("asset_kind", "house"), ("event_type", "arrest")):
        term = labels.term(name, code)
        assert any(one.startswith(term[:1].upper() + term[1:]) for one in lines), term
        assert not any(one.startswith(term) for one in lines if term[:1].islower()), term


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_told_of_one_thing_stands_on_one_page(lang: Lang) -> None:
    kind = dictionary().kind("representation")
    assert kind is not None
    labels = voice(lang).labels
    wanted = [
        labels.field("representation", one)
        for one in kind.fields
        if one.name in ("representative", "proceeding", "limits")
    ]
    on = {
        page
        for page, *_, said in lines_of(FURTHER["filed-complaint"](lang))
        if any(said.startswith(one) for one in wanted)
    }
    assert len(on) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_who_came_back_is_told_so_with_how(lang: Lang) -> None:
    text = copied(FURTHER["survivor-sheet"](lang))
    lines = [one.strip(" \u200e\u200f") for one in text.splitlines()]
    labels = voice(lang).labels
    out, how = labels.term("event_type", "release"), labels.term("release_kind", "conditional")
    assert any(one.startswith(f"{capital(out)}:") and "2019" in one for one in lines)
    assert capital(how) in lines
    assert plain(voice(lang).words.say("The search goes on.")) not in text
