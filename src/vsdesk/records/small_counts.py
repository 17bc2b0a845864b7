"""Small-count suppression: below this number a count of people is not told beyond the organisation
(data-dictionary §6)."""

from typing import Final

LEAST: Final = 5
