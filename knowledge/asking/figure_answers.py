"""An answer made of figures: the ones asked for first, then those that stand beside them in the report."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.dividing import part_of_whole, whole_of_part
from knowledge.asking.finding import Match
from knowledge.asking.guarding import JOINING, STORY, narrowed_by
from knowledge.asking.listing import is_spelled_out
from knowledge.asking.operands import named_matches, printed_operands
from knowledge.asking.picking import ACCEPT, NEARLY_WHOLE
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, all_figures, figure_answer
from knowledge.records import Indicator

MOST_BESIDE = 7
SIBLING = 0.12  # figures of one list this near each other are all meant


def _is_asked(turn: Turn, match: Match, best: Match) -> bool:
    """Whether a figure is asked for besides the best; of a story, whether the part that asks names it.

    "ให้เขตบ้าง … โรงเรียนที่ลดได้กี่เปอร์เซ็นต์" asks for the schools only.
    """
    asked, units = turn.question.unit, (best.figure.unit, match.figure.unit)
    joined = turn.question.asks_twice or any(t.text in JOINING for t in turn.question.tokens)
    if not joined and units[0] == asked != units[1] and "place" not in units:
        return False  # "ผลิตทั้งคลิปทั้งบทความ รวมกี่ชิ้น" counts no clips by themselves
    adds = not (match.unexplained or match.passed) or any(t in best.unexplained for t in match.asked)
    if not (adds or _names_several(turn, best)):
        return False  # "บุคลากรส่วนกลางที่ผ่านอบรม" are no new staff, who passed as well
    own = match.figure.naming - best.figure.naming
    asking = (t for t in turn.question.naming if t.part in turn.question.asking_parts)
    return len(turn.question.tokens) < STORY or any(not own.isdisjoint(t.cues) for t in asking)


def _names_several(turn: Turn, best: Match) -> bool:
    """Whether the question may mean more than one figure: two are joined, or a mark is named and who meets it."""
    question = turn.question
    if question.asks_twice or turn.resumed or (best.figure.indicator.kind == "criterion" and not question.unit):
        return True
    return any(t.text in JOINING for t in question.tokens)


def figure_for(turn: Turn, best: Match) -> Answer:
    indicator = best.figure.indicator
    question = turn.question
    if (
        question.has("ask.percent")
        and indicator.percent is None
        and indicator.kind == "part"
        and (answer := part_of_whole(turn, indicator))
    ):
        return answer
    if question.has("operation.breakdown") and (person := _told_apart_by_who(turn)):
        return not_found(turn, "lack.per_person", person)
    main = [indicator]
    if _of_each(turn, best) and len(family := family_of(turn, best)) >= 3:
        return figure_answer(turn.catalogue, family, main=len(family))
    named = named_matches(turn, 4)
    given = [o.indicator for o in printed_operands(turn)]
    if len(given) >= 2 and indicator in given:
        main = given
    elif named and named[0].figure.indicator.id == indicator.id:
        main += [m.figure.indicator for m in named[1:] if _is_asked(turn, m, named[0])]
    if len(main) == 1:
        main += _siblings(turn, best)
    if question.has("operation.breakdown") and len(main) == 1 and (stranger := not_broken_down(turn, best)):
        return not_found(turn, "lack.per_person", stranger)
    if question.has("operation.breakdown", "operation.total", "operation.base") and (whole := _whole_of(turn, main)):
        main = [whole, *(i for i in main if i is not whole)]
    if question.asks_twice and question.unit and not any(units_agree(question.unit, unit_class(i.unit)) for i in main):
        same = [f.indicator for f in turn.catalogue.figures if not f.whole and units_agree(question.unit, f.unit)]
        other = [i for i in same if i.place == indicator.place and i not in main][:1]
        main = other + main if question.has("ask.how_many") and not question.has("ask.percent") else main + other
    main = list(dict.fromkeys(main))
    if indicator.kind == "yearly" and question.has("operation.change") and question.has("operation.compare"):
        own = [i for i in turn.catalogue.edition.detailed if i.place == indicator.place]  # "เทียบปีก่อน เปลี่ยนแปลงเท่าใด"
        main = [i for i in own if i.kind == "change"] + [i for i in own if i.kind == "yearly"]
    elif indicator.kind in ("change", "yearly") and says_before(question.text):
        main = sorted((i for i in turn.catalogue.edition.detailed if _again(i, indicator)), key=lambda i: i.label)[:1]
    elif indicator.kind == "yearly" and _over_years(question):
        main = sorted((i for i in turn.catalogue.edition.detailed if _again(i, indicator)), key=lambda i: i.label)
    if indicator.kind == "mean":
        main += [i for i in beside(turn, main) if i.kind == "sd"]
    return figure_answer(
        turn.catalogue,
        [*main, *beside(turn, main)],
        focus=focus_of(question, best.whole and not _part_is_asked(turn, best), _may_be_whole(turn, best)),
        aspect=indicator.aspect,
        main=len(main),
        reason="quoted" if _wants_sentence(turn, best) or _names_those_counted(turn, best) else "",
    )


def _of_each(turn: Turn, best: Match) -> bool:
    """ "แต่ละช่องทาง", "followers of each channel", "แยกตามช่องทาง": the same is asked of all that are told apart."""
    question, apart = turn.question, turn.catalogue.words.told_apart
    said = [t for t in question.tokens if best.figure.naming.isdisjoint(t.cues)]
    if any(t.text.startswith(("ทุก", "แต่ละ")) for t in said):
        return True
    kind = any(apart.intersection(t.concepts) for t in said) and not question.has("ask.what", "ask.how", "ask.why")
    return kind and (question.has("operation.breakdown") or _EACH.search(question.normal) is not None)


_EACH = re.compile(r"\b(?:each|every|per|by|all|across|respective)\b|ราย(?=ช่อง|แพลต)")


def _told_apart_by_who(turn: Turn) -> Token | None:
    """ "แยกว่าเป็น ผอ. กี่คน ครูกี่คน": each counted is one of those who act, whom no figure tells apart."""
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    counted = [who for who, asks in pairwise(tokens) if "ask.how_many" in asks.cues and who.concepts]
    apart = len({who.concepts for who in counted}) > 1 and all(actors.issuperset(who.concepts) for who in counted)
    return counted[-1] if apart else None


_BEFORE = re.compile(
    r"(?<!ปี)ก่อน(?:ที่)?\s?(?:จะ)?\s?เพิ่ม|(?<!จาก)เดิม(?:ที)?\s?\S{0,24}มี(?:อยู่)?\s?(?:กี่|เท่า)|^จาก(?:ของ)?เดิม\s?(?:กี่|เท่า)"
)


def says_before(text: str) -> bool:
    """ "เดิมมีกี่โรง", "ก่อนจะเพิ่มขึ้นมามีเท่าไหร่": the earlier of the years, not what was added to it."""
    return _BEFORE.search(text) is not None


def _over_years(question: Question) -> bool:
    """ "ย้อนหลัง 2 ปี", "ทั้งสองปี", "ปี 66 กับ 67"."""
    text = question.text.replace(" ", "")
    return any(word in text for word in ("ย้อนหลัง", "สองปี", "2ปี", "แต่ละปี", "ทุกปี", "รายปี")) or (
        question.has("year_2566") and question.has("year_2567")
    )


def _again(other: Indicator, indicator: Indicator) -> bool:
    """Whether it counts the same in a year."""
    return other.kind == "yearly" and other.place == indicator.place


def _wants_sentence(turn: Turn, best: Match) -> bool:
    """Whether the question names what stands in the sentence and not in the label: then the sentence is shown."""
    question = turn.question
    if (
        not question.asks_number
        or question.has("ask.what", "ask.which", "ask.yes_no", "ask.which_year", "ask.define", "ask.who")
        or "หรือ" in question.text
        or _WHICH_OR_WHO.search(question.text)
    ):
        return True
    label, sentence = best.figure.labelled, best.figure.said
    return any(label.isdisjoint(t.cues) and not sentence.isdisjoint(t.cues) for t in best.asked)


_WHICH_OR_WHO = re.compile(r"ไหน|ใคร|(?<!เท่า)ใด(?!ๆ)")


def _names_those_counted(turn: Turn, best: Match) -> bool:
    """Whether the sentence goes on to say which they are: "2 เล่ม คือ เล่มที่ 1 …"; asked how many, people want both."""
    indicator = best.figure.indicator
    return turn.question.has("ask.how_many") and indicator.kind == "count" and is_spelled_out(indicator)


def family_of(turn: Turn, best: Match) -> list[Indicator]:
    """Figures that count the same for other things: the followers of every channel."""
    return [
        m.figure.indicator
        for m in turn.figures[:20]
        if not m.whole
        and m.figure.indicator.policy == best.figure.indicator.policy
        and m.figure.unit == best.figure.unit
        and best.names & m.names
        and m.figure.naming.isdisjoint(turn.question.left_out)
    ]


def not_broken_down(turn: Turn, best: Match) -> Token | None:
    """What a breakdown is asked by, where the figure's own sentence does not speak of it."""
    figure = best.figure
    after = [t.start for t in turn.question.tokens if "operation.breakdown" in t.cues]
    actors = turn.catalogue.words.actors
    by = [b for a, b in pairwise(turn.question.tokens) if a.text == "ตาม" and b.filler]  # "แยกตามสังกัด"
    return next(
        (
            t
            for t in (*turn.question.content, *by)
            if (
                t.start > after[0]
                and t.cues
                and not any(c in figure.spoken or c in actors for c in t.cues)
                and t.concepts
            )
            or (t.start > after[0] and not t.cues and len(t.text) > 3 and t.text not in figure.text)
        ),
        None,
    )


