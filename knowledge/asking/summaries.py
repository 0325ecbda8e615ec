"""Summaries of a policy, a group or the whole report, at three depths."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer, Depth
from knowledge.asking.catalogue import NO_RESULTS
from knowledge.asking.clarifying import clarify
from knowledge.asking.of_all_policies import asks_result_of_each
from knowledge.asking.parts import COUNTING
from knowledge.asking.picking import ACCEPT, NAMED_ENOUGH, STRONG_PICK, names_policy, picked_weight
from knowledge.asking.policy_groups import asked_groups
from knowledge.asking.turn import Turn, fact_of, figure_answer, notices_for
from knowledge.asking.went_better import which_went_better
from knowledge.records import ASPECTS, Indicator
from knowledge.thai import normalise


def summaries(turn: Turn) -> Answer | None:
    """A policy, a group or the whole report, at the depth asked for; all of a policy where its columns are named."""
    policy = turn.named_policy or (turn.policy if turn.context.aspect == "summary" else None)
    if policy and (_by_its_columns(turn) or _every_column(turn, policy)):
        return summary_of(turn, policy, "full")
    if _of_everything(turn) or _each_policy(turn) or asks_result_of_each(turn):
        groups, policies = asked_groups(turn), turn.catalogue.policies.values()
        among = tuple(p.id for p in policies if not groups or p.group in groups)
        return _overview(
            turn, among, "group" if groups else "report", "line" if turn.question.has("depth.line") else "screen"
        )
    if goes_back(turn):
        return _told_again(turn, turn.context.policies[0])
    if asks_of_this(turn):
        return summary_of(turn, turn.context.policies[0], "screen")
    return _summary(turn)


def _of_everything(turn: Turn) -> bool:
    """ "สรุปทั้งหมดเอาแต่เลขเด่นๆ" before anything is talked of: no policy is named, nor anything else."""
    question = turn.question
    alone = not (question.naming or asked_groups(turn) or turn.context.policies or question.has(*COUNTING))
    return alone and question.has("aspect.summary") and question.section("operation") == ("total",)


_EACH_POLICY = re.compile(
    r"(?:(?:ราย|เป็นราย|ทีละ|แต่ละ|ทุก|แยกตาม|แจกแจงตาม)\s?(?:ๆ\s?)?(?:นโยบาย|เรื่อง)|(?:by|each|per) policy)"
    r"(?:\s?(?:เป็นไง|เป็นยังไง|บ้าง|ด้วย|หน่อย|เลย|ได้ไหม|ได้มั้ย|ได้ป่ะ|ที|ให้ดู|ครับ|คับ|คะ|ค่ะ|นะ|please|[?\s]))*$"
)


def _each_policy(turn: Turn) -> bool:
    """ "ขอแยกรายนโยบาย", "ไล่ทีละเรื่องเลย" after the whole report was summed up or its policies listed."""
    question, context = turn.question, turn.context
    whole = len(context.listed) > 1 and context.aspect in ("summary", "meta")
    asks = set(question.section("ask")) - {"tell", "yes_no"}
    return (
        whole and not (asks or turn.aspect or question.asks_count) and _EACH_POLICY.search(question.normal) is not None
    )


def goes_back(turn: Turn) -> bool:
    """ "เมื่อกี้เรื่องแรก", "กลับไปเรื่องเดิม", and no more."""
    said = [t for t in turn.question.tokens if not t.filler]
    back = any("follow.back" in t.cues for t in said) and all(_BACK.issuperset(t.cues) for t in said)
    return back and len(turn.context.policies) == 1 and len(turn.context.topics) > 1


_BACK = frozenset({"follow.back", "follow.first", "follow.and_then", "follow.same", "ask.tell", "unit.item"})


def _told_again(turn: Turn, policy: str) -> Answer:
    """The figure of the policy that was told last, else the policy in short."""
    told = next((turn.catalogue.indicators[i] for i in turn.context.indicators if i.startswith(f"{policy}.")), None)
    return summary_of(turn, policy) if told is None else figure_answer(turn.catalogue, [told], main=1)


def asks_of_this(turn: Turn) -> bool:
    """ "มีอะไรเกี่ยวกับเรื่องนี้บ้าง" after a figure or a no: what there is of the policy talked of, or near what was asked."""
    question, context = turn.question, turn.context
    if len(context.policies) != 1 or context.passages or context.choices or question.asks_number:
        return False
    if context.pending and _NEAR.search(question.normal):
        return True
    naming = [t for t in question.naming if t.text not in _BIDS]
    named = naming or question.plain_words or turn.aspect or question.section("operation")
    asks = set(question.section("ask")) | ({"tell"} if len(naming) < len(question.naming) else set())
    this = any("follow.same" in t.cues and t.text.startswith(_THIS) for t in question.tokens)
    return this and not named and bool(asks) and asks <= _TELLING and not question.section("lack")


_NEAR = re.compile(r"(?:ข้อมูล|ตัวเลข|อะไร|เรื่อง)\S{0,8}ใกล้เคียง(?!กัน)|(?:any|some)thing (?:close|similar|near)")
_THIS = ("เรื่องนี้", "ประเด็นนี้", "นโยบายนี้", "หัวข้อนี้", "this")
_BIDS = frozenset({"อธิบาย", "ขยายความ", "แจกแจง"})
_TELLING = frozenset({"tell", "what", "how", "mentioned", "yes_no"})


_DETAILS = ("รายละเอียด", "ขอข้อมูล", "ข้อมูล", "ขอรายละเอียด", "detail")


def _columns_asked(turn: Turn) -> set[str]:
    """Columns that are named; what was done only where its details are asked for: "รายละเอียดกิจกรรมของ…"."""
    columns = {"obstacles", "recommendations"} & set(turn.question.section("aspect"))
    summing_up = [t for t in turn.question.tokens if "aspect.summary" in t.cues]
    in_detail = turn.aspect == "activities" and all(t.text.startswith(_DETAILS) for t in summing_up)
    return columns | {"activities"} if in_detail else columns


def _summary(turn: Turn) -> Answer | None:
    """The same where it is asked for as such."""
    question = turn.question
    asked = question.has("aspect.summary") or _what_it_says_of(turn)
    columns = _columns_asked(turn)
    if question.has(
        "operation.highest", "operation.lowest", "operation.ranking", "operation.full_marks", "operation.breakdown"
    ) and not any("สรุป" in t.text for t in question.tokens):
        return None
    if question.has("ask.which") and question.has("operation.below", "operation.above") and not asked:
        return None  # "ตัวชี้วัดไหนของทุกนโยบายยังไม่ถึงครึ่ง"
    if question.has("ask.why") or len(columns) == 1 or (question.section("operation") and question.asks_number):
        return None
    if question.has(*COUNTING) and not asked_groups(turn) and _is_clear(turn):
        return None  # "แล้วสรุปเทียบโอนได้กี่คน"
    if asked and (_asks_how_it_is(turn) or _of_what_was_done(turn)):
        return None
    if asked and (_news_of_a_number(turn) or tells_one_figure(turn) or which_went_better(turn)):
        return None
    columns_last = turn.context.aspect in ("activities", "obstacles", "recommendations")
    if question.has("depth.full") and not asked and not question.content and turn.follows and columns_last:
        return None
    depth: Depth = "line" if question.has("depth.line") else "full" if question.has("depth.full") else "screen"
    groups = asked_groups(turn)
    goes_on = turn.context.aspect == "summary"
    bare = all(any(c.startswith(("group.", "unit.")) for c in t.cues) for t in question.content)
    if groups and (
        asked
        or goes_on
        or (bare and question.has("ask.number") and not question.has(*COUNTING))  # "ขอตัวเลขฝั่งครู"
        or question.asks_of_a_group
        or question.has("meta.policies", "meta.whole", "ask.what", "unit.item", "depth.line", "depth.full")
    ):
        policies = tuple(p.id for p in turn.catalogue.edition.policies if p.group in groups)
        return _overview(turn, policies, "group", depth)
    whole = (question.has("meta.whole") and not question.section("lack")) or (
        asked and question.has("meta.report_name")
    )
    if whole and not turn.named_policy:
        return _overview(turn, tuple(turn.catalogue.policies), "report", depth)
    policy = turn.policy
    if (asked or goes_on) and policy and len(columns) == 2:
        if _only_columns(turn) and not asked:
            return None
        return summary_of(turn, policy, depth)
    only_policy = all(not t.cues or (turn.named_policy and names_policy(turn, t)) for t in question.content)
    picked = goes_on and bool(turn.context.listed) and turn.named_policy is not None and not _asks(turn)
    shown = question.has("depth.line", "depth.full") and not question.has(*COUNTING)  # "กี่โรง ตอบสั้นๆ" is no summary
    if not asked and not ((shown or picked) and policy and only_policy):
        return None
    if policy is None:
        return _of_no_policy(turn, depth)
    unnamed = turn.named_policy is None and not question.has("depth.line", "depth.full")
    return None if unnamed and (_names_a_figure(turn) or _names_an_item(turn)) else summary_of(turn, policy, depth)


_SAYS = re.compile(
    r"(?:เค้า|เขา|ในรายงาน|รายงาน|ในเล่ม|เล่มนี้|เล่ม|\s)*(?:ว่า|เขียน|บอก|พูด|กล่าว|ระบุ)(?:ไว้|ถึง|ว่า|\s)*(?:ไง|ยังไง|อย่างไร|อะไร|ไร)(?:ไว้|บ้าง|มั่ง|\s)*"
    r"(?:ครับ|คับ|ค่ะ|คะ|อะ|อ่ะ|นะ|\W)*$"
)


def _what_it_says_of(turn: Turn) -> bool:
    """ "แนะแนวเค้าว่าไง": what the report says of a policy, of which nothing more is named."""
    policy = turn.titled_policy
    if policy is None or _SAYS.search(turn.question.normal) is None or turn.question.plain_words:
        return False
    if turn.aspect or turn.question.has("ask.number"):
        return False
    own = turn.catalogue.called[policy]
    return all(not own.isdisjoint(t.cues) for t in turn.question.naming)


def _of_what_was_done(turn: Turn) -> bool:
    """ "credit bank ทำไรไปแล้ว สรุปกิจกรรม": what was done is the one column of a policy that is to be summed up."""
    question = turn.question
    said = [t.text for t in question.tokens if "aspect.summary" in t.cues]
    one = {"activities", "summary"}.issuperset(question.section("aspect")) and question.has("aspect.activities")
    bare = all(text in _SUM_UP for text in said) and not question.has("ask.number", *COUNTING)
    return one and bare and turn.policy is not None and not (asked_groups(turn) or question.section("meta"))


_SUM_UP = frozenset({"สรุป", "สรุปย่อ", "โดยสรุป", "ย่อ", "summary", "summarize", "summarise", "recap"})


def _only_columns(turn: Turn) -> bool:
    """ "ขอทั้งปัญหาและข้อเสนอ" once the policy was summed up; not "แบบเต็มรวมอุปสรรคกับข้อเสนอ", with all else."""
    question = turn.question
    with_all = question.has("depth.full", "depth.line") or _WITH.search(question.normal) is not None
    return question.names_both_columns and not with_all and turn.named_policy is None


_WITH = re.compile(r"(?:พร้อม|รวม|และ|กับ)\s?(?:ทั้ง)?\s?(?:ปัญหา|อุปสรรค)")


def _of_no_policy(turn: Turn, depth: Depth) -> Answer | None:
    """The whole report, where no policy is named or talked of, nor anything else but its year."""
    question, current = turn.question, turn.catalogue.words.current
    whether = question.has("ask.yes_no") and any(t.text == "มัน" for t in question.tokens)  # "สรุปมันดีขึ้นไหม"
    if (whether or question.has("follow.same", "follow.back")) and not question.has("meta.report_name"):
        return clarify(turn, "no_subject", ())
    counted = question.unit not in ("", "item", "group") or (  # "สรุปได้กี่แห่ง", "สรุปมันเท่าไหร่": of what is not said
        question.has("ask.how_much") and not question.has("meta.report_name")
    )
    elsewhere = any(current.isdisjoint(t.cues) for t in question.content) or question.section("lack") or counted
    return None if elsewhere else _overview(turn, tuple(turn.catalogue.policies), "report", depth)


_EVERY_COLUMN = re.compile(r"(?:ครบ)?ทุก\s?(?:ช่อง(?!ทาง)|คอลัมน์|คอลัมภ์|หมวด|หัวข้อ|ด้าน)|(?:ครบ)?ทุกอย่าง")


def _every_column(turn: Turn, policy: str) -> bool:
    """ "ทักษะอาชีพ ขอทุกช่อง": all columns of a policy that has no channels itself, and nothing else is named or asked."""
    every = _EVERY_COLUMN.search(turn.question.normal)
    asks = turn.question.has(*COUNTING, "ask.why", "ask.yes_no", "ask.which", "ask.what", "ask.how", "ask.who")
    one = turn.aspect not in (None, "summary") and not turn.question.names_both_columns  # "ปัญหาทุกอย่างของเรื่องหนี้ครู"
    if every is None or asks or one or turn.question.section("lack"):
        return False
    own = turn.catalogue.named[policy]
    channels = any("channel" in f.naming for f in turn.catalogue.figures if f.indicator.policy == policy)
    if channels and every.group().endswith("ช่อง") and not turn.question.has("depth.full"):
        return False
    said = [t for t in turn.question.naming if t.text not in every.group() and "meta.layout" not in t.cues]
    return all(not own.isdisjoint(t.cues) for t in said)


def _by_its_columns(turn: Turn) -> bool:
    """ "ตัวเลข สิ่งที่ทำ ปัญหา ข้อเสนอ": three columns of a policy or more named one by one ask for all of it."""
    question = turn.question
    reckoned = set(question.section("operation")) - {"compare", "total"}  # "รร.ขนาดเล็กกับขยายโอกาส … ทั้งหมด"
    if reckoned or question.section("lack") or question.has(*COUNTING, "ask.why", "ask.yes_no"):
        return False
    named = {cue: t.part for t in question.tokens for cue in t.cues if cue in _COLUMNS}
    if any(t.text in _BY_KIND for t in question.tokens):
        named["aspect.activities"] = -1
    if _RESULTS.search(normalise(question.typed)):
        named["ask.number"] = -2
    apart = len(set(named.values())) == len(named)  # not "เสนอให้แก้ปัญหาด้วยกิจกรรมอะไร"
    return len(named) >= SEVERAL and apart


SEVERAL = 3  # columns named one by one that are no longer told apart
_COLUMNS = frozenset({"ask.number", "aspect.activities", "aspect.obstacles", "aspect.recommendations"})
_BY_KIND = frozenset({"เชิงคุณภาพ"})
_RESULTS = re.compile(  # "ทั้งผล ปัญหา ข้อเสนอ": results named as one of several columns
    r"(?:^|[\s,:]|ทั้ง|เอา|ขอ|ดู)ผล(?:งาน|ลัพธ์|การดำเนินงาน|ที่ได้)?(?:[\s,/]+|\s?(?:และ|กับ)\s?)(?:สิ่งที่ทำ|งาน|กิจกรรม|ปัญหา|อุปสรรค|ข้อเสนอ)"
)


def _news_of_a_number(turn: Turn) -> bool:
    """ "อัปเดต: ครูที่หนี้ลดลงตอนนี้กี่ราย": how many is asked, and of one figure clearly."""
    question, best = turn.question, next(iter(turn.figures), None)
    if not question.has("ask.how_many", "ask.how_much") or best is None or best.score < ACCEPT:
        return False
    said = [t.text for t in question.tokens if "aspect.summary" in t.cues]
    return best.named >= NAMED_ENOUGH and all(text.startswith(("อัปเดต", "อัพเดต", "อัพเดท", "update")) for text in said)


_AN_AMOUNT = frozenset({"ยอด", "จำนวน", "number of", "count of", "จำนวนของ"})


def tells_one_figure(turn: Turn) -> bool:
    """ "สรุปยอดคนตามไลน์", "เด็กเราซื่อสัตย์กันไหม ภาพรวม": a number or a yes is asked, of one figure that is named whole."""
    question, best = turn.question, next(iter(turn.figures), None)
    counted = question.has("ask.yes_no") or any(t.text in _AN_AMOUNT for t in question.tokens)
    counted = counted or bool(turn.catalogue.words.measures & question.concepts) or asks_its_result(question.normal)
    if not counted or turn.aspect not in (None, "summary") or best is None or best.score < ACCEPT or best.unexplained:
        return False
    own = turn.catalogue.named[best.figure.indicator.policy]
    beyond = any(own.isdisjoint(t.cues) for t in best.asked if t.concepts)
    return beyond and not any(group.isdisjoint(question.cues) for group in best.figure.groups)


def asks_its_result(text: str) -> bool:
    """ "พฤติกรรมซื่อสัตย์สุจริตของนักเรียน ผลเป็นอย่างไร": how something came out."""
    return _RESULT.search(text) is not None


_RESULT = re.compile(r"ผล(?:ออกมา|ลัพธ์|ที่ได้)?\s?(?:เป็น)?\s?(?:อย่างไร|ยังไง|ไง)")


def _asks_how_it_is(turn: Turn) -> bool:
    """ "ความร่วมมือจากภาคเอกชนในงานแนะแนวเป็นอย่างไร": how one thing is, or how far, that an item of the policy tells."""
    said = [t.text for t in turn.question.tokens if "aspect.summary" in t.cues]
    if turn.named_policy is None or not all(text.startswith(_HOW_IT_IS) for text in said):
        return False
    best = next(iter(turn.passages(among=(turn.named_policy,), aspects=ASPECTS[1:])), None)
    return best is not None and picked_weight(turn, best) >= STRONG_PICK


_HOW_IT_IS = ("เป็น", "ถึง", "ไปถึง", "คืบ", "ความคืบ", "ก้าวหน้า", "ความก้าวหน้า")  # "คู่มือธนาคารหน่วยกิตถึงไหนแล้ว"


def _is_clear(turn: Turn) -> bool:
    """Whether a figure is named."""
    best = next(iter(turn.figures), None)
    return best is not None and best.score > ACCEPT and best.named >= NAMED_ENOUGH


def _asks(turn: Turn) -> bool:
    """Whether more is asked than to tell of a policy: "เลือกเฉพาะทักษะอาชีพ" after a summary of the group doesn't."""
    return bool(turn.aspect or turn.question.asks_number or turn.question.section("operation")) or turn.question.has(
        "ask.what", "ask.which", "ask.why", "ask.how", "ask.who", "ask.yes_no", "ask.define"
    )


