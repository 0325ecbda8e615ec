// The chat page's script: sends the form without leaving the page and keeps the talk while the tab is open.
// Without it the same form works by loading the page anew.
"use strict";

(() => {
  const form = document.getElementById("ask");
  const text = document.getElementById("text");
  const talk = document.getElementById("talk");
  const welcome = document.getElementById("welcome");
  const heard = document.getElementById("heard");
  const anew = document.getElementById("anew");
  const opening = form.elements.conversation.value;

  const stored = (name) => {
    try { return sessionStorage.getItem(name); } catch { return null; }
  };
  const store = (name, value) => {
    try { sessionStorage.setItem(name, value); } catch { /* a full or forbidden store only costs the talk on reload */ }
  };

  const conversation = stored("conversation") || opening;
  store("conversation", conversation);
  const turns = () => [...talk.querySelectorAll(".turn")];

  const element = (name, className, words) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = words;
    return made;
  };

  const addTurn = (question) => {
    const turn = element("div", "turn", "");
    const asked = element("p", "asked", question);
    asked.prepend(element("span", "unseen", "คุณถาม: "));
    turn.append(asked);
    turn.append(element("p", "waiting", "กำลังค้นในรายงาน"));
    welcome.hidden = true;
    anew.hidden = false;
    talk.append(turn);
    return turn;
  };

  const failed = (question, words) => {
    const reply = element("article", "reply failed", "");
    reply.append(element("h2", "headline", words));
    const again = element("button", "", "ลองอีกครั้ง");
    again.setAttribute("form", "ask");
    again.name = "pick";
    again.value = question;
    reply.append(again);
    return reply;
  };

  const fetchReply = async (question) => {
    try {
      const response = await fetch("/turn", {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ conversation, text: question }),
      });
      if (!response.ok) return failed(question, (await response.json()).error.message);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      return page.querySelector("article") || failed(question, "ขออภัย ระบบขัดข้อง กรุณาลองใหม่อีกครั้ง");
    } catch {
      return failed(question, "ติดต่อระบบไม่ได้ กรุณาตรวจสอบอินเทอร์เน็ตแล้วลองใหม่อีกครั้ง");
    }
  };

  const show = (turn, reply) => {
    turn.querySelector(".waiting").replaceWith(reply);
    heard.textContent = reply.querySelector(".headline").textContent;
    store("talk", turns().slice(-30).map((kept) => kept.outerHTML).join(""));
    turn.scrollIntoView({ block: "start", behavior: "auto" });
  };

  let last = Promise.resolve(); // questions are sent one after another, in the order they were asked
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tapped = event.submitter && event.submitter.name === "pick";
    const question = (tapped ? event.submitter.value : text.value).trim();
    if (!question) { text.focus(); return; }
    if (!tapped) { text.value = ""; }
    const turn = addTurn(question);
    turn.scrollIntoView({ block: "start", behavior: "auto" });
    last = last.then(() => fetchReply(question)).then((reply) => show(turn, reply));
  });

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  anew.addEventListener("click", () => {
    try { sessionStorage.clear(); } catch { /* nothing was kept */ }
    location.assign("/");
  });

  const kept = stored("talk");
  if (kept && !turns().length) {
    talk.insertAdjacentHTML("beforeend", kept);
    welcome.hidden = true;
    talk.lastElementChild.scrollIntoView({ block: "start" });
  }
  anew.hidden = !turns().length;
})();
