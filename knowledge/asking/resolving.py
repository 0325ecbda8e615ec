"""From a turn to figures, passages, a summary, a question back, or an honest no."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.about import asked_groups
from knowledge.asking.answer import Answer
from knowledge.asking.computing import part_of_whole, whole_of_part
from knowledge.asking.operands import named_matches, printed_operands, recent
from knowledge.asking.catalogue import Item, unit_class, units_agree
from knowledge.asking.finding import Match, PassageMatch, asking_parts
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token, spot
from knowledge.asking.turn import Turn, asked_aspect, fact_of, figure_answer, notices_for, passage_answer
from knowledge.records import ASPECTS, Aspect, Indicator, Passage

STRONG_PICK = 1.0  # weight of the words that pick one passage out: enough even where much else is said
ACCEPT = 0.25  # score from which a figure is taken for what was asked
CLOSE = 0.3  # two figures of different policies this near each other are asked back about
NAMED_ENOUGH = 0.3  # weight that must name a figure
SPOKEN_OF = 0.38  # the same where the column is named
LEAST_EXPLAINED = 0.22
EXPLAINED = 0.5  # share of a question that a passage must speak of
LITTLE = 0.75  # weight of unexplained words beyond which a figure is not what was asked
SPECIFIC = 0.55  # weight from which a concept picks passages within a cell
MOST_PASSAGES = 3
STRICT_UNITS = frozenset({"people", "school", "district", "group", "level", "volume", "spot", "place", "copy", "point"})
SIBLING = 0.12  # figures of one list this near each other are all meant
MOST_CHOICES = 5


# ── honest no ─────────────────────────────────────────────────────────────────────────────────────────────────────
def honest_no(turn: Turn) -> Answer | None:
    """A question for what the report does not hold: another subject, place, year, amount, name, cause."""
    question = turn.question
    asking = asking_parts(question)
    for token in question.tokens:
        for cue in token.cues:
            if cue.startswith("absent.") and (token.part in asking or cue != "absent.off_topic" or not turn.named_policy):
                return not_found(turn, cue, token)
    money = next((t for t in question.tokens if any(c in turn.catalogue.words.money for c in t.cues)), None)
    before = [question.tokens[i - 1] for i, t in enumerate(question.tokens) if i and "ask.how_much" in t.cues]
    if any(c in turn.catalogue.words.actors for t in before for c in t.cues):
        money = None
    if money and question.has("ask.how_much", "ask.how_many") and not question.unit and not turn.aspect and not question.has("ask.percent"):
        return not_found(turn, "lack.money", money)
    for token in question.tokens:
        for cue in token.cues:
            if cue.startswith("lack.") and not _explained(turn, token, cue):
                return not_found(turn, cue, token)
    return _other_year(turn) or _not_listed(turn)


def _other_year(turn: Turn) -> Answer | None:
    """A year that few figures are of, said of something else."""
    token = next((t for t in turn.question.tokens if any(c in turn.catalogue.words.years for c in t.cues)), None)
    if token is None:
        return None
    if turn.figures and turn.figures[0].score > 0:
        figure = turn.figures[0].figure
        near = figure.said | figure.often | frozenset().union(*figure.groups)
        if any(c in near for c in token.cues):
            return None
    if turn.policy and any(i.kind == "yearly" and i.policy == turn.policy for i in turn.catalogue.edition.indicators) and not turn.question.content[1:]:
        return None
    return not_found(turn, "lack.year", token)


def _not_listed(turn: Turn) -> Answer | None:
    """Asked to list what the report only names: the six "ล", the five components."""
    question = turn.question
    if not question.has("ask.what", "ask.define") or question.asks_number or turn.aspect:
        return None
    token = next((t for t in question.tokens if any(c in turn.catalogue.words.unlisted for c in t.cues)), None)
    return not_found(turn, "unlisted", token) if token else None


_NUMBER_ONLY = frozenset({"lack.money", "lack.when_done", "lack.contact"})


def _explained(turn: Turn, token: Token, cue: str) -> bool:
    """Whether the report does speak of it: the best passage or figure for the rest of the question prints the word."""
    question = turn.question
    if cue == "lack.other_year":
        return any(i.kind == "yearly" and i.policy == turn.policy for i in turn.catalogue.edition.indicators)
    if cue == "lack.forecast" and not question.asks_number and turn.aspect in ("recommendations", "obstacles"):
        return True
    if cue == "lack.names" and token.text in ("ชื่ออะไร", "ชื่อไร", "ชื่ออะไรบ้าง") and not question.has("school", "people", "principal", "teacher", "area_office"):
        best_passage = next(iter(turn.passages()), None)
        return bool(best_passage and _picking(turn, best_passage.item))
    if cue == "lack.per_area" and not question.asks_number and token.text.startswith(("โรงเรียน", "เขต", "หมู่บ้าน", "ตำบล")):
        return True
    if cue in ("lack.place", "lack.per_area", "lack.names") and not question.asks_number:
        best_passage = next(iter(turn.passages()), None)
        if best_passage and _picked_weight(turn, best_passage) >= STRONG_PICK:
            return cue != "lack.names" or token.text in best_passage.item.text or question.has("ask.yes_no")
    if cue == "lack.names" and token.text in ("ชื่ออะไร", "ชื่อไร", "ชื่ออะไรบ้าง") and not question.has("school", "people", "principal", "teacher", "area_office"):
        best_passage = next(iter(turn.passages()), None)
        return bool(best_passage and _picking(turn, best_passage.item))
    if cue == "lack.per_area" and token.text.endswith("ละ") and question.has("operation.average", "operation.sum"):
        return True
    ranks = question.has("operation.highest", "operation.lowest", "operation.ranking", "operation.full_marks", "operation.below", "operation.above")
    if cue == "lack.names" and (ranks and not turn.named_policy or turn.aspect == "recommendations"):
        return True
    if cue == "lack.per_person" and len(token.text) <= 4 and not question.asks_number:
        return True
    if cue == "lack.money" and not question.asks_number and not any(w in token.text for w in ("กี่", "เท่า", "บาท", "เยอะ", "มาก")):
        return True
    if cue in _NUMBER_ONLY and turn.aspect and not question.asks_number:
        return True
    if question.asks_number:
        best = turn.figures[0] if turn.figures else None
        return bool(best and best.score > ACCEPT and token.text in best.figure.text)
    best_passage = next(iter(turn.passages()), None)
    return bool(best_passage and token.text in best_passage.item.text.replace(" ", ""))


def not_found(turn: Turn, reason: str, token: Token | None = None) -> Answer:
    """Says that the report doesn't hold it; the nearest record it does hold comes along, apart from the answer."""
    turn.note("not found", f"{reason} {token.text if token else ''}")
    policy = turn.policy if turn.named_policy or turn.follows else None
    nearest = [m for m in turn.figures[:3] if m.score > -0.6 and m.named >= NAMED_ENOUGH]
    if reason.startswith("absent.off_topic"):
        nearest, policy = [], None
    facts = tuple(fact_of(turn.catalogue, m.figure.indicator) for m in nearest[:1])
    known = [turn.catalogue.words.nearest[c] for t in turn.question.tokens for name in t.cues if (c := name.removeprefix("absent.")) in turn.catalogue.words.nearest]
    if known:
        facts = (fact_of(turn.catalogue, turn.catalogue.indicators[known[0]]),)
    return Answer(
        "not_found",
        policies=(policy,) if policy else tuple(f.citation.policy for f in facts),
        aspect="figures" if turn.question.asks_number else turn.aspect,
        facts=facts,
        citations=tuple(f.citation for f in facts),
        reason=reason,
        subject=token.text if token else "",
    )


