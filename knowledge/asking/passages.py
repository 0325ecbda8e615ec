"""Questions for what was done, what hinders, what is recommended: the items meant, or the whole cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Item
from knowledge.asking.choosing import COLUMNS, chosen_passages, years_in
from knowledge.asking.columns import aspects
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.finding import PassageMatch
from knowledge.asking.guarding import narrowed_by
from knowledge.asking.most_items import policies_compared
from knowledge.asking.picking import (
    STRONG_PICK,
    by_what_picks,
    names_policy,
    picked_weight,
    says,
    weight_of_pick,
    words_that_pick,
)
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, asked_aspect, passage_answer
from knowledge.asking.untold import A_THING, ADDRESS, mark_of_what_is_asked, not_told
from knowledge.records import ASPECTS, Aspect, Passage, place_label

AS_NEAR = 0.1  # items of figures this near the best: which is meant, the figures tell
SPOKEN_OF = 0.38  # the same where the column is named
LEAST_EXPLAINED = 0.22
TOLD_BY = 0.95  # weight of what picks an item, from which a complaint is the one it tells
IN_TALK = 0.9  # score from which an item of the policy talked of is meant
EXPLAINED = 0.5  # share of a question that a passage must speak of
AS_MUCH, MOST_ACROSS = 0.75, 6  # of what the best explains, for a policy to be listed; policies listed
_RANKED = tuple(f"operation.{name}" for name in ("highest", "lowest", "ranking", "full_marks", "below", "above"))
_ACTING = ("โดยมี", "ร่วมกับ", "เป็นผู้", "คณะทำงาน", "หน่วยงานหลัก", "สามารถเข้าใช้งาน", "สพท. ควร", "สพฐ. ควร")


def across(turn: Turn) -> Answer | None:
    """The policies that speak of something: "ระบบไม่เสถียรปรากฏในนโยบายใดบ้าง", "งบล่าช้ามีในเรื่องไหนบ้าง"."""
    question = turn.question
    counted = question.asks_number and not question.asks_how_many_policies
    if not question.asks_which_policy or counted or question.has(*_RANKED, "lack.money"):
        return None
    if policies_compared(turn) or question.asks_of_a_group:
        return None
    turn = _less_what_is_told(turn)
    question, column = turn.question, turn.aspect
    common = turn.catalogue.words.actors
    telling = [t for t in question.content if common.isdisjoint(t.cues)] or list(question.content)
    if column and _WHICH_ONES.search(question.normal) and _names_only_its_policy(turn, telling):
        return None
    found = [
        m
        for m in turn.passages(aspects=(column,) if column else COLUMNS)
        if any(says(m.item, t) for t in telling) and m.item.passage.aspect != "figures"
    ]
    found = [m for m in found if _prints_all(m.item, telling)] or found
    found.sort(key=lambda m: -m.explained)
    if not found or found[0].explained < SPOKEN_OF:
        return None
    either = _alternatives(telling, question)
    near = [
        m
        for m in found
        if m.explained >= found[0].explained * AS_MUCH or any(all(says(m.item, t) for t in each) for each in either)
    ]
    best = {m.item.passage.policy: m.item.passage for m in reversed(near)}
    listed = [best[p] for p in dict.fromkeys(m.item.passage.policy for m in near)][:MOST_ACROSS]
    turn.note("across", ", ".join(f"{p.policy}/{p.aspect}/{p.order}" for p in listed))
    if len(listed) > 1:
        return passage_answer(turn.catalogue, listed, reason="across")
    return chosen_passages(turn, [m for m in near if m.item.passage.policy == listed[0].policy], column=bool(column))


# "อุปสรรคแก้หนี้ครูในรายงานมีข้อไหนบ้าง" asks for all of a column, and "มีในเรื่องไหนบ้าง" where it stands
_WHICH_ONES = re.compile(r"มี\s?(?:ข้อ|เรื่อง|ประเด็น|จุด|อัน|ตัว)(?:ไหน|ใด)(?:บ้าง|มั่ง)")


def _names_only_its_policy(turn: Turn, telling: Sequence[Token]) -> bool:
    verbs = turn.catalogue.words.verbs
    named = [t for t in telling if not any(c.startswith("unit.") for c in t.cues) and not verbs.issuperset(t.concepts)]
    return bool(turn.titled_policy and named) and all(names_policy(turn, t) for t in named if t.concepts)


def _prints_all(item: Item, telling: Sequence[Token]) -> bool:
    """ "Big Data ถูกพูดถึงในเรื่องไหน": a name in Latin letters is looked for as it is typed, where an item prints it."""
    names = [t.text for t in telling if t.text.isascii() and not t.number]
    return bool(names) and all(name in item.text.lower() for name in names)


def _less_what_is_told(turn: Turn) -> Turn:
    """ "กิจกรรมจบไปแล้วเงินเพิ่งมา มีเรื่องไหนที่งบมาช้าบ้าง": the part that asks, where it says by itself of what."""
    question = turn.question
    asked = replace(question, tokens=tuple(t for t in question.tokens if t.part in question.asking_parts))
    named = asked.concepts - turn.catalogue.words.actors
    return Turn(asked, turn.context, turn.catalogue, turn.trace) if named and asked != question else turn


def _alternatives(telling: Sequence[Token], question: Question) -> list[list[Token]]:
    """ "งบไม่พอหรือมาช้า" asks for what speaks of either: of "งบ" and "ไม่พอ", or of "งบ" and "มาช้า"."""
    parting = [t.start - bool(t.concepts) for t in question.tokens if t.text in _OR or t.text.startswith("หรือ")]
    named = [t for t in telling if t.concepts]
    before = [t for t in named if parting and t.start < parting[0]]
    after = [t for t in named if parting and t.start > parting[0]]
    if not before or len(after) != 1:
        return []
    return [before, [*before[:-1], *after]]


_OR = frozenset({"หรือ", "หรือไม่", "รึ", "or"})


def narrowed(turn: Turn) -> Answer | None:
    """One policy of those that the last answer listed: "เอาเฉพาะงานแนะแนว" after "งบช้าเขียนไว้ที่เรื่องไหน"."""
    last = turn.context.passages
    if len(last) < 2 or len({place[0] for place in last}) < 2 or not turn.question.has(*_NARROWING):
        return None
    policy = turn.named_policy
    if policy is None or turn.aspect or not all(names_policy(turn, t) for t in turn.question.naming):
        return None
    own = [p for p in turn.catalogue.edition.passages if p.policy == policy and p.place in last]
    return passage_answer(turn.catalogue, own, reason="chosen") if own and not turn.question.asks_number else None


A_NAME = 3  # letters of a name in Latin letters
NAME_AT_HAND = 0.8  # an item this near the best is meant where it prints a name and a name is asked for
_NARROWING = ("follow.only", "follow.and_then")


def announced(turn: Turn) -> Answer | None:
    """A list of the report by what announces it: "ช่องทางโซเชียล 5 ช่องทางมีอะไรบ้าง"."""
    question = turn.question
    if not question.has("ask.what") or question.asks_number or turn.aspect or not question.content:
        return None
    for said, items in turn.catalogue.lists:
        told = [t for t in question.content if not said.isdisjoint(t.cues)]
        rare = max((turn.catalogue.token_weight(t) for t in told), default=0.0)
        listed = said.union(*(i.said for i in turn.catalogue.items if i.passage in items))
        beyond = max(
            (turn.catalogue.token_weight(t) for t in question.content if listed.isdisjoint(t.cues)), default=0.0
        )
        if rare >= max(ANNOUNCED, beyond) and len(told) >= ANNOUNCED * len(question.content):
            turn.note("announced", f"{items[0].policy}/{items[0].aspect}/{items[0].order}…")
            return passage_answer(turn.catalogue, items, reason="cell")
    return None


ANNOUNCED = 0.6  # weight of what names a list, and the share of the question that its introduction tells


def spoken_of(turn: Turn) -> Answer | None:
    """Whether the report speaks of something: the rest of the story may name what it doesn't hold ("วันละสิบรอบ")."""
    question = turn.question
    if not question.asks_whether_told or any(len(number) > 2 for number in question.numbers):
        return None
    mentioned = [t.start for t in question.tokens if "ask.mentioned" in t.cues]
    if mentioned and any("lack.names" in t.cues and t.start < mentioned[0] for t in question.tokens):
        return None  # "รัฐมนตรีกล่าวถึงเรื่องนี้ว่าอย่างไร" asks what somebody said, not the report
    answer = (turn.aspect and aspects(turn)) or passages(turn)
    if answer is None or answer.outcome != "answer" or not answer.passages:
        return None
    item = next(i for i in turn.catalogue.items if i.passage == answer.passages[0])
    return answer if weight_of_pick(turn, item) >= TOLD_BY else None


