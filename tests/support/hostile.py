"""Text from outside that means something to Markdown, HTML, Jinja, YAML or LaTeX."""

SAME = (
    "<script>alert(1)</script>",
    "</p></article><h1>Another heading</h1>",
    "<img src=x onerror=alert(1)>",
    '"></title><script>alert(4)</script>',
    "<!-- a comment that never ends",
    "<?php echo 1 ?>",
    "]]> CDATA",
    "{{ x }}",
    "{{ config.site_url }}",
    "{% raw %}",
    "{% include 'x' %}",
    "{# gone #}",
    "W2*A8 and W4*A4",
    "a_b_c and __dunder__",
    "PAT_Pruning-Aware-Tuning",
    "<4.3% of <!0.5%",
    "# one",
    "## two ##",
    "| a | b |",
    "> five",
    "1. six",
    "+ seven",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[x][y] and [^1]",
    "[TOC]",
    "[ref]: https://evil.example/ref",
    "*[HTML]: x",
    "<https://auto.example>",
    "https://evil.example/a_b_c?d=*e*",
    '--8<-- "x"',
    "!!! note",
    "??? eight",
    "::: generator",
    "=== nine",
    "***",
    "```python",
    "`code`",
    "~~x~~ ==x== ^^x^^",
    "++ctrl+c++",
    ":smile: :material-x:",
    "x {: #top .card onclick=alert(1) }",
    "{: .abstract }",
    "&amp; &lt;b&gt; &#60; &copy;",
    "AT&T & R&D",
    "title: eleven",
    "--- ten",
    "&anchor *alias !tag %x @y",
    "'single' and \"double\"",
    "$5 and $6 a month",
    "100% of C:\\Users",
    "🚀 and 👩‍🔬",
    "نموذج لغوي كبير",
    "大语言模型：综述",
    "naïve café ﬁne",
    "1984",
    "x" * 240,
)  # fmt: skip
"""Reads on a page exactly as it is printed."""

BULLETS = {"A list with a hyphen": "- three", "A list with a star": "* four"}
"""Titles, and how their abstracts open: no title would."""

LATEX = (
    (r"\textbf{x} and \emph{y}", "x and y"),
    (r"T\"ULU 5\%", "TÜLU 5%"),
    ("Llama~2", "Llama 2"),
    ("``Weight Guide''", "“Weight Guide”"),
)
"""Printed, and as it reads: what LaTeX writes for a character."""

MATH = ("$x^2$ and $\\alpha_i$", "$W_{q} < 1$ & <b>")
"""Has formulas, which become MathML."""

FILLER = (
    "What follows is here so that nobody takes this for a title: a sentence that goes on, comma "
    "after comma, as abstracts do, until it has more characters than any title that we ever saw, "
    "and that in the end says nothing."
)


def abstract_with(text: str) -> str:
    """An abstract that opens with ``text`` and has it in the middle and near the end."""
    return f"{text} We say {text} here. {FILLER} We say {text} again."
