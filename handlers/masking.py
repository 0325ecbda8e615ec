"""Takes out of a question what may point to a person, before it is kept for review."""

from __future__ import annotations

import re

MASK = "•••"
LONGEST = 300  # characters kept
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"[+(]?[0-9๐-๙](?:[\s().-]?[0-9๐-๙]){6,}")  # telephone, citizen and account numbers
_RANK = r"(?:ว่าที่\s*)?(?:[รพ]\.[ตทอ]\.(?:[ตทอ]\.)?|[จส]\.[ส]\.[ตทอ]\.|นต\.|พล\.[ตทอ]\.(?:[ตทอ]\.)?)(?:\s*หญิง)?"
_TITLE = (
    r"นางสาว(?!ไทย)|น\.ส\.|นาย(?!กรัฐ|กสภา|กเทศ|กสมาคม|ก\s|จ้าง|ทะเบียน|หน้า|ทุน|ประกัน|อำเภอ)|นาง(?!งาม|เอก|แบบ|สาวไทย)|"
    r"(?:ศ\.|รศ\.|ผศ\.)?\s*ดร\.|(?:ศ|รศ|ผศ)\.|ผอ\.|อ\.(?=[ก-ฮ]{2})|ครู(?=\s)|ด\.[ชญ]\.|(?:เด็กชาย|เด็กหญิง)(?=\s*[ก-๛]+\s+[ก-๛])|"
    r"คุณ(?!ภาพ|ธรรม|วุฒิ|ลักษณ|ค่า|ครู|สมบัติ|ประโยชน์|พ่อ|แม่|หมอ|มี|ช่วย|บอก|คิด|รู้|จะ|เป็น|อยาก|เคย|ได้|ตอบ|ทำ|ที่|ว่า|ไม่|ให้|ใช้|"
    r"เอา|คือ|ต้อง|สามารถ|พอ|เห็น|หา|ดู|ไป|มา|\s)"
)
TITLED = re.compile(
    rf"(?:(?<![ก-๛])|(?<=ชื่อ)|(?<=เป็น))(?:{_RANK}|{_TITLE})\s*[ก-๛A-Za-z]+(?:\s+[ก-๛A-Za-z]+)?"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?"
)
_UNWRITTEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # letters that not every database takes
_PERSONAL = (
    EMAIL,
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(r"@\w{3,}"),  # user names
    re.compile(r"(?:line|ไลน์|ไอดี|facebook|เฟซ(?:บุ๊ก)?|ig|id)\s*(?:id)?\s*[:：=]\s*\S+", re.IGNORECASE),
    NUMBER,
    TITLED,
    re.compile(r"(?<=ชื่อ)\s*[ก-๛A-Za-z]{2,}(?:\s+[ก-๛A-Za-z]{2,})?"),
)


def masked(text: str) -> str:
    """The text without addresses, long numbers and names that a title announces.

    >>> masked("ผมชื่อ สมชาย ใจดี โทร 081-234-5678 หนี้ครูกี่ราย")
    'ผมชื่อ••• โทร ••• หนี้ครูกี่ราย'
    """
    text = _UNWRITTEN.sub(" ", text)
    for pattern in _PERSONAL:
        text = pattern.sub(MASK, text)
    return " ".join(text.split())[:LONGEST]
