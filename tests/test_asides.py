"""What is said by the way: to whom a summary goes, "so then", that many of which another figure is asked, how far."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

ANOTHER_OF_THOSE = (  # one figure tells which channel or meeting, another of it is asked for
    ("ช่องยูทูบที่มีสื่อ ๖,๘๐๐ ตอน คนติดตามเท่าใด", "318,000"),
    ("เฟซบุ๊กที่ลง 6,950 ตอน ผู้ติดตามกี่คน", "370,000"),
    ("ติ๊กต็อกที่มี 1,018 คลิป คนฟอลเท่าไหร่", "34,400"),
    ("ช่อง TikTok ที่ทำไป 1018 คลิป มีผู้ติดตามเท่าไร", "34,400"),
    ("ยูทูบที่มีผู้ติดตาม 318,000 มีสื่อกี่ตอน", "6,800"),
    ("ที่ประชุมทางไกลกัน ๑,๙๒๗ ครั้งนั้น มีคนเข้าร่วมเท่าใด", "320,602"),
    ("โรงเรียนเล็กในรัศมี 5 กิโล 1,136 โรง เด็กทั้งหมดกี่คน", "43,975"),
)
SUMMARIES = (  # laid before someone, and whoever that is
    ("สรุปเรื่องหนี้ครูเสนอท่านเลขาฯ", "1,238"),
    ("ขอสรุปแนะแนว เสนอ ผอ. เขต", "5,180,124"),
    ("สรุปโรงเรียนขนาดเล็ก เสนอผู้บริหาร 4 บรรทัด", "15,327"),
    ("ขอสรุปธนาคารหน่วยกิตไปเสนอที่ประชุม", "137"),
    ("ทำสรุป ITA เสนอนายหน่อย", "240"),
    ("สรุปทักษะอาชีพเสนอบอร์ด", "747,877"),
    ("จะเสนอผู้ใหญ่ ขอสรุปเรื่องลดภาระประเมิน", "26,747"),
)
TOLD_TO = (  # whoever it will be told to, it is the policy or the whole report that is summed up
    ("รายงานทั้งฉบับสรุปให้แม่บ้านฟังหน่อย", "11 เรื่อง"),
    ("ไม่มีเวลาอ่านค่ะ รายงานทั้งฉบับสรุปให้แม่บ้านฟังหน่อย", "11 เรื่อง"),
    ("สรุปรายงานให้ภารโรงฟังหน่อย", "11 เรื่อง"),
    ("สรุปทั้งเล่มให้คนขับแท็กซี่ฟังที", "11 เรื่อง"),
    ("สรุปภาพรวมรายงานให้บอร์ดบริหารฟังหน่อย", "11 เรื่อง"),
    ("สรุปเรื่องแนะแนวให้ชาวนาฟังหน่อย", "5,180,124"),
    ("เล่าเรื่องโรงเรียนคุณภาพให้เด็กอนุบาลฟังหน่อย", "1,808"),
    ("สรุปให้คนหูหนวกอ่านหน่อย เรื่อง ITA", "240"),
)
UNTOLD = ("สรุปเรื่องแม่บ้านให้ฟังหน่อย", "สรุปเรื่องลูกเสือให้ผู้ปกครองฟังหน่อย", "ช่วยบอกหน่อยว่าทำคลิปให้นักเรียนดูกี่คลิป")
PROPOSALS = ("สรุปข้อเสนอเรื่องหนี้ครู", "รายงานเสนอให้ทำอะไรเรื่องหนี้ครู สรุป")
SO_THEN = (  # whether something is so, after a turn on the policy
    ("ลดภาระการประเมินได้กี่แห่ง", "สรุปคือยังต้องแนบเอกสารเป็นกระดาษอยู่ใช่มั้ย", "หลักฐาน"),
    ("หนี้ครูมีอุปสรรคอะไร", "สรุปคือดอกเบี้ยยังสูงอยู่ใช่มั้ย", "ดอกเบี้ย"),
    ("เรื่องแนะแนวทำอะไรไปบ้าง", "สรุปคือครูแนะแนวไม่ได้จบจิตวิทยามาใช่มั้ย", "จิตวิทยา"),
    ("แนะแนวมีปัญหาอะไร", "สรุปว่า School Health Hero ยังล่มอยู่เหรอ", "ล่ม"),
    ("โรงเรียนคุณภาพกี่โรง", "สรุปคือนโยบายเปลี่ยนบ่อยใช่มั้ยคะ", "เปลี่ยนแปลงบ่อย"),
)
HOW_FAR = (  # how far a thing goes, and what the report names as trouble or proposal
    ("แนวทางโรงเรียนคุณภาพปรับไปมาแค่ไหน รายงานระบุปัญหาอย่างไร", "เปลี่ยนแปลงบ่อย"),
    ("งบฝึกอาชีพชายแดนใต้พอแค่ไหน มีปัญหาอะไร", "ไม่เพียงพอ"),
    ("ดอกเบี้ยสูงแค่ไหน รายงานบอกปัญหาว่ายังไง", "ดอกเบี้ย"),
    ("สถาบันการเงินร่วมมือแค่ไหน รายงานเขียนอุปสรรคไว้ว่าอย่างไร", "สถาบันการเงิน"),
    ("ครูแนะแนวรู้เรื่องแนะแนวมากน้อยแค่ไหน ปัญหาที่ระบุคืออะไร", "จิตวิทยา"),
    ("ควรพัฒนาระบบ School Health Hero แค่ไหน ข้อเสนอแนะว่าอย่างไร", "เสถียร"),
    ("เน็ตโรงเรียนไกลๆ ช้าแค่ไหน รายงานพูดถึงปัญหาไว้ยังไง", "อินเทอร์เน็ต"),
)
ROUNDED = (
    ("TikTok เฉลี่ยคลิปละกี่ like ปัดเต็มจำนวน", "202 "),
    ("ประชุมทางไกลเฉลี่ยครั้งละกี่คน ปัดเศษ", "166 "),
    ("ประชุมทางไกลเฉลี่ยครั้งละกี่คน เอาเลขกลมๆ", "166 "),
    ("คนเข้าร่วมประชุมทางไกลเฉลี่ยครั้งละกี่คน ไม่เอาทศนิยม", "166 "),
    ("เฉลี่ยคลิปละกี่ไลก์ของติ๊กต็อก ตัดเศษทิ้ง", "202 "),
    ("TikTok average likes per clip, rounded", "202 "),
)
SENT_HOW = (
    "ข้อมูลจากสำนักและกลุ่มในส่วนกลาง ส่งรายงานเข้ามาทางใด",
    "สำนักต่างๆ ใน สพฐ. รายงานข้อมูลเข้ามาอย่างไร",
    "หน่วยงานส่วนกลางรายงานผ่านช่องทางใด",
    "245 เขตรายงานข้อมูลผ่านช่องทางไหน",
    "กลุ่มและศูนย์ในส่วนกลางส่งผลการดำเนินงานมาทางใด",
    "เขตพื้นที่ส่งข้อมูลผ่านระบบอะไร",
)
NAMED = (
    (("ประกวดหัวข้อเด็กไทยฐานใจดี คนส่งงานมากี่ชิ้น", "ชื่อเวทีเต็มๆ เขียนยังไง"), "MOE Content Creator Awards"),
    (("ประกวดเด็กไทยฐานใจดี ส่งมากี่ผลงาน", "ชื่องานเต็มๆ ว่าอะไร"), "MOE Content Creator Awards"),
    (("โรงเรียนใช้ระบบดูแลสุขภาพจิตกี่แห่ง", "ชื่อระบบคืออะไร"), "School Health HERO"),
    (("มีโปรแกรมออนไลน์แก้หนี้ไหม", "ชื่อโปรแกรมเขียนยังไง"), "DEBT OBEC"),
    (("ช่วยครูเป็นหนี้ สพฐ.ตั้งศูนย์ชื่ออะไร แล้วแต่ละเขตมีจุดชื่ออะไร",), "สถานีแก้หนี้"),
)
OF_THIS_FIGURE = (
    ("ครูแก้หนี้สำเร็จกี่ราย", "เลขชุดนี้ตัดยอดวันไหน", "10 ต.ค. 67"),
    ("ครูแก้หนี้สำเร็จกี่ราย", "ตัวเลขชุดนี้ ณ วันไหน", "10 ต.ค. 67"),
    ("อบรมการเงินผ่านกี่ราย", "สถิติชุดนี้เก็บถึงวันไหน", "23 ก.ย. 67"),
    ("ครูแก้หนี้สำเร็จกี่ราย", "รายงานฉบับนี้ข้อมูล ณ วันไหน", "7 ตุลาคม 2567"),
)


def told(engine: Engine, *asked: str) -> tuple[str, str, str]:
    """The outcome, the first line and the text of the last of the turns."""
    context = Context()
    for question in asked:
        answer, wording, context = engine.ask(question, context)
    return answer.outcome, wording.headline, wording.text


@pytest.mark.parametrize(("question", "number"), [*ANOTHER_OF_THOSE, *ROUNDED], ids=str)
def test_the_first_line_holds_what_is_asked(engine: Engine, question: str, number: str) -> None:
    outcome, headline, _ = told(engine, question)
    assert outcome == "answer"
    assert number in headline


@pytest.mark.parametrize(("question", "number"), SUMMARIES, ids=[q for q, _ in SUMMARIES])
def test_a_summary_to_lay_before_someone_asks_for_no_proposals(engine: Engine, question: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.aspect == "summary"
    assert number in wording.headline + wording.text


@pytest.mark.parametrize(("question", "told_of"), TOLD_TO, ids=[q for q, _ in TOLD_TO])
def test_to_whom_a_summary_is_told_is_no_part_of_it(engine: Engine, question: str, told_of: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.aspect == "summary"
    assert told_of in wording.headline


@pytest.mark.parametrize("question", UNTOLD)
def test_what_the_report_lacks_is_not_told_to_anyone(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "not_found"


@pytest.mark.parametrize("question", PROPOSALS)
def test_what_is_proposed_is_still_asked_for(engine: Engine, question: str) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.aspect == "recommendations"


@pytest.mark.parametrize(("first", "then", "word"), SO_THEN, ids=[q for _, q, _ in SO_THEN])
def test_so_then_asks_for_no_summary(engine: Engine, first: str, then: str, word: str) -> None:
    outcome, headline, text = told(engine, first, then)
    assert outcome == "answer"
    assert word in headline + text


@pytest.mark.parametrize(("question", "word"), HOW_FAR, ids=[q for q, _ in HOW_FAR])
def test_how_far_beside_a_column_counts_nothing(engine: Engine, question: str, word: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.aspect in ("obstacles", "recommendations")
    assert word in wording.headline + wording.text


@pytest.mark.parametrize("question", SENT_HOW)
def test_how_it_was_sent_in_stands_on_the_cover(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.reason == "source"
    assert "หนังสือราชการ" in wording.headline + wording.text


@pytest.mark.parametrize(("asked", "name"), NAMED, ids=[asked[-1] for asked, _ in NAMED])
def test_a_thing_is_called_what_its_item_calls_it(engine: Engine, asked: tuple[str, ...], name: str) -> None:
    outcome, headline, text = told(engine, *asked)
    assert outcome == "answer"
    assert name in headline + text


@pytest.mark.parametrize(("first", "then", "date"), OF_THIS_FIGURE, ids=[q for _, q, _ in OF_THIS_FIGURE])
def test_this_set_is_the_figure_just_told(engine: Engine, first: str, then: str, date: str) -> None:
    _, headline, _ = told(engine, first, then)
    assert date in headline


@pytest.mark.parametrize(
    "question", ["list the provinces where the 137 schools are", "where are the 137 schools located"]
)
def test_where_they_are_is_not_how_many(engine: Engine, question: str) -> None:
    assert told(engine, question)[0] == "not_found"


SPOKEN_TO = (
    ("ปีก่อนมันมีโรงเรียนขนาดเล็กกี่โรงกันแน่หลาน", "14,996"),
    ("ปี 2566 มีโรงเรียนขนาดเล็กกี่โรงลูกเอ๊ย", "14,996"),
    ("หนี้ครูแก้ได้กี่รายจ๊ะหลาน", "1,238"),
    ("เขตผ่าน ITA กี่เขตลูก", "240"),
    ("ลุง โรงเรียนเล็กเลิกไปกี่แห่ง", "131"),
    ("ครูบรรจุใหม่กี่คนพี่", "18,839"),
)


@pytest.mark.parametrize(("question", "number"), SPOKEN_TO, ids=[q for q, _ in SPOKEN_TO])
def test_who_is_spoken_to_limits_nothing(engine: Engine, question: str, number: str) -> None:
    outcome, headline, _ = told(engine, question)
    assert outcome == "answer"
    assert number in headline


@pytest.mark.parametrize("question", ["เด็กที่เป็นหลานกี่คน", "ครูแนะแนวที่เป็นแม่กี่คน", "นักเรียนที่อยู่กับยายกี่คน"])
def test_those_called_so_are_counted_nowhere(engine: Engine, question: str) -> None:
    assert told(engine, question)[0] == "not_found"
