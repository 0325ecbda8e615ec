// The console's script: offers figures while composing, puts what a number may have meant in its place, asks before
// what can't be undone. Everything else is forms and htmx; without this script the forms work as they are.
"use strict";

(() => {
  document.addEventListener("submit", (event) => {
    const question = event.submitter && event.submitter.dataset.ask;
    if (question && !window.confirm(question)) event.preventDefault();
  });

  const text = document.getElementById("text");
  const offers = document.getElementById("offers");
  if (!text || !offers) return;

  const written = () => text.dispatchEvent(new Event("input", { bubbles: true }));

  // ── figures ────────────────────────────────────────────────────────────────────────────────────────────────────
  const begun = () => {
    const before = text.value.slice(0, text.selectionStart);
    const found = before.match(/\{([^{}\n]{0,80})$/);
    return found ? { at: before.length - found[1].length, typed: found[1] } : null;
  };
  const options = () => [...offers.querySelectorAll("[role=option]")];
  const chosen = () => options().findIndex((each) => each.getAttribute("aria-selected") === "true");

  const close = () => {
    offers.hidden = true;
    offers.replaceChildren();
    text.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    const all = options();
    if (!all.length) return;
    const wanted = (place + all.length) % all.length;
    all.forEach((each, number) => each.setAttribute("aria-selected", String(number === wanted)));
    text.setAttribute("aria-activedescendant", all[wanted].id);
    all[wanted].scrollIntoView({ block: "nearest" });
  };

  const put = (option) => {
    const here = begun();
    if (!here) return close();
    const reference = option.dataset.reference;
    const rest = text.value.slice(text.selectionStart).replace(/^[\w.-]*\}/, "");
    text.value = `${text.value.slice(0, here.at)}${reference}}${rest}`;
    text.selectionStart = text.selectionEnd = here.at + reference.length + 1;
    close();
    text.focus();
    written();
  };

  let asked = 0;
  const offer = async () => {
    const here = begun();
    if (!here) return close();
    const mine = ++asked;
    const topic = document.getElementById("topic").value;
    try {
      const response = await fetch(`/console/broadcasts/figures?${new URLSearchParams({ q: here.typed, topic })}`);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (mine !== asked || !begun()) return;
      offers.replaceChildren(...page.querySelectorAll("[role=option]"));
      offers.hidden = !options().length;
      if (!offers.hidden) choose(0);
    } catch {
      close(); // without offers the reference can be typed
    }
  };

  text.addEventListener("input", offer);
  text.addEventListener("click", offer);
  text.addEventListener("blur", () => setTimeout(close, 200)); // a tap on an offer comes first
  text.addEventListener("keydown", (event) => {
    if (offers.hidden || event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      choose(chosen() + moves[event.key]);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      put(options()[Math.max(chosen(), 0)]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  offers.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    put(option);
  });

  // ── what a number may have meant ───────────────────────────────────────────────────────────────────────────────
  document.getElementById("checked").addEventListener("click", (event) => {
    const pick = event.target.closest(".pick");
    if (!pick) return;
    const at = text.value.indexOf(pick.dataset.find);
    if (at < 0) return;
    text.value = text.value.slice(0, at) + pick.dataset.put + text.value.slice(at + pick.dataset.find.length);
    text.focus();
    text.selectionStart = text.selectionEnd = at + pick.dataset.put.length;
    written();
  });
})();
