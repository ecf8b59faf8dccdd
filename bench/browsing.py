"""A browser for pictures, and what a person does in it."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from cilegon_ikm.operations.browser import FLAGS, find

from .logins import Login

PATIENCE = 15_000  # milliseconds for one step
SUBMIT = "main form button[type=submit]"
SHOW_IMAGES = """async () => {
  const images = [...document.images]
  for (const image of images) image.loading = 'eager'
  await Promise.all(images.map(image => image.decode().catch(() => null)))
  return images.filter(image => !image.naturalWidth).map(image => image.currentSrc || image.src)
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def window(
    chromium: Browser, url: str, size: tuple[int, int], *, scale: float = 1, dark: bool = False
) -> Iterator[Page]:
    """An empty page on a device of this size in pixels; a narrow one is a phone."""
    phone = size[0] < 600
    context = chromium.new_context(
        base_url=url,
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=scale,
        is_mobile=phone,
        has_touch=phone,
        locale="id-ID",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def sign_in(page: Page, login: Login) -> None:
    """Sign in as a person does. Raises playwright's Error when it is refused."""
    page.goto("/masuk/")
    page.locator("input[name=username]").fill(login.name)
    page.locator("input[name=password]").fill(login.password)
    page.locator(SUBMIT).click()
    page.wait_for_url(lambda url: "/masuk/" not in url)


def show_images(page: Page) -> list[str]:
    """Load every image, also those below the fold; the addresses of the broken ones."""
    return list(page.evaluate(SHOW_IMAGES))


def first_link(page: Page, path: str, pattern: str) -> str | None:
    """Where the first link on a page goes whose whole address matches the pattern."""
    match = re.search(rf'href="({pattern})"', page.context.request.get(path).text())
    return html.unescape(match[1]) if match else None
