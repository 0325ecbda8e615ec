"""A word beside a figure well named, which stands in the figure's own sentence, does not limit it; another word does.

Each row is a conversation, its turns parted by " / ", and what the first line of its last reply holds; "" for an
honest no.
"""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import holds

BESIDE_A_WORD = (
    ("ครูที่ได้ใบเซอร์เรื่องเงินกี่คน", "5,759"),
    ("ใบเซอร์เรื่องเงินออนไลน์ มีครูได้กี่ราย", "5,759"),
    ("ครูได้ใบเซอร์เรื่องภาษาอังกฤษกี่คน", ""),
    ("ครูได้ใบเซอร์เรื่องคอมกี่คน", ""),
    ("โรงเรียนชายแดนใต้ได้คอมพิวเตอร์กี่โรง", ""),
    ("กี่เปอร์เซ็นต์ของครูที่ผลิตสื่อเทคโนโลยีได้", "3.84"),
    ("ครูที่ผลิตสื่อดิจิทัลได้มีกี่คน", "16,818"),
    ("ส่วนกลางเข้าคอร์สต้านโกงไปแล้วกี่คน", "1,181"),
    ("ครูเข้าคอร์สปฐมพยาบาลกี่คน", ""),
    ("โรงเรียนที่เรียนควบสายอาชีพแล้วโอนผลการเรียนได้ มีกี่แห่ง", "137"),
    ("ร้านค้าสหกรณ์ในโรงเรียน ส่งชื่อมาคัดเป็นตัวอย่างกี่โรง", "49"),
    ("โรงเรียนเป็นตัวอย่างเรื่องความปลอดภัยกี่โรง", ""),
    ("สื่อหลักกับออนไลน์เผยแพร่ข่าวของ สพฐ. จนมีประชาชนติดตามมากกว่าเท่าใด", "700,000"),
)
SHORT_OF_ONE_MORE = (
    ("โรงเรียนขยายโอกาสที่มี ม.1-3 เด็กไม่ถึง 21 คน มีกี่แห่ง", "344"),
    ("โรงเรียนขยายโอกาสที่เด็กน้อยกว่า 21 คน มีกี่แห่ง", "344"),
    ("โรงเรียนขยายโอกาสที่เด็กไม่ถึง 15 คน มีกี่แห่ง", ""),
    ("โรงเรียนขยายโอกาสที่เด็กไม่ถึง 31 คน มีกี่แห่ง", ""),
)
COUNTED_BESIDE_IT = (
    ("43,975 คน เป็นเด็กจากกี่ รร.", "1,136"),
    ("1,983,049 คน จากกี่โรง", "12,340"),
    ("320,602 คน ประชุมกี่ครั้ง", "1,927"),
    ("ผู้ติดตาม 318,000 คน ลงไปกี่ตอน", "6,800"),
    ("1,136 โรง เด็กกี่คน", "43,975"),
    ("โรงเรียนเล็กใกล้โรงเรียนคุณภาพมีนักเรียนกี่คน / เป็นเด็กจากกี่ รร.", "1,136"),
    ("HERO เฝ้าระวังเด็กกี่คน / เด็กพวกนี้จากกี่โรง", "12,340"),
    ("5,180,124 คน จากกี่โรง", ""),
    ("747,877 คน จากกี่โรงเรียน", ""),
    ("131 โรงเรียน นักเรียนกี่คน", ""),
    ("เด็ก กทม. ทำงานปิดเทอมกี่คน / มาจากกี่โรงเรียน", ""),
)
ROWS = BESIDE_A_WORD + SHORT_OF_ONE_MORE + COUNTED_BESIDE_IT


@pytest.mark.parametrize(("conversation", "told"), ROWS, ids=[c for c, _ in ROWS])
def test_a_figure_named_beside_other_words(engine: Engine, conversation: str, told: str) -> None:
    """The figure in the first line, or an honest no."""
    context = Context()
    for question in conversation.split(" / "):
        answer, worded, context = engine.ask(question, context)
    if told:
        assert answer.outcome == "answer", worded.text
        assert holds(worded.headline, told, loose=False), worded.text
    else:
        assert answer.outcome == "not_found", worded.text
