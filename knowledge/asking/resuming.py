"""An earlier question gone on with: after a question back, an honest no, or an answer to what was not meant."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.after_a_no import (
    asked_of_what_was_declined,
    is_lacked,
    of_this_problem,
    past_the_lack,
    without_lack,
    without_numbered_office,
)
from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.courtesies import courtesy
from knowledge.asking.given_number import without_the_part
from knowledge.asking.parts import is_content
from knowledge.asking.question import Question, read_question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_INSISTS = re.compile(
    r"^(?:ก็|คือ|แล้ว)*(?:ที่|เรื่อง|ของ|อัน|พวก|คน|ครู|เด็ก|นักเรียน|โรงเรียน|เขต).*(?:ไง|งัย)(?:ครับ|ค่ะ|คะ|ล่ะ|อ่ะ|อะ|เล่า|จ้า|\s)*$"
)
_NOW = re.compile(r"ตอนนี้|ปัจจุบัน|ณ วันนี้|ล่าสุด|\bnow\b|\bcurrently\b")  # "แล้วตอนนี้ล่ะ" after what is to come
_THE_WHOLE = re.compile(  # after a no to a part: "งั้นทั้งหมดกี่เรื่อง", "เอาตัวเลขรวม"
    r"^(?:ไม่มี\S{0,6}\s)?(?:งั้น|ถ้างั้น|ถ้าอย่างนั้น|อย่างนั้น|แล้ว|เอา|ขอ|เอาแค่|ขอแค่)"
    r"\s?(?:เอา|ขอ|บอก|แค่|เป็น)*\s?(?:ยอด|ตัวเลข|จำนวน|แบบ)?\s?(?:รวม|ทั้งหมด|ทั้งปี)"
)
_OF_A_BASE = re.compile(  # "แล้วทั้งประเทศ คิดเป็นกี่เปอร์เซ็นต์ของโรงเรียนเล็ก": the percent of what was asked is out of these
    r"(?:กี่\s?(?:%|เปอ\S{0,10}?)|ร้อยละ\S{0,8}?|สัดส่วน\S{0,8}?)\s?(?:ของ|จาก)(?!ที่|นั้น|นี้)"
)
_HOW_MANY_POLICIES = re.compile(
    r"(?:แล้ว|งั้น|สรุป|ตกลง)?\s?(?:มี|รวม|ทั้งหมด|\s)*กี่\s?(?:นโยบาย|เรื่อง)(?:ครับ|คับ|คะ|ค่ะ|อะ|อ่ะ|[\s?])*"
)
_INSTEAD = re.compile(r"(?:เอา|ขอ|ดู)\s?(?:แค่)?(?:ของ|ที่เป็น|เป็น)[^\s]{2,24}?(?:แทน|ก็ได้)")
_GROWN = ("operation.change", "operation.difference", "increase")
_THAN = frozenset({"กว่า", "ขึ้น", "ขึ้นกว่า", "จาก", "เทียบ"})
_MEANING = ("หมายถึง", "หมายความว่า")
# What asks; and the amount that was to be reached, "จะเกินหมื่นหกไหม", which is now asked for.
_ASKED_ANEW = ("ask.", "unit.", "amount.", "operation.above", "operation.below")


def resumed(question: Question, context: Context, catalogue: Catalogue) -> Question | None:
    """After a question back, an honest no, or an answer to what wasn't meant ("หมายถึงที่ทำสื่อเป็นอ่ะ"): the
    earlier question, with what this message changes in it."""
    asks = [
        c
        for t in question.tokens
        for c in t.cues
        if c.startswith(("ask.", "aspect.")) and not t.text.startswith(_MEANING)
    ]
    insists = bool(context.pending) and _INSISTS.search(question.normal) is not None
    if insists and asks == ["ask.how"]:
        asks = []  # "ที่ทำแนะแนวไง"
        question = replace(question, tokens=tuple(t for t in question.tokens if "ask.how" not in t.cues))
    means = insists or any(t.text.startswith(_MEANING) for t in question.tokens)
    means = means and not asks and bool(question.content)
    pending = context.pending or (context.question if means else "")
    if not pending or courtesy(question.typed) or _HOW_MANY_POLICIES.fullmatch(question.normal):
        return None  # "ไม่เป็นไรครับ ขอบคุณ" takes leave; "แล้วรวมมีกี่นโยบาย" asks of the report
    if of_kind := _of_the_kind_asked_of(question, read_question(pending, catalogue.lexicon), context, catalogue):
        return of_kind
    years = catalogue.words.current | catalogue.words.years
    generic = catalogue.words.actors | catalogue.words.verbs | years
    named = [t for t in question.naming if not years.issuperset(t.concepts)]
    column = any(c.startswith("aspect.") for t in question.tokens if "follow.never_mind" not in t.cues for c in t.cues)
    asks_anew = column or question.asks_number
    asks_anew |= question.has("ask.yes_no", "ask.what", "ask.how", "ask.why", "ask.who")
    whole = asks_anew and (len(named) > 1 or any(not generic.issuperset(t.concepts) for t in named))
    never_mind = question.has("follow.never_mind")
    never_mind |= question.has(*years) and all(generic.issuperset(t.concepts) for t in named)
    ours = question.concepts == {"obec"} and not asks and not context.choices  # "งั้นเอาของ สพฐ."
    never_mind |= ours
    question = past_the_lack(question)
    never_mind |= bool(context.pending) and not question.content and _THE_WHOLE.search(question.normal) is not None
    never_mind = never_mind or (not question.content and _NOW.search(question.normal) is not None)
    of_a_base = question.has("ask.percent") and _OF_A_BASE.search(question.normal) is not None
    again = never_mind and (of_a_base or (len(question.tokens) <= 8 and not whole))
    goes_on = question.has("follow.and_then") and not question.concepts - catalogue.words.verbs
    completes = bool(context.choices) and (goes_on or (not asks and (question.content or question.section("group"))))
    if of_this_problem(question) and context.pending and not context.choices:
        return asked_of_what_was_declined(read_question(pending, catalogue.lexicon), question)
    lacks = not completes and any(is_lacked(t) and years.isdisjoint(t.cues) for t in question.tokens)
    if not (again or completes or means) or lacks:
        return None
    earlier = read_question(pending, catalogue.lexicon)
    kept = _kept_of(earlier, context, catalogue)
    if ours:
        kept = [t for t in kept if catalogue.words.bodies.isdisjoint(t.concepts)]  # "อาชีวะมีครูแนะแนวกี่คน"
    if again:  # "งั้นเอารวมก็ได้" after what is not told apart
        kept = _less_others_of_its_kind(without_the_part(without_numbered_office(kept)), question, catalogue)
        if column or question.has("ask.how_many", "ask.how_much"):  # "งั้นทั้งประเทศกี่โรง" asks it anew, not twice
            kept = [t for t in kept if not t.number and not any(c.startswith(_ASKED_ANEW) for c in t.cues)]
    titled = Turn(question, Context(), catalogue).titled_policy if means and not context.pending else None
    if titled and titled not in context.policies:
        kept = [t for t in kept if not is_content(t)]  # another subject was meant
    if again and (question.has(*catalogue.words.current) or _NOW.search(question.normal)) and _has_grown(earlier):
        kept = _of_this_year(kept, years)
        pending = " ".join(t.text for t in kept)
        if not any(is_content(t) for t in kept):
            return None
    return Question(f"{pending} {question.text}", tuple(kept) + _added(question, again, ours))


def _less_others_of_its_kind(kept: list[Token], question: Question, catalogue: Catalogue) -> list[Token]:
    """ "งั้นมัธยมก็ได้" after primary schools, who are not counted: they are asked of no more."""
    kinds = [kind - question.concepts for kind in catalogue.words.kinds if not kind.isdisjoint(question.concepts)]
    return [t for t in kept if all(kind.isdisjoint(t.concepts) for kind in kinds)]


def _has_grown(earlier: Question) -> bool:
    return earlier.has(*_GROWN) or "กว่า" in earlier.normal


def _of_this_year(kept: list[Token], years: frozenset[str]) -> list[Token]:
    """ "แล้วปีนี้กี่คน" after a no to how much it has grown: what is asked of, less what set it against another year."""
    return [
        t for t in kept if years.isdisjoint(t.cues) and not any(c in _GROWN for c in t.cues) and t.text not in _THAN
    ]


def _added(question: Question, again: bool, ours: bool) -> tuple[Token, ...]:
    """What this message changes in the earlier question, less what only says that it does."""
    going_on = {"follow.never_mind"} | ({"follow.and_then", "operation.sum"} if again else set())
    said = (t for t in question.tokens if not t.text.startswith(_MEANING) and going_on.isdisjoint(t.cues))
    return tuple(t for t in said if not (ours and t.concepts))


_WHOSE = re.compile(r"^(?:แล้ว|เอา|ก็|คือ)*(?:ของ|ที่เป็น|ที่อยู่ใน)")


def _of_the_kind_asked_of(
    question: Question, earlier: Question, context: Context, catalogue: Catalogue
) -> Question | None:
    """ "ของโรงเรียนคุณภาพ มีกี่แห่ง" once it was asked back whose green group was meant: those of that kind are counted."""
    instead = bool(context.pending) and not question.asks_number and _INSTEAD.search(question.normal) is not None
    if not instead and not (context.choices and question.asks_number and _WHOSE.match(question.normal)):
        return None
    kinds = frozenset[str]().union(*catalogue.words.kinds)
    kept = [t for t in earlier.tokens if not kinds.isdisjoint(t.concepts) or "unit.group" in t.cues]
    if instead:  # "เอาของโรงเรียนแทน": what was asked is asked of them
        kept += [t for t in earlier.tokens if any(c.startswith(("ask.how", "ask.percent")) for c in t.cues)]
    titled = frozenset[str]().union(catalogue.words.actors, *catalogue.titled.values())
    only_whose = bool(question.naming) and all(not titled.isdisjoint(t.concepts) for t in question.naming)
    if not any(t.concepts for t in kept) or not only_whose or not kinds.isdisjoint(question.concepts):
        return None
    return Question(f"{context.pending} {question.text}", (*kept, *question.tokens))


def _kept_of(earlier: Question, context: Context, catalogue: Catalogue) -> list[Token]:
    """What stays of the earlier question, less what the report lacks and what asked of nothing."""
    kept = [t for each in earlier.tokens if (t := without_lack(each, catalogue.words.years))]
    if any("lack.money" in t.cues for t in earlier.tokens):  # "หนี้หายไปกี่บาท … งั้นเอาเป็นคน": what was lost is money
        kept = [t for t in kept if "operation.lost" not in t.cues]
    if context.choices and not earlier.concepts and not earlier.asks_number:
        kept = [t for t in kept if not is_content(t)]  # "เป้ากับผล", of which only the subject was missing
    return kept
