"""Words for made-up listings: those of the demo and many invented ones, as unevenly frequent as in real text."""

import re
from collections import Counter
from functools import cache
from itertools import accumulate
from random import Random

from . import content

SIZE = 30_000  # different words
ONSETS = (*"bcdghjklmnprstwy", "ng", "ny", "ber", "mem", "pen", "per", "ter")
VOWELS = "aaaeiiou"
CODAS = ("", "", "", "n", "ng", "r", "s", "k", "l", "h", "m", "t")


class Words:
    """Words from the most to the least frequent, drawn as Zipf's law says: the tenth a tenth as often as the first."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(1, len(words) + 1)))

    def some(self, rng: Random, count: int) -> list[str]:
        return rng.choices(self.words, cum_weights=self._weights, k=count)


@cache
def prose() -> Words:
    """What descriptions are made of."""
    texts = [f"{item.text} {item.name}" for maker in content.makers() for item in maker.items]
    real = _by_frequency(" ".join(texts))
    return Words([*real, *_invented(SIZE - len(real), set(real))])


@cache
def names() -> Words:
    """What titles begin with."""
    return Words(_by_frequency(" ".join(item.name for maker in content.makers() for item in maker.items)))


def _by_frequency(text: str) -> list[str]:
    return [word for word, _times in Counter(re.findall(r"[a-z]{3,}", text.lower())).most_common()]


def _invented(count: int, taken: set[str]) -> list[str]:
    """Words that sound Indonesian, always the same ones."""
    rng, made = Random("kata"), dict[str, None]()
    while len(made) < count:
        syllables = rng.choices((2, 3, 4), weights=(5, 4, 1))[0]
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _syllable in range(syllables)) + rng.choice(CODAS)
        if word not in taken:
            made[word] = None
    return list(made)