def _siblings(turn: Turn, best: Match) -> list[Indicator]:
    """Figures of sibling items that the same words name as well: "ค่าพาหนะเรียนรวมกี่โรง" means both kinds."""
    asked = {t.start for t in best.asked}
    indicator = best.figure.indicator
    titled = turn.catalogue.titled[indicator.policy]
    if all(any(c in titled for c in t.cues) for t in best.asked):
        return []
    return [
        m.figure.indicator
        for m in turn.figures[1:6]
        if m.score >= best.score - SIBLING
        and not m.whole
        and m.figure.unit == best.figure.unit
        and (m.figure.indicator.policy, m.figure.indicator.aspect) == (indicator.policy, indicator.aspect)
        and asked == {t.start for t in m.asked}
    ]


def _whole_of(turn: Turn, main: list[Indicator]) -> Indicator | None:
    """The count that these parts are parts of."""
    first = main[0]
    if first.kind != "part" and not (
        first.kind == "count" and len(main) == 1 and turn.question.has("operation.breakdown")
    ):
        return None
    return whole_of_part(turn, first) if first.kind == "part" else first


def focus_of(question: Question, whole: bool, either: bool = False) -> str:
    """What of a figure is asked for; where it may be its count or its whole, both are told."""
    if question.has("operation.base") and _gives_percent(question):
        return "share"  # "ร้อยละ 85 นี้ฐานคืออะไร"
    if question.has("operation.base") and _BASE_OF_PERCENT.search(question.normal):
        return "total"
    if question.has("ask.percent") and not question.asks_count:
        return "percent"
    if whole or (BEFORE_IT_WAS_DONE.search(question.normal) and not question.asks_twice):
        return "total"
    if question.has("operation.total", "operation.base") and not question.content:
        return "total"
    return "share" if either else "value"


