from bench import report
from bench.figures import Comparison, Reading, Target, Weight

TARGETS = [Target("home", "/"), Target("search “emping”", "/cari/?q=emping")]
WEIGHTS = [Weight(4, 29_340, 3_460), Weight(2, 101_000, 9_990)]
FOUND = Comparison(
    floors=[Reading(1000.0, 4.0, 9.0), Reading(2000.0, 5.0, 8.0), Reading(1500.0, 6.0, 7.0)],
    pages=[Reading(750.0, 10.0, 20.0), Reading(3500.0, 1.25, 2.75)],
)


def test_a_page_is_compared_with_the_floor_just_before_and_after_it():
    assert [FOUND.ratio(0), FOUND.ratio(1)] == [0.5, 2.0]


def test_the_floor_of_a_run_is_the_median_of_its_turns():
    assert FOUND.floor() == Reading(1500.0, 5.0, 8.0)


def test_the_table_lines_up_names_to_the_left_and_figures_to_the_right():
    assert report.as_text(report.rows(TARGETS, WEIGHTS, FOUND)).splitlines() == [
        "page             requests/s  p50 ms  p99 ms  of the floor  queries  HTML kB  gzip kB",
        "floor                 1,500     5.0     8.0          1.00        1                  ",
        "home                    750    10.0    20.0          0.50        4     29.3      3.5",
        "search “emping”       3,500     1.2     2.8          2.00        2    101.0     10.0",
    ]


def test_the_table_is_also_there_as_markdown():
    assert report.as_markdown(report.rows(TARGETS[:1], WEIGHTS[:1], FOUND)).splitlines() == [
        "| page | requests/s | p50 ms | p99 ms | of the floor | queries | HTML kB | gzip kB |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
        "| floor | 1,500 | 5.0 | 8.0 | 1.00 | 1 |  |  |",
        "| home | 750 | 10.0 | 20.0 | 0.50 | 4 | 29.3 | 3.5 |",
    ]


def test_the_report_says_how_steady_the_machine_was():
    assert report.steadiness(FOUND) == "The floor did 1,000 to 2,000 requests/s in its 3 turns."


def test_the_machine_is_described_in_one_line():
    line = report.machine(server_version="18.1", listings=1234, client="wrk", seconds=4)
    assert line.startswith("1,234 listings; ")
    assert line.endswith(", PostgreSQL 18.1; wrk, 4 s for each page, all on the same machine.")
    assert "\n" not in line