def asks_why(question: Question) -> bool:
    """For a cause: not in "เช่าไปทำไม", which asks what for."""
    return question.has("ask.why") and not question.asks_what_for


def passages(turn: Turn) -> Answer | None:
    """The passage that speaks of the question, when no column and no number is asked for."""
    question = turn.question
    if not question.concepts and not turn.follows:
        return None
    found = preferred(turn, _within_reach(turn, _columns(question)))
    best = found[0] if found else None
    if best is None or not (turn.follows or tells_apart(turn, best)):
        return None
    if asks_why(question) and picked_weight(turn, best) < STRONG_PICK and (whole := _hindrances(turn)):
        return whole
    turn.note(
        "passages", ", ".join(f"{place_label(m.item.passage.place)} {m.score:.2f} {m.explained:.2f}" for m in found[:4])
    )
    if not _meant(turn, best) or _beside_what_is_named(turn, best):
        return None
    if question.has("ask.which_year") and not years_in(best.item.passage.text):
        return not_found(turn, "lack.when_done")  # "จะเริ่มใช้ AI ตรวจสื่อปีไหน"
    if untold := not_told(turn, best):
        return untold
    if best.item.passage.aspect == "figures" and not question.asks_website:
        near = [m.item.passage for m in found if m.score > best.score - AS_NEAR and m.item.passage.aspect == "figures"]
        if answer := _figure_in(turn, near):
            return answer
    return chosen_passages(turn, found)


