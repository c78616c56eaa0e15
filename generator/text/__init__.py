"""Pure functions over text: clean-up, math, sentences, links, identifiers, keys, escaping.

Nothing here reads a file, looks at the clock or the locale, or keeps state. Every function
is total over ``str`` unless it says which error it raises: text comes from outside and is
never trusted to be well-formed.
"""
