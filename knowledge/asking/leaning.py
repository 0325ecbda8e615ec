"""Follow-ups to an item just read, or to one just asked for in vain, that name too little to find it by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import Catalogue, units_agree
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.figures import figures
from knowledge.asking.finding import find_figures
from knowledge.asking.listing import LISTS, WHICH_ONES
from knowledge.asking.operands import recent
from knowledge.asking.parts import COUNTING
from knowledge.asking.picking import ACCEPT, words_that_pick
from knowledge.asking.question import Question, read_question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer, passage_answer
from knowledge.records import place_label

MOST_READ = 3  # items just read, of which one may tell what it is for
FEW = 10  # tokens of a follow-up that leans
_EITHER = re.compile(
    r"(?:เป็น|แบบ|ใช้|ทำเป็น|ออกเป็น)\S{1,24}\s?(?:หรือ|รึ)(?:ว่า)?\s?(?:เป็น|แบบ|ใช้)"
    r"|^(?:แล้ว)?\s?(?:เป็น|ทำเป็น|ออกเป็น|ใช้)\S{1,24}\s?(?:หรือ|รึ)(?:ว่า)?\s?\S{3,}"
)
_ITS_TOPIC = re.compile(
    r"^(?:แล้ว|ใน|ภายใต้|อยู่)*\s?(?:หัวข้อ|ธีม|โจทย์|แนวคิด|คอนเซ็?ปต์?|ประเด็น|เรื่อง|ชื่อ)\s?(?:เรื่อง|ว่า|ชื่อ|ของงาน|งาน|คือ)*\s?"
    r"(?:อะไร|ไร)\s?(?:นะ|อะ|อ่ะ|ครับ|คับ|ค่ะ|คะ)*$|^(?:on |about |under )?what (?:topic|theme|title|was it called)"
)
_WITH_WHOM = re.compile(
    r"^(?:แล้ว)?\s?(?:เขา|เค้า)?\s?(?:ไป|ทำ|ร่วม|ร่วมมือ|จับมือ|จัด)?\s?(?:ร่วม)?(?:กับ|กะ)"
    r"\s?(?:ใคร|หน่วย(?:งาน)?\s?(?:ไหน|ใด|อะไร))|^with who|^who with"
)
_PURPOSE = re.compile("เพื่อ|นำไป|ให้สามารถ|จะสามารถ")
_TITLED = re.compile('[“"«‘]|หัวข้อ|แนวคิด|ชื่อ')
_TOGETHER = re.compile("ร่วมกับ|ร่วมมือกับ")
_WHOM = re.compile(r"^(?:แล้ว)?\s?(?:เขา|เค้า)?\s?(?:ได้|ไป)*(?:อบรม|ฝึก|สอน|ติว)(?:ให้)?ใคร")
_TRAINS = re.compile("(?:อบรม|พัฒนา)\\S{0,24}(?:ครู|นักเรียน|บุคลากร|ผู้บริหาร)")
_TOLD_BY_IT = (
    (_EITHER, re.compile("")),
    (_ITS_TOPIC, _TITLED),
    (_WITH_WHOM, _TOGETHER),
    (_WHOM, _TRAINS),
    (WHICH_ONES, LISTS),
)  # what asks: what tells
_OF_THEM = re.compile(r"^(?:แล้ว|ละ|และ|งั้น|ส่วน)?\s?(?:พวก)?(?:เขา|เค้า|มัน|ที่นั่น|ตรงนั้น|อันนั้น|โครงการนั้น|โครงการนี้)")


def read_again(turn: Turn) -> Answer | None:
    """ "เป็นกระดาษหรือเป็นไฟล์", "หัวข้ออะไรนะ", "ไปกับใคร" after an item: the item itself tells it."""
    question = turn.question
    told = [i.place for i in recent(turn)[:1] if i.aspect == turn.context.aspect == "activities"]
    read = turn.context.passages or told
    if not read or len(question.tokens) > FEW or question.asks_number or turn.titled_policy:
        return None
    if turn.aspect and not question.asks_what_for:
        return None
    tells = next((tells for asks, tells in _TOLD_BY_IT if asks.search(question.text)), None)
    if tells is None and question.asks_what_for and not question.naming:
        tells = _PURPOSE
    if tells is None:
        return None
    near = read[:MOST_READ] if tells is _PURPOSE else read[:1]
    again = [p for p in turn.catalogue.edition.passages if p.place in near and tells.search(p.text)][:1]
    turn.note("leaning", "the item read")
    return passage_answer(turn.catalogue, again, reason="chosen") if again else None


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


_BESIDES = ("ask", "aspect", "operation", "meta", "lack", "absent", "depth", "group", "amount")
MOST_NAMED = 6  # words that mean something, of a follow-up that does no more than name another subject


def asks_the_same_of(turn: Turn) -> Answer | None:
    """ "แล้ว ITA" after "หนี้ครูกี่เปอร์เซ็นต์": the same number is asked of another policy."""
    question, context = turn.question, turn.context
    best = next((m for m in turn.figures[:1] if m.score >= ACCEPT and not m.unexplained), None)
    named = turn.named_policy or (best.figure.indicator.policy if best else None)
    saying = [t for t in question.tokens if t.cues and "follow.and_then" not in t.cues]
    if context.aspect != "figures" or context.passages or context.operation:
        return None
    if named is None or context.policies == (named,):
        return None
    if len(saying) > MOST_NAMED or question.plain_words or any(map(question.section, _BESIDES)):
        return None
    earlier = read_question(context.question, turn.catalogue.lexicon)
    if not earlier.has(*COUNTING) or question.has("follow.item") or earlier.asks_twice:
        return None
    if context.of_whole and (whole := _whole_likewise(turn, earlier, named)):
        return whole
    for in_its_unit in (True, False):  # "แล้วครูที่อบรมการเงินล่ะ" after how many area offices: people are counted
        answer = counted_likewise(turn, earlier, in_its_unit=in_its_unit)
        if answer and answer.outcome == "answer" and answer.policies[:1] == (named,) and answer.reason != "all_figures":
            turn.note("leaning", f"the same of {named}")
            return replace(answer, asked=_in_full(question, [t for t in earlier.tokens if _counts(t)]))
    turn.note("leaning", "no such number")
    return None


def _whole_likewise(turn: Turn, earlier: Question, policy: str) -> Answer | None:
    """ "ของนโยบายแนะแนว" after "นักเรียนทั้งหมดมีกี่คน": all of those that the policy's figures are out of."""
    question, actors = turn.question, turn.catalogue.words.actors - {"people"}
    whom = _who_is_counted(question) & actors or _who_is_counted(earlier) & actors
    best = find_figures(question, turn.catalogue, turn.context, among=(policy,))
    own = [m for m in best if m.whole and units_agree(earlier.unit or m.figure.unit, m.figure.unit)]
    told_by_unit = whom <= {"school"}
    own = [m for m in own if told_by_unit or whom & m.figure.naming]
    if not own:
        of_those = any(t.text == "ของ" for t in question.tokens)
        return replace(not_found(turn, "no_figure"), asked=question.text) if of_those else None
    turn.note("leaning", f"the whole of {policy}")
    kept = [t for t in earlier.tokens if _counts(t) or _of_all(t) or whom.intersection(t.concepts)]
    told = figure_answer(turn.catalogue, [own[0].figure.indicator], focus="total")
    return replace(told, asked=_in_full(question, kept))


