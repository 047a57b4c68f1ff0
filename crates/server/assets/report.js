// Steps through the records of a report, shows where each stands, takes words from a selection, and decides with one key. Every page works without it.
"use strict";
(() => {
  const marks = [...document.querySelectorAll(".m[data-of]")];
  const all = [...document.querySelectorAll("[data-of], [data-for]")];
  const of = (element) => (element.dataset.of || element.dataset.for || "").split(" ");
  let shown = null;

  // Lights up everything of a record: its words, its note, its card.
  const show = (record, className) => {
    for (const element of all) element.classList.toggle(className, record !== null && of(element).includes(record));
  };
  const pointed = (event) => event.target.closest && event.target.closest("[data-of], [data-for]");
  document.addEventListener("pointerover", (event) => {
    const element = pointed(event);
    show(element ? of(element)[0] : null, "hover");
  });

  // Events and statements in the order of the text, each once.
  const stops = [];
  for (const mark of marks) {
    if (!mark.matches(".trigger, .cue")) continue;
    for (const record of of(mark)) {
      if (/^(event|statement)-/.test(record) && document.getElementById(record) && !stops.includes(record)) stops.push(record);
    }
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const go = (record) => {
    shown = record;
    show(record, "on");
    if (record === null) return;
    history.replaceState(null, "", "#" + record);
    const place = document.getElementById(record);
    place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (place.matches("a")) place.focus({ preventScroll: true });
    const card = document.getElementById("of-" + record);
    const list = card && card.closest(".records");
    if (list && list.scrollHeight > list.clientHeight) list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
  };
  const fromAddress = () => {
    const record = decodeURIComponent(location.hash.slice(1)).replace(/^of-/, "");
    if (/^(event|statement|entity)-\d+$/.test(record)) {
      shown = record;
      show(record, "on");
    }
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();

  const typing = (target) => target.matches && target.matches("input, select, textarea, [contenteditable]");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
      return;
    }
    if (!stops.length) return;
    const at = stops.indexOf(shown);
    if (key === "n" || key === "j") go(stops[Math.min(at + 1, stops.length - 1)]);
    else if (key === "p" || key === "k") go(stops[at < 0 ? stops.length - 1 : Math.max(at - 1, 0)]);
    else if (key === "escape") go(null);
    else return;
    event.preventDefault();
  });
  const hint = document.querySelector("[data-step-hint]");
  if (hint && stops.length) {
    const line = document.createElement("p");
    line.className = "hint keys";
    line.textContent = hint.dataset.stepHint;
    hint.before(line);
  }

  // Words selected in a text become the words of the form, with their place in code points.
  for (const text of document.querySelectorAll("[data-choose]")) {
    const form = text.closest("form");
    const field = form && form.elements[text.dataset.choose];
    const start = form && form.querySelector("[data-start]");
    if (!field) continue;
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
      const words = range.toString();
      const before = document.createRange();
      before.selectNodeContents(text);
      before.setEnd(range.startContainer, range.startOffset);
      const trimmed = words.trim();
      if (!trimmed) return;
      field.value = trimmed;
      if (start) start.value = String([...before.toString()].length + [...words].length - [...words.trimStart()].length);
    });
    field.addEventListener("input", () => {
      if (start) start.value = "";
    });
  }
})();