def _within_reach(turn: Turn, columns: tuple[Aspect, ...] | None) -> Sequence[PassageMatch]:
    """Items of the policy named, of the one talked of unless another says far more, or of all."""
    if too := _told_too(turn):
        return too
    if turn.titled_policy:
        return by_what_picks(turn, turn.passages(among=(turn.titled_policy,), aspects=columns))
    anywhere = by_what_picks(turn, turn.passages(aspects=columns))
    if not turn.follows or turn.named_policy is not None:
        return anywhere
    found = by_what_picks(turn, turn.passages(among=turn.context.policies[:1], aspects=columns))
    if not found:
        return anywhere
    ahead = anywhere[0].score > found[0].score + FAR_AHEAD and anywhere[0].explained > NEARLY_ALL
    return anywhere if ahead and not asks_why(turn.question) else found


_TOO = re.compile(r"ด้วย(?:รึ|หรือ|ใช่|มั้ย|มั๊ย|ไหม|ป่าว|ปะ|ป่ะ|เหรอ|หรอ|\s|$)|\b(?:too|as well|also)\b")


def _told_too(turn: Turn) -> Sequence[PassageMatch]:
    """ "ครูขาดในโรงเรียนเล็กด้วยไหม" in talk of a column: its items, where one tells of all that is named."""
    question, read = turn.question, turn.context.passages
    if not (read and question.naming and question.has("ask.yes_no") and _TOO.search(question.normal)):
        return ()
    policy, column, _ = read[0]
    own = by_what_picks(turn, turn.passages(among=(policy,), aspects=tuple(a for a in ASPECTS if a == column)))
    return own if own and all(says(own[0].item, t) for t in question.naming) else ()


FAR_AHEAD, NEARLY_ALL = 0.6, 0.7


