from __future__ import annotations

import pytest

from generator.exports.citations import latex


@pytest.mark.parametrize(
    ("plain", "bibtex", "biblatex"),
    [
        ("plain words", "plain words", "plain words"),
        ("5% of $6 & #7_8", r"5\% of \$6 \& \#7\_8", r"5\% of \$6 \& \#7\_8"),
        ("{", r"{\textbraceleft}", r"{\textbraceleft}"),
        (r"a\b~c^d", r"a{\textbackslash}b{\textasciitilde}c{\textasciicircum}d",
         r"a{\textbackslash}b{\textasciitilde}c{\textasciicircum}d"),
        ("-- and ``", "-{}- and `{}`", "-{}- and `{}`"),
        ("Tülu", r"T{\"u}lu", "Tülu"),
        ("Łukasz Åse", r"{\L}ukasz {\r{A}}se", "Łukasz Åse"),
        ("“x” – 王 Петров", "“x” – 王 Петров", "“x” – 王 Петров"),
    ],
)  # fmt: skip
def test_text(plain: str, bibtex: str, biblatex: str) -> None:
    assert latex.text(plain, accents=True) == bibtex
    assert latex.text(plain, accents=False) == biblatex


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("LLM-QAT: Data-Free Training", "{LLM-QAT}: Data-Free Training"),
        ("Mistral 7B", "Mistral {7B}"),
        ("QuIP# and GPT-4", r"{QuIP}\# and {GPT-4}"),
        ("A Survey of I/O", "A Survey of I/O"),
        ("(BERT) and “BLOOM”", "({BERT}) and “{BLOOM}”"),
        ("Using large models: Why to read Dutch and Greek texts",
         "Using large models: Why to read {Dutch} and {Greek} texts"),
        ("Using Large Models to Read Dutch Texts", "Using Large Models to Read Dutch Texts"),
        ("Norms $\\ell_2$ of VGG", "Norms $\\ell_2$ of {VGG}"),
    ],
)  # fmt: skip
def test_titles_keep_capitals_that_mean_something(title: str, written: str) -> None:
    assert latex.title(title, accents=True) == written
