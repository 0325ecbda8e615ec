"""A printed figure is told, and nothing reckoned, where what is denied, joined or left over is only told beside it."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context
from knowledge.asking.denials import counted_with_the_rest, without_own_denials
from knowledge.asking.engine import Engine

OWN = (  # what the asker or theirs have not done, before those are counted who have
    ("ลูกจะจบ ม.6 แล้วยังไม่รู้เลยว่าอยากเป็นอะไร นั่งเล่นเกมทั้งวัน เด็กที่เค้าค้นพบตัวเองแล้วมีทักษะอาชีพมีกี่คนคะ", "4,846,411"),
    ("หนูบรรจุมา 2 ปี ยังไม่เคยได้อบรมกันโกงเลย ส่วนกลางเค้าอบรมคนของเค้าไปกี่คนแล้ว", "1,181"),
    ("หลานยังไม่ได้ฝึกอาชีพอะไรเลย เด็ก ม.3 ถึง ม.6 ที่ได้ฝึกอาชีพมีกี่คน", "747,877"),
    ("ผมยังไม่ได้แก้หนี้เลย ครูที่แก้หนี้สำเร็จแล้วมีกี่ราย", "1,238"),
    ("ดิฉันยังไม่เคยอบรมการเงินเลยค่ะ คนที่ผ่านอบรมการเงินออนไลน์มีกี่คนคะ", "5,759"),
    ("เขตเรายังไม่ผ่าน ITA เลย เขตที่ผ่านแล้วมีกี่เขตครับ", "240"),
    ("โรงเรียนผมยังลดภาระประเมินไม่ได้เลย โรงเรียนที่ลดได้แล้วมีกี่โรงครับ", "26,747"),
    ("น้องที่บ้านยังไม่รู้จะเรียนต่ออะไร นักเรียนที่ได้รับการแนะแนวมีกี่คน", "5,180,124"),
    ("ยังไม่ได้นอนเลย งานก็ค้าง อยากรู้ว่าครูแก้หนี้สำเร็จกี่ราย", "1,238"),
)
TOGETHER = (  # what one figure counts together, where no channel is named
    ("ที่ให้แต่ละเขตทำซีรี่ย์ครู รวมกี่ตอนนะ", "245"),
    ("ปีนี้ผลิต content ประชาสัมพันธ์รวมกี่ชิ้น", "18,996"),
    ("ปีนี้ผลิตสื่อประชาสัมพันธ์ทั้งข่าว คลิป อินโฟกราฟิก รวมกี่ชิ้น", "18,996"),
    ("สื่อที่ทำออกมาทั้งคลิปทั้งบทความรวมกันกี่ชิ้นครับ", "18,996"),
    ("output ทั้งข่าวทั้งวิดีโอทั้ง infographic รวมกี่ชิ้นงาน", "18,996"),
)
LEFT_IN = (  # those that are there in the end, or all of them
    ("ต้นแบบสหกรณ์โรงเรียน คัดเหลือกี่แห่งครับ", "33"),
    ("คลินิกหนี้ครู สมัครมา 8,744 ราย แล้วเข้าระบบจริงเหลือกี่ราย", "7,926"),
    ("ครูเราที่ทำงานเป็นแถมยังมีกำลังใจเหลืออยู่ เค้านับได้กี่คนคะ", "410,804"),
    ("โรงเรียนเล็กตอนนี้เหลือกี่โรง", "15,327"),
    ("คนส่วนกลางที่ต้องอบรมต้านโกงทั้งหมด ก่อนหักคนที่ยังไม่ได้อบรม มีกี่คน", "1,347"),
    ("นักเรียนชั้น ม.๓ ถึง ม.๖ ทั้งหมด นับคนที่ยังไม่ได้ฝึกอาชีพด้วย มีกี่คน", "879,855"),
    ("ครูที่ลงทะเบียนอบรมการเงิน รวมคนที่ไม่ได้เกียรติบัตรด้วย มีกี่คน", "12,905"),
    ("ไม่นับคนที่ไม่ผ่าน มีกี่คนที่ผ่านอบรมส่วนกลาง", "1,181"),
    ("สื่อมวลชนนำข่าวไปเผยแพร่กี่เรื่อง", "719"),
)
WITH = (  # with whom, or where, and nothing is set apart
    ("เขามาลงพื้นที่เรื่องหนี้กับพวกสหกรณ์ กี่จุดอ่ะ", "6"),
    ("ลงพื้นที่แก้หนี้กับกรมส่งเสริมสหกรณ์กี่จุด", "6"),
    ("โรงเรียนจิ๋วที่อยู่ใกล้ๆไม่เกินห้าโล มาขอแบ่งใช้ของกับโรงเรียนคุณภาพ กี่โรงคะ", "1,136"),
)
RECKONED = (
    ("ลูกยังไม่ได้ฝึกอาชีพ เด็กแบบนี้มีกี่คน", "131,978"),
    ("ลูกอยู่ ม.3 เด็กที่ยังไม่ได้ฝึกอาชีพมีกี่คน", "131,978"),
    ("ลงชื่ออบรมการเงินแล้วไม่ได้เกียรติบัตร มีกี่คน", "7,146"),
    ("แก้หนี้แล้วเหลือกี่ราย", "6,688"),
    ("ยูทูบกับติ๊กต็อกรวมกันกี่คลิป", "7,818"),
    ("ซีรีส์ครูกับคลิปติ๊กต็อกรวมกันกี่ตอน", "1,263"),
    ("จำนวนสื่อที่เผยแพร่บน YouTube Facebook และ TikTok รวมทั้งสิ้นกี่ชิ้น", "14,768"),
    ("ผู้ติดตามที่อยู่บน YouTube และ TikTok รวมทั้งสิ้นกี่คน", "352,400"),
    ("โรงเรียนที่อยู่กลุ่มสีเขียวและสีฟ้ารวมทั้งหมดกี่โรง", "1,653"),
    ("เฟสนำยูทูบไปกี่คน", "52,000"),
)
IN_TALK = (
    (("ลงชื่อเรียนการเงินออนไลแล้วไม่ได้เกียรติบัต มีกี่คน", "ที่ได้ละ"), "5,759"),
    (("เขตที่ไม่ผ่าน ITA กี่เขต", "แล้วที่ผ่านล่ะ"), "240"),
    (("เขตที่ไม่ผ่าน ITA กี่เขต", "ขอชื่อเขตที่ตก", "ไม่มีก็เอาร้อยละที่ผ่าน"), "97.96"),
    (("เด็กที่ยังไม่ได้ฝึกอาชีพกี่คน", "แล้วคนที่ได้ล่ะ"), "747,877"),
    (("ข่าวปลอมกี่เรื่อง", "เป็นสื่อพวกคลิป อินโฟ บทความ รวมกี่ชิ้น"), "18,996"),
)


def _last(engine: Engine, asked: tuple[str, ...]) -> tuple[Answer, str]:
    context = Context()
    for question in asked:
        answer, wording, context = engine.ask(question, context)
    return answer, wording.headline


@pytest.mark.parametrize(
    ("asked", "told"),
    [*(((question,), told) for question, told in (*OWN, *TOGETHER, *LEFT_IN, *WITH)), *IN_TALK],
    ids=lambda said: said[-1] if isinstance(said, tuple) else said,
)
def test_the_printed_figure_is_told(engine: Engine, asked: tuple[str, ...], told: str) -> None:
    answer, headline = _last(engine, asked)
    assert answer.computation is None
    assert told in headline


@pytest.mark.parametrize(("question", "result"), RECKONED, ids=lambda said: said)
def test_what_is_asked_to_be_reckoned_still_is(engine: Engine, question: str, result: str) -> None:
    answer, _ = _last(engine, (question,))
    assert answer.computation is not None
    assert answer.computation.result_text == result


def test_the_two_of_a_share_are_not_added_up(engine: Engine) -> None:
    answer, _ = _last(engine, ("เด็กที่เข้าถึงสื่อดิจิทัลผ่านแพลตฟอร์มได้จริง คิดเป็นกี่ % ของเด็กทั้งหมด", "ที่ยังเข้าไม่ถึงเหลือกี่คน"))
    assert answer.computation is not None
    assert answer.computation.result_text == "6,312,557"


@pytest.mark.parametrize("text", ["หนูอยากรู้ว่าครูที่ยังแก้หนี้ไม่ได้กี่คน", "ผมสมัครแล้ว ยังแก้ไม่ได้กี่รายครับ", "ครูที่ไม่ผ่านด้วยกี่คน"])
def test_a_rest_that_is_asked_for_stays(text: str) -> None:
    assert without_own_denials(text) == counted_with_the_rest(text) == text
