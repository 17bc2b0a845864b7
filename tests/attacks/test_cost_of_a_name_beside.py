"""Whether a case beside lets a name out is asked of its answers alone: however much is told in that case,
none of it is read for the paper of another one. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import words
from tests.attacks.test_named_beside import FULL, told, two
from tests.attacks.test_named_in_another_file import left
from tests.attacks.work import calls

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

STORY = "نزلوا من الباص في حمص عند الحاجز وأخذوا سليم إلى الفرع"


def test_no_word_of_the_other_case_is_read_for_its_name(made: Town) -> None:
    _, case, _ = two(made, "given")
    told(made)
    few = _work(made)
    texts = ["\n".join(f"{number} {line} {STORY}" for line in range(20)) for number in range(60)]
    made.rima.cases.save(
        [Edit("event", {"type": "other", "text": words(text)}, parent=case) for text in texts]
    )
    assert _work(made) < few * 1.7


def _work(made: Town) -> int:
    """Of a gate whose file nobody asked before."""
    assert FULL in left(made)
    made.rima.cases.save([Edit("event", {"type": "other"}, parent=made.case)])
    return calls(lambda: left(made))
