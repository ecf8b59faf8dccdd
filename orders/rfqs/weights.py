"""What counts how much when makers are ranked for a request; tuned by ``make matching`` on judged requests."""

# Points for each thing that speaks for a maker; the parts of 1 that the scores give are multiplied by these.
WEIGHTS = {
    "words": 40,  # of the title, in what she sells
    "category": 30,  # she sells in the very category
    "group": 6,  # or in its group
    "kbli": 8,  # a KBLI code of hers speaks of it
    "papers": 24,  # required papers that she has
    "capacity": 10,  # makes as many in the time
    "area": 6,  # is near the place of delivery
    "response": 6,  # answers, and soon
}
FEWEST_POINTS = 15  # for what she sells, and in all, below which a maker is not told
NEAR_KM, FAR_KM = 2.0, 15.0  # full points up to here, none from there on
QUICK_MINUTES, SLOW_MINUTES = 120, 2880
MISSING_PAPERS = 0.5  # of all points are left to a maker who has none of the required papers
