"""An honest no: what the report does not hold, said as such, with the nearest thing it does hold."""

from __future__ import annotations

import re

from knowledge.asking.absent_words import ANOTHER_BODY, asks_one_by_one, left_behind, only_counted, said_of_another
from knowledge.asking.answer import Answer
from knowledge.asking.asker import asks_how_to_join, tells_of_self
from knowledge.asking.catalogue import Figure
from knowledge.asking.clarifying import clarify, whose_kind
from knowledge.asking.money import money_asked
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.places_and_years import names_edition_but
from knowledge.asking.proper_names import (
    kind_told_apart_nowhere,
    named_place,
    named_school,
    numbered_office,
    one_of_many,
    title_asked,
)
from knowledge.asking.question import Question
from knowledge.asking.reasons import explained
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, fact_of


def honest_no(turn: Turn) -> Answer | None:
    """A question for what the report does not hold: another subject, place, year, amount, name, cause."""
    question = turn.question
    asking = question.asking_parts
    if said := of_nothing_told(turn) or _when_or_how(turn):
        return said
    for token in question.tokens if question.section("absent") else ():
        for cue in token.cues:
            if (
                cue.startswith("absent.")
                and not (left_behind(turn, token) if cue == ANOTHER_BODY else _of_the_story(turn, token, asking))
                and not only_counted(turn, cue)
                and not said_of_another(turn, token)
            ):
                return not_found(turn, cue, token)
    if (money := money_asked(turn)) is not None:
        return not_found(turn, "lack.money", money)
    for token in question.tokens if question.section("lack") else ():
        for cue in token.cues:
            if (
                cue.startswith("lack.")
                and not (_of_the_story(turn, token, asking) and not cue.startswith(_WHERE_AND_WHEN))
                and not explained(turn, token, cue)
            ):
                return not_found(turn, cue, token)
    place = named_place(question)
    if place and (_asked_of(turn, place) or not explained(turn, place, "lack.place")):
        return not_found(turn, "lack.place", place)
    if (office := numbered_office(question.tokens)) and office[0].part in asking and not tells_of_self(turn, office[0]):
        return not_found(turn, "lack.place", office[0])
    if (name := named_school(turn)) and not _of_the_story(turn, name, asking):
        return not_found(turn, "lack.names", name)
    if which := one_of_many(turn) or title_asked(turn):
        return not_found(turn, "lack.names", which)
    return _other_year(turn) or _not_listed(turn) or _not_told_apart(turn)


def _when_or_how(turn: Turn) -> Answer | None:
    """When something was done, or how to join in it; not whether it is told, nor of what day the report is."""
    question, asking = turn.question, turn.question.asking_parts
    when = next((t for t in question.tokens if "ask.when" in t.cues and t.part in asking), None)
    of_it = set(question.section("meta")) <= {"report_name"} and not question.numbers
    if when and of_it and not question.asks_whether_told:
        return not_found(turn, "lack.when_done", when)
    to_join = _to_join(question)
    return not_found(turn, to_join) if to_join else None


def of_nothing_told(turn: Turn) -> Answer | None:
    """ "แล้วของปีก่อนล่ะ เทียบกันเป็นไง" before anything was told: what is it to be told of."""
    question, words = turn.question, turn.catalogue.words
    told = turn.context.question or turn.context.policies  # "2566 ล่ะ" after a no to another year
    compares = ("follow.and_then", "operation.compare", "operation.change", "operation.difference")
    apart = question.asks_count or not (words.years | words.current).isdisjoint(question.cues)
    if told or not (question.has(*compares) and question.naming and apart):
        return None
    by_number = any(not words.years.isdisjoint(t.cues) and any(map(str.isdigit, t.text)) for t in question.tokens)
    if by_number and not words.current.isdisjoint(question.cues):
        return None  # "ปี 2566 กับปีนี้ เพิ่มขึ้นกี่โรง": the two are set against each other
    only_year = all(not (words.years | words.current | _GROWN).isdisjoint(t.cues) for t in question.content)
    return clarify(turn, "no_subject", ()) if only_year else None