BEFORE_IT_WAS_DONE = re.compile(  # "จำนวนทั้งหมดก่อนอบรม"
    r"(?:จำนวน|ยอด|ทั้งหมด|ทั้งสิ้น|คน|ราย|แห่ง|โรง|โรงเรียน|เรื่อง|เขต)\s?(?:ตอน|ช่วง)?ก่อน(?:จะ|ที่จะ|มา|ได้|เข้า|การ)*\s?"
    r"(?:อบรม|คัดเลือก|คัด|ประเมิน|ลด|แก้|ฝึก|พัฒนา|ผ่าน|แนะแนว|สอบ)"
)
_PERCENT = r"(?:ร้อยล่?ะ|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์เซนต์|%)"
_BASE_OF_PERCENT = re.compile(  # "ฐานที่ใช้คิดร้อยละคือเท่าใด", "คิดเปอร์เซ็นต์จากฐานเท่าไหร่"
    rf"(?:ฐาน|ตัวหาร|ตัวส่วน)\S{{0,12}}?\s?(?:คิด|คำนวณ|คำนวน|หา|ทำ|ออก)\S{{0,6}}?\s?{_PERCENT}"
    rf"|(?:คิด|คำนวณ|คำนวน|หา)\S{{0,6}}?\s?{_PERCENT}\S{{0,4}}?\s?(?:จาก|ด้วย|บน)\s?(?:ฐาน|ตัวหาร|จำนวน|อะไร|เท่า|กี่|ยอด)"
)


