"""The pages by which something leaves: each control has a name, no words are cut, in
every language and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.made_up_leaving import agree, with_reply
from tests.ui.test_screens import names_and_fits

from vsdesk.desk import SubmissionOrder
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize(
    ("lang", "mode", "scale"),
    [("en", "light", 1.0), ("ar", "dark", 1.25), ("ku", "light", 1.0), ("ar", "light", 2.0)],
)
def test_every_control_has_its_name_and_its_room(
    room: Room, lang: Lang, mode: str, scale: float
) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("casework", "own_org"), ("search", "iimp")])
    sent, _ = with_reply(desk, case)
    draft = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    desk.access.lock()
    window = room.open(lang, mode, scale)
    parts = ("missing", "form", "papers", "sending", "answers")
    places = [Route("ready", case, key) for key in ("wgeid", "iimp", "ncmp", "prosecutor_de")]
    places += [
        Route("submission", case, part, record=one) for one in (draft, sent) for part in parts
    ]
    places += [Route("preview", case, paper) for paper in ("iimp", "document-note", "custody-log")]
    places += [Route("case", case, "submissions"), Route("exits"), Route("exits", record=case)]
    places += [Route("exits", part=kind) for kind in ("family", "incident")]
    for place in places:
        room.go(window, place)
        room.settle(window)
        names_and_fits(window, place)
