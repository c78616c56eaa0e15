// What the map shows: the places of papers, joined with their titles out of the list.

import { fold, ready } from "../browse/fold.js";

const VERSION = 1;

// Reads data/map.json; entries are the list's links by paper id, which hold titles and
// dates, so that these are sent once.
export async function load(url, entries) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  const read = await answer.json();
  if (read.version !== VERSION) throw new Error(`${url.pathname}: version ${read.version}`);
  const groups = read.groups.map((group) => group.id);
  const group = new Map(read.topics.map((topic, i) => [i, groups.indexOf(topic.group)]));
  return {
    size: read.papers.length,
    ids: read.papers,
    number: new Map(read.papers.map((id, i) => [id, i])),
    links: read.papers.map((id) => entries.get(id)),
    titles: read.papers.map((id) => ready(fold(entries.get(id).textContent))),
    x: Float64Array.from(read.x),
    y: Float64Array.from(read.y),
    own: read.own,
    // Papers without a topic belong to the last group.
    group: read.own.map((own) => (own.length ? group.get(own[0]) : groups.length - 1)),
    groups: read.groups,
    topics: read.topics,
  };
}
