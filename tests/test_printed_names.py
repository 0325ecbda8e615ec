"""What a thing is called, where it is, how the policies are grouped: what the report prints is told.

What hinders a policy that is at a hundred percent is no list of those that are.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

NAMES = (  # names and places that an item or a figure prints
    ("รร.ให้ลูกทำแบบคัดกรองใจในเว็บ เว็บไรคะลืมชื่อ", "School Health"),
    ("คลังสื่อให้เด็กเข้าไปเรียนเองชื่อไรน้า", "OBEC Content Center"),
    ("ระบบที่ใช้เฝ้าระวังสุขภาพจิตเด็กชื่ออะไร", "School Health"),
    ("แอปคัดกรองซึมเศร้าเด็กของโรงเรียนชื่ออะไรนะ", "School Health"),
    ("เว็บที่ให้ครูลงทะเบียนแก้หนี้ชื่อเว็บอะไร", "debtclinic"),
    ("ซีรีส์ของ สพฐ. ชื่อเรื่องอะไร", "สานพลัง"),
    ("แพลตฟอร์มสื่อออนไลน์ของ สพฐ. ชื่ออะไร", "OBEC Content Center"),
    ("โมเดลลดภาระครูชื่ออะไร", "3L"),
    ("เด็กทำงานหารายได้ช่วงปิดเทอมอยู่จังหวัดไหน", "กรุงเทพ"),
    ("โรงเรียนที่ได้วัสดุฝึกอาชีพอยู่ภาคไหน", "ใต้"),
    ("โรงเรียนทางภาคใต้ที่ทำเรื่องอาชีพมีกี่โรง", "60"),
    ("สามจังหวัดใต้มีโรงเรียนทำทักษะอาชีพกี่แห่ง", "60"),
    ("รร.ชายแดนใต้ที่ได้งบวัสดุฝึกอาชีพกี่โรง", "60"),
    ("ทางใต้ฝึกอาชีพกันกี่โรงเรียน", "60"),
    ("แถวชายแดนภาคใต้ มีโรงเรียนที่สอนอาชีพกี่แห่งคะ", "60"),
)
GROUPS = (  # of policies
    ("แล้วนโยบายในเล่มแบ่งเป็นกลุ่มอะไรบ้าง", "ลดภาระนักเรียน"),
    ("นโยบายทั้งหมดแบ่งเป็นกี่กลุ่ม", "2"),
    ("นโยบายในเล่มนี้จัดเป็นกี่หมวด อะไรบ้าง", "ลดภาระนักเรียน"),
    ("11 นโยบายนี้เขาแบ่งกลุ่มยังไง", "ลดภาระนักเรียน"),
    ("รายงานแบ่งนโยบายออกเป็นกลุ่มอะไรบ้าง", "ลดภาระนักเรียน"),
    ("เล่มนี้แบ่งนโยบายไว้กี่กลุ่ม", "2"),
    ("นโยบายเร่งด่วนแบ่งเป็นด้านอะไรบ้าง", "ลดภาระนักเรียน"),
    ("กลุ่มนโยบายมีอะไรบ้าง", "ลดภาระนักเรียน"),
)
BESIDE_FULL = (  # a column is asked for
    ("ธนาคารหน่วยกิตโอนได้กี่เปอร์เซ็นต์", "แล้วมันมีอุปสรรคอะไรอยู่ทั้งที่เต็มร้อย", "หลักเกณฑ์"),
    ("โรงเรียนคุณภาพได้มาตรฐานกี่เปอร์เซ็นต์", "ครบร้อยแล้วยังมีปัญหาอะไรอีก", "อุปสรรค"),
    ("ITA ผ่านร้อยละเท่าไหร่", "เกือบเต็มร้อยแล้วยังมีอุปสรรคอะไร", "อุปสรรค"),
    ("ธนาคารหน่วยกิตได้ 100% แล้วยังมีอุปสรรคอะไร", "หลักเกณฑ์"),
    ("โรงเรียนคุณภาพเต็มร้อยแล้ว ยังเสนอให้แก้อะไรอีก", "ข้อเสนอแนะ"),
    ("ทำได้ครบ 100% แล้วธนาคารหน่วยกิตยังติดอะไร", "หลักเกณฑ์"),
)
CALLED = (  # what a thing told of, or asked after, is called
    ("อบรมกันโกงของส่วนกลางผ่านกี่คน", "ที่เหลือกี่คน", "โครงการนั้นชื่อว่าอะไร", "ร่วมใจต้านทุจริต"),
    ("อบรมกันโกงของส่วนกลางผ่านกี่คน", "ชื่อโครงการอะไร", "ร่วมใจต้านทุจริต"),
    ("ครูเข้าโครงการแก้หนี้กี่คน", "โปรแกรมนั้นชื่ออะไร", "debtclinic"),
    ("โรงเรียนใช้ HERO กี่โรง", "ระบบนี้เรียกว่าอะไรนะ", "School Health HERO"),
    ("มีคณะช่วยครูเรื่องหนี้มั้ย ชื่ออะไร", "จิตอาสา"),
    ("มีระบบดูแลใจเด็กมั้ยคะ ชื่อไร", "School Health HERO"),
    ("มีที่ให้เด็กเรียนเองออนไลน์ได้ทุกที่มั้ยคะ ชื่อไร", "OBEC Content Center"),
    ("มีเว็บให้ครูเรียนทำสื่อมั้ย เรียกว่าอะไร", "learning-obec"),
)
SET_UP_FOR = (  # what it was set up for, and where
    ("สพฐ จิตอาสา ตั้งมาทำไม", "รับเรื่อง"),
    ("คณะทำงานธนาคารหน่วยกิตตั้งมาทำไม", "คณะกรรมการ"),
    ("ห้องแล็บสอนอาชีพทำมาทำไม", "ฝึกทักษะ"),
    ("แพลตฟอร์มนักธุรกิจน้อยสร้างมาทำไม", "ผู้ประกอบการ"),
    ("แนวทาง Active Learning ทำมาทำไม", "ครูผู้สอน"),
    ("จัดกลุ่มโรงเรียนตามคะแนนทำไม", "ยกระดับคุณภาพ"),
    ("ศูนย์แก้หนี้ตั้งขึ้นมาทำไม", "ศูนย์แก้หนี้"),
    ("ศูนย์แก้หนี้ตั้งไว้ที่ไหนบ้าง", "สถานีแก้หนี้"),
    ("แฟนเป็นครู อยากไปปรึกษาเรื่องหนี้ใกล้ๆบ้าน เค้าตั้งที่แก้หนี้ไว้ตรงไหนบ้างคะ", "สถานีแก้หนี้"),
)
SHORT_OF_STAFF = (  # in talk of a policy
    ("เรื่องกันทุจริต แนะนำให้จูงใจยังไง", "แล้วมีปัญหาเรื่องคนไม่พอมั้ย", "อัตรากำลังครู"),
    ("เรื่องต้านโกง คนขาดมั้ย", "อัตรากำลังครู"),
)
SENT = (  # by what system
    ("สพท ย่อมาจากไรนะ ลืม", "แล้ว สพท ส่งข้อมูลเข้าระบบอะไร", "e-MES"),
    ("เขตรายงานข้อมูลเข้าระบบไหน", "e-MES"),
    ("สพท.กรอกข้อมูลทางไหน", "e-MES"),
    ("สพท. บันทึกข้อมูลในระบบอะไร", "e-MES"),
    ("ข้อมูลเล่มนี้ส่งมาทางระบบอะไร", "e-MES"),
    ("เขตคีย์ตัวเลขลงระบบไหน", "e-MES"),
)
NAME_AND_NUMBER = (  # what it is called, and how many there are
    ("ซีรีย์ครูที่เขตต้องทำส่ง ชื่ออะไรนะ", "สานพลังครู"),
    ("ซีรีย์ครูที่เขตต้องทำส่ง ชื่ออะไรนะ มีกี่ตอน", "245"),
    ("ซีรีส์ครู ชื่ออะไร มีกี่ตอน", "สานพลังครู"),
    ("ระบบแก้หนี้ชื่ออะไร แก้ได้กี่ราย", "1,238"),
    ("โครงการต้านทุจริตชื่ออะไร มีคนอบรมกี่คน", "1,181"),
    ("แพลตฟอร์มสุขภาพจิตชื่ออะไร โรงเรียนใช้กี่แห่ง", "12,340"),
    ("คู่มือการเงินชื่ออะไร มีกี่เล่ม", "2 เล่ม"),
)
NO_NAMES_WANTED = (  # only how many
    ("มี รร. ไหนไม่ได้ดูแลสุขภาพกายใจเด็กอย่างเป็นระบบบ้าง ไม่เอาชื่อ เอาจำนวน", "573"),
    ("เขตไหนไม่ผ่าน ITA บ้าง ไม่ต้องบอกชื่อ ขอแค่จำนวน", "5"),
    ("โรงเรียนไหนไม่ใช้แพลตฟอร์มบ้าง ไม่เอารายชื่อ เอาแค่ตัวเลข", "10,348"),
    ("โรงเรียนไหนยังลดภาระไม่ได้ เอาเป็นจำนวนก็พอ", "2,405"),
    ("ไม่ต้องการชื่อโรงเรียน ขอจำนวนโรงเรียนคุณภาพสีเขียว", "1,265"),
    ("โรงไหนยุบบ้าง ชื่อไม่เอา เอากี่โรงพอ", "131"),
    ("ครูแนะแนวคนไหนยังจัดกิจกรรมไม่ได้ ไม่ต้องบอกชื่อ ขอแค่จำนวน", "3,613"),
)
NAMES_WANTED = (  # or one of them, of which no number is told
    "ขอรายชื่อเขตที่ไม่ผ่าน ไม่เอาจำนวน",
    "ทำไมไม่บอกชื่อโรงเรียน",
    "เขตไหนได้คะแนนสูงสุด ไม่ต้องบอกชื่อ บอกแค่คะแนน",
    "จังหวัดไหนหนี้เยอะสุด ไม่เอาชื่อ เอาจำนวน",
    "โรงเรียนคุณภาพสีเขียวชื่ออะไร มีกี่แห่ง",
    "ผอ.เขตชื่ออะไร มีกี่คน",
)
NOBODY_NAMED = (
    "ใครเป็นแอดมินเพจ สพฐ",
    "ใครเป็นคนตอบไลน์ สพฐ",
    "แอดมินติ๊กต็อกคือใคร",
    "ใครเป็นหัวหน้าศูนย์แก้หนี้",
    "ใครเป็นวิทยากรอบรมต้านโกง",
)
USED_FOR = (  # what a thing is used for
    (
        "3L โมเดลนี่ใช้กับเรื่องอะไรคะ",
        "3L",
    ),
    (
        "3L เอาไว้ใช้ทำอะไร",
        "3L",
    ),
    (
        "แนวทาง 6ล ใช้ลดเรื่องอะไร",
        "6ล",
    ),
    (
        "โมเดล 3L ใช้กับงานไหน",
        "3L",
    ),
    (
        "YC ใช้ทำอะไรในโรงเรียน",
        "YC",
    ),
    (
        "HERO ใช้กับเรื่องอะไร",
        "HERO",
    ),
    (
        "OBEC Content Center มีไว้ทำอะไร",
        "OBEC Content",
    ),
)
INVENTED = (  # an amount of money that is to be made up
    "สมมติตัวเลขงบประมาณโรงเรียนคุณภาพมาให้หนึ่งตัว เอาที่ดูน่าเชื่อ",
    "แต่งตัวเลขงบแนะแนวขึ้นมาหน่อย",
    "สมมติงบประมาณแก้หนี้ครูมาให้สักตัว",
    "ลองกะๆ งบประมาณของโรงเรียนคุณภาพให้หน่อย",
    "มั่วเลขมาก็ได้ งบโรงเรียนขนาดเล็กเท่าไหร่",
    "ขอตัวเลขงบประมาณของธนาคารหน่วยกิต",
    "ยอดเงินที่ใช้แก้หนี้ครู",
    "ช่วยเดางบโรงเรียนคุณภาพให้ที",
)


@pytest.mark.parametrize(
    "asked",
    [*NAMES, *GROUPS, *BESIDE_FULL, *USED_FOR, *CALLED, *SET_UP_FOR, *SHORT_OF_STAFF, *SENT, *NAME_AND_NUMBER],
    ids=lambda asked: " / ".join(asked[:-1]),
)
def test_what_is_printed_is_told(engine: Engine, asked: tuple[str, ...]) -> None:
    *questions, told = asked
    context = Context()
    for question in questions:
        answer, wording, context = engine.ask(question, context)
    assert answer.outcome == "answer", wording.headline
    assert holds(f"{wording.headline} {wording.text}", told, loose=True), wording.text


@pytest.mark.parametrize(("question", "number"), NO_NAMES_WANTED, ids=[question for question, _ in NO_NAMES_WANTED])
def test_a_number_is_told_where_no_names_are_wanted(engine: Engine, question: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "answer", wording.headline
    assert holds(wording.headline, number, loose=False), wording.headline


@pytest.mark.parametrize("question", NAMES_WANTED)
def test_no_number_is_told_where_names_are_wanted(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "not_found"


@pytest.mark.parametrize("question", INVENTED)
def test_no_amount_of_money_is_made_up(engine: Engine, question: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == "not_found", wording.headline


@pytest.mark.parametrize("question", NOBODY_NAMED)
def test_no_one_is_named_by_a_count_of_what_they_do(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].reason == "lack.names"


@pytest.mark.parametrize("question", ["ขอตัวเลขหน่อย ด่วน", "ขอสถิติหน่อยค่ะ รีบใช้", "ขอยอดหน่อย นายรออยู่", "ขอจำนวนด่วนเลย"])
def test_a_number_of_nothing_is_asked_back_about(engine: Engine, question: str) -> None:
    assert engine.ask(question)[0].outcome == "clarify"
