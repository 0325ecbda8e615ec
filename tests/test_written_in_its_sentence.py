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
    ("ค่าเฉลี่ย O-NET ระดับประเทศเป็นเท่าไร", ""),
    ("โรงเรียนเล็กมีกี่โรง / แล้วค่าเฉลี่ย O-NET ระดับประเทศเป็นเท่าไร", ""),
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
    ("ประชุมทางไกล 1,927 ครั้ง เฉลี่ยครั้งละกี่คน", "166.4"),
    ("5,180,124 คน จากกี่โรง", ""),
    ("747,877 คน จากกี่โรงเรียน", ""),
    ("131 โรงเรียน นักเรียนกี่คน", ""),
    ("เด็ก กทม. ทำงานปิดเทอมกี่คน / มาจากกี่โรงเรียน", ""),
)
DATED = (
    ("ยอดคนได้เกียรติบัตรคอร์สการเงิน ตัดยอดวันไหนนะ", "23 ก.ย. 67"),
    ("ครูที่ได้ใบเซอร์เรื่องเงิน ข้อมูลถึงวันไหน", "23 ก.ย. 67"),
    ("ยอดคนอบรมการเงินออนไลน์ เป็นข้อมูลวันไหน", "23 ก.ย. 67"),
    ("อบรมการเงินตัดยอดวันไหน", "23 ก.ย. 67"),
    ("ยอดแก้หนี้ครู ตัดยอดวันไหน", "10 ต.ค. 67"),
    ("คนตามเฟซบุ๊กนี่ตัดยอดวันไหน", "7 ต.ค. 67"),
    ("ครูได้เกียรติบัตรการเงินกี่คน ข้อมูลวันไหน", "5,759"),
)
BASES_CHECKED = (
    ("15.61 เปอร์เซ็นต์ของหนี้ครูเนี่ย หารจากคนเท่าไหร่ ใช่ 8,744 รึเปล่า", "7,926"),
    ("70.22% นี่หารจากกี่เรื่อง ใช่ 9,602 ไหม", "9,602"),
    ("ร้อยละ 83.21 คิดจากกี่คน ใช่ 456,603 หรือเปล่า", "18,839"),
    ("67.35% คิดจากกี่โรง 49 ใช่มั้ย", "49"),
    ("แก้หนี้ได้กี่เปอร์เซ็นต์ถ้าหารด้วย 8,744", "14.16"),
)
ROWS = DATED + BASES_CHECKED + BESIDE_A_WORD + SHORT_OF_ONE_MORE + COUNTED_BESIDE_IT


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


@pytest.mark.parametrize("question", ["ทั้งคลิปทั้งบทความทั้งอินโฟ ผลิตออกมารวมกี่ชิ้นแล้ว", "ผลิตคลิป บทความ อินโฟ รวมกี่ชิ้น"])
def test_what_is_counted_in_the_unit_named_and_no_more(engine: Engine, question: str) -> None:
    """Pieces that were made, and no clips of a channel beside them."""
    _, worded, _ = engine.ask(question, Context())
    assert holds(worded.headline, "18,996", loose=False), worded.text
    assert not holds(worded.headline, "1,018", loose=False), worded.text
