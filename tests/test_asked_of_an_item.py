"""After one item was read, a bare question is of that item: for whom, by whom, where, what is in it, what of a kind.

Read as tests/test_answers.py is; a dialogue's last turns are those in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

NEWCOMERS = answer("เพิ่งบรรจุ ยังทดลองงานอยู่ เค้าจัดอบรมให้มั้ย", "personnel", "ทดลอง")
LEARNING = answer("active learning สำหรับโรงเรียนเล็กมีอะไรออกมาไหม", "small-schools", "Active Learning")
MANUAL = answer("ธนาคารหน่วยกิตมีประชุมออนไลน์ชี้แจงไหม", "credit-bank", text="ประชุมออนไลน์")
DEBTS = answer("ระบบแก้หนี้ สพฐ. DEBT OBEC เปิดให้ลงทะเบียนไหม", "debt", "DEBT OBEC")
STORE = answer("OBEC Content Center เข้าได้ใครบ้าง คนทั่วไปเข้าได้ป่าว", "anywhere-anytime", "ประชุมสร้างความเข้าใจ")
TALENT = answer("ครูกับผู้บริหารโรงเรียนคุณภาพได้ส่งเสริมศักยภาพด้านไหน", "quality-school", text="ICT Talent")
AUDITORS = answer("มีพัฒนาทักษะการตรวจสอบภายในไหม", "integrity", "ตรวจสอบภายใน")
CONTEST = answer("เรื่องแนะแนวมีการประกวดอะไรไหม", "guidance", "MOE Content Creator")
MOU = answer("แก้หนี้ครูมีลงนามข้อตกลงไหม", "debt", "บันทึกข้อตกลง")
EEC = answer("เด็กมัธยมใน EEC ได้ไปทำงานจริงในโรงงานไหม", "career", "EEC")
FOR_WHOM = [
    [NEWCOMERS, answer("ใครได้เข้าบ้าง", "personnel", text="พลเรือนสามัญ")],
    [NEWCOMERS, answer("จัดให้ใครบ้าง", "personnel", text="พลเรือนสามัญ")],
    [NEWCOMERS, answer("มีใครเข้าร่วมบ้าง", "personnel", text="พลเรือนสามัญ")],
    [NEWCOMERS, answer("คนกลุ่มไหนได้เข้าอบรม", "personnel", text="พลเรือนสามัญ")],
    [LEARNING, answer("ทำไว้ให้ใครใช้", "small-schools", text="ครูผู้สอน")],
    [LEARNING, answer("สำหรับใคร", "small-schools", text="ครูผู้สอน")],
    [LEARNING, answer("แล้วใครเอาไปใช้ได้บ้าง", "small-schools", text="ครูผู้สอน")],
    [MANUAL, answer("ให้ใครเข้าฟังบ้าง", "credit-bank", text="ผู้แทนจากสถานศึกษา")],
    [MANUAL, answer("ใครได้เข้าบ้าง", "credit-bank", text="ผู้แทนจากสถานศึกษา")],
    [DEBTS, answer("เปิดให้ใครบ้างครับ", "debt", text="ครูและ บุคลากรทางการศึกษาที่มีปัญหาทางการเงิน")],
    [STORE, answer("ใครใช้ได้บ้าง", "anywhere-anytime", text="ประชาชน")],
    [TALENT, answer("อันนี้สำหรับใครคะ", "quality-school", text="ผู้บริหาร")],
    [AUDITORS, answer("ใครได้เรียนบ้าง", "integrity", text="ผู้ตรวจสอบภายใน สพท.")],
]
UNTOLD = [
    [CONTEST, no("ใครได้เข้าบ้าง", "guidance")],
    [CONTEST, no("มีใครเข้าร่วมบ้าง", "guidance")],
    [answer("หนี้สินครูมีศูนย์แก้หนี้ไหม", "debt", "ศูนย์แก้หนี้"), no("มีใครเข้าร่วมบ้าง", "debt")],
    [CONTEST, no("ใครได้ที่หนึ่ง", "")],
    [CONTEST, no("ใครเป็นกรรมการ", "")],
    [MOU, no("ใครเป็นคนเซ็น", "")],
    [NEWCOMERS, no("ใครเป็นวิทยากร", "")],
    [NEWCOMERS, no("ใครสอบตก", "")],
]
WHO_MUST = [
    [
        answer("แผนเรียนร่วมขยายโอกาสกับมัธยม ทุกเขตทำครบหรือยัง", "small-schools"),
        answer("ใครต้องไปตาม", "small-schools", text="สพฐ. ควรติดตาม สพท."),
    ],
    [
        answer("School Health HERO ล่มบ่อยไหม", "guidance", "ระบบล่มบ่อย"),
        answer("ใครต้องแก้", "guidance", text="สพฐ. ควรพัฒนาระบบ School Health Hero"),
    ],
    [
        answer("คลังสื่อไม่เสถียรเหรอ", "anywhere-anytime", "เสถียร"),
        answer("แล้วใครต้องดูแล", "anywhere-anytime", text="สพฐ. ควรพัฒนาระบบคลังสื่อ"),
    ],
    [
        answer("งบเรื่องป้องกันทุจริตไม่พอใช่ไหม", "integrity", "งบประมาณ"),
        answer("เป็นหน้าที่ใคร", "integrity", text="สพฐ. ควรจัดสรรงบประมาณ"),
    ],
    [
        answer("สหกรณ์โรงเรียนขายของไม่ออกใช่ไหม", "career", text="ไม่มีช่องทางขายสินค้า"),
        answer("ใครควรช่วย", "career", text="ควรพัฒนาช่องทาง"),
    ],
]
BY_WHOM = [
    [NEWCOMERS, answer("ใครเป็นคนจัด", "personnel", "สพฐ. อบรมเชิงปฏิบัติการ")],
    [NEWCOMERS, answer("ใครเป็นคนทำ", "personnel", "สพฐ. อบรมเชิงปฏิบัติการ")],
    [CONTEST, no("ใครเป็นคนทำ", "")],
    [
        answer("ข้อเสนอแนะเรื่องโรงเรียนขนาดเล็ก", "small-schools", "2 ข้อ"),
        answer("ใครเป็นคนทำ", "small-schools", text="สพฐ. ควรติดตาม"),
    ],
    [answer("รายงานนี้ของปีอะไร", "", "2567"), answer("ใครเป็นคนทำ", "", "สำนักติดตามและประเมินผล")],
    [NEWCOMERS, answer("ใครเป็นคนทำรายงานนี้", "", "สำนักติดตามและประเมินผล")],
]
INSIDE = [
    [STORE, answer("ในนั้นมีอะไร", "anywhere-anytime", text="สื่อ")],
    [STORE, answer("ข้างในมีอะไรบ้างคะ", "anywhere-anytime", text="สื่อ")],
    [TALENT, answer("ในนั้นมีอะไรบ้าง", "quality-school", text="ICT Talent")],
    [answer("มีคู่มือการเงินการบัญชีไหม", "integrity", "คู่มือ"), answer("ข้างในมีอะไร", "integrity", text="เล่มที่ 2")],
    [answer("โรงเรียนคุณภาพกี่โรง", "quality-school", "1,808"), answer("ในนั้นเป็นมัธยมกี่โรง", "quality-school", "907")],
    [asked_back("ในนั้นมีอะไร")],
    [TALENT, answer("มีอะไรบ้าง", "quality-school", text="ICT Talent")],
    [
        answer("งานสื่อสารตั้งคณะทำงานไหม", "communication", "คณะทำงาน"),
        answer("มีอะไรบ้างคะ", "communication", text="Influencer"),
    ],
    [AUDITORS, answer("เกี่ยวกับอะไร", "integrity", "ตรวจสอบภายใน")],
    [LEARNING, answer("เกี่ยวกับเรื่องอะไรคะ", "small-schools", "Active Learning")],
    [CONTEST, answer("เกี่ยวกับอะไรอะ", "guidance", "เด็กไทยฐานใจดี")],
]
OF_A_KIND = [
    [
        answer("อยากเรียนทำสื่อดิจิทัลแบบออนดีมานด์ เข้าเว็บไหน", "anywhere-anytime", text="www.learning-obec.com"),
        answer("แล้วมีศูนย์อะไรร่วมด้วยอีก", "anywhere-anytime", text="HCEC"),
    ],
    [
        TALENT,
        answer("มีหลักสูตรอะไรอีก", "quality-school", text="ICT Talent"),
    ],
    [
        answer("ประชาสัมพันธ์เกณฑ์ธนาคารหน่วยกิตยังไง", "credit-bank", text="พุธเช้า"),
        answer("แล้วช่องทางไหนอีก", "credit-bank", text="OBEC Channel"),
    ],
    [
        answer("School Health HERO พัฒนาร่วมกับใคร", "guidance", "กรมสุขภาพจิต"),
        answer("แล้วสถาบันไหนอีก", "guidance", text="พระจอมเกล้า"),
    ],
    [NEWCOMERS, answer("แล้วมีศูนย์อะไรบ้าง", "debt guidance", text="ศูนย์")],
    [EEC, no("มีโรงงานอะไรบ้างครับ อยากไป", "")],
    [EEC, no("มีโรงเรียนอะไรบ้าง", "")],
    [MOU, no("กับธนาคารอะไร", "")],
]
OF_A_PLACE = [
    [answer("เด็กทำงานปิดเทอมกี่คน", "career", "248"), answer("เด็กต่างจังหวัดได้ไหม", "career", "กรุงเทพ")],
    [answer("เด็กทำงานปิดเทอมกี่คน", "career", "248"), no("ที่เชียงใหม่มีไหม", "", never="248")],
    [EEC, no("ขอนแก่นมีไหมครับ", "")],
    [answer("เด็กทำงานปิดเทอมกี่คน", "career", "248"), no("เชียงใหม่กี่คน", "", never="248")],
    [answer("หนี้ครูแก้ได้กี่ราย", "debt", "1,238"), no("ต่างจังหวัดได้ไหม", "debt", never="1,238")],
    [answer("โรงเรียนคุณภาพกี่โรง", "quality-school", "1,808"), no("ที่ยะลามีไหม", "", never="1,808")],
]
GROUPS = answer("เขตพื้นที่พิเศษสอนอาชีพกลุ่มไหนให้เด็กบ้าง", "career")
OF_A_TRADE = [
    [GROUPS, answer(question, "career", "กลุ่มทักษะอาชีพ เกษตรกรรม")]
    for question in ("มีสายค้าขายด้วยปะ", "มีงานช่างด้วยไหม", "สายศิลปะล่ะมีไหม", "งานฝีมือมีมั้ย", "มีสายคหกรรมไหม")
]
OF_A_LIST = [
    [answer("ด้านงานบุคคลของ รร.ขนาดเล็ก ทำไปกี่เรื่อง อะไรบ้าง", "small-schools", text="ธุรการ")],
    [answer("หลักสูตรผู้บริหารมีกี่หลักสูตร อะไรบ้าง", "personnel", text="Strategy Formulation")],
    [answer("คณะทำงานสื่อสาร สพฐ. ตั้งไว้กี่ชุด อะไรบ้าง", "communication", text="Influencer")],
    [answer("ส่งเสริมศักยภาพครูโรงเรียนคุณภาพกี่หลักสูตร อะไรบ้าง", "quality-school", text="ICT Talent")],
    [answer("แบ่งครูเป็นหนี้กี่กลุ่ม อะไรบ้าง", "debt", "3 กลุ่ม")],
    [no("ศูนย์แก้หนี้มีกี่ศูนย์", "debt")],
    [no("คู่มือธนาคารหน่วยกิตกี่เล่ม", "credit-bank")],
]
OF_WHAT_IT_IS = [
    [answer("3L กับ 6ล มันเรื่องอะไรกัน", "assessment", text="ลดภาระการประเมิน")],
    [answer("6ล เกี่ยวกับเรื่องอะไร", "assessment", text="ลดภาระการประเมิน")],
    [no("3L มีอะไรบ้าง", "assessment")],
    [no("องค์ประกอบ 5 ด้านเป็นเรื่องอะไร", "quality-school")],
    [answer("หลักสูตรเรียนในสภาพจริง ชื่ออังกฤษว่าไรนะ", "personnel", text="Authentic Learning")],
    [answer("จัดทำแผนกลยุทธ์ ชื่อภาษาอังกฤษว่าอะไร", "personnel", text="Strategy Formulation")],
    [answer("โรงเรียนคุณภาพมีอบรมภาษาอังกฤษไหม", "quality-school", text="ภาษาอังกฤษ")],
    [answer("โรงเรียนขนาดเล็กมีครูธุรการไหม", "small-schools", "เจ้าหน้าที่ธุรการ")],
    [answer("ธนาคารหน่วยกิตมีแพลตฟอร์มกลางหรือยัง", "credit-bank", "แพลตฟอร์มกลาง")],
    [no("โรงเรียนคุณภาพมีสระว่ายน้ำไหม", "quality-school")],
    [answer("โรงเรียนคุณภาพส่งเสริมภาษาอังกฤษครูไหม", "quality-school", text="ภาษาอังกฤษ")],
    [answer("งานอาชีพเด็กแถวยะลา ปัตตานี นราธิวาส ขาดอะไร", "career", text="งบประมาณ")],
    [no("งานอาชีพเด็กแถวยะลาขาดอะไร", "")],
    [no("ทักษะอาชีพแยกยะลา ปัตตานี นราธิวาส ให้ดูได้มั้ย", "", never="60")],
]

CASES = [
    pytest.param(rows, id=" / ".join(r.question for r in rows))
    for rows in (
        *(*FOR_WHOM, *UNTOLD, *WHO_MUST, *BY_WHOM, *INSIDE, *OF_A_KIND),
        *(*OF_A_PLACE, *OF_A_TRADE, *OF_A_LIST, *OF_WHAT_IT_IS),
    )
]


@pytest.mark.parametrize("rows", CASES)
def test_a_bare_question_is_asked_of_the_item_read(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
