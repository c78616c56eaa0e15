// A button with a panel of choices below it: topics by group, years, or models.

import { count, el } from "../site.js";
import { finder, fold, ready, words } from "./fold.js";

const MANY = 12;

// name: the key in the address; offer() gives, once the data is there, groups of choices and how
// many papers each would leave: {groups: [{title, group, entries: [{id, title}]}], counts};
// choose(ids) is called with what is ticked.
export function facet({ name, label, offer, choose }) {
  const panel = el("div", { class: "facet-panel", id: `facet-${name}`, role: "group", "aria-label": label, hidden: true });
  const badge = el("b", { hidden: true });
  const button = el("button", { type: "button", class: "facet-button", "aria-expanded": "false", "aria-controls": panel.id }, label, badge);
  const root = el("div", { class: "facet" }, button, panel);
  const boxes = new Map();
  let chosen = [];
  let papers = null;

  const close = () => {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const open = async () => {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    if (boxes.size === 0) await fill();
    tidy();
  };
  const fill = async () => {
    panel.replaceChildren(el("p", {}, "Loading…"));
    try {
      const { groups, counts } = await offer();
      if (boxes.size) return;
      panel.replaceChildren(...choices(groups, boxes));
      api.update(chosen, () => counts);
    } catch {
      panel.replaceChildren(el("p", {}, "The choices could not be loaded."));
    }
  };

  // Choices that would leave nothing are only left out when the panel opens: while it is open,
  // nothing moves under the pointer.
  const tidy = () => {
    for (const [id, { box, label }] of boxes) {
      label.classList.toggle("none", Boolean(papers) && !papers.get(id) && !box.checked);
    }
  };

  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    close();
    button.focus();
  });
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!root.contains(event.target)) close();
  });
  panel.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    const ticked = [...boxes].filter(([, { box }]) => box.checked).map(([id]) => id);
    choose([...chosen.filter((id) => ticked.includes(id) || !boxes.has(id)),
      ...ticked.filter((id) => !chosen.includes(id))]);
  });

  const api = {
    root,
    // What is chosen; counter() gives how many papers each choice would leave, which is only
    // asked where a panel shows it. null where nothing is known yet.
    update(ids, counter) {
      const counts = boxes.size && counter ? counter() : null;
      chosen = ids;
      badge.hidden = ids.length === 0;
      badge.textContent = ids.length ? count(ids.length) : "";
      papers = counts;
      for (const [id, { box, number }] of boxes) {
        box.checked = ids.includes(id);
        if (!counts) continue;
        number.textContent = count(counts.get(id) ?? 0);
        box.disabled = !counts.has(id) && !box.checked;
      }
    },
  };
  return api;
}

// The fields of a panel; fills boxes with {box, number, label} by id.
function choices(groups, boxes) {
  const labels = [];
  const sets = groups.filter(({ entries }) => entries.length).map(({ title, group, entries }) => {
    const own = entries.map((entry) => {
      const box = el("input", { type: "checkbox", value: entry.id });
      const number = el("b");
      const label = el("label", { class: "choice" }, box, el("span", {}, entry.title), number);
      boxes.set(entry.id, { box, number, label });
      labels.push({ label, text: ready(fold(entry.title)) });
      return label;
    });
    return title
      ? el("fieldset", {}, el("legend", { class: `key g-${group}` }, title), own)
      : el("div", {}, own);
  });
  return labels.length > MANY ? [search(labels), ...sets] : sets;
}

// A field that narrows a long panel.
function search(labels) {
  const field = el("input", { type: "search", class: "facet-find", placeholder: "Find", "aria-label": "Find in these choices", autocomplete: "off" });
  field.addEventListener("input", () => {
    const wanted = words(field.value).map(finder);
    for (const { label, text } of labels) label.hidden = !wanted.every((has) => has(text));
  });
  return field;
}
