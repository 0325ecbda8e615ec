"""What is shared out, set against an amount that is said, or a percent of what was told; what is compared nowhere."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Answer, Context
from knowledge.asking.engine import Engine

RECKONED = (
    # over each of many
    (("รายการประเมิน 9,602 เรื่อง เฉลี่ยเขตนึงกี่เรื่อง",), "39.2"),
    (("รายการประเมิน 9,602 เรื่อง เฉลี่ยเขตนึงกี่เรื่อง", "แล้วที่ลดได้ล่ะ เฉลี่ยเขตละ ขอ 2 ตำแหน่ง"), "27.52"),
    (("คนตอบแบบสอบถามเฉลี่ยเขตนึงกี่คน",), "244.1"),
    (("หนี้ครูแก้ได้เฉลี่ยเขตละกี่ราย", "แล้วที่เข้าร่วมล่ะ เฉลี่ยเขตละเท่าไหร่"), "35.7"),
    (("หาค่าเฉลี่ยให้หน่อย โรงเรียนคุณภาพเขตพื้นที่ละกี่โรง ตอบทศนิยมสองหลัก",), "7.38"),
    (("หาค่าเฉลี่ยผู้ติดตามต่อคลิปของติ๊กต็อก",), "33.8"),
    # against an amount
    (("เด็กเข้าแพลตฟอร์มถึง 1 แสนคนยังครับ", "เกินแสนไปเท่าไร"), "25,610"),
    (("ผู้ติดตามเฟซเกินสามแสนไปกี่คน",), "70,000"),
    (("โรงเรียนต้นแบบเพื่อนที่ปรึกษา YC ยังห่างจาก 200 แห่งเท่าไร",), "55"),
    (("หนี้ครู เข้าร่วมกี่ราย แก้ได้กี่ราย", "แก้ได้ไม่ถึงสองพันใช่ไหม ขาดเท่าไร"), "762"),
    (("ยูทูบขาดอีกเท่าไหร่ถึงจะครบสี่แสนคน",), "82,000"),
    (("ช่องทางโซเชียลไหนคนตามเยอะสุด", "ที่สองล่ะ", "ห่างจากที่หนึ่งเท่าไหร่"), "52,000"),
    # a percent of what is given or was told
    (("ประเด็นประชาสัมพันธ์ 1,008 เรื่อง เป็นเรื่องนโยบายกี่เปอร์เซ็น",), "17.06"),
    (("ประเด็นประชาสัมพันธ์ 1,008 เรื่อง เป็นเรื่องนโยบายกี่เปอร์เซ็น", "ข่าวปลอมล่ะ"), "1.39"),
    (("โรงเรียนคุณภาพ 1,808 โรง เป็นประถมกี่เปอร์เซ็นต์",), "49.83"),
    (("สมัครคลินิกแก้หนี้ 8,744 แต่เข้าระบบ 7,926 หายไปกี่รายครับ", "อัตราที่เข้าระบบคือร้อยละเท่าไร"), "90.65"),
    (("เพจ สพฐ มียอดมองเห็นสูงสุดเท่าไหร่คะ", "มีส่วนร่วมเป็นกี่ % ของยอดนี้"), "16.95"),
    (("สื่อมวลชนหยิบไปเผยแพร่กี่เรื่อง", "เทียบกับ 1,008 เรื่องที่นำเสนอ เป็น % เท่าไหร่"), "71.33"),
    # less what is left out
    (("ตัดเฟคนิวส์ออกไปจะเหลือกี่ประเด็น",), "994"),
)
PRINTED = (
    ("โรงเรียนเล็กๆ ปีนี้เยอะขึ้นจากปีที่แล้วกี่โรงคะ", "331"),
    ("โรงเรียนขนาดเล็กเยอะขึ้นกี่โรง", "331"),
    ("ค่าเฉลี่ยความพึงพอใจงานบุคคลเท่าไหร่", "4.43"),
)
NOWHERE = (
    "ครูกลุ่มแดงมากกว่ากลุ่มเหลืองเท่าไหร่ ในเรื่องแก้หนี้",
    "หนี้ครูแบ่งกลุ่มสีแดงกับสีเหลือง กลุ่มไหนมากกว่า",
    "ประสิทธิภาพปีงบ 67 ดีขึ้นจากปีงบ 66 กี่เปอร์เซ็นต์ในภาพรวม",
    "ประสิทธิภาพการทำงานปี 67 ดีกว่าปี 66 กี่เปอร์เซ็นต์",
)


def _last(engine: Engine, asked: tuple[str, ...]) -> tuple[Answer, str]:
    context = Context()
    for question in asked:
        answer, wording, context = engine.ask(question, context)
    return answer, wording.headline


@pytest.mark.parametrize(("asked", "result"), RECKONED, ids=[" / ".join(asked) for asked, _ in RECKONED])
def test_it_is_reckoned(engine: Engine, asked: tuple[str, ...], result: str) -> None:
    answer, _ = _last(engine, asked)
    assert answer.computation is not None
    assert answer.computation.result_text == result


@pytest.mark.parametrize(("question", "told"), PRINTED, ids=[question for question, _ in PRINTED])
def test_it_is_told_as_printed(engine: Engine, question: str, told: str) -> None:
    assert told in _last(engine, (question,))[1]


@pytest.mark.parametrize("question", NOWHERE)
def test_what_is_compared_nowhere_is_declined(engine: Engine, question: str) -> None:
    assert _last(engine, (question,))[0].outcome == "not_found"
