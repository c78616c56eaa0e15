"""The commands of ``paper-atlas`` and how they end."""

import json
import re
from collections.abc import Callable, Iterator

import click
import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from tests.support.minisite import ROOT, MiniSite

Make = Callable[..., MiniSite]
FIELDS = ["listing", "line", "title", "abstract", "author_count", "organisation", "date_text",
          "comments"]  # fmt: skip


def commands(group: click.Group = main, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{prefix}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")


@pytest.mark.parametrize(("name", "command"), [("", main), *commands()])
def test_every_command_explains_itself(name: str, command: click.Command) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: main {name}".rstrip())
    assert command.help
    assert len(command.help) > 20
    for option in command.params:
        assert isinstance(option, click.Argument) or option.help, option.name


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert f"paper-atlas {name}" in text


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"paper-atlas, version {__version__}\n"


# --- check


def test_check_of_clean_seeds(mini: Make) -> None:
    outcome = mini("small").run("check")
    assert outcome.code == 0
    rows = [line.split() for line in outcome.out.splitlines()]
    assert ["first", "dated", "43", "4", "4", "4", "0", "2", "0", "0"] in rows
    assert ["second", "compact", "8", "3", "3", "3", "2", "0", "0", "0"] in rows
    assert ["all", "51", "7", "7", "5", "2", "2", "0", "0"] in rows
    assert outcome.out.endswith("5 papers; 0 errors, 0 warnings, 0 notes\n")


def test_check_names_papers_without_a_topic(mini: Make) -> None:
    atlas = mini("lone")
    topic = "{id: t, title: T, description: D., rules: {title: [whale]}}"
    atlas.write("seeds/topics.yml", f"groups:\n- {{group: G, id: g, topics: [{topic}]}}\n")
    outcome = atlas.run("check")
    assert outcome.code == 0
    assert "No topic (1)\n  a-lonely-study-of-lighthouses: A Lonely Study" in outcome.out


BAD = [
    ("seeds/listings/bad.txt", b"A title\x00 and bytes\n",
     "seeds/listings/bad.txt:1: error [binary-file]"),
    ("seeds/listings/bad.txt", b"", "seeds/listings/bad.txt: error [empty-listing]"),
    ("seeds/listings/bad.txt", "Café\n\nWe sit.\n".encode("latin-1"),
     "seeds/listings/bad.txt:1: error [not-utf-8]"),
    ("seeds/listings/bad.txt", b"A title and nothing else\n",
     "seeds/listings/bad.txt:1: error ["),
    ("seeds/listings/FIRST.txt", b"Another\n\nOne.\n", "error [same-listing-id]"),
    ("seeds/papers.yml", b"a-paper-that-is-not-here: {arxiv: '2401.00001'}\n",
     "seeds/papers.yml:1: error [unknown-paper]"),
    ("seeds/papers.yml", b"sand-as-a-medium:\n  colour: yellow\n",
     "seeds/papers.yml:2: error [unknown-key]"),
    ("seeds/papers.yml", b"sand-as-a-medium:\n  add_topics: [dunes]\n",
     "seeds/papers.yml:2: error [unknown-topic]"),
    ("seeds/papers.yml", b"a: [\n", "seeds/papers.yml:2: error [bad-yaml]"),
    ("seeds/topics.yml", b"groups:\n- group: G\n  id: g\n  topics:\n"
     b"  - {id: t, title: T, description: D., rules: {titel: [x]}}\n",
     "seeds/topics.yml:5: error [unknown-key]"),
    ("seeds/topics.yml", b"groups:\n- group: G\n  id: g\n  topics:\n"
     b"  - {id: t, title: T, description: D., rules: {title: ['/(/']}}\n",
     "seeds/topics.yml:5: error [bad-regex]"),
    ("seeds/mentions.yml", b"models:\n  names:\n  - {id: x, title: X, spelings: [X]}\n",
     "seeds/mentions.yml:3: error ["),
    ("seeds/listings.yml", b"first: {year: soon}\n", "seeds/listings.yml:1: error [bad-settings]"),
    ("seeds/listings.yml", b"fist: {year: 2025}\n",
     "seeds/listings.yml:1: error [unknown-listing]"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), BAD)
def test_check_of_bad_input(mini: Make, name: str, content: bytes, said: str) -> None:
    atlas = mini("small")
    atlas.write(name, content)
    outcome = atlas.run("check")
    assert outcome.code == 1
    assert said in outcome.out
    # What is good beside it is read all the same.
    read = "4 papers" if "[same-listing-id]" in said else "5 papers"
    assert read in outcome.out.splitlines()[-1] or "second" in outcome.out


def test_check_of_a_collection_without_topics(mini: Make) -> None:
    outcome = mini("lone").run("check")
    assert outcome.code == 0
    assert "No topic" not in outcome.out
    assert "'paper-atlas topics suggest' proposes one" in outcome.out


def test_everything_bad_is_reported_at_once(mini: Make) -> None:
    atlas = mini("small")
    for i, (name, content, _) in enumerate(BAD[:4]):
        atlas.write(name.replace("bad", f"bad{i}"), content)
    atlas.write(*BAD[5][:2])
    outcome = atlas.run("check")
    for i, (name, _, said) in enumerate(BAD[:4]):
        assert said.replace(name, name.replace("bad", f"bad{i}")) in outcome.out
    assert BAD[5][2] in outcome.out
    assert "5 papers; 5 errors" in outcome.out


@pytest.mark.parametrize("args", [["check", "--nonsense"], ["chek"], ["records", "extra"],
                                  ["explain"], ["check", "-f", "elsewhere.yml"]])  # fmt: skip
def test_wrong_use(mini: Make, args: list[str]) -> None:
    outcome = mini("small").run(*args)
    assert outcome.code == 2
    assert outcome.err.startswith("Usage:") or "Error:" in outcome.err


@pytest.mark.parametrize("name", ["check", "records", "stats", "build", "render out", "explain x"])
def test_no_configuration(mini: Make, name: str) -> None:
    atlas = mini("small")
    (atlas.root / "mkdocs.yml").unlink()
    outcome = atlas.run(*name.split())
    assert outcome.code == 2
    assert "mkdocs.yml is not there: run this in the folder of mkdocs.yml" in outcome.err


@pytest.mark.parametrize("name", ["check", "build"])
def test_no_listings(mini: Make, name: str) -> None:
    outcome = mini().run(name)
    assert outcome.code == 1
    assert "seeds/listings: error[no-listings]: there is no such folder" in outcome.err


OPTIONS = [
    ("{newest: 0}", "'newest' is 0, at least 1 is expected"),
    ("{page_size: -1}", "'page_size' is -1, at least 1 is expected"),
    ("{page_size: many}", "page_size"),
    ("{templates: nowhere}", "nowhere"),
    ("{page_sise: 3}", "page_sise"),
]


@pytest.mark.parametrize(("options", "said"), OPTIONS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_bad_options(mini: Make, command: str, options: str, said: str) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", "  - paper-atlas\n", f"  - paper-atlas: {options}\n")
    outcome = atlas.run(command)
    assert outcome.code == 1
    assert said in outcome.err + outcome.out
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("  - paper-atlas\n", "", "add 'paper-atlas' to 'plugins'"),
     ("use_directory_urls: true", "use_directory_urls: false", "needs 'use_directory_urls: true'"),
     ("site_name: Paper Atlas", "site_name: [", "mkdocs.yml")],
)  # fmt: skip
def test_a_site_that_cannot_work(mini: Make, old: str, new: str, said: str) -> None:
    atlas = mini("small")
    atlas.edit("mkdocs.yml", old, new)
    outcome = atlas.run("build")
    assert outcome.code == 1
    assert said in outcome.err


