"""Render the pages by which something leaves: pictures_leaving.py FOLDER [LANG…] [dark] [125|200].

"Ready for …", a submission in each of its sections, printing, and a table that leaves; of made-up people.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.ui import made_up, made_up_leaving
from tools.pictures import Pictures

from vsdesk.desk import SubmissionOrder
from vsdesk.languages import SOURCE
from vsdesk.ui.app import application
from vsdesk.ui.kit.settings import Settings
from vsdesk.ui.route import Route
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.kit.tokens import Mode


def fill(desk: Desk) -> tuple[str, str, str]:
    """Two cases, one of them in danger; a draft, and a submission to which a Government replied."""
    whole, other = made_up.fill(desk, 2)
    made_up_leaving.agree(desk, whole, [("casework", "own_org"), ("search", "iimp")])
    sent, _ = made_up_leaving.with_reply(desk, whole, "2026-07-20")
    made_up_leaving.told_by_one(desk, whole)
    draft = desk.submissions.new(SubmissionOrder(whole, "iimp")).ids[0]
    made_up_leaving.danger(desk, other)
    made_up_leaving.raid(desk, whole)
    made_up_leaving.taken_back(desk, whole)
    paper = made_up_leaving.a_paper(desk, whole)
    listed = desk.erasure.erasure(paper).digest
    desk.erasure.erase(paper, why="mistake", because="اختبار", listed=listed)
    return f"{whole} {other} {desk.cases.record(whole).text('family')}", draft, sent


OWN_PAPERS = ("withdrawal-letter", "deletion-certificate")


def _list(kind: str) -> Route:
    return Route("lists", field=kind)


def walk(pictures: Pictures, vault: Path, cases: str, draft: str, sent: str) -> None:
    """Every page."""
    start = pictures.window.start
    assert start is not None
    start._open(vault, made_up.PASSPHRASE)
    pictures.settle()
    whole, other, family = cases.split()
    pictures.show(Route("case", whole), "leaving-case")
    for key in ("wgeid", "iimp", "ncmp", "prosecutor_de"):
        pictures.show(Route("ready", whole, key), f"ready-{key}")
    pictures.show(Route("ready", other, "wgeid"), "ready-risk")
    pictures.show(Route("case", whole, "submissions"), "case-sent")
    for part in ("missing", "form", "papers"):
        pictures.show(Route("submission", whole, part, record=draft), f"submission-{part}")
    for part in ("papers", "sending", "answers"):
        pictures.show(Route("submission", whole, part, record=sent), f"submission-sent-{part}")
    for paper in ("family-sheet", "case-file", "iimp", "document-note", *OWN_PAPERS):
        pictures.show(Route("preview", whole, paper), f"print-{paper}")
    pictures.show(Route("preview", other, "iimp"), "print-risk")
    pictures.show(Route("preview", family, "withdrawal-letter"), "print-family")
    pictures.show(Route("family", family), "family-head")
    pictures.show(Route("exits"), "exits")
    for kind in ("family", "incident"):
        pictures.show(Route("exits", part=kind), f"exits-{kind}")
    for place in (Route("families"), Route("activities"), *map(_list, ("incident", "source_list"))):
        pictures.show(place, f"list-{place.field or place.screen}")
    pictures.show(Route("today"), "today-leaving")
    pictures.window.close()


def main() -> None:
    """Make a vault, walk through it in each language."""
    folder, wanted = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    known = list(dict.fromkeys((SOURCE, *LANGS)))
    langs = [lang for lang in known if lang in wanted] or known
    mode: Mode = "dark" if "dark" in wanted else "light"
    scale = next((int(text) / 100 for text in wanted if text.isdigit()), 1.0)
    app = application()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        vault = work / "sindyan"
        desk = made_up.coordinator(vault, work / "profile")
        cases, draft, sent = fill(desk)
        desk.access.lock()
        for lang in langs:
            settings = Settings(lang, mode, scale, 10, (str(vault),))
            tag = f"{lang}-{mode}-{round(scale * 100)}"
            walk(Pictures(app, folder, work, settings, tag), vault, cases, draft, sent)


if __name__ == "__main__":
    main()