# ── figures ───────────────────────────────────────────────────────────────────────────────────────────────────────
def figures(turn: Turn) -> Answer | None:
    """The figure asked for, with those beside it in the report; or a question back; or an honest no."""
    question = turn.question
    if not _wants_figure(turn):
        return None
    concepts = [t for t in question.content if any("." not in c for c in t.cues)]
    again = turn.follows and question.has("ask.yes_no") and all(any(c in turn.catalogue.words.verbs for c in t.cues) or not t.cues for t in question.content)
    if not concepts and not _plain_words(question) or _percent_of_last(turn) or again and recent(turn):
        return _same_again(turn)
    if _figures_in_general(turn):
        return cell_of_figures(turn, turn.named_policy or "")
    best = turn.figures[0]
    turn.note("figures", ", ".join(f"{m.figure.indicator.id}{'#total' if m.whole else ''} {m.score:.2f}" for m in turn.figures[:4]))
    if question.strange_unit and question.strange_unit.text not in best.figure.text:
        return not_found(turn, "no_figure", question.strange_unit)
    if best.score < ACCEPT or best.named < NAMED_ENOUGH or _by_generic_words(turn, best) or _too_much_unexplained(turn, best) or _counts_other_things(turn, best):
        return _weak(turn, best)
    if choices := _alike(turn, best):
        return clarify(turn, "figure", choices)
    return _figure(turn, best)


def _wants_figure(turn: Turn) -> bool:
    question = turn.question
    if question.has("ask.why") and not question.has("ask.how_many") or question.has("ask.which_year") and not question.has("ask.how_many") or turn.aspect and question.unit == "item" and not turn.figures[0].named > 2:
        return False
    if question.numbers and any(_printed_in(m, question) for m in turn.figures[:3]) and not turn.aspect:
        return True
    if question.asks_number or question.has("operation.total", "operation.breakdown") and turn.policy:
        return not (turn.aspect and not question.has("ask.how_many", "ask.how_much", "ask.percent"))
    if turn.aspect or question.has("ask.define", "ask.how", "ask.why", "ask.who"):
        return False
    best = turn.figures[0] if turn.figures else None
    numbers_last = turn.context.aspect in ("figures", "analysis", "summary") or turn.context.indicators and not turn.context.passages
    leaning = turn.follows and numbers_last and bool(turn.context.indicators or turn.context.aspect == "summary")
    if best and leaning and best.figure.indicator.policy == turn.context.policies[0]:
        return best.named >= NAMED_ENOUGH and best.score > ACCEPT and not question.has("ask.what", "ask.yes_no") and not best.unexplained
    if question.has("aspect.summary"):
        return False
    return bool(best and not question.has("ask.what", "ask.yes_no") and best.named >= 2.2 and not best.unexplained and len(question.tokens) <= 6)


