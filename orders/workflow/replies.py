from collections.abc import Sequence

from django.db import transaction

from orders.models import QuickReply
from producers.models import Producer


@transaction.atomic
def save_quick_replies(*, producer: Producer, texts: Sequence[str]) -> None:
    """These and no others, in this order; of two windows the last one counts."""
    Producer.objects.select_for_update(no_key=True).get(pk=producer.pk)
    producer.quick_replies.all().delete()
    QuickReply.objects.bulk_create(QuickReply(producer=producer, text=text) for text in texts)
