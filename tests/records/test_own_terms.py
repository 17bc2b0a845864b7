"""An organisation's own terms in files: added, reworded, hidden; what does not fit is said and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import Words, plain

SHIPPED = Vocabularies.load()


def laid(folder: Path, text: str, name: str = "own.toml") -> Vocabularies:
    (folder / name).write_text(text, encoding="utf-8")
    return Vocabularies.load(folder)


def said(lists: Vocabularies) -> list[str]:
    return [plain(one.sentence(Words("en"))) for one in lists.problems]


def test_a_term_is_added_before_other_and_unknown(tmp_path: Path) -> None:
    lists = laid(tmp_path, '[channel]\nradio = { ar = "راديو" }\n')
    assert lists.keys("channel")[-3:] == ("radio", "other", "unknown")
    assert Labels("ar", lists).term("channel", "radio") == "راديو"
    assert Labels("en", lists).term("channel", "radio") == "راديو"  # better than a key
    assert lists.problems == ()


def test_a_hidden_term_is_not_offered_and_still_read(tmp_path: Path) -> None:
    lists = laid(tmp_path, "[sex]\nnot_stated = { hidden = true }\n")
    assert "not_stated" not in [one.key for one in lists.shown("sex")]
    assert "not_stated" in lists.keys("sex")
    assert Labels("ar", lists).term("sex", "not_stated") == Labels("ar").term("sex", "not_stated")
    grown = Dictionary.load(tmp_path)
    assert grown.parse("person", {"sex": "not_stated"}) == {"sex": "not_stated"}


def test_a_list_of_its_own_has_other_and_unknown_too(tmp_path: Path) -> None:
    lists = laid(tmp_path, '[x_camp]\natmeh = { ar = "أطمة", en = "Atmeh" }\n')
    assert lists.keys("x_camp") == ("atmeh", "other", "unknown")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[chanel]\nradio = { ar = "راديو" }\n', "own.toml: there is no list “chanel”."),
        ('[channel]\n"Radio FM" = { ar = "راديو" }\n', "own.toml: the key “channel.Radio FM”"),
        ('[channel]\nradio = "راديو"\n', "own.toml: “channel.radio” may have en, ar"),
        ('[channel]\nradio = { fr = "radio" }\n', "own.toml: “channel.radio” may have en, ar"),
        ("[channel]\nradio = { ar = 7 }\n", "own.toml: “channel.radio” may have en, ar"),
        ('[channel]\nradio = { ar = "a\\nb" }\n', "own.toml: “channel.radio” may have en, ar"),
        ("[channel]\n_closed = true\n", "own.toml: “channel._closed” may have en, ar"),
        ("[channel]\nradio = { }\n", "own.toml: “channel.radio” has no words"),
        ("channel = 3\n", "own.toml: the key “channel”"),
        ("[consent_result]\nrefused = { hidden = true }\n", "own.toml: “consent_result.refused”"),
        ('[channel]\nradio = { ar = "راديو" }\n\n[sex\n', "own.toml, line 4: this is not"),
        ('[channel]\nradio = { ar = "راديو', "own.toml, line 2: this is not"),
    ],
)
def test_what_does_not_fit_is_named_and_left_out(tmp_path: Path, text: str, wanted: str) -> None:
    lists = laid(tmp_path, text)
    (sentence,) = said(lists)
    assert sentence.startswith(wanted)
    assert all(lists.keys(name) == SHIPPED.keys(name) for name in SHIPPED)
    assert [one.key for one in lists.shown("consent_result")] == [
        one.key for one in SHIPPED.shown("consent_result")
    ]


def test_one_bad_term_or_file_does_not_keep_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.toml").mkdir()
    (tmp_path / "landmarks-own.toml").write_text("[landmark]\n", encoding="utf-8")
    (tmp_path / "landmarks-zz.toml").write_text(
        '[landmark]\nfirst = { words = "أول القصف" }\n', encoding="utf-8"
    )
    lists = laid(
        tmp_path, '\ufeff[channel]\nRadio = { ar = "x" }\nradio = { ar = "راديو" }\n', "c.toml"
    )
    assert lists.has("channel", "radio")
    assert sorted(sentence.split(" ")[0].rstrip(":") for sentence in said(lists)) == [
        "a.toml",
        "b.toml",
        "c.toml",
        "landmarks-zz.toml",
    ]
    assert Lexicon.load(fold, tmp_path).landmarks  # what cannot be read is left out there too


def test_what_one_vault_adds_is_in_no_other_vault_of_the_same_process(tmp_path: Path) -> None:
    """The shipped lists are read once; whatever is laid over them stays with whom it belongs to."""
    ours = laid(tmp_path, '[channel]\nradio = { ar = "راديو" }\n[sex]\nmale = { hidden = true }\n')
    recorded = ours.with_own([{"vocabulary": "channel", "key": "drum", "label": {"ar": "طبل"}}])
    grown = Dictionary.load(tmp_path).with_own(
        [{"key": "x_song", "of_kind": "person", "label": {"ar": "أغنية"}, "type": "text"}]
    )
    assert recorded.has("channel", "drum") and grown.field("person", "x_song") is not None
    for lists in (Vocabularies.load(), Vocabularies.load(tmp_path / "nothing"), SHIPPED):
        assert not lists.has("channel", "radio") and not lists.has("channel", "drum")
        assert "male" in [one.key for one in lists.shown("sex")]
    assert not ours.has("channel", "drum")
    assert Dictionary.load().field("person", "x_song") is None
    (tmp_path / "own.toml").unlink()
    assert not Vocabularies.load(tmp_path).has("channel", "radio")


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    lists = Vocabularies.load(tmp_path / "nothing")
    assert lists.problems == () and list(lists) == list(SHIPPED)


def test_records_lay_over_lists_as_files_do() -> None:
    lists = SHIPPED.with_own(
        [
            {"vocabulary": "channel", "key": "radio", "label": {"ar": "راديو", "src_lang": "ar"}},
            {"vocabulary": "sex", "key": "not_stated", "hidden": True},
            {"vocabulary": "consent_result", "key": "refused", "hidden": True},
            {"vocabulary": "nothing", "key": "x", "label": {"ar": "س"}},
            {"vocabulary": None, "key": {"odd": []}, "label": [1], "hidden": "yes"},
        ]
    )
    assert lists.has("channel", "radio")
    assert "not_stated" not in [one.key for one in lists.shown("sex")]
    assert "refused" in [one.key for one in lists.shown("consent_result")]
    assert lists.problems == ()
