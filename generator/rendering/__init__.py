"""From view-models to Markdown: the only place that knows Jinja."""
