"""How an honest no reads: "รายงานนี้ไม่มีข้อมูลของปีที่ถามค่ะ", and what may be asked instead."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.phrases import share
from knowledge.asking.shortening import shorten


def say_not_found(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    """The first line, which says what the report lacks, and the nearest thing it does hold."""
    kind = answer.reason
    named = answer.subject and kind.startswith(_NAMED_LACKS) and not any(c.isdigit() for c in answer.subject)
    subject = f" (“{shorten(answer.subject, 40)}”)" if named else ""
    said = _LACKS.get(kind.removeprefix("lack."), "")
    if kind == "not_spelled_out":
        headline = f"รายงานนี้ไม่ได้ให้คำเต็มหรือคำนิยามของ {answer.subject or 'คำนี้'} ไว้ค่ะ"
    elif kind.startswith("absent.off_topic"):
        headline = f"เรื่องนี้อยู่นอกรายงาน Quick Win ของ สพฐ.{subject} จึงไม่มีข้อมูลให้ค่ะ"
    elif kind == "unspoken" and answer.policies:
        title = catalogue.policies[answer.policies[0]].short_title
        headline = (
            f"ในเรื่อง{title} รายงานไม่ได้พูดถึง{f' “{shorten(answer.subject, 40)}” ' if answer.subject else 'เรื่องนี้'}ค่ะ"
        )
    elif said:
        headline = f"รายงานนี้ไม่{said}ค่ะ{subject}"
    else:
        headline = f"รายงานนี้ไม่มีข้อมูลเรื่องนี้ค่ะ{subject}"
    lines = []
    if answer.facts:
        lines.append(f"ที่ใกล้เคียงในรายงานคือ {answer.facts[0].label}: {share(answer.facts[0])} แต่ไม่ใช่คำตอบโดยตรงนะคะ")
    elif answer.policies and kind == "cause":
        lines.append(f"ลองดูปัญหาอุปสรรคเรื่อง{catalogue.policies[answer.policies[0]].short_title}ได้นะคะ")
    elif answer.policies:
        lines.append(f"ที่มีในรายงานคือเรื่อง{catalogue.policies[answer.policies[0]].short_title} ถามต่อได้ค่ะ")
    else:
        lines.append(f"รายงานครอบคลุม {len(catalogue.policies)} เรื่องของ สพฐ. พิมพ์ “มีเรื่องอะไรบ้าง” เพื่อดูทั้งหมดค่ะ")
    return headline, lines


_NAMED_LACKS = ("absent.", "apart", "lack.place", "lack.year", "lack.other_year")
_LACKS = {
    "money": "มีจำนวนเงินหรืองบประมาณของเรื่องนี้",
    "forecast": "มีเป้าหมายหรือตัวเลขคาดการณ์ของอนาคต",
    "names": "ได้ระบุชื่อไว้",
    "absent.signer": "ได้ระบุชื่อผู้รับผิดชอบเล่มไว้ มีเพียงหน่วยงานที่จัดทำ",
    "per_area": "มีข้อมูลแยกตามพื้นที่ มีเพียงภาพรวมทั้งประเทศ",
    "per_person": "มีข้อมูลที่แยกตามลักษณะบุคคลเช่นนี้",
    "not_printed": "มีตัวเลขนี้",
    "per_kind": "มีข้อมูลที่แยกตามประเภทเช่นนี้",
    "when_done": "มีกำหนดวันเวลาของเรื่องนี้",
    "contact": "มีช่องทางติดต่อหรือวิธีสมัครของเรื่องนี้",
    "other_year": "มีข้อมูลของปีหรือช่วงเวลาที่ถาม",
    "year": "มีข้อมูลของปีที่ถาม",
    "unlisted": "ได้แจกแจงรายการเหล่านี้ไว้",
    "at_most": "ได้ระบุคะแนนเต็มไว้",
    "beyond": "ได้นับส่วนที่เกินเกณฑ์นี้ไว้",
    "how_to": "มีขั้นตอนให้สมัครหรือเข้าใช้เรื่องนี้",
    "no_base": "ได้พิมพ์จำนวนทั้งหมดที่ตัวเลขนี้คิดมาไว้",
    "within": "ได้นับคนในส่วนนี้ไว้ มีเพียงจำนวนแห่ง",
    "apart": "ได้แยกนับเฉพาะส่วนนี้ไว้",
    "others": "มีข้อมูลของหน่วยงานอื่นมาเทียบ",
    "growth": "มีตัวเลขของปีก่อนมาเทียบกับเรื่องนี้",
    "at_once": "ได้นับส่วนที่เป็นทั้งสองอย่างไว้ มีเพียงจำนวนของแต่ละอย่าง",
    "opinion": "ได้ให้ความเห็นหรือตัดสินเรื่องนี้ไว้ มีเพียงผลการดำเนินงาน",
    "no_such_item": "มีข้อลำดับที่ถาม",
    "overall": "ได้รวมผลของทุกเรื่องเป็นตัวเลขเดียว มีเพียงผลของแต่ละเรื่อง",
    "chosen_by": "ได้บอกเกณฑ์หรือเหตุผลที่เลือกไว้",
    "cause": "ได้อธิบายสาเหตุโดยตรง",
    "place": "มีข้อมูลแยกตามพื้นที่ มีเพียงภาพรวมทั้งประเทศ",
}