_GROWN = frozenset({"increase", "operation.change"})  # of what has grown nothing is said by these
STORY = 14  # tokens from which a message tells something before it asks
_WHERE_AND_WHEN = ("lack.place", "lack.per_area", "lack.year", "lack.names")  # apart, they still limit it


def _to_join(question: Question) -> str:
    """Why how or where to join is not told; "" where that is not asked."""
    if asks_how_to_join(question):
        return "how_to"
    return "lack.contact" if question.has("register") and question.has("ask.where") else ""


def _of_the_story(turn: Turn, token: Token, asking: frozenset[int]) -> bool:
    """Whether a word only belongs to what is told before the question: "ทำอาหารกลางวันด้วย … อยากรู้ว่า …"."""
    if token.part in asking:
        return False
    long = len(turn.question.tokens)
    return long >= STORY or ("absent.off_topic" in token.cues and turn.named_policy is not None and long >= STORY // 2)


def _asked_of(turn: Turn, place: Token) -> bool:
    """ "มีของอำเภอชุมแพบ้างไหม": what is asked for is that of the place."""
    before = [t.text for t in turn.question.tokens if t.start < place.start][-2:-1]
    return before == ["ของ"] and turn.question.has("ask.yes_no")


def _other_year(turn: Turn) -> Answer | None:
    """A year that few figures are of, said of something else."""
    if names_edition_but(turn.catalogue.edition.report.fiscal_year, turn.question.text):
        return not_found(turn, "lack.year")
    token = turn.question.naming_any(turn.catalogue.words.years)
    if token is None:
        return None
    if (
        _of_one_year(turn)
        and all(t == token or "operation.change" in t.cues for t in turn.question.content)
        and not turn.question.has("operation.base")
        and not (turn.question.has("operation.compare") and turn.question.has("ask.percent"))
    ):
        return not_found(turn, "lack.year", token)
    if turn.question.has("meta.whole") and turn.named_policy is None:
        return not_found(turn, "lack.year", token)
    if _results_of(turn):
        return not_found(turn, "lack.year", token)
    if turn.figures and turn.figures[0].score > 0:
        figure = turn.figures[0].figure
        of_another = turn.follows and figure.indicator.policy != turn.context.policies[0]
        of_another = not turn.question.naming[1:] if of_another else names_more_than_a_year(turn, figure)
        if any(c in figure.spoken for c in token.cues) and not of_another:
            return None
    if (
        turn.policy
        and any(i.kind == "yearly" and i.policy == turn.policy for i in turn.catalogue.edition.indicators)
        and not turn.question.content[1:]
    ):
        return None
    return not_found(turn, "lack.year", token)


def names_more_than_a_year(turn: Turn, figure: Figure) -> bool:
    """ "มีตัวเลขปี 66 มั้ย เรื่องแนะแนว": another policy is named than that of the figure of the year."""
    titled, own = turn.catalogue.titled, figure.indicator.policy
    said = frozenset(c for t in turn.question.naming for c in t.concepts)
    return titled[own].isdisjoint(said) and any(not titled[p].isdisjoint(said) for p in titled if p != own)


_RESULTS = re.compile(  # "ผล Quick Win ปี 2566", "ตัวชี้วัดดีขึ้นจากปี 2566 กี่ตัว"
    r"(?:^|\s|ของ|เอา|ขอ|ดู|สรุป|เทียบ|แล้ว)ผล(?:งาน|การดำเนินงาน|ดำเนินงาน|การปฏิบัติงาน)?(?=\s|\d|ของ|ปี|รวม|ทั้ง|quick|qw|นโยบาย|ที่|เทียบ|$)"
    r"|ตัวชี้วัด|ประสิทธิ(?:ภาพ|ผล)|(?:ใน|โดย)ภาพรวม|quick ?win|ควิกวิน|\bqw\b|\b(?:results?|indicators?|kpis?|performance)\b",
    re.IGNORECASE,
)


def _results_of(turn: Turn) -> bool:
    """Whether the results as a whole are asked of a year, and nothing that the report counts by years."""
    question, years = turn.question, turn.catalogue.words.years | turn.catalogue.words.current
    if turn.follows or question.unit not in ("", "item") or _RESULTS.search(question.normal) is None:
        return False
    return all(not years.isdisjoint(t.cues) or t.concepts == ("obec",) for t in question.naming)


def _of_one_year(turn: Turn) -> bool:
    """Whether the figure just told is of the report's year alone, and the question goes on from it."""
    last = turn.catalogue.indicators.get(turn.context.indicators[0]) if turn.context.indicators else None
    if last is None or not turn.follows or turn.context.aspect not in ("figures", "analysis"):
        return False
    yearly = [i for i in turn.catalogue.edition.detailed if i.kind == "yearly" and i.policy == last.policy]
    by_years = turn.context.of_whole and any(i.value == last.total for i in yearly)  # all small schools, whatever for
    return not (by_years or any(i.place == last.place for i in yearly))


def _not_listed(turn: Turn) -> Answer | None:
    """Asked to list what the report only names, the six "ล", the five components; or when one is put in a group."""
    question = turn.question
    sorted_by = question.naming_any(turn.catalogue.words.undefined)
    last = turn.last_figure
    named = last.naming & turn.catalogue.words.undefined if turn.follows and last is not None else frozenset()
    means_it = bool(named) and question.has("ask.define")  # "แปลว่าดีใช่ป่ะ" after "สีเขียวล่ะ"
    if (sorted_by or means_it) and _IN_ORDER_TO.search(question.text):
        return not_found(turn, "not_spelled_out", sorted_by)
    criteria = _CRITERIA.search(question.text)
    asked = ("ask.what", "ask.define", "ask.which", *(("ask.how",) if criteria else ()))
    if not (asks_one_by_one(question) or question.has(*asked)) or question.asks_number or turn.aspect:
        return None
    if question.asks_what_for or UNDER_WHAT.search(question.text):
        return None
    if criteria and criteria.group() not in turn.catalogue.printed:
        return not_found(turn, "unlisted")
    if means_it and not question.naming:
        return not_found(turn, "not_spelled_out")
    groups = [t for t in question.naming if not turn.catalogue.words.undefined.isdisjoint(t.cues)]
    if len(groups) == 1 and question.has("ask.define"):  # "ม่วงนี่แปลว่าแย่สุดใช่มั้ย"; of all together the item tells
        if not question.has("ask.yes_no") and (choices := whose_kind(turn)):
            return clarify(turn, "which_of", choices)
        return not_found(turn, "not_spelled_out", groups[0])
    unlisted = turn.catalogue.words.unlisted
    token = question.naming_any(unlisted)
    sides = turn.follows and not question.content and question.has("unit.side")
    if token is None and sides and last is not None and last.naming & unlisted:  # "ด้านอะไรบ้าง" after "5 ด้าน"
        return not_found(turn, "unlisted")
    return not_found(turn, "unlisted", token) if token else None


UNDER_WHAT = re.compile(  # "3L อยู่ภายใต้แนวคิดใด" asks for no list of what is in it
    r"(?:ใต้|ตาม|ใน|ของ|ด้วย|จาก)\s?(?:แนวคิด|นโยบาย|โครงการ|กรอบ|กระบวนการ|เรื่อง|หลักการ|งาน|โมเดล)"
    r"\s?(?:ชื่อ)?\s?(?:ใด|ไหน|อะไร|ไร)(?!\s?บ้าง)|under what|part of what|used for"
    r"|(?:เกี่ยวกับ|เกี่ยวกะ|ว่าด้วย|พูดถึง)\s?(?:เรื่อง)?\s?(?:อะไร|ไร)(?!\s?(?:กัน)?\s?บ้าง)|(?:มัน|นี่)\s?(?:คือ|เป็น)?เรื่อง\s?(?:อะไร|ไร)(?!\s?(?:กัน)?\s?บ้าง)"
    r"|อยู่\s?(?:ใน|ที่|ตรง)?\s?(?:ไหน|ข้อไหน|ข้อใด|เรื่องไหน|เรื่องใด|ตรงไหน|หน้าไหน)|แนวคิดเต็ม"
    r"|ใช้(?:กับ|ลด|ทำ|ใน|เพื่อ|แก้)*\s?(?:เรื่อง|งาน|ด้าน|ปัญหา)?\s?(?:อะไร|ไร|ไหน|ใด)(?!\s?บ้าง)"
)
_CRITERIA = re.compile(r"เกณฑ์(?:ใน)?(?:การ)?(?:คัดเลือก|เลือก|คัด|ตัดสิน|ให้คะแนน|พิจารณา|จบ|สำเร็จ|รับเข้า|รับสมัคร|อนุมัติ|แบ่งสี|จัดสี)")
_IN_ORDER_TO = re.compile(  # "ต้องเป็นหนี้เกินเท่าไหร่ถึงจะโดนจัดเป็นสีแดง"
    r"(?:กี่|เท่าไ|เท่าใด|แค่ไหน|ขนาดไหน|ยังไง|อย่างไร|แบบไหน|อะไร)\S{0,20}\s?(?:ถึงจะ|จึงจะ|ถึงได้|จึงได้|ถึงโดน|ถึงถูก|ถึงเป็น|ถึงเข้า|ถึงอยู่)"
    r"|(?<!ผ่าน)(?<!ตาม)(?<!เข้า)(?<!ถึง)(?<!กว่า)เกณฑ์(?:คะแนน|การแบ่ง|แบ่ง)?\s?(?:คือ|เป็น|ใช้|อยู่ที่)?\s?(?:เท่าไ|เท่าใด|กี่คะแนน|อะไร|ไร|ยังไง|อย่างไร)"
)


def _not_told_apart(turn: Turn) -> Answer | None:
    """Asked to rank by a kind that no figures are told apart by: "วิชาเอกไหนบรรจุเยอะสุด"."""
    kind = kind_told_apart_nowhere(turn)
    return not_found(turn, "lack.per_kind", kind) if kind else None


def not_found(turn: Turn, reason: str, token: Token | None = None) -> Answer:
    """Says that the report doesn't hold it; the nearest record it does hold comes along, apart from the answer."""
    turn.note("not found", f"{reason} {token.text if token else ''}")
    # "ใครรับรองตัวเลขนี้" is asked of what was told, and so is "ภาคใต้กี่ราย"
    leans = turn.question.has("follow.same") or turn.question.naming == (token,)
    stays = bool(turn.context.policies) and leans and turn.titled_policy is None
    policy = turn.context.policies[0] if stays else turn.policy if turn.named_policy or turn.follows else None
    generic = turn.catalogue.generic
    nearest = [
        m
        for m in turn.figures[:3]
        if m.score > -0.6 and m.named >= NAMED_ENOUGH and any(not generic & set(t.cues) for t in m.asked)
    ]
    if reason.startswith("absent.off_topic"):
        nearest, policy = [], None
    facts = tuple(fact_of(turn.catalogue, m.figure.indicator) for m in nearest[:1])
    known = [
        turn.catalogue.words.nearest[c]
        for t in turn.question.tokens
        for name in t.cues
        if (c := name.removeprefix("absent.")) in turn.catalogue.words.nearest
    ]
    facts = (fact_of(turn.catalogue, turn.catalogue.indicators[known[0]]),) if known else facts
    return Answer(
        "not_found",
        policies=(policy,) if policy else tuple(f.citation.policy for f in facts),
        aspect="figures" if turn.question.asks_number else turn.aspect,
        facts=facts,
        citations=tuple(f.citation for f in facts),
        reason=reason,
        subject=token.text if token else "",
    )
