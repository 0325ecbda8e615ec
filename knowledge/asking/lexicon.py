"""The words that questions are made of: a form as people type it -> the cues it may stand for.

A cue is a dotted name ("ask.how_many", "lack.money") when it belongs to Thai questions in general, and a bare one
("debt") when it is a concept of the report. Both come from data: `words.toml` beside this module, and
`<report>.words.toml` beside the report; a report without such a file is still answered, from its own titles and labels.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.asking.long_forms import LongForms
from knowledge.asking.pieces import Node
from knowledge.asking.slips import folded, word_frequencies
from knowledge.by_ear import key_by_ear
from knowledge.cached import cached_property
from knowledge.errors import ReportError
from knowledge.thai import close_gaps, normalise, sound_key, standard_vocabulary

WORDS_FILE = Path(__file__).with_name("words.toml")
WORDS_ENDING = ".words.toml"
REPORTS_FOLDER = Path(__file__).parents[1] / "reports"

_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MARKS = r"?!\"'`;:|\[\]{}<>*^~=+_/\\&#@$,“”‘’…ฯ"
_MARKUP = re.compile(f"[{_MARKS}]")
_SPACE = re.compile(r"\s+")
_TO_CLEAN = re.compile(f"[{_MARKS}.-]")  # most messages have nothing of the kind
_LATIN = re.compile(r"[a-z]")
LONG_FILLER = 5  # letters from which a word without content is told with a letter wrong
# What a stretch of a question costs: the cheapest cover is how it is read, one with fewer, better known pieces.
CUE_COST, FILLER_COST, WORD_COST = 0.6, 0.72, 1.35
PER_LETTER = 0.01  # all else equal, take the cover with longer forms


_ABBREVIATED = re.compile(r"(?:(?<=^[ก-ฮ]{2})|(?<=^[ก-ฮ]{3})|(?<=^[ก-ฮ]{4}))\.(?=[ก-๙])")


def squeeze(text: str) -> tuple[str, frozenset[int]]:
    """The text as forms are matched on it: normalised, without dots of abbreviations, marks, and spaces inside Thai.

    Also the places where a space stood between Thai letters: a word seldom crosses one.

    >>> squeeze("สพท. ที่ ผ่าน ITA Online")[0]
    'สพทที่ผ่านita online'
    """
    return squeeze_normal(normalise(text))


def squeeze_normal(text: str) -> tuple[str, frozenset[int]]:
    """The same of text that is normalised already."""
    text = close_gaps(text)
    if _TO_CLEAN.search(text):
        if " " in text:
            dot = ""
        else:
            text, dot = _ABBREVIATED.sub("", text), " "  # a.b.c in place of spaces, but not in "ผอ.เขต"
        text = _HYPHEN.sub(" ", _DOT.sub(dot, _MARKUP.sub(" ", _THOUSANDS.sub("", text))))
        text = close_gaps(_SPACE.sub(" ", text).strip())
    if " " not in text:
        return text, frozenset()
    first, *rest = text.split(" ")
    breaks: set[int] = set()
    for part in rest:  # Latin letters and digits keep the space between them
        if first[-1].isascii() and part[0].isascii():
            first += " "
        else:
            breaks.add(len(first))
        first += part
    return first, frozenset(breaks)


@lru_cache(maxsize=1)
def fillers() -> frozenset[str]:
    """Thai words without content, from PyThaiNLP's stop words, and polite endings as typed in chats."""
    from pythainlp.corpus import thai_stopwords  # loading is not free, and only answering needs it

    return frozenset(thai_stopwords()) | chat_fillers()


@lru_cache(maxsize=1)
def chat_fillers() -> frozenset[str]:
    """Endings, hedges and small words as people type them in chats, most of them in no dictionary."""
    return frozenset(general_words()["filler.chat"])


@lru_cache(maxsize=1)
def countable() -> frozenset[str]:
    """Words without content that name a thing where its number is asked: "กี่ห้องเรียน"."""
    return frozenset(general_words()["filler.countable"])


