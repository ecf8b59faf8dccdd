"""What stands in addresses that are alike."""

from typing import Any


def judged(model: str, pk: int, verdict: str) -> dict[str, dict[str, Any]]:
    """Where officers give a verdict on a record, and hold it meanwhile."""
    return {f"admin:{model}_verdict": {"pk": pk, "verdict": verdict}, f"admin:{model}_hold": {"pk": pk}}


def last_part(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def secret(name: str, token: str, wrong: str = "dead") -> dict[str, dict[str, Any]]:
    """An address that only its token opens, and the same with another token."""
    return {name: {"token": token}, f"{name} ({wrong})": {"token": token[::-1]}}
