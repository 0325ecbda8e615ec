"""What is asked at the end of a story, an announcement or a plan to tell somebody is asked as if alone."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

SUMMARIES = {
    "พรุ่งนี้ต้องอธิบายธนาคารหน่วยกิตหน้าชั้นให้เด็ก ม.6 ขอย่อๆ ว่าผลเป็นไง": "credit-bank",
    "ต้องเล่าเรื่องแนะแนวให้นักเรียน ป.5 ฟัง ขอสรุปสั้นๆ": "guidance",
    "ขอสรุปเรื่องหนี้ครูให้เด็ก ม.3 เข้าใจ": "debt",
    "มีสไลด์เดียวสำหรับเรื่องแนะแนวและสุขภาพจิต ควรใส่อะไร สรุปมาให้หน่อยค่ะ": "guidance",
    "มีเวลาพูดสองนาทีเรื่องหนี้ครู ควรพูดอะไรบ้าง": "debt",
    "สไลด์เรื่องธนาคารหน่วยกิตควรใส่อะไรบ้าง": "credit-bank",
}
NUMBERS = {
    "ประกาศ โครงการ 1 อำเภอ 1 โรงเรียนคุณภาพ เปิดรับสมัครแล้ว\n\nสรุปแล้วมีสีเขียวกี่โรงคะ": "1,265",
    '"ขอเชิญชวนครูเข้าอบรมการเงินผ่าน Google Classroom ด่วน" ส่งต่อกันมา\nสรุปมีคนผ่านอบรมกี่คน': "5,759",
    "เรื่องโพสต์ที่ปังสุดของเพจ การเข้าถึงเท่าไร": "763,679",
    "top post ของ page ได้ engagement เท่าไหร่คะ": "151,304",
    "เรื่องที่ยอดมองเห็นสูงสุด มีส่วนร่วมกี่ครั้ง": "151,304",
    "โพสต์ที่คนเห็นเยอะสุด เข้าถึงเท่าไหร่": "763,679",
    "เรื่องที่คนเห็นมากที่สุด มียอดเท่าไหร่": "892,445",
}


@pytest.mark.parametrize("question", SUMMARIES)
def test_a_summary_to_be_told_to_somebody(question: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(question)
    assert (answer.outcome, answer.aspect, answer.policies) == ("answer", "summary", (SUMMARIES[question],))


@pytest.mark.parametrize("question", NUMBERS)
def test_a_number_after_what_is_told(question: str, engine: Engine) -> None:
    assert NUMBERS[question] in engine.ask(question)[1].headline


@pytest.mark.parametrize("question", ["แนะแนว ม.6 กี่คน", "มีเด็ก ม.6 ที่ได้แนะแนวกี่คน"])
def test_a_grade_that_is_counted_is_told_nowhere(question: str, engine: Engine) -> None:
    assert engine.ask(question)[0].outcome == "not_found"
