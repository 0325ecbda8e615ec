"""Questions about the report itself: its date, its sources, its policies, and what a short name stands for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from knowledge.asking.answer import Answer, AnswerAspect, Fact, Notice
from knowledge.asking.catalogue import citation_of
from knowledge.asking.compound import joined
from knowledge.asking.dated import (
    THIS_NUMBER,
    as_of,
    counted_first,
    cover,
    cover_fact,
    dated_next,
    of_an_act,
    of_which_day,
    policy_of_figure,
)
from knowledge.asking.laid_out import columns_told
from knowledge.asking.lexicon import Term
from knowledge.asking.picking import ACCEPT
from knowledge.asking.policy_groups import PLAIN, asked_groups, count_policies, in_groups, listing, policies_listed
from knowledge.asking.proper_names import ONE_OF_MANY
from knowledge.asking.question import PEOPLE
from knowledge.asking.refusing import UNDER_WHAT, not_found
from knowledge.asking.signing import made_by
from knowledge.asking.told_last import line_of_the_cover, sent_how, short_name_told
from knowledge.asking.turn import Turn, fact_of, figure_answer
from knowledge.asking.whence import whence_they_came
from knowledge.records import Passage


def about_report(turn: Turn) -> Answer | None:
    """An answer from the cover of the report, or None where the question is about what it reports."""
    question, report = turn.question, turn.catalogue.edition.report
    meta = question.section("meta")
    if dated := of_which_day(turn):
        return dated
    if question.has("operation.above", "operation.below", "operation.full_marks") or _by_what_means(turn):
        return None
    if sooner := whence_they_came(turn) or dated_next(turn) or made_by(turn) or in_groups(turn) or columns_told(turn):
        return sooner
    listed = turn.context.listed or (asked_groups(turn) and question.has("follow.and_then"))
    if not meta and listing(turn) and listed and not question.section("ask"):
        return policies_listed(turn) if asked_groups(turn) and turn.context.aspect == "meta" else _areas(turn)
    if line := line_of_the_cover(turn):
        return _of_the_cover(turn, (line,))
    if not meta:
        return None if question.section("absent") else _areas(turn) or count_policies(turn)
    dates_it = "as_of" in meta and not question.asks_count  # "ยอดหนี้ครู 1,238 ราย นับถึงวันไหน" asks for no amount
    spared = _OF_A_REPORT | {"lack.money"} if dates_it else _OF_A_REPORT
    if any(cue.startswith(("lack.", "absent.")) and cue not in spared for cue in question.cues):
        return None
    if any("lack.names" in t.cues and t.text.startswith(ONE_OF_MANY) for t in question.tokens):
        return None  # "เขตไหนส่งข้อมูลไม่ครบ"
    plain = PLAIN | {"central"} if "source" in meta else PLAIN
    subject = [t for t in question.content if not (set(t.cues) & (plain | spared)) and t.cues]
    subject += question.plain_words[2:]
    named = turn.named_policy or (_policy_printing(turn) or policy_of_figure(turn) if dates_it else None)
    if "fiscal_year" in meta and _WHICH_FISCAL_YEAR.search(question.text) and not turn.aspect and not question.unit:
        return _told_together(turn) or cover_fact(turn, "fiscal_year", _YEAR, f"{report.fiscal_year}")
    sets_apart = question.asks_count and (question.has("operation.difference") or len(turn.named) > 1)
    if "findings" in meta and not turn.aspect and not sets_apart:
        return not_found(turn, "cause") if question.has("ask.why") else _findings(turn, named)
    counts = (bool(question.unit) and question.has("ask.how_many")) or counted_first(question)  # it comes with its date
    if "as_of" in meta and of_an_act(turn):
        return not_found(turn, "lack.when_done")
    if "as_of" in meta and not counts and (not subject or named or turn.follows) and not turn.aspect:
        this = turn.follows and THIS_NUMBER.search(question.text)  # "เลขชุดนี้", of the figure just told
        whole = not this and question.has("meta.report_name", "meta.whole")
        whole |= turn.context.aspect == "meta" and not subject
        talked = turn.context.policies[0] if turn.context.policies and not whole else None
        date = as_of(turn, _policy_printing(turn) or named or talked)
        return _with_who_or_whence(turn, date) if not subject and not named else date
    if subject or named:
        return None
    return _told_together(turn) or _of_the_cover(turn, meta)


def _told_together(turn: Turn) -> Answer | None:
    """Several things of the cover asked at once: "ของปีงบอะไร ใครเป็นคนทำ", "เล่มนี้ชื่ออะไร ใครจัดทำ"."""
    report, meta = turn.catalogue.edition.report, turn.question.section("meta")
    told: list[Answer] = []
    if "edition" in meta or _CALLED.search(turn.question.normal):
        told.append(cover_fact(turn, "title", "ชื่อรายงาน", report.title))
    if "fiscal_year" in meta or turn.question.has("ask.which_year"):
        told.insert(0, cover_fact(turn, "fiscal_year", _YEAR, f"{report.fiscal_year}"))
    if "publisher" in meta:
        told.append(cover_fact(turn, "publisher", "หน่วยงานที่จัดทำรายงาน", report.publisher))
    if "source" in meta:
        told.append(cover_fact(turn, "source", "แหล่งข้อมูลของรายงาน", " / ".join(report.sources)))
    if "as_of" in meta:
        told.append(as_of(turn, None))
    return reduce(joined, told) if len(told) > 1 else None


_CALLED = re.compile(
    r"ชื่อ(?:รายงาน|เล่ม(?!ที่|คู่มือ)|เอกสารนี้)|(?<![ก-๙])(?:ตัว)?(?:รายงาน|เล่ม|ฉบับ)(?:นี้|นั้น|ฉบับนี้|เล่มนี้)?\s?ชื่อ(?:ว่า|เต็ม)?\s?(?:อะไร|ไร|หยัง)"
)


def _by_what_means(turn: Turn) -> bool:
    """ "เรียนผ่านระบบอะไร" in talk of what was done: by what means that was, not how the report came by its numbers."""
    question = turn.question
    if not turn.follows or turn.context.aspect == "meta" or question.section("meta") != ("source",) or sent_how(turn):
        return False
    means = [t for t in question.tokens if "meta.source" in t.cues]
    done = any(t not in means for t in question.content) and not question.has("area_office", "central")
    return done and all(t.text.startswith("ผ่าน") for t in means)


def _with_who_or_whence(turn: Turn, dated: Answer) -> Answer:
    """ "ใครจัดทำ และข้อมูล ณ วันไหน": both, where who published it, or from what, is asked in the same message."""
    meta = turn.question.section("meta")
    asked = [m for m in ("publisher", "source") if m in meta and (m == "publisher" or turn.question.has("ask.when"))]
    other = _of_the_cover(turn, (asked[0],)) if asked else None
    return joined(other, dated) if other is not None and other.outcome == "answer" else dated


_YEAR = "ปีงบประมาณของรายงาน"
_WHICH_FISCAL_YEAR = re.compile(
    r"ปีงบ(?:ประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:ใด|ไหน|อะไร|ไร|ที่เท่า)|(?:which|what) fiscal year"
)
_OF_A_REPORT = frozenset({"lack.when_done", "lack.names"})  # asked of the report itself, it tells


def _policy_printing(turn: Turn) -> str | None:
    """The policy of the figure whose number the question gives."""
    numbers = {n for n in turn.question.numbers if len(n) > SHORT_NUMBER}
    return next((i.policy for i in turn.catalogue.edition.detailed if i.value_unparted in numbers), None)


SHORT_NUMBER = 2  # digits of a number that may be anyone's


def _of_the_cover(turn: Turn, meta: tuple[str, ...]) -> Answer | None:
    """Who published the report, from what sources, under what name, for which year, on which policies."""
    question, report = turn.question, turn.catalogue.edition.report
    titled = "ชื่อเต็มของรายงาน" in question.text or _CALLED.search(question.normal) is not None
    asked = question.has("ask.what", "ask.define", "ask.who", "ask.when") and not question.has(
        "aspect.summary", *_ASPECTS
    )
    ranks = question.has("operation.highest", "operation.lowest", "operation.ranking")
    reckons = question.has("operation.average", "ask.percent")  # "เป็นร้อยละเท่าไรของทุกเรื่อง"
    listed = ("policies" in meta or "whole" in meta) and not (ranks or reckons) and not turn.aspect
    by_whom = "report_name" in meta and asked and not listed and question.has("ask.who")
    by_whom = (
        by_whom and not _TO_WHOM.search(question.text) and "source" not in meta and not question.has("lack.names")
    )  # "ใครเซ็นรายงาน"
    if ("publisher" in meta and not ranks) or by_whom:
        return cover_fact(turn, "publisher", "หน่วยงานที่จัดทำรายงาน", report.publisher)
    if _TO_WHOM.search(question.text) and "publisher" not in meta:
        return not_found(turn, "lack.names")  # "รายงานนี้ส่งให้ใคร"
    if "source" in meta or sent_how(turn):
        return cover_fact(turn, "source", "แหล่งข้อมูลของรายงาน", " / ".join(report.sources))
    if listed and not question.has("aspect.summary") and not _leans(turn):
        return policies_listed(turn)
    if "fiscal_year" in meta or question.has("ask.which_year"):
        return cover_fact(turn, "fiscal_year", _YEAR, f"{report.fiscal_year}")
    if "report_name" in meta and question.has("ask.when") and not titled:
        return as_of(turn, None)
    counts_it = question.has("ask.how_many") and question.unit != "district" and not question.numbers
    counts_it = counts_it and question.concepts.isdisjoint(PEOPLE | {"school"})  # "นักเรียนในเล่มนี้กี่คน"
    if "report_name" in meta and counts_it and not turn.follows:
        return count_policies(turn) or not_found(turn, "no_figure")  # "รายงานนี้มีกี่นโยบาย", "รายงานนี้มีกี่หน้า"
    if titled or "edition" in meta or ("report_name" in meta and asked):
        return cover_fact(turn, "title", "ชื่อรายงาน", report.title)
    return _areas(turn)


_TO_WHOM = re.compile(r"(?:ให้|ถึง|เพื่อ)\s?ใคร|to whom|for whom")
_ASPECTS = ("aspect.obstacles", "aspect.recommendations", "aspect.activities")


def _findings(turn: Turn, policy: str | None) -> Answer | None:
    """Where the report does not agree with itself, as the audit found it."""
    found = [f for f in turn.catalogue.edition.findings if policy is None or f.policy == policy]
    if turn.question.has("ask.percent"):
        found = [f for f in found if f.kind.startswith("percent")] or found
    if not found:
        return None
    turn.note("about", "findings")
    notices = tuple(Notice(f.kind, f.text) for f in found)
    policies = tuple(dict.fromkeys(f.policy for f in found))
    facts = tuple(fact_of(turn.catalogue, turn.catalogue.indicators[i]) for f in found[:1] for i in f.indicators[:1])
    return Answer(
        "answer",
        policies,
        "meta",
        facts,
        notices=notices,
        reason="findings",
        citations=tuple(f.citation for f in facts),
    )


def _leans(turn: Turn) -> bool:
    """A bare "มีอะไรบ้าง" in a conversation asks for more of what was talked of."""
    only = turn.question.section("meta") == ("policies",)
    strong = any(t.text in _STRONG for t in turn.question.tokens)
    return bool(turn.context.policies) and only and not strong and turn.context.aspect != "meta"


_STRONG = frozenset(
    {
        "นโยบายเร่งด่วน",
        "กี่นโยบาย",
        "นโยบายทั้งหมด",
        "หัวข้อทั้งหมด",
        "how many policies",
        "which policies",
        "policies",
        "กี่นโยบายเร่งด่วน",
        "มีนโยบายอะไรบ้าง",
    }
)


def _areas(turn: Turn) -> Answer | None:
    """ "มีกี่เขต" alone, or after a question about the sources: the cover names how many area offices reported."""
    question = turn.question
    if question.unit != "district":
        return None
    alone = not (
        turn.follows
        or question.plain_words
        or question.concepts - PLAIN
        or set(question.section("operation")) - ({"base"} if question.content else {"base", "total", "sum"})
    )
    asked = question.has("ask.how_many") and not turn.aspect
    if asked and not turn.named_policy and (alone or turn.context.aspect == "meta"):
        for line in turn.catalogue.edition.report.sources:
            if "เขต" in line:
                return cover_fact(turn, "areas", "สพท. ที่รายงานข้อมูล", line)
    return None


_NO_MEANING = ("lack.contact", "aspect.recommendations", "aspect.obstacles", "ask.why")


def definition(turn: Turn) -> Answer | None:
    """What a short name stands for, where the report spells it out; an honest no where it doesn't."""
    question = turn.question
    by_size = _BY_SIZE.search(question.normal) is not None
    if not (question.has("ask.define") or by_size) or question.has(*_NO_MEANING):
        return None
    if _MEANING.search(question.normal):
        return None
    if (
        (by_size or any(t.text in _STRICT for t in question.tokens))
        and turn.named_policy
        and not any(f in question.text.lower() for t in turn.catalogue.words.glossary for f in t.forms)
    ):
        return Answer(
            "not_found",
            (turn.named_policy,),
            "meta",
            reason="not_spelled_out",
            subject=turn.catalogue.policies[turn.named_policy].short_title,
        )
    text = question.text.lower()
    said = [t for t in turn.catalogue.words.glossary if any(_stands_in(form, text) for form in t.forms)]
    said = said or (short_name_told(turn) if _IN_FULL.search(text) else [])
    alone = not turn.question.naming[1:]
    if question.asks_its_name:
        said = [t for t in said if t.shown not in _EVERYWHERE]  # "ชื่อคลังสื่อของ สพฐ. คืออะไร"
    said = [t for t in said if t.shown not in _EVERYWHERE or alone or (_is_asked(t, text) and turn.aspect is None)]
    for term in sorted(said, key=lambda t: t.shown in _EVERYWHERE):
        if question.asks_number and turn.figures and turn.figures[0].named > 0.8:
            return _defined_figure(turn, term)
        turn.note("definition", term.forms[0])
        if not term.meaning and (told := _told_in_brackets(turn, term)):
            return told
        if not term.meaning and (question.has("ask.where", "ask.how") or UNDER_WHAT.search(question.text)):
            return None  # what it is for, or where it stands, an item may tell
        if not term.meaning:
            return Answer(
                "not_found", aspect="meta", reason="not_spelled_out", subject=term.shown, policies=term.policies
            )
        facts = tuple(
            Fact(t.shown, None, t.meaning, "", None, None, turn.catalogue.edition.report.as_of, cover(turn, t.meaning))
            for t in [term, *(t for t in said if t is not term and t.meaning and t.shown not in _EVERYWHERE)]
        )
        passages = _passages_with(turn, term.shown, turn.named_policy)
        cited = tuple(citation_of(turn.catalogue, p) for p in passages) or (facts[0].citation,)
        aspect: AnswerAspect = passages[0].aspect if passages else "meta"
        policies = tuple(dict.fromkeys(p.policy for p in passages))[:1]
        return Answer("answer", policies, aspect, facts, passages[:1], citations=cited, reason="definition")
    return _unknown_name(turn)


