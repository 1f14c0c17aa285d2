"""How Sphinx makes the documentation: `make docs` writes it to out/docs, and a warning is an error.

Pages are Markdown (MyST); the API pages come from the docstrings, which `_ext/plain_docstrings.py` reads as plain text.
"""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "chipaccord"
author = copyright = "the chipaccord authors"
version = release = version_of("chipaccord")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon", "plain_docstrings"]
plain_public = [
    "chipaccord",
    "chipaccord.accord",
    "chipaccord.ario",
    "chipaccord.chain",
    "chipaccord.outcome",
    "chipaccord.purchase",
    "chipaccord.trade",
    "chipaccord.words",
]

autodoc_default_options = {"members": True, "exclude-members": "model_config"}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_type_aliases = {"npt.ArrayLike": "npt.ArrayLike", "Array": "Array", "Deficits": "Deficits"}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100
add_module_names = False
napoleon_google_docstring = False
napoleon_use_param = False  # shapes stand where others write types, and are no references
napoleon_use_rtype = False
napoleon_custom_sections = ["Source"]

myst_heading_anchors = 3

html_theme = "furo"
html_title = f"chipaccord {version}"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"light_css_variables": {"color-brand-primary": "#0b5394", "color-brand-content": "#0b5394"}}
exclude_patterns = ["_ext"]


def _linked(_app: Any, _name: str, source: list[str]) -> None:
    """Pages link to files as a reader of the repository finds them; CONTRIBUTING.md is a page here."""
    source[0] = source[0].replace("](../CONTRIBUTING.md", "](contributing.md")


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _linked)
