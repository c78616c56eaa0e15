"""Our defaults in MkDocs' own terms: theme folders, settings, files and navigation of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from generator import packaged
from generator.build import Besides, defaults
from generator.build.defaults import Settings
from generator.exports import GROUPS_CSS
from generator.rendering.sheets import joined
from generator.starting import needed_pages

OWN_TEMPLATES, OWN_THEME = "templates/pages", "templates/theme"
"""Where a site keeps the templates that it has changed, relative to ``mkdocs.yml``."""
SHEETS, IMPORT = PurePosixPath("stylesheets"), "@import"
"""The folder of our style sheets, and what makes one ask for another."""


def root_of(config: MkDocsConfig) -> Path:
    """The folder of ``mkdocs.yml``."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def own_settings(config: MkDocsConfig) -> Settings:
    """What ``mkdocs.yml`` says, before MkDocs adds its own defaults to it."""
    file = Path(config.config_file_path or "")
    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        found: Settings = yaml_load(stream) or {}
    return found


def theme_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders of theme templates in order: those of the site, if it has any, then ours."""
    given = config.theme.custom_dir
    own = Path(given) if given else root_of(config) / OWN_THEME
    ours = packaged.theme()
    if not own.is_dir() or own.resolve() == ours.resolve():
        return (own if own.is_dir() else ours,)
    return (own, ours)


def docs_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders that a site is served from: its own docs, then ours."""
    own, ours = Path(config.docs_dir), packaged.docs()
    return (own,) if own.resolve() == ours.resolve() else (own, ours)


def complete(config: MkDocsConfig) -> None:
    """Give ``config`` all that ``mkdocs.yml`` leaves out, but for the navigation.

    Raises ``PluginError`` where it asks for another theme than Material, which the pages are
    made for.
    """
    own = own_settings(config)
    missing = defaults.completed(own, lambda _: False, ())
    _complete_theme(config, own)
    for key in ("extra_css", "extra_javascript", "markdown_extensions"):
        if key in missing:
            SETTERS[key](config, missing[key])
    if "validation" in missing:
        for part, levels in missing["validation"].items():
            config.validation[part].load_dict(levels)
            config.validation[part].validate()


def _complete_theme(config: MkDocsConfig, own: Settings) -> None:
    wanted = dict(defaults.theme_of(own))
    if wanted["name"] != defaults.THEME:
        message = f"paper-atlas needs the theme '{defaults.THEME}', not '{wanted['name']}'"
        raise PluginError(f"{message}: take 'theme' out of mkdocs.yml, or set its name")
    if config.theme.name != defaults.THEME:
        config.theme = Theme(name=defaults.THEME)
    given = own.get("theme")
    known = given if isinstance(given, dict) else {}
    for key in wanted.keys() - known.keys() - {"name"}:
        config.theme[key] = wanted[key]
    set_before = [Path(folder).resolve() for folder in config.theme.dirs]
    folders = [path for path in theme_folders(config) if path.resolve() not in set_before]
    place = 1 if config.theme.custom_dir else 0
    config.theme.dirs[place:place] = map(str, folders)


def _set_css(config: MkDocsConfig, value: list[Any]) -> None:
    config.extra_css = value


def _set_scripts(config: MkDocsConfig, value: list[Any]) -> None:
    script = opt.ExtraScript()  # type: ignore[no-untyped-call]
    config.extra_javascript = [script.validate(entry) for entry in value]


def _set_extensions(config: MkDocsConfig, value: list[Any]) -> None:
    names = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in value]
    config.markdown_extensions = list(dict.fromkeys([*config.markdown_extensions, *names]))
    options = [entry for entry in value if isinstance(entry, dict)]
    config.mdx_configs.update({key: own for entry in options for key, own in entry.items() if own})


SETTERS: dict[str, Callable[[MkDocsConfig, list[Any]], None]] = {
    "extra_css": _set_css,
    "extra_javascript": _set_scripts,
    "markdown_extensions": _set_extensions,
}


def add_files(config: MkDocsConfig, files: Files) -> None:
    """Serve our style sheets, scripts and signs where the docs folder has none of that name.

    So it is with the hand-written pages that generated ones lead to.
    """
    for src, text in needed_pages().items():
        if files.get_file_from_path(src) is None:
            files.append(File.generated(config, src, content=text))
    for src in packaged.served():
        if files.get_file_from_path(src) is None:
            folder = str(packaged.docs())
            files.append(File(src, folder, config.site_dir, config.use_directory_urls))


def set_navigation(config: MkDocsConfig, files: Files, is_empty: Callable[[str], bool]) -> None:
    """Give a site without navigation ours, without what it does not have.

    ``is_empty`` tells of a generated page, by its source path, that there is nothing on it.
    """

    def is_there(src: str) -> bool:
        return files.get_file_from_path(src) is not None and not is_empty(src)

    missing = defaults.completed(own_settings(config), is_there, _by_hand(config))
    if "nav" in missing:
        config.nav = missing["nav"]
    if "extra_css" in missing:
        config.extra_css = missing["extra_css"]


def join_sheets(config: MkDocsConfig, files: Files) -> None:
    """Serve the style sheets at the head of ``extra_css`` as one file.

    Browsers ask once instead of a dozen times, and every page is the shorter. A sheet from
    another folder ends the run, for its addresses are relative to that, and so does one that
    imports others, which only the first in a file may, and the one made from the collection, which
    others write.
    """
    run: list[File] = []
    for src in config.extra_css:
        file = None if src == GROUPS_CSS else files.get_file_from_path(src)
        if not file or PurePosixPath(src).parent != SHEETS or IMPORT in file.content_string:
            break
        run.append(file)
    for file in run:
        files.remove(file)
    name = str(SHEETS / "atlas.css")
    content = joined(file.content_string for file in run)
    files.append(File.generated(config, name, content=content))
    config.extra_css = [name, *config.extra_css[len(run) :]]


def besides(config: MkDocsConfig, is_empty: Callable[[str], bool]) -> Besides:
    """What the site has that is not in its own folders, to be written beside them.

    ``is_empty`` is as for :func:`set_navigation`.
    """

    def settings(is_there: Callable[[str], bool]) -> Settings:
        def shown(src: str) -> bool:
            return is_there(src) and not is_empty(src)

        return defaults.completed(own_settings(config), shown, _by_hand(config))

    files = {src: (packaged.docs() / src).read_bytes() for src in packaged.served()}
    files.update({src: text.encode() for src, text in needed_pages().items()})
    return Besides(files, packaged.theme(), settings)


def _by_hand(config: MkDocsConfig) -> list[str]:
    """The pages at the top of the docs folder."""
    return sorted(path.name for path in Path(config.docs_dir).glob("*.md"))
