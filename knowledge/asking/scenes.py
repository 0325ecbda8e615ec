"""Phrases that only tell why or in what situation somebody asks, left out before a message is read.

"พอดีหัวหน้าให้ทำสไลด์พรุ่งนี้ครับ หนี้ครูแก้ได้กี่ราย จะเอาไปตอบนักข่าว" asks what "หนี้ครูแก้ได้กี่ราย" does. A phrase is such a
scene where it asks nothing and either is made of the words that scenes are made of (people around the asker, what they
want, the asker's work, times of day, what the answer is for), or tells of the asker ("ผมเป็น…", "เพิ่งกลับจาก…") and names
nothing of the report. A phrase that holds anything else is kept: it may limit what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from pathlib import Path

from knowledge.asking.courtesies import ANNOUNCED, courtesy
from knowledge.asking.lexicon import Lexicon
from knowledge.asking.made_of import pattern
from knowledge.asking.parts import COUNTING
from knowledge.asking.spotting import Token, spot

SCENES_FILE = Path(__file__).with_name("scenes.toml")
_KINDS = ("people", "times", "work", "wanting", "for", "seeking", "feeling")
_WORDS = "|".join(f"<{kind}>" for kind in (*_KINDS, "media", "harmless"))
_ENDING = (
    "ครับ",
    "ค่ะ",
    "นะคะ",
    "อยากรู้ว่า",
    "อยากฮู้ว่า",
    "อยากถามว่า",
    "อยากทราบว่า",
    "ขอถามว่า",
    "ถามหน่อยว่า",
    "สงสัยว่า",
    "ให้หาว่า",
    "ให้เช็คว่า",
)
_PHRASES = re.compile(rf"(?<=\S)(?:\s+|{'|'.join(f'(?<={end})' for end in _ENDING)})(?=\S)")
_CLOCK = re.compile(r"\s?[0-9๐-๙]+(?:[.:][0-9๐-๙]+)?\s?(?:โมง|น\.|นาที|ชั่วโมง|ชม\.?)")
_GRADE = re.compile(r"\s?(?:ป|ม|อ)\.?\s?[1-6](?![0-9])")
_WITHIN = re.compile(
    rf"\s(?={_GRADE.pattern})|\s(?=(?:นะ|น้า|(?:นะ)?(?:ครับ|ค่ะ|คะ|คับ|จ๊ะ|จ้ะ))(?:\s|$))|(?<=เป็น)\s(?=ผอ|รอง|ศน)"
)
_POINTING = re.compile(  # to what the scene names
    r"แถว(?:นี้|นั้น|บ้านเรา)|ที่(?:นี่|นั่น|โน่น)|(?:แบบ|อย่าง)(?:นี้|หนู|ผม|เรา|ดิฉัน)|"
    r"โรงนี้|พวกนี้|(?:ปัญหา|เรื่อง|ตรง)(?:นี้|เนี้ย)"
)
_LIMITING = ("lack.", "absent.", "place.", "aspect.", "depth.", "meta.")
_SAID_OF_ANYTHING = frozenset({"meta.report_name", "absent.off_topic", "lack.other_year", "lack.forecast"})
SHORTEST = 5  # letters of a scene
MOST_UNTOLD = 6  # letters of a scene that are none of its words
LONGEST_IDLE = 40  # letters
MOST_LAYERS = 6  # of what is said around a question
_BUT = ("แต่อยาก", "แต่ขอ", "แต่แค่")
_ASKED_OUT = frozenset({"ask.why", "meta.policies", "meta.publisher", "meta.as_of", "meta.source", "meta.edition"})
_DOING = ("มี", "ได้", "ถูก", "โดน", "ผ่าน", "เข้า", "กี่")  # what somebody named before does


def without_scenes(text: str, lexicon: Lexicon, common: frozenset[str]) -> str:
    """The message without the phrases that only set a scene; the message itself where nothing else would be left.

    `common` are concepts that a scene may name without limiting anything: who acts.
    """
    if courtesy(text):
        return text
    text = _pattern("<changed_mind>").sub("", _pattern("<closing>").sub("", text) or text)
    for _ in range(MOST_LAYERS):
        rest = _less_a_layer(text, lexicon, common)
        if rest == text:
            break
        text = _pattern("<turning>").sub("", rest)
    return text


def _less_a_layer(text: str, lexicon: Lexicon, common: frozenset[str]) -> str:
    text = _of_the_year_reported(_of_what_is_made(text, lexicon, common), lexicon, common)
    asked = text[: found.start()] if (found := _pattern("<purpose>").search(text)) else text
    if asked != text and _pattern("<requests>").search(asked):
        text = asked.rstrip()
    phrases = _phrases(text)
    if len(phrases) < 2:
        return text
    if rest := _less_what_is_said_around(phrases, lexicon, common):
        return rest
    scenes = _scenes(phrases, lexicon, common)
    if _POINTING.search("".join(phrase for phrase in phrases if phrase not in scenes)):
        scenes = [phrase for phrase in scenes if not _limits(spot(phrase, lexicon), common)]
    kept = [phrase for phrase in phrases if phrase not in scenes]
    if not kept or len(kept) == len(phrases):
        return text
    quiet = [phrase for phrase in scenes if _pattern("<silence>").match(phrase.strip())]  # parts what it stands between
    rest = "".join("เลย " if phrase in quiet else phrase for phrase in phrases if phrase in (*kept, *quiet)).strip()
    left_out = [phrase for phrase in phrases if phrase not in kept]
    return rest if _stands_alone(rest, left_out, lexicon, common) else text


def _phrases(text: str) -> list[str]:
    """Parted by spaces, and where the words end that lead over to a question: "ช่วยบอกทีว่า"."""
    shadow = _WITHIN.sub("ๆ", _CLOCK.sub(_noon, text))
    ends = {found.end() for parted in (_PHRASES, _pattern("<lead>")) for found in parted.finditer(shadow)}
    return [text[start:end] for start, end in pairwise(sorted({0, *ends, len(text)}))]


def _less_what_is_said_around(phrases: Sequence[str], lexicon: Lexicon, common: frozenset[str]) -> str:
    """The message less what is said to each other before and after the question in it; "" where nothing is."""
    every = range(1, len(phrases))
    before = next((n for n in reversed(every) if _is_talk("".join(phrases[:n]))), 0)
    after = next((n for n in range(before + 1, len(phrases)) if _is_talk("".join(phrases[n:]))), len(phrases))
    rest = "".join(phrases[before:after])
    whole = spot("".join(phrases), lexicon)
    if ANNOUNCED.search("".join(phrases)):
        return ""  # "สวัสดีครับ มาขอถามหลายข้อหน่อย": nothing is asked yet
    if after - before < len(phrases) and _asks(spot(rest, lexicon)):
        return rest.strip()
    opening = 1 + sum(1 for _ in takewhile(lambda phrase: _says_whence_one_is(phrase, lexicon), phrases[1:]))
    for said, rest in ((phrases[0], "".join(phrases[opening:])), (phrases[-1], "".join(phrases[:-1]))):
        told = spot(said, lexicon)
        cut_through = not {c for t in (*told, *spot(rest, lexicon)) for c in t.cues}.issuperset(
            c for t in whole for c in t.cues
        )
        sure = said == phrases[0] or all(t.filler or _is_of_talk(t) for t in told)
        idle = sure and (opening > 1 or not cut_through) and _is_idle(said.strip(), lexicon, common)
        if idle and _is_whole(rest.strip(), said, lexicon):
            return rest.strip()
    return ""


def _says_whence_one_is(phrase: str, lexicon: Lexicon) -> bool:
    """ "ครูตุ๊กค่ะ จากสุราษฎร์": after who somebody is."""
    return _pattern("^<whence_one_is>").match(phrase) is not None and _says_where(phrase.strip(), lexicon)


def _is_whole(rest: str, said: str, lexicon: Lexicon) -> bool:
    """Whether it asks, names what it asks of, and does not go on with what is said: "ครูดอยค่ะ ได้ฝึกอาชีพกี่คน" does."""
    asked = spot(rest, lexicon)
    goes_on = rest.startswith(_DOING) and any(t.concepts for t in spot(said, lexicon))
    return _names(asked) and not goes_on and _asks(asked) and not _POINTING.search(rest)


def _is_talk(said: str) -> bool:
    return not _pattern("<introduces>").search(said) and courtesy(said) not in ("", "announce")


def _asks(tokens: Sequence[Token]) -> bool:
    """Whether something is counted, or a column or a reason asked for; or anything of what is named."""
    cues = [c for t in tokens for c in t.cues]
    if any(c in COUNTING or c in _ASKED_OUT or c.startswith("aspect.") for c in cues):
        return True
    return _names(tokens) and any(c.startswith(("ask.", "follow.")) for c in cues)


def _names(tokens: Sequence[Token]) -> bool:
    return any(t.concepts or any(c.startswith(("meta.", "operation.", "group.")) for c in t.cues) for t in tokens)


def _is_of_talk(token: Token) -> bool:
    return any(c.startswith("talk.") for c in token.cues)


def _is_idle(phrase: str, lexicon: Lexicon, common: frozenset[str]) -> bool:
    """Whether a phrase asks nothing, limits nothing, and is addressed to somebody or tells of the asker."""
    if len(phrase) > LONGEST_IDLE or _pattern("<asks>|<limits>|<introduces>").search(phrase):
        return False
    tokens = spot(phrase, lexicon)
    to_somebody = any(map(_is_of_talk, tokens)) or _pattern("^<self>|<spoken>$").search(phrase)
    asks = any(c.startswith(("ask.", "operation.", "follow.")) and c != "ask.tell" for t in tokens for c in t.cues)
    return bool(to_somebody) and not asks and not _limits(tokens, common)


def _of_what_is_made(text: str, lexicon: Lexicon, common: frozenset[str]) -> str:
    """The message less what the answer is put into: "จะโพสต์เรื่องต้านโกงลงเพจ ขอเนื้อสั้นๆ" asks of no page."""
    made = _pattern("<making>").match(text)
    if made is None or not _pattern("<requested>").search(text) or _pattern("<counted>").search(text):
        return text
    rest = _pattern("<put_into>").sub("", text[made.end() :], count=1).strip()
    return rest if _stands_alone(rest, [text[: made.end()]], lexicon, common) else text


_PAST_YEAR = re.compile(
    r"(?<![0-9๐-๙])(?<![0-9๐-๙]\s)(?<!สอง)(?<!สาม)(?<!สี่)(?<!ห้า)(?<!หลาย)(?<!แต่ละ)(?<!ทุก)"
    r"(?:ใน|ช่วง|ตลอด|รอบ|เมื่อ)*ปี(?:งบประมาณ|งบ)?\s?ที่(?:ได้)?ผ่านมา(?:นี้|นั้น)?"
)
_AGAINST = re.compile(
    r"เทียบ|ต่าง(?:จาก|กัน|กับ)|กว่า|เพิ่มขึ้น|ลดลง|ดีขึ้น|แย่ลง|(?:กับ|จาก|ตั้งแต่|ก่อน)\s?ปี|ปีนี้|ปีก่อน|ปี(?:งบ\S*|การศึกษา)?\s?[0-9๐-๙]"
)


def _of_the_year_reported(text: str, lexicon: Lexicon, common: frozenset[str]) -> str:
    """The message less "ปีที่ผ่านมา", where that year is not set against another: a report is of the year gone by."""
    said = _PAST_YEAR.search(text)
    if said is None or _AGAINST.search(text[: said.start()] + text[said.end() :]):
        return text
    rest = f"{text[: said.start()]} {text[said.end() :]}".strip()
    return rest if _stands_alone(rest, [], lexicon, common) else text


def _scenes(phrases: Sequence[str], lexicon: Lexicon, common: frozenset[str]) -> list[str]:
    """The phrases that are scenes, with those that go on saying where: "หนูเป็นธุรการ โรงเรียนเล็กๆ ทางอีสาน อยากรู้ว่า…"."""
    scenes: list[str] = []
    self_told = False
    for phrase, then in pairwise(phrases):
        told = phrase.strip()
        scene = _is_scene(told, lexicon, common)
        if phrase is phrases[0] and not scene and _says_whence(told, then, lexicon):
            scenes.append(phrase)
        self_told = self_told and _says_where(told, lexicon)
        if scene:
            self_told = _pattern("<who_i_am>").match(told.replace(" ", "")) is not None
        if scene or self_told:
            scenes.append(phrase)
    return [*scenes, phrases[-1]] if _is_scene(phrases[-1].strip(), lexicon, common) else scenes


def _says_where(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase only says at which school or in which part of the country somebody is."""
    tokens = spot(phrase, lexicon)
    known = all(t.filler or t.cues for t in tokens)
    asks = any(cue.startswith(("ask.", "aspect.", "operation.", "follow.")) for t in tokens for cue in t.cues)
    where = all(t.filler or t.text.startswith(_WHERE) or any(c in _A_PLACE for c in t.cues) for t in tokens)
    return known and where and not asks and len(tokens) <= MOST_OF_A_PLACE