def _printed_in(match: Match, question: Question) -> bool:
    indicator = match.figure.indicator
    return bool({indicator.value_text.replace(",", ""), indicator.percent_text} & {n for n in question.numbers if len(n) > 2})


def _figures_in_general(turn: Turn) -> bool:
    """ "ขอตัวเลขเรื่อง…": a policy is named, and "figures", and nothing that tells them apart."""
    question = turn.question
    if turn.named_policy is None or not question.has("ask.number") or question.has("ask.how_many", "ask.how_much", "ask.percent"):
        return False
    titled = turn.catalogue.titled[turn.named_policy]
    strong = turn.catalogue.words.strong.get(turn.named_policy, frozenset())
    return all(not t.cues or any(c in titled or c in strong for c in t.cues) for t in question.content) and question.content[2:] == ()


def _percent_of_last(turn: Turn) -> bool:
    """ "คิดเป็นร้อยละเท่าไรของทั้งหมด": the whole it names is that of the figure talked of last."""
    last = recent(turn)[:1]
    if not (turn.follows and last and turn.question.has("ask.percent") and turn.question.content):
        return False
    if last[0].kind == "part" and turn.question.has("operation.total"):
        return all(any(c in turn.catalogue.titled[last[0].policy] for c in t.cues) for t in turn.question.content)
    whole = next((f for f in turn.catalogue.figures if f.whole and f.indicator.id == last[0].id), None)
    if whole is None or not turn.question.has("operation.total"):
        return False
    near = frozenset().union(*whole.groups) | whole.often | turn.catalogue.titled[last[0].policy]
    return all(any(c in near for c in t.cues) for t in turn.question.content)


def _plain_words(question: Question) -> list[Token]:
    return [t for t in question.content if not t.cues]


def _too_much_unexplained(turn: Turn, match: Match) -> bool:
    """Words of the asking part that name something else than this figure."""
    asking = asking_parts(turn.question)
    others = {t.start for m in named_matches(turn, 4)[1:] for t in m.asked}
    weight = sum(
        turn.catalogue.token_weight(t) * (1.0 if t.cues else 0.75) * (1.0 if t.part in asking else 0.25)
        for t in match.unexplained
        if t.start not in others
    )
    return weight > LITTLE and weight > 0.45 * match.named


def _counts_other_things(turn: Turn, match: Match) -> bool:
    """Asked for people, the figure counts schools: it is no answer, however much else agrees."""
    unit = turn.question.unit
    return unit in STRICT_UNITS and not units_agree(unit, match.figure.unit) and match.figure.indicator.kind != "percent_only"


def _by_generic_words(turn: Turn, match: Match) -> bool:
    """Named only by who acts, or by a verb that fits many figures, outside a conversation on its policy."""
    if turn.follows and match.figure.indicator.policy == turn.context.policies[0] or turn.named_policy == match.figure.indicator.policy:
        return False
    generic = turn.catalogue.words.actors | turn.catalogue.words.verbs
    return all(any(c in generic for c in t.cues) for t in match.asked) and not turn.question.numbers


def _same_again(turn: Turn) -> Answer | None:
    """Nothing but a question word: the figure talked of last, or a question back."""
    last = recent(turn)[:1]
    if turn.follows and any(t.text.startswith(("ตัวเลข", "สถิติ", "เชิงปริมาณ", "figure", "number", "stat")) for t in turn.question.tokens):
        return cell_of_figures(turn, turn.context.policies[0])
    unit = turn.question.unit
    if turn.follows and unit and not (last and units_agree(unit, unit_class(last[0].unit))):
        policy = turn.context.policies[0]
        other = next((m for m in turn.figures if m.figure.indicator.policy == policy and units_agree(unit, m.figure.unit) and not m.whole), None)
        if other and other.score > -0.3:
            return _figure(turn, other)
    if turn.follows and last and last[0].kind == "part" and turn.question.has("ask.percent") and (answer := part_of_whole(turn, last[0])):
        return answer
    if turn.follows and last:
        focus = _focus(turn.question, False)
        return figure_answer(turn.catalogue, [last[0], *_beside(turn, last)], focus=focus)
    if turn.follows and turn.context.policies:
        if turn.named_policy is None and turn.context.aspect in ("figures", "summary", "activities"):
            return cell_of_figures(turn, turn.context.policies[0])
    if turn.named_policy:
        return cell_of_figures(turn, turn.named_policy)
    return clarify(turn, "no_subject", ())


