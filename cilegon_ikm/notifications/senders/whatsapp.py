"""The WhatsApp Cloud API: POST {url}/{phone number id}/messages with a template that Meta approved."""

from typing import Any

import requests

from .port import NotSent, Outgoing, Recipient, SenderBroken, Undeliverable
from .retry_after import retry_after

TIMEOUT = (5.0, 20.0)  # seconds to connect and between two parts of the answer
MOST_PARAMETER = 500  # characters; a whole template message may have 1024

# The provider's codes (error.code), which it recommends to go by instead of the HTTP status.
RATE_LIMITS = {4, 80007, 130429, 131048, 131056}
UNDELIVERABLE = {
    100, 131008, 131009,  # a parameter is wrong or missing
    131021, 131026, 131030, 131050,  # the recipient cannot or does not want to get it
    132000, 132001, 132005, 132007, 132012,  # the template does not exist in this language or shape
}  # fmt: skip
ACCOUNT_PROBLEMS = {0, 3, 10, 190, 368, 131005, 131031, 131042, 131045, 132015, 132016, 133010, *range(200, 300)}


class WhatsAppSender:
    """``template`` takes title, text and link; ``code_template`` is one of the category authentication."""

    def __init__(
        self, *, url: str, token: str, phone_number_id: str, template: str, code_template: str, language: str
    ) -> None:
        self._address = f"{url.rstrip('/')}/{phone_number_id}/messages"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._template, self._code_template, self._language = template, code_template, language

    def reaches(self, to: Recipient) -> bool:
        return bool(to.phone)

    def send(self, to: Recipient, message: Outgoing) -> str:
        """The provider's id (``wamid…``): it has accepted the message, the person may not have it yet."""
        if not to.phone:
            raise Undeliverable("The person has no phone number any more.")
        try:
            answer = requests.post(
                self._address,
                json=self._request(to, message),
                headers=self._headers,
                timeout=TIMEOUT,
                allow_redirects=False,  # the token goes nowhere else
            )
        except requests.RequestException as error:
            raise NotSent(f"{type(error).__name__}: {error}") from error
        return _message_id(answer)

    def _request(self, to: Recipient, message: Outgoing) -> dict[str, Any]:
        name = self._code_template if message.code else self._template
        return {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": to.phone.removeprefix("+"),
            "type": "template",
            "template": {"name": name, "language": {"code": self._language}, "components": _components(message)},
        }


def _components(message: Outgoing) -> list[dict[str, Any]]:
    if message.code:  # the code stands in the text and behind the button that copies it
        button = {"type": "button", "sub_type": "url", "index": "0", "parameters": _parameters(message.code)}
        return [{"type": "body", "parameters": _parameters(message.code)}, button]
    return [{"type": "body", "parameters": _parameters(message.title, message.text, message.link)}]


def _parameters(*texts: str) -> list[dict[str, str]]:
    """A parameter must be one line without runs of spaces, and not empty."""
    lines = (" ".join(text.split()) or "–" for text in texts)
    return [{"type": "text", "text": line if len(line) <= MOST_PARAMETER else f"{line[:499]}…"} for line in lines]


def _message_id(answer: requests.Response) -> str:
    body = _json(answer)
    if answer.ok and answer.status_code < 300:
        try:
            return str(body["messages"][0]["id"])
        except (KeyError, IndexError, TypeError) as missing:
            raise NotSent(f"HTTP {answer.status_code} without a message id: {answer.text[:200]}") from missing
    error = body.get("error") if isinstance(body, dict) else None
    raise _refusal(answer, error if isinstance(error, dict) else {})


def _refusal(answer: requests.Response, error: dict[str, Any]) -> Exception:
    """What the provider's refusal means for the message."""
    code = error.get("code") if isinstance(error.get("code"), int) else None
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    reason = f"HTTP {answer.status_code}, code {code}: {details or error.get('message') or answer.text[:200]}"
    if code in UNDELIVERABLE:
        return Undeliverable(reason)
    if code in ACCOUNT_PROBLEMS or (code not in RATE_LIMITS and answer.status_code in {401, 403}):
        return SenderBroken(reason)
    return NotSent(reason, retry_after=retry_after(answer.headers.get("Retry-After", "")))


def _json(answer: requests.Response) -> Any:
    try:
        return answer.json()
    except ValueError:  # a gateway's own page, or half an answer
        return None
