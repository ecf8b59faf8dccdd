import pytest

from producers import personal_data, workflow

pytestmark = pytest.mark.django_db


def test_a_maker_takes_her_profile_along(emping, las, budi):
    (record,) = personal_data.export(user=budi).records
    assert (record["name"], record["address"], record["whatsapp"]) == (emping.name, emping.address, str(budi.phone))
    assert [change["to_state"] for change in record["history"]] == ["verified", "submitted"]


def test_erasing_touches_only_her_own_business(emping, las, budi, citra):
    assert personal_data.erase(user=budi) == {"businesses": 1}
    las.refresh_from_db()
    assert (las.name, las.state, las.owner) == ("Las Citra", "verified", citra)


def test_a_closed_business_is_emptied_too(emping, budi):
    workflow.close_producer(producer=emping, by=budi)
    personal_data.erase(user=budi)
    emping.refresh_from_db()
    assert (emping.state, emping.story, emping.history.count()) == ("closed", "", 3)
