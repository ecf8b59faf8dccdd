"""What an officer may want to look at twice. Hints inform; they never decide and never refuse anything."""

import re
from collections.abc import Callable, Iterator
from statistics import median

from django.utils.translation import gettext as _

from producers.models import Credential

from .models import ForbiddenWord, Listing, Photo, Product
from .templatetags.figures import rupiah

PACKAGED_FOOD = frozenset({"makanan-kering", "makanan-olahan", "bumbu-sambal", "minuman"})  # groups of categories
FOOD_PERMITS = {Credential.Kind.PIRT, Credential.Kind.BPOM}
PHONE = re.compile(r"(?:\+62|\b62|\b0)[\s.-]?8(?:[\s.-]?\d){7,11}\b")
LINK = re.compile(r"(?:https?://|www\.|wa\.me/|\b[\w-]+\.(?:com|id|net|org|shop|me)\b)", re.IGNORECASE)
MOST_LIKE = 3  # products with the same photo
PRICES_READ, FEWEST_PRICES, FAR = 500, 5, 4  # the newest ones; below which nothing is said; times the median


def hints(product: Product) -> list[str]:
    """All that is noticeable about the working copy, in words; each costs one query, photos one each."""
    return [text for hint in HINTS for text in hint(product)]


def missing_papers(product: Product) -> Iterator[str]:
    """Packaged food without a valid permit or halal certificate."""
    group = product.category and product.category.parent
    if not group or group.slug not in PACKAGED_FOOD:
        return
    held = set(Credential.objects.badges().filter(producer=product.producer_id).values_list("kind", flat=True))
    if not held & FOOD_PERMITS:
        yield _("Food, and the maker has no valid P-IRT or BPOM here.")
    if Credential.Kind.HALAL not in held:
        yield _("Food, and the maker has no valid halal certificate here.")


def contacts(product: Product) -> Iterator[str]:
    """A phone number or an address of the web where buyers should use the buttons."""
    text = _text(product)
    if found := PHONE.search(text):
        yield _("A phone number in the text: %(found)s") % {"found": found[0]}
    if found := LINK.search(text):
        yield _("A link in the text: %(found)s") % {"found": found[0]}


def forbidden_words(product: Product) -> Iterator[str]:
    """Words of the officers' list, as whole words in any case."""
    text = _text(product).casefold()
    for each in ForbiddenWord.objects.filter(is_active=True):
        if re.search(rf"\b{re.escape(each.word.casefold())}\b", text):
            yield _("The word “%(word)s”") % {"word": each.word} + (f" ({each.note})" if each.note else "")


def far_price(product: Product) -> Iterator[str]:
    """A price far from what others in the category ask for the same unit."""
    if not product.price or not product.category_id:
        return
    others = Listing.objects.visible().filter(category=product.category_id, unit=product.unit).exclude(pk=product.pk)
    prices = [price for price in others.newest_first().values_list("price", flat=True)[:PRICES_READ] if price]
    if len(prices) < FEWEST_PRICES:
        return
    middle = int(median(prices))
    if not middle / FAR <= product.price <= middle * FAR:
        yield _("The price is far from the usual %(price)s in this category.") % {"price": rupiah(middle)}


def known_photos(product: Product) -> Iterator[str]:
    """A photo that looks nearly like one of another product; one query for each of the product's photos."""
    for other in products_looking_like(product):
        yield _("A photo looks like one of “%(name)s” by %(maker)s.") % {"name": other, "maker": other.producer}


def products_looking_like(product: Product) -> list[Product]:
    """Other products with a photo that looks like one of this product's, at most three, the likest of each first."""
    found: dict[int, Product] = {}
    for photo in product.photos.shown():
        for other in Photo.objects.looking_like(photo).select_related("product__producer")[:MOST_LIKE]:
            found.setdefault(other.product_id, other.product)
    return list(found.values())[:MOST_LIKE]


def _text(product: Product) -> str:
    return "\n".join([product.name, product.description, product.name_en, product.description_en])


HINTS: tuple[Callable[[Product], Iterator[str]], ...] = (
    missing_papers, contacts, forbidden_words, far_price, known_photos,
)  # fmt: skip
