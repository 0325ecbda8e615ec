"""Thai typed in Latin letters: how it is read back, and what is left as it was typed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from knowledge.asking.engine import Engine
from knowledge.asking.romanised import from_roman

READ = [
    ("nee sin kru kae dai kee rai", "หนี้สินครูแก้ได้กี่ราย"),
    ("khao plom kee rueang", "ข่าวปลอมกี่เรื่อง"),
    ("rongrien khayai okat mee panha arai bang", "โรงเรียนขยายโอกาสมีปัญหาอะไรบ้าง"),
    ("upasak rueang nee sin kru mee arai bang krap", "อุปสรรคเรื่องหนี้สินครูมีอะไรบ้างครับ"),
    ("nakrian dai rap karn nae naew kee poesen", "นักเรียนได้รับการแนะแนวกี่เปอร์เซ็นต์"),
    ("sahakorn rong rian phan kad lueak kee rong", "สหกรณ์โรงเรียนผ่านคัดเลือกกี่โรง"),
    ("rongrian khunnaphap see muang kee rong", "โรงเรียนคุณภาพสีม่วงกี่โรง"),
    ("ngop praman la cha sanoe hai kae yang ngai", "งบประมาณล่าช้าเสนอให้แก้ยังไง"),
    ("rongrian lek chiang mai mee kee haeng", "โรงเรียนเล็กเชียงใหม่มีกี่แห่ง"),
    ("facebook mee khon tit tam tao rai", "facebook มีคนติดตามเท่าไร"),
    ("rong rian chai hero kee haeng", "โรงเรียนใช้ hero กี่แห่ง"),
    ("ITA mai phan kee khet", "ita ไม่ผ่านกี่เขต"),
    ("rong rian khana lek lerk pai kee hang krub", "โรงเรียนขนาดเล็กเลิกไปกี่แห่งครับ"),
    ("rong rian khana lek mee kee hang", "โรงเรียนขนาดเล็กมีกี่แห่ง"),
    ("sahakorn rongrian song kee haeng krap", "สหกรณ์โรงเรียนส่งกี่แห่งครับ"),
    ("phaan kee haeng", "ผ่านกี่แห่ง"),
    ("laew pi kon la", "แล้วปีก่อนละ"),
    ("rongrian lek pee thee laew mee kee rong", "โรงเรียนเล็กปีที่แล้วมีกี่โรง"),
    ("rong rien kana lek yub kee rong", "โรงเรียนขนาดเล็กยุบกี่โรง"),
    ("nee sin kru kae dai gee rai laew krub", "หนี้สินครูแก้ได้กี่รายแล้วครับ"),
    ("youtube so po tho mee khon tid tam tao rai a", "youtube สพฐมีคนติดตามเท่าไรอะ"),
    ("siri san phlang khru tham pai gi ton", "ซีรีส์สานพลังครูทำไปกี่ตอน"),
    ("rongrian gunpap pen si fa kee rong", "โรงเรียนคุณภาพเป็นสีฟ้ากี่โรง"),
    ("kru thi tham sue dichitan eng dai kee khon", "ครูที่ทำสื่อดิจิทัลเองได้กี่คน"),
    ("gee percent", "กี่ percent"),
]
LEFT_ALONE = [
    "how many small schools were closed",
    "what is the report about",
    "budget late recommendation",
    "teacher debt success rate?",
    "School Health HERO kee rong",
    "hello there",
    "is there a song about the report",
    "หนี้ kru kee rai",
]


@pytest.mark.parametrize(("typed", "thai"), READ, ids=[typed for typed, _ in READ])
def test_romanised_thai_is_read_by_its_sound(engine: Engine, typed: str, thai: str) -> None:
    assert from_roman(typed, engine.catalogue.lexicon) == thai


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_english_and_mixed_messages_are_left_as_typed(engine: Engine, typed: str) -> None:
    assert from_roman(typed, engine.catalogue.lexicon) is None


ASK = """
from knowledge.asking.lexicon import build_lexicon, read_report_words
from knowledge.asking.romanised import from_roman
print(from_roman("nakrian m3 thung m6 thi dai thaksa achip mi ki khon", build_lexicon(read_report_words("qw-2567"))))
"""


def test_a_word_spelt_as_two_are_is_read_alike_in_every_process() -> None:
    read = set()
    for seed in ("0", "1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        told = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, check=True)
        read.add(told.stdout)
    assert len(read) == 1
    assert "ถึง" in read.pop().decode()