_MEANING = re.compile(  # "หมายถึงเขตที่ยังไม่ผ่าน ITA อะ เหลือกี่เขต": who says so tells what was meant
    r"^(?:ก็|คือ|เอ่อ|อ๋อ|เปล่า|ไม่ใช่|แล้ว|\s)*(?:ผม|หนู|ฉัน|เรา|พี่|ดิฉัน)?\s?(?:หมายถึง|หมายความถึง)"
    r"(?!\s?(?:อะไร|ไร|ว่า|อิหยัง|หยัง))"
)


def _told_in_brackets(turn: Turn, term: Term) -> Answer | None:
    """ "O-NET สูงกว่าเกณฑ์หมายถึงอะไร": what is said of the name is asked for, and told in brackets."""
    best = next(iter(turn.figures), None)
    if (
        best is None
        or best.score < ACCEPT
        or len({t.concepts for t in best.asked}) < 2
        or _IN_FULL.search(turn.question.text)
    ):
        return None
    brackets = _IN_BRACKETS.findall(best.figure.text.lower())
    told = any(form in bracket for form in term.forms for bracket in brackets)
    return figure_answer(turn.catalogue, [best.figure.indicator], reason="quoted") if told else None


_IN_BRACKETS = re.compile(r"\(([^()]+)")
_IN_FULL = re.compile(r"ย่อ|เต็ม|full|stand")
_LETTERS = re.compile(r"ย่อ(?:มา)?จาก|คำย่อ|ชื่อย่อ|ตัวย่อ|stands? for")
_SHORT_NAME = 6  # letters of an abbreviation