def _names_a_figure(turn: Turn) -> bool:
    """In a conversation on a policy: "ระดับ สพท. เป็นอย่างไร" asks for one of its figures, not for all again."""
    if not (turn.follows and turn.question.content and turn.figures) or any(
        "สรุป" in t.text for t in turn.question.tokens
    ):
        return False
    best = turn.figures[0]
    return (
        best.figure.indicator.policy == turn.context.policies[0] and best.named >= NAMED_ENOUGH and best.score > ACCEPT
    )


def _names_an_item(turn: Turn) -> bool:
    """In talk of a column: "และประเด็น Big Data มีสาระว่าอย่างไร" asks for the item that tells of it, not for all again."""
    question, context = turn.question, turn.context
    if not (turn.follows and question.content and context.passages) or any("สรุป" in t.text for t in question.tokens):
        return False
    best = next(iter(turn.passages(among=context.policies[:1], aspects=ASPECTS[1:])), None)
    return best is not None and picked_weight(turn, best) >= STRONG_PICK


def summary_of(turn: Turn, policy: str, depth: Depth = "screen") -> Answer:
    catalogue = turn.catalogue
    indicators = key_figures(turn, policy)
    turn.note("summary", f"{policy} {depth}")
    facts = tuple(fact_of(catalogue, i) for i in indicators)
    chosen = [p for aspect in ASPECTS[1:] for p in catalogue.passages(policy, aspect)]
    return Answer(
        "answer",
        (policy,),
        "summary",
        facts,
        tuple(chosen),
        citations=tuple(dict.fromkeys(f.citation for f in facts)),
        notices=notices_for(catalogue, [i.id for i in indicators[:1]]),
        depth=depth,
        reason="policy",
        main=len(facts),
    )


