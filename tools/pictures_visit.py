"""Render the pages of a visit and of a stick that came: pictures_visit.py FOLDER [LANG…] [dark] [125|200].

The interview topic by topic, the family, what was taken in (one bundle of two is broken), and Today
before and after; of made-up people.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.ui import made_up
from tools.pictures import Pictures, enter, interview

from vsdesk.languages import SOURCE
from vsdesk.ui.app import application
from vsdesk.ui.kit.settings import Settings
from vsdesk.ui.route import Route
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.handover.screen import HandOverScreen
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.kit.tokens import Mode

_SENDER = "هبة الشامي"  # made up


def brought(chief: Desk, work: Path) -> Path:
    """A stick with what two documenters hand over: one bundle is whole, one is not."""
    stick = work / "stick"
    stick.mkdir()
    for name, seed, count in (("شيار", 11, 3), ("ريم", 13, 1)):
        field = made_up.field(work / f"field-{seed}", work / f"other-{seed}", name, seed)
        made_up.enrol(chief, field)
        made_up.fill(field, count)
        files = [path for one in field.sync.hand_over(stick) for path in one.files]
        if count > 1:
            chief.sync.devices.name(field.context.device_id, _SENDER)
        else:
            data = bytearray(files[0].read_bytes())
            data[len(data) * 3 // 4] ^= 1
            files[0].write_bytes(data)
        field.access.lock()
    return stick


def walk(pictures: Pictures, vault: Path, case: str, family: str, stick: Path) -> None:
    """Every page."""
    enter(pictures, vault)
    pictures.show(Route("today"), "visit-today")
    interview(pictures, case)
    for part in ("members", "consent", "log", "family"):
        pictures.show(Route("family", family, part), f"visit-family-{part}")
    pictures.show(Route("case", case, "family"), "visit-case-family")
    pictures.show(Route("handover", part="receive"), "visit-receive")
    screen = pictures.window.shell.screen_now if pictures.window.shell is not None else None
    assert isinstance(screen, HandOverScreen) and isinstance(screen.page, Receive)
    screen.page.take_folder(stick)
    pictures.take("visit-receive-check")
    screen.page.take_in()
    pictures.take("visit-received")
    pictures.show(Route("today"), "visit-today-after")
    pictures.window.close()


def main() -> None:
    """Make a vault for each language, walk through it."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    every = list(dict.fromkeys((SOURCE, *LANGS)))
    langs = [lang for lang in every if lang in wanted] or every
    mode: Mode = "dark" if "dark" in wanted else "light"
    scale = next((int(text) / 100 for text in wanted if text.isdigit()), 1.0)
    app = application()
    for lang in langs:
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            vault = work / "sindyan"
            desk = made_up.coordinator(vault, work / "profile")
            case = made_up.fill(desk, 4)[0]
            family = str(desk.cases.record(case).value("family"))
            stick = brought(desk, work)
            desk.access.lock()
            settings = Settings(lang, mode, scale, 10, (str(vault),))
            tag = f"{lang}-{mode}-{round(scale * 100)}"
            walk(Pictures(app, folder, work, settings, tag), vault, case, family, stick)


if __name__ == "__main__":
    main()
