"""What is told before something is asked does not steer the answer; what limits what is asked does."""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine

NOT_STEERED = (
    ("ครูไม่ได้เลื่อนตำแหน่งซะที มีขวัญกำลังใจกันกี่คน", "410,804"),
    ("ครูขอย้ายกลับบ้านไม่ได้สักที คนมีขวัญกำลังใจกี่คน", "410,804"),
    ("สหกรณ์หักเงินเดือนเหลือไม่ถึงพัน ครูแก้หนี้สำเร็จกี่ราย", "1,238"),
    ("ลูกไม่ยอมไปโรงเรียนเลย มีแนะแนวให้กี่เปอร์เซ็นต์", "92.16"),
    ("ขายของไม่ออกเหลือเต็มร้าน เด็กได้ฝึกอาชีพกี่คน", "747,877"),
    ("เบื่อกรอกเอกสารมาก ไม่เห็นจะลดเลย โรงเรียนลดภาระประเมินได้กี่แห่ง", "26,747"),
)
LIMITED = (
    ("เด็กพิการ ได้รับการแนะแนวกี่คน", "not_found", ""),
    ("เขตเชียงใหม่เลยนะ ครูแก้หนี้สำเร็จกี่ราย", "not_found", ""),
    ("คนไม่ได้เกียรติบัตร อบรมการเงินออนไลน์กี่คน", "answer", "7,146"),
    ("ลงชื่อไว้แต่สุดท้ายไม่ได้เกียรติบัตร อบรมเรื่องเงินกี่ราย", "answer", "7,146"),
    ("เขตที่ไม่ผ่าน ITA มีกี่เขต", "answer", "5"),
)


@pytest.mark.parametrize(("question", "number"), NOT_STEERED, ids=[q for q, _ in NOT_STEERED])
def test_a_complaint_before_the_question_does_not_steer_it(engine: Engine, question: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer"
    assert number in wording.headline
    assert answer.computation is None


@pytest.mark.parametrize(("question", "outcome", "number"), LIMITED, ids=[q for q, _, _ in LIMITED])
def test_what_limits_the_question_still_does(engine: Engine, question: str, outcome: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == outcome
    assert number in wording.headline


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("เงินเดือนเหลือสองพัน อยากรู้ว่าแก้หนี้ให้ครูได้กี่คนแล้ว", "1,238"),
        ("ผ่อนบ่ไหวแล้วเด้อ เงินเดือนเหลือสองพัน อยากฮู้ว่าเพิ่นแก้หนี้ให้ครูได้จักคนแล้วจ้า", "1,238"),
        ("เงินเดือนหักแล้วเหลือห้าร้อย เค้าแก้หนี้ให้ครูได้กี่ราย", "1,238"),
        ("โรงเรียนผมเหลือเด็กแค่สิบสองคน โรงเรียนที่เลิกไปมีกี่แห่ง", "131"),
        ("ครูเหลือสามคน สงสัยว่าลดภาระประเมินได้กี่โรง", "26,747"),
    ],
)
def test_an_amount_left_in_words_is_told_like_one_in_digits(engine: Engine, question: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.computation is None
    assert number in wording.headline
