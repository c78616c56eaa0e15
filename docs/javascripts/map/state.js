// What is asked of the map, and how that stands in the address: ?q=…&topic=…&group=…&group=…

import { finder, words } from "../browse/fold.js";

export const empty = () => ({ q: "", topic: "", groups: [] });

// Reads the state out of "?…"; topics and groups that are not there count as not said.
export function read(search, data) {
  const said = new URLSearchParams(search);
  const topic = said.get("topic") ?? "";
  const groups = new Set(said.getAll("group"));
  return {
    q: said.get("q") ?? "",
    topic: data.topics.some((known) => known.id === topic) ? topic : "",
    groups: data.groups.map((group) => group.id).filter((id) => groups.has(id)),
  };
}

// The "?…" of a state, empty where nothing is asked.
export function write({ q, topic, groups }) {
  const said = new URLSearchParams();
  if (q.trim()) said.set("q", q.trim());
  if (topic) said.set("topic", topic);
  for (const group of groups) said.append("group", group);
  const text = said.toString();
  return text && `?${text}`;
}

// A function that tells by its number whether a paper is asked for: each word must be in
// its title, the topic must be one of its own, and its group one of those that are named.
export function matcher(data, state) {
  const asked = words(state.q).map(finder);
  const topic = data.topics.findIndex((known) => known.id === state.topic);
  const groups = new Set(state.groups);
  return (i) =>
    (topic < 0 || data.own[i].includes(topic)) &&
    (!groups.size || groups.has(data.groups[data.group[i]].id)) &&
    asked.every((finds) => finds(data.titles[i]));
}