def _unknown_name(turn: Turn) -> Answer | None:
    """ "PA คืออะไร": asked of a short name that the report never prints."""
    content = turn.question.content
    if len(content) != 1 or not content[0].text.isascii() or len(content[0].text) > _SHORT_NAME:
        return None
    name = content[0].text
    spelled = _LETTERS.search(turn.question.text)  # "HERO ย่อมาจากอะไร", which the report prints and spells out nowhere
    if not spelled and (content[0].cues or any(name in item.text.lower() for item in turn.catalogue.items)):
        return None
    return Answer("not_found", aspect="meta", reason="not_spelled_out", subject=name.upper())


def _defined_figure(turn: Turn, term: Term) -> Answer | None:
    """ "YC คืออะไร มีกี่แห่ง": the figure, and what the short name stands for."""
    from knowledge.asking.figures import figures

    answer = figures(turn)
    if answer is None or not term.meaning or answer.outcome != "answer":
        return answer
    fact = Fact(
        f"{term.shown} คือ",
        None,
        term.meaning,
        "",
        None,
        None,
        turn.catalogue.edition.report.as_of,
        cover(turn, term.meaning),
    )
    return replace(answer, facts=(*answer.facts, fact))


def _stands_in(form: str, text: str) -> bool:
    """Whether the form stands in the text, not inside a longer Latin word."""
    return re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", text) is not None