def cell_of_figures(turn: Turn, policy: str) -> Answer | None:
    """All figures of a policy: what "ขอตัวเลขประกอบ" asks for."""
    indicators = [i for i in turn.catalogue.edition.indicators if i.policy == policy and i.table == "detail" and i.aspect == "figures" and i.kind not in ("criterion", "context")]
    if not indicators:
        return None
    turn.note("figures", f"all of {policy}")
    return replace(figure_answer(turn.catalogue, indicators, main=len(indicators)), reason="all_figures")


def _weak(turn: Turn, best: Match) -> Answer | None:
    """No figure is clearly meant: the policy's figures if only the policy is named, else passages, else an honest no."""
    question = turn.question
    uncounted = next((t for t in question.content if any(c in turn.catalogue.words.not_counted for c in t.cues)), None)
    if uncounted:
        return not_found(turn, "no_figure", uncounted)
    if _by_generic_words(turn, best) and _only_generic(turn):
        return clarify(turn, "figure", _candidates(turn))
    if not best.unexplained and len(family := family_of(turn, best)) >= 2 and not _by_generic_words(turn, best) and not _counts_other_things(turn, best):
        return figure_answer(turn.catalogue, family, main=len(family))
    if question.has("operation.breakdown") and best.named > NAMED_ENOUGH:
        return not_found(turn, "lack.per_person", best.unexplained[0] if best.unexplained else None)
    specific = [t for t in question.content if not _names_policy(turn, t)]
    general = question.has("ask.number") and not question.has("ask.how_many", "ask.how_much") and all(not t.cues for t in specific)
    if turn.named_policy and (not specific or general):
        return cell_of_figures(turn, turn.named_policy)
    number_only = question.has("ask.how_many", "ask.how_much", "ask.percent")
    if (not number_only or question.has("ask.yes_no")) and (answer := passages(turn)):
        return answer
    unexplained = best.unexplained[0] if best.unexplained else None
    return not_found(turn, "no_figure", unexplained)


def _only_generic(turn: Turn) -> bool:
    """Whether nothing is named but who acts and what is done to anything."""
    generic = turn.catalogue.words.actors | turn.catalogue.words.verbs
    return all(any(c in generic for c in t.cues) for t in turn.question.content)


def _candidates(turn: Turn) -> tuple[tuple[str, str], ...]:
    """The best figures of different policies, to choose from."""
    best: dict[str, Match] = {}
    for match in turn.figures[:20]:
        if not match.whole and match.asked:
            best.setdefault(match.figure.indicator.policy, match)
    return tuple((m.figure.indicator.label, f"{m.figure.indicator.label} มีจำนวนเท่าไร") for m in list(best.values())[:MOST_CHOICES])


def _names_policy(turn: Turn, token: Token) -> bool:
    policy = turn.policy
    if policy is None:
        return False
    strong = turn.catalogue.words.strong.get(policy, frozenset()) | {f"title:{policy}"}
    generic = all(turn.catalogue.weight(c) < SPECIFIC for c in token.cues if "." not in c) and bool(token.cues)
    return any(c in strong for c in token.cues) or generic


def _alike(turn: Turn, best: Match) -> tuple[tuple[str, str], ...]:
    """Figures of other policies that match as well: what to ask back about, as (shown, question)."""
    if turn.named_policy or turn.follows:
        return ()
    rivals: dict[str, Match] = {}
    for match in turn.figures[:8]:
        if match.score >= best.score - CLOSE and not match.whole:
            rivals.setdefault(match.figure.indicator.policy, match)
    if len(rivals) < 2:
        return ()
    return tuple((m.figure.indicator.label, m.figure.indicator.label + " กี่" + m.figure.indicator.unit) for m in list(rivals.values())[:MOST_CHOICES])


def _figure(turn: Turn, best: Match) -> Answer:
    indicator = best.figure.indicator
    question = turn.question
    if question.has("ask.percent") and indicator.percent is None and indicator.kind == "part" and (answer := part_of_whole(turn, indicator)):
        return answer
    main = [indicator]
    if any(t.text.startswith(("ทุก", "แต่ละ")) for t in question.tokens) and len(family := family_of(turn, best)) >= 3:
        return figure_answer(turn.catalogue, family, main=len(family))
    named = named_matches(turn, 4)
    given = [o.indicator for o in printed_operands(turn)]
    if len(given) >= 2 and indicator in given:
        main = given
    elif named and named[0].figure.indicator.id == indicator.id:
        main += [m.figure.indicator for m in named[1:]]
    if len(main) == 1:
        main += _siblings(turn, best)
    if question.has("operation.breakdown") and len(main) == 1 and (stranger := _not_broken_down(turn, best)):
        return not_found(turn, "lack.per_person", stranger)
    if question.has("operation.breakdown", "operation.total") and (whole := _whole_of(turn, main)):
        main = [whole, *(i for i in main if i is not whole)]
    asked_twice = sum(1 for t in question.tokens if {"ask.how_many", "ask.how_much"} & set(t.cues)) >= 2
    if asked_twice and question.unit and not any(units_agree(question.unit, unit_class(i.unit)) for i in main):
        main = [i for i in _beside(turn, main) if units_agree(question.unit, unit_class(i.unit))][:1] + main
    main = list(dict.fromkeys(main))
    if indicator.kind == "mean":
        main += [i for i in _beside(turn, main) if i.kind == "sd"]
    answer = figure_answer(turn.catalogue, [*main, *_beside(turn, main)], focus=_focus(question, best.whole), main=len(main))
    return replace(answer, aspect=indicator.aspect, reason="quoted" if _wants_sentence(turn, best) else "")


