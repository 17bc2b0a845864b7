# The part of zxcvbn that vsdesk uses (the package ships no types).
from decimal import Decimal
from typing import TypedDict

class _Found(TypedDict):
    guesses: Decimal | int | float

def zxcvbn(password: str) -> _Found: ...
