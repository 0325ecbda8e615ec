"""Whether a figure counts others than those asked about: pupils, area offices, or those of another policy."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.finding import Match
from knowledge.asking.question import PEOPLE
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def of_others(turn: Turn, match: Match) -> Token | None:
    """The word that names whom or what the figure does not count; None where it counts those asked about."""
    bodies = other_people(turn, match) or _other_bodies(turn, match) or _people_elsewhere(turn, match)
    bodies = bodies or _of_another_policy(turn, match) or _of_a_kind_elsewhere(turn, match)
    return bodies or _of_a_thing_uncounted(turn, match)


def other_people(turn: Turn, match: Match) -> Token | None:
    """Asked how many teachers, a figure that counts pupils only is no answer; nor the other way round."""
    question, figure = turn.question, match.figure
    if not units_agree("people", figure.unit) or not question.has("ask.how_many"):
        return None
    own = figure.naming | figure.often | figure.labelled
    if figure.naming & (PEOPLE - _FOLLOWING) & question.concepts:
        return None  # "ครูแนะแนวจัดกิจกรรมให้เด็กได้กี่คน"
    for asked, others in _OTHERS.items():
        served = {after for before, after in pairwise(question.tokens) if before.text in _SERVED}
        named = next(
            (t for t in question.content if asked in t.cues and t.part in question.asking_parts and t not in served),
            None,
        )  # those who do something for pupils: "จัดกิจกรรมให้เด็กรู้จักตัวเองได้กี่คน"
        if named and own & others and asked not in own and question.concepts.isdisjoint(others - _FOLLOWING):
            return named
    return None


_OTHERS = {  # "ติ๊กต็อกมีเจ้าหน้าที่กี่คน": neither those who follow it nor the pupils are they
    "teacher": {"student", "follower"},
    "student": {"teacher", "staff", "follower"},
    "staff": {"student", "follower"},
}
_FOLLOWING = frozenset({"follower", "member"})  # what anybody may be: "มีครูติดตามกี่คน" asks for some of them
_SERVED = frozenset({"ให้", "แก่", "ให้แก่", "ให้กับ", "แนะนำ", "พา", "สอน", "ช่วย", "ดูแล"})


def _people_elsewhere(turn: Turn, match: Match) -> Token | None:
    """ "คนของเขตอบรมกี่คน": the figure counts the people of one office, and those of another are asked about."""
    question, figure = turn.question, match.figure
    last = turn.last_figure if turn.follows and not question.section("ask") else None
    if last is not None and last.unit == "people" and _PERSONS & question.cues:  # "คนของเขตล่ะ" after those of another
        before, named = _OFFICES & last.naming, [t for t in question.content if not _OFFICES.isdisjoint(t.cues)]
        if before and named and before.isdisjoint(named[0].cues) and not units_agree("people", figure.unit):
            return named[0]
    own = _OFFICES & (figure.naming | figure.labelled)
    if len(own) != 1 or not units_agree("people", figure.unit) or not question.asks_count or own & question.concepts:
        return None
    return next((t for t in question.content if not _OFFICES.isdisjoint(t.cues)), None)


_PERSONS = frozenset({"unit.people", "staff"})
_OFFICES = frozenset({"central", "area_office"})


def _of_another_policy(turn: Turn, match: Match) -> Token | None:
    """ "โรงเรียนที่ครูแก้หนี้สำเร็จมีกี่โรง": a policy named by its own name, of which a figure of another says nothing."""
    policy, figure = turn.titled_policy, match.figure
    if policy in (None, figure.indicator.policy) or turn.named.get(figure.indicator.policy):
        return None
    titled = turn.catalogue.titled[policy or ""]
    near = figure.spoken | figure.near
    if not near.isdisjoint(titled) or any(
        (titled | turn.catalogue.generic).isdisjoint(t.concepts) for t in match.asked
    ):
        return None
    return next((t for t in turn.question.naming if not titled.isdisjoint(t.cues)), None)


def _of_a_kind_elsewhere(turn: Turn, match: Match) -> Token | None:
    """ "ม.ปลายกี่โรง" after schools of one policy: only a kind is named, which another has beside its name."""
    figure, question = match.figure, turn.question
    if not turn.follows or figure.indicator.policy == turn.context.policies[0]:
        return None
    kinds = frozenset().union(*turn.catalogue.words.kinds)
    told = [t for t in question.naming if not turn.catalogue.words.actors.issuperset(t.concepts)]
    if any(not kinds.isdisjoint(figure.naming.intersection(t.concepts)) for t in question.naming):
        return None  # "ประเด็นตามนโยบายกี่เรื่อง": the kind is what the figure counts
    kind = told and all(kinds.issuperset(t.concepts) and figure.naming.isdisjoint(t.concepts) for t in told)
    return told[0] if kind else None


def _of_a_thing_uncounted(turn: Turn, match: Match) -> Token | None:
    """ "SEZ มีโรงเรียนร่วมกี่แห่ง" in talk of it: a thing of the policy that the figure is not of."""
    figure, actors = match.figure, turn.catalogue.words.actors
    if not turn.follows or not match.asked or not turn.question.asks_count or turn.question.section("operation"):
        return None
    if any(not actors.issuperset(t.concepts) for t in match.asked):
        return None
    known = (
        actors | turn.catalogue.words.verbs | turn.catalogue.titled[figure.indicator.policy] | turn.catalogue.generic
    )
    telling = (t for t in turn.question.naming if known.isdisjoint(t.concepts))
    return next((t for t in telling if figure.spoken.isdisjoint(t.concepts)), None)


def _other_bodies(turn: Turn, match: Match) -> Token | None:
    """Asked how many schools, a figure that counts area offices is no answer, nor the other way about.

    Either may be counted in "แห่ง"; what stands right before or after the word that asks tells which is meant.
    """
    question, figure = turn.question, match.figure
    if question.asks_twice or not question.has("ask.how_many") or unit_class(figure.unit) not in PLACES:
        return None
    own = _body_of(figure.naming | figure.labelled, figure.unit)
    bodies = [t for t in question.tokens if not _BODY.keys().isdisjoint(t.cues)]
    asked = [t for t in bodies if t.part in question.asking_parts]
    if all(t.text in _OF_ANY for t in asked):
        asked = bodies  # "เขตที่ได้ ITA 85 ขึ้น มีกี่แห่ง"
    said = frozenset(_BODY[cue] for t in asked for cue in t.cues if cue in _BODY)
    return asked[-1] if own and len(said) == 1 and own != said else None


def _body_of(concepts: frozenset[str], unit: str) -> frozenset[str]:
    """Which body a figure counts, by its unit or, where that fits any, by what it is called."""
    by_unit = {"school": "school", "district": "area_office"}.get(unit_class(unit))
    return frozenset({by_unit}) if by_unit else frozenset(_BODY[c] for c in concepts if c in _BODY)


_OF_ANY = frozenset({"แห่ง", "ที่"})  # what any of them is counted in
PLACES = frozenset({"school", "district", "place"})  # units of where those counted are
_BODY = {"school": "school", "unit.school": "school", "area_office": "area_office", "unit.district": "area_office"}


_NOT = frozenset({"ไม่", "ไม่ได้", "ไม่ได้รับ", "ไม่ยอม", "ไม่เคย", "ยังไม่", "ยังไม่ได้", "ไม่อยาก", "ไม่กล้า", "ไม่ถูก", "ไม่ได้ถูก"})
_TO_DO = frozenset({"ยอม", "อยาก", "ได้", "เคย", "ค่อย", "กล้า", "รับ", "ถูก", "มา", "ไป", "ไปใช้", "คิดจะ", "จะ"})


def counts_the_others(turn: Turn, match: Match) -> Token | None:
    """ "ครูที่เป็นหนี้แต่ไม่ยอมเข้าโครงการ": the figure counts those who do, and no whole tells how many don't."""
    tokens = turn.question.tokens
    if match.figure.indicator.kind == "part" or match.whole:
        return None
    own = (match.figure.naming | match.figure.often) - turn.catalogue.words.actors
    for place, token in enumerate(tokens):
        if token.text not in _NOT:
            continue
        after = next((t for t in tokens[place + 1 : place + 4] if t.text not in _TO_DO), None)
        if after is not None and after.part == token.part and not own.isdisjoint(after.concepts):
            if _said_of_those_counted(turn, after):
                continue  # "ลูกบอกไม่รู้ตัวเองชอบอะไร เด็กที่ค้นเจอตัวเองแล้วมีกี่คน"
            return after
    return None


def _said_of_those_counted(turn: Turn, denied: Token) -> bool:
    """Whether what is denied in a part that only tells is said, undenied, in the part that asks."""
    question = turn.question
    if denied.part in question.asking_parts:
        return False
    said = (
        (before, t) for before, t in pairwise(question.tokens) if t.part in question.asking_parts and t is not denied
    )
    return any(t.concepts == denied.concepts and "ไม่" not in before.text for before, t in said)