def _wants_sentence(turn: Turn, best: Match) -> bool:
    """Whether the question names something that stands in the sentence and not in the label: then the sentence is shown."""
    question = turn.question
    if not question.asks_number or question.has("ask.yes_no", "ask.which_year", "ask.define", "ask.who") or "หรือ" in question.text:
        return True
    said = {c for t in best.asked for c in t.cues}
    label = {c for t in spot(best.figure.indicator.label, turn.catalogue.lexicon, turn.catalogue.dictionary) for c in t.cues}
    return any(not (set(t.cues) & label) and set(t.cues) & best.figure.said for t in best.asked) and bool(said)


def family_of(turn: Turn, best: Match) -> list[Indicator]:
    """Figures that count the same for other things: the followers of every channel."""
    said = {t.start for t in best.asked if any(c in g for c in t.cues for g in best.figure.groups)}
    return [
        m.figure.indicator
        for m in turn.figures[:20]
        if not m.whole
        and m.figure.indicator.policy == best.figure.indicator.policy
        and m.figure.unit == best.figure.unit
        and said & {t.start for t in m.asked if any(c in g for c in t.cues for g in m.figure.groups)}
    ]


def _not_broken_down(turn: Turn, best: Match) -> Token | None:
    """What a breakdown is asked by, where the figure's own sentence does not speak of it."""
    figure = best.figure
    near = figure.said | figure.often | frozenset().union(*figure.groups)
    after = [t.start for t in turn.question.tokens if "operation.breakdown" in t.cues]
    actors = turn.catalogue.words.actors
    return next((t for t in turn.question.content if t.start > after[0] and t.cues and not any(c in near or c in actors for c in t.cues) and any("." not in c for c in t.cues) or t.start > after[0] and not t.cues and len(t.text) > 3 and t.text not in figure.text), None)


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
    if first.kind != "part" and not (first.kind == "count" and len(main) == 1 and turn.question.has("operation.breakdown")):
        return None
    return whole_of_part(turn, first) if first.kind == "part" else first


def _focus(question: Question, whole: bool) -> str:
    if whole or question.has("operation.total") and not question.content:
        return "total"
    return "percent" if question.has("ask.percent") and not question.has("ask.how_many") else "value"


def _beside(turn: Turn, main: list[Indicator]) -> list[Indicator]:
    """Other figures of the same items, and of sibling sub-items: what people ask for next."""
    places = {(i.policy, i.aspect, i.order) for i in main}
    parents = {(p.policy, p.aspect, p.parent) for p in turn.catalogue.edition.passages if (p.policy, p.aspect, p.order) in places and p.parent and p.aspect != "figures"}
    siblings = {(p.policy, p.aspect, p.order) for p in turn.catalogue.edition.passages if (p.policy, p.aspect, p.parent) in parents}
    return [
        i
        for i in turn.catalogue.edition.indicators
        if i.table == "detail" and (i.policy, i.aspect, i.order) in places | siblings and i not in main and i.kind not in ("criterion", "context")
    ][:7]


def numbers_named(turn: Turn) -> Answer | None:
    """A number of the report given, and asked what it is: every figure that prints it."""
    question = turn.question
    long_ = [n for n in question.numbers if len(n) >= 3]
    if long_:
        long_ = [n for n in question.numbers if len(n) >= 2]
    if not long_ or question.section("operation") and not question.has("operation.compare", "operation.breakdown") or question.has("ask.how_many", "ask.how_much"):
        return None
    several = len(long_) >= 2 and not question.has("ask.percent")
    units = {c.removeprefix("unit.") for t in question.tokens for c in t.cues if c.startswith("unit.")}
    named = [t for t in question.content if any("." not in c and c not in turn.catalogue.words.actors for c in t.cues) and not any(c.startswith("unit.") for c in t.cues)]
    if named and not several:
        return None
    found = [
        i
        for number in long_
        for i in turn.catalogue.edition.indicators
        if i.table == "detail" and number in {i.value_text.replace(",", ""), i.percent_text, str(i.total or "")}
    ]
    if not found:
        return None
    turn.note("numbers", ", ".join(long_))
    policy = turn.named_policy
    found = [i for i in found if i.policy == policy] or found if policy else found
    if len(found) > 2:
        found = [i for i in found if any(units_agree(u, unit_class(i.unit)) for u in units)] or found
    values = [i for i in found if {i.value_text.replace(",", ""), i.percent_text} & set(long_)]
    found = values if len(values) >= len(long_) else found
    found = list(dict.fromkeys(found))[:6]
    return figure_answer(turn.catalogue, found, main=len(found))


