"""An engine that says what a test tells it to, where the engine of the product stands."""

from __future__ import annotations

from datetime import date
from threading import Lock
from time import sleep

from knowledge.asking.answer import Answer, Context, Fact, Notice, Wording
from knowledge.records import Citation

CITATION = Citation("qw-2568", "savings", "figures", "1", 1, "ครู  จำนวน 1,240 คน เข้าร่วม 310 คน (25.00%)")
FACT = Fact(
    "ครูที่เข้าร่วมการออม", 310, "310", "คน", 1_240, 25.0, date(2025, 9, 30), CITATION, "savings.members", "ครู", "25.00"
)
HEADLINE = "ครูที่เข้าร่วมการออม 310 คน จาก 1,240 คน (25.00%)"
SOURCE = "ที่มา: ข้อ 1 การออมของครู เชิงปริมาณ ข้อ 1 · ข้อมูล ณ 30 ก.ย. 68"
ANSWERED = (
    Answer(
        "answer",
        ("savings",),
        "figures",
        (FACT,),
        citations=(CITATION,),
        notices=(Notice("made-up", "ข้อสังเกตสมมติ"),),
        trace=(("understand", "savings.members: asked by name"), ("find", "savings figures 1")),
    ),
    Wording(
        HEADLINE,
        f"{HEADLINE}\n• {FACT.label} 310 คน\n1. ข้อความของรายการ\n⚠ ข้อสังเกตสมมติ\n{SOURCE}",
        ("แล้วอุปสรรคล่ะ", "สรุปเรื่องการออมของครู"),
    ),
)
CLARIFIED = (
    Answer("clarify", reason="which", choices=(("การออมของครู", "การออมของครูกี่คน"), ("โรงอาหาร", "โรงอาหารกี่แห่ง"))),
    Wording("หมายถึงเรื่องใด", "หมายถึงเรื่องใด\n1. การออมของครู\n2. โรงอาหาร", ("การออมของครู", "โรงอาหาร")),
)
SECOND_TURN = "แล้วก่อนหน้านี้ถามว่าอะไร"


class ScriptedEngine:
    """Answers by what the text holds: "กี่คน" is asked back, SECOND_TURN tells the last question, "พัง" fails."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.asked: list[str] = []
        self._seconds = seconds
        self._lock = Lock()

    def ask(self, text: str, context: Context) -> tuple[Answer, Wording, Context]:
        sleep(self._seconds)
        with self._lock:
            self.asked.append(text)
        after = Context(policies=("savings",), question=text)
        if "พัง" in text:
            raise RuntimeError("the engine failed on purpose")
        if text == "กี่คน":
            return *CLARIFIED, after
        if text == SECOND_TURN:
            last = context.question or "ยังไม่มีคำถามก่อนหน้า"
            return Answer("smalltalk"), Wording(last, last), after
        if "<" in text:
            return Answer("not_found", subject=text), Wording(f"ไม่พบ {text}", f"ไม่พบ {text}", (text,)), after
        return *ANSWERED, after
