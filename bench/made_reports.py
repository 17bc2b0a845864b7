"""Made-up reports of missing persons with the truth beside them, in the columns of `match file`.

A quarter of the persons have a second report, by another relative to another documenter: other
script and spelling, missing or swapped parts, the whole name in one field, coarser or wrong dates, a
slip of the pen. Brothers taken the same day, cousins and namesakes are planted. Nobody here exists.
`python -m bench.made_reports N [SEED]` prints N of them as JSON lines, with `pid`.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bench.made_names import MadeName, family_names, given_names, slip

Row = dict[str, str | int]
_LATIN_STYLES: Final = ("en", "en", "en", "fr", "ku", "ku", "tr")
_START: Final = date(2011, 3, 1)
_SECOND: Final = 0.27  # share of persons with a second report
_SLIP: Final = 0.05  # of each name
_ELSEWHERE: Final = 0.07  # of the reports name another governorate


@dataclass(frozen=True, slots=True)
class Person:
    """Who is missing, as it was."""

    given: MadeName
    father: MadeName
    grandfather: MadeName
    family: MadeName
    mother: MadeName
    sex: str
    birth: int
    taken: date
    gov: int
    place: MadeName


class Society:
    """Names, places, and persons drawn from them."""

    def __init__(self, seed: int, people: int) -> None:
        self.rng: Final = random.Random(seed)
        more = max(1, people / 20_000) ** 0.5  # more people bear more names, by Heaps' law
        self._given = given_names(self.rng, int(1500 * more))
        self._women = given_names(self.rng, int(500 * more))
        self._family = family_names(self.rng, int(4000 * more))
        places = family_names(self.rng, 420)
        self._places: Final = [[places.draw(self.rng) for _ in range(25)] for _ in range(14)]

    def person(self) -> Person:
        """Anybody."""
        rng = self.rng
        gov = min(13, int(rng.expovariate(0.25)))
        return Person(
            given=self._given.draw(rng),
            father=self._given.draw(rng),
            grandfather=self._given.draw(rng),
            family=(self._given if rng.random() < 0.25 else self._family).draw(rng),
            mother=self._women.draw(rng),
            sex="M" if rng.random() < 0.92 else "F",
            birth=int(rng.triangular(1945, 2005, 1988)),
            taken=_START + timedelta(days=int(rng.triangular(0, 3000, 600))),
            gov=gov,
            place=self._places[gov][int(25 * rng.random() ** 2)],
        )

    def relative(self, of: Person) -> Person:
        """A brother, often taken the same day, a cousin, or (of 50 persons one) a namesake in three parts."""
        rng = self.rng
        kind = rng.random()
        given = self._given.draw(rng)
        if kind < 0.5:
            taken = of.taken if rng.random() < 0.6 else of.taken + timedelta(rng.randrange(900))
            return replace(of, given=given, birth=of.birth + rng.randrange(-8, 9), taken=taken)
        other = self.person()
        if kind < 0.92:
            return replace(
                other, family=of.family, grandfather=of.grandfather, gov=of.gov, place=of.place
            )
        return replace(other, given=of.given, father=of.father, family=of.family)

    def report(self, person: Person) -> Row:
        """One report of a person, as a relative tells it."""
        rng = self.rng
        style = "ar" if rng.random() < 0.62 else rng.choice(_LATIN_STYLES)
        named = {
            name: self._told(getattr(person, name), style)
            for name in ("given", "father", "grandfather", "family")
        }
        row: Row = {"script": {"ar": "ar", "ku": "ku"}.get(style, "la"), **self._names(named)}
        birth = person.birth + rng.choice((0, 0, 0, 0, -1, 1, -2, 2))
        row["mother"] = self._told(person.mother, style) if rng.random() < 0.55 else ""
        row["sex"] = person.sex if rng.random() < 0.95 else ""
        row["birth_year"] = birth if rng.random() < 0.75 else ""
        row["arrest_date"] = self._date(person.taken)
        gov, place = person.gov, person.place
        if rng.random() < _ELSEWHERE:
            gov = rng.randrange(14)
            place = rng.choice(self._places[gov])
        row["gov"] = f"{gov + 1:02d}" if rng.random() < 0.9 else ""
        row["place"] = self._told(place, style) if rng.random() < 0.8 else ""
        return row

    def _told(self, name: MadeName, style: str) -> str:
        spelled = name.spelled(style, self.rng)
        return slip(spelled, self.rng) if self.rng.random() < _SLIP else spelled

    def _names(self, named: dict[str, str]) -> Row:
        rng = self.rng
        if rng.random() < 0.25:
            kept = [named["given"], named["father"], named["grandfather"], named["family"]]
            if rng.random() < 0.6:
                del kept[2]
            if rng.random() < 0.25:
                del kept[1]
            return {
                "given": " ".join(kept),
                "father": "",
                "grandfather": "",
                "family": "",
                "unstructured": 1,
            }
        if rng.random() < 0.03:
            named["given"], named["family"] = named["family"], named["given"]
        missing = {"given": 0.0, "father": 0.08, "grandfather": 0.55, "family": 0.05}
        return {name: "" if rng.random() < missing[name] else text for name, text in named.items()}

    def _date(self, taken: date) -> str:
        rng = self.rng
        if rng.random() < 0.2:
            taken += timedelta(days=int(rng.gauss(0, 60)))
        form = rng.choice(("", "%Y", "%Y-%m", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d"))
        return taken.strftime(form) if form else ""


def reports(count: int, seed: int = 1) -> list[Row]:
    """So many reports in random order; `pid` is the truth."""
    society = Society(seed, count)
    rng = society.rng
    rows: list[Row] = []
    pid = 0
    person = society.person()
    while len(rows) < count:
        person = society.relative(person) if rng.random() < 0.25 else society.person()
        pid += 1
        for _ in range(1 + (rng.random() < _SECOND) + (rng.random() < 0.01)):
            rows.append({"pid": pid, **society.report(person)})
    rng.shuffle(rows)
    return [{"rid": number, **row} for number, row in enumerate(rows[:count])]


def main() -> None:
    """Print reports as JSON lines."""
    count = int(sys.argv[1])
    for row in reports(count, int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
