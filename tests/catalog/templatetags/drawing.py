from bs4 import BeautifulSoup
from django.template import Context, Template


def drawn(source, **context):
    html = Template(source).render(Context(context))
    return BeautifulSoup(html, "html.parser")
