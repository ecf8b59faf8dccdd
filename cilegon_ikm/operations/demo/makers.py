"""Makers and their products, brought as far as the demo tells by the verbs that the pages use."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from catalog import workflow as catalog
from catalog.models import Category, Product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.workflow import agree
from cilegon_ikm.pictures import delete_files
from producers import photos, scans
from producers import workflow as producers
from producers.models import KbliCode, Producer, ProducerPhoto, Village

from . import papers, reports
from .content import Item, Maker
from .dates import Past, moved, told, written


def is_made(maker: Maker) -> bool:
    """Whether this maker is there already, whatever became of her since."""
    return User.objects.filter(phone=maker.phone).exists()


def make(maker: Maker, pictures: Sequence[bytes], officer: User) -> None:
    """The maker with products, papers and reports; ``pictures`` are drawn as she wishes. All or nothing, files too."""
    left, files, kept = iter(pictures), list[str](), list[str]()
    try:
        with transaction.atomic():
            producer = _register(maker, officer)
            for item in maker.items:
                product = _draft(item, producer, left, files)
                Course(product, item, officer).run()
            _show_workshop(maker, producer, left, files)
            papers.send(maker, producer, officer, kept)
            reports.send(maker, producer, officer)
            if maker.state == "suspended":
                _suspend(producer, maker, officer)
    except BaseException:
        delete_files(files)
        for name in kept:
            scans.delete(name)
        raise


def _register(maker: Maker, officer: User) -> Producer:
    past = Past(maker.slug)
    at = past.hours(48, 110) if maker.state == "submitted" else past.days(80, 120)
    owner = User.objects.create_user(name=maker.owner, phone=maker.phone)
    agree(user=owner)
    written(owner, at, "date_joined")
    village = Village.objects.get(code=maker.village)
    kbli = KbliCode.objects.filter(code__in=maker.kbli)
    producer = producers.register_producer(owner=owner, village=village, kbli=kbli, **maker.profile)
    producers.submit_producer(producer=producer, by=owner)
    moved(producer, at, "submitted_at", "created_at", "updated_at")
    at = past.office(at)
    if maker.state in {"verified", "suspended"}:
        producers.verify_producer(producer=producer, version=producer.version, by=officer)
    elif maker.state == "changes":
        producers.request_producer_changes(producer=producer, version=producer.version, by=officer, note=maker.note)
    if maker.state != "submitted":
        moved(producer, at)
        told(owner, at)
    return producer


def _suspend(producer: Producer, maker: Maker, officer: User) -> None:
    at = Past(f"{maker.slug}/suspended").days(2, 4)
    producers.suspend_producer(producer=producer, by=officer, note=maker.note)
    moved(producer, at)
    told(User.objects.get(producer=producer), at)


def _show_workshop(maker: Maker, producer: Producer, pictures: Iterator[bytes], files: list[str]) -> None:
    for _wish in maker.workshop:
        upload = SimpleUploadedFile("bengkel.jpg", next(pictures), "image/jpeg")
        photo = photos.add_photo(producer=producer, kind=ProducerPhoto.Kind.WORKSHOP, upload=upload)
        files.append(f"{photo.key}.jpg")


def _draft(item: Item, producer: Producer, pictures: Iterator[bytes], files: list[str]) -> Product:
    product = catalog.start_product(producer=producer)
    category = Category.objects.get(slug=item.category)
    catalog.save_product(product=product, category=category, **item.fields)
    for _wish in item.photos:
        upload = SimpleUploadedFile("foto.jpg", next(pictures), "image/jpeg")
        files.append(catalog.add_photo(product=product, upload=upload).name)
    return product


class Course:
    """A product on its way from draft to where the demo wants it; ``at`` is when the latest step happened."""

    def __init__(self, product: Product, item: Item, officer: User) -> None:
        self.product, self.item, self.officer = product, item, officer
        self.owner: Any = product.producer.owner  # every maker of the demo has one
        self.past = Past(f"{item.maker}/{item.slug}")
        fresh = item.state in {"draft", "submitted"}
        self.at = self.past.hours(3, 44) if fresh else self.past.days(5, 70)

    def run(self) -> None:
        written(self.product, self.at, "created_at", "updated_at")
        for step in STEPS[self.item.state]:
            step(self)

    def send(self) -> None:
        catalog.submit_product(product=self.product, by=self.owner)
        self.at = self.past.soon(self.at)
        moved(self.product, self.at, "submitted_at")

    def approve(self) -> None:
        version = self.product.version
        listing = catalog.approve_product(product=self.product, version=version, by=self.officer)
        self._decided()
        written(listing, self.at, "published_at", "changed_at")

    def ask_for_changes(self) -> None:
        note, version = self.item.note, self.product.version
        catalog.request_product_changes(product=self.product, version=version, by=self.officer, note=note)
        self._decided()

    def reject(self) -> None:
        note, version = self.item.note, self.product.version
        catalog.reject_product(product=self.product, version=version, by=self.officer, note=note)
        self._decided()

    def take_down(self) -> None:
        catalog.take_down_product(product=self.product, by=self.officer, note=self.item.note)
        self._decided()

    def withdraw(self) -> None:
        catalog.withdraw_product(product=self.product, by=self.owner)
        self.at = self.past.soon(self.at)
        moved(self.product, self.at)

    def change(self) -> None:
        catalog.save_product(product=self.product, **self.item.change)
        if self.item.cover:
            catalog.place_photo(photo=self.product.photos.get(position=self.item.cover), position=1)
        self.at = self.past.hours(3, 60)
        written(self.product, self.at, "updated_at")

    def _decided(self) -> None:
        self.at = self.past.office(self.at)
        moved(self.product, self.at)
        told(self.owner, self.at)


STEPS: dict[str, tuple[Callable[[Course], None], ...]] = {
    "draft": (),
    "submitted": (Course.send,),
    "published": (Course.send, Course.approve),
    "changed": (Course.send, Course.approve, Course.change, Course.send),
    "withdrawn": (Course.send, Course.approve, Course.withdraw),
    "taken_down": (Course.send, Course.approve, Course.take_down),
    "changes": (Course.send, Course.ask_for_changes),
    "rejected": (Course.send, Course.reject),
}
