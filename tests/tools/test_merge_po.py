"""Pieces of a catalogue become one, sorted and repeatable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import merge_po, native_review

FIRST = """
#. native-reader
msgid "Wait"
msgstr "Bisekine"

msgid "Back"
msgstr "Vegere"
"""
SECOND = """
msgid "Back"
msgstr "Paş ve"

msgid "Not done yet"
msgstr ""

msgid "{n} case"
msgid_plural "{n} cases"
msgstr[0] "{n} doz"
msgstr[1] "{n} doz"
"""
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def pieces(folder: Path) -> list[Path]:
    made = []
    for name, text in (("a.po", FIRST), ("b.po", SECOND)):
        path = folder / name
        path.write_text(HEADER + text, encoding="utf-8")
        made.append(path)
    return made


def test_the_later_piece_wins_and_gaps_are_left_out(tmp_path: Path) -> None:
    whole = merge_po.merged("ku", pieces(tmp_path))
    found = {message.id: message.string for message in whole if message.id}
    assert found == {
        "Wait": "Bisekine",
        "Back": "Paş ve",
        ("{n} case", "{n} cases"): ("{n} doz", "{n} doz"),
    }


def test_merging_again_changes_nothing_and_keeps_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "whole.po"
    merge_po.write(merge_po.merged("ku", pieces(tmp_path)), path)
    first = path.read_bytes()
    merge_po.write(merge_po.merged("ku", [path, *pieces(tmp_path)]), path)
    assert path.read_bytes() == first
    assert first.count(b"#. native-reader") == 1
    assert first.index(b'"Back"') < first.index(b'"Wait"')


def test_the_page_for_native_readers_lists_what_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "resources" / "languages" / "ku" / "LC_MESSAGES" / "vsdesk.po"
    merge_po.write(merge_po.merged("ku", pieces(tmp_path)), path)
    page = native_review.page(tmp_path)
    assert "| Wait | Bisekine |" in page
    assert "Vegere" not in page


def test_the_page_for_native_readers_lists_what_the_rules_say_in_kurmanji(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "mechanisms"
    folder.mkdir(parents=True)
    rule = '[[rule]]\nmsg_en = "The year."\nmsg_ku = "Sal."\nask_en = "Which?"\nask_ku = "Kîjan?"\n'
    (folder / "one.toml").write_text(rule + '[[rule]]\nmsg_en = "Only here."\n', encoding="utf-8")
    (folder / "two.toml").write_text(rule, encoding="utf-8")
    page = native_review.page(tmp_path)
    assert page.count("| The year. | Sal. |") == 1 and "| Which? | Kîjan? |" in page
    assert "Only here" not in page and "2 sentences" in page


def test_without_a_language_it_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert merge_po.main(["--help"]) == merge_po.main([]) == 2
    assert "LANG PIECE" in capsys.readouterr().out
