"""Two languages that nobody speaks, made from the files of the others: xa is written from the
left, xb from the right.

Each word of theirs begins with a mark, so that a page shows whose it is. Each lacks some words, to be said as
the language falls back: xa to Kurmanji, xb to Arabic; xa brings a font. `install` lays them into a copy of
the program, as an installed package lies on a disk; nothing of the other languages is touched.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it has no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # it has no types

from vsdesk import paths
from vsdesk.languages import LANGUAGES, SOURCE, folder_of

MARK: Final = {"xa": "Zz", "xb": "ظظ"}
LIKE: Final = {"xa": SOURCE, "xb": "ar"}  # whose words stand behind the mark
LEFT_OUT: Final = "Language of the sheet"  # the sentence that both lack
MONTH: Final = {"xa": "zzgust", "xb": "ظظوس"}  # as people tell August
HEADER: Final = {"xa": "zznam", "xb": "ظظسم"}  # as a column of given names is called
LETTER: Final = "ⴰ"  # of a script that is brought by xa with a face of its own
_FACE: Final = "MadeUp-Regular"
NO_LIST: Final = "property"  # the controlled lists that both lack
_OWN: Final = {
    "xa": {
        "name": "Zzê",
        "place": 7,
        "direction": "ltr",
        "script": "Latn",
        "fallback": ["ku"],
        "names": {"writing": "lat", "read": ["lat", "ku", "ar"]},
    },
    "xb": {
        "name": "ظظي",
        "place": 8,
        "direction": "rtl",
        "script": "Arab",
        "fallback": ["ar"],
        "comma": "، ",
        "names": {"writing": "ar", "read": ["ar", "lat", "ku"]},
    },
}


def install(folder: Path) -> Path:
    """A copy of the program in `folder` in which both are installed; its place on the path of Python."""
    package = folder / "vsdesk"
    shutil.copytree(Path(paths.__file__).parent, package)
    shutil.copytree(paths.resources(), package / "resources")
    for lang in MARK:
        own = package / "resources" / "languages" / lang
        for name, table in tables(lang):
            path = own / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(_lines(table, ())) + "\n", encoding="utf-8")
        (own / "LC_MESSAGES").mkdir()
        with (own / "LC_MESSAGES" / "vsdesk.mo").open("wb") as file:
            write_mo(file, catalogue(lang))
    _font(package / "resources" / "languages" / "xa" / "fonts" / f"{_FACE}.ttf")
    return folder


def tables(lang: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each file of the language: its declaration, its labels, and what it adds to each
    table that has words."""
    like = LANGUAGES[LIKE[lang]]
    yield (
        "language.toml",
        {
            "english": "Made up",
            "months": [_marked(lang, one) for one in like.months],
            "weekdays": [_marked(lang, one) for one in like.weekdays],
            "sentences": dict(like.sentences),
            **_OWN[lang],
        },
    )
    yield "labels.toml", _labels(lang, _parsed(folder_of(like.code) / "labels.toml"))
    files: dict[str, dict[str, Any]] = {}
    for path in sorted(paths.resources().rglob("*.toml")):
        name = path.relative_to(paths.resources())
        if name.parts[0] == "languages" or path.stem == NO_LIST:
            continue
        added = _added(lang, _parsed(path))
        if "language" in added:  # a term of the list of languages, as people are asked for them
            added["language"][lang] = {SOURCE: "made up", lang: _OWN[lang]["name"]}
        if added:
            file = name.parts[0] if name.parent.name else "words"
            files.setdefault(f"{file}.toml", {})[path.stem] = added
    files["words.toml"]["told_dates"]["month"] = {"8": [MONTH[lang]]}
    column = {"to": ["person.given_*"], "words": [HEADER[lang]]}
    files["tables.toml"] = {"headers": {"column": [column]}}
    yield from files.items()
    if lang == "xa":
        face = {"letters": "\u2d30-\u2d7f", "regular": _FACE, "bold": _FACE}
        yield "fonts.toml", {"scripts": {"Tfng": face}}


def _font(path: Path) -> None:
    """A face for one letter of a script that the program has no face for."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 700), (500, 700), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "letter"])
    made.setupCharacterMap({ord(LETTER): "letter"})
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "letter": pen.glyph()})
    made.setupHorizontalMetrics({".notdef": (600, 0), "letter": (600, 100)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Made up", "styleName": "Regular", "psName": _FACE})
    made.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    made.setupPost()
    path.parent.mkdir()
    made.save(path)


def catalogue(lang: str) -> Catalog:
    """Its sentences, but for the one that it lacks."""
    with (folder_of("ar") / "LC_MESSAGES" / "vsdesk.po").open("rb") as file:
        arabic = read_po(file, locale="ar")
    made = Catalog(locale="ar" if lang == "xb" else "en")
    if lang == "xb":
        made.mime_headers = arabic.mime_headers
    for one in arabic:
        if one.id and LEFT_OUT not in one.id:
            said = one.string if lang == "xb" else one.id
            if isinstance(said, str):
                made.add(one.id, _marked(lang, said))
            else:
                made.add(one.id, tuple(_marked(lang, each) for each in said))
    return made


def _marked(lang: str, text: str) -> str:
    return f"{MARK[lang]} {text}"


def _parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _labels(lang: str, table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _labels(lang, one) if isinstance(one, Mapping) else _marked(lang, one)
        for key, one in table.items()
    }


def _added(lang: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """What the language adds to one table: beside each text or list of words of another language, its own."""
    added: dict[str, Any] = {}
    for key, one in table.items():
        before, _, code = key.rpartition("_")
        if code == LIKE[lang]:
            own = f"{before}_{lang}" if before else lang
            many = isinstance(one, list)
            added[own] = [_marked(lang, each) for each in one] if many else _marked(lang, one)
        elif isinstance(one, Mapping) and (inner := _added(lang, one)):
            added[key] = inner
        elif isinstance(one, list) and (rows := list(_rows(lang, one))):
            added[key] = rows
    return added


def _rows(lang: str, rows: list[Any]) -> Iterator[dict[str, Any]]:
    for row in rows:
        name = next((key for key in ("id", "no") if isinstance(row, Mapping) and key in row), "")
        if name and (added := _added(lang, row)):
            yield {name: row[name], **added}


def _lines(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    """The table as TOML: its plain values first, then each table and row under its name."""
    yield from (f"{key} = {_value(one)}" for key, one in table.items() if not _nested(one))
    for key, one in table.items():
        name = ".".join(map(json.dumps, (*above, key)))
        if isinstance(one, Mapping):
            yield f"[{name}]"
            yield from _lines(one, (*above, key))
        elif _nested(one):
            for row in one:
                yield f"[[{name}]]"
                yield from _lines(row, (*above, key))


def _nested(one: object) -> bool:
    return isinstance(one, Mapping) or (
        isinstance(one, list) and bool(one) and isinstance(one[0], Mapping)
    )


def _value(one: object) -> str:
    return json.dumps(one, ensure_ascii=False)
