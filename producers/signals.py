"""What higher rooms may want to hear about a maker; ``producer`` is sent inside the transaction of the change."""

from django.dispatch import Signal

producer_shown = Signal()
producer_hidden = Signal()
producer_changed = Signal()
papers_changed = Signal()
