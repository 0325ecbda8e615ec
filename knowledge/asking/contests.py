"""Two things set against each other in the words of a contest: "ไลน์กับติ๊กต็อก ใครชนะ", "ยูทูบตามหลังเฟซอยู่เท่าไหร่".

What is asked then is which of the two is more, whether the first is, or how far they lie apart; it is said so plainly.
"""

from __future__ import annotations

import re

from knowledge.asking.ahead import far_from

_JOINED = r"(?:กับ|กะ|และ|หรือ|\bvs\.?|\bversus\b|เทียบ|เจอ|ปะทะ)"
_WHICH = (
    r"(?P<which>(?:อัน|ตัว|ฝั่ง|ฝ่าย|ช่อง(?:ทาง)?|สี|แบบ|กลุ่ม|อย่าง|ประเภท|ข้าง|พวก|ระดับ|เรื่อง|ประเด็น|ด้าน|แพลตฟอร์ม|โซเชียล)\s?(?:ไหน|ใด)"
    r"|สิ่งใด|ใคร|อะไร|(?<![ก-๙])ไหน|\bwhich(?: one)?\b|\bwho\b)\s?(?:ที่|มัน|มี|จะ|เป็นฝ่าย|เป็น|ได้)*\s?"
)
_AUDIENCE = r"(?:ปัง|แรง|ฮิต|ฮอต|ดัง|ครองใจ|ครองแชมป์|นิยม|คนเยอะ|มาแรง|มาวิน)(?:มาก|เยอะ)?"
_SIZE = r"(?:ใหญ่|โต|หนา)"  # of a following; of schools it would be their own size
_LEADS = (
    rf"(?:{_AUDIENCE}\s?กว่า|เหนือกว่า|ชนะ(?!เลิศ|การ|ใจ|รางวัล)|เข้าวิน|วิน|นำหน้า|นำ(?=\s|อยู่|กัน|$)|แซงหน้า|ได้เปรียบ|เป็นต่อ"
    rf"|(?:เยอะ|มาก|สูง)(?=\s|$|ครับ|คะ|ค่ะ))(?:อยู่)?\s?(?:กัน)?"
)
_LAGS = r"(?:แพ้|เป็นรอง|ตามหลัง|เสียเปรียบ|รั้งท้าย|(?:น้อย|ต่ำ)(?=\s|$|ครับ|คะ|ค่ะ))(?:กว่า)?(?:อยู่)?\s?(?:กัน)?"
_WHICH_LEADS = re.compile(rf"(?:{_WHICH})(?:(?P<leads>{_LEADS})|(?P<lags>{_LAGS}))")
_WHICH_IS_LARGER = re.compile(rf"(?:{_WHICH}){_SIZE}\s?กว่า\s?(?:กัน)?")
_WHETHER = re.compile(
    r"(?P<one>\S.{1,60}?)\s?(?:(?P<leads>ชนะ(?!เลิศ|การ|ใจ|รางวัล)|แซงหน้า|แซง|นำหน้า)|(?P<lags>แพ้|เป็นรอง|ตามหลัง)|สู้)\s?"
    r"(?P<other>[^\d\s].{1,40}?)\s?(?P<asks>(?:ได้|แล้ว|อยู่|ขาด)*\s?(?:ไหม|มั้ย|มั๊ย|ไม๊|มะ|หรือเปล่า|หรือไม่|รึเปล่า|ป่าว|ปะ|ป่ะ|หรือยัง|รึยัง|ยัง).*)"
)
_CLOSE = re.compile(
    r"(?:สูสี|คู่คี่|(?:ต่าง|ห่าง)(?=กัน\s?(?:มาก|เยอะ))|ทิ้งห่าง|ทิ้งกัน(?=\s?(?:กี่|เท่า|แค่))|ทิ้งช่วง)\s?(?:กัน)?\s?(?:อยู่)?"
    r"(?:(?:มาก|เยอะ|แค่ไหน|ขนาดไหน|เท่าไ\S{1,3}|เท่าใด)?\s?(?:ไหม|มั้ย|มั๊ย|มะ|หรือเปล่า|หรือไม่|รึเปล่า|ป่าว|ปะ|ป่ะ)?|(?P<asks>กี่\S*))(?=\s|$|คะ|ค่ะ|ครับ)"
)
_HOW_MUCH = r"(?P<asks>เท่าไ[หรด]\S{0,3}|เท่าใด|แค่ไหน|ขนาดไหน|กี่\s?[ก-๙%]{1,12}?)"
_BEHIND = re.compile(
    rf"(?!ทิ้ง|ห่าง|ตาม)(?P<one>\S.{{1,60}}?)\s?(?:ยัง|นี่|มัน)*\s?(?:ทิ้งห่าง|(?<!ตัด)ทิ้ง(?!ไป)|ตามหลัง|ไล่หลัง|เป็นรอง|(?<!อยู่)ห่าง(?!จาก|กัน))\s?(?P<other>[^\d\s].{{1,40}}?)\s?"
    rf"(?:อยู่|ไป|มา)*\s?{_HOW_MUCH}(?P<rest>\s.*|(?:คะ|ค่ะ|ครับ|อะ|อ่ะ|นะ|เนี่ย)*)"
)
_TO_CATCH_UP = re.compile(
    rf"(?P<one>\S.{{1,60}}?)(?:ต้อง|จะต้อง|ควร(?:จะ)?)?(?P<what>(?:หา|ดัน|เติม|ปั้น|ทำ)\S{{0,12}}?)?(?:\s|ยัง|ต้อง|จะ|ควร|เพิ่ม|ขาด|ได้|มี|ขึ้น)*อีก\s?{_HOW_MUCH}\s?"
    r"(?:ถึง|จึง|จะ|ก็|เพื่อ|ให้)+\s?(?:ไล่|ตาม|วิ่ง|ขึ้น)?(?:ทัน|เท่า(?:กับ)?|แซง(?:หน้า)?|ชนะ|เสมอ(?:กับ)?)\s?(?P<other>\S.{1,40})"
)
_NO_RIVAL = re.compile(  # an aim or a time is caught up with, and nothing that is counted here
    r"\s*(?:\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง|เป้า|เกณฑ์|เดิม|ปี|ทุก|ครบ|ทั้งหมด|เวลา|กัน|คนอื่น|ที่อื่น|กำหนด|แผน|อันดับ|ที่เหลือ|บ้าน)"
)
_CHANNELS = re.compile(r"ช่อง|โซเชียล|แพลตฟอร์ม|เพจ|\bsocial|channel|platform")
_MOST_LIKED = re.compile(
    rf"(?:{_WHICH})(?:{_AUDIENCE}\s?(?:ที่)?สุด|นำโด่ง|นำลิ่ว|นำ(?=\s|อยู่|$)|ครองแชมป์|เป็นเจ้าตลาด)|(?<=ช่องทาง)(?:ที่)?(?:{_AUDIENCE})\s?(?:ที่)?สุด"
)
_SIDES = re.compile(rf"\S\s?{_JOINED}\s?\S")
_OF_SCHOOLS = re.compile(r"โรง(?:เรียน)?|รร\.?|เขต|school")


