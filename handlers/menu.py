"""The ways in: the welcome, help, the whole report in short, where it comes from."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import action, page_of, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.links import action_for
from handlers.people import People
from handlers.questions import QuestionDesk, card_button
from handlers.reception import Handler
from knowledge.records import Edition
from knowledge.thai import thai_date

HELLO = "สวัสดีค่ะ บอต “ถามได้” ตอบคำถามจากรายงาน Quick Win ของ สพฐ. ค่ะ"
TO_TOPICS = Button("☰ ทุกเรื่อง", "มีเรื่องอะไรบ้าง", "topics", 0)
WAYS_IN = (TO_TOPICS, Button("📋 สรุปทั้งเล่ม", "สรุปทั้งเล่ม", "summary", 0))
MAIN = (
    *WAYS_IN,
    Button("⚖ เปรียบเทียบ", "เปรียบเทียบ", "compare", 1),
    Button("🔔 ติดตามข่าว", "ติดตามข่าว", "subscribe", 1),
    Button("❓ วิธีใช้", "วิธีใช้", "help", 2),
    Button("⚙ ตั้งค่า", "ตั้งค่า", "settings", 2),
)
HELP = (
    "พิมพ์ถามเป็นภาษาพูดได้เลยค่ะ บอตตอบเฉพาะที่มีในรายงาน",
    "• ถามตัวเลข: หนี้สินครูแก้ได้กี่ราย",
    "• ถามสรุป: สรุปเรื่องโรงเรียนคุณภาพ",
    "• ถามต่อ: แล้วอุปสรรคล่ะ",
)
HINT = ("พิมพ์ถามเป็นภาษาพูดได้เลยค่ะ ลองแตะคำถามตัวอย่างดูก็ได้นะคะ",)
BY_SLASH = (
    "/topics เลือกเรื่อง · /summary สรุปทั้งเล่ม · /compare เทียบสองเรื่อง",
    "/subscribe ติดตามข่าว · /settings ตั้งค่า · /source ที่มาของข้อมูล",
    "/changes มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน",
    "/mydata ข้อมูลที่เก็บ · /forget ลบข้อมูล · /privacy ความเป็นส่วนตัว",
)
BY_WORDS = ("เมนู", "เลือกเรื่อง", "ติดตามข่าว", "ตั้งค่า", "ที่มาของข้อมูล", "ข้อมูลของฉัน", "ลบข้อมูลของฉัน", "ความเป็นส่วนตัว")


def _help(message: Message) -> tuple[str, ...]:
    """How to ask, and how to call what is no question."""
    return (*HELP, "", *(BY_SLASH if message.slash else (f"คำสั่งที่พิมพ์ได้: {' · '.join(BY_WORDS)}",)))


class Menu:
    """Welcomes people and shows the ways on."""

    def __init__(self, desk: QuestionDesk, edition: Edition, people: People, open_place: Handler) -> None:
        self._desk = desk
        self._edition = edition
        self._people = people
        self._open = open_place

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name == "open":
            return await self._deep_link(message, rest[0] if rest else "")
        if name == "start":
            return await self._welcome(message) if message.alone else self._greeting(message)
        if name == "help" or message.kind == "unknown_command":
            return said(message, *_help(message), buttons=MAIN, place="same")
        if name == "summary":
            reply = await self._desk.answer(replace(message, text="สรุปทั้งเล่ม"))
            return replace(reply, buttons=self._policies(), again="summary", page=page_of(rest, 0), place="same")
        if name == "hint":
            return said(message, *HINT, buttons=self._examples())
        if name == "source":
            return self._source(message)
        return None

    async def _deep_link(self, message: Message, code: str) -> Reply:
        """The place that a link names, as a new message; the welcome for a code of long ago."""
        meant = replace(message, action=action_for(code, self._edition))
        return await self._open(meant) or await self._welcome(message)

    async def _welcome(self, message: Message) -> Reply:
        lines = (HELLO, "พิมพ์ถามได้เลย หรือเลือกจากปุ่มด้านล่างนะคะ")
        return said(message, *lines, buttons=(*MAIN, *self._examples()[:2]), place="same")

    def _greeting(self, message: Message) -> Reply:
        """For a group: who the bot is and how it is spoken to there."""
        lines = [HELLO, "ในกลุ่ม บอตจะตอบเมื่อเรียกชื่อค่ะ"]
        if not message.slash:
            lines[1] += " เช่น “ถามได้ หนี้สินครูแก้ได้กี่ราย” หรือแท็กชื่อบอตแล้วตามด้วยคำถาม"
        return said(message, *lines, buttons=(*WAYS_IN, MAIN[4]))

    def _examples(self) -> tuple[Button, ...]:
        return tuple(
            Button(f"💬 {text}", text, action("example", place), 5 + place)
            for place, text in enumerate(self._desk.examples)
        )

    def _source(self, message: Message) -> Reply:
        report = self._edition.report
        lines = [report.title, f"จัดทำโดย {report.publisher}", "รวบรวมจาก"]
        lines += [f"• {source}" for source in report.sources]
        lines.append(f"ข้อมูล ณ {thai_date(report.as_of, short=False)}")
        return said(message, *lines, buttons=WAYS_IN, place="same")

    def _policies(self) -> tuple[Button, ...]:
        ways_on = tuple(
            Button(each.short_title, f"สรุปเรื่อง{each.short_title}", action("topic", each.id), place // 2)
            for place, each in enumerate(self._edition.policies)
        )
        return (*ways_on, replace(card_button("ขอการ์ดสรุปทั้งเล่ม", "all"), row=len(ways_on)))
