"""Items asked for by their place: "ข้อแรก", "อุปสรรคข้อ 2", "ข้อ 3" of a cell just read, and the policies' own numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from knowledge.asking.answer import Answer
from knowledge.asking.choices import place_said
from knowledge.asking.clarifying import clarify
from knowledge.asking.operands import last_operands
from knowledge.asking.phrases import ASKED_AS
from knowledge.asking.policy_groups import asked_groups, listing
from knowledge.asking.ranked_places import sets_places_apart
from knowledge.asking.refusing import not_found
from knowledge.asking.several_places import asks_several_places, item_at, of_these_places
from knowledge.asking.spotting import Token
from knowledge.asking.summaries import summary_of
from knowledge.asking.turn import Turn, all_figures, figure_answer, passage_answer
from knowledge.records import ASPECTS, Aspect

_ITEM = re.compile(  # "ข้อ 3 เรื่องหนี้ครู" is a place, and "อันที่ 3 เรื่อง" may be a count
    r"(?:(?P<item>ข้อ)\s*(?:ที่)?|อัน\s*ที่|item|no\.?|ลำดับที่|นโยบายที่|เรื่องที่)\s*(?P<at>\d+(?:\.\d+)?)"
    r"(?!\d|\s*(?:ข้อ|นโยบาย|%|คน))(?(item)|(?!\s*เรื่อง))"
)
_WORDS = {"แรก": "1", "สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5", "สุดท้าย": "-1"}
_OF_LIST = re.compile(r"(?:เรื่อง|นโยบาย)(?:ที่)?\s*(?:แรก|สอง|สาม|สี่|ห้า|สุดท้าย|\d)|นโยบายที่|อัน(?:แรก|สุดท้าย)")
_SPOKEN = re.compile(r"(?:ข้อ|อัน|เรื่อง|นโยบาย)\s*(?:ที่)?\s*(แรก|สอง|สาม|สี่|ห้า|สุดท้าย)")
_PLACES = ("ข้อ", "อัน", "เรื่อง", "นโยบาย", "item", "no", "ลำดับที่")  # one of these is in all of the above


def numbered(turn: Turn) -> Answer | None:
    """The item with that number; a question back where both groups of policies have one and nothing tells which."""
    text = turn.question.normal
    if again := _same_of_the_other_group(turn) or _of_those_told(turn):
        return again
    several = asks_several_places(text) and not turn.question.asks_number
    if not (several or any(word in text for word in _PLACES)) or sets_places_apart(turn):
        return None
    found = _ITEM.search(text)
    spoken = _SPOKEN.search(text)
    number = found["at"] if found else _WORDS[spoken.group(1)] if spoken else "1" if several else ""
    if not number:
        return None
    named = [t for t in turn.question.naming if not _is_group(t)]
    if (turn.question.asks_number and any(t.concepts for t in named)) or turn.question.has("meta.policies"):
        return None
    if len({t.text for t in turn.question.plain_words}) >= 2:
        return None  # an item of something else
    if turn.context.listed and _OF_LIST.search(text) and not turn.question.concepts - {"policy_news"}:
        listed = turn.context.listed
        place = -1 if number == "-1" else int(float(number)) - 1
        if place < len(listed) and turn.aspect:
            return passage_answer(turn.catalogue, turn.catalogue.passages(listed[place], turn.aspect), reason="cell")
        if place < len(listed):
            return _told_of(turn, listed[place])
    of_cell = turn.context.aspect in ASPECTS and len(turn.context.passages) > 1  # "อันแรกพูดถึงอะไร" of items just read
    of_cell = of_cell and not ("เรื่องแรก" in text and len(turn.context.topics) > 1)
    if turn.question.has("follow.back") and not found and not of_cell and not asked_groups(turn):
        return None
    policy = turn.named_policy
    if item := _of_a_cell(turn, text, number):
        return item
    if several:
        return None  # of what none of the policies is named for
    naming = (t for t in turn.question.tokens if not _is_group(t))
    if policy is not None or any(not _OF_THE_REPORT.issuperset(t.concepts) for t in naming):
        return None
    return _policy_number(turn, number)


def _of_a_cell(turn: Turn, text: str, number: str) -> Answer | None:
    """The items at that place of the column named or talked of; an honest no where it has none there."""
    said = turn.aspect or ("activities" if _DONE.search(text) else None)
    aspect = said or (turn.context.aspect if turn.follows else None)
    if aspect not in ASPECTS or not (turn.named_policy or turn.follows) or (not said and _is_policy_number(text)):
        return None
    cell = turn.catalogue.passages(turn.named_policy or turn.context.policies[0], aspect)
    if items := of_these_places(text, cell) or item_at(cell, number):
        turn.note("numbered", ", ".join(f"{item.policy}/{item.aspect}/{item.order}" for item in items))
        return passage_answer(turn.catalogue, items, reason="placed")
    beyond = number.isdigit() and int(number) > len(cell) > 0 and not asked_groups(turn)
    return not_found(turn, "no_such_item") if beyond and aspect != "figures" else None


def _told_of(turn: Turn, policy: str) -> Answer:
    """ "อันที่สองของกลุ่มนั้น ขอตัวเลข": the figures of a policy called by its number, where these are asked for."""
    figures = all_figures(turn.catalogue, policy) if turn.question.asks_number else None
    return figures or summary_of(turn, policy)


def _is_group(token: Token) -> bool:
    return any(cue.startswith(("unit.group", "group.")) for cue in token.cues)


def _of_those_told(turn: Turn) -> Answer | None:
    """ "อันที่สอง" after figures told side by side or ranked; "ข้อ 1" where these are of several policies.

    And after items that several policies have: "งบล่าช้ามีเรื่องไหนบ้าง".
    """
    text, context, told = turn.question.normal, turn.context, last_operands(turn)
    items = context.passages
    nth = _place_of_the_policy(turn) if len(items) > 1 else None
    if nth is None and "เรื่อง" not in text:
        nth = place_said(text)
    if nth is None:
        return None
    if 1 < len(items) == len({policy for policy, _, _ in items}) and -1 <= nth < len(items):
        read = [p for p in turn.catalogue.edition.passages if p.place == items[nth]]
        return passage_answer(turn.catalogue, read, reason="placed")
    side_by_side = context.aspect == "figures" and not context.operation
    if len(told) < 2 or not (side_by_side or context.operation == "rank"):
        return None
    if not -1 <= nth < len(told) or ("ข้อ" in text and len({o.indicator.policy for o in told}) == 1):
        return None
    if context.operation == "rank" and told[0].amount < told[-1].amount and _IN_THE_RANKING.search(text):
        told = told[::-1]  # "ที่หนึ่งล่ะ" after the last was told
    focus = "total" if context.of_whole or told[nth].whole else "share"
    turn.note("numbered", told[nth].indicator.id)
    return figure_answer(turn.catalogue, [told[nth].indicator], focus=focus)


_IN_THE_RANKING = re.compile(r"อันดับ|(?<!อัน)(?<!ตัว)(?<!ข้อ)(?<!เรื่อง)ที่\s?(?:[1-9]|หนึ่ง|นึง|สอง|สาม|สี่|ห้า)")


def _place_of_the_policy(turn: Turn) -> int | None:
    """Of items that several policies have, the place of the one whose policy alone is named: "แนะแนวล่ะ"."""
    question, policies = turn.question, [policy for policy, _, _ in turn.context.passages]
    policy = turn.titled_policy
    if policy is None or policies.count(policy) != 1 or len(set(policies)) < len(policies) or turn.aspect:
        return None
    own = turn.catalogue.called[policy]
    no_more = set(question.section("ask")) <= {"tell", "how", "what"} and not question.section("operation")
    named = all(not own.isdisjoint(t.cues) for t in question.naming) and not question.plain_words
    return policies.index(policy) if no_more and named else None


_OF_THE_REPORT = frozenset({"obec", "policy_news", "teacher", "student", "parent", "items_reported", "news"})


_DONE = re.compile(r"(?:ที่|ได้|ลงมือ)ทำ(?!ไม|ให้)|ทำ(?:ไป|มา|ไว้)(?!ทำไม)|ผลงาน")  # "ที่ทำไปข้อ 7 ว่าไง"


def _is_policy_number(text: str) -> bool:
    return "นโยบาย" in text or "เรื่องที่" in text


def _policy_number(turn: Turn, number: str) -> Answer | None:
    """ "ข้อ 3" of the report, of which each group of policies has its own; "ข้อที่ 4 ของกลุ่มนี้" of the group just told."""
    edition = turn.catalogue.edition
    policies = [p for p in edition.policies if str(p.number) == number]
    groups = asked_groups(turn) or tuple(g.id for g in edition.groups if _of_group(turn, g.title))
    if not groups and _goes_on(turn) and _OTHER_GROUP.search(turn.question.normal):
        before = {turn.catalogue.policies[p].group for p in turn.context.policies}
        groups = tuple(g.id for g in edition.groups if g.id not in before)
    if not groups:
        told = turn.context.listed if listing(turn) else turn.context.policies if _goes_on(turn) else ()
        groups = tuple({turn.catalogue.policies[p].group for p in told})
    if groups:
        policies = [p for p in policies if p.group in groups]
    if number == "-1" and len(groups) == 1:
        policies = [p for p in edition.policies if p.group in groups][-1:]
    if len(policies) == 1 and turn.aspect in ASPECTS and (cell := turn.catalogue.passages(policies[0].id, turn.aspect)):
        return passage_answer(turn.catalogue, cell, reason="cell")  # "อันที่ 2 ของฝั่งเด็ก ปัญหาคือ"
    if len(policies) == 1:
        return _told_of(turn, policies[0].id)
    if not policies:
        beyond = number.isdigit() and int(number) > max(p.number for p in edition.policies)
        beyond = beyond or (bool(groups) and number.isdigit())
        return not_found(turn, "no_such_item") if beyond and not turn.context.passages else None
    if turn.aspect in ASPECTS and not _is_policy_number(turn.question.text):
        return clarify(turn, "which_of", _whose_item(turn, turn.aspect, number))
    asked = ASKED_AS.get(turn.aspect or "summary", ASKED_AS["summary"])
    choices = tuple((f"ข้อ {p.number} {p.short_title}", f"{asked}เรื่อง{p.short_title}") for p in policies)
    return clarify(turn, "which_item", choices)


MOST_CHOICES = 5


def _whose_item(turn: Turn, aspect: Aspect, number: str) -> tuple[tuple[str, str], ...]:
    """ "ข้อเสนอแนะข้อ 3 ว่าไง": the item so numbered of each policy whose column has one."""
    having = (p for p in turn.catalogue.edition.policies if item_at(turn.catalogue.passages(p.id, aspect), number))
    choices = ((p.short_title, f"{ASKED_AS[aspect]}เรื่อง{p.short_title} ข้อ {number}") for p in having)
    return tuple(islice(choices, MOST_CHOICES))


_OTHER_GROUP = re.compile(r"(?:อีก|คนละ)\s?(?:กลุ่ม|ฝั่ง|หมวด|ฝ่าย)|(?:กลุ่ม|ฝั่ง|หมวด|ฝ่าย)\s?อื่น|the other (?:group|side)")


def _same_of_the_other_group(turn: Turn) -> Answer | None:
    """ "ของกลุ่มครูด้วย" after "ข้อ 3 ของกลุ่มนักเรียน": the policy of that number in the group that is named."""
    question, before = turn.question, _ITEM.search(turn.context.question)
    if not question.section("group") or not _goes_on(turn) or before is None:
        return None
    if question.content or question.section("ask") or turn.aspect or question.section("meta"):
        return None
    if _ITEM.search(question.normal):
        return None  # "ฝั่งครูข้อ 2 ล่ะ" after the fourth of the others
    answer = _policy_number(turn, before["at"])
    return replace(answer, asked=f"{before.group()} {question.text}") if answer else None


def _goes_on(turn: Turn) -> bool:
    """Whether the policy told last was asked for by its number, too: "แล้วข้อ 2 ล่ะ"."""
    return turn.follows and turn.context.aspect == "summary" and _ITEM.search(turn.context.question) is not None


def _of_group(turn: Turn, title: str) -> bool:
    """Whether those whom the title of a group of policies names are named."""
    return any(whom in title and whom in turn.question.text for whom in ("ครู", "นักเรียน", "ผู้ปกครอง"))