def _gives_percent(question: Question) -> bool:
    """ "ร้อยละ 15.61", "85%": a percent is told, and something else is asked of it."""
    return any(
        ("ask.percent" in one.cues and other.number) or (one.number and "ask.percent" in other.cues)
        for one, other in pairwise(question.tokens)
    )


def _may_be_whole(turn: Turn, best: Match) -> bool:
    """Whether the whole that a figure is out of matches nearly as well as the figure: "ครูบรรจุใหม่กี่คน"."""
    whole = whole_match(turn, best)
    asked = turn.question.has("operation.total", "operation.base") and not _ALL_OF_THEM.search(turn.question.normal)
    return whole is not None and (asked or whole.score >= best.score - NEARLY_WHOLE)


_ALL_OF_THEM = re.compile(  # "คนที่ได้ใบเกียรติบัตรทั้งหมดกี่คน": all who did, and not all who could
    r"(?:คน|ราย|ครู|เด็ก|นักเรียน|โรงเรียน|แห่ง|โรง|เขต)ที่(?:ได้|ผ่าน|รับ)[^\s\d]{2,30}?ทั้งหมด(?:มี)?\s?กี่"
)


def _part_is_asked(turn: Turn, whole: Match) -> bool:
    return _OF_ALL_HOW_MANY.search(turn.question.normal) is not None or _part_before_base(turn, whole)


_OF_ALL_HOW_MANY = re.compile(  # "นักเรียนทั้งหมดมีกี่คนที่ได้แนะแนว", "ในนักเรียนทั้งหมดได้แนะแนวกี่คน"
    r"ทั้งหมด(?:นี้|นั้น)?\s?(?:มี|ได้)?\s?(?:อยู่)?\s?กี่\S{1,9}?\s?ที่\S{3}|^(?:ใน|จาก)(?:บรรดา)?[^\s\d]{2,40}?ทั้งหมด\s?(?:ที่)?\S{4,}?\s?กี่"
)


def _part_before_base(turn: Turn, whole: Match) -> bool:
    """ "เขตที่ผ่าน ITA จากทั้งหมดกี่เขต": a part is named, not told before, and what it is out of is asked: both are told."""
    indicator = whole.figure.indicator
    tokens = turn.question.tokens
    base = next((t.start for t in tokens if "operation.base" in t.cues and t.text.startswith(_FROM)), None)
    if base is None or indicator.value is None or indicator.id in turn.context.indicators[:1]:
        return False
    before = [t for t in tokens if t.start < base]
    who_did = next((place for place, t in enumerate(before) if place and t.text in _WHO_DID), len(before))
    if any(t.concepts for t in before[who_did:]):
        return True
    own = turn.catalogue.values[indicator.id].naming - whole.figure.naming
    return any(not own.isdisjoint(t.cues) for t in before)


_FROM = ("จาก", "ใน", "out of", "of ")
_WHO_DID = frozenset({"ที่", "ซึ่ง", "ได้", "who", "that"})


def whole_match(turn: Turn, match: Match) -> Match | None:
    """The whole that a figure is out of, as it matches the question."""
    return turn.figures.of(turn.catalogue.of_figures.wholes.get(match.figure.indicator.id))


def beside(turn: Turn, main: list[Indicator]) -> list[Indicator]:
    """Other figures of the same items, and of sibling sub-items: what people ask for next."""
    near, known = turn.catalogue.nearby, {i.id for i in main}
    places = {i.place for i in main}
    found = {i.id: i for place in places for i in near.get(place, ()) if i.id not in known}
    if len(places) > 1:
        found = {i.id: i for i in turn.catalogue.edition.detailed if i.id in found}  # in printed order
    return list(found.values())[:MOST_BESIDE]