# --- records


def test_records_of_the_seeds_are_verbatim() -> None:
    atlas_file = ROOT / "mkdocs.yml"
    result = CliRunner().invoke(main, ["records", "--json", "-f", str(atlas_file)])
    assert result.exit_code == 0
    records = json.loads(result.stdout)
    assert len(records) == 298
    assert len({(record["listing"], record["line"]) for record in records}) == 298
    lines = {
        path.stem: path.read_text(encoding="utf-8").split("\n")
        for path in (ROOT / "seeds/listings").iterdir()
    }
    for record in records:
        assert list(record) == FIELDS
        title = lines[record["listing"]][record["line"] - 1]
        assert title.strip() in (record["title"], f"Subscribe{record['title']}")
        rest = "\n".join(lines[record["listing"]][record["line"] :])
        assert rest.lstrip().startswith(record["abstract"])
        if record["date_text"]:
            tail = rest.lstrip()[len(record["abstract"]) :].split("\n·\n")[:2]
            comments = f" {record['comments']}" if record["comments"] is not None else ""
            assert tail[1].split("\n")[0] == f"{record['date_text']}{comments}"
            who = f"{record['author_count']} author" if record["author_count"] else (
                record["organisation"])  # fmt: skip
            assert who in tail[0]


def test_records_of_a_dated_listing(mini: Make) -> None:
    outcome = mini("small").run("records", "--json")
    fog = json.loads(outcome.out)[1]
    assert fog.pop("abstract").endswith(r"5\% of it is about the weather.")
    assert fog == {
        "listing": "first", "line": 21, "title": "A Grammar of Foghorns", "author_count": None,
        "organisation": "shipyard The Shipyard", "date_text": "May 27", "comments": 3,
    }  # fmt: skip


