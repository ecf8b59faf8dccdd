import pytest

from cilegon_ikm.notifications.senders import Outgoing, Recipient
from cilegon_ikm.notifications.senders.console import ConsoleSender


def test_a_message_is_printed_where_the_server_runs(capsys):
    message = Outgoing(title="Kode masuk", text="Kode Anda 123456")
    ConsoleSender().send(Recipient(phone="+6281200000123", email="budi@sentra.example"), message)
    assert capsys.readouterr().out == "To: +6281200000123\nKode masuk\nKode Anda 123456\n"


@pytest.mark.parametrize(
    ("to", "reached"), [(Recipient(phone="+6281200000123"), True), (Recipient(email="a@b.example"), True)]
)
def test_whoever_has_an_address_is_reached(to, reached):
    assert ConsoleSender().reaches(to) is reached
    assert ConsoleSender().reaches(Recipient()) is False