def _is_asked(term: Term, text: str) -> bool:
    """Whether it is this term that is to be spelled out, not one said in passing."""
    forms = "|".join(re.escape(form) for form in term.forms)
    return re.search(rf"(?:{forms})[\s.]*{_SPELLED}|(?:{_SPELLED})\S{{0,6}}\s*(?:{forms})", text) is not None


_SPELLED = (
    r"(?:คือ|ย่อ|หมาย|แปล|ชื่อเต็ม|คำเต็ม|ตัวเต็ม|เต็มๆ|นิยาม|ความหมาย|stand|mean|what is|what's|definition|full name|คำว่า)"
)
_EVERYWHERE = frozenset({"สพฐ.", "สพท."})  # said in passing in many a question
_BY_SIZE = re.compile(  # "โรงเรียนขนาดเล็กหมายถึงเด็กไม่เกินกี่คน", "เด็กกี่คนถึงเรียกว่าโรงเรียนขนาดเล็ก"
    r"^\W*(?:แล้ว|คำว่า|ที่ว่า|\W)*(?!\S{0,10}ขยาย)(?:โรงเรียน|รร\.?|โรง)(?:(?!ที่)\S){2,20}?\W*(?:เค้า|เขา|นี่|ใน(?:รายงาน|เล่ม)(?:นี้)?|\s)*"
    r"(?:หมายถึง|หมายความว่า|แปลว่า|นับว่า|ถือว่า|จัดว่า|เรียกว่า|คือ)\s?(?:โรงเรียน|โรง|ที่|มี|ต้อง|มัน|\s)*(?:เด็ก|นักเรียน)\s?"
    r"(?:ไม่เกิน|ไม่ถึง|น้อยกว่า|ต่ำกว่า|ตั้งแต่|มี|อยู่|\s)*กี่คน|(?:เด็ก|นักเรียน)\S{0,10}กี่คน\s?(?:ถึง|จึง)(?:จะ)?(?:เรียก|นับ|ถือ)"
)
_STRICT = frozenset({"นิยาม", "คำจำกัดความ", "ความหมาย", "definition", "define"})


def _passages_with(turn: Turn, term: str, policy: str | None) -> tuple[Passage, ...]:
    """The items that print it, those of the policy first: "PLC ในเรื่องโรงเรียนคุณภาพย่อมาจากอะไร"."""
    printed = [p for p in turn.catalogue.edition.passages if term.lower() in p.text.lower()]
    return tuple(sorted(printed, key=lambda p: p.policy != policy))[:2]
