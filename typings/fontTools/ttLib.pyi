"""The little of fontTools that the tests use."""

from pathlib import Path

class TTFont:
    def __init__(self, file: Path) -> None: ...
    def getBestCmap(self) -> dict[int, str]: ...
