"""What signposts look like: templates of pages that stand alone.

They load no style sheet, script or picture, so that ten thousand weigh little and one shows
well wherever it is kept. Colours and type are those of ``docs/stylesheets/tokens.css``.
"""

from __future__ import annotations

from string import Template

REDIRECT = Template(
    """\
<!doctype html>\
<html lang=en class=signpost>\
<meta charset=utf-8>\
<meta name=color-scheme content="light dark">\
<title>Moved</title>\
<link rel=canonical href="$canonical">\
<noscript><meta http-equiv=refresh content="0; url=$href"></noscript>\
<a href="$href">$title</a>\
<script>location.replace(document.links[0]+location.hash)</script>
"""
)
"""With JavaScript the script takes the fragment along; a refresh would drop it.

Large collections have more of these than pages, each shown for a moment at most: so no style but
the browser's own, light or dark, and each text as often as it must.
"""

TOMBSTONE = Template(
    """\
<!doctype html>
<html lang="en" class="signpost">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="This paper was withdrawn from $site.">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfcfb">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12181a">
<title>Withdrawn: $plain - $site</title>
<link rel="icon" href="${root}assets/logo.svg">
<style>
:root { color-scheme: light dark;
  --paper: light-dark(#fbfcfb, #12181a); --surface: light-dark(#f2f5f4, #1a2225);
  --raised: light-dark(#ffffff, #1e272a); --line: light-dark(#dfe6e4, #2b363a);
  --edge: light-dark(#b9c6c3, #4a595e); --ink: light-dark(#14201f, #e8eeec);
  --ink-2: light-dark(#465553, #b0bdba); --accent: light-dark(#0e626b, #7ccbcd);
  --on-accent: light-dark(#ffffff, #0d2528) }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, Inter, "Noto Sans",
    "Helvetica Neue", Arial, sans-serif }
header { border-bottom: 1px solid var(--line) }
header > *, main { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem }
header a { display: block; padding-block: .7rem; font-weight: 650; letter-spacing: -.012em;
  color: inherit }
main { padding-block: 9vh 4rem }
small { font-size: .875rem; color: var(--ink-2) }
small b { margin-right: .5rem; padding: .15rem .6rem; font-weight: 600; color: var(--on-accent);
  background: var(--accent); border-radius: 1rem }
h1 { margin: .9rem 0 1.4rem; font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem); font-weight: 650;
  line-height: 1.2; letter-spacing: -.018em; text-wrap: balance; overflow-wrap: anywhere }
h2 { margin: 2.6rem 0 .7rem; font-size: 1.0625rem }
p { margin: 0 0 1rem; overflow-wrap: anywhere }
.reason { padding: .9rem 1.1rem; background: var(--surface); border-left: 3px solid var(--accent);
  border-radius: 0 .5rem .5rem 0 }
form, ul { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0; padding: 0; list-style: none }
label { flex-basis: 100%; font-size: .875rem; color: var(--ink-2) }
input, button { min-height: 2.75rem; padding: 0 .9rem; font: inherit; border-radius: .5rem }
input { flex: 1 1 14rem; min-width: 0; color: var(--ink); background: var(--raised);
  border: 1.5px solid var(--edge); text-overflow: ellipsis }
button { font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0;
  cursor: pointer }
ul { gap: .2rem 1.4rem; margin-top: 1rem }
ul a { display: inline-block; padding: .35rem 0 }
a { color: var(--accent); text-decoration: none }
a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .2rem }
@media print { form, ul, h2 { display: none } }
</style>
<header><nav aria-label="Site"><a href="$root">$site</a></nav></header>
<main>
<small><b>Withdrawn</b>$when</small>
<h1>$title</h1>
<p class="reason">$reason</p>
<p>This paper was taken out of $site. Its address stays, so that links to it have an answer.</p>
<h2>Ways on</h2>
<form role="search" action="${root}search/" method="get">
<label for="q">Search for papers like it</label>
<input id="q" name="q" type="search" value="$plain" autocomplete="off">
<button type="submit">Search</button>
</form>
<ul>
<li><a href="${root}topics/">Topics</a></li>
<li><a href="${root}papers/">All papers</a></li>
<li><a href="$root">Home</a></li>
</ul>
</main>
</html>
"""
)
"""``plain`` is the title without formulas; ``title`` is HTML, as are all others; ``when`` may be
empty."""