def _says_whence(phrase: str, then: str, lexicon: Lexicon) -> bool:
    """Whether somebody says who and from where they are, and no more: "ครูปัตตานีค่ะ ที่ว่า…", not "ครูในปัตตานีค่ะ ที่…"."""
    who, ending = _pattern("<whence>").match(phrase), _pattern("<polite>$").search(phrase)
    if not who or not ending or (then.startswith("ที่") and not then.startswith(("ที่ว่า", "ที่บอกว่า"))):
        return False
    place = spot(phrase[who.end() : ending.start()], lexicon)
    return all(t.filler or any(c in _A_PLACE for c in t.cues) for t in place)


_WHERE = ("โรงเรียน", "รร")
_A_PLACE = frozenset({"lack.place", "lack.per_area"})
MOST_OF_A_PLACE = 6  # words


def _is_scene(given: str, lexicon: Lexicon, common: frozenset[str]) -> bool:
    phrase = _CLOCK.sub(_noon, _pattern("<unsure>").sub("", given))
    told_of = _GRADE.sub("ประถม", phrase).replace(" ", "")
    if who := _pattern("<who_i_am>").match(told_of) is not None:
        phrase = told_of
    if _pattern("<threat>").fullmatch(phrase):
        return True
    if _GOES_BACK.match(phrase):
        return False
    if _pattern("<asks>|<limits>").search(phrase):
        return False
    if len(phrase) < SHORTEST:
        return len(phrase) < len(given)
    if _pattern("<opens_question>|<silence>|<urging>").match(phrase):
        return True
    if phrase.startswith(_BUT):
        return False  # what stands before it is another matter
    if (leads := _pattern("<lead>$").search(phrase)) and not _limits(spot(phrase[: leads.start()], lexicon), common):
        return True
    signs = sum(1 for kind in _KINDS if _pattern(f"<{kind}>").search(phrase))
    marked = signs >= 2 or _pattern("<joining>*(?:<seeking>|<for>)").match(phrase)
    if marked and len(_pattern(f"{_WORDS}|<joining>").sub("", phrase)) <= MOST_UNTOLD:
        return True
    if who:
        return True
    told = _pattern("<of_asker>").search(phrase) is not None
    return told and not _limits(spot(_pattern(_WORDS).sub(" ", phrase), lexicon), common)