# ── aspects and passages ──────────────────────────────────────────────────────────────────────────────────────────
def aspects(turn: Turn) -> Answer | None:
    """A column of the report asked for by name: the one item meant, those addressed to someone, or the whole cell."""
    aspect = turn.aspect or _continued(turn)
    if aspect is None:
        return None
    policy = turn.policy
    found = turn.passages(aspects=(aspect,)) if not turn.titled_policy else turn.passages(among=(policy or "",), aspects=(aspect,))
    found = sorted(found, key=lambda m: not _specific(turn, m)) if turn.named_policy is None and found[:1] and found[0].explained < EXPLAINED else found
    best = found[0] if found else None
    if turn.titled_policy is None and best and best.item.passage.policy != turn.named_policy and _specific(turn, best) and not (turn.follows and best.item.passage.policy == turn.context.policies[0]):
        own = turn.named_policy or (turn.context.policies[0] if turn.follows else None)
        inside = turn.passages(among=(own,), aspects=(aspect,)) if own else []
        if not inside or not _specific(turn, inside[0]) and _picked_weight(turn, best) >= STRONG_PICK:
            turn.note("aspect", f"{aspect} by its words")
            return chosen_passages(turn, found)
    if policy is None:
        if aspect == "activities":
            return None
        if best and best.explained >= SPOKEN_OF and turn.question.concepts:
            return chosen_passages(turn, found)
        return clarify(turn, f"which_policy:{aspect}", policy_choices(turn, aspect)) if not turn.question.concepts else None
    cell = [p for p in turn.catalogue.passages(policy, aspect)]
    if not cell:
        return None
    both = [p for p, weight in turn.named.items() if weight >= 1.0]
    if len(both) >= 2 and turn.question.has("operation.compare", "follow.and_then"):
        cells = [p for name in both[:2] for p in turn.catalogue.passages(name, aspect)]
        turn.note("aspect", f"{aspect} of {both[:2]}")
        return passage_answer(turn.catalogue, cells, reason="cells")
    within = turn.passages(among=(policy,), aspects=(aspect,))
    if within and _specific(turn, within[0]) and not turn.question.has("depth.full"):
        turn.note("aspect", f"{aspect} of {policy}: {within[0].item.passage.order}")
        return chosen_passages(turn, within)
    if addressed := _addressed(turn, cell):
        turn.note("aspect", f"{aspect} of {policy}, addressed")
        return passage_answer(turn.catalogue, addressed, reason="addressed")
    turn.note("aspect", f"{aspect} of {policy}, all")
    depth = "full" if turn.question.has("depth.full", "follow.more") else "screen"
    return passage_answer(turn.catalogue, cell, reason="cell", depth=depth)


def _picked_weight(turn: Turn, match: PassageMatch) -> float:
    """Weight of the words that pick the passage out of its cell."""
    picking = _picking(turn, match.item)
    return sum(turn.catalogue.token_weight(t) for t in turn.question.content if t.start in picking)


def _continued(turn: Turn) -> Aspect | None:
    """The column of the last answer, where a follow-up only says whom it is addressed to, or that more is wanted."""
    question = turn.question
    if question.has("aspect.doing") and (not question.content or turn.follows and question.has("ask.tell")):
        return "activities"
    last = turn.context.aspect
    addressed = question.has("addressee.area", "addressee.obec", "addressee.school")
    if addressed and question.has("ask.how", "ask.what"):
        return "recommendations"
    bodies = {cue for cue, _ in turn.catalogue.words.addressees}
    if turn.follows and last == "recommendations" and question.content and all(any(c in bodies for c in t.cues) for t in question.content):
        return "recommendations"
    if turn.follows and last in ("obstacles", "recommendations", "activities"):
        if addressed or question.has("depth.full", "follow.more") and not question.content:
            return last
    return None


def _specific(turn: Turn, match: PassageMatch) -> bool:
    """Whether the question names something that picks this passage out of its cell, beyond its policy and who acts."""
    return bool(_picking(turn, match.item))


def _picking(turn: Turn, item: Item) -> frozenset[int]:
    """Places of the tokens that pick the item: said in it, and in at most half of its cell."""
    policy = item.passage.policy
    titled = turn.catalogue.titled[policy]
    cell = [i for i in turn.catalogue.items if i.passage.policy == policy and i.passage.aspect == item.passage.aspect]
    picking = set()
    for token in turn.question.content:
        if any(c in turn.catalogue.words.actors for c in token.cues):
            continue
        common = sum(1 for other in cell if _says(other, token))
        if any(c in titled for c in token.cues):
            continue
        if _says(item, token) and 2 * common <= max(len(cell), 2) + 1:
            picking.add(token.start)
    return frozenset(picking)


