// Steps through the records of a report, shows where each stands, takes words from a selection, and decides with one key. Every page works without it.
"use strict";
(() => {
  const marks = [...document.querySelectorAll(".m[data-of]")];
  const all = [...document.querySelectorAll("[data-of], [data-in], [data-for]")];
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const of = (element) => words(element.dataset.of || element.dataset.for);
  let shown = null;

  // Lights up everything of a record: its words, its note, its card; and fainter the words around that belong to it.
  const show = (record, own, around) => {
    for (const element of all) {
      const is = record !== null && of(element).includes(record);
      element.classList.toggle(own, is);
      element.classList.toggle(around, !is && record !== null && words(element.dataset.in).includes(record));
    }
  };
  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest && event.target.closest("[data-of], [data-in], [data-for]");
    show(element ? of(element)[0] || words(element.dataset.in)[0] : null, "hover", "hovered");
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
    show(record, "on", "near");
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
      show(record, "on", "near");
    }
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();

  // Keys can be switched off: single letters are commands of some screen readers and of voice input.
  let keys = true;
  try {
    keys = localStorage.getItem("waqai-keys") !== "off";
  } catch {
    // Without storage they are on.
  }
  const hint = document.querySelector("[data-keys]");
  if (hint && (stops.length || document.querySelector("[data-key]"))) {
    const label = document.createElement("label");
    label.className = "hint keys";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = keys;
    box.addEventListener("change", () => {
      keys = box.checked;
      try {
        localStorage.setItem("waqai-keys", keys ? "on" : "off");
      } catch {
        // For this page only, then.
      }
    });
    label.append(box, " ", hint.dataset.keys);
    hint.before(label);
  }
  const typing = (target) => target.matches && target.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
  addEventListener("keydown", (event) => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
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
