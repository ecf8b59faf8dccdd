import pytest

from bench.processes import ROOT
from bench.stage import SOURCES


@pytest.mark.parametrize("pattern", SOURCES)
def test_a_source_of_the_data_is_there(pattern):
    assert any(path.is_file() for path in ROOT.glob(pattern))


@pytest.mark.parametrize(
    "path",
    ["producers/workflow.py", "producers/models/report.py", "producers/register/imports.py"],
)
def test_code_that_makes_data_is_one_of_them(path):
    assert any(ROOT / path in ROOT.glob(pattern) for pattern in SOURCES)