def _says(item: Item, token: Token) -> bool:
    if token.cues:
        return any(c in item.said for c in token.cues)
    return len(token.text) >= 4 and token.text in item.text


_ADDRESSEES = {"addressee.obec": "obec", "addressee.area": "area_office", "addressee.school": "school"}


def _addressed(turn: Turn, cell: list[Passage]) -> list[Passage]:
    """Recommendations addressed to the body that the question names, told by who stands before ควร."""
    if turn.aspect not in (None, "recommendations") or cell[0].aspect != "recommendations":
        return []
    said = {_ADDRESSEES.get(cue, cue) for cue in turn.question.cues}
    names = [form for cue, form in turn.catalogue.words.addressees if cue in said]
    if not names or not turn.question.has("addressee.area", "addressee.obec", "addressee.school") and not any(
        token.text.startswith(("ต่อ", "ถึง", "ให้")) for token in turn.question.tokens
    ):
        return []
    return [p for p in cell if any(name in p.text.split("ควร")[0] for name in names)]


def chosen_passages(turn: Turn, found: list[PassageMatch]) -> Answer:
    """The best passage, those that speak of it as much, and those of its cell that speak of what it leaves out."""
    best = found[0]
    cell = turn.catalogue.passages(best.item.passage.policy, best.item.passage.aspect)
    if len(cell) == 2 and best.item.passage.aspect in ("obstacles", "recommendations"):
        return passage_answer(turn.catalogue, sorted(cell, key=lambda p: p is not best.item.passage), reason="chosen")
    chosen = [best]
    covered = set(_picking(turn, best.item))
    telling = max((t for t in turn.question.content if t.start in covered), key=turn.catalogue.token_weight, default=None)
    rarest = telling.start if telling else -1
    for match in found[1:]:
        passage = match.item.passage
        if len(chosen) == MOST_PASSAGES or (passage.policy, passage.aspect) != (best.item.passage.policy, best.item.passage.aspect):
            continue
        picking = _picking(turn, match.item)
        if picking - covered or picking and match.score >= best.score - 0.6 or rarest in picking:
            chosen.append(match)
            covered |= picking
    return passage_answer(turn.catalogue, [m.item.passage for m in chosen], reason="chosen")


def passages(turn: Turn) -> Answer | None:
    """The passage that speaks of the question, when no column and no number is asked for."""
    question = turn.question
    if not question.content:
        return None
    wanted: tuple[Aspect, ...] | None = _columns(question)
    if turn.titled_policy:
        found = turn.passages(among=(turn.titled_policy,), aspects=wanted)
    elif turn.follows and turn.named_policy is None:
        found = turn.passages(among=turn.context.policies[:1], aspects=wanted)
        anywhere = turn.passages(aspects=wanted)
        if not found or anywhere[0].score > found[0].score + 0.6 and anywhere[0].explained > 0.7 and not question.has("ask.why"):
            found = anywhere
    else:
        found = turn.passages(aspects=wanted)
    if question.has("ask.who"):
        found = sorted(found[:6], key=lambda m: not (_picking(turn, m.item) and any(word in m.item.text for word in _ACTING)))
    best = found[0] if found else None
    if best is None:
        return None
    turn.note("passages", ", ".join(f"{m.item.passage.policy}/{m.item.passage.aspect}/{m.item.passage.order} {m.score:.2f} {m.explained:.2f}" for m in found[:4]))
    picked = _picked_weight(turn, best)
    if best.explained < (LEAST_EXPLAINED if picked >= STRONG_PICK else EXPLAINED) or best.score <= (0.2 if picked < STRONG_PICK else -0.8):
        return None
    if not picked and not (turn.follows and not question.has("ask.why")):
        return None
    if question.has("ask.who") and not question.has("ask.yes_no") and not any(word in best.item.text for word in _ACTING):
        return not_found(turn, "lack.names")
    if best.item.passage.aspect == "figures" and (answer := _figure_in(turn, best.item.passage)):
        return answer
    return chosen_passages(turn, found)


_ACTING = ("โดยมี", "ร่วมกับ", "เป็นผู้", "คณะทำงาน", "หน่วยงานหลัก", "สามารถเข้าใช้งาน", "สพท. ควร", "สพฐ. ควร")


def _figure_in(turn: Turn, passage: Passage) -> Answer | None:
    """A passage of the figures column is answered by its figure."""
    for match in turn.figures:
        i = match.figure.indicator
        if (i.policy, i.aspect, i.order) == (passage.policy, passage.aspect, passage.order) and not match.whole:
            return _figure(turn, match)
    return None


def _columns(question: Question) -> tuple[Aspect, ...] | None:
    if question.has("ask.why"):
        return ("obstacles",)
    aspect = asked_aspect(question)
    return (aspect,) if aspect else None