def test_records_as_lines(mini: Make) -> None:
    outcome = mini("small").run("records")
    lines = outcome.out.splitlines()
    assert len(lines) == 7
    assert lines[0] == "first:13\tTidal Clocks: Telling Time by the Sea"
    assert lines[4] == "second:3\tTidal clocks: telling time by the sea"


def test_records_that_can_be_read_beside_one_that_cannot(mini: Make) -> None:
    atlas = mini("lone")
    atlas.write("seeds/listings/two.txt", "No abstract follows this one\n")
    outcome = atlas.run("records", "--json")
    assert [record["listing"] for record in json.loads(outcome.out)] == ["one"]


# --- explain, stats


@pytest.mark.parametrize(
    "wanted",
    ["tidal-clocks-telling-time-by-the-sea", "2408.01234", "arXiv:2408.01234v2",
     "https://arxiv.org/abs/2408.01234", "Tidal Clocks: Telling Time by the Sea",
     "tidal clocks: telling time by the sea", "/papers/tidal-clocks-telling-time-by-the-sea/",
     "https://example.org/paper-atlas/papers/tidal-clocks-telling-time-by-the-sea/"],
)  # fmt: skip
def test_explain(mini: Make, wanted: str) -> None:
    outcome = mini("small").run("explain", wanted)
    assert outcome.code == 0
    assert outcome.out.startswith(
        "Tidal Clocks: Telling Time by the Sea\ntidal-clocks-telling-time-by-the-sea\n"
    )
    for said in ("first:13", "second:3", "papers.yml: 2408.01234", "harbour/papers:README.md",
                 "taken first:13: 2024-08-02 (printed)", "arXiv:2408.01234: 2024-08",
                 "other second:3: Tidal clocks: telling time by the sea", "Tides",
                 "“Tidal” in the title", "BuoyBench (1)"):  # fmt: skip
        assert said in outcome.out, said


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [("ropes-with-knots", "ropes-without-knots"), ("Sand as Medium", "sand-as-a-medium"),
     ("tidal", "tidal-clocks")],
)  # fmt: skip
def test_explain_of_an_unknown_paper_names_the_nearest(
    mini: Make, wanted: str, nearest: str
) -> None:
    outcome = mini("small").run("explain", wanted)
    assert outcome.code == 2
    assert f"no paper is called '{wanted}'" in outcome.err
    assert nearest in outcome.err


def test_explain_of_what_nothing_is_like(mini: Make) -> None:
    outcome = mini("small").run("explain", "@@@")
    assert outcome.code == 2
    assert outcome.err.rstrip().endswith(("'@@@'.", "'@@@'"))


def test_stats(mini: Make) -> None:
    outcome = mini("small").run("stats")
    assert outcome.code == 0
    rows = {tuple(re.split(r"\s{2,}", line.strip())) for line in outcome.out.splitlines()}
    for row in [("papers", "5"), ("in several listings", "2"), ("with an arXiv id", "3"),
                ("with authors", "2"), ("with a date", "5"), ("year inferred", "2"),
                ("without a topic", "0"), ("2023", "1"), ("Tides", "2"), ("Gull-2", "2"),
                ("BuoyBench", "1"), ("Frisian", "2")]:  # fmt: skip
        assert row in rows, row


# --- build, render


def test_build_says_where_the_site_is(mini: Make) -> None:
    outcome = mini("small").run("build", "--site-dir", "public")
    assert outcome.code == 0
    assert re.search(r"The site is in \S+/public \(\d+\.\d s\)\n$", outcome.err)


