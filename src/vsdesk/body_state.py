"""Whether what an op says is here: its body may have been erased, or has not been received
(docs/spec/bundle.md §8.4, §8.7)."""

from __future__ import annotations

from typing import Literal

BodyState = Literal["here", "erased", "missing"]
