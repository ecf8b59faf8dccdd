from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from producers.models import District, Village

from .category import Category
from .listing import Listing


def _copied(model: type[models.Model]) -> "models.ForeignKey[models.Model, models.Model]":
    return models.ForeignKey(model, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)


class SearchEntry(models.Model):
    """What search reads of a public listing, kept by the database (``catalog.search.entries``), never by this model."""

    listing = models.OneToOneField(
        Listing, models.DO_NOTHING, primary_key=True, related_name="entry", db_constraint=False
    )
    category = _copied(Category)
    group = _copied(Category)
    village = _copied(Village)
    district = _copied(District)
    price = models.PositiveBigIntegerField(null=True)
    minimum_order = models.PositiveIntegerField()
    monthly_capacity = models.PositiveIntegerField(null=True)
    availability = models.CharField(max_length=10)
    badges = ArrayField(models.CharField(max_length=10))
    attributes = models.JSONField()
    published_at = models.DateTimeField()
    title_vector = SearchVectorField()
    vector = SearchVectorField()

    class Meta:
        indexes = [
            # a search reads the row itself only for what it finds, so new rows must not wait in a list of their own
            GinIndex(fields=["title_vector"], name="searchentry_title_words", fastupdate=False),
            GinIndex(fields=["vector"], name="searchentry_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
