"""What stands where in a question: its clauses, and what is told in it rather than asked for."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asking.spotting import Token


def as_told(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Told apart by clauses, and what is told for what it is."""
    return _leading(_all_of_them(_come_down_to(_given_rests(_given_percents(_in_clauses(tokens))))))


def _leading(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "เฟสนำยูทูบอยู่กี่คน": a word that sets the one named before it against the one named after it."""
    if not any(t.text in _LEADS for t in tokens[1:-1]):
        return tokens
    among = zip(tokens, tokens[1:], tokens[2:], strict=False)
    leads = {t.start for before, t, after in among if t.text in _LEADS and _is_named(before) and _is_named(after)}
    leads -= {t.start for place, t in enumerate(tokens) if t.text == "นำ" and _carries(tokens[place + 2 :])}
    return tuple(t._replace(cues=("operation.difference",), filler=False) if t.start in leads else t for t in tokens)


def _carries(rest: tuple[Token, ...]) -> bool:
    """ "สื่อมวลชนนำข่าวไปเผยแพร่กี่เรื่อง": takes it somewhere, and is not ahead of it, as in "เฟสนำยูทูบไปกี่คน"."""
    pairs = pairwise(rest)
    return any(t.text in ("ไป", "มา") and not any(c.startswith("ask.") for c in then.cues) for t, then in pairs)


_LEADS = frozenset({"นำ", "ชนะ", "แซง", "แพ้", "ทิ้ง", "เหนือ", "beat", "beats", "leads", "led"})


def _is_named(token: Token) -> bool:
    """Whether it names one of some kind, and is no unit that they are counted in."""
    return bool(token.concepts) and not any(cue.startswith("unit.") for cue in token.cues)


def _given_rests(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A rest that is told ("โรงเรียนเหลือเด็ก 38 คน") is none that is asked for, where something else is."""
    told = {
        place
        for place, token in enumerate(tokens)
        if token.text in _LEFT
        and any(t.number for t in tokens[place + 1 : place + 4])
        and not any(c.startswith("ask.") for t in tokens[place + 1 : place + 4] for c in t.cues)
        and any(c.startswith("ask.") for t in tokens[place + 4 :] for c in t.cues)
        and not any("ask.yes_no" in t.cues for t in tokens[place + 4 : place + 7])
    }
    if not told:
        return tokens
    return tuple(t._replace(cues=(), filler=True) if place in told else t for place, t in enumerate(tokens))


def _come_down_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "คัดเหลือกี่แห่ง", "เข้าระบบจริงเหลือกี่ราย", "ยังมีกำลังใจเหลืออยู่": who is there in the end, not who dropped out."""
    if not any(t.text in _LEFT for t in tokens[1:]):
        return tokens
    there = {
        then.start
        for t, then in pairwise(tokens)
        if then.text in _LEFT
        and (t.text.startswith(_DOWN_TO) or t.text.endswith("จริง") or (t.concepts and t.text.startswith("ยังมี")))
    }
    return tuple(t._replace(cues=(), filler=True) if t.start in there else t for t in tokens)


_DOWN_TO = ("คัด", "กลั่นกรอง", "กรอง", "ร่อน", "จริง")
_LEFT = frozenset({"เหลือ", "เหลืออยู่", "คงเหลือ", "เหลือแค่", "ขาด"})


def _beside(tokens: tuple[Token, ...], place: int) -> tuple[Token, ...]:
    before = () if tokens[place].text.startswith("คิดเป็น") else tokens[place - 1 : place]
    return (*before, *tokens[place + 1 : place + 2])


def _given_percents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A percent that is told ("87.42%", "ร้อยละ 15.61") is none that is asked for; "หาร 8,744 คิดเป็นร้อยละเท่าไร" is."""
    told = {
        place
        for place, token in enumerate(tokens)
        if "ask.percent" in token.cues
        and "ask.how_much" not in token.cues
        and any(t.number and len(t.text) > 3 for t in _beside(tokens, place))
    }
    if not told:
        return tokens
    return tuple(t._replace(cues=(), filler=True) if place in told else t for place, t in enumerate(tokens))


def _all_of_them(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "โรงเรียนที่ลดภาระการประเมินได้ทั้งหมดกี่แห่ง" asks for all that did, and not for the whole they are a part of.

    "ทั้งหมด" stands after what those counted did; "ทั้งประเทศ" may stand anywhere.
    """
    if not any(_TOTAL in token.cues for token in tokens):
        return tokens
    said = {cue for token in tokens for cue in token.cues}
    if said & _OF_THE_WHOLE or not said & {"ask.how_many", "ask.how_much"}:
        return tokens
    which = next((i for i, t in enumerate(tokens) if i and tokens[i - 1].concepts and _tells_which(tokens[i:])), None)
    if which is None:
        return tokens
    doing = next((i for i, t in enumerate(tokens) if i > which and (t.concepts or not t.filler)), len(tokens))
    all_that_did = {i for i, t in enumerate(tokens) if _TOTAL in t.cues and (i > doing or t.text.endswith("ประเทศ"))}
    if not any(t.text in _JOINING for t in tokens[which:]):  # "ที่ลงใน YouTube และ TikTok รวมทั้งสิ้น" adds up two
        all_that_did |= {i - 1 for i in all_that_did if i and tokens[i - 1].text == "รวม"}
    return tuple(_without_total(t) if i in all_that_did else t for i, t in enumerate(tokens))


def _without_total(token: Token) -> Token:
    cues = tuple(cue for cue in token.cues if cue not in (_TOTAL, "operation.sum"))
    return token._replace(cues=cues, filler=not cues)


_JOINING = frozenset({"กับ", "และ", "แล้วก็", "and"})
_TOTAL = "operation.total"
_OF_THE_WHOLE = frozenset({"operation.base", "ask.percent", "operation.remaining", "operation.average"})


def _tells_which(rest: tuple[Token, ...]) -> bool:
    """Whether a relative clause begins: "ที่ลดได้", not "ที่อยู่ในโครงการ"."""
    if rest[0].text != "ที่" or len(rest) < 2:
        return False
    return rest[1].text not in ("อยู่", "เป็น", "ใช้") and "operation.total" not in rest[1].cues


TURNS = frozenset({"แต่", "but"})  # what stands before it is another matter


def _ends_a_rest(before: tuple[Token, ...]) -> bool:
    """ "เงินเดือนออกมาเหลือ 3,000 บาท" is told whole, whatever follows without a space."""
    amount = len(before) > 2 and "lack.money" in before[-1].cues and before[-2].number
    return amount and any(t.text in _LEFT for t in before[:-2])


def _in_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The parts of a question told apart by "แต่" too: "ครูเหนื่อยมากแต่ขวัญดีกี่เปอร์เซ็นต์"; and after a rest in money."""
    if not any(token.text in TURNS or "lack.money" in token.cues for token in tokens[1:]):
        return tokens
    clause, parted = 0, []
    for place, token in enumerate(tokens):
        clause += place > 0 and (token.text in TURNS or _ends_a_rest(tokens[max(0, place - 5) : place]))
        parted.append(token._replace(part=token.part + clause))
    return tuple(parted)
