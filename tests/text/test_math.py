"""Math: where it begins and ends, as MathML, and as plain characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.text.math import Math, Text, mathml, plain, split_math

FORMULAS = {
    "letter": (r"$k$", r"k"),
    "greek-letter": (r"$μ$", r"μ"),
    "subscript": (r"$\ell_2$", r"\ell_2"),
    "call": (r"$O(n^2)$", r"O(n^2)"),
    "symbol": (r"$\times$", r"\times"),
    "script-only": (r"$^2$", r"^2"),
    "text": (r"$\textbf{Only-IF}$", r"\textbf{Only-IF}"),
    "text-of-words": (r"$\text{if } x > \text{some bound}$", r"\text{if } x > \text{some bound}"),
    "fraction": (r"$\frac{a+b}{2}$", r"\frac{a+b}{2}"),
    "matrix": (r"$\begin{pmatrix}a\\b\end{pmatrix}$", r"\begin{pmatrix}a\\b\end{pmatrix}"),
    "escaped-dollar": (r"$\$5$", r"\$5"),
    "number": (r"$10\%$", r"10\%"),
    "number-and-symbol": (r"$9.6\times$", r"9.6\times"),
    "number-and-unit": (r"$10\text{ GB}$", r"10\text{ GB}"),
    "display": (r"$$x^2$$", r"x^2"),
    "spaced-commands": (r"$n \log n$", r"n \log n"),
    "upper-case": (r"$TPP$", r"TPP"),
}

PROSE = {
    "price": "$200",
    "prices": "$200 and $300",
    "price-range": "from $5 to $10",
    "price-range-dashed": "$5k-$10k range",
    "prices-listed": "$50, $100, $200",
    "price-after-number": "4$ per hour, 5$ per day",
    "price-then-trailing-dollar": "US$44 in charges and 30$",
    "price-with-unit": "$5/hr to 10$",
    "price-magnitude": "$1.47M, and 3$",
    "price-in-brackets": "($65).",
    "price-and-formula-open": "costs $0.1 and $k",
    "space-after-opening": "a $ b$ c",
    "space-before-closing": "a $b $ c",
    "digit-after-closing": r"$\geq$90%",
    "escaped-opening": r"\$x$",
    "escaped-closing": r"$x\$",
    "lone": "x$ and y",
    "empty": "$$",
    "words": "$P(final output is incorrect)$",
    "words-with-lost-commands": "$textbf{specialist} and textbf{generalist}$",
    "unknown-command": r"$\unknown{x}$",
    "half-a-fraction": r"$\frac{a}$",
    "unbalanced-left": r"$\left( x$",
    "unbalanced-brace": "${x$",
    "closing-brace-first": "$}x{$",
    "no-exponent": "$x^$",
    "link": r"$\href{javascript:alert(1)}{x}$",
    "markup": r"$\text{<b>x</b>}$",
    "markup-script": r"$\text{<script>alert(1)</script>}$",
    "ampersand": "$a & b$",
    "too-long": "$" + "x+" * 600 + "x$",
    "too-deep": "$" + "{" * 40 + "x" + "}" * 40 + "$",
}

REFUSED = {
    "empty": "",
    "blank": "  ",
    "unknown": r"\prjname",
    "link": r"\href{https://x.y}{x}",
    "strike": r"\xcancel{x}",
    "control": "x\x00y",
    "too-long": "x" * 1_001,
    "too-deep": "{" * 31 + "}" * 31,
}

PLAIN = {
    "nothing": ("no math, $5", "no math, $5"),
    "subscript": (r"the $\ell_2$ norm", "the ℓ₂ norm"),
    "superscript": (r"$O(n^2)$", "O(n²)"),
    "superscript-letter": (r"$\mathbb{R}^d$", "ℝᵈ"),
    "superscript-group": (r"$10^{-3}$", "10⁻³"),
    "superscript-without-characters": (r"$n^{-1/2}$", "n^(-1/2)"),
    "subscript-without-character": (r"$x_Q$", "x_Q"),
    "sum": (r"$\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"),
    "glued": (r"LLM$\times$MapReduce", "LLM×MapReduce"),
    "script-only": (r"VLM$^2$-Bench", "VLM²-Bench"),
    "text": (r"$\textbf{Only-IF}$: x", "Only-IF: x"),
    "text-script": (r"$\text{Transformer}^2$", "Transformer²"),
    "fraction": (r"$\frac{a+b}{2}$", "(a+b)/2"),
    "degrees": (r"$360^\circ$", "360°"),
    "prime": (r"$f^{\prime}$", "f'"),
    "accent": (r"$\hat{y}$", "ŷ"),
    "operator": (r"$n \log n$", "n log n"),
    "unknown-to-the-speller": (r"$\operatorname{softmax}(x)$", "softmax(x)"),
    "brackets": (r"$\left(\frac{1}{n}\right)$", "(1/n)"),
    "two": ("$a$ and $b$", "a and b"),
}

MATHML_CORE = {
    *("math", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace"),
    *("msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder"),
    "munderover",
}
UNSAFE = ("href", "style", "class", "id", "src")

PIECES = st.sampled_from(
    [
        *(
            "\\",
            "{",
            "}",
            "a",
            "x",
            "2",
            "^",
            "_",
            "(",
            ")",
            "&",
            "\\\\",
            "[",
            "]",
            "<",
            ">",
            "%",
            "#",
        ),
        *(
            " ",
            "|",
            "'",
            "$",
            r"\frac",
            r"\left",
            r"\right",
            r"\sqrt",
            r"\text{",
            r"\href",
            r"\sum",
        ),
        *(r"\color{red}", r"\limits", r"\over", r"\mathbf", r"\hat", r"\substack", r"\not", r"\{"),
        *(r"\begin{matrix}", r"\end{matrix}", r"\mathrm{ab}", r"\pmod", r"\stackrel", r"\hline"),
        *(r"\style{color:red}", r"\class{x}{y}", r"\operatorname", r"\begin{array}{c}", r"\|"),
    ]
)
TEX = st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=12).map("".join))


def _as_printed(text: str) -> str:
    """What the segments of ``text`` were made from, but for the number of dollars."""
    return "".join(
        f"${part.tex}$" if isinstance(part, Math) else part.text for part in split_math(text)
    )


@pytest.mark.parametrize(("text", "tex"), FORMULAS.values(), ids=FORMULAS)
def test_is_a_formula(text: str, tex: str) -> None:
    assert split_math(text) == (Math(tex),)
    assert split_math(f"see {text}-x") == (Text("see "), Math(tex), Text("-x"))


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_is_no_formula(text: str) -> None:
    assert split_math(text) == (Text(text),)


def test_segments_stand_in_order() -> None:
    assert split_math("costs $5 for $k$ of $n$, $6 more") == (
        Text("costs $5 for "),
        Math("k"),
        Text(" of "),
        Math("n"),
        Text(", $6 more"),
    )


def test_nothing_has_no_segments() -> None:
    assert split_math("") == ()


@pytest.mark.parametrize("tex", [tex for _, tex in FORMULAS.values()], ids=FORMULAS)
def test_mathml_is_core_and_well_formed(tex: str) -> None:
    root = etree.fromstring(mathml(tex))
    names = {etree.QName(element).localname for element in root.iter()}
    assert etree.QName(root).localname == "math"
    assert names <= MATHML_CORE
    assert not any(key in UNSAFE for element in root.iter() for key in element.attrib)


def test_mathml_of_a_formula() -> None:
    assert mathml(r"\ell_2") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">'
        "<mrow><msub><mi>ℓ</mi><mn>2</mn></msub></mrow></math>"
    )


def test_mathml_spells_alphabets_in_characters() -> None:
    assert "<mi>𝐱</mi>" in mathml(r"\mathbf{x}")
    assert "<mi>𝜽</mi>" in mathml(r"\boldsymbol{\theta}")
    assert "bold" not in mathml(r"\textbf{x}")


@pytest.mark.parametrize("tex", REFUSED.values(), ids=REFUSED)
def test_mathml_refuses(tex: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        mathml(tex)


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(TEX)
@settings(max_examples=300)
def test_mathml_is_safe_or_refused(tex: str) -> None:
    try:
        root = etree.fromstring(mathml(tex))
    except ValueError:
        return
    assert {etree.QName(element).localname for element in root.iter()} <= MATHML_CORE
    assert not any(key in UNSAFE for element in root.iter() for key in element.attrib)


@given(st.lists(st.one_of(TEX, st.just("$"), st.just(" ")), max_size=8).map("".join))
@settings(max_examples=300)
def test_nothing_is_lost(text: str) -> None:
    assert _as_printed(text).replace("$", "") == text.replace("$", "")
    assert all(part.text for part in split_math(text) if isinstance(part, Text))


@given(TEX)
@settings(max_examples=300)
def test_plain_is_total(tex: str) -> None:
    assert plain(f"a ${tex}$ b").startswith("a ")


@pytest.mark.parametrize(
    "text",
    ["$" * 100_000, "$x" * 50_000, r"\$" * 50_000, "$a " * 30_000, "$" + "x" * 100_000 + "$"],
    ids=["dollars", "open", "escaped", "spaced", "long"],
)
def test_splitting_what_is_no_text_ends(text: str) -> None:
    started = time.process_time()
    assert split_math(text)
    assert time.process_time() - started < 5
