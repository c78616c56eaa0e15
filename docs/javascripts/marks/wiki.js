// Papers as lists for wikis. A paper is {title, by, date, url}; by and date may be null, and
// url is absolute, for the list is for elsewhere.

const beside = (paper) => {
  const facts = [paper.by, paper.date?.slice(0, 4)].filter(Boolean);
  return facts.length ? ` (${facts.join(", ")})` : "";
};

const inMarkdown = (text) => text.replace(/[\\`*_[\]<>~&$|]/g, "\\$&");

export const markdown = (papers) =>
  papers.map((paper) => `- [${inMarkdown(paper.title)}](${paper.url})${inMarkdown(beside(paper))}\n`).join("");

// MediaWiki has no escape but the letter's number; a single apostrophe is only that.
const inWiki = (text) => text.replace(/[[\]{}<>&|~]|'(?=')/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const mediawiki = (papers) =>
  papers.map((paper) => `* [${paper.url} ${inWiki(paper.title)}]${inWiki(beside(paper))}\n`).join("");