def plainly_compared(text: str) -> str:
    """The message with a contest told as more or less, or as a difference.

    >>> plainly_compared("ไลน์กับติ๊กต็อก ใครชนะ"), plainly_compared("ไลน์ตามหลังเฟซอยู่กี่คน")
    ('ไลน์กับติ๊กต็อก ใครมากกว่ากัน', 'ไลน์ กับ เฟซ ต่างกันกี่คน')
    """
    if far_from(text):
        return text
    if (apart := _BEHIND.fullmatch(text) or _TO_CATCH_UP.fullmatch(text)) and not _NO_RIVAL.match(apart["other"]):
        much = "เท่าไหร่" if apart["asks"].endswith("ไหน") else apart["asks"]
        return f"{apart['one']} กับ {apart['other']} ต่างกัน{much}"
    if (whether := _WHETHER.fullmatch(text)) and not _NO_RIVAL.match(whether["other"]) and "ใคร" not in text:
        less = "น้อยกว่า" if whether["lags"] else "มากกว่า"
        return f"{whether['one']}{less}{whether['other']}ไหม"
    sides = _SIDES.search(text)
    if sides is None and _CHANNELS.search(text) and (most := _MOST_LIKED.search(text)):
        which = most["which"] if most["which"] not in (None, "ใคร", "อะไร") else "ช่องไหน"
        return f"{text[: most.start()]} {which}คนตามเยอะสุด {text[most.end() :]}".strip()
    if sides is None:
        return text
    if which := _WHICH_LEADS.search(text, sides.end()):
        less = "น้อยกว่ากัน " if which["lags"] else "มากกว่ากัน "
        return f"{text[: which.start()]}{which['which']}{less}{text[which.end() :]}".strip()
    if (larger := _WHICH_IS_LARGER.search(text, sides.end())) and not _OF_SCHOOLS.search(text):
        return f"{text[: larger.start()]}{larger['which']}มากกว่ากัน {text[larger.end() :]}".strip()
    if close := _CLOSE.search(text, sides.end()):
        return f"{text[: close.start()]} ต่างกัน{close['asks'] or 'เท่าไหร่'} {text[close.end() :]}".strip()
    return text
