from .port import Outgoing, Recipient


class ConsoleSender:
    """Prints messages where the server runs, for trying things out without a provider."""

    def reaches(self, to: Recipient) -> bool:
        return bool(to.email or to.phone)

    def send(self, to: Recipient, message: Outgoing) -> str:
        lines = [f"To: {to.phone or to.email}", message.title, message.text, message.link]
        print("\n".join(line for line in lines if line), flush=True)
        return ""
