// What the frame of a generated page does: colours, folded parts, keys. Hand-written pages have
// Material's own script, of which this is the part that generated pages need; both keep the
// choice of colours in one place. No module: it runs before the page is first shown, so that
// none appears in the wrong colours.
(() => {
  const root = new URL("..", document.currentScript.src).pathname;
  const KEPT = `${root}.__palette`;
  document.documentElement.className = "js";

  // Colours
  const { body } = document;
  const form = document.querySelector("[data-md-component=palette]");
  const SIGNS = { "material/weather-night": "night", "material/weather-sunny": "day" };

  function made(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  // The form as Material writes it into every page: a radio button for each choice, and beside it
  // a label that leads to the next.
  function entry([media, scheme, primary, accent, name, icon], number, { length }) {
    const input = made("input", {
      class: "md-option",
      type: "radio",
      name: "__palette",
      id: `__palette_${number}`,
      "aria-label": name,
      "data-md-color-media": media,
      "data-md-color-scheme": scheme ?? "default",
      "data-md-color-primary": primary ?? "indigo",
      "data-md-color-accent": accent ?? "indigo",
    });
    const next = { for: `__palette_${(number + 1) % length}`, title: name, hidden: "" };
    const sign = made("i", { class: `sign ${SIGNS[icon]}` });
    return [input, made("label", { class: "md-header__button md-icon", ...next }, sign)];
  }

  // What a page says that offers nothing else (templates/theme/partials/palette.html).
  const light = ["(prefers-color-scheme: light)", "default", "custom", "custom"];
  const dark = ["(prefers-color-scheme: dark)", "slate", "custom", "custom"];
  const OURS = [
    [...light, "Use dark colours", "material/weather-night"],
    [...dark, "Use light colours", "material/weather-sunny"],
  ];

  const drawn = form.childElementCount ? [] : OURS;
  const offered = form.dataset.choices ? JSON.parse(form.dataset.choices) : drawn;
  form.append(...offered.flatMap(entry));
  const choices = [...form.querySelectorAll("input")];
  const colours = ({ dataset }) => ({
    media: dataset.mdColorMedia,
    scheme: dataset.mdColorScheme,
    primary: dataset.mdColorPrimary,
    accent: dataset.mdColorAccent,
  });

  // Storage may be switched off, or hold what somebody else put there.
  function kept() {
    try {
      return choices[JSON.parse(localStorage.getItem(KEPT)).index];
    } catch {
      return undefined;
    }
  }

  // The browser's own bar takes the ground of the page (tokens.css).
  const GROUNDS = { default: "#fbfcfb", slate: "#12181a" };
  const bar = made("meta", { name: "theme-color" });
  document.head.append(bar);

  function show(choice) {
    bar.content = GROUNDS[choice.dataset.mdColorScheme] ?? "";
    body.setAttribute("data-md-color-switching", "");
    for (const [name, value] of Object.entries(colours(choice))) {
      body.setAttribute(`data-md-color-${name}`, value);
    }
    for (const own of choices) {
      const label = own.nextElementSibling;
      if (label?.matches("label")) label.hidden = own !== choice;
    }
    setTimeout(() => body.removeAttribute("data-md-color-switching"));
  }

  function choose({ target }) {
    show(target);
    const value = { index: choices.indexOf(target), color: colours(target) };
    try {
      localStorage.setItem(KEPT, JSON.stringify(value));
    } catch {
      // It then holds for this page alone.
    }
  }

  const system = choices.find((own) => matchMedia(own.dataset.mdColorMedia).matches);
  const choice = kept() ?? system ?? choices[0];
  if (choice) show(choice);
  for (const own of choices) own.addEventListener("change", choose);

  // The search box stands before the link to the search, which is shown where there is no script
  // or no room.
  function findBox() {
    const input = made("input", {
      id: "find-q",
      name: "q",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-label": "Search",
      "aria-keyshortcuts": "/ Control+K Meta+K",
      placeholder: "Search",
    });
    const about = { class: "find-box", role: "search", "aria-label": "Site", "data-find": "" };
    const where = { action: `${root}search/`, method: "get" };
    return made("form", { ...about, ...where }, input, made("kbd", { "aria-hidden": "true" }, "/"));
  }

  document.currentScript.after(findBox());

  // Folded parts open for a link into them, and all of them on paper.
  function unfold() {
    const part = document.getElementById(location.hash.slice(1));
    const folded = part?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    part.scrollIntoView();
  }

  // An entry of a long list may stand on another page of it than the one that was asked for:
  // data-begins has the anchors with which the pages begin, lines of a listing or authors.
  const rank = (anchor) =>
    /^l\d+$/.test(anchor) ? Number(anchor.slice(1)) : `${anchor.split("-").pop()}\n${anchor}`;

  function lookElsewhere() {
    const pager = document.querySelector(".pager[data-begins]");
    const anchor = location.hash.slice(1);
    if (!pager || !anchor || document.getElementById(anchor)) return;
    const sought = rank(anchor);
    const before = pager.dataset.begins.split(" ").filter((own) => rank(own) <= sought);
    const number = String(Math.max(before.length, 1));
    if (pager.querySelector("[aria-current]").textContent === number) return;
    const links = [...pager.querySelectorAll("a")];
    const first = links.find((own) => own.textContent === "1");
    const other = links.find((own) => /\/\d+\/$/.test(own.href));
    const page = number === "1" ? first?.href : other?.href.replace(/\d+\/$/, `${number}/`);
    if (page) location.replace(`${page}#${anchor}`);
  }

  let unfolded = [];
  addEventListener("DOMContentLoaded", lookElsewhere);
  addEventListener("hashchange", lookElsewhere);
  addEventListener("DOMContentLoaded", unfold);
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const own of unfolded) own.open = true;
  });
  addEventListener("afterprint", () => {
    for (const own of unfolded) own.open = false;
  });

  // Keys: the pages before and after in a list.
  const STEPS = { p: "prev", ",": "prev", n: "next", ".": "next" };
  const typing = (own) => own.isContentEditable || own.matches?.("input, textarea, select");
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
    const way = STEPS[key] && document.head.querySelector(`link[rel=${STEPS[key]}]`);
    if (way) location.assign(way.href);
  });
})();
