"""Many made-up enquiries for benchmarks: as real ones to the pages of their makers."""

import pytest

from cilegon_ikm.operations.demo import bulk_enquiries
from cilegon_ikm.operations.demo.content import DEMO_MAKER
from orders.models import Enquiry, EnquiryLine, Message
from producers.models import Producer
from tests.pages import texts

pytestmark = pytest.mark.xdist_group("demo")


def counts() -> list[int]:
    return [model.objects.count() for model in (Enquiry, EnquiryLine, Message)]


def test_a_tenth_goes_to_the_demos_maker_who_reads_each_with_five_messages(demo_copy, client):
    before = counts()
    bulk_enquiries.fill(20, say=lambda line: None)
    assert [after - earlier for after, earlier in zip(counts(), before, strict=True)] == [20, 20, 100]
    mine = Enquiry.objects.filter(producer__slug=DEMO_MAKER, reference__regex="^.{12}$").order_by("reference")
    assert [enquiry.submission.name for enquiry in mine] == ["Pembeli 0", "Pembeli 10"]
    client.force_login(Producer.objects.get(slug=DEMO_MAKER).owner)
    assert texts(client.get("/en/usaha/pesan/"), ".row-link strong").count("Pembeli 10") == 1
    assert len(texts(client.get(f"/en/usaha/pesan/{mine[0].reference}/"), ".bubble")) == 5
