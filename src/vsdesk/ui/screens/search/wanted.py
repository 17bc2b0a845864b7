"""What is searched for: words and filters, as the place of the search page carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.desk import CaseFilter

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from vsdesk.ui.route import Route

ALL: Final = ""
_NUMBERS: Final = ("year_from", "year_to")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Words, and filters that are "" or None where nothing is asked."""

    text: str = field(default="", repr=False)
    kind: str = ALL
    status: str = ""
    governorate: str = ""
    year_from: int | None = None
    year_to: int | None = None
    author: str = ""

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return replace(self, text="") != SearchRequest()

    @property
    def place(self) -> Route:
        """The search page with this search."""
        set_ = {key: value for key, value in asdict(self).items() if value and key != "text"}
        return Route("search", part=urlencode(set_), field=self.text)

    @staticmethod
    def of_place(place: Route) -> SearchRequest:
        """The search that a place carries."""
        held: dict[str, Any] = dict(parse_qsl(place.part))
        for name in _NUMBERS:
            if name in held:
                held[name] = int(held[name])
        return SearchRequest(text=place.field, **held)

    @staticmethod
    def of_filter(where: CaseFilter) -> SearchRequest:
        """A search that was kept."""
        return SearchRequest(
            text=where.text,
            kind=where.kind,
            status=where.status or "",
            governorate=where.governorate or "",
            year_from=where.year_from,
            year_to=where.year_to,
            author=where.author or "",
        )

    def filter(self) -> CaseFilter:
        """The desk's filter, the words in it."""
        from vsdesk.desk import CaseFilter

        return CaseFilter(
            kind=self.kind,
            text=self.text,
            status=self.status or None,
            governorate=self.governorate or None,
            year_from=self.year_from,
            year_to=self.year_to,
            author=self.author or None,
        )
