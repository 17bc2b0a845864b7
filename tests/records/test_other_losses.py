"""Sentences that tell of another of the family who is missing, and others with the same words; made up."""

from __future__ import annotations

from vsdesk.names.plain_text import plain_text
from vsdesk.records.checks.other_losses import tells_of_other_loss

TOLD = """
بعد شهرين أخدوا أخوه وائل من البيت
أخدوه وأخوه بنفس الليلة
تاني يوم راح أخوه الزغير بلال يسأل عنو وما رجع كمان
أخوه كمان اعتقلوه
واعتقلوا ابنها بعد سنة
Birayê wî Rêzan sê meh şûnde li nav bajarê Efrînê hat girtin
xwişka wê jî hat revandin
His brother George went two months later, on the road to Damascus
they took his brother too
her son was also arrested
"""
OTHER = """
أخوه سأل عنه بالفرع
أخدوه من البيت وما رجع
ما أخدوا أخوه
أخدوا أخوه ورجع بعد يومين
راح عند خالته
عمه قال إنه شافه
birayê wî li wî geriya
birayê wî hat girtin û piştre vegeriya
his brother asked at the branch
his brother was released
they took him from the house of his brother
"""


def test_another_of_the_family_who_is_missing_too_is_heard() -> None:
    told, other = ([one for one in held.splitlines() if one] for held in (TOLD, OTHER))
    assert [one for one in told if not tells_of_other_loss(plain_text(one).letters)] == []
    assert [one for one in other if tells_of_other_loss(plain_text(one).letters)] == []
