"""What stands in the addresses of sentra."""

from typing import Any

from cilegon_ikm.accounts.models import User
from producers import sentra, sentra_photos
from producers.models import Producer
from tests.factories import make_bazaar, make_sentra, make_sentra_member, make_site, upload

from .arguments import judged

OF_A_SENTRA = ("sentra", "sentra_qr", "sentra_card", "sentra_poster", "sentra_picture")


def of_sentra(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """A bazaar that the maker manages and has a stall in, one she belongs to, and one that is not public."""
    managed = make_bazaar("Bazar", manager=producer.owner, about=words, about_en=words, address=words[:200])
    managed.opening_times.create(weekday=0, opens="08:00", closes="16:00")
    managed.bookings.create(number=1, producer=producer, starts_on=managed.starts_on, ends_on=managed.ends_on)
    sentra_photos.add_photo(sentra=managed, upload=upload(), alt=words[:120])
    asked = sentra.ask_to_join(sentra=managed, producer=producer, by=producer.owner)
    mine, hidden = make_sentra(), make_sentra("Sentra Tutup", is_public=False)
    make_sentra_member(mine, producer, officer=officer)
    make_site(words[:80], note=words)
    return {
        **{f"catalog:{name}": {"slug": managed.slug} for name in OF_A_SENTRA},
        **{f"catalog:{name} (not public)": {"slug": hidden.slug} for name in OF_A_SENTRA},
        "producers:join_sentra": {"slug": mine.slug},
        "producers:leave_sentra": {"slug": mine.slug},
        "producers:sentra_members": {"slug": managed.slug},
        "producers:decide_membership": {"slug": managed.slug, "pk": asked.pk},
        **judged("producers_sentramembership", asked.pk, "accept"),
    }
