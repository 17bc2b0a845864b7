"""The screens of the shell, by name. A screen is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.session import VaultSession

# Screen name -> (module below this package, class).
_WHERE: Final = {
    "today": ("today.screen", "TodayScreen"),
    "cases": ("cases.screen", "CasesScreen"),
    "case": ("case.screen", "CaseScreen"),
    "interview": ("interview.screen", "InterviewScreen"),
    "families": ("families.screen", "FamiliesScreen"),
    "family": ("family.screen", "FamilyScreen"),
    "activities": ("lists.screen", "ActivitiesScreen"),
    "lists": ("lists.screen", "ListsScreen"),
    "table": ("table.screen", "TableScreen"),
    "record": ("record.screen", "RecordScreen"),
    "handover": ("handover.screen", "HandOverScreen"),
    "search": ("search.screen", "SearchScreen"),
    "differences": ("differences.screen", "DifferencesScreen"),
    "waits": ("waits.screen", "WaitsScreen"),
    "wait": ("waits.file_screen", "FileScreen"),
    "same": ("same.screen", "SameScreen"),
    "pair": ("same.pair_screen", "PairScreen"),
    "match_file": ("match_file.screen", "MatchFileScreen"),
    "hits": ("same.hits_screen", "HitsScreen"),
    "one": ("one.screen", "OneScreen"),
    "preview": ("preview.screen", "PreviewScreen"),
    "ready": ("ready.screen", "ReadyScreen"),
    "exits": ("exits.screen", "ExitsScreen"),
    "submission": ("submission.screen", "SubmissionScreen"),
    "consent": ("consent.screen", "ConsentScreen"),
    "erasing": ("erasing.plan_screen", "ErasingScreen"),
    "erasures": ("erasing.screen", "ErasuresScreen"),
    "paper": ("paper.screen", "PaperScreen"),
    "settings": ("settings.screen", "SettingsScreen"),
    "shared": ("shared.screen", "SharedScreen"),
}


def make(look: UiContext, session: VaultSession, place: Route) -> Screen:
    """The screen of a place."""
    module, name = _WHERE[place.screen]
    found = getattr(import_module(f"vsdesk.ui.screens.{module}"), name)
    screen: Screen = found(look, session, place)
    return screen


SCREENS: Final[dict[str, Callable[[UiContext, VaultSession, Route], Screen]]] = dict.fromkeys(
    _WHERE, make
)
