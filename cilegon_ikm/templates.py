"""Our templates with everything filled in beforehand that is the same on each page of a language."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine, Node, NodeList, Template
from django.template.base import FilterExpression, TextNode, TokenType, Variable
from django.template.defaulttags import URLNode
from django.template.library import SimpleNode
from django.template.loader_tags import IncludeNode
from django.template.loaders.base import Loader as BaseLoader
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

FOLDER = Path(settings.BASE_DIR) / "templates"


def constant(tag: Any) -> Any:
    """Mark the function of a simple tag: with the same arguments it always gives the same within a process."""
    tag.is_constant = True
    return tag


@cache
def own() -> frozenset[str]:
    """The names of our templates; those of libraries are left as they are."""
    return frozenset(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))


class _FoldingLoader(BaseLoader):
    def get_template(self, template_name: str, skip: Any = None) -> Any:
        template = super().get_template(template_name, skip)
        if template_name in own():
            fold(template)
        return template


class Loader(CachedLoader, _FoldingLoader):
    """Django's own loader, which keeps one compiled template of ours for each language."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        key = super().cache_key(template_name, skip)
        return f"{get_language()} {key}" if template_name in own() else key


def fold(template: Template) -> None:
    """Draw each constant part, in the current language, and join it with the text around it."""
    context = Context()
    with context.bind_template(template):
        _fold(template.nodelist, context)


def _fold(nodes: NodeList, context: Context) -> None:
    folded: list[Node] = []
    for node in _included(nodes):
        if _is_constant(node):
            node = TextNode(node.render(context))
        elif not isinstance(node, LanguageNode):  # which speaks another language
            for children in _children(node):
                _fold(children, context)
        if folded and isinstance(node, TextNode) and isinstance(folded[-1], TextNode):
            folded[-1] = TextNode(folded[-1].s + node.s)
        else:
            folded.append(node)
    nodes[:] = folded


def _included(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with those of templates that are included as they are in the place of the ``include``."""
    for node in nodes:
        if isinstance(node, IncludeNode) and not (node.extra_context or node.isolated_context):
            name = node.template
            if not name.filters and isinstance(name.var, str) and name.var in own():
                yield from Engine.get_default().get_template(name.var).nodelist
                continue
        yield node


def _children(node: Node) -> Iterator[NodeList]:
    for value in vars(node).values():
        if isinstance(value, NodeList):
            yield value
    for _condition, nodes in getattr(node, "conditions_nodelists", ()):
        yield nodes


def _is_constant(node: Node) -> bool:
    parts: list[Any]
    if isinstance(node, TranslateNode):
        parts = [node.filter_expression, node.message_context, not node.asvar]
    elif isinstance(node, BlockTranslateNode):
        is_text = all(token.token_type == TokenType.TEXT for token in node.singular)
        parts = [node.message_context, is_text and not (node.plural or node.asvar)]
    elif isinstance(node, URLNode):
        parts = [node.view_name, *node.args, not (node.kwargs or node.asvar)]
    elif isinstance(node, StaticNode):
        parts = [node.path, not node.varname]
    elif isinstance(node, SimpleNode):
        is_plain = getattr(node.func, "is_constant", False) and not node.target_var
        parts = [*node.args, *node.kwargs.values(), is_plain]
    else:
        return False
    return all(_is_known(part) for part in parts)


def _is_known(part: Any) -> bool:
    """Whether a part of a tag is not read from the context; a bool says so itself, and None is no part."""
    if isinstance(part, FilterExpression):
        return not part.filters and not (isinstance(part.var, Variable) and part.var.lookups is not None)
    return part is None or part is True