# ── summaries ─────────────────────────────────────────────────────────────────────────────────────────────────────
def summaries(turn: Turn) -> Answer | None:
    """A policy, a group or the whole report, at the depth asked for."""
    question = turn.question
    asked = question.has("aspect.summary")
    columns = {"obstacles", "recommendations"} & set(question.section("aspect"))
    if question.has("operation.highest", "operation.lowest", "operation.ranking", "operation.full_marks", "operation.breakdown") and not any("สรุป" in t.text for t in question.tokens):
        return None
    if len(columns) == 1 and not question.has("meta.whole") or question.section("operation") and question.asks_number:
        return None
    depth = "line" if question.has("depth.line") else "full" if question.has("depth.full") else "screen"
    groups = asked_groups(turn)
    if groups and (asked or question.has("meta.policies", "meta.whole", "ask.what", "unit.item")):
        policies = tuple(p.id for p in turn.catalogue.edition.policies if p.group in groups)
        return _overview(turn, policies, "group", depth)
    if question.has("meta.whole") or asked and question.has("meta.report_name") and not turn.named_policy:
        if not turn.named_policy:
            return _overview(turn, tuple(turn.catalogue.policies), "report", depth)
    policy = turn.policy
    if asked and policy and len(columns) == 2:
        return summary_of(turn, policy, depth)
    only_policy = all(not t.cues or turn.named_policy and _names_policy(turn, t) for t in question.content)
    if not asked and not (question.has("depth.line", "depth.full") and policy and only_policy):
        return None
    if policy is None:
        return _overview(turn, tuple(turn.catalogue.policies), "report", depth) if not _plain_words(question) else None
    if turn.named_policy is None and not question.has("depth.line", "depth.full") and _names_a_figure(turn):
        return None
    return summary_of(turn, policy, depth)


def _names_a_figure(turn: Turn) -> bool:
    """In a conversation on a policy: "ระดับ สพท. เป็นอย่างไร" asks for one of its figures, not for all again."""
    if not turn.follows or not turn.question.content or any("สรุป" in t.text for t in turn.question.tokens):
        return False
    best = turn.figures[0]
    return best.figure.indicator.policy == turn.context.policies[0] and best.named >= NAMED_ENOUGH and best.score > ACCEPT


def summary_of(turn: Turn, policy: str, depth: str = "screen") -> Answer:
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
        depth=depth,  # type: ignore[arg-type]  # one of the three
        reason="policy",
        main=len(facts),
    )


def key_figures(turn: Turn, policy: str) -> list[Indicator]:
    """The figures of a policy that a summary shows: its main one first, then shares, then the rest of the figures cell."""
    edition = turn.catalogue.edition
    main = edition.policy(policy).main_indicator
    cell = [i for i in edition.indicators if i.policy == policy and i.table == "detail" and i.aspect == "figures" and i.kind not in ("criterion", "context", "sd")]
    short = {i.repeats for i in edition.indicators if i.table == "short"}
    order = {"share": 0, "percent_only": 1, "mean": 1}
    return sorted(cell, key=lambda i: (i.id != main, i.id not in short, order.get(i.kind, 2), i.order))


def _overview(turn: Turn, policies: tuple[str, ...], reason: str, depth: str) -> Answer:
    edition = turn.catalogue.edition
    indicators = [turn.catalogue.indicators[p.main_indicator] for p in edition.policies if p.id in policies and p.main_indicator]
    turn.note("summary", reason)
    facts = tuple(fact_of(turn.catalogue, i) for i in indicators)
    return Answer(
        "answer", policies, "summary", facts, citations=tuple(f.citation for f in facts), depth=depth, reason=reason, main=len(facts)  # type: ignore[arg-type]
    )


# ── asking back ───────────────────────────────────────────────────────────────────────────────────────────────────
def clarify(turn: Turn, reason: str, choices: tuple[tuple[str, str], ...]) -> Answer:
    turn.note("clarify", reason)
    return Answer("clarify", aspect="figures" if turn.question.asks_number else turn.aspect, reason=reason, choices=choices or policy_choices(turn, None))


_ASK = {"obstacles": "อุปสรรคเรื่อง", "recommendations": "ข้อเสนอแนะเรื่อง", "activities": "กิจกรรมเรื่อง", "figures": "ตัวเลขเรื่อง", None: "สรุปเรื่อง"}


def policy_choices(turn: Turn, aspect: Aspect | None) -> tuple[tuple[str, str], ...]:
    """Policies to choose from: those talked of first, at most five."""
    talked = [p for p in turn.context.topics[::-1] if p in turn.catalogue.policies]
    named = [p for p in turn.named if p not in talked]
    rest = [p for p in turn.catalogue.policies if p not in talked and p not in named]
    chosen = [*named, *talked, *rest][:MOST_CHOICES]
    what = aspect if aspect else "figures" if turn.question.asks_number else None
    return tuple((turn.catalogue.policies[p].short_title, _ASK[what] + turn.catalogue.policies[p].short_title) for p in chosen)
