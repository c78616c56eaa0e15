"""Paper Atlas: from lists of research papers to a site people read, search and link to.

The stages go one way (``sources`` → ``dedupe`` → ``corpus`` → ``topics``, ``mentions``
→ ``pages`` → ``rendering``); ``build`` runs them in order, ``mkdocs_plugin`` and ``cli``
are thin skins over it. ``docs/architecture.md`` shows the whole.
"""

__version__ = "0.1.0"
