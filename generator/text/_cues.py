"""How strongly a sentence says what its paper does: cue phrases and their weights.

The weights were set by reading what they choose from a few hundred abstracts. They rank the
makings of a paper over its inquiries, those over its findings, and all of them over its
experiments, its by-products and its hopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Weighted = tuple[tuple[re.Pattern[str], float], ...]


def _weighted(pairs: Iterable[tuple[str, float]], flags: re.RegexFlag) -> Weighted:
    """Compiled patterns, the weightiest first: of several that are found the best is wanted."""
    found = ((re.compile(pattern, flags), weight) for pattern, weight in pairs)
    return tuple(sorted(found, key=lambda pair: -pair[1]))


_ADVERB = r"(?:\s+(?:\w+ly|first|further|then|also|thus|therefore|hereby|here|instead|next|now))*"
_WE = rf"\b(?:we|(?<!\()I(?!\)|\.)){_ADVERB}(?:\s+have{_ADVERB})?\s+"
_KIND = (
    r"(?:paper|work|report|article|study|survey|tutorial|review|thesis|research|manuscript"
    r"|letter|chapter|technical note)"
)
_OURS = rf"\b(?:this|our|the present)\s+(?:\w+\s+)?{_KIND}"
_THIS = rf"{_OURS}(?:,[^,]{{1,40}},)?{_ADVERB}\s+"
_IN_THIS = rf"\bin {_OURS[2:]}\b"

# What a paper makes, gives, looks into, works with and finds.
_MAKE = (
    r"(?:propos|introduc|present|develop|design|buil[dt]|construct|creat|devis|unveil|curat"
    r"|formulat|establish|announc|put(?:s|ting)? for|pioneer|craft|assembl|conceiv|invent)\w*\b"
)
_GIVE = (
    r"(?:releas|open-?\s?sourc|provid|offer|shar|collect|train|pretrain|extend|adapt|implement"
    r"|deriv|describ|synthesi[sz]|contribut|launch)\w*\b"
)
_LOOK = (
    r"(?:re-?)?(?:stud[iy]|investigat|explor|examin|analy[sz]|compar|benchmark|revisit|ask|address|tackl"
    r"|focus|aim|seek|survey|review|assess|test|prob(?:e|ing)|consider|formali[sz]|characteri[sz]"
    r"|quantif|argu|rethink|delv|look|conduct|perform|undertak|attempt|challeng|question|evaluat"
    r"|measur|discuss|outlin|highlight|advocat|identif|target|take|systemati[sz])\w*\b"
)
_USE = r"(?:us|utili[sz]|employ|leverag|appl[iy]|fine-?tun|adopt|incorporat|integrat)\w*\b"
_FIND = r"(?:show|demonstrat|find|found|observ|reveal|prov[ei]|discover|report|uncover)\w*\b"
_MADE = r"(?:is|are)\s+(?:proposed|introduced|presented|developed)\b"
_THING = (
    r"(?:models?|famil(?:y|ies)|framework|dataset|benchmark|toolkit|library|system|method|suite"
    r"|approach|corpus|series|collection|algorithm|architecture|pipeline|assistant|platform|agent"
    r"|LLMs?|technique|engine|optimizer|toolbox|environment|simulator)"
)

# A sentence that begins with a name; a distinct name has a digit, a hyphen or an inner capital.
_NAME = r"^\W{0,5}[A-Z][\w.+²³-]*(?:\s+[\w.+-]+){0,2}(?:\s+\([^)]*\))?(?:,[^,]{1,60},)?\s+"
_DISTINCT_NAME = rf"^(?=\W{{0,5}}\S{{0,40}}?(?:[a-z0-9][A-Z]|[0-9]|-[A-Z])){_NAME}"
_FOR = r"(?:designed|tailored|built|developed|trained|optimi[sz]ed)\s+(?:for|to|on|by)\b"

_SPOKEN_CUES = _weighted(
    (
        (_WE + _MAKE, 10.0),
        (_THIS + _MAKE, 10.0),
        (rf"\bwe\b[^.;]{{3,250}}?\band\s+(?:\w+ly\s+|then\s+|thus\s+)?{_MAKE}", 8.5),
        (rf"\bwe\b[^.;]{{3,150}}?\bby\s+(?:\w+ly\s+)?{_MAKE}", 8.5),
        (rf"\bthis {_KIND}\b[^.;]{{3,150}}?\bby\s+(?:\w+ly\s+)?{_MAKE}", 10.5),
        (_THIS + r"[a-z]+s\b", 8.0),
        (_WE + _GIVE, 7.0),
        (rf"\bour\s+(?:[\w-]+\s+){{0,2}}{_THING},?\s+(?:named|called|dubbed|termed)\b", 7.0),
        (r"\bour\s+(?:main |primary )?(?:aim|goal|objective|focus)\s+(?:here )?is\b", 6.0),
        (_WE + _LOOK, 6.0),
        (_WE + _USE, 4.0),
        (_WE + _FIND, 3.5),
    ),
    re.IGNORECASE,
)
"""Cues that begin with a word of :data:`_FIRST_PERSON`, and are looked for only there: a search
through the whole sentence for each of them is what choosing a sentence would cost most."""
_OTHER_CUES = _weighted(
    (
        (rf"\b{_MADE}.*\bthis {_KIND}|\bthis {_KIND}\b.*\b{_MADE}", 9.0),
        (_IN_THIS + r".{0,80}\b(?:we|our)\s", 5.0),
    ),
    re.IGNORECASE,
)
_NAMED_CUES = _weighted(
    (
        # "Med42-v2 introduces a suite of …", "X is a family of …": the paper is what it names.
        (rf"{_DISTINCT_NAME}(?:introduces|presents|offers)\s.*\b{_THING}\b", 7.0),
        (rf"{_DISTINCT_NAME}is\s+an?\s.*\b{_FOR}", 7.5),
        (rf"{_NAME}(?:is|are)\s+(?:an?|the)\s(?:[\w,-]+\s){{0,7}}?{_THING}\b", 2.0),
    ),
    re.NOFLAG,
)
# Every one of the paper's own cues has one of these words: a cheap test before dear ones.
_FIRST_PERSON = re.compile(r"\b(?:we|our|this|the present|I)\b", re.IGNORECASE)

# What answers to a gap is the paper's answer; any other purpose is that of one step.
_GAP = r"(?:this end|th[eo]se ends?|address|tackle|overcome|bridge|fill|mitigate|solve|alleviate)"
_AFTERTHOUGHT = (
    r"additionally|furthermore|further|moreover|besides|finally|lastly|also|second|third"
    r"|in addition|beyond"
)
_PARTICULAR = r"(?:more )?(?:specifically|in particular|concretely|for (?:example|instance))"
_CLOSING = (
    r"(?:pav|highlight|underscor|open|shed|point|advanc|bring|represent|serv|contribut|lay|suggest"
    r"|emphasi|offers? (?:valuable|new)|can\b|will\b|may\b"
    r"|provides? (?:valuable|new|insight|an? (?:\w+ )?(?:foundation|step)))"
)
_RESULT = (
    r"\b(?:experiment|evaluation|result|finding)\w*\s.{0,60}\b(?:show|demonstrat|reveal|indicat)"
)
_AVAILABLE = (
    r"\b(?:available|accessible) (?:at|on|in|from|here|under|via|for)\b"
    r"|\b(?:publicly|freely) available\W*$|\b(?:code|project|repository|demo)\b.{0,60}https?:"
)
_BY_PRODUCT = (
    r"\b(?:releas|open-?sourc|shar|publish|provid|mak)\w*\s+(?:all|the|our|both|its|these)\s+"
    r"(?:(?:of|all|the|our|full|and|as|well|relevant|trained|corresponding)\s+)*"
    r"(?:[\w-]+\s+)?(?:code|source|weights|checkpoints|models?|data|datasets?|project)"
)

_MODIFIERS = _weighted(
    (
        (rf"{_IN_THIS}|^\W{{0,5}}(?:here|herein)\b", 3.0),
        (rf"^\W{{0,5}}(?:motivated|inspired|based on (?:this|these)|to {_GAP})\b", 1.0),
        (r"\b(?:novel|new|the first)\b", 0.5),
        # Steps, second thoughts and particulars.
        (rf"^\W{{0,5}}(?:{_AFTERTHOUGHT})\b|\bwe (?:also|further|finally|additionally)\b", -4.0),
        (r"^\W{0,5}(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]\s", -3.0),
        (r"^\W{0,5}(?:then|next|first)\b|\bwe (?:first|then|next)\b", -2.0),
        (rf"^\W{{0,5}}{_PARTICULAR}\b", -2.0),
        (rf"^\W{{0,5}}to (?!{_GAP})", -1.5),
        (r"^\W{0,5}(?:for|with|during|by)\b", -0.5),
        # Hopes, experiments, by-products.
        (r"\bwe (?:hope|believe|plan|will|envision|expect|note)\b", -8.0),
        (_RESULT, -5.0),
        (rf"{_OURS}\s+(?:\w+ly\s+)?{_CLOSING}", -4.0),
        (_AVAILABLE, -4.0),
        (r"\b(?:extensive|comprehensive) (?:experiments|evaluations)\b", -3.0),
        (r"\b(?:outperform|surpass|achiev)\w*\b", -0.5),
    ),
    re.IGNORECASE,
    # Case counts: "release our code" is a by-product, "release the Code Llama models" is not.
) + _weighted(((_BY_PRODUCT, -5.0),), re.NOFLAG)

ENOUGH = 2.0
"""The least score that makes a sentence a better choice than the abstract's first."""

