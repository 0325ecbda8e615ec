"""Near misses: what the report speaks of and does not tell, each kind with twins that it does tell.

Read as tests/test_answers.py is; the last turn of each dialogue is the one in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, asked_back, converse, no

SMALL_EXPANSION = answer("โรงเรียนขยายโอกาสเด็กไม่เกิน 20 คนมีกี่โรง", "small-schools", "344")
HONEST = answer("นักเรียนที่ซื่อสัตย์สุจริตมีกี่เปอร์เซ็นต์", "integrity", "87.42")
PIECES = answer("สื่อที่ผลิตกี่ชิ้น", "communication", "18,996")
NEW_STAFF = answer("บรรจุตามกรอบอัตราว่างปีงบ 67 ทั้งหมดกี่คน", "integrity", "18,839")

DIALOGUES: list[list[Row]] = [
    # who is in the places that were counted
    [SMALL_EXPANSION, no("ทั้งหมดนี้มีเด็กรวมกี่คน", "")],
    [SMALL_EXPANSION, no("รวมแล้วมีเด็กกี่คน", "")],
    [answer("โรงเรียนที่เลิกไปกี่โรง", "small-schools", "131"), no("ทั้งหมดนี้มีครูกี่คน", "")],
    [answer("โรงเรียนขนาดเล็กมีกี่โรง", "small-schools", "15,327"), no("รวมนักเรียนทั้งหมดกี่คน", "")],
    [answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "quality-school", "1,265"), no("มีเด็กรวมทั้งหมดกี่คน", "")],
    [
        answer("โรงเรียนเล็กเด็กไม่เกิน 60 ใกล้โรงเรียนคุณภาพไม่เกิน 5 กิโลกี่โรง", "quality-school", "1,136"),
        answer("เด็กรวมกันกี่คน", "quality-school", "43,975"),
    ],
    # the base, or the number, of a percent that is printed alone
    [no("87.42 คิดจากเด็กกี่คน", "")],
    [no("ร้อยละ 87.42 ของนักเรียนกี่คน", "")],
    [HONEST, no("จากเด็กทั้งหมดเท่าไหร่", "")],
    [HONEST, no("87.42 นี่คิดจากนักเรียนกี่คน", "")],
    [answer("ไอทีเอผ่านกี่เปอร์เซ็นต์", "integrity", "97.96"), answer("คิดจากกี่เขต", "integrity", "245")],
    # who of two, whom no figure of what was told tells apart
    [answer("ความพึงพอใจการบริหารงานบุคคลเท่าไหร่", "personnel", "4.43"), no("ประถมกับมัธยมใครได้มากกว่า", "")],
    [answer("ไอทีเอผ่านกี่เขต", "integrity", "240"), no("สพป. กับ สพม. ใครผ่านเยอะกว่า", "")],
    [answer("โรงเรียนคุณภาพกี่โรง", "quality-school", "1,808"), answer("ประถมกับมัธยมอันไหนมากกว่า", "", "907")],
    # things of another kind than are counted
    [answer("ไอทีเอผ่านกี่เขต", "integrity", "240"), no("แล้วมีคนร้องเรียนเรื่องโกงกี่เรื่อง", "")],
    [answer("ครูแก้หนี้ได้กี่ราย", "debt", "1,238"), no("มีครูโดนฟ้องกี่เรื่อง", "")],
    [no("เก็บหน่วยกิตไว้ในธนาคารหน่วยกิตได้นานสุดกี่ปี", "")],
    [no("ผ่อนหนี้ได้นานสุดกี่ปี", "")],
    [answer("งานประเมินของเขตลดไปได้กี่เรื่อง", "assessment", "6,743"), answer("ทั้งหมดกี่เรื่อง", "assessment", "9,602")],
    [answer("โรงเรียนใช้ HERO กี่โรง", "guidance", "12,340"), no("เป็นเด็กที่คิดสั้นกี่คน", "")],
    # how much is owed, which is no number of people
    [no("ยอดหนี้ครูทั้งประเทศเท่าไหร่", "", never="1,238")],
    [no("ยอดหนี้สินครูรวมเท่าไร", "", never="1,238")],
    [no("ยอดหนี้ของครูเท่าไหร่", "", never="1,238")],
    [answer("ยอดหนี้ครูแก้ได้กี่ราย", "debt", "1,238")],
    [answer("ยอดแก้หนี้ครูเท่าไหร่", "debt", "1,238")],
    [answer("ยอดหนี้ครู 1,238 ราย ข้อมูลถึงวันไหน", "debt", "10 ต.ค.")],
    # another year, once the report was said not to hold one
    [no("ปีการศึกษา 2565 โรงเรียนขนาดเล็กมีกี่โรง", ""), answer("แล้ว 2566 ล่ะ", "small-schools", "14,996")],
    [no("ปี 2564 โรงเรียนเล็กมีกี่แห่ง", ""), answer("ปี 2566 ล่ะ มีมั้ย", "small-schools", "14,996")],
    [no("โรงเรียนขนาดเล็กปี 2564 มีเท่าไหร่", ""), answer("แล้วปีที่แล้วล่ะ", "small-schools", "14,996")],
    [no("โรงเรียนขนาดเล็กปี 2570 มีเท่าไหร่", ""), answer("แล้วปีนี้", "small-schools", "15,327")],
    [no("ปี 2565 ไอทีเอผ่านกี่เขต", ""), no("แล้ว 2566 ล่ะ", "", never="240")],
    [no("ปี 2565 แก้หนี้ครูได้กี่ราย", ""), answer("แล้วปี 2567 ล่ะ", "debt", "1,238")],
    # with whom, and with which university
    [answer("School Health HERO ทำร่วมกับใคร", "guidance", text="กรมสุขภาพจิต")],
    [answer("การพัฒนาระบบ School Health HERO มีมหาวิทยาลัยใดร่วมด้วย", "guidance", text="พระจอมเกล้า")],
    [answer("School Health HERO พัฒนาโดยมหาวิทยาลัยไหน", "guidance", text="พระจอมเกล้า")],
    [answer("School Health HERO คืออะไร", "guidance"), answer("who developed it?", "guidance", text="กรมสุขภาพจิต")],
    [no("มหาลัยไหนร่วมแก้หนี้ครู", "")],
    [no("ธนาคารหน่วยกิตพัฒนาโดยมหาวิทยาลัยไหน", "")],
    [no("มหาวิทยาลัยไหนเข้าร่วมโครงการแนะแนว", "")],
    # some of those told, or their mark, once more asked of those told
    [
        answer("โรงเรียนลดภาระประเมินได้กี่แห่ง", "assessment", "26,747"),
        no("ในนั้นเป็นโรงเรียนขนาดเล็กกี่แห่ง", ""),
        answer("ยังลดไม่ได้กี่แห่ง", "assessment", "2,405"),
    ],
    [
        answer("ITA ผ่านกี่เขต", "integrity", "240"),
        answer("เกณฑ์ผ่านกี่คะแนน", "integrity", "85"),
        answer("ไม่ผ่านคิดเป็นร้อยละเท่าไร", "integrity", "2.04"),
    ],
    # a figure and its whole, both short; what is presented, not proposed; how one thing came out
    [answer("๓๓ ใน ๔๙ นี่มันเรื่องอะไรอะ", "career", "สหกรณ์")],
    [answer("33/49 คืออะไร", "career", "สหกรณ์")],
    [asked_back("12 ใน 30 นี่เรื่องอะไร")],
    [answer("ข่าวที่เสนอทั้งหมดกี่เรื่อง", "communication", "1,008")],
    [answer("ประเด็นที่เสนอไปกี่เรื่อง", "communication", "1,008")],
    [answer("สื่อเสนอข่าวเราไปกี่เรื่อง", "communication", "719")],
    [answer("ประชาสัมพันธ์เสนอแนะไว้กี่ข้อ", "communication", "2 ข้อ")],
    [answer("พฤติกรรมซื่อสัตย์สุจริตของนักเรียน ผลเป็นอย่างไร", "integrity", "87.42")],
    [answer("ธนาคารหน่วยกิตผลเป็นยังไง", "credit-bank", "137")],
    # in one paper, of which none is told apart
    [no("719 ข่าวที่สื่อเอาไปลง ลงที่ไทยรัฐกี่ข่าว", "")],
    [no("ข่าวที่สื่อเอาไปลงเป็นของเดลินิวส์กี่เรื่อง", "", never="719")],
    [no("ลงในมติชนกี่ข่าว", "")],
    # what was counted of one of a kind, set apart; of all of the report; who made it
    [
        answer("ผู้ติดตามยูทูบ", "communication", "318,000"),
        answer("เฟซล่ะ", "communication", "370,000"),
        answer("เฟซมากกว่ายูทูบอยู่เท่าไร", "communication", "52,000"),
    ],
    [answer("คลิปติ๊กต่อกกี่คลิป", "communication", "1,018"), answer("ยูทูบมากกว่าเฟซกี่ตอน", "communication", "150")],
    [answer("ตัวชี้วัดไหนของทุกนโยบายยังไม่ถึงครึ่ง", "", "ต่ำกว่าร้อยละ 50")],
    [answer("นักเรียนได้แนะแนวกี่คน", "guidance", "5,180,124"), answer("จากกี่ล้าน", "guidance", "5,621,067")],
    [answer("ครูแก้หนี้ได้กี่ราย", "debt", "1,238"), no("ใช้เงินกี่ล้าน", "")],
    [answer("ไม่นับพวกที่ครบร้อย ตัวไหนสำเร็จสูงสุด", "guidance", "98.01")],
    [answer("ท้ายเล่มลงชื่อสำนักไหนของ สพฐ. คะ", "", "สำนักติดตาม")],
    # another body
    [no("ความพึงพอใจ 4.43 นี่สูงกว่ากรมอื่นในกระทรวงมั้ยครับ", "")],
    [no("สพฐ. ทำได้ดีกว่าอาชีวะมั้ย เทียบให้ที", "")],
    [no("ผล ITA ของ สพฐ ดีกว่ากรมอาชีวะมั้ย อาชีวะได้เท่าไหร่", "", never="97.96")],
    [no("สพฐ. ผ่าน ITA มากกว่าอาชีวะกี่เขต", "", never="103")],
    [no("แก้หนี้ครูได้ดีกว่ากรมอาชีวศึกษามั้ย ของเขากี่ราย", "")],
    [no("โรงเรียนขนาดเล็กเยอะกว่าสำนักงาน สช. กี่โรง", "")],
    [no("คนดู TikTok มากกว่าวิทยาลัยอาชีวศึกษากี่คน", "")],
    [no("ลดภาระประเมินได้มากกว่าโรงเรียนเทศบาลกี่แห่ง", "")],
    [no("เด็กที่ได้ฝึกอาชีพเยอะกว่าเด็กอาชีวะกี่คน", "")],
    [answer("โรงเรียนทวิศึกษามากกว่าโรงเรียนต้นแบบสหกรณ์กี่แห่ง", "", "104")],
    [answer("ผู้ติดตาม Facebook มากกว่า TikTok กี่คน", "communication", "335,600")],
    [no("แก้หนี้ได้ 15.61% ดีกว่าหน่วยงานอื่นหรือเปล่า", "")],
    [no("is our satisfaction score higher than other ministries?", "")],
    # areas, in which nothing is counted
    [no("มีกี่อำเภอที่ยังไม่มีโรงเรียนคุณภาพ", "")],
    [no("โรงเรียนคุณภาพครอบคลุมกี่อำเภอ", "")],
    # how to join or get in
    [no("ลืมรหัสเข้า learning-obec ต้องทำไง", "")],
    [no("จะสมัครลูกเข้าโรงเรียนคุณภาพทำยังไงคะ", "")],
    [no("ล็อกอินเข้าแพลตฟอร์มไม่ได้ทำยังไง", "")],
    [answer("เขาเปิดรับลงทะเบียนแก้หนี้ยังไง", "debt", text="DEBT")],
    # what most of them do or like
    [answer("เด็กที่รู้จักตัวเองค้นเจอตัวเองกี่คน", "guidance", "4,846,411"), no("ส่วนมากอยากทำอาชีพอะไร", "")],
    [no("ฝึกอาชีพอะไรฮิตสุด", "")],
    [no("อาชีพไหนเด็กนิยมสุด", "")],
    [answer("โรงเรียนคุณภาพสีไหนเยอะสุด", "quality-school", "1,265")],
    # which most, of what one figure counts
    [answer("สื่อมวลชนลงข่าวกี่เรื่อง", "communication", "719"), no("ช่องไหนลงข่าวเรามากสุด", "")],
    # things that are counted together only
    [PIECES, no("เป็นคลิปกี่ชิ้น อินโฟกี่ชิ้น", "")],
    [PIECES, no("คลิปกี่ชิ้น", "")],
    # of what sort those are that are named before, or given in words
    [no("มีทักษะสี่แสนกว่าคนนั้น เป็นผู้บริหารกี่คน เป็นครูกี่คน", "", never="410,804")],
    [no("คนที่มีทักษะและขวัญกำลังใจ เป็นครูกี่คน เป็นผู้บริหารกี่คน", "", never="410,804")],
    [no("ครูที่ทำสื่อดิจิทัลได้ เป็นครูแนะแนวกี่คน", "", never="16,818")],
    [no("นักเรียนที่ได้แนะแนว แบ่งเป็นประถมกี่คน", "", never="5,180,124")],
    [no("ผู้ติดตามเฟซบุ๊ก เป็นผู้ปกครองกี่คน", "", never="370,000")],
    [no("เขตผ่าน ITA เป็น สพม. กี่เขต", "", never="240")],
    [no("โรงเรียนที่ใช้ HERO เป็นมัธยมกี่แห่ง", "", never="12,340")],
    [answer("โรงเรียนคุณภาพ เป็นประถมกี่โรง", "quality-school", "901")],
    [answer("ประเด็นประชาสัมพันธ์เป็นข่าวปลอมกี่เรื่อง", "communication", "14")],
    [answer("ครูที่ลงทะเบียนแก้หนี้เป็นจำนวนกี่คน", "debt", "8,744")],
    [answer("๑,๐๐๘ เรื่องที่ประชาสัมพันธ์ เป็นนโยบายกี่เรื่อง", "communication", "172")],
    [answer("1,008 เรื่องที่นำเสนอ เป็นกระแสกี่เรื่อง", "communication", "727")],
    # a part called by a name of them all
    [NEW_STAFF, no("ในจำนวนบรรจุนี่ เป็นตำแหน่งครูผู้ช่วยกี่ราย", "")],
    [answer("โรงเรียนคุณภาพกี่โรง", "quality-school", "1,808"), answer("ในจำนวนนี้เป็นประถมกี่โรง", "quality-school", "901")],
    # a thing of the policy, of which the figures are not
    [answer("SEZ ใช้พื้นที่ไหนเป็นต้นแบบ", "career", text="EEC"), no("SEZ มี รร. ร่วมกี่แห่ง", "")],
    [answer("จชต. ส่งเสริมอาชีพให้กี่ รร.", "career", "60")],
    # a channel, in a unit that none of its figures is counted in
    [no("ไลน์โอเอมีโพสต์กี่ตอน", "")],
    [no("ไลน์ OA ส่งข้อความกี่ครั้ง", "")],
    # all of those of whom some are counted
    [no("โรงเรียนขยายโอกาสทั้งหมดของ สพฐ. กี่โรงครับ ไม่ใช่แค่ที่เด็กน้อย", "")],
    # money beside what would be proposed
    [
        answer("how many area offices passed ITA?", "integrity", "240"),
        answer("any obstacle about budget there?", "integrity", text="งบประมาณ"),
        no("total budget cut in baht?", ""),
    ],
    # what stays asked after two places that the report lacks
    [no("ร.ร.เล็กในอีสานมีกี่แห่ง", ""), no("งั้นภาคเหนือละ", ""), answer("เอาทั้งประเทศก็ได้", "small-schools", "15,327")],
    [no("โรงเรียนคุณภาพที่เชียงใหม่กี่โรง", ""), no("ลำปางล่ะ", ""), answer("งั้นทั้งประเทศ", "quality-school", "1,808")],
    # another figure, named whole, after an honest no
    [
        no("ข้าราชการใหม่ที่เข้าอบรมเชิงปฏิบัติการช่วงทดลองงานมีกี่คน", ""),
        answer("แล้วบรรจุตามกรอบอัตราว่างปี 67 ทั้งหมดล่ะ", "integrity", "18,839"),
    ],
    # what is written of that which was declined
    [
        no("โรงเรียนประถมที่ไม่มีครูแนะแนวเลยมีกี่แห่ง", ""),
        answer("แต่เค้าเขียนถึงปัญหานี้ว่าไงบ้าง", "guidance", text="ไม่มีครูแนะแนว"),
    ],
    # fewer over more of a kind is a percent
    [answer("เอา 1,238 ไปหารคนเข้าร่วมทั้งหมด 8,744 จะได้กี่ %", "debt", "14.16")],
    [answer("ถ้าเอา 5,759 ไปหารคนลงทะเบียน 12,905 ได้กี่เปอร์เซ็นต์", "debt", "44.63")],
    # a district, whatever the parts of its name mean
    [no("รร.คุณภาพของอำเภอด่านซ้ายคือโรงไหนอ่ะ", "")],
    [no("อำเภอด่านซ้ายมีโรงเรียนคุณภาพกี่แห่ง", "", never="1,808")],
    [no("อำเภอบ้านนาสารมีปัญหาอะไร", "")],
    [no("อำเภอเด่นชัยครูแก้หนี้ได้กี่คน", "", never="1,238")],
    [no("อำเภอห้างฉัตรมีเขตผ่าน ITA ไหม", "", never="240")],
    [no("อำเภอหนองสองห้องปัญหาโรงเรียนเล็กคืออะไร", "")],
    [answer("ผมอยู่อำเภอด่านซ้าย โรงเรียนคุณภาพมีทั้งหมดกี่โรงในประเทศ", "quality-school", "1,808")],
    [answer("หนูสอนอยู่อำเภอสามพราน อยากรู้ว่าหนี้ครูแก้ได้กี่ราย", "debt", "1,238")],
    [answer("1 อำเภอ 1 โรงเรียนคุณภาพมีกี่โรง", "quality-school", "1,808")],
    # the year before, of a policy that is told of one year only
    [no("ตัวเลขพวกนี้ของปีงบ 2566 มีมั้ย เอาเรื่องแก้หนี้", "", never="14,996 | 1,238")],
    [no("มีตัวเลขปี 66 มั้ย เรื่องแนะแนว", "", never="14,996")],
    [no("มีตัวเลขปี 66 มั้ย เรื่องอาชีพ", "", never="14,996")],
    [no("ปี 2566 โรงเรียนคุณภาพมีกี่โรง", "", never="1,808")],
    [answer("ตัวเลขปีงบ 2566 มีไหม เรื่องโรงเรียนเล็ก", "small-schools", "14,996")],
    [answer("ตอนปี 66 รร.จิ๋วทั้งประเทศมีกี่โรง", "small-schools", "14,996")],
    # of what sort they are
    [no("how many foreign teachers were hired?", "", never="15,676")],
    [no("how many happy teachers are there?", "")],
    [answer("how many new teachers were hired?", "integrity", "18,839")],
    [answer("how many different schools use HERO?", "guidance", "12,340")],
    [answer("how many actual teachers registered for the debt program?", "debt", "8,744")],
    # the report itself
    [answer("เป็นรายงานของปีงบอะไร ฉบับเต็มหรือย่อ", "", text="ฉบับย่อ")],
    [answer("เป็นรายงานปีไหน ฉบับสมบูรณ์หรือฉบับย่อ", "", text="2567")],
    [answer("ตารางละเอียดในรายงาน แบ่งผลการดำเนินงานเป็นเชิงอะไรบ้าง", "", text="เชิงคุณภาพ")],
    [answer("หัวตารางมีอะไรบ้าง", "", text="ปัญหาอุปสรรค")],
]


NAMED = [  # what is named best by far is told, what names nothing or several is asked back about
    answer("ลดเรื่องฝั่งเขตเท่าไร", "assessment", "6,743"),
    answer("ยอดเรื่องเขตที่ลด", "assessment", "6,743"),
    answer("ความพึงพอใจมีค่าเบี่ยงเบนมาตรฐานเท่าใด", "personnel", "0.85"),
    asked_back("ปีนี้ได้กี่คนคะ"),
    asked_back("ของนักเรียนได้ร้อยละเท่าไรอ่ะพี่"),
    asked_back("ของครูได้กี่เปอร์เซ็นต์"),
    asked_back("โรงเรียนได้ร้อยละเท่าไหร่"),
    asked_back("กลุ่มสีเขียวมีเท่าไหร่"),
    no("ปีการศึกษา 68 โรงเรียนเล็กจะเหลือกี่โรง", ""),
    answer("ปีการศึกษา 67 โรงเรียนเล็กมีกี่โรง", "small-schools", "15,327"),
]


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.question)
def test_what_is_named_by_far_is_told_and_else_is_asked_back(engine: Engine, row: Row) -> None:
    assert converse(engine, [row]) == [[]]


@pytest.mark.parametrize("rows", DIALOGUES, ids=lambda rows: rows[-1].question)
def test_what_is_nearly_told_is_declined_and_what_is_told_is_not(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
