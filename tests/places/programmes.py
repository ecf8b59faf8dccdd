"""What stands in the addresses of programmes."""

from typing import Any

from cilegon_ikm.accounts.models import User
from producers.models import Producer
from tests.factories import make_graduate, make_participation, make_programme

from .arguments import judged

PROGRAMME_DESK = ("participants", "attendance_list", "attendance", "results")


def of_programmes(producer: Producer, officer: User, words: str) -> dict[str, dict[str, Any]]:
    """One this maker registered for, one she was accepted in, one she completed, and a draft."""
    texts = {"title": words[:120], "title_en": words[:120], "description": words, "place": words[:200]}
    offered, joined, held = (make_programme(officer=officer, **texts) for _number in range(3))
    draft = make_programme(state="draft")
    waiting, accepted = make_participation(offered, producer), make_participation(joined, producer, officer=officer)
    graduate = make_graduate(held, producer, officer=officer, result=words[:200])
    code = str(graduate.certificate_code)
    return {
        **{f"catalog:{name}": {"slug": offered.slug} for name in ("programme", "programme_event")},
        **{f"catalog:{name} (draft)": {"slug": draft.slug} for name in ("programme", "programme_event")},
        "catalog:certificate": {"code": code},
        "catalog:certificate (dead)": {"code": code[::-1]},
        **{f"producers:{name}": {"slug": offered.slug} for name in ("programme", "register_programme")},
        **{f"producers:{name}": {"slug": joined.slug} for name in ("withdraw_programme", "ticket")},
        "producers:certificate_pdf": {"slug": held.slug},
        "producers:attend": {"code": accepted.code},
        **{f"admin:producers_programme_{name}": {"pk": joined.pk} for name in PROGRAMME_DESK},
        "admin:producers_participation_certificate": {"pk": graduate.pk},
        **judged("producers_programme", draft.pk, "open"),
        **judged("producers_participation", waiting.pk, "accept"),
    }
