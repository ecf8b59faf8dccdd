from bench import report
from bench.figures import Comparison, Reading, Result, Target, Weight

TARGETS = [Target("home", "/"), Target("search “emping”", "/cari/?q=emping")]
WEIGHTS = [Weight(3, 29_340, 3_460), Weight(2, 101_000, 9_990)]
FLOORS = [Reading(1000.0, 4.0, 5.0, 9.0), Reading(2000.0, 5.0, 6.0, 8.0), Reading(1500.0, 6.0, 7.0, 7.0)]
UNCACHED = Comparison(FLOORS, [Reading(750.0, 10.0, 11.0, 20.0), Reading(350.0, 1.25, 2.25, 2.75)])
WARM = Comparison(FLOORS, [Reading(3000.0, 2.0, 3.0, 9.0), Reading(3500.0, 1.25, 2.25, 2.75)])
FASTER = Comparison(FLOORS, [Reading(900.0, 10.0, 11.0, 20.0), Reading(700.0, 1.25, 2.25, 2.75)])
FOUND = Result(1_000_000, TARGETS, WEIGHTS, UNCACHED, WARM, 120 * 1024**2)
SMALL = Result(1000, TARGETS, WEIGHTS, FASTER, WARM, 100 * 1024**2)


def test_a_page_is_compared_with_the_floor_just_before_and_after_it():
    assert UNCACHED.ratios() == [0.5, 0.2]


def test_the_table_lines_up_names_to_the_left_and_figures_to_the_right():
    assert report.as_text([report.HEAD, *report.rows(FOUND, SMALL)]).splitlines() == [
        "page             warm  uncached  cost of size  p99/p50 warm  p99/p50 uncached  queries  HTML kB  brotli kB",
        "home             2.00      0.50          1.20           4.5               2.0        3     29.3        3.5",
        "search “emping”  2.00      0.20          2.00           2.2               2.2        2    101.0       10.0",
    ]


def test_the_table_is_also_there_as_markdown_and_one_size_has_no_cost_of_size():
    assert report.as_markdown([report.HEAD, *report.rows(FOUND, FOUND)[:1]]).splitlines() == [
        "| page | warm | uncached | cost of size | p99/p50 warm | p99/p50 uncached | queries | HTML kB | brotli kB |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
        "| home | 2.00 | 0.50 |  | 4.5 | 2.0 | 3 | 29.3 | 3.5 |",
    ]


def test_the_report_says_how_steady_the_machine_was():
    assert report.steadiness(FOUND) == "The floor did 1,000 to 2,000 requests/s in its 6 turns."


def test_suggestions_are_compared_with_the_floor_at_their_slower_end():
    found = Result(1000, [TARGETS[0], Target("suggestions", "/cari/saran/")], WEIGHTS, UNCACHED, WARM, 0)
    assert report.suggestions(found) == "The 95th percentile of suggestions is 0.3 times that of the floor."


def test_the_report_says_what_a_worker_holds():
    assert report.memory(FOUND, requests=50_000) == "After 50,000 mixed requests the largest worker held 120 MB."


def test_the_machine_is_described_in_one_line():
    line = report.machine(server_version="18.1", listings=1234, client="wrk", seconds=4)
    assert line.startswith("1,234 listings; ")
    assert line.endswith(
        ", PostgreSQL 18.1; wrk, 5 turns of 4 s for each page, of which the median counts, all on the same machine."
    )
    assert "\n" not in line
