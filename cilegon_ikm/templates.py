"""Our templates with everything filled in beforehand that is the same on each page of a language.

What a template extends or includes is put into it when it is first used, so that drawing a page looks for nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine, Node, NodeList, Template
from django.template.base import FilterExpression, TextNode, TokenType, Variable, VariableNode
from django.template.defaulttags import URLNode
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
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
        if template_name not in own():
            return super().get_template(template_name, skip)
        template = self._whole(template_name, skip)
        fold(template)
        return template

    def _whole(self, name: str, skip: Any = None) -> Any:
        """The template with that of ours which it extends around its blocks."""
        template = super().get_template(name, skip)
        extends = _extends(template)
        parent_name = _own_name(extends.parent_name) if extends else None
        parent = self._whole(parent_name) if parent_name else None
        if extends and parent and not _extends(parent):  # a library's template fills the blocks by itself
            template.nodelist = _filled(parent.nodelist, extends.blocks)
        return template


def _extends(template: Any) -> ExtendsNode | None:
    return next((node for node in template.nodelist if isinstance(node, ExtendsNode)), None)


def _filled(nodes: NodeList, blocks: dict[str, BlockNode]) -> NodeList:
    """The nodes of a template with these blocks in the place of its own ones of their names."""
    own_blocks: Any = nodes.get_nodes_by_type(BlockNode)
    for block in own_blocks:
        if block.name in blocks:
            former, block.nodelist = block.nodelist, blocks[block.name].nodelist
            _put_super(block.nodelist, former)
    return nodes


def _put_super(nodes: NodeList, former: NodeList) -> None:
    nodes[:] = [each for node in nodes for each in (former if _is_super(node) else [node])]
    for node in nodes:
        for children in _children(node):
            _put_super(children, former)


def _is_super(node: Node) -> bool:
    return isinstance(node, VariableNode) and str(node.filter_expression) == "block.super"


@dataclass(frozen=True)
class _Ready:
    """Stands in an ``include`` for the name of its template."""

    template: Template

    def resolve(self, context: Context) -> Template:
        return self.template


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
        elif isinstance(node, ExtendsNode):  # a template of a library, which looks for our blocks by their names
            for block in node.blocks.values():
                _fold(block.nodelist, context)
        elif not isinstance(node, LanguageNode):  # which speaks another language
            for children in _children(node):
                _fold(children, context)
        if folded and isinstance(node, TextNode) and isinstance(folded[-1], TextNode):
            folded[-1] = TextNode(folded[-1].s + node.s)
        else:
            folded.append(node)
    nodes[:] = folded


def _included(nodes: Iterable[Any]) -> Iterator[Any]:
    """The nodes, with those of blocks, and of templates that are included as they are, in the place of those."""
    for node in nodes:
        name = _own_name(node.template) if isinstance(node, IncludeNode) else None
        if isinstance(node, BlockNode):
            yield from _included(node.nodelist)
        elif name and not (node.extra_context or node.isolated_context):
            yield from Engine.get_default().get_template(name).nodelist
        else:
            if name:
                node.template = _Ready(Engine.get_default().get_template(name))
            yield node


def _own_name(expression: Any) -> str | None:
    """The name of a template of ours that stands in a tag as it is."""
    is_constant = isinstance(expression, FilterExpression) and not expression.filters
    return expression.var if is_constant and expression.var in own() else None


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
