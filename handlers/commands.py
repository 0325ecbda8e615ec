"""Set phrases that stand for an action: what people type where a channel has no commands, or don't know it has.

Only a whole message that is such a phrase counts, so that no question about the report is mistaken for one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.actions import action, parts
from handlers.conversation import Message
from handlers.people import topic_titles
from handlers.team import Team, allowed
from knowledge.records import Edition
from knowledge.thai import normalise

PHRASES: dict[str, tuple[str, ...]] = {  # action -> phrases, the one that people are told first
    "start": ("เมนู", "เมนูหลัก", "เปิดเมนู", "ขอเมนู", "เริ่มใช้งาน", "เริ่มต้นใช้งาน", "menu", "start"),
    "help": ("วิธีใช้", "วิธีใช้งาน", "ใช้งานยังไง", "ใช้งานอย่างไร", "ช่วยเหลือ", "คู่มือ", "help"),
    "topics": ("เลือกเรื่อง", "ทุกเรื่อง", "topics"),
    "compare": ("เปรียบเทียบ", "เทียบสองเรื่อง", "compare"),
    "subscribe": ("ติดตามข่าว", "เรื่องที่ติดตาม", "เลือกเรื่องที่ติดตาม", "เลิกติดตาม", "subscribe"),
    "unfollow:all": ("เลิกติดตามทุกเรื่อง", "เลิกติดตามทั้งหมด", "เลิกรับข่าว", "หยุดรับข่าว", "ยกเลิกการติดตาม", "unsubscribe"),
    "follow:all": ("ติดตามทุกเรื่อง", "ติดตามทั้งหมด", "ขอรับข่าวทุกเรื่อง"),
    "settings": ("ตั้งค่า", "การตั้งค่า", "settings"),
    "source": ("ที่มาของข้อมูล", "แหล่งที่มาของข้อมูล", "source"),
    "changes": ("มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน", "มีอะไรใหม่", "มีอะไรใหม่บ้าง", "changes"),
    "privacy": ("ความเป็นส่วนตัว", "ประกาศความเป็นส่วนตัว", "นโยบายความเป็นส่วนตัว", "pdpa", "privacy"),
    "mydata": ("ข้อมูลของฉัน", "ข้อมูลของผม", "ข้อมูลของหนู", "ข้อมูลส่วนตัว", "เก็บข้อมูลอะไรของฉันบ้าง", "mydata"),
    "forget": ("ลบข้อมูลของฉัน", "ลบข้อมูลของผม", "ลบข้อมูลของหนู", "ลบข้อมูลฉัน", "ลบข้อมูลส่วนตัว", "ลบข้อมูล", "forget"),
}
OF_THE_TEAM: dict[str, tuple[str, ...]] = {  # what only the PR team can call, each by who may; see handlers.team
    "console": ("หน้าจัดการ", "console"),
    "status": ("สถานะระบบ",),
    "unanswered": ("คำถามที่ตอบไม่ได้", "คำถามที่ยังตอบไม่ได้", "unanswered"),
    "quota": ("โควตา", "โควตาข้อความ", "quota"),
}
FOLLOW, UNFOLLOW = ("ขอติดตามเรื่อง", "ติดตามเรื่อง"), ("ยกเลิกติดตามเรื่อง", "เลิกติดตามเรื่อง")  # with a topic after them
WAYS_OUT = ("leave", "unfollow", "undo", "return", "forget")  # actions
_ENDING = re.compile(r"(?:นะ|หน่อย|ด้วย|ที|ค่ะ|คะ|ครับ|ครับผม|คับ|ค้าบ|จ้ะ|จ้า|จ๊ะ)+$")


def command_name(message: Message, named: str) -> str:
    """How that person can call an action: "/mydata" where their channel has commands, else its phrase in quotes."""
    return f"/{named}" if message.slash else f"“{PHRASES[named][0]}”"


def is_way_out(message: Message) -> bool:
    """Whether a person wants to leave, to be forgotten, or to undo that: what nothing may stand in the way of."""
    text = _plain(message.text) if message.kind == "text" else ""
    name, _ = parts(message.action or _MEANT.get(text, ""))
    return name in WAYS_OUT or text.startswith(UNFOLLOW)


class Commands:
    """Knows the phrases, the topics that can be followed, and whom the PR team's phrases are for."""

    def __init__(self, edition: Edition, team: Team) -> None:
        self._team = team
        self._topics = {_plain(title): topic for topic, title in topic_titles(edition).items()}
        self._topics |= {_plain(each.title): each.id for each in edition.policies}

    async def meant(self, message: Message) -> Message:
        """The message with the action that its text stands for; as it is where that is none."""
        if message.action or message.kind != "text":
            return message
        text = _plain(message.text)
        found = _MEANT.get(text) or self._followed(text) or await self._of_the_team(text, message)
        return replace(message, text="", action=found) if found else message

    async def _of_the_team(self, text: str, message: Message) -> str:
        """What a phrase of the PR team's stands for, to those of them who may; the others' is a question like any."""
        does = _MEANT_BY_THE_TEAM.get(text, "")
        return does if does and message.alone and await allowed(self._team, message, does) else ""

    def _followed(self, text: str) -> str:
        """ "ติดตามเรื่องหนี้" follows the topic that alone is named so; where more are, all of them are shown."""
        for phrases, does in ((UNFOLLOW, "unfollow"), (FOLLOW, "follow")):
            named = next((text.removeprefix(phrase) for phrase in phrases if text.startswith(phrase)), "")
            if named:
                found = {topic for title, topic in self._topics.items() if named in title}
                topic = self._topics.get(named) or (found.pop() if len(found) == 1 else "")
                return action(does, topic) if topic else "subscribe" if found else ""
        return ""


def _table(phrases: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {_plain(phrase): does for does, own in phrases.items() for phrase in own}


def _plain(text: str) -> str:
    """A phrase without spaces, quotes, a leading slash and what politeness adds.

    >>> _plain("ขอ เมนู หน่อยค่ะ"), _plain("“ลบข้อมูลของฉัน” ครับ"), _plain("/Help")
    ('ขอเมนู', 'ลบข้อมูลของฉัน', 'help')
    """
    bare = re.sub(r"[\s“”\"'.!?]+", "", normalise(text)).lower().removeprefix("/")
    return _ENDING.sub("", bare)


_MEANT, _MEANT_BY_THE_TEAM = _table(PHRASES), _table(OF_THE_TEAM)
