"""Files, bytes and the pages of papers."""

from pathlib import Path

from bench.sizes import sizes_of


def test_all_files_count_and_papers_are_looked_at(tmp_path: Path) -> None:
    pages = {"index.html": 10, "papers/index.html": 20, "papers/a/index.html": 100,
             "papers/3d-b/index.html": 300, "papers/page/2/index.html": 9_000}  # fmt: skip
    for name, size in {**pages, "papers/a/cite.bib": 7}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * size)
    sizes = sizes_of(tmp_path)
    assert (sizes.files, sizes.pages) == (6, 5)
    assert sizes.bytes == 10 + 20 + 100 + 300 + 9_000 + 7
    assert (sizes.page_bytes, sizes.most_bytes) == (200, 300)
    assert sizes.page_gzip_bytes < sizes.most_gzip_bytes < 40