def counts_what_is_named(question: Question) -> bool:
    """ "จำนวนโรงเรียนเล็ก": how many of them there are, unlike "ตัวเลขเรื่องโรงเรียนเล็ก", "จำนวนหนี้ครู"."""
    return any(t.text in _NUMBER_OF and then.text.startswith(_SCHOOLS) for t, then in pairwise(question.tokens))


_NUMBER_OF, _SCHOOLS = frozenset({"จำนวน", "ยอด", "ยอดรวม", "จำนวนรวม"}), ("โรงเรียน", "รร", "สถานศึกษา")


def cell_of_figures(turn: Turn, policy: str) -> Answer | None:
    """All figures of a policy: what "ขอตัวเลขประกอบ" asks for."""
    answer = all_figures(turn.catalogue, policy)
    if answer:
        turn.note("figures", f"all of {policy}")
    return answer


def in_item_read(turn: Turn) -> Answer | None:
    """ "กี่ตอน" after the item that prints so many: its number, not that of another counted in the same unit."""
    question, read = turn.question, turn.context.passages
    if not (turn.follows and question.unit and 0 < len(read) <= MOST_READ) or question.section("operation"):
        return None
    if any(t.concepts and not any(c.startswith("unit.") for c in t.cues) for t in question.tokens):
        return None
    if question.plain_words:
        return None
    told = [i for i in turn.catalogue.edition.detailed if i.place in read]
    told = [i for i in told if units_agree(question.unit, unit_class(i.unit))]
    return figure_answer(turn.catalogue, told) if len(told) == 1 else None


MOST_READ = 2  # items that a bare question for a number may be asked of


def that_has(turn: Turn, token: Token) -> Match | None:
    """The next figure that is named by what the best lacks of the question: "ส่วนเบี่ยงเบนของแบบสอบถาม"."""
    said = turn.catalogue.words.measures & set(token.concepts)
    near = (m for m in turn.figures[1:4] if m.score >= 2 * ACCEPT and m.figure.naming & said)
    near = (m for m in near if m.figure.indicator.kind in ("mean", "sd"))
    return next((m for m in near if narrowed_by(turn, m) is None), None)


def of_those_named(turn: Turn) -> Match:
    """The best figure, or one about as near that counts whom the question names, "เด็กที่เรียนผ่านสื่อกี่คน"; or the next
    that is told by what is asked for, "ผู้ตอบแบบสอบถามพอใจระดับไหน"."""
    best, first = turn.figures[0], turn.question.naming[:1]
    if done_then := _done_then(turn, best):
        return done_then
    asked = next((t for t in turn.question.naming if t.text.endswith(_WHICH) and len(t.text) > len(_WHICH[0])), None)
    if asked and not _is_named(best, asked):
        return next((m for m in turn.figures[:4] if m.score > ACCEPT and _is_named(m, asked)), best)
    who = _WHO_IS_COUNTED.intersection(*(t.concepts for t in first)) if first else frozenset[str]()
    near = (m for m in turn.figures[:4] if m.score > best.score - NEARLY_WHOLE)
    return next((m for m in near if who <= m.figure.naming | m.figure.often), best) if len(who) == 1 else best


def _done_then(turn: Turn, best: Match) -> Match | None:
    """ "เข้าโครงการแก้หนี้แล้วหนี้ลดจริงกี่คน": who did the second is counted, and not who did the first."""
    tokens, verbs = turn.question.tokens, turn.catalogue.words.verbs
    then = next((place for place, t in enumerate(tokens) if t.text == "แล้ว" and 0 < place < len(tokens) - 1), None)
    if then is None:
        return None
    first, second = (verbs.intersection(c for t in part for c in t.concepts) for part in (tokens[:then], tokens[then:]))
    first = first - second
    if not second or not best.figure.naming & first:
        return None
    near = (
        m for m in turn.figures[1:6] if m.score > ACCEPT and m.figure.indicator.policy == best.figure.indicator.policy
    )
    return next((m for m in near if m.figure.naming & second and not (m.whole or m.figure.naming & first)), None)


def _is_named(match: Match, token: Token) -> bool:
    return not (match.figure.naming | match.figure.often).isdisjoint(token.concepts)


_WHICH = ("ไหน", "ใด")
_WHO_IS_COUNTED = frozenset({"teacher", "student"})
