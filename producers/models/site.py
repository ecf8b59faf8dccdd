"""Where the next sentra could be: candidate sites, what speaks for a site and how much, and what lies around."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .area import Village
from .place import in_cilegon, map_url

OUTSIDE = _("This is no place in Cilegon.")


class LandStatus(models.Model):
    """Whose the land is, and how good that is for a sentra; the office keeps the points."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("English name"), max_length=60)
    points = models.PositiveSmallIntegerField(_("points"), help_text=_("0 to 100: how good it is for a sentra"))

    class Meta:
        verbose_name = _("land status")
        verbose_name_plural = _("land statuses")
        ordering = ("-points", "name")
        constraints = [
            models.CheckConstraint(
                condition=Q(points__lte=100),
                name="land_status_points",
                violation_error_message=_("Write points from 0 to 100."),
            )
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class SiteQuerySet(models.QuerySet["Site"]):
    def candidates(self) -> "SiteQuerySet":
        """Those that are still compared, by name."""
        return self.filter(is_candidate=True).order_by("name")


class Site(models.Model):
    """A piece of land or a building that could become a sentra; only officers see it."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    village = models.ForeignKey(Village, models.PROTECT, related_name="sites", verbose_name=_("kelurahan"))
    address = models.CharField(_("street and number, RT/RW"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)
    land_status = models.ForeignKey(
        LandStatus, models.PROTECT, null=True, blank=True, related_name="sites", verbose_name=_("land status")
    )
    area = models.PositiveIntegerField(_("area"), null=True, blank=True, help_text=_("square metres"))
    cost = models.PositiveBigIntegerField(
        _("cost"), null=True, blank=True, help_text=_("Rupiah, for land and building together")
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    is_candidate = models.BooleanField(_("compared"), default=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate site")
        verbose_name_plural = _("candidate sites")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=in_cilegon(), name="site_place_in_cilegon", violation_error_message=OUTSIDE
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def map_url(self) -> str:
        return map_url(self.latitude, self.longitude)


class PointOfInterest(models.Model):
    """A point of a main road or a public place, to which the distance of a site is measured."""

    class Kind(models.TextChoices):
        ROAD = "road", _("point of a main road")
        PUBLIC = "public", _("public place")

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)

    class Meta:
        verbose_name = _("point of interest")
        verbose_name_plural = _("points of interest")
        ordering = ("kind", "name")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["road", "public"]), name="point_kind"),
            models.CheckConstraint(
                condition=in_cilegon(), name="point_place_in_cilegon", violation_error_message=OUTSIDE
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def counting(self) -> "CriterionQuerySet":
        """Those with a weight, the heaviest first."""
        return self.filter(weight__gt=0).order_by("-weight", "pk")


class Criterion(models.Model):
    """One thing by which sites are compared: what is measured, how much it weighs, and what is good."""

    class Measure(models.TextChoices):
        MAKERS = "makers", _("mean distance to the makers (km)")
        ENQUIRIES = "enquiries", _("mean distance to makers, by enquiries of a year (km)")
        ROAD = "road", _("distance to the nearest main road (km)")
        PUBLIC = "public", _("distance to the nearest public place (km)")
        LAND = "land", _("land status (points)")
        AREA = "area", _("area (m²)")
        COST = "cost", _("cost (Rupiah)")

    class Direction(models.TextChoices):
        LESS = "less", _("less is better")
        MORE = "more", _("more is better")

    measure = models.CharField(_("what is measured"), max_length=10, choices=Measure, unique=True)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60)
    weight = models.PositiveSmallIntegerField(
        _("weight in the score"), help_text=_("0 to 100; with 0 it does not count")
    )
    direction = models.CharField(_("direction"), max_length=4, choices=Direction)
    scale_from = models.FloatField(
        _("scale from"),
        null=True,
        blank=True,
        help_text=_("The ends of the scale. Empty: the least and the greatest value among the sites."),
    )
    scale_to = models.FloatField(_("scale to"), null=True, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("-weight", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(measure__in=["makers", "enquiries", "road", "public", "land", "area", "cost"]),
                name="criterion_measure",
            ),
            models.CheckConstraint(condition=Q(direction__in=["less", "more"]), name="criterion_direction"),
            models.CheckConstraint(
                condition=Q(weight__lte=100),
                name="criterion_weight",
                violation_error_message=_("Write a weight from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(scale_from__isnull=True, scale_to__isnull=True)
                | Q(scale_from__isnull=False, scale_to__gt=F("scale_from")),
                name="criterion_scale",
                violation_error_message=_("Write both ends of the scale, the smaller one first, or none."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name