_GOES_BACK = re.compile(
    r"(?:เมื่อ|ตะ)ก[ีิ][้๊]?\s?(?:เรื่อง|คำถาม|อัน|ข้อ|ที่ถาม)|(?:ย้อน|กลับ|ไป)*เรื่องแรก"
)  # "เมื่อกี้เรื่องแรก ปัญหาคืออะไร"


def _noon(clock: re.Match[str]) -> str:
    """A time of day without digits, as long as it was."""
    return "บ่าย".ljust(len(clock.group()), "ๆ")


def _limits(tokens: Sequence[Token], common: frozenset[str]) -> bool:
    """Whether any of them names something of the report, or a place, a name, a column: what a question is held to."""
    return any(
        cue not in _SAID_OF_ANYTHING and (cue.startswith(_LIMITING) or ("." not in cue and cue not in common))
        for token in tokens
        for cue in token.cues
    )


def _stands_alone(rest: str, left_out: Sequence[str], lexicon: Lexicon, common: frozenset[str]) -> bool:
    """Whether the rest names what it asks of, where what is left out names something too: "ผมสอนแนะแนว มีกี่คน" doesn't.

    "คุยกับหมอทีไรติดๆ ขัดๆ มีใครพูดถึงไหม" asks of what is told before.
    """
    tokens = spot(rest, lexicon)
    if any(c not in common for t in tokens for c in t.concepts):
        return True
    if not any(c.startswith(("ask.", "aspect.", "operation.")) for t in tokens for c in t.cues):
        return False
    whence = [phrase for phrase in left_out if _says_whence(phrase.strip(), "", lexicon)]
    if counts := any("ask.how_many" in t.cues for t in tokens):
        whence += [phrase for phrase in left_out if _GRADE.search(phrase)]
    if any(c.startswith("lack.") for phrase in whence for t in spot(phrase, lexicon) for c in t.cues):
        return False  # "ครูปัตตานีค่ะ มีกี่คน" asks of the place, "ตอนนี้อยู่ ม.5 มีกี่คน" of the grade
    who = [p for p in left_out if counts or _pattern("<who_i_am>|<silence>").match(p)]  # "ข่าวที่สื่อเอาไปลง กี่เรื่อง"
    named = {c for phrase in who for t in spot(phrase, lexicon) for c in t.concepts}
    return named <= common and not any("ask.mentioned" in t.cues for t in tokens)


def _pattern(made_of: str) -> re.Pattern[str]:
    return pattern(SCENES_FILE, made_of)
