"""What somebody takes back while typing: "แนะแนวกี่คน เอ้ยไม่ใช่ หนี้ครูแก้ได้กี่ราย" asks of debts only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.catalogue import Catalogue
from knowledge.asking.spotting import Token, spot

_WHO = r"(?:ผม|หนู|เรา|ฉัน|ดิฉัน|กระผม)?\s?"
_RATHER_SAID = rf"{_WHO}(?:จะถาม|ต้องการ|หมายถึง|หมายความว่า|เอา|ถาม|(?:ขอ)?(?:แก้|เปลี่ยน)เป็น|ขอเป็น)"
_SIGN = (
    r"(?:เอ้ย|เอ๊ย|เห้ย|เฮ้ย|อุ้ย|อุ๊ย|โอ๊ะ|(?:เออ|เอ่อ|อ้อ|อ่อ|อ้าว)\s?ลืมไป|(?:พิมพ์|ถาม)ผิด(?!\s?(?:ช่อง|ห้อง|แช[ทต]|กลุ่ม|คน|ที่|จอ|หรือ|รึ|ไหม|มั้ย|ปะ|ป่ะ|ป่าว))|ไม่ใช่(?:ๆ|สิ|ซิ|ดิ|ละ|แล้ว|แฮะ)"
    r"|(?:(?:เอ้า|อ้าว|เอ๊ะ)\s?)?ไม่ใช่(?:คน|โรงเรียน|โรง|แห่ง|เขต|ราย|เปอร์เซ็นต์|ร้อยละ)(?=\s+(?:ถาม|เอา|หมายถึง|ต้องการ|ขอ))"
    r"|ไม่(?:สิ|ๆ)|เดี๋ยวๆ|ไม่เอา(?:ดีกว่า|ละ|แล้ว)|เปลี่ยนใจ(?:ละ|แล้ว|ดีกว่า)?|(?:เอา|ถาม)ใหม่(?:ดีกว่า|ละ)?|ขอเปลี่ยน(?:คำถาม|เรื่อง)"
    rf"|(?:ขอโทษ|โทษที|โทษๆ|ขออภัย)(?:ที|ครับ|ค่ะ|คะ|นะ)*(?=\s?(?:พิมพ์ผิด|ถามผิด|{_RATHER_SAID}))|ขอ(?:แก้|เปลี่ยน)(?=เป็น)"
    r"|scratch that|no wait|wait,? no|(?:sorry,? )?i mean)"
)
_TAKEN_BACK = re.compile(
    rf"(?<=\S)(?:\s+|\.{{2,}}\s*|…\s*|\s*[—–]\s*){_SIGN}(?:[\sๆ,.]*(?:{_SIGN}|ไม่ใช่(?=\s|ๆ)))*[\sๆ,.]*(?:นะ|ค่ะ|คะ|ครับ|จ้า)?\s*(?=\S)",
    re.IGNORECASE,
)
_TAKES_BACK_THE_LAST = re.compile(  # what was told
    r"^\s*ไม่ใช่(?:สิ|ซิ|ดิ|ๆ|ละ|แฮะ)+\s*(?:ครับ|ค่ะ|คะ|นะ)?\s*(?=(?:จะ|ขอ)?เอา)"
)
_OPENS = re.compile(
    rf"^{_WHO}(?:(?:ขอ|อยาก|จะ)?ถาม(?:ถึง|ว่า)?|อยากรู้|ต้องการ|หมายถึง|หมายความว่า|เอา|ขอ|คือ|แก้|เปลี่ยน)?\s?(?:เป็น)?\s?(?:เรื่อง)?(?:ของ)?\s?"
)
_RATHER = re.compile(r"(?<=\S)(?:ดีกว่า|ต่างหาก|ตะหาก)(?=\s|$)")
_NOT_THIS_BUT = re.compile(  # "ไม่เอาเปอร์เซ็นต์คนผ่านอบรมนะครับ เอาเปอร์เซ็นต์คนที่หนี้ลดลงแล้ว"
    r"^\s*(?:ไม่เอา|ไม่ใช่|ไม่ได้ถาม|ไม่ต้องการ|ไม่อยากได้)\s?\S.{1,60}?\s+(?:แต่)?(?:เอา|ขอ|ถาม(?:ถึง)?|หมายถึง|ต้องการ|อยากได้)(?!แค่|เฉพาะ|แต่)\s?(?=\S)"
)
_AND_NOT_THIS = re.compile(  # "เอาเฉพาะปัญหา ข้อเสนอไม่เอา"; "ร้อยละของสหกรณ์ … ไม่ใช่ร้อยละของนักเรียน …"
    r"\s\S{2,24}?\s?ไม่(?:เอา|ต้อง)(?:นะ|ครับ|คะ|ค่ะ|\s)*$|\sไม่(?:ใช่|เอา)\s?(?:ร้อยละ|เปอร์เซ็นต์|%|จำนวน|ยอด)\S.{2,60}$"
)


_IN_OTHER_WORDS = re.compile(
    r"(?<=\S)\s+(?:เอา|หมายถึง|หมายความว่า|คือ|นับ)?(?:เฉพาะ)?แบบ(?:ที่)?\s?(?=\S)"
    r"|(?<=\S)\s+เอา(?:เฉพาะ|แค่|แต่)\s?(?=\S)"
)


def corrected(text: str, catalogue: Catalogue) -> str:
    """The message without what it takes back; itself where it takes back nothing, or nothing else is named.

    A correction that asks nothing itself takes over what was asked, with its own name in place of one of the same kind:
    "โรงเรียนเล็กมีกี่แห่ง ไม่ใช่ๆ หมายถึงโรงเรียนคุณภาพ", "เฟสมีคนตามเท่าไหร่ เอ้ย ยูทูป".
    """
    text = _less_what_is_declined(_TAKES_BACK_THE_LAST.sub("", text), catalogue)
    signs = list(_TAKEN_BACK.finditer(text))
    if not signs and (sign := _IN_OTHER_WORDS.search(text)):
        return _said_again(text, sign, catalogue)
    if not signs:
        return text
    rest = _RATHER.sub("", text[signs[-1].end() :])
    tokens, words = spot(rest, catalogue.lexicon), catalogue.words
    before, name = spot(text[: signs[0].start()], catalogue.lexicon), _OPENS.sub("", rest)
    asked = next((n for n, t in enumerate(before) if _asks(t)), len(before))
    named = {c for t in tokens for c in t.concepts} - words.actors
    asks = any(_asks(t, _OPENING) for t in tokens)
    if asks and _is_bare_count(tokens):
        return f"{''.join(t.text for t in before[:asked])} {name}"  # "… กี่คน เอ้า ถามกี่โรงเรียน"
    if not named:
        return text
    if asks:
        return f"{_subject(before, named, catalogue)}{name}"
    if replaced := _in_place_of_its_kind(before, name, named, catalogue):
        return replaced
    how = "".join(t.text for t in before[asked:] if not t.concepts or _counts(t))
    return f"{_subject(before, named, catalogue)}{name} {how}".strip()


def _less_what_is_declined(text: str, catalogue: Catalogue) -> str:
    """The message less what it says it does not ask, where the rest of it asks."""
    for declined in (_NOT_THIS_BUT, _AND_NOT_THIS):
        rest = declined.sub("", text)
        if rest != text and any(_asks(t, _OPENING) for t in spot(rest, catalogue.lexicon)):
            return rest
    return text


def _asks(token: Token, opening: frozenset[str] = frozenset()) -> bool:
    return any(cue.startswith(_ASKING) for cue in token.cues if cue not in opening)


def _counts(token: Token) -> bool:
    return any(cue.startswith("unit.") for cue in token.cues)


SHORT = 6  # tokens of a correction that says only what is to be counted


def _is_bare_count(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= SHORT and any(map(_counts, tokens)) and all(_counts(t) for t in tokens if t.concepts)


def _subject(before: Sequence[Token], named: set[str], catalogue: Catalogue) -> str:
    """The words taken back that name what the rest is of: "หนี้ครูแก้ได้กี่ราย ไม่ใช่ดิ ลงทะเบียนกี่ราย" is of debts still."""
    if any(named & titled for titled in catalogue.titled.values()):
        return ""
    own = [f for f in catalogue.figures if named & f.naming and named <= f.spoken | f.labelled | catalogue.generic]
    rivals = named.union(*(kind for kind in catalogue.words.kinds if named & kind))
    for token in before:
        said = set(token.concepts) - catalogue.words.actors
        if said and not said & rivals and any(said & (f.naming | catalogue.titled[f.indicator.policy]) for f in own):
            return f"{token.text} "
    return ""


def _said_again(text: str, sign: re.Match[str], catalogue: Catalogue) -> str:
    """ "ยุบรวมไปกี่แห่ง เอาแบบเลิกสถานศึกษา": which of a kind is meant, said after it was asked."""
    name = text[sign.end() :]
    tokens = spot(name, catalogue.lexicon)
    if any(cue.startswith("ask.") for t in tokens for cue in t.cues):
        return text  # "ไม่เอาประถมนะ เอาแค่มัธยม กี่โรง" asks after it
    named = {c for t in tokens for c in t.concepts}
    return _in_place_of_its_kind(spot(text[: sign.start()], catalogue.lexicon), name, named, catalogue) or text


def _in_place_of_its_kind(before: Sequence[Token], name: str, named: set[str], catalogue: Catalogue) -> str:
    """What was said before, with the name in place of one of the same kind; "" where there is none."""
    years = catalogue.words.years | catalogue.words.current
    alike = {c for kind in (*catalogue.words.kinds, years) if named & kind for c in kind}
    if not any(alike & set(t.concepts) for t in before):
        return ""
    return " ".join(name if alike & set(t.concepts) else t.text for t in before)


_ASKING = ("ask.", "aspect.")
_OPENING = frozenset({"ask.define", "ask.tell"})  # "หมายถึง", "ถาม": they only open the correction
