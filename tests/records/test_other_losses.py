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
معو كان ابن عمو ياسر، وما رجعوا التنين
أخدوا ولادي التنين، حسن وحسين، وابن جيراننا فادي كمان، الله يفك أسرن
أخدوا أخي سامر كمان
أخدوه هو وابن عمي
وراحت أخته تدوّر عليه وما رجعت
خطفوا أخي وابن خالتي من الحاجز
Birayê min û pismamê wî Serhad bi hev re hatin girtin, herdu jî venegeriyan
xwişka min jî hat girtin
My cousin Yasser was with him in the car and neither of them came back
they took my brother too
both my sons were arrested
his uncle went to ask and never came back
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
أخدوا خالد قدام عيني، وجارنا أبو سمير شاف كل شي وراح خبّر أمو
أخدوا ابني من البيت وما رجع
أخي يوسف انخطف من الحاجز
اختفى وعم ندوّر عليه من وقتها
أخدوا أبو حيدر معهن ع الدورية
راحت أمه تسأل عنه بالفرع
راح أخوه عالشغل وما رجع إلا المسا
كنت دوّر على مفتاح البيت وقت إجوا، وابني سامر راح عالمدرسة وما رجع إلا المسا
أخدوا أخوه عالمشفى
فقدنا أخوه بالقصف
أخي فقد إجرو بالقصف وأختي فقدت شغلها
خالته كانت هون وقت أخدوه
أخوه قال أخدوه من الشغل
أبوه مات من القهر، وخالتو ضاعت بالسوق وهي ختيارة وردّوها الجيران
راح عمي محمود عالفرع يسأل عنو ورجع بعد ساعتين وقال ما عندن حدا بهالاسم
خفنا ياخدوا أخوه كمان
birayê wî got ku ew hat girtin
birayê min hat girtin
Xwişka wî di rê de winda bû, lê piştî du rojan me ew dît
Me kaxezên xwe winda kirin û mala me şewitî, cîranê me Şêro alî me kir
Apê min çû fermandariyê, li wî pirsî û êvarê vegeriya malê
his brother said he was taken at noon
his brother is missing a leg
his sister went to Germany two years later
they took his brother to the hospital
my son was arrested at the checkpoint
my brother disappeared in 2013
his mother was found
I lost my job and my brother lost his leg; our neighbour Fadi lost the keys
My uncle Mahmoud went to the branch to ask and came home two hours later
"""


def test_another_of_the_family_who_is_missing_too_is_heard() -> None:
    told, other = ([one for one in held.splitlines() if one] for held in (TOLD, OTHER))
    assert [one for one in told if not tells_of_other_loss(plain_text(one).letters)] == []
    assert [one for one in other if tells_of_other_loss(plain_text(one).letters)] == []
