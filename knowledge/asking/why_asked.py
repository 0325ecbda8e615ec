"""A question and why it is asked after it: "… กี่คนคะ ถามเพราะจะเทียบกับที่รัฐมนตรีพูดในสภา".

What is told as a reason neither declines nor limits what was asked before it: persons, years and places in it are of
the asker's affairs. It stays where it says what is meant ("คือเอาเฉพาะปี 66"), and where it asks for something itself.
"""

from __future__ import annotations

import re

from knowledge.asking.catalogue import Catalogue
from knowledge.asking.made_of import pattern
from knowledge.asking.parts import COUNTING
from knowledge.asking.question import Question, read_question
from knowledge.asking.scenes import SCENES_FILE
from knowledge.asking.spotting import Token
from knowledge.asking.stories import limits_no_place

_BOUNDARY = re.compile(r"(?<=\S)(?:\s+|(?<=คะ)|(?<=ค่ะ)|(?<=ครับ)|(?=จะได้))(?=\S)")
_POINTING = re.compile(r"(?:แบบ|อย่าง)นี้|ที่(?:นี่|นั่น|โน่น)|แถว(?:นี้|นั้น)")  # to what the reason tells
_ASKING = ("ask.", "aspect.obstacles", "aspect.recommendations", "aspect.summary")
_ASKS_NOTHING = frozenset({"ask.tell", "ask.number", "ask.mentioned"})
_QUESTION_WORDS = ("ไหน", "ไร", "ใด", "ไง", "ไหร่", "กี่")  # "สมัครที่ไหน"
SHORTEST = 6  # letters of a question
LONGEST = 130  # letters of a reason; a longer one is a story, in which the question is to be found


def without_why_it_is_asked(text: str, catalogue: Catalogue) -> str:
    """The message up to where somebody tells why it is asked; the message itself where nobody does."""
    for boundary in _BOUNDARY.finditer(text, SHORTEST):
        why = text[boundary.end() :]
        if len(why) > LONGEST:
            continue
        surely = pattern(SCENES_FILE, "^<why_surely>").match(why) is not None
        if not (surely or pattern(SCENES_FILE, "^<why>").match(why)):
            continue
        asked = text[: boundary.start()]
        question = read_question(asked, catalogue.lexicon)
        if _asks_by_itself(question, catalogue) and not _POINTING.search(asked):
            return asked if _only_tells_why(why, question, catalogue, surely=surely) else text
    return text


def _asks_by_itself(question: Question, catalogue: Catalogue) -> bool:
    """Whether it asks, and names more than who acts."""
    asks = {c for t in question.tokens for c in t.cues if c.startswith(("ask.", "aspect."))} - _ASKS_NOTHING
    requests = pattern(SCENES_FILE, "^(?:<self>)?<why_requested>").match(question.normal) is not None
    return (bool(asks) or requests) and any(not catalogue.words.actors.issuperset(t.concepts) for t in question.naming)


def _only_tells_why(why: str, question: Question, catalogue: Catalogue, *, surely: bool) -> bool:
    """Whether it says nothing of what is meant, and asks nothing, or only speaks of what others ask."""
    told = read_question(why, catalogue.lexicon)
    if pattern(SCENES_FILE, "<why_limits>").search(told.normal) or not (surely or limits_no_place(told.tokens)):
        return False
    asking = [t for t in told.tokens if _asks_something(t)]
    if not asking:
        return True
    counts = question.has(*COUNTING, "ask.what", "ask.which", "ask.how", "ask.why", "ask.yes_no")
    common = catalogue.words.actors | catalogue.generic | question.concepts
    spoken_of = [t for t in asking if _is_spoken_of(t, told)]
    return counts and spoken_of == asking and all(common.issuperset(t.concepts) for t in told.naming)


def _asks_something(token: Token) -> bool:
    lacked = any(c.startswith("lack.") for c in token.cues) and token.text.endswith(_QUESTION_WORDS)
    return lacked or any(c.startswith(_ASKING) and c not in _ASKS_NOTHING for c in token.cues)


def _is_spoken_of(token: Token, told: Question) -> bool:
    """ "เถียงกันว่ากี่คนกันแน่", "เลยอยากรู้ว่ายากไหม": not "ตกลงมีกี่คน", nor a column of the report."""
    before = "".join(t.text for t in told.tokens if t.part == token.part and t.start <= token.start)
    said = pattern(SCENES_FILE, "<why_spoken_of>").search(before) is not None
    return said and not any(c.startswith("aspect.") for c in token.cues)
