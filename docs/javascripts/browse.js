// Puts filters above the lists of papers. What does it is only fetched where there is one
// that is worth filtering, or whose address asks for it.

const list = document.querySelector(".list[data-scope]");
if (list && (list.classList.contains("filters") || location.search)) {
  const { List } = await import("./browse/list.js");
  new List(list);
}
