// Suggestions under a search box, after the combobox pattern of the ARIA Authoring Practices. Without this script the form works as it is.
"use strict";

for (const input of document.querySelectorAll("input[data-suggest]")) enhance(input);

function enhance(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0] ? input.labels[0].textContent : input.placeholder);
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  let chosen = -1, waiting = 0, asked = null;
  const options = () => [...list.children];
  const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (at) => {
    const all = options();
    chosen = (at + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    all[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const take = (option) => {
    close();
    if (option.dataset.href) location.href = option.dataset.href;
    else { input.value = option.dataset.value; if (input.form) input.form.requestSubmit(); }
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, i) => {
      const option = document.createElement("li");
      option.id = list.id + "-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = one.name;
      if (one.href) option.dataset.href = one.href;
      const name = document.createElement("bdi");
      name.textContent = one.name;
      const about = document.createElement("small");
      about.append(document.createElement("bdi"));
      about.firstChild.textContent = one.about || "";
      option.append(name, about);
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    chosen = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };
  const ask = async () => {
    const words = input.value.trim();
    if (asked) asked.abort();
    if (words.length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(words), { signal: asked.signal, headers: { accept: "application/json" } });
      if (answer.ok) show(read(await answer.json()));
    } catch { /* no suggestions: the form works all the same */ }
  };
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) take(options()[chosen]);
    else return;
    event.preventDefault();
  });
}

// What the API answers, as name, what it is, and where its page is.
function read(answer) {
  const arabic = document.documentElement.lang === "ar";
  const rows = Array.isArray(answer) ? answer : answer.suggestions || answer.data || answer.items || [];
  return rows.slice(0, 10).map((row) => {
    const names = arabic ? [row.name_ar, row.name, row.name_en] : [row.name_en, row.name, row.name_ar];
    const [name, ...others] = [...new Set(names.filter(Boolean))];
    return { name: name || row.id, about: others[0] || row.id, href: row.kind === "state" ? "/find?q=" + row.id : "/actor/" + row.id };
  });
}