def preferred(turn: Turn, found: Sequence[PassageMatch]) -> Sequence[PassageMatch]:
    """Those first that print what is asked for: a name, an address on the web, who acts."""
    question = turn.question
    if not found:
        return found
    if len(question.content) == 1 and not any(map(question.section, ("ask", "aspect", "operation"))):
        least = found[0].score - AS_NEAR  # "แล้ว ITA ล่ะ": how far it got, rather than an item that speaks of it
        named = {f.indicator.place for f in turn.catalogue.figures if not f.naming.isdisjoint(question.concepts)}
        found = sorted(found, key=lambda m: m.score < least or m.item.passage.place not in named)
    names = [t for t in question.content if t.text.isascii() and len(t.text) >= A_NAME and not names_policy(turn, t)]
    if printed := [t.text for t in names]:
        least = found[0].score - AS_NEAR  # "Big Data" is meant of two that tell of data
        found = sorted(found, key=lambda m: m.score < least or not any(p in m.item.text.lower() for p in printed))
    if mark := mark_of_what_is_asked(question):
        least = max(m.score for m in found) - NAME_AT_HAND
        found = sorted(
            found,
            key=lambda m: (
                question.asks_its_name and not _names_it(turn, m.item),
                m.score < least or mark.search(m.item.text) is None,
                question.asks_website and ADDRESS.search(m.item.text) is None,  # before a mere name
            ),
        )
    if question.has("ask.which_year"):  # "จะสำรวจความสมัครใจช่วงปีไหน"
        least = max(m.score for m in found) - NAME_AT_HAND
        found = sorted(found, key=lambda m: m.score < least or not years_in(m.item.text))
    if question.asks_whether_told and found[0].item.passage.aspect not in _COMPLAINTS and not turn.aspect:
        least = found[0].score - NEARLY_AS_GOOD
        found = sorted(found, key=lambda m: m.score < least or m.item.passage.aspect not in _COMPLAINTS)
    if question.asks_who and found[0].explained < ALL_BUT:
        least = AS_MUCH * max(m.explained for m in found[:6])
        acts = {id(m) for m in found[:6] if m.explained >= least and any(word in m.item.text for word in _ACTING)}
        found = sorted(found[:6], key=lambda m: not (id(m) in acts and words_that_pick(turn, m.item)))
    return found


def _names_it(turn: Turn, item: Item) -> bool:
    """Whether a name is printed right after what it is asked of: "คลังสื่อเทคโนโลยีดิจิทัล … (OBEC Content Center)"."""
    who = turn.catalogue.words.actors
    said = [t for t in turn.question.naming if not who.issuperset(t.concepts)]
    head = next((t for t in said if t.text not in _KINDS), None)
    if head is None:
        return False
    asked = frozenset(head.concepts)
    of_it = (form for form, cues in turn.catalogue.lexicon.forms.items() if not asked.isdisjoint(cues))
    forms = (form for form in of_it if form in item.text and not form.isascii())
    return any(re.search(re.escape(form) + _NAMED_AFTER, item.text) for form in forms)


_KINDS = frozenset(  # what is said before what it is for: "แพลตฟอร์มคลังสื่อ"
    {"แพลตฟอร์ม", "ระบบ", "โปรแกรม", "แอป", "แอพ", "เว็บ", "เว็บไซต์", "โครงการ", "ศูนย์", "เครือข่าย", "กิจกรรม", "หลักสูตร"}
)
_NAMED_AFTER = r"[^\d.]{0,60}?(?:\([A-Za-z]{2}|[“\"]|ด้วย\s?[A-Za-z]|ชื่อ|\b[A-Za-z]{3,} [A-Za-z]{3,})"
_COMPLAINTS = ("obstacles", "recommendations")  # what people ask about whether the report speaks of it
NEARLY_AS_GOOD = 0.25  # score within which the item that tells of a complaint is meant
ALL_BUT = 0.9  # of a question, for an item to be what is meant whoever acts in it


def _meant(turn: Turn, match: PassageMatch) -> bool:
    """Whether the best item is near enough to what is asked to be given for it."""
    question = turn.question
    picked = picked_weight(turn, match)
    if picked >= STRONG_PICK:
        told = question.asks_whether_told  # a story may name much besides
        return match.explained >= (LEAST_EXPLAINED / 2 if told else LEAST_EXPLAINED) and match.score > -0.8
    leans = turn.follows and match.item.passage.policy == turn.context.policies[0]
    why = asks_why(question)
    if question.asks_website and picked and match.explained >= LEAST_EXPLAINED and ADDRESS.search(match.item.text):
        return True
    if why and question.has("ask.mentioned") and match.explained >= EXPLAINED and match.score >= IN_TALK:
        return True  # "เจ้าหน้าที่เขตบริการไม่ได้เรื่อง ในเล่มว่าเพราะอะไร"
    if leans and why and match.explained >= LEAST_EXPLAINED and speaks_of(turn, match):
        return True
    told = len(question.plain_words) <= 1 or speaks_of(turn, match)
    if leans and not why and told and match.score >= IN_TALK and match.explained >= SPOKEN_OF:
        return True
    if match.explained < EXPLAINED or match.score <= 0.2 or asks_of_another(turn, match):
        return False
    return bool(picked) or (turn.follows and not why)