@lru_cache(maxsize=1)
def said_of_anything() -> frozenset[str]:
    """Words of some content that limit nothing where they stand beside what is counted: "ฝึก", "สอน", "หนุน"."""
    return frozenset(general_words()["filler.light"])


@lru_cache(maxsize=1)
def _plain_words() -> Node:
    """The tree of Thai words that are no forms, shared by all lexicons."""
    root = Node()
    for word in standard_vocabulary() | chat_fillers():
        if not word[0].isascii():
            node = root.reach(word)
            node.filler = word in fillers()
            node.price = FILLER_COST if node.filler else WORD_COST
    root.share()
    return root


SHORT_UNIT = 4  # letters


class Lexicon:
    """Forms and their cues, found by prefix, by sound and by one or two slips. Built once, then read only."""

    def __init__(self, forms: dict[str, tuple[str, ...]]) -> None:
        self.forms: dict[str, tuple[str, ...]] = {}
        self.tree = _plain_words().own()  # forms, and Thai words that are no forms
        self._by_sound: dict[str, list[str]] = {}
        self._by_slip: dict[str, list[str]] = {}
        self._by_fold: dict[str, list[str]] = {}
        self._by_ear: dict[str, list[str]] = {}
        self.long_forms = LongForms()
        for filler in sorted(fillers()):
            self._by_fold.setdefault(folded(filler), []).append(filler)
            if len(filler) >= LONG_FILLER and not filler.isascii():
                self._index_slips(filler)
        for form, cues in forms.items():
            self.add(form, cues)
        word_frequencies()  # loaded now, for the first slip of a question would wait for it

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Words of its forms, which a rescue of a wrong keyboard layout must leave alone."""
        return frozenset(word for form in self.forms for word in form.split())

    @cached_property
    def short_units(self) -> tuple[str, ...]:
        """Words for what is counted, too short for their slips to be looked up."""
        units = (f for f, cues in self.forms.items() if any(c.startswith("unit.") for c in cues))
        return tuple(form for form in units if len(form) <= SHORT_UNIT and not form.isascii())

    def add(self, form: str, cues: tuple[str, ...]) -> None:
        """A form with its cues, beside those it has already. Only while a catalogue is being built."""
        if form in self.forms:
            cues = tuple(dict.fromkeys((*self.forms[form], *cues)))
        else:
            self._by_sound.setdefault(sound_key(form), []).append(form)
            self._by_fold.setdefault(folded(form), []).append(form)
            if not form.isascii() and (heard := key_by_ear(form)):
                self._by_ear.setdefault(heard, []).append(form)
            if len(form) >= 9 and not any(
                cue.startswith(("talk.", "lack.", "absent.", "meta.", "place.")) for cue in cues
            ):
                self.long_forms.add(form)
            if (len(form) >= 4 and not form.isascii()) or len(form) >= 6:
                self._index_slips(form)
        self.forms[form] = cues
        if not (form[-1] == "s" and _LATIN.match(form[-2:-1]) and form[:-1] in self.forms):
            self._grow(form, cues)
        if _LATIN.match(form[-1]):  # a Latin form may carry a plural s
            self._grow(f"{form}s", cues)

    def _index_slips(self, form: str) -> None:
        key = sound_key(form)
        for slipped in {key, *_without_one(key)}:
            self._by_slip.setdefault(slipped, []).append(form)

    def _grow(self, form: str, cues: tuple[str, ...]) -> None:
        node = self.tree.reach(form)
        node.price, node.cues, node.filler = CUE_COST - PER_LETTER * len(form), cues, form in fillers()

    def by_sound(self, piece: str) -> list[str]:
        """Forms that sound like the piece."""
        return self._by_sound.get(sound_key(piece), [])

    def by_ear(self, piece: str) -> list[str]:
        """Forms that the piece may be, spelt as they are said: "มัดทะยม" for "มัธยม"."""
        return self._by_ear.get(key_by_ear(piece), [])

    def by_fold(self, key: str) -> list[str]:
        """Forms, and words without content, that are the same but for slips of every day."""
        return self._by_fold.get(key, [])

    def by_slip(self, piece: str) -> list[str]:
        """Forms whose sound is one letter more, less, other or swapped; candidates to be checked by the caller."""
        key = sound_key(piece)
        found: dict[str, None] = {}
        for slipped in (key, *_without_one(key)):
            found.update(dict.fromkeys(self._by_slip.get(slipped, ())))
        return list(found)


def _without_one(key: str) -> list[str]:
    return [key[:place] + key[place + 1 :] for place in range(len(key))] if len(key) >= 4 else []


@dataclass(frozen=True, slots=True)
class Naming:
    """How one figure is asked for, in concepts."""

    groups: tuple[frozenset[str], ...]  # one concept of each group names it
    often: frozenset[str]
    against: frozenset[str]


@dataclass(frozen=True, slots=True)
class Term:
    """A short name that people ask about, and what the report spells it out as ("" where it doesn't)."""

    forms: tuple[str, ...]
    shown: str
    meaning: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What the data file beside a report says about wordings."""

    concepts: dict[str, str]
    absent: dict[str, str]
    strong: dict[str, frozenset[str]]  # policy id -> concepts that name it alone
    weak: dict[str, frozenset[str]]
    figures: dict[str, Naming]  # indicator id, or id#total
    groups: dict[str, str]  # group id -> forms
    not_achieved: frozenset[str] = frozenset()  # shares that are no measure of how far a policy was carried out
    addressees: tuple[tuple[str, str], ...] = ()  # concept -> how the report writes whom it recommends something to
    glossary: tuple[Term, ...] = ()
    not_counted: frozenset[str] = frozenset()  # concepts that no figure counts
    actors: frozenset[str] = frozenset()  # who does or gets something: alone they pick no item out of a cell
    often_done: frozenset[str] = frozenset()  # of the actors, those that are no body but what is done everywhere
    nearest: dict[str, str] = field(default_factory=dict)  # what is absent -> id of the nearest indicator
    years: frozenset[str] = frozenset()  # concepts of other years, which few figures are of
    unlisted: frozenset[str] = frozenset()  # what the report names and never lists
    money: frozenset[str] = frozenset()  # concepts whose amount would be money
    verbs: frozenset[str] = frozenset()  # what many figures are said to have done: such a word alone names none
    current: frozenset[str] = frozenset()  # the report's own year, which every figure is of
    kinds: tuple[frozenset[str], ...] = ()  # concepts of one kind, of which one thing is one only: colours, levels
    measures: frozenset[str] = frozenset()  # concepts of what is measured: no other figure answers for it
    told_apart: frozenset[str] = frozenset()  # concepts of kinds that figures are told apart by: channels, colours
    undefined: frozenset[str] = frozenset()  # what the report sorts things by and never says the meaning of
    bodies: frozenset[str] = frozenset()  # concepts of bodies that the report speaks of and never names
    levels: frozenset[str] = frozenset()  # concepts of levels of schooling: alone, a part of what is talked of
    alone: dict[str, str] = field(default_factory=dict)  # word -> concept of the policy that it names alone


NO_WORDS = ReportWords({}, {}, {}, {}, {}, {})


def read_report_words(report_id: str, folder: Path = REPORTS_FOLDER) -> ReportWords:
    """The words of that report; none where there is no such file, which ships with it or stands in `folder`.

    Raises ReportError where the file can't be read, or describes a policy or a figure by a concept it does not define.
    """
    path = folder / f"{report_id}{WORDS_ENDING}"
    if not path.exists():
        return NO_WORDS
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReportError(f"not well-formed TOML ({error})", path=path, mend="correct it there") from None
    concepts: dict[str, str] = data.get("concepts", {})
    strong, weak = ({p: _names(v.get(k, "")) for p, v in data.get("policies", {}).items()} for k in ("strong", "weak"))
    figures = {name: _naming(line) for name, line in data.get("figures", {}).items()}
    often_done = frozenset(data.get("analysis", {}).get("often_done", ()))
    years = frozenset(data.get("analysis", {}).get("years", ()))
    unlisted = frozenset(data.get("analysis", {}).get("unlisted", ()))
    used = {
        **{f"[policies.{policy}] strong": names for policy, names in strong.items()},
        **{f"[policies.{policy}] weak": names for policy, names in weak.items()},
        "[alone]": frozenset(data.get("alone", {})),
        **{f"[figures] {name}": frozenset().union(*n.groups, n.often, n.against) for name, n in figures.items()},
    }
    for place, names in used.items():
        if unknown := names - concepts.keys():
            raise ReportError(
                f"{place} uses {', '.join(sorted(unknown))}",
                path=path,
                mend="define it under [concepts], or take it out",
            )
    return ReportWords(
        concepts,
        data.get("absent", {}),
        strong,
        weak,
        figures,
        data.get("groups", {}),
        frozenset(data.get("analysis", {}).get("not_achieved", ())),
        tuple(data.get("addressees", {}).items()),
        _glossary(data),
        frozenset(data.get("analysis", {}).get("not_counted", ())),
        frozenset(data.get("analysis", {}).get("actors", ())),
        often_done,
        data.get("nearest", {}),
        years,
        unlisted,
        frozenset(data.get("analysis", {}).get("money", ())),
        frozenset(data.get("analysis", {}).get("verbs", ())),
        frozenset(data.get("analysis", {}).get("current", ())),
        tuple(frozenset(kind) for kind in data.get("analysis", {}).get("kinds", ())),
        frozenset(data.get("analysis", {}).get("measures", ())),
        frozenset(data.get("analysis", {}).get("told_apart", ())),
        frozenset(data.get("analysis", {}).get("undefined", ())),
        frozenset(data.get("analysis", {}).get("bodies", ())),
        frozenset(data.get("analysis", {}).get("levels", ())),
        {form.strip(): name for name, forms in data.get("alone", {}).items() for form in forms.split(",")},
    )


def _names(line: str) -> frozenset[str]:
    return frozenset(name.strip() for name in line.split(",") if name.strip())


def _naming(line: str) -> Naming:
    words = line.split()
    return Naming(
        tuple(frozenset(word.split("|")) for word in words if word[0] not in "?-"),
        frozenset(word[1:] for word in words if word[0] == "?"),
        frozenset(word[1:] for word in words if word[0] == "-"),
    )


@lru_cache(maxsize=1)
def general_words() -> dict[str, tuple[str, ...]]:
    """cue -> forms, of Thai questions in general."""
    data: dict[str, dict[str, str]] = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return {
        f"{section}.{cue}": tuple(split_forms(line)) for section, cues in data.items() for cue, line in cues.items()
    }


def split_forms(line: str) -> Iterator[str]:
    """The forms of a line, squeezed as questions are."""
    for form in re.split(r",\s+", line):
        if squeezed := squeeze(form)[0]:
            yield squeezed


_HOW_MANY = re.compile("(?<!เ)กี่")  # not in "เกี่ยวกับ"


def build_lexicon(words: ReportWords, more: Iterable[tuple[str, str]] = ()) -> Lexicon:
    """All forms: general words, the report's concepts, what is known to be absent, and `more` (cue, form) pairs."""
    cues: dict[str, dict[str, None]] = {}

    def add(form: str, cue: str) -> None:
        known = cues.setdefault(form, {})
        known[cue] = None
        if _HOW_MANY.search(form) and not cue.startswith("ask."):
            known["ask.how_many"] = None

    for cue, forms in general_words().items():
        for form in forms:
            if not cue.startswith(("romanised.", "filler.")):
                add(form, cue)
    tables: tuple[tuple[str, dict[str, Any]], ...] = (
        ("", words.concepts),
        ("absent.", words.absent),
        ("group.", words.groups),
    )
    for prefix, table in tables:
        for cue, line in table.items():
            for form in split_forms(line):
                add(form, prefix + cue)
    for cue, form in more:
        for squeezed in split_forms(form):
            add(squeezed, cue)
    return Lexicon({form: tuple(names) for form, names in cues.items()})


def _glossary(data: dict[str, Any]) -> tuple[Term, ...]:
    """The short names that people ask about, as the data file tells them."""
    terms = data.get("glossary", ())
    return tuple(Term(tuple(t["forms"]), t["shown"], t["meaning"], tuple(t.get("policies", ()))) for t in terms)
