"""Guesses not heard, however likely: of what the question leaves out, of less than was found, or of other talk."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Figure
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def is_elsewhere(turn: Turn, answer: Answer, label: str) -> bool:
    """Whether a guess is at what cannot be meant beside the answer that was found."""
    if answer.reason == "unspoken" and answer.policies and not label.startswith(answer.policies):
        return True  # what another policy says of it
    figure = turn.catalogue.values.get(label)
    if figure is None:
        return _of_other_talk(turn, answer, label)
    if not figure.naming.isdisjoint(turn.question.excepted | turn.question.left_out):
        return True  # "ที่ไม่ใช่สีเขียวล่ะ"
    if answer.reason == "absent.effect":
        return True  # what came of it is told nowhere: "แก้หนี้แล้วครูเครียดน้อยลงกี่เปอร์เซ็นต์"
    told = turn.catalogue.values.get(answer.facts[0].indicator or "") if answer.facts else None
    if told is None:
        return answer.outcome == "not_found" and _only_done(turn, figure)
    return _tells_less(turn, told, figure)


def _of_other_talk(turn: Turn, answer: Answer, label: str) -> bool:
    """ "สนับสนุนยังไงบ้าง" of the policy talked of, of which a column is asked for: words of another policy."""
    talked = answer.outcome == "answer" and turn.aspect is not None and turn.follows and not turn.question.naming
    return talked and "/" in label and label.partition("/")[0] not in turn.context.policies


def _tells_less(turn: Turn, told: Figure, figure: Figure) -> bool:
    """Whether it tells less than the figure found: of the last figure, of the policy talked of, or of what is named."""
    if not turn.question.naming and told == turn.last_figure and turn.follows:
        return True  # "รวมทุกระดับคิดเป็นกี่ %"
    if told.indicator.policy == figure.indicator.policy:
        return False
    named = _named(turn)
    if not named:  # but that something was done with it: "แล้วสำเร็จกี่เปอร์เซ็นต์"
        return told.indicator.policy in turn.context.policies[:1]
    return _only_done(turn, figure) and any(not _words_of(turn, told).isdisjoint(t.concepts) for t in named)


def _only_done(turn: Turn, figure: Figure) -> bool:
    """ "แนะแนวสำเร็จกี่คน" of debts that were solved: it has the word for what was done, and no other that is named."""
    named, words = _named(turn), _words_of(turn, figure)
    done = (t for t in turn.question.naming if t not in named)
    none = bool(named) and all(words.isdisjoint(t.concepts) for t in named)
    return none and any(not figure.naming.isdisjoint(t.concepts) for t in done)


def _named(turn: Turn) -> list[Token]:
    """What is named besides what was done with it."""
    verbs = turn.catalogue.words.verbs
    return [t for t in turn.question.naming if not verbs.issuperset(t.concepts)]


def _words_of(turn: Turn, figure: Figure) -> frozenset[str]:
    """What may be said of a figure: its own words, and the names of its policy."""
    return figure.naming | figure.spoken | figure.labelled | turn.catalogue.titled[figure.indicator.policy]