_LATER = 0.2
"""What each sentence before it costs a sentence: abstracts state their aim early."""

_STATEMENT = re.compile(
    r"\b(?:is|are|was|were|has|have|can|could|may|will|do|does|we|this|these)\b", re.IGNORECASE
)


_LONGEST = 1_000
"""Characters of a sentence that are looked at."""


def score(sentence: str, index: int) -> float:
    """Weigh ``sentence``, the ``index``-th of its abstract (from 0); 0 without a cue."""
    sentence = sentence[:_LONGEST]
    cue = _cue(sentence)
    if not cue:
        return 0.0
    modifiers = sum(weight for pattern, weight in _MODIFIERS if pattern.search(sentence))
    return cue + modifiers - _LATER * index


def _cue(sentence: str) -> float:
    """The weight of the strongest cue in ``sentence``; 0 where there is none."""
    best = next((weight for cue, weight in _NAMED_CUES if cue.match(sentence)), 0.0)
    spots = [found.start() for found in _FIRST_PERSON.finditer(sentence)]
    if spots:
        best = _stronger(best, sentence, _OTHER_CUES)
    for cue, weight in _SPOKEN_CUES if spots else ():
        if weight <= best:
            break
        if any(cue.match(sentence, spot) for spot in spots):
            return weight
    return best


def _stronger(best: float, sentence: str, cues: Weighted) -> float:
    return next((w for cue, w in cues if w > best and cue.search(sentence)), best)


def is_statement(sentence: str) -> bool:
    """Whether ``sentence`` has a finite verb that can be told by its form."""
    return bool(_STATEMENT.search(sentence))
