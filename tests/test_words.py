"""Sentences: isolated values, Arabic plural forms, falling back to English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vsdesk import paths
from vsdesk.words import FSI, PDI, RLM, Words, catalogue, isolate, plain

_ONE, _MANY = "{n} file, {size}: {names}", "{n} files, {size}: {names}"


def test_every_value_is_isolated_and_an_arabic_sentence_keeps_its_side() -> None:
    said = Words("ar").count(_ONE, _MANY, 5, size="1 MB", names="ملف.age")
    assert said.startswith(RLM + FSI + "5" + PDI)
    assert plain(said).startswith("5 ملفات")


@pytest.mark.parametrize(
    ("n", "form"), [(2, "ملفان"), (3, "ملفات"), (11, "ملفاً"), (99, "ملفاً"), (100, "ملف،")]
)
def test_arabic_counts_in_the_customary_forms(n: int, form: str) -> None:
    assert form in Words("ar").count(_ONE, _MANY, n, size="1 MB", names="x")


def test_a_sentence_without_translation_stays_english() -> None:
    assert Words("ku").say("not in any catalogue") == "not in any catalogue"


@pytest.mark.parametrize(("lang", "said"), [("ar", "تراجع"), ("ku", "Vegerîne")])
def test_a_catalogue_that_nobody_built_is_read_as_it_was_written(
    tmp_path: Path, lang: str, said: str
) -> None:
    """A clone without `make`: no sentence stands in English in its place, and plurals are counted."""
    there = tmp_path / lang / "LC_MESSAGES"
    there.mkdir(parents=True)
    whole = paths.resources() / "languages" / lang / "LC_MESSAGES" / "vsdesk.po"
    (there / "vsdesk.po").write_bytes(whole.read_bytes())
    read, built = catalogue(lang, tmp_path), catalogue(lang, whole.parent.parent.parent)
    assert read.gettext("Undo") == built.gettext("Undo") == said
    assert read.ngettext(_ONE, _MANY, 3) == built.ngettext(_ONE, _MANY, 3) != _MANY
    assert [*there.iterdir()] == [there / "vsdesk.po"]  # it is written nowhere
    assert catalogue(lang, tmp_path / "nothing").gettext("Undo") == "Undo"


def _bare_dates(text: str) -> list[str]:
    """Written dates outside an isolate: after an Arabic letter their parts would be turned around."""
    return re.findall(r"\d{4}-\d{2}", re.sub("\u2066[^\u2069]*\u2069", "", text))


def test_no_date_in_an_arabic_sentence_reads_backwards() -> None:
    catalogue = paths.resources() / "languages" / "ar" / "LC_MESSAGES" / "vsdesk.po"
    said = re.findall(r'^msgstr.*"$', catalogue.read_text(encoding="utf-8"), re.MULTILINE)
    labels = paths.resources() / "languages" / "ar" / "labels.toml"
    said.append(labels.read_text(encoding="utf-8"))
    assert [one for text in said for one in _bare_dates(text)] == []


def test_a_list_inside_an_arabic_sentence_keeps_its_order() -> None:
    """Its first letter lies in an isolate of its own, so nothing else would tell the list's side."""
    two = f"{isolate('وثيقة')}، {isolate('اتصال')}"
    said = Words("ar").say("{field}: {value}", field="غير مذكور", value=two)
    assert f"\u2068\u200f{two}\u2069" in said
    assert "\u200f" not in Words("en").say("{field}: {value}", field="Left out", value=two)


@pytest.mark.parametrize(
    ("n", "said"), [(5, "مضت نحو 5 دقائق"), (10, "مضت نحو 10 دقائق"), (15, "مضت نحو 15 دقيقة")]
)
def test_minutes_take_the_form_of_their_number(n: int, said: str) -> None:
    words = Words("ar")
    assert plain(words.count("About {n} minute so far", "About {n} minutes so far", n)) == said
