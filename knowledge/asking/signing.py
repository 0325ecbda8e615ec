"""Who stands behind the report: who signed, approved, checked or edited it. It names its publisher alone."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.dated import cover_fact
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_REPORT = r"(?:รายงาน|เล่ม|ฉบับ|เอกสาร|report|document|booklet)"
_PART = (
    r"(?:ลงนาม|ลงชื่อ|เซ็น|เซ็นต์|รับรอง|อนุมัติ|เห็นชอบ|ลงความเห็น|ตรวจ(?:ทาน|สอบ|แก้|รับ|ปรู๊ฟ)?|พิสูจน์อักษร|บรรณาธิการ|คำนำ|บทนำ|กองบก|บก\."
    r"|หัวหน้า|ประธาน|ที่ปรึกษา|เลขา|ผู้อำนวยการ|ผอ\.?|คณะผู้(?:จัด)?ทำ|คณะทำงาน|ทีม(?:งาน|ที่)?ทำ|ออกแบบ(?:ปก|รูปเล่ม)?|ถ่ายภาพ|เรียบเรียง"
    r"|sign|approv|certif|endors|edited|editor|proofread|foreword|preface|illustrat|designed)"
)
_BEHIND = re.compile(
    rf"{_PART}\S{{0,14}}?\s?{_REPORT}"
    rf"|{_REPORT}(?:นี้|ฉบับ|เล่ม)?\S{{0,8}}?\s?(?:ใคร|คน)?\S{{0,8}}?{_PART}"
    rf"|{_PART}\w* (?:off )?(?:on )?(?:the|this) {_REPORT}"
)
_A_PERSON = re.compile(r"ใคร|ชื่อ(?:อะไร|ไร|ว่า)|คนไหน|ท่านใด|ท่านไหน|ผู้ใด|\bwho\b|\bwhose\b|name of")


def behind_the_report(turn: Turn) -> Answer | None:
    """ "ผู้ลงนามรับรองรายงานเป็นใคร": an honest no; None where who published it is asked, or who signed something else."""
    question = turn.question
    if not _A_PERSON.search(question.normal) or not _BEHIND.search(question.normal) or turn.titled_policy:
        return None
    begins = next((t.start for t in question.tokens if t.cues and t.cues[0].startswith("meta.")), 0)
    of_another = any(t.concepts and t.start > begins for t in question.tokens)  # "ใครตรวจรายงานการประเมินของโรงเรียน"
    return None if turn.aspect or question.asks_number or of_another else not_found(turn, "absent.signer")


_IN_CHARGE_OF_IT = re.compile(  # of the book, not of a policy
    r"(?:เล่ม|รายงาน)(?:นี้)?\s?(?:ใคร|หน่วยงาน(?:ไหน|ใด)|สำนัก(?:ไหน|ใด)|ฝ่ายไหน)\S{0,12}\s(?:แล้ว|และ)?\s?(?:หน่วยงาน(?:ไหน|ใด)|ใคร|สำนัก(?:ไหน|ใด))(?:เป็น)?(?:ผู้)?(?:รับผิดชอบ|ดูแล|ทำ)"
    r"|(?:ใคร|หน่วยงาน(?:ไหน|ใด)|ฝ่ายไหน)(?:เป็น)?(?:ผู้|คน)?(?:รับผิดชอบ|ดูแล)\s?(?:การ)?(?:จัดทำ|ทำ)?(?:เล่ม|รายงาน)(?:เล่ม|ฉบับ)?นี้"
    r"|(?:เล่ม|รายงาน)(?:เล่ม|ฉบับ)?(?:นี้)?\s?(?:ใคร|หน่วยงาน(?:ไหน|ใด)|ฝ่ายไหน)(?:เป็น)?(?:ผู้|คน)?(?:รับผิดชอบ|ดูแล)(?!\S{4})"
)
_MADE_BY = re.compile(
    r"^(?:แล้ว|ละ|และ)?\s?(?:ใคร|หน่วยงานไหน|หน่วยไหน|สำนักไหน|ฝ่ายไหน|หน่วยงานใด|who)\s?(?:เป็นคน|เป็นผู้|คือคน|เป็น)?\s?(?:ที่)?"
    r"\s?(?:ทำ|จัดทำ|เขียน|ออก|รวบรวม|เผยแพร่|พิมพ์|สรุป|เรียบเรียง|made|wrote|published|prepared|compiled)(?:รายงาน|เล่ม|ขึ้น|it|มา|นี้|this|\s)*(?:ครับ|คะ|ค่ะ|อะ|อ่ะ|หรอ|เหรอ)*[?\s]*$"
)


def made_by(turn: Turn) -> Answer | None:
    """ "ใครทำ" in talk of the report itself, or who is in charge of it: who published it."""
    in_charge = _IN_CHARGE_OF_IT.search(turn.question.normal) is not None
    if not in_charge and (
        turn.context.aspect != "meta" or turn.context.policies or not _MADE_BY.search(turn.question.normal)
    ):
        return None
    return cover_fact(turn, "publisher", "หน่วยงานที่จัดทำรายงาน", turn.catalogue.edition.report.publisher)
