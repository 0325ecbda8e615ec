"""Questions for what was done, what hinders, what is recommended: the items meant, or the whole cell."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.clarifying import clarify, policy_choices
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.finding import PassageMatch
from knowledge.asking.picking import STRONG_PICK, is_specific, picked_weight, words_that_pick
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, asked_aspect, passage_answer
from knowledge.records import Aspect, Passage

SPOKEN_OF = 0.38  # the same where the column is named
LEAST_EXPLAINED = 0.22
EXPLAINED = 0.5  # share of a question that a passage must speak of
ABOUT_AS_MUCH, MOST_ACROSS = 0.9, 6
MOST_PASSAGES = 3
_ADDRESSEES = {"addressee.obec": "obec", "addressee.area": "area_office", "addressee.school": "school"}
_ACTING = ("โดยมี", "ร่วมกับ", "เป็นผู้", "คณะทำงาน", "หน่วยงานหลัก", "สามารถเข้าใช้งาน", "สพท. ควร", "สพฐ. ควร")


def aspects(turn: Turn) -> Answer | None:
    """A column of the report asked for by name: the one item meant, those addressed to someone, or the whole cell."""
    aspect = turn.aspect or _continued(turn)
    if aspect is None:
        return None
    policy = turn.policy
    found: Sequence[PassageMatch] = (
        turn.passages(aspects=(aspect,))
        if not turn.titled_policy
        else turn.passages(among=(policy or "",), aspects=(aspect,))
    )
    found = (
        sorted(found, key=lambda m: not is_specific(turn, m))
        if turn.named_policy is None and found[:1] and found[0].explained < EXPLAINED
        else found
    )
    best = found[0] if found else None
    if (
        turn.titled_policy is None
        and best
        and best.item.passage.policy != turn.named_policy
        and is_specific(turn, best)
        and not (turn.follows and best.item.passage.policy == turn.context.policies[0])
    ):
        own = turn.named_policy or (turn.context.policies[0] if turn.follows else None)
        inside = turn.passages(among=(own,), aspects=(aspect,)) if own else []
        if not inside or (not is_specific(turn, inside[0]) and picked_weight(turn, best) >= STRONG_PICK):
            turn.note("aspect", f"{aspect} by its words")
            return chosen_passages(turn, found)
    if policy is None:
        if aspect == "activities":
            return None
        if best and best.explained >= SPOKEN_OF and turn.question.concepts:
            return chosen_passages(turn, found)
        return (
            clarify(turn, f"which_policy:{aspect}", policy_choices(turn, aspect))
            if not turn.question.concepts
            else None
        )
    cell = list(turn.catalogue.passages(policy, aspect))
    if not cell:
        return None
    both = [p for p, weight in turn.named.items() if weight >= 1.0]
    if len(both) >= 2 and turn.question.has("operation.compare", "follow.and_then"):
        cells = [p for name in both[:2] for p in turn.catalogue.passages(name, aspect)]
        turn.note("aspect", f"{aspect} of {both[:2]}")
        return passage_answer(turn.catalogue, cells, reason="cells")
    within = turn.passages(among=(policy,), aspects=(aspect,))
    if within and is_specific(turn, within[0]) and not turn.question.has("depth.full"):
        turn.note("aspect", f"{aspect} of {policy}: {within[0].item.passage.order}")
        return chosen_passages(turn, within)
    elsewhere = turn.passages(among=(policy,))[:1] if aspect == "activities" else []
    if elsewhere and picked_weight(turn, elsewhere[0]) >= STRONG_PICK:
        return None
    if addressed := _addressed(turn, cell):
        turn.note("aspect", f"{aspect} of {policy}, addressed")
        return passage_answer(turn.catalogue, addressed, reason="addressed")
    turn.note("aspect", f"{aspect} of {policy}, all")
    depth = "full" if turn.question.has("depth.full", "follow.more") else "screen"
    return passage_answer(turn.catalogue, cell, reason="cell", depth=depth)


def _continued(turn: Turn) -> Aspect | None:
    """The column of the last answer, where a follow-up only says whom it is addressed to, or that more is wanted."""
    question = turn.question
    if question.has("aspect.doing") and (not question.content or (turn.follows and question.has("ask.tell"))):
        return "activities"
    last = turn.context.aspect
    addressed = question.has("addressee.area", "addressee.obec", "addressee.school")
    if addressed and question.has("ask.how", "ask.what"):
        return "recommendations"
    bodies = {cue for cue, _ in turn.catalogue.words.addressees}
    if (
        turn.follows
        and last == "recommendations"
        and question.content
        and all(any(c in bodies for c in t.cues) for t in question.content)
    ):
        return "recommendations"
    more = addressed or (question.has("depth.full", "follow.more") and not question.content)
    if more and turn.follows and last in ("obstacles", "recommendations", "activities"):
        return last
    return None


def _addressed(turn: Turn, cell: list[Passage]) -> list[Passage]:
    """Recommendations addressed to the body that the question names, told by who stands before ควร."""
    if turn.aspect not in (None, "recommendations") or cell[0].aspect != "recommendations":
        return []
    said = {_ADDRESSEES.get(cue, cue) for cue in turn.question.cues}
    names = [form for cue, form in turn.catalogue.words.addressees if cue in said]
    if not names or (
        not turn.question.has("addressee.area", "addressee.obec", "addressee.school")
        and not any(token.text.startswith(("ต่อ", "ถึง", "ให้")) for token in turn.question.tokens)
    ):
        return []
    return [p for p in cell if any(name in p.text.split("ควร")[0] for name in names)]


def chosen_passages(turn: Turn, found: Sequence[PassageMatch]) -> Answer:
    """The best passage, those that speak of it as much, and those of its cell that speak of what it leaves out."""
    best = found[0]
    cell = turn.catalogue.passages(best.item.passage.policy, best.item.passage.aspect)
    if len(cell) == 2 and best.item.passage.aspect in ("obstacles", "recommendations"):
        return passage_answer(turn.catalogue, sorted(cell, key=lambda p: p is not best.item.passage), reason="chosen")
    chosen = [best]
    covered = set(words_that_pick(turn, best.item))
    telling = max(
        (t for t in turn.question.content if t.start in covered), key=turn.catalogue.token_weight, default=None
    )
    rarest = telling.start if telling else -1
    for match in found[1:]:
        passage = match.item.passage
        if len(chosen) == MOST_PASSAGES or (passage.policy, passage.aspect) != (
            best.item.passage.policy,
            best.item.passage.aspect,
        ):
            continue
        picking = words_that_pick(turn, match.item)
        if picking - covered or (picking and match.score >= best.score - 0.6) or rarest in picking:
            chosen.append(match)
            covered |= picking
    return passage_answer(turn.catalogue, [m.item.passage for m in chosen], reason="chosen")


def passages(turn: Turn) -> Answer | None:
    """The passage that speaks of the question, when no column and no number is asked for."""
    question = turn.question
    if not question.concepts and not turn.follows:
        return None
    wanted: tuple[Aspect, ...] | None = _columns(question)
    found: Sequence[PassageMatch]
    if turn.titled_policy:
        found = turn.passages(among=(turn.titled_policy,), aspects=wanted)
    elif turn.follows and turn.named_policy is None:
        found = turn.passages(among=turn.context.policies[:1], aspects=wanted)
        anywhere = turn.passages(aspects=wanted)
        if not found or (
            anywhere[0].score > found[0].score + 0.6 and anywhere[0].explained > 0.7 and not question.has("ask.why")
        ):
            found = anywhere
    else:
        found = turn.passages(aspects=wanted)
    if question.has("ask.who") and found and found[0].explained < 0.9:
        found = sorted(
            found[:6],
            key=lambda m: not (words_that_pick(turn, m.item) and any(word in m.item.text for word in _ACTING)),
        )
    best = found[0] if found else None
    if best is None:
        return None
    turn.note(
        "passages",
        ", ".join(
            f"{m.item.passage.policy}/{m.item.passage.aspect}/{m.item.passage.order} {m.score:.2f} {m.explained:.2f}"
            for m in found[:4]
        ),
    )
    picked = picked_weight(turn, best)
    if best.explained < (LEAST_EXPLAINED if picked >= STRONG_PICK else EXPLAINED) or best.score <= (
        0.2 if picked < STRONG_PICK else -0.8
    ):
        return None
    if not picked and not (turn.follows and not question.has("ask.why")):
        return None
    if (
        question.has("ask.who")
        and not question.has("ask.yes_no")
        and "กับใคร" not in question.text
        and not any(word in best.item.text for word in _ACTING)
    ):
        return not_found(turn, "lack.names")
    if best.item.passage.aspect == "figures" and (answer := _figure_in(turn, best.item.passage)):
        return answer
    if question.has("ask.which") and turn.titled_policy is None and len(wide := _across(turn, found)) >= 2:
        return passage_answer(turn.catalogue, wide, reason="across")
    return chosen_passages(turn, found)


def _across(turn: Turn, found: Sequence[PassageMatch]) -> list[Passage]:
    """The best item of every policy that speaks of it: "งบล่าช้ามีในเรื่องไหนบ้าง"."""
    best: dict[str, Passage] = {}
    for match in found:
        if match.score >= found[0].score - ABOUT_AS_MUCH and words_that_pick(turn, match.item):
            best.setdefault(match.item.passage.policy, match.item.passage)
    return list(best.values())[:MOST_ACROSS]


def _figure_in(turn: Turn, passage: Passage) -> Answer | None:
    """A passage of the figures column is answered by its figure."""
    for match in turn.figures:
        i = match.figure.indicator
        if i.place == passage.place and not match.whole:
            return figure_for(turn, match)
    return None


def _columns(question: Question) -> tuple[Aspect, ...] | None:
    if question.has("ask.why"):
        return ("obstacles",)
    aspect = asked_aspect(question)
    return (aspect,) if aspect and aspect != "activities" else None
