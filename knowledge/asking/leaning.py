"""Follow-ups to what was asked for, maybe in vain, that name too little to find it by themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.picking import words_that_pick
from knowledge.asking.question import Question, read_question
from knowledge.asking.turn import Turn
from knowledge.records import place_label

FEW = 10  # tokens of a follow-up that leans
_OF_THEM = re.compile(r"^(?:แล้ว|ละ|และ|งั้น|ส่วน)?\s?(?:พวก)?(?:เขา|เค้า|มัน|ที่นั่น|ตรงนั้น|อันนั้น|โครงการนั้น|โครงการนี้)")


def of_what_was_asked(turn: Turn) -> Answer | None:
    """ "แล้วเขาร่วมกับใคร" after a question on schools in the EEC: the item that speaks of both."""
    question, context = turn.question, turn.context
    if question.asks_number or turn.titled_policy or len(question.tokens) > FEW or not question.naming:
        return None
    if not (turn.follows and _OF_THEM.search(question.normal)) or turn.aspect not in (None, "activities"):
        return None
    earlier = read_question(context.question if not context.pending else context.pending, turn.catalogue.lexicon)
    named = [t for t in earlier.naming if not turn.catalogue.generic.issuperset(t.concepts)]
    if not named:
        return None
    shift = 1 + max(t.start + len(t.text) for t in named)
    ours = tuple(t._replace(start=t.start + shift) for t in question.tokens)
    both = Turn(replace(question, tokens=(*named, *ours)), context, turn.catalogue)
    for match in both.passages(among=context.policies[:1], aspects=COLUMNS)[:4]:
        picking = words_that_pick(both, match.item)
        if any(t.start in picking for t in named) and any(t.start in picking for t in ours):
            turn.note("leaning", place_label(match.item.passage.place))
            return chosen_passages(both, [match])
    return None


_THE_FIRST = re.compile(
    r"(?:ย้อน|กลับ|วก|วน|หวน)\S{0,14}?\s?(?:ที่)?\s?"
    r"(?:ตัวเลข|ตัว|กลุ่ม|สี|ช่องทาง|ช่อง|อัน|จำนวน|คำถาม|ค่า|พวก|คน|ส่วน|ยอด|เลข)\s?(?:ตอน)?(?:แรก(?:สุด)?|ที่หนึ่ง|ที่ 1)"
    r"|^(?:แล้ว)?\s?(?:ตัวเลข|เลข|จำนวน|ยอด)\s?(?:ตัว|อัน)?แรก"
    r"|back to the first (?:one|number|figure|group)"
)


def back_to_the_first(question: Question, context: Context, catalogue: Catalogue) -> tuple[Question, Context]:
    """ "กลับไปสีแรก คิดเป็นร้อยละเท่าไร": what is asked, of the figure that the conversation told first."""
    if again := _told_before(question, context, catalogue):
        return again
    first = catalogue.values.get(context.indicators[-1]) if context.indicators else None
    if first is None or not _THE_FIRST.search(question.normal):
        return question, context
    common = catalogue.generic | catalogue.words.told_apart | first.spoken | first.near
    ends = next((place for place, t in enumerate(question.tokens) if "follow.first" in t.cues), -1)
    asked = question.tokens[ends + 1 :]
    if not asked or any(not common.issuperset(t.concepts) for t in question.naming):
        return question, context
    indicator = first.indicator
    others = tuple(each for each in context.indicators if each != indicator.id)
    told = Context(
        policies=(indicator.policy,),
        aspect="figures",
        indicators=(indicator.id, *others),
        topics=context.topics,
        question=context.question,
    )
    return replace(question, tokens=asked), told


_BEFORE = re.compile("เมื่อกี้|เมื่อกี๊|ตะกี้|ตะกี๊")
_JUST_NOW = re.compile(r"^(?:เมื่อ|ตะ)(?:กี้|กี๊|ตะกี้)(?:นี้)?\s?(?:บอก(?:ว่า)?|ตอบ(?:ว่า)?|คือ|ได้|มี|มัน|\s)*(?:กี่|เท่าไ|เท่าใด)")


def _told_before(question: Question, context: Context, catalogue: Catalogue) -> tuple[Question, Context] | None:
    """ "เมื่อกี้หนี้ครูเท่าไหร่นะ": the figure of that policy that was told, not whichever its name fits best."""
    said = question.naming
    if not _BEFORE.search(question.normal) or not question.asks_number or question.section("operation"):
        return None
    asked = tuple(t for t in question.tokens if t not in said and "follow.back" not in t.cues)
    if not said:
        return (replace(question, tokens=asked), context) if asked and _JUST_NOW.match(question.normal) else None
    of = (p for p in context.topics[::-1] if all(not catalogue.titled[p].isdisjoint(t.concepts) for t in said))
    policy = next(of, "")
    own = _told_of(context, policy)
    if not policy or not own:
        return None
    others = tuple(i for i in context.indicators if i not in own)
    told = Context(policies=(policy,), aspect="figures", indicators=own + others, topics=context.topics)
    return replace(question, tokens=asked), replace(told, question=context.question)


def gone_back(question: Question, context: Context) -> Context:
    """ "กลับไปเรื่องก่อนหน้า", "กลับไปอันแรก เสนอให้ทำคู่มือด้วยป่ะ": the conversation as it was on an earlier topic."""
    goes_back = question.has("follow.back") and "follow.back" in question.tokens[0].cues
    if not question.has("follow.back") or len(context.topics) < 2 or (question.concepts and not goes_back):
        return context
    first = goes_back and _to_the_first(question)
    policy = context.topics[0 if first else -2]
    return replace(context, policies=(policy,), indicators=_told_of(context, policy) + context.indicators, operands=())


def _told_of(context: Context, policy: str) -> tuple[str, ...]:
    """Which of the figures told are of that policy, newest first."""
    return tuple(i for i in context.indicators if i.startswith(f"{policy}."))


def less_what_was_told_beside(question: Question, context: Context, *, taken_up: bool) -> Context:
    """What was only told beside a no is not talked of, where the next message leans on what was before, "ยูทูบล่ะ", or
    the question declined is taken up again."""
    told = context.indicators[context.beside :]
    asks_anew = question.numbers or (question.naming and question.section("ask"))
    return replace(context, indicators=told, beside=0) if taken_up or (told and not asks_anew) else context


def with_its_figures(turn: Turn) -> Turn:
    """Where nothing is named after a column of a policy, its own figures are talked of: "เหลืออีกกี่คน"; those that were
    told before, or else its main one."""
    context = turn.context
    if not turn.column_told or turn.question.naming or turn.question.plain_words:
        return turn  # of one item that was read its own numbers are asked
    policy = context.policies[0]
    main = turn.catalogue.policies[policy].main_indicator
    own = _told_of(context, policy) or ((main,) if main else ())
    others = tuple(i for i in context.indicators if i not in own)
    return replace(turn, context=replace(context, indicators=own + others))


def _to_the_first(question: Question) -> bool:
    """ "เรื่องแรก", "กลับไปเรื่อง แรก", not the one before: "กลับไปเรื่องก่อนหน้า"."""
    if any("follow.back" in t.cues and "แรก" in t.text for t in question.tokens):
        return True
    return any("follow.back" in t.cues and "follow.first" in then.cues for t, then in pairwise(question.tokens))
