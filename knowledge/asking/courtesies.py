"""A message that is made of nothing but what people say to each other: thanks, an apology, laughter, good wishes.

The whole of it must be: "ขอโทษนะ ถามบ่อยไปหน่อย" is talk, "ขอโทษนะ หนี้ครูแก้ได้กี่ราย" is not. So it may use any word of
the report: "เพิ่งแอดมา", "พิมพ์ผิด".
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from knowledge.asking.made_of import patterns
from knowledge.thai import normalise

COURTESIES_FILE = Path(__file__).with_name("courtesies.toml")
KINDS = (
    "abuse",
    "identity",
    "help",
    "apology",
    "thanks",
    "bye",
    "greeting",
    "feeling",
    "laugh",
    "announce",
    "ok",
)  # as heard
_FOR = r"(?:ไป|มา|เพื่อ|สำหรับ|ประกอบ|ไว้|เอาไป|เอามา|นำไป|ลง|ทำ|เขียน|ใช้|จะ|ใน|ตอน|การ|เตรียม|ส่ง|เข้า|ที่|\s)+"
_WORK = (
    r"ข่าว|สกู๊ป|สารคดี|คอนเทนต์|บทความ|รายงาน|สไลด์|พรีเซนต์|พรีเซ็นต์|นำเสนอ|ประชุม|งานวิจัย|วิจัย|วิทยานิพนธ์|ธีสิส|การบ้าน|โครงงาน|โปรเจกต์|งาน"
    r"|แผน|โครงการ|หนังสือพิมพ์|เพจ|เว็บ|เอกสาร|หนังสือตอบ|กระทู้"
)
ANNOUNCED = re.compile(  # that something will be asked, and not what
    r"(?:ขอ|รบกวน|มีเรื่อง|มีข้อสงสัย|อยาก|จะ|มา|แวะ|เข้ามา)(?:จะ|มา|เข้ามา|อนุญาต|ขอ|รบกวน|อยาก)*\s?"
    r"(?:สอบ)?(?:ถาม|รบกวน|ปรึกษา|คุยด้วย|หาข้อมูล|ขอข้อมูล)(?:ข้อมูล|อะไร|ไร|เรื่อง|คำถาม|ด้วย|บ้าง|เพิ่ม)?"
    rf"(?P<purpose>\s?{_FOR}(?:{_WORK}))?"
    r"(?:หน่อย|นิด|นึง|หนึ่ง|สัก|หลาย|เยอะ|เลย|สอง|สาม|[2-9]|-|ไม่กี่|ๆ|ข้อ|เรื่อง|อย่าง|คำถาม|ประเด็น|ที|ได้|ไหม|มั้ย|ป่ะ|ปะ|ป่าว|นะ|ครับ|ค่ะ|คะ|คับ|จ้า|จ้ะ|ดิ|สิ|\s)*$"
)
LONGEST = 120  # letters of such a message
_LAUGHS = re.compile(r"ถ{3,}")  # one letter of it is left where repeated ones are taken for one
_DRAWN_OUT = re.compile(r"(?<!ระ)([ก-ฆจ-ฮ])\1+(?=\s|$)")  # "จังเลยย"
_MARKS = re.compile(r"(?:[^\w\s\u0e00-\u0e7f+]|\s)+")


def courtesy(said: str) -> str:
    """Which of the `KINDS` it is, by the first of them in it; "" where anything else is said.

    >>> courtesy("แหล่มเลย ขอบคุณมากนะ"), courtesy("55555"), courtesy("ขอบคุณค่ะ แล้วหนี้ครูล่ะ")
    ('thanks', 'laugh', '')
    """
    if len(said) > LONGEST:
        return ""
    text = _DRAWN_OUT.sub(r"\1", _MARKS.sub(" ", normalise(_LAUGHS.sub(" ฮ่าๆ ", said)))).strip()
    heard = {0: _NOTHING}  # place -> the first kind in what stands before it
    for place in range(len(text)):
        before = heard.get(place)
        if before is None:
            continue
        if text[place] == " ":
            heard[place + 1] = min(before, heard.get(place + 1, _NOTHING))
            continue
        for rank, part in _parts() if _begun().match(text, place) else ():
            if (found := part.match(text, place)) and found.end() > place:
                heard[found.end()] = min(before, rank, heard.get(found.end(), _NOTHING))
    rank = heard.get(len(text), _NOTHING) if text else _NOTHING
    return "" if rank == _NOTHING else KINDS[rank]


_NOTHING = len(KINDS)


@cache
def _parts() -> list[tuple[int, re.Pattern[str]]]:
    every = [(rank, part) for rank, kind in enumerate(KINDS) for part in patterns(COURTESIES_FILE, kind)]
    return every + [(_NOTHING, part) for part in patterns(COURTESIES_FILE, "beside")]


@cache
def _begun() -> re.Pattern[str]:
    """What begins as any of them does: most messages begin as none."""
    return re.compile("|".join(f"(?:{part.pattern})" for _, part in _parts()), re.IGNORECASE)
