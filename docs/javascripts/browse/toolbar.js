// The controls above a list.

import { el } from "../site.js";
import { facet } from "./facet.js";
import { FACETS, SHOWS, SORTS, empty, filters } from "./state.js";

const LABELS = { topic: "Topic", year: "Year", model: "Model" };

// list: {change(patch, typing), setView(dense), choices(facet)}; scope as in filter.js.
export function toolbar(list, scope) {
  const field = el("input", { type: "search", name: "q", placeholder: "Filter by title or author", autocomplete: "off", spellcheck: "false" });
  const sort = el("select", { name: "sort" },
    Object.entries(SORTS).map(([value, label]) => el("option", { value }, label)));
  const dense = el("button", { type: "button", class: "toggle i-dense", "aria-pressed": "false" }, "Dense");
  const shows = Object.entries(SHOWS).map(([show, label]) => ({
    show,
    button: el("button", { type: "button", class: `toggle i-${show}`, "aria-pressed": "false" }, label),
  }));
  // A list of one year, or of one model, is not to be narrowed by that.
  const facets = FACETS.filter((name) => name !== "year" || !scope.startsWith("years/")).map((name) => ({
    name,
    ...facet({
      name,
      label: LABELS[name],
      offer: () => list.choices(name),
      choose: (ids) => list.change({ [name]: ids }),
    }),
  }));
  const chosen = el("div", { class: "browse-chosen", hidden: true });
  const status = el("p", { class: "browse-status", role: "status", tabindex: "-1" });
  const form = el("form", { class: "browse", role: "search", "aria-label": "Filter and sort this list" },
    el("label", { class: "browse-q" }, el("span", { class: "unseen" }, "Filter by title or author"), field),
    el("label", { class: "browse-sort" }, el("span", {}, "Sort"), sort),
    el("div", { class: "browse-facets" },
      facets.map(({ root }) => root),
      shows.map(({ button }) => button),
      dense),
    chosen,
    status);

  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => list.change({ q: field.value }, true));
  sort.addEventListener("change", () => list.change({ sort: sort.value }));
  dense.addEventListener("click", () => list.setView(dense.getAttribute("aria-pressed") === "false"));
  for (const { show, button } of shows) {
    button.addEventListener("click", () =>
      list.change({ show: button.getAttribute("aria-pressed") === "true" ? "" : show }));
  }

  return {
    form,
    status,
    setView: (on) => dense.setAttribute("aria-pressed", String(on)),
    // result: what filter.select gave, null where nothing is asked; title(facet, id) names a choice.
    update(state, result, title) {
      // Not where it is the same: setting it would move the caret of who types.
      if (field.value !== state.q) field.value = state.q;
      sort.value = state.sort;
      for (const { show, button } of shows) {
        button.setAttribute("aria-pressed", String(state.show === show));
      }
      for (const { name, update } of facets) update(state[name], result && (() => result.counts(name)));
      fillChosen(chosen, list, state, title);
    },
  };
}

// Each choice as a button that takes it back, and one that takes back all.
function fillChosen(chosen, list, state, title) {
  const focused = [...chosen.children].indexOf(document.activeElement);
  const buttons = FACETS.flatMap((name) => state[name].map((id) => {
    const words = title(name, id);
    const button = el("button", { type: "button", class: "chosen", "aria-label": `Remove filter: ${words}` }, words);
    button.addEventListener("click", () =>
      list.change({ [name]: state[name].filter((other) => other !== id) }));
    return button;
  }));
  if (filters(state) || state.sort !== "date") {
    const clear = el("button", { type: "button", class: "clear" }, "Clear");
    clear.addEventListener("click", () => list.change(empty()));
    buttons.push(clear);
  }
  chosen.hidden = buttons.length === 0;
  chosen.replaceChildren(...buttons);
  if (focused < 0) return;
  // The button that had the focus is gone: its neighbour has it now, or else the field.
  const next = buttons[Math.min(focused, buttons.length - 1)];
  (next ?? chosen.closest("form").elements.q).focus();
}
