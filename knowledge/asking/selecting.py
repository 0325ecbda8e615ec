"""Figures picked by how far they were carried out: at a hundred percent, beyond a limit, up to a mark, between two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.families import family_asked
from knowledge.asking.finding import Match
from knowledge.asking.operands import Operand, named_matches, policy_operands
from knowledge.asking.question import Question
from knowledge.asking.rankings import TOP, ranked, shares_of
from knowledge.asking.spotting import Token
from knowledge.asking.thresholds import limits_asked, range_asked
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator

STRONG_FIGURE = 1.2  # a single figure named this clearly is asked for itself, not for a ranking
EXTREMES = frozenset({"lowest", "highest", "ranking"})
_WITHIN_ONE = frozenset({"people", "school", "district"})  # units of what one figure counts: "กี่เขตที่ไม่ถึง 85"


def within_limits(turn: Turn) -> Answer | None:
    """Those at a hundred percent, or on one side of a limit or between two."""
    question, said = turn.question, turn.question.section("operation")
    limits = limits_asked(question.normal) if question.unit not in _WITHIN_ONE else []
    partly = leaves_out_full(question)
    if (ends := range_asked(question.normal)) and _picks_within(turn):
        return _select(turn, "between", *ends)
    if "ระหว่าง" in question.text and len(limits) >= 2 and selects(turn):
        return _select(turn, "between", min(limits[:2]), max(limits[:2]))
    if picks_the_nearly_full(question) and not turn.aspect:
        return _select(turn, "above", NEARLY_FULL, Decimal("99.999"))
    if picks_the_full(question) and not turn.aspect:
        return _select(turn, "full", Decimal(100))
    extreme = bool(EXTREMES & set(said))
    column = turn.aspect and not question.has("ask.which")  # "มีอุปสรรคอะไรอยู่ ทั้งที่เต็มร้อย"
    if "full_marks" in said and (selects(turn) or picks_again(turn)) and not partly and not extreme and not column:
        return _select(turn, "full", Decimal(100))
    limit = next((n for n in limits if n < 100), None) if partly else limits[0] if limits else None
    if limit is None and not extreme and not turn.aspect and _picks_what_is_short(turn):
        return _select(turn, "below", Decimal(100), among=_named(turn))  # "คอร์สไหนยังไม่ถึง 100%"
    held = _picks_those_who(turn) or selects(turn) or picks_again(turn)
    if limit is not None and reaches_a_mark(question) and held and not (partly or extreme or turn.aspect):
        return _select(turn, "from", limit)
    if limit is None or not {"below", "above", "difference"} & set(said) or turn.aspect:
        return None
    low = any(word in question.text for word in ("ต่ำ", "น้อย", "ไม่ถึง", "below", "under", "less")) and not any(
        word in question.text for word in ("เกิน", "สูงกว่า", "มากกว่า", "above", "over")
    )
    how, most = "below" if low else "above", Decimal("99.999") if partly else None
    if (end := "highest" if low else "lowest") in said and not question.has("ask.yes_no"):
        inside = _inside(
            shares_of(turn, all_kinds=True), how, limit, most
        )  # "ต่ำกว่า 50 แต่สูงสุด": the one next to the limit
        return ranked(turn, inside, end == "lowest", by_value=False) if inside else None
    return _select(turn, how, limit, most) if held else None


_ALL_DONE = re.compile(
    r"(?<!ไม่)(?<!ยังไม่)(?:ครบ|หมด)(?:ถ้วน)?\s?ทุก\s?(?:แห่ง|โรง|ที่|คน|เขต|ราย|เรื่อง)|ครบถ้วนสมบูรณ์|ร้อยเปอร์เซ็นต์เต็ม"
)
_NEARLY = re.compile(
    r"(?:เกือบ|ใกล้|จวน|แทบ)\s?(?:จะ)?\s?(?:ครบ|เต็ม|ถึง)?\s?(?:ร้อยล่?ะ\s?)?(?:ครบ|เต็ม|ร้อย|100)|ขาด\s?(?:อีก|แค่)*\s?นิดเดียว"
)
NEARLY_FULL = Decimal(95)  # percent, told in the reply as what is taken for nearly all


def picks_the_full(question: Question) -> bool:
    """ "ผลงานที่ทำครบทุกแห่ง มีอะไรบ้าง": which of all are complete, where nothing else is named."""
    return _picks_of_all(question) and _ALL_DONE.search(question.normal) is not None and not question.has("ask.yes_no")


def picks_the_nearly_full(question: Question) -> bool:
    """ "มีอันไหนเกือบครบแล้ว": which of all are nearly complete."""
    return _picks_of_all(question) and _NEARLY.search(question.normal) is not None


def _picks_of_all(question: Question) -> bool:
    only_items = all(_only_items(t) or "unit.work" in t.cues for t in question.naming)
    return (
        only_items
        and question.has("ask.which", "ask.what", "ask.who")
        and not (question.asks_count or question.numbers[1:])
    )


def _picks_within(turn: Turn) -> bool:
    """ "เรื่องทุจริตมีอะไรได้ 80-90%": which lie there, and not how many of those whom one figure counts."""
    question = turn.question
    return not turn.aspect and question.unit not in _WITHIN_ONE and (selects(turn) or question.has("ask.what"))


def leaves_out_full(question: Question) -> bool:
    """ "ไม่นับพวกเต็มร้อย", "สูงสุดแต่ไม่ถึง 100": whether what is complete is said not to be meant."""
    return (question.has("follow.except") and not question.left_out) or bool(_NOT_FULL.search(question.text))


def _picks_what_is_short(turn: Turn) -> bool:
    """ "คอร์สไหนยังไม่ถึง 100%", "ก. ข. ค. หลักสูตรใดยังไม่ครบทุกแห่ง": which of all, or of those named, is not complete."""
    question = turn.question
    if _NOT_FULL.search(question.text):
        return question.has("ask.which") or (_WHICH_OF_THEM.search(question.text) is not None and bool(_named(turn)))
    short = _NOT_YET_FULL.search(question.normal) is not None
    return short and ((question.has("ask.which", "ask.what") and bool(_named(turn))) or _which_of_its_own(turn))


def _which_of_its_own(turn: Turn) -> bool:
    """ "หลักสูตรไหนของโรงเรียนคุณภาพ": one of the figures of the policy named, where all that is said is said of them."""
    policy = turn.named_policy
    if policy is None or not turn.question.has("ask.which"):
        return False
    figures = (f for f in turn.catalogue.figures if f.indicator.policy == policy and f.indicator.percent is not None)
    own = frozenset().union(turn.catalogue.named[policy], *(f.naming | f.often for f in figures))
    return all(not own.isdisjoint(t.cues) for t in turn.question.content)


_WHICH_OF_THEM = re.compile(r"(?:หลักสูตร|คอร์ส|เรื่อง|งาน|ตัว|อัน|ข้อ|รายการ|ด้าน|ทักษะ|อย่าง|โครงการ)\s?(?:ใด|ไหน|อะไร)")
_NOT_YET_FULL = re.compile(r"ยังไม่\s?(?:ครบ|เต็ม)(?:ดี|เลย)?\s?(?:บ้าง)?\s?(?:คะ|ครับ|ค่ะ|อะ|อ่ะ)*\s*[?]*$")


def _named(turn: Turn) -> list[Indicator]:
    """Those of the figures named that are shares, where several are: one of them is meant."""
    titles = turn.catalogue.titled[turn.named_policy] if turn.named_policy else frozenset()
    if all(not titles.isdisjoint(t.concepts) for t in turn.question.naming):
        return []  # "เรื่องแนะแนว ตัวไหน…": of all that the policy counts
    named = [m.figure.indicator for m in named_matches(turn) if not m.whole]
    return [i for i in named if i.percent is not None] if len(named) > 1 else []


_REACHES = re.compile(  # "ตัวไหนถึง 90%", "ใครถึงเกณฑ์ร้อยละ 80", "อันไหนได้ครึ่งขึ้นไป"
    r"(?<!ไม่)(?<!ไม่ได้)(?<!ไม่ผ่าน)(?<!ไม่ค่อย)(?:ถึง|แตะ|ครบ|ผ่าน|ทะลุ|พ้น|ได้)(?:เป้า|เกณฑ์|มาตรฐาน|ระดับ|หลัก|ที่)*\s?(?:ร้อยละ\s?)?(?:\d|ครึ่ง|[ก-๙]{1,8}สิบ)"
    r"|\d\s?(?:%|เปอร์เซ็นต์|เปอ\S*)?\s?(?:ขึ้นไป|เป็นต้นไป)|ครึ่งขึ้นไป|(?:at least|reach(?:ed|es)?|hit|or more)\b"
)


def reaches_a_mark(question: Question) -> bool:
    """Whether those are meant that come up to a mark, and not what lies under it."""
    return _REACHES.search(question.normal) is not None


def _picks_those_who(turn: Turn) -> bool:
    """ "ใครถึงเกณฑ์ 90% บ้าง": who are the figures of a policy that is named, or of some that stand side by side."""
    question = turn.question
    return question.has("ask.who") and not question.has("ask.how_many") and bool(turn.named_policy or turn.follows)


def picks_again(turn: Turn) -> bool:
    """ "แล้วที่ต่ำกว่าครึ่ง", "ที่ต่ำสุดล่ะ" after those at a hundred percent, or an end: of all of them, as before."""
    question, context = turn.question, turn.context
    picked = context.aspect == "analysis" and context.operation in ("", "rank")
    asks = set(question.section("ask")) - {"percent", "tell"}
    bare = not (question.naming or question.plain_words or asks or turn.aspect)
    an_end = question.has("operation.highest", "operation.lowest")  # "เอาต่ำสุดบ้าง"
    return picked and bare and (an_end or _THOSE.search(question.normal) is not None)


_THOSE = re.compile(
    r"^(?:แล้ว|ส่วน|และ|งั้น|เอา|ขอ|\s)*(?:พวก|ตัว|อัน|เรื่อง|ข้อ)?ที่\s?(?:ยัง|ได้|มี|ทำ)*\s?(?:ต่ำ|น้อย|เกิน|สูง|มาก|ไม่ถึง|ถึง|แย่|ดี|เต็ม|ครบ|ร้อยเต็ม)"
)


def selects(turn: Turn) -> bool:
    """Whether the question picks among figures, rather than asking for one that is called "สูงสุด" in the report."""
    question = turn.question
    if question.has("ask.which", "operation.ranking", "meta.whole") or TOP.search(question.text):
        return True
    if (
        question.has("operation.highest", "operation.lowest")
        and not question.asks_count
        and _THE_ONE.search(question.normal)
    ):
        return True
    if question.naming and all(_only_items(t) for t in question.naming):
        return True  # "รายการที่ทำได้ไม่ถึงร้อยละสิบ", "ขอรายการตัวชี้วัดที่เกิน 90%"
    if _ONE_OF_A_KIND.search(question.normal) and len(family_asked(turn)) > 1:
        return True
    best = turn.figures[0] if turn.figures else None
    if best and (best.named >= STRONG_FIGURE or _is_of_the_highest(turn, best)):
        return False
    return turn.named_policy is None and not (turn.follows and not question.has("ask.what"))


def _is_of_the_highest(turn: Turn, best: Match) -> bool:
    """ "เข้าถึงโพสต์สูงสุดเท่าไหร่": what is measured of what the report calls the highest itself."""
    measured = turn.catalogue.words.measures & best.figure.naming & turn.question.concepts
    return bool(measured) and turn.question.has("operation.highest") and "สูงสุด" in best.figure.text


_THE_ONE = re.compile(  # "แล้วตัวสูงสุดของเรื่องนี้"
    r"อันดับ\s?(?:ที่)?\s?(?:หนึ่ง|1|แรก|สุดท้าย)\s?(?:ของ|ใน)"
    r"|(?:ตัวชี้วัด|รายการ|ตัว|อัน|ข้อ|ค่า)\s?(?:ที่)?\s?(?:ได้|ทำได้|มี)?\s?(?:สูง|ต่ำ|มาก|น้อย|แย่|ดี|เยอะ)\s?(?:ที่)?สุด"
)


_ONE_OF_A_KIND = re.compile(  # "ช่องทางที่คนตามเยอะสุด"; nothing asks but that
    r"ที่(?:(?!กี่|เท่า).)*(?:สูง|ต่ำ|มาก|น้อย|แย่|ดี|เยอะ)\s?(?:ที่)?สุด\s?(?:น่ะ|อะ|อ่ะ|นะ|ครับ|คับ|ค่ะ|คะ|ล่ะ|คือ|ในรายงาน|\s)*$"
)


def _only_items(token: Token) -> bool:
    return any(cue in ("unit.item", "unit.kind") for cue in token.cues)


_NOT_FULL = re.compile(
    r"(?:ไม่|ยัง|แต่)\S{0,8}\s*(?:เต็ม|ครบ|ถึง|นับ|รวม)\S{0,8}\s*(?:100|ร้อย)|excluding|not counting|below 100|short of 100"
    r"|ไม่\s?(?:ครบ\s?(?:ทุก|หมด|ถ้วน|ทั้ง)|ทุก(?:แห่ง|โรง|คน|เขต))"
    # no policy is judged in the report; what is not at a hundred percent is the nearest that it tells
    r"|(?:นโยบาย|เรื่อง|ข้อ)(?:ใด|ไหน|อะไร|ที่|ซึ่ง)\S{0,12}ไม่(?:สำเร็จ|ผ่าน|ถึง|ได้ตาม|เข้า|บรรลุ)(?:เป้า\S*|เกณฑ์)?(?:ครับ|คะ|ค่ะ|บ้าง|อะ|อ่ะ|\s)*[?]*$"
)


def _select(
    turn: Turn, how: str, limit: Decimal, to: Decimal | None = None, among: Sequence[Indicator] = ()
) -> Answer | None:
    titles = turn.catalogue.titled[turn.named_policy] if turn.named_policy else frozenset()
    of_all = bool(titles) and all(not titles.isdisjoint(t.concepts) for t in turn.question.naming)
    family = [] if of_all else [i for i in family_asked(turn, counted=False) if i.percent is not None]
    beside = [o.indicator for o in policy_operands(turn, whole=False)] if turn.question.has("operation.compare") else []
    pool = beside or family or among or shares_of(turn, all_kinds=how != "full" and limit != 100)
    chosen = _inside(pool, how, limit, to)
    chosen.sort(key=lambda i: (Operand(i).percent or Decimal(0), i.id), reverse=how != "below")
    turn.note("analysis", f"{how} {limit}: {len(chosen)}")
    if not chosen:
        return Answer("answer", aspect="analysis", reason="none_selected", subject=f"{how}:{limit}")
    answer = figure_answer(turn.catalogue, chosen, focus="percent", aspect="analysis", main=len(chosen))
    return replace(
        answer,
        reason=how,
        subject=f"{limit}–{to}" if how == "between" else str(limit),
        policies=tuple(dict.fromkeys(i.policy for i in chosen)),
        among=() if how == "full" else tuple(i.id for i in (chosen if len(chosen) > 1 else family or shares_of(turn))),
    )


def _inside(pool: Sequence[Indicator], how: str, limit: Decimal, to: Decimal | None) -> list[Indicator]:
    """Those of the shares that lie on that side of the limit, and not beyond the other one where there is one."""
    inside = []
    for indicator in pool:
        share = Operand(indicator).percent
        if share is None or (to is not None and share > to):
            continue
        if (
            (how == "full" and share == 100)
            or (how == "below" and share < limit)
            or (how == "above" and share > limit)
            or (how in ("between", "from") and share >= limit)
        ):
            inside.append(indicator)
    return inside
