"""Broadcasts: the list, composing with a live check, preview, approval, progress and report."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.telegram_layout import MOST_IN_CAPTION
from bot.delivery.senders import Parcel, Sender
from bot.edition_in_use import EditionInUse
from bot.messages import RefusedError
from bot.state.broadcasts import StoredBroadcasts
from bot.state.deliveries import Addressee
from bot.state.team import StoredTeam
from bot.web.console.access import PATH, Access, Form, Visitor, first
from bot.web.console.bubbles import Note, Previews, news_of
from bot.web.console.forms import CARDS, day_and_time, written_from, written_of
from bot.web.console.pages import Pages, table
from handlers.actions import number_of
from handlers.broadcasts import RULES, Act, Broadcast, Draft, Progress, refusal
from handlers.composing import LONGEST_TEXT, LONGEST_TITLE, Composed, ComposingDesk, Written, recomposed
from handlers.delivery_report import CHANNELS, Seen, report
from handlers.hours import allowed_from
from handlers.news import PREVIEWED
from handlers.people import EVERYTHING
from knowledge.changes import Change
from knowledge.composing.references import offered

SHOWN_ACTS: tuple[Act, ...] = (
    *("submit", "approve", "reject", "send", "pause", "resume", "correct", "withdraw", "cancel", "discard"),
)
MOVING = ("scheduled", "sending", "withdrawing")  # states whose page looks again by itself


Statistics = Callable[[Broadcast, Progress], Awaitable[Seen | None]]  # of LINE
ChangedSince = Callable[[Broadcast], Awaitable[tuple[Change, ...]]]  # what changed since it went out
OVER = ("done", "cancelled", "withdrawn")  # states of which LINE can be asked
NO_CARD = Note("ภาพแนบได้เฉพาะประกาศของเรื่องเดียว กรุณาเลือกเรื่อง หรือเลือกไม่แนบภาพ", warns=True)
PACE_OVER = 20.0  # seconds that the pace is told over


@dataclass(frozen=True, slots=True)
class Pace:
    rate: float  # people a second
    left: float | None  # seconds until it is done; None where that can't be told
    at: float  # from when it is measured, seconds since 1970
    had: int  # people it had reached then


class BroadcastPages:
    """The pages of broadcasts."""

    def __init__(
        self,
        pages: Pages,
        in_use: EditionInUse,
        previews: Previews,
        broadcasts: StoredBroadcasts,
        team: StoredTeam,
        senders: Callable[[], list[Sender]],
        statistics: Statistics,
        changed_since: ChangedSince,
        clock: Callable[[], float],
    ) -> None:
        self._pages = pages
        self._in_use = in_use
        self._previews = previews
        self._broadcasts = broadcasts
        self._team = team
        self._senders = senders
        self._statistics = statistics
        self._changed_since = changed_since
        self._clock = clock

    def routes(self, access: Access) -> list[BaseRoute]:
        page, form = access.page, access.form
        return [
            Route("/broadcasts", page("look", self.listed), methods=["GET"]),
            Route("/broadcasts", form("write", self.create), methods=["POST"]),
            Route("/broadcasts/new", page("write", self.new), methods=["GET"]),
            Route("/broadcasts/check", form("write", self.check), methods=["POST"]),
            Route("/broadcasts/figures", page("write", self.figures), methods=["GET"]),
            Route("/broadcasts/{id:int}", page("look", self.shown), methods=["GET"]),
            Route("/broadcasts/{id:int}", form("write", self.edit), methods=["POST"]),
            Route("/broadcasts/{id:int}/edit", page("write", self.editing), methods=["GET"]),
            Route("/broadcasts/{id:int}/act", form("write", self.act), methods=["POST"]),
            Route("/broadcasts/{id:int}/test", form("write", self.test), methods=["POST"]),
            Route("/broadcasts/{id:int}/progress", page("look", self.progress), methods=["GET"]),
            Route("/broadcasts/{id:int}/report.csv", page("look", self.table), methods=["GET"]),
        ]

    @property
    def _desk(self) -> ComposingDesk:
        house = self._in_use.house
        return ComposingDesk(self._broadcasts, house.edition, house.edition_id)

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────
    async def listed(self, _request: Request, visitor: Visitor) -> Response:
        broadcasts = await self._broadcasts.listed()
        names = await self._names()
        return self._pages.page("broadcasts.html", visitor, broadcasts=broadcasts, names=names, place="broadcasts")

    async def shown(self, request: Request, visitor: Visitor) -> Response:
        broadcast = await self._broadcasts.load(request.path_params["id"])
        composed = recomposed(broadcast.draft, self._in_use.house.edition)
        progress = await self._broadcasts.progress(broadcast.id)
        return self._pages.page(
            "broadcast.html",
            visitor,
            broadcast=broadcast,
            composed=composed,
            preview=await self._previews.of(broadcast.draft, self._in_use.house.edition, broadcast.id),
            reach=await self._broadcasts.reach(broadcast.draft.segment),
            history=await self._broadcasts.history(broadcast.id),
            progress=progress,
            rows=report(progress),
            pace=self._pace(progress),
            possible=self._possible(broadcast, visitor, composed),
            own=broadcast.state == "awaiting" and broadcast.author == visitor.member.who,
            editable=broadcast.state in RULES["edit"].before and visitor.may("write"),
            moving=broadcast.state in MOVING,
            ask_line=broadcast.state in OVER and bool(progress.fates.get("line", {}).get("sent")),
            names=await self._names(),
            channels=CHANNELS,
            topic=self._topics().get(broadcast.draft.topic, ""),
            cards=CARDS,
            waits=self._waits(broadcast.draft),
            tested=request.query_params.get("tested", ""),
            place="broadcasts",
        )

    def _waits(self, draft: Draft) -> float | None:
        """Until when the quiet hours would hold it, were it sent now; None where it goes out at once."""
        now = self._clock()
        allowed = now if draft.urgent else allowed_from(now)
        return allowed if allowed > now else None

    def _possible(self, broadcast: Broadcast, visitor: Visitor, composed: Composed) -> list[Act]:
        """What this person can do with it now."""
        member = visitor.member
        acts = [
            act for act in SHOWN_ACTS if not refusal(act, broadcast, member.who, member.role, broadcast.content_hash)
        ]
        return [act for act in acts if composed.may_go or act not in ("submit", "approve", "send")]

    async def progress(self, request: Request, visitor: Visitor) -> Response:
        """Only the progress, for the page's script to put in place; the whole page once the state is another."""
        broadcast = await self._broadcasts.load(request.path_params["id"])
        if broadcast.state != request.query_params.get("state"):
            return Response(status_code=204, headers={"HX-Refresh": "true"})
        progress = await self._broadcasts.progress(broadcast.id)
        seen = await self._statistics(broadcast, progress) if request.query_params.get("line") else None
        pace = self._pace(progress, request.query_params.get("at", ""), request.query_params.get("had", ""))
        return self._pages.page(
            "progress.html",
            visitor,
            broadcast=broadcast,
            progress=progress,
            rows=report(progress, seen),
            pace=pace,
            moving=broadcast.state in MOVING,
        )

    def _pace(self, progress: Progress, at: str = "", had: str = "") -> Pace:
        """How fast it goes since the page first looked, or looked some seconds ago."""
        now, done = self._clock(), progress.all - progress.left
        try:
            since, before = float(at), int(had)
        except ValueError:
            return Pace(0.0, None, now, done)
        rate = max(0.0, (done - before) / (now - since)) if now > since else 0.0
        left = progress.left / rate if rate and progress.left else None
        return Pace(rate, left, now, done) if now - since > PACE_OVER else Pace(rate, left, since, before)

    async def table(self, request: Request, _visitor: Visitor) -> Response:
        broadcast = await self._broadcasts.load(request.path_params["id"])
        progress = await self._broadcasts.progress(broadcast.id)
        rows = report(progress, await self._statistics(broadcast, progress))
        told = [(broadcast.id, each.channel, each.measure, each.count) for each in rows]
        return table(f"broadcast-{broadcast.id}", ("broadcast", "channel", "measure", "count"), told)

    # ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────
    async def new(self, _request: Request, visitor: Visitor) -> Response:
        return await self._composer(visitor, Written("", ""), None)

    async def editing(self, request: Request, visitor: Visitor) -> Response:
        broadcast = await self._broadcasts.load(request.path_params["id"])
        if reason := refusal("edit", broadcast, visitor.member.who, visitor.member.role):
            raise RefusedError(409, reason, "ประกาศนี้แก้ไขไม่ได้แล้ว")
        return await self._composer(visitor, written_of(broadcast.draft), broadcast)

    async def _composer(self, visitor: Visitor, written: Written, over: Broadcast | None) -> Response:
        day, time = day_and_time(written.scheduled)
        house = self._in_use.house
        return self._pages.page(
            "compose.html",
            visitor,
            written=written,
            over=over,
            day=day,
            time=time,
            topics=self._topics(),
            policies=house.edition.policies,
            cards=CARDS,
            channels=CHANNELS,
            longest=LONGEST_TEXT,
            longest_title=LONGEST_TITLE,
            in_caption=MOST_IN_CAPTION,
            edition=house.edition_id,
            place="broadcasts",
        )

    def _topics(self) -> dict[str, str]:
        edition = self._in_use.house.edition
        topics = {EVERYTHING: "ทุกเรื่อง (ผู้ติดตามทุกคน)"}
        for group in edition.groups:
            topics[group.id] = f"กลุ่ม: {group.title}"
            topics |= {policy.id: policy.short_title for policy in edition.policies if policy.group == group.id}
        return topics

    async def check(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        """What was typed so far, checked and as it would be shown; nothing is kept."""
        over = await self._over(first(form, "over"))
        house = self._in_use.house
        written = written_from(form, house.edition)
        composed = self._desk.compose(written, over.draft if over else None)
        preview = await self._previews.of(composed.draft, house.edition)
        notes = (NO_CARD,) if first(form, "card") and not written.card else ()
        return self._pages.page(
            "checked.html",
            visitor,
            composed=composed,
            preview=replace(preview, notes=(*notes, *preview.notes)),
            reach=await self._broadcasts.reach(composed.draft.segment),
            channels=CHANNELS,
        )

    async def figures(self, request: Request, visitor: Visitor) -> Response:
        """References that fit what was typed after a brace."""
        edition = self._in_use.house.edition
        topic = request.query_params.get("topic", EVERYTHING)
        policies = [topic] if any(policy.id == topic for policy in edition.policies) else []
        typed = request.query_params.get("q", "")[:80]
        found = offered(edition, typed, policies) or offered(edition, typed)
        titles = {policy.id: policy.short_title for policy in edition.policies}
        return self._pages.page("figures.html", visitor, offers=found, titles=titles)

    async def create(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        saved = await self._desk.save(written_from(form, self._in_use.house.edition), visitor.member)
        return _to(saved.id)

    async def edit(self, request: Request, visitor: Visitor, form: Form) -> Response:
        over = await self._broadcasts.load(request.path_params["id"])
        if first(form, "hash") != over.content_hash:
            raise RefusedError(409, "changed", "มีคนแก้ไขประกาศนี้ไปก่อนแล้ว กรุณาเปิดดูฉบับล่าสุดก่อนแก้ไข")
        saved = await self._desk.save(written_from(form, self._in_use.house.edition), visitor.member, over)
        return _to(saved.id)

    async def _over(self, number: str) -> Broadcast | None:
        return await self._broadcasts.load(int(number)) if number_of(number) is not None else None

    # ── passing on ────────────────────────────────────────────────────────────────────────────────────────────────
    async def act(self, request: Request, visitor: Visitor, form: Form) -> Response:
        act = next((each for each in get_args(Act) if each == first(form, "act")), None)
        if act is None or act not in SHOWN_ACTS:
            raise RefusedError(400, "bad_act", "ไม่รู้จักรายการที่สั่ง")
        broadcast_id = request.path_params["id"]
        note = first(form, "note")[:500]
        done = await self._desk.act(broadcast_id, act, visitor.member, first(form, "hash"), note)
        if act == "correct":
            return await self._correction(done, visitor)
        return _to(broadcast_id)

    async def _correction(self, broadcast: Broadcast, visitor: Visitor) -> Response:
        made = await self._desk.correct(broadcast, await self._changed_since(broadcast), visitor.member)
        return RedirectResponse(f"{PATH}/broadcasts/{made.id}/edit", status_code=303)

    async def test(self, request: Request, visitor: Visitor, _form: Form) -> Response:
        """The real message, to whoever asks for it; it isn't counted."""
        broadcast = await self._broadcasts.load(request.path_params["id"])
        member = visitor.member
        sender = next((each for each in self._senders() if each.channel == member.channel), None)
        if sender is None:
            raise RefusedError(409, "no_chat", "บัญชีนี้ไม่มีแชต กรุณาเข้าด้วยลิงก์จาก /console ในแชตเพื่อส่งทดสอบ")
        draft = broadcast.draft
        parcel = Parcel(PREVIEWED, news_of(draft, self._in_use.house.edition), draft.card, draft.edition)
        to = [Addressee(0, member.person, "", 0)]
        await sender.open()
        try:
            (outcome,) = await sender.send(parcel, to, str(uuid.uuid4()))
        finally:
            await sender.close()
        if outcome.fate != "sent":
            raise RefusedError(409, "not_sent", "ส่งทดสอบไม่สำเร็จ กรุณาลองใหม่ หรือทักบอตในแชตก่อนหนึ่งครั้ง")
        return RedirectResponse(f"{PATH}/broadcasts/{broadcast.id}?tested=1", status_code=303)

    async def _names(self) -> dict[str, str]:
        """Who is who in the lists: what the team calls them, else their id."""
        return {each.who: each.name for each in await self._team.members() if each.name}


def _to(broadcast_id: int) -> Response:
    return RedirectResponse(f"{PATH}/broadcasts/{broadcast_id}", status_code=303)