def _hindrances(turn: Turn) -> Answer | None:
    """ "ทำไมหนี้ครูถึงแก้ไม่หลุด": why a policy as a whole does not get on; its obstacles tell."""
    question, policy = turn.question, turn.named_policy
    if policy is None or question.has("operation.lowest", "operation.difference"):
        return None
    if (question.numbers or question.has("ask.percent")) and not _SO_FEW.search(question.text):
        return None
    counted = policy != turn.titled_policy and question.section("operation")  # "ตก ITA เพราะอะไร"
    strong, titled = turn.catalogue.words.strong.get(policy, frozenset()), turn.catalogue.titled[policy]
    results = (f.naming - titled for f in turn.catalogue.figures if f.indicator.policy == policy)
    common = turn.catalogue.words.actors | {"solved"} | titled | strong
    if turn.follows and any(strong.intersection(t.concepts) for t in question.content):
        common -= frozenset().union(*results) - turn.catalogue.generic  # "สาเหตุที่เลิก" after how many closed
    cell = turn.catalogue.passages(policy, "obstacles")
    if not cell or counted or any(t.concepts and not common & set(t.cues) for t in question.content):
        return None
    said = frozenset().union(*(i.said for i in turn.catalogue.cells[policy, "obstacles"])) | turn.catalogue.generic
    if any(not (said | titled).issuperset(t.concepts) for t in question.content):  # "เด็กเครียดเพราะอะไร"
        return None
    return passage_answer(turn.catalogue, cell, reason="cell")


_SO_FEW = re.compile(r"(?:แค่|เพียง|ไม่ถึง|เท่านี้|นิดเดียว|only|just)")  # "ทำไมหนี้แก้ได้แค่ 15%" asks of no number


def asks_of_another(turn: Turn, match: PassageMatch) -> bool:
    """ "มีคอร์สภาษาจีนให้ครูไหม": courses there are, but of this the item says nothing."""
    if turn.titled_policy or turn.follows or not turn.question.has("ask.yes_no"):
        return False
    asking = turn.question.asking_parts
    return any(t.part in asking and t.known and len(t.text) >= A_THING for t in match.unexplained if not t.cues)


def tells_apart(turn: Turn, match: PassageMatch) -> bool:
    """Whether more is named than who acts, and that something was done: not in "ครูตีเด็กเป็นยังไงบ้าง"."""
    common = turn.catalogue.generic - turn.catalogue.words.often_done
    named = any(not common.issuperset(t.concepts) for t in turn.question.naming)
    return named or any(len(t.text) >= A_THING and says(match.item, t) for t in turn.question.plain_words)


def _beside_what_is_named(turn: Turn, match: PassageMatch) -> bool:
    """ "ประชุมทางไกลใช้โปรแกรมอะไร": an item of another policy says a word of it, and nothing of what is named first."""
    policy, words = turn.named_policy, turn.catalogue.words
    if policy is None or match.item.passage.policy == policy or turn.question.has("ask.mentioned", "ask.why"):
        return False
    first = next((t for t in turn.question.naming if not turn.catalogue.generic.issuperset(t.concepts)), None)
    named = first is not None and not words.strong.get(policy, frozenset()).isdisjoint(first.concepts)
    return named and first in match.unexplained


def speaks_of(turn: Turn, match: PassageMatch) -> bool:
    """Whether the item speaks of something the question names, beyond who acts and what was done."""
    common = turn.catalogue.words.actors | turn.catalogue.words.verbs | turn.catalogue.titled[match.item.passage.policy]
    return any(not common & set(t.cues) and says(match.item, t) for t in turn.question.content)


def _figure_in(turn: Turn, passages: Sequence[Passage]) -> Answer | None:
    """Passages of the figures column are answered by the figure in them that is named best."""
    places = {passage.place for passage in passages}
    inside = [m for m in turn.figures if m.figure.indicator.place in places and not m.whole]
    if not inside:
        return None
    best = max(inside, key=lambda m: m.score + m.named)  # "what was the passing score" after those who passed
    if turn.sure and narrowed_by(turn, best) in best.unexplained:
        return None  # "LINE OA มีการเข้าถึงกี่ครั้ง", however it is asked
    return figure_for(turn, best)


def _columns(question: Question) -> tuple[Aspect, ...] | None:
    if asks_why(question):
        return ("obstacles",)
    aspect = asked_aspect(question)
    return (aspect,) if aspect and aspect != "activities" else None