def key_figures(turn: Turn, policy: str) -> list[Indicator]:
    """The figures of a policy that a summary shows: its main one first, then shares, then the rest."""
    edition = turn.catalogue.edition
    main = edition.policy(policy).main_indicator
    cell = [
        i
        for i in edition.detailed
        if i.policy == policy and i.aspect == "figures" and i.kind not in (*NO_RESULTS, "sd")
    ]
    short = {i.repeats for i in edition.indicators if i.table == "short"}
    order = {"share": 0, "percent_only": 1, "mean": 1}
    return sorted(cell, key=lambda i: (i.id != main, i.id not in short, order.get(i.kind, 2), i.order))


def _overview(turn: Turn, policies: tuple[str, ...], reason: str, depth: Depth) -> Answer:
    edition = turn.catalogue.edition
    counts = turn.question.has("ask.number")  # "ตัวเลขเด่นเรื่องละตัว": what was counted, also where no share was taken
    mains = {p.id: turn.catalogue.indicators[p.main_indicator] for p in edition.policies if p.main_indicator}
    shown = [mains.get(p.id) or (counts and next(iter(key_figures(turn, p.id)), None)) for p in edition.policies]
    indicators = [i for i in shown if i and i.policy in policies]
    turn.note("summary", reason)
    facts = tuple(fact_of(turn.catalogue, i) for i in indicators)
    return Answer(
        "answer",
        policies,
        "summary",
        facts,
        citations=tuple(f.citation for f in facts),
        depth=depth,
        reason=reason,
        main=len(facts),
        focus="value" if counts else "share",
    )