def test_build_of_a_bad_listing_leaves_the_rest_of_the_site(mini: Make) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings/bad.txt", b"\x00\x01")
    outcome = atlas.run("build")
    assert outcome.code == 1
    assert "ERROR" in outcome.err
    assert "seeds/listings/bad.txt:1: error[binary-file]" in outcome.err
    assert "Traceback" not in outcome.err
    papers = json.loads((atlas.root / "site/data/papers.json").read_text())["papers"]
    assert len(papers) == 5
    assert all((atlas.root / "site" / paper["url"] / "index.html").is_file() for paper in papers)


def test_build_does_not_write_into_docs(mini: Make) -> None:
    atlas = mini("small")
    docs = atlas.own("docs")
    before = sorted(docs.rglob("*"))
    atlas.build()
    assert sorted(docs.rglob("*")) == before


def test_a_hand_written_page_of_a_generated_address(mini: Make) -> None:
    atlas = mini("small")
    docs = atlas.own("docs")
    (docs / "topics").mkdir()
    (docs / "topics/tides.md").write_text("# Mine\n")
    outcome = atlas.run("build")
    assert outcome.code == 1
    assert "topics/tides.md stands in the way of" in outcome.err
    assert str(docs / "topics/tides.md") in outcome.err


TEMPLATES = [
    ("{% if page.list %}\n{{ page.list.total }}\n", "topic.md.j2", 'templates/pages/topic.md.j2:'),
    ("# X\n\n{{ nowhere }}\n", "topic.md.j2", "templates/pages/topic.md.j2:3: error[template"),
    ("# X\n{{ page.colour }}\n", "topic.md.j2", "templates/pages/topic.md.j2:2: error[template"),
    ("{{ page.title|shout }}\n", "topic.md.j2", "templates/pages/topic.md.j2:1: error[template"),
    ("{% include 'gone.j2' %}\n", "topic.md.j2", "template 'gone.j2' is missing"),
    ("\n\n{{ 1 / 0 }}\n", "topic.md.j2", "templates/pages/topic.md.j2:3: error[template"),
    ("{% from '_own.j2' import m %}\n{{ m(page) }}", "topic.md.j2",
     "templates/pages/_own.j2:2: error[template"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "said"), TEMPLATES)
@pytest.mark.parametrize("command", ["build", "render"])
def test_an_error_in_a_template(mini: Make, command: str, text: str, name: str, said: str) -> None:
    atlas = mini("small")
    pages = atlas.own("templates") / "pages"
    (pages / "_own.j2").write_text("{% macro m(page) %}\n{{ page.colour }}\n{% endmacro %}\n")
    (pages / name).write_text(text)
    outcome = atlas.run(command, *(["out"] if command == "render" else []))
    assert outcome.code == 1
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_render_refuses_a_folder_with_other_files(mini: Make) -> None:
    atlas = mini("small")
    atlas.write("out/thesis.tex", "years of work")
    outcome = atlas.run("render", "out")
    assert outcome.code == 1
    assert "out: error[not-empty]: holds other files" in outcome.err
    assert (atlas.root / "out/thesis.tex").read_text() == "years of work"


def test_render_of_a_bad_listing_writes_the_rest(mini: Make) -> None:
    atlas = mini("small")
    atlas.write("seeds/listings/bad.txt", b"")
    outcome = atlas.run("render", "out")
    assert outcome.code == 1
    assert "seeds/listings/bad.txt: error [empty-listing]" in outcome.err
    assert (atlas.root / "out/docs/papers/sand-as-a-medium/index.md").is_file()


@pytest.mark.parametrize("place", ["taken", "taken/below", "/proc/nowhere/x"])
@pytest.mark.parametrize("command", ["build --site-dir", "render"])
def test_an_output_folder_that_cannot_be_written(mini: Make, command: str, place: str) -> None:
    atlas = mini("small")
    atlas.write("taken", "a file")
    outcome = atlas.run(*command.split(), place)
    assert outcome.code == 1
    assert place in outcome.err
    assert re.search(r"File exists|Not a directory|No such file|cannot be written", outcome.err)
    assert "Traceback" not in outcome.err
    assert (atlas.root / "taken").read_text() == "a file"


def test_check_counts_what_is_left_to_do_and_lists_it_when_asked(
    mini: Callable[..., MiniSite],
) -> None:
    atlas = mini("small")
    short, whole = atlas.run("check"), atlas.run("check", "--quality")
    assert (short.code, whole.code) == (0, 0)
    assert "'paper-atlas check --quality' lists them" in short.out
    assert "paper-atlas correct" not in short.out
    assert "    paper-atlas correct ropes-without-knots authors=" in whole.out
    assert whole.out.splitlines()[-1].endswith("in 5 papers")