def _who_is_counted(question: Question) -> frozenset[str]:
    return frozenset(c for t in question.naming if "unit.item" not in t.cues for c in t.concepts)


def _counts(token: Token) -> bool:
    return any(cue in COUNTING or cue.startswith("unit.") for cue in token.cues)


def _of_all(token: Token) -> bool:
    return "operation.total" in token.cues or "operation.base" in token.cues


def _in_full(question: Question, kept: Sequence[Token]) -> str:
    """A message with what it left out of what was asked before."""
    return f"{question.text} {' '.join(t.text for t in kept)}"


def counted_likewise(turn: Turn, earlier: Question, *, in_its_unit: bool = True) -> Answer | None:
    """The number that an earlier question asked for, in its unit or in any, asked of what the message names."""
    question = turn.question
    shift = 1 + max(t.start + len(t.text) for t in question.tokens)
    asked = [place for place, t in enumerate(earlier.tokens) if any(c in COUNTING for c in t.cues)]
    again = [
        t._replace(start=t.start + shift, part=question.tokens[-1].part)
        for place, t in enumerate(earlier.tokens)
        if place in asked or (in_its_unit and place - 1 in asked and f"unit.{earlier.unit}" in t.cues)
    ]
    return figures(Turn(replace(question, tokens=(*question.tokens, *again)), turn.context, turn.catalogue, turn.trace))


_THE_FIRST = re.compile(
    r"(?:ย้อน|กลับ|วก|วน|หวน)\S{0,14}?\s?(?:ที่)?\s?"
    r"(?:ตัวเลข|ตัว|กลุ่ม|สี|ช่องทาง|ช่อง|อัน|จำนวน|คำถาม|ค่า|พวก|คน|ส่วน|ยอด|เลข)\s?(?:ตอน)?(?:แรก(?:สุด)?|ที่หนึ่ง|ที่ 1)"
    r"|back to the first (?:one|number|figure|group)"
)


def back_to_the_first(question: Question, context: Context, catalogue: Catalogue) -> tuple[Question, Context]:
    """ "กลับไปสีแรก คิดเป็นร้อยละเท่าไร": what is asked, of the figure that the conversation told first."""
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


def gone_back(question: Question, context: Context) -> Context:
    """ "กลับไปเรื่องก่อนหน้า", "กลับไปอันแรก เสนอให้ทำคู่มือด้วยป่ะ": the conversation as it was on an earlier topic."""
    goes_back = question.has("follow.back") and "follow.back" in question.tokens[0].cues
    if not question.has("follow.back") or len(context.topics) < 2 or (question.concepts and not goes_back):
        return context
    first = goes_back and any({"follow.back", "follow.first"} <= set(t.cues) for t in question.tokens)
    policy = context.topics[0 if first else -2]
    ours = tuple(i for i in context.indicators if i.startswith(f"{policy}."))
    return replace(context, policies=(policy,), indicators=ours + context.indicators, operands=())
