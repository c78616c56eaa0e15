// What is asked of a list, and how that stands in the address:
//   ?q=…&topic=…&topic=…&year=…&model=…&show=starred&sort=title&view=dense&page=2
// Several topics or models must all apply to a paper; of several years, one must.

export const SORTS = { date: "Newest first", oldest: "Oldest first", title: "Title", listed: "Times listed" };
export const SHOWS = { starred: "My stars", unread: "Unread" };
export const FACETS = ["topic", "year", "model"];

export const empty = () => ({ q: "", topic: [], year: [], model: [], show: "", sort: "date", page: 1 });

// Reads the state out of "?…"; what is not understood there counts as not said.
export function read(search) {
  const said = new URLSearchParams(search);
  const several = (name) => [...new Set(said.getAll(name).filter(Boolean))];
  const known = (name, values, otherwise) =>
    Object.hasOwn(values, said.get(name) ?? "") ? said.get(name) : otherwise;
  const number = Number(said.get("page"));
  return {
    q: said.get("q") ?? "",
    topic: several("topic"),
    year: several("year"),
    model: several("model"),
    show: known("show", SHOWS, ""),
    sort: known("sort", SORTS, "date"),
    page: Number.isSafeInteger(number) && number > 0 ? number : 1,
  };
}

// The "?…" of a state, empty where nothing is asked; view is "dense" or empty.
export function write(state, view = "") {
  const said = new URLSearchParams();
  if (state.q.trim()) said.set("q", state.q.trim());
  for (const facet of FACETS) for (const value of state[facet]) said.append(facet, value);
  if (state.show) said.set("show", state.show);
  if (state.sort !== "date") said.set("sort", state.sort);
  if (view) said.set("view", view);
  if (state.page > 1) said.set("page", state.page);
  const text = said.toString();
  return text && `?${text}`;
}

export const filters = (state) =>
  Boolean(state.q.trim() || state.show || FACETS.some((facet) => state[facet].length));

// Whether the list must be put together here, rather than shown as the site was built.
export const asks = (state) => filters(state) || state.sort !== "date" || state.page > 1;
