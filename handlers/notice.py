"""The privacy notice: what is kept of people, why, how long, who decides that, and what they may ask for.

Nothing is kept of a person before they were shown it. A first question is answered with the notice under the answer,
and what the next question leans on is kept once both were said; what would have to be kept at once, such as following
a topic, is asked for again under the notice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from handlers.actions import parts
from handlers.commands import command_name
from handlers.conversation import Button, Message, Reply, Shown, said

EDITION = "1"  # of the notice as it is written here; what the office sets is added to it
MARK = "🔒"
STORING = {"vote": 1, "follow": 0, "subscribe": 1, "settings": 1, "console": 0}  # action -> parts from which it keeps
GO_ON = "✓ ตกลง ทำต่อ"


@dataclass(frozen=True, slots=True)
class Office:
    """What the office decides about what is kept. The numbers are days, the first one minutes."""

    controller: str
    contact: str
    legal_basis: str
    address: str = ""  # of the web, where the notice can be read in whole
    conversation: int = 30
    answers: int = 90
    deliveries: int = 90
    unanswered: int = 365
    blocked: int = 180
    quiet: int = 730


class Notice:
    """The notice of one office, in whole and in short."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.paragraphs = _paragraphs(office)
        text = "\n".join((EDITION, *(f"{heading}\n{body}" for heading, body in self.paragraphs)))
        self.version = f"{EDITION}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"

    def short(self, message: Message) -> str:
        """What stands under the first answer."""
        whole = f"{self._office.address}/privacy" if self._office.address else ""
        whole = command_name(message, "privacy") if message.slash or not whole else whole
        if not message.alone:
            return (
                f"{MARK} ในกลุ่ม บอตเก็บเฉพาะคำถามที่เรียกบอต พร้อมรหัสบัญชีของผู้ถาม (ไม่ใช่ชื่อ) ไม่เกิน {self._office.answers} วัน "
                f"เพื่อให้ถามต่อได้ อ่านทั้งหมดที่ {whole}"
            )
        revised = "ประกาศความเป็นส่วนตัวมีการปรับปรุง: " if message.noticed == "older" else ""
        return (
            f"{MARK} {revised}เพื่อให้ถามต่อและรับข่าวได้ บอตจะเก็บรหัสบัญชีของคุณ (ไม่ใช่ชื่อหรือเบอร์โทร) สิ่งที่คุณตั้งค่า "
            f"และคำตอบไม่เกิน {self._office.answers} วัน ดูหรือลบได้ทุกเมื่อ อ่านทั้งหมดที่ {whole}"
        )

    async def handle(self, message: Message) -> Reply | None:
        """Shows the whole; and before something would be kept of somebody who hasn't seen it, asks them to go on."""
        name, rest = parts(message.action)
        if name == "privacy":
            return self._whole(message)
        if message.noticed == "no" and name in STORING and len(rest) >= STORING[name]:
            again = Button(GO_ON, message.text or "ตกลง", message.action, 0)
            return said(message, "ขอแจ้งเรื่องข้อมูลส่วนบุคคลก่อนบันทึกนะคะ อ่านแล้วแตะเพื่อทำต่อได้เลยค่ะ", buttons=(again,))
        return None

    def _whole(self, message: Message) -> Reply:
        lines = ["ประกาศความเป็นส่วนตัว"]
        for heading, body in self.paragraphs:
            lines += ["", f"{heading}", body]
        see, delete = command_name(message, "mydata"), command_name(message, "forget")
        lines += ["", f"ดูข้อมูลของคุณ: {see} · ลบข้อมูล: {delete}"]
        buttons = (
            Button("📄 ข้อมูลของฉัน", "ข้อมูลของฉัน", "mydata", 0),
            Button("🗑 ลบข้อมูล", "ลบข้อมูลของฉัน", "forget", 0),
        )
        known = message.noticed != "no"  # who only reads this isn't remembered for it
        return replace(
            said(message, *lines, buttons=buttons), notice=Shown(self.version, "") if known else None, keeps=known
        )

    def add(self, message: Message, reply: Reply) -> Reply:
        """The reply with the notice, for who hasn't seen it in this version. A note in passing has no room for it."""
        if message.noticed == "yes" or reply.quiet or reply.notice or not reply.keeps:
            return reply
        return replace(reply, notice=Shown(self.version, self.short(message)))


def _paragraphs(office: Office) -> tuple[tuple[str, str], ...]:
    kept = (
        "รหัสบัญชีที่ Telegram หรือ LINE ใช้แทนคุณ (ไม่ใช่ชื่อ เบอร์โทร หรือรูป) เรื่องที่ติดตาม บทบาทและความถี่ที่เลือก "
        "คะแนนที่ให้คำตอบ คำถามและคำตอบล่าสุดโดยปิดบังชื่อ เบอร์โทร อีเมล และเลขประจำตัวที่พิมพ์มา ข่าวที่ส่งถึงคุณ "
        "และวันที่ของสิ่งเหล่านี้ หน้าเว็บไม่เก็บว่าผู้ถามเป็นใคร"
    )
    how_long = (
        f"เรื่องที่คุยกันเพื่อให้ถามต่อได้ {office.conversation:,} นาที คำตอบและคะแนน {office.answers:,} วัน "
        f"ประวัติการส่งข่าว {office.deliveries:,} วัน คำถามที่ตอบไม่ได้ {office.unanswered:,} วันโดยไม่รู้ว่าใครถาม "
        f"เรื่องที่ติดตามและการตั้งค่าจนกว่าคุณจะเลิกหรือสั่งลบ หากปิดกั้นบอตเกิน {office.blocked:,} วัน "
        f"หรือไม่ใช้และไม่ติดตามเรื่องใดเกิน {office.quiet:,} วัน จะลบทั้งหมดให้เอง"
    )
    seen_by = "ทีมงานเห็นเพียงจำนวนผู้ติดตามและคำถามที่ปิดบังแล้ว ไม่เห็นว่าเป็นใคร ผู้ดูแลระบบของหน่วยงานเข้าถึงฐานข้อมูลเพื่อดูแลระบบเท่านั้น"
    rights = (
        "ขอดูและขอสำเนา แก้ไข ลบ คัดค้าน ขอให้ระงับการใช้ และถอนความยินยอมรับข่าวได้ทุกเมื่อ ทำเองได้ในแชตกับบอต "
        "และร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลได้"
    )
    return (
        ("ใครเป็นผู้ควบคุมข้อมูล", office.controller),
        ("เก็บอะไร", kept),
        ("เก็บเพื่ออะไร", "เพื่อตอบให้ถามต่อเนื่องได้ ส่งเฉพาะข่าวที่คุณเลือก และปรับปรุงคำตอบ ไม่ใช้โฆษณา ไม่ส่งให้ผู้อื่น"),
        ("ฐานกฎหมาย", office.legal_basis),
        ("เก็บนานเท่าไร", how_long),
        ("ใครเห็น", seen_by),
        ("สิทธิของคุณ", rights),
        ("ติดต่อ", office.contact),
    )
