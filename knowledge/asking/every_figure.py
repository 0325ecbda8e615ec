"""Every figure of a policy: "ขอตัวชี้วัดเรื่องป้องกันทุจริตครบทุกตัวพร้อมร้อยละ", "ร้อยละแต่ละตัวของงานแนะแนว"."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.question import Question, read_question
from knowledge.asking.turn import Turn, all_figures

_SHARES = r"(?:ร้อยละ|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์|percentages?)"
_QUANTITIES = r"(?:ข้อมูล|ผล(?:การดำเนินงาน|งาน)?)?\s?เชิงปริมาณ|(?:ตัวเลข|สถิติ)\s?ผล(?:การ)?(?:ดำเนินงาน|งาน)"
_FIGURES = rf"(?:{_QUANTITIES}|ตัวชี้วัด|ตัวเลข|สถิติ|วัดผล(?:ด้วย|จาก|ที่)|indicators?|figures?|numbers?)"
_EACH = (
    r"(?:ครบ)?(?:ทุก|แต่ละ)\s?(?:ตัวชี้วัด|ตัวเลข|ตัว|ข้อ|อัน|รายการ|อย่าง|ค่า)"
    r"|ครบๆ|ให้ครบ|(?:อะไร|ไร|ไหน)(?:บ้าง|มั่ง)"
    r"|\b(?:all|every|each)\b(?: of)?(?: the| its)?(?= (?:figure|number|indicator|percentage))"
)
_HOW_MANY = r"กี่\s?(?:ตัว(?:ชี้วัด)?|ข้อ|รายการ|อัน)"
_WANTED = re.compile(
    rf"{_QUANTITIES}|(?:{_FIGURES}|{_SHARES}).*(?:{_EACH})|(?:{_EACH}).*(?:{_FIGURES}|{_SHARES})"
    rf"|ตัวชี้วัด.*{_HOW_MANY}|กี่\s?ตัวชี้วัด|{_FIGURES}.*ทั้งหมด|(?:{_SHARES})\s?ทั้งหมด(?!\s?เท่า)",
    re.IGNORECASE,
)
_WORDS = re.compile(rf"{_HOW_MANY}|{_FIGURES}|{_SHARES}|{_EACH}|ทั้งหมด", re.IGNORECASE)
_ASKED = frozenset({"tell", "how_much", "percent", "number", "what"})


def every_figure(turn: Turn) -> Answer | None:
    """All figures of the policy; None where one of them is named, or something is done with them or told of them."""
    text, policy = turn.question.normal, turn.policy
    if policy is None or not _WANTED.search(text) or (turn.named_policy is None and turn.context.policies[1:]):
        return None
    rest = read_question(_WORDS.sub(" ", text), turn.catalogue.lexicon)
    words = turn.catalogue.words
    own = turn.catalogue.called[policy] - (words.told_apart - turn.catalogue.titled[policy])
    if not _asks_no_more(rest) or any(own.isdisjoint(t.concepts) for t in rest.naming):
        return None
    if turn.named_policy is None and turn.question.has("meta.whole", "meta.report_name"):
        return None
    answer = all_figures(turn.catalogue, policy)
    if answer:
        turn.note("figures", f"all of {policy}")
    return answer


def _asks_no_more(rest: Question) -> bool:
    """Whether nothing is asked besides, and no word is left that could tell them apart."""
    asked = set(rest.section("ask")) <= _ASKED and not rest.section("operation") and not rest.section("lack")
    spare = [t for t in rest.plain_words if t.text not in said_of_anything() and t.text not in _BESIDE]
    return asked and not spare and not rest.numbers and not rest.section("aspect")


_BESIDE = frozenset({"พร้อม", "ชุด", "แบบ", "ละเอียด", "เกี่ยวข้อง", "เกี่ยวกับ"})
