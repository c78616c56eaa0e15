// On the 404 page: sends outside names on that have no page of their own. A static host
// cannot match patterns, so only the first versions of an arXiv paper have one.

{
  const ARXIV = /^(arxiv\/.+?)v\d+\/?$/i;
  const ARXIVS_DOI = /^doi\/10\.48550\/(arxiv)\.(.+?)\/?$/i;
  const base = new URL(document.currentScript.dataset.base, location.href).pathname;

  // A character that the name of a file may not hold, as generator/exports/signposts.py has it.
  const escaped = (char) =>
    [...new TextEncoder().encode(char)]
      .map((byte) => `~${byte.toString(16).padStart(2, "0")}`)
      .join("");

  const known = (path) => {
    const arxiv = ARXIV.exec(path) ?? ARXIVS_DOI.exec(path);
    if (arxiv) return `${arxiv.slice(1).join("/").toLowerCase()}/`;
    if (!/^(arxiv|doi)\/./i.test(path)) return path;
    const plain = path.toLowerCase().replace(/[^a-z0-9._()/~-]/gu, escaped);
    return plain.endsWith("/") ? plain : `${plain}/`;
  };

  let path = location.pathname.slice(base.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not a name that we could know: it stays as it is.
  }
  const target = known(path);
  if (target !== path) location.replace(base + target + location.hash);
}
