"""Follow-ups of people who reckon with the figures: another base, between which, how far ahead, of which day.

Read as tests/test_answers.py is; each dialogue is for a class of follow-ups, its last turn the one in question.
"""

from __future__ import annotations

import pytest

from knowledge.asking.engine import Engine
from tests.test_answers import Row, answer, converse, no, talk

DIALOGUES = {
    "between two others": [
        answer("YouTube กับ Facebook ผู้ติดตามต่างกันกี่คน", "communication", "52,000"),
        answer("แล้ว YouTube กับ TikTok ล่ะ", "communication", "283,600"),
    ],
    "what percent was lost on the way": [
        answer("สมัครแก้หนี้กี่คน", "debt", "8,744"),
        answer("รับเข้าระบบล่ะ", "debt", "7,926"),
        answer("หายไปไหนกี่คน", "debt", "818"),
        answer("คิดเป็นร้อยละ", "debt", "9.35"),
    ],
    "those who finished, of those just counted": [
        answer("อบรมการเงินลงทะเบียนกี่คน", "debt", "12,905"),
        answer("จบกี่คน", "debt", "5,759", never="1,238"),
    ],
    "what a colour means": [
        answer("โรงเรียนคุณภาพสีม่วงกี่โรง", "quality-school", "155"),
        no("แปลว่าอะไร เกณฑ์เท่าไร", "quality-school", never="155"),
    ],
    "by what they were chosen": [no("เกณฑ์คัดเลือกต้นแบบสหกรณ์คืออะไร", "career", never="33")],
    "a measure of another channel": [no("LINE OA มีการเข้าถึงกี่ครั้ง", "communication", never="74,086")],
    "no longer on duty": [answer("ครูเวรไม่ต้องอยู่แล้วใช่มั้ย", "small-schools", text="ยกเลิกครูอยู่เวร")],
    "over the same base, of another figure": [
        answer("ข่าวปลอมคิดเป็นร้อยละเท่าใดของประเด็นที่นำเสนอทั้งหมด", "communication", "1.39"),
        answer("ประเด็นกระแสล่ะ", "communication", "72.12"),
    ],
    "over all that counts the same": [
        answer("YouTube คิดเป็นกี่เปอร์เซ็นต์ของผู้ติดตามรวมทุกช่องทาง", "communication", "39.93"),
        answer("TikTok ล่ะ", "communication", "4.32"),
    ],
    "which of a kind, said after it was asked": [
        answer("โรงเรียนเล็กยุบรวมไปกี่แห่ง เอาแบบเลิกสถานศึกษา", "small-schools", "131", never="54"),
        answer("คิดเป็นกี่ %", "small-schools", "0.85"),
    ],
    "within another distance": [
        answer("โรงเรียนขนาดเล็กในรัศมี 5 กิโลเมตรของโรงเรียนคุณภาพมีกี่โรง", "quality-school", "1,136"),
        no("แล้วในรัศมี 10 กิโลเมตร", "quality-school", never="1,136"),
    ],
    "how far it came, after what hinders it": [
        answer("ส่วนกลางขอข้อมูลซ้ำๆ ในเล่มว่าไง", "assessment", "ซ้ำซ้อน"),
        answer("แล้วลดไปได้กี่โรงเรียนแล้ว", "assessment", "26,747"),
    ],
    "those of them that have it": [
        answer("ครูบรรจุใหม่มีกี่คน", "integrity", "18,839"),
        answer("ที่เรื่องคุณธรรมจริยธรรมโอเคแล้วกี่คน", "integrity", "15,676", never="1,181"),
    ],
    "what somebody is wished to do": [
        answer("สรุปเรื่องหนี้ครู", "debt", "1,238"),
        answer("อยากให้รัฐบาลช่วยไง", "debt", "นโยบายที่ชัดเจน"),
    ],
    "whom they trained, of the item read": [
        answer("YC คืออะไร", "guidance", "Youth Counselor"),
        answer("ฝึกใครบ้าง", "guidance", text="นักเรียนแกนนำ"),
    ],
    "lost between two steps told one after the other": [
        answer("ครูสมัครแก้หนี้ผ่านเว็บกี่ราย", "debt", "8,744"),
        answer("ที่รับเข้าระบบเท่าไหร่", "debt", "7,926"),
        answer("ตกหล่นระหว่างทางกี่ราย", "debt", "818"),
    ],
    "over a base given by its number": [
        answer("หากใช้ผู้เข้าร่วม 8,744 รายเป็นตัวหาร ครูที่หนี้ลดลงจะเป็นร้อยละเท่าใด", "debt", "14.16")
    ],
    "over another base, in a follow-up": [
        answer("หนี้ครูสำเร็จกี่เปอร์เซ็นต์", "debt", "15.61"),
        answer("ใช้ 8,744 เป็นตัวหารแทน", "debt", "14.16"),
    ],
    "over another base, named": [
        answer("หนี้ครูสำเร็จกี่คน", "debt", "1,238"),
        answer("ถ้าใช้ตัวหารเป็นคนสมัครทั้งหมดล่ะ", "debt", "14.16"),
    ],
    "over its own base": [
        answer("หนี้ครูสำเร็จกี่เปอร์เซ็นต์", "debt", "15.61"),
        answer("คิดจากกี่คน", "debt", "7,926", never="14.16"),
    ],
    "between a count and its whole": [
        answer("ครูบรรจุใหม่มีเท่าใด ผ่านด้านคุณธรรมกี่คน", "integrity", "15,676"),
        answer("ต่างกันกี่คน", "integrity", "3,163"),
    ],
    "between two counts, though each has a whole": [
        answer("นักเรียนได้แนะแนวกี่คน", "guidance", "5,180,124"),
        answer("ค้นพบตัวเองกี่คน", "guidance", "4,846,411"),
        answer("ต่างกันกี่คน", "guidance", "333,713"),
    ],
    "ahead, in the unit asked for": [
        answer("ยูทูปลงไปกี่ตอน ผู้ติดตามเท่าไร", "communication", "6,800 | 318,000"),
        answer("เฟซบุ๊กนำอยู่กี่คน", "communication", "52,000"),
    ],
    "of which day": [
        answer("ตัวเลขแก้หนี้ครูตัดยอดวันไหน", "debt", "10 ต.ค. 67"),
        answer("อบรมการเงินล่ะ วันเดียวกันไหม", "debt", "23 ก.ย. 67"),
    ],
    "of which fiscal year": [
        answer("หน่วยงานใดจัดทำรายงานเล่มนี้", "", "สำนักติดตาม"),
        answer("เป็นผลงานของปีงบประมาณใด", "", "2567"),
    ],
    "what is spoken of and nowhere counted": [
        answer("ปัญหาดอกเบี้ยของครูที่กู้ เขียนว่าอย่างไร", "debt", "ดอกเบี้ยสูง"),
        no("ดอกเบี้ยร้อยละเท่าไรต่อปี", "debt", never="8,744"),
    ],
    "a measure of something it is not printed of": [
        answer("ซีรีส์สานพลังครูกี่ตอน", "communication", "245"),
        no("ยอดวิวทั้งซีรีส์ล่ะ", "communication", never="700,000"),
    ],
    "the base of a percent printed alone": [no("นักเรียนซื่อสัตย์ 87.42% คิดจากนักเรียนกี่คน", "", never="87.42")],
    "one policy of those summed up": [
        answer("สรุปกลุ่มนักเรียนผู้ปกครอง", "", "5 เรื่อง"),
        answer("เลือกเฉพาะทักษะอาชีพ", "career", "747,877"),
    ],
    "a grade of those counted together": [
        answer("เด็ก ม.3-6 ที่ได้พัฒนาทักษะอาชีพกี่คน", "career", "747,877"),
        no("เอาเฉพาะชั้น ม.3 กี่คน", "", never="747,877"),
    ],
    "one more figure, and both together": [
        answer("เลิกสถานศึกษากี่แห่ง", "small-schools", "131"),
        answer("เรียนรวมทุกชั้นอีกกี่แห่ง", "small-schools", "54"),
        answer("รวมสองตัวนี้", "small-schools", "185"),
    ],
    "over a base that is divided by": [
        answer("ถ้าเอาเด็กที่ถูกเฝ้าระวังหารด้วยนักเรียนในสังกัด 5,621,067 คน จะได้กี่เปอร์เซ็นต์", "guidance", "35.28")
    ],
    "pieces of two channels": [answer("คลิป TikTok เทียบกับ YouTube ต่างกันกี่ชิ้น", "communication", "5,782")],
    "up or down": [
        answer("ปีนี้โรงเรียนขนาดเล็กเพิ่มหรือลด", "small-schools", "331"),
        answer("เพิ่มกี่เปอร์เซ็นต์", "small-schools", "2.21"),
    ],
    "the gap, in English": [
        answer("what's the gap between schools doing guidance and schools doing health care?", "guidance", "1,467")
    ],
    "not yet, in English": [
        answer("how many schools still don't use the learning platform?", "anywhere-anytime", "10,348")
    ],
    "a percent of a bare count": [no("คนที่ตอบแบบสอบถามคิดเป็นกี่เปอร์เซ็นต์ของที่ส่งไป", "", never="59,795")],
    "people, where schools are counted": [no("นักเรียนในโครงการเลิกสถานศึกษา 131 โรงมีกี่คน", "", never="14,996")],
    "the score, where those who passed are counted": [no("คะแนนเฉลี่ย ITA ของทุกเขตเท่าไหร่", "", never="85")],
    "viewers of something else": [no("จำนวนผู้ชมรายการพุธเช้าข่าว สพฐ.", "", never="700,000")],
    "what was done against what was not": [answer("รายการประเมินที่ลดได้กับที่ลดไม่ได้ ห่างกันกี่เรื่อง", "assessment", "3,884")],
    "a number of pupils is no threshold": [
        answer("โรงเรียนขยายโอกาสเด็กไม่เกิน 20 คน กับโรงเรียนขนาดเล็กที่เลิก อันไหนเยอะกว่า", "small-schools", "344")
    ],
    "both kinds added up": [answer("โรงเรียนที่ได้ค่าพาหนะทั้งสองแบบรวมกี่โรง", "quality-school", "164")],
    "members and followers are counted alike": [answer("ไลน์กับติ๊กต็อกใครคนเยอะกว่า ห่างกันเท่าไร", "communication", "39,686")],
    "places of a ranking": [
        answer("อันดับสองของผู้ติดตามคือช่องไหน", "communication", "อันดับ 2 | 318,000"),
        answer("แล้วอันดับ 3", "communication", "อันดับ 3 | 74,086"),
    ],
    "how far apart in points": [
        answer("โรงเรียนแนะแนวกี่แห่ง", "guidance", "26,754"),
        answer("ดูแลสุขภาพกายใจล่ะ", "guidance", "28,221"),
        answer("ต่างกันกี่แห่ง", "guidance", "1,467"),
        answer("คิดเป็นกี่จุด", "guidance", "5.09"),
    ],
    "the year before, in English": [
        answer("how many small schools are there in 2567?", "small-schools", "15,327"),
        answer("and the year before?", "small-schools", "14,996"),
        answer("so how many more?", "small-schools", "331"),
    ],
    "who the answer is for": [answer("ร่างประเด็นให้ท่านเลขาธิการเรื่องโรงเรียนขนาดเล็ก", "small-schools", "1,625")],
    "of when the data is, in English": [answer("When was the data collected up to?", "", "7 ตุลาคม 2567")],
    "a target": [no("เป้าหมายที่ตั้งไว้ของ ITA คือร้อยละเท่าใด", "", never="97.96")],
    "what nothing counts, shared out": [no("ครูหนึ่งคนดูแลนักเรียนซึมเศร้ากี่คน", "", never="105.9")],
    "of what kind those counted are": [no("ผู้เข้าร่วมประชุมทางไกลเป็นครูกี่คน", "", never="320,602")],
    "money, in English": [no("what is the average debt per teacher", "", never="1,238")],
    "over those who joined": [
        answer("หนี้ครู ผู้เข้าร่วมกี่ราย", "debt", "8,744"),
        answer("แก้ได้กี่ราย", "debt", "1,238"),
        answer("คิดเป็นร้อยละเท่าไรของผู้เข้าร่วม", "debt", "14.16"),
    ],
    "what a part leaves": [
        answer("โรงเรียนคุณภาพมีกี่แห่ง", "quality-school", "1,808"),
        answer("เขียวกี่แห่ง", "quality-school", "1,265"),
        answer("ที่ไม่เขียวล่ะ", "quality-school", "543"),
    ],
    "the lowest within what was summed up": [
        answer("งานแนะแนวเป็นยังไงบ้าง", "guidance", "5,180,124"),
        answer("ตัวเลขที่ต่ำที่สุดคือตัวไหน", "guidance", "86.22"),
    ],
    "the last three": [answer("top 3 ที่ทำได้ต่ำที่สุด", "", "1.95", text="3.84 | 10.60")],
    "in how many policies": [answer("มีกี่นโยบายที่พูดเรื่องงบประมาณไม่พอ", "")],
    "an average that can't be made": [no("ครูแต่ละคนหนี้ลดลงเฉลี่ยเท่าไร", "", never="1,238")],
    "each office, in English": [no("does the report give the ITA score of each office?", "", never="97.96")],
    "who greets": [talk("สวัสดีครับ ทีมสื่อสารองค์กรนะครับ", "สวัสดี")],
    "the topic of what was counted": [
        answer("ประกวด MOE Content Creator ส่งกันกี่ชิ้น", "guidance", "204"),
        answer("หัวข้ออะไรนะ", "guidance", text="เด็กไทยฐานใจดี"),
    ],
    "with whom, of what was read": [
        answer("ลงพื้นที่ช่วยครูที่เป็นหนี้กี่จุด", "debt", "6"),
        answer("ไปกับใคร", "debt", text="กรมส่งเสริมสหกรณ์"),
    ],
    "how many of those a percent alone is printed of": [
        answer("นักเรียนซื่อสัตย์กี่เปอร์เซ็นต์", "integrity", "87.42"),
        no("คิดเป็นกี่คน", "", never="87.42"),
    ],
    "which of two is more so, where they are counted together": [no("ประถมกับมัธยมใครซื่อสัตย์กว่ากัน", "", never="87.42")],
    "the day of the figure told last": [
        answer("อบรมการเงินออนไลน์ได้เกียรติบัตรกี่ราย", "debt", "5,759"),
        answer("ตัวเลขนี้ ณ วันไหน", "debt", "23 ก.ย. 67", never="10 ต.ค."),
    ],
    "the day of a figure given by its number": [answer("and the date for the 1,238?", "debt", "10 ต.ค. 67")],
    "the report of another year": [no("is there a 2568 edition", "", never="2567")],
    "one colour ahead of another": [
        answer("โรงเรียนคุณภาพแต่ละสีเท่าไหร่", "quality-school"),
        answer("เขียวนำฟ้าอยู่กี่โรง", "quality-school", "877"),
    ],
    "a third added to two": [
        answer("เฟซบุ๊กกับยูทูบคนตามห่างกันเท่าไหร่", "communication", "52,000"),
        answer("บวกติ๊กต็อกเข้าไป สามช่องรวมเป็นกี่คน", "communication", "722,400"),
    ],
    "all of those told in a row": [
        answer("โรงเรียนคุณภาพสีเขียวกี่โรง", "quality-school", "1,265"),
        answer("สีฟ้า", "quality-school", "388"),
        answer("สีม่วง", "quality-school", "155"),
        answer("รวมกันเท่าไหร่", "quality-school", "1,808"),
    ],
    "the next item of a column, and how many it has": [
        answer("อุปสรรคเรื่องแนะแนว", "guidance", "9 ข้อ"),
        answer("ข้อที่ 3", "guidance"),
        answer("ข้อถัดไป", "guidance", text="ทัศนคติ"),
        answer("มีทั้งหมดกี่ข้อ", "guidance", "9 ข้อ"),
    ],
    "how many more make a half": [answer("ต้องแก้หนี้อีกกี่รายถึงจะครบครึ่ง", "debt", "2,725")],
    "how many more make a percent": [answer("อีกกี่โรงถึงจะลดภาระการประเมินได้ 95%", "assessment", "948")],
    "two channels, by their people": [answer("ไลน์โอเอคนน้อยกว่าเฟซเท่าไหร่", "communication", "295,914")],
    "a share of all schools": [answer("โรงเรียนขนาดเล็กคิดเป็นกี่เปอร์เซ็นต์ของสถานศึกษาทั้งหมด", "", "52.58")],
    "those of a size": [no("โรงเรียนเล็กที่มีนักเรียนไม่ถึง 10 คน", "", never="13,702")],
    "the sum of two, in English": [answer("total followers of Facebook and YouTube", "communication", "688,000")],
    "an amount checked, not a rest": [answer("เด็กได้แนะแนวไม่ถึง 90% ใช่ไหม", "guidance", "92.16")],
    "whether any failed": [answer("ไม่มีเขตไหนตก ITA เลยใช่ไหม", "integrity", "5 เขต")],
    "a count of what an item told of, which another policy counts its own of": [
        answer("ตอนประชุมชี้แจงเรื่องธนาคารหน่วยกิต เชิญใครมาฟังบ้างครับ", "credit-bank", text="ผู้แทน"),
        no("ประชุมไปกี่รอบ", "", never="1,927"),
    ],
    "a thing that nobody offers": [no("บ้านไม่มีเน็ต มีซิมฟรีให้ลูกมั้ย", "")],
    "what a proposal just read is for": [
        answer("โปรแกรมเก็บข้อมูลเด็กเป็นรายคน เสนอให้ใครทำ", "guidance", text="สพท."),
        answer("เพื่อประโยชน์อะไร", "guidance", text="ลดภาระงานของครู"),
    ],
    "what something done is for, of the items just read": [
        answer("สพฐ เช่าคู่สายไฟเบอร์ด้วยเหรอ", "communication", text="fiber optic"),
        answer("เอาไว้ทำอะไร", "communication", text="ถ่ายทอดสด"),
    ],
    "what schools are sorted for": [answer("แยกกลุ่มโรงเรียนเล็กตามผลสอบเพื่ออะไร", "small-schools", text="ยกระดับ")],
    "how far from all": [
        answer("เขตผ่าน ITA กี่เปอร์เซ็นต์", "integrity", "97.96"),
        answer("ห่างจาก 100 กี่จุด", "integrity", "2.04"),
    ],
    "how far from all, of a percent that is printed alone": [
        answer("เด็กซื่อสัตย์ร้อยละเท่าไร", "integrity", "87.42"),
        answer("ห่างจากเต็มร้อยกี่จุด", "integrity", "12.58"),
    ],
    "how far from all, in places": [
        answer("โรงเรียนดูแลสุขภาพจิตกี่แห่ง", "guidance", "28,221"),
        answer("ห่างจากเต็มกี่แห่ง", "guidance", "573"),
    ],
    "growth between the two years": [answer("โรงเรียนเล็กปี 2567 ขยายตัวจากปี 2566 กี่เปอร์เซ็นต์", "small-schools", "2.21")],
    "growth, by its rate": [answer("อัตราการเติบโตของโรงเรียนขนาดเล็ก", "small-schools", "2.21")],
    "how much two years lie apart in percent": [answer("โรงเรียนเล็กปีนี้กับปีก่อนต่างกันกี่เปอร์เซ็นต์", "small-schools", "2.21")],
    "growth of what only one year is told of": [
        answer("ยูทูปคนตามกี่คน", "communication", "318,000"),
        no("เพิ่มขึ้นจากปีก่อนกี่เปอร์เซ็นต์", "", never="2.21"),
    ],
    "growth of another kind of school": [no("โรงเรียนคุณภาพโตจากปี 66 กี่โรง", "", never="331")],
    "growth of pupils": [no("จำนวนนักเรียนเติบโตจากปี 66 เท่าไหร่", "", never="331")],
    "growth of a share": [no("เด็กได้รับการแนะแนวขยายตัวกี่เปอร์เซ็นต์", "", never="92.16")],
    "growth of debt, in English": [no("what is the growth rate of teachers' debt", "", never="15.61")],
    "some of those just told, by what they are": [
        answer("ครูบรรจุใหม่ผ่านด้านคุณธรรมกี่คน", "integrity", "15,676"),
        no("ในนี้เป็นครูผู้ช่วยกี่คน", "", never="18,839"),
    ],
    "which those are that were reckoned": [
        answer("How many area offices did not pass ITA", "integrity", "5"),
        no("which ones?", ""),
        answer("what was the passing score", "integrity", "85"),
    ],
    "which those are that were counted": [
        answer("โรงเรียนต้นแบบสหกรณ์กี่โรง", "career", "33"),
        no("อันไหนบ้าง", ""),
    ],
    "which those are that an item lists": [
        answer("ตั้งคณะทำงานอะไรบ้างด้านประชาสัมพันธ์", "communication", text="เชิงรุก"),
        answer("which ones?", "communication", text="เชิงรุก"),
    ],
    "a figure's name, said as it is": [
        answer("สถานศึกษาขับเคลื่อนการใช้แพลตฟอร์ม", "anywhere-anytime", "18,804"),
        answer("ยังไม่ทำกี่แห่ง", "anywhere-anytime", "10,348"),
    ],
    "what a name in a list stands under": [answer("แนวทาง 6ล อยู่ใต้โมเดลอะไร", "assessment", text="3L โมเดล")],
    "parts of a number by month": [no("คลิป 1,018 คลิปแยกตามเดือนให้ที", "")],
    "a number by region": [no("ต้นแบบเพื่อนที่ปรึกษา YC 145 แห่ง แยกตามภาคให้ที", "")],
    "of whom each has a share": [no("โรงเรียนที่ลดภาระได้ไม่ถึง 50% มีกี่โรง", "", never="2,405")],
    "who may use something, which compares no numbers": [
        answer("คนทั่วไปเข้าไปใช้คลังความรู้ดิจิทัลได้มั้ย หรือได้เฉพาะครูกับเด็ก", "anywhere-anytime", text="ประชาชน")
    ],
    "two counts in English": [
        answer("Give me the follower count for Facebook and TikTok", "communication", "370,000 | 34,400")
    ],
    "half a page": [answer("ลดภาระการประเมิน ขอครึ่งหน้า A4", "assessment", "91.75")],
}


@pytest.mark.parametrize("rows", DIALOGUES.values(), ids=DIALOGUES)
def test_each_turn_of_a_dialogue_leans_on_what_was_said(engine: Engine, rows: list[Row]) -> None:
    assert converse(engine, rows) == [[]] * len(rows)
