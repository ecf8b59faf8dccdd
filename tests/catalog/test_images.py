import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from catalog import images
from catalog.models import Photo
from tests.factories import image_bytes, upload

from .pictures import (
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    COLOURS,
    CORNERS,
    TOP_LEFT,
    TOP_RIGHT,
    XMP,
    encoded,
    jpeg_that_claims,
    png,
    quarters,
    srgb_profile,
    telling_exif,
    text_chunks,
)

LIMIT = 15 * 1024**2
UNREADABLE = "This file is not a photo we can read. Send a JPEG, PNG, WebP or HEIC photo from your gallery."
DAMAGED = "The photo is damaged, perhaps the upload was cut off. Send it again or take it again."
MANY_PIXELS = "The photo has more than 50 million pixels. Choose a smaller size in the camera settings."
BOMB = "The photo is far too large to open. Take it again."
LYING = "The name ends in .%s but the content is %s. Choose the photo itself from your gallery."
HEAVY = "The photo is larger than 15 MB. Take it again with a smaller size, or send it as a screenshot."

pytestmark = pytest.mark.usefixtures("in_english")


def files():
    """Every stored file."""
    return {path for path in default_storage.base_location.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def storage(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def keep(content, name="foto.jpg"):
    stored = images.store(upload(name, content))
    with default_storage.open(f"{stored.key}.jpg") as file:
        return stored, Image.open(io.BytesIO(file.read()))


def corner_colours(image):
    """The name of the nearest known colour in each corner."""
    seen = {}
    for place in CORNERS:
        pixel = image.getpixel((place[0] * (image.width - 1), place[1] * (image.height - 1)))
        seen[place] = min(COLOURS, key=lambda name: sum(abs(a - b) for a, b in zip(COLOURS[name], pixel, strict=True)))
    return seen


@pytest.fixture(scope="session")
def phone_photo():
    """12 megapixels as a phone held upright writes them: lying, with a note to turn them, and where it was taken."""
    return encoded(
        quarters((4032, 3024)),
        "JPEG",
        exif=telling_exif(orientation=6),
        icc_profile=srgb_profile(),
        xmp=XMP,
        comment=b"Rahasia",
    )


def test_a_phone_photo_is_kept_upright_and_at_a_useful_size(phone_photo):
    stored, image = keep(phone_photo)
    assert (stored.width, stored.height) == image.size == (1536, 2048)
    assert corner_colours(image) == {
        TOP_LEFT: "blue", TOP_RIGHT: "red", BOTTOM_LEFT: "white", BOTTOM_RIGHT: "green"
    }  # fmt: skip


def test_a_phone_photo_tells_nothing_once_it_is_kept(phone_photo):
    source = Image.open(io.BytesIO(phone_photo))
    assert source.getexif().get_ifd(0x8825)
    assert {"icc_profile", "xmp", "comment"} <= set(source.info)
    _stored, image = keep(phone_photo)
    assert (image.format, image.mode, image.info.keys()) == (
        "JPEG", "RGB", {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    )  # fmt: skip
    assert dict(image.getexif()) == {}


@pytest.mark.parametrize(
    ("orientation", "top_left"), [(1, "red"), (3, "white"), (6, "blue"), (8, "green"), (2, "green"), (99, "red")]
)
def test_a_photo_is_turned_as_its_camera_says(orientation, top_left):
    _stored, image = keep(encoded(quarters(), "JPEG", exif=telling_exif(orientation)))
    assert corner_colours(image)[TOP_LEFT] == top_left


@pytest.mark.parametrize(
    ("name", "fmt"), [("foto.png", "PNG"), ("foto.webp", "WEBP"), ("foto.jpg", "MPO"), ("foto.heic", "HEIF")]
)
def test_a_photo_of_any_kind_is_turned(name, fmt):
    options = {"save_all": True, "append_images": [quarters()]} if fmt == "MPO" else {}
    _stored, image = keep(encoded(quarters(), fmt, exif=telling_exif(orientation=6), **options), name)
    assert (image.size, corner_colours(image)[TOP_LEFT]) == ((48, 64), "blue")


@pytest.mark.parametrize(
    ("name", "fmt", "options"),
    [
        ("foto.jpg", "JPEG", {"xmp": XMP, "comment": b"Rahasia"}),
        ("foto.png", "PNG", {"pnginfo": text_chunks()}),
        ("foto.webp", "WEBP", {"xmp": XMP}),
        ("foto.heic", "HEIF", {"xmp": XMP}),
    ],
)
@pytest.mark.parametrize("profile", [{}, {"icc_profile": srgb_profile()}], ids=["plain", "profile"])
def test_no_stored_byte_remembers_who_where_or_with_what(name, fmt, options, profile):
    content = encoded(quarters(), fmt, exif=telling_exif(), **options, **profile)
    assert b"Rahasia" in content
    stored, _image = keep(content, name)
    images.make_variants(Photo(**vars(stored)))
    kept = b"".join(path.read_bytes() for path in files())
    traces = (b"Exif", b"EXIF", b"Rahasia", b"ICC_PROFILE", b"ICCP", b"xmpmeta", b"adobe:ns")
    assert [trace for trace in traces if trace in kept] == []


ACCEPTED = {
    "jpeg": ("foto.jpg", encoded(quarters(), "JPEG", quality=95)),
    "progressive": ("FOTO.JPEG", encoded(quarters(), "JPEG", progressive=True, quality=95)),
    "no ending": ("tanpa-akhiran", encoded(quarters(), "JPEG", quality=95)),
    "cmyk": ("foto.jpg", encoded(quarters(mode="CMYK"), "JPEG", quality=95)),
    "mpo": ("foto.jpg", encoded(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48))])),
    "png": ("foto.png", encoded(quarters(), "PNG")),
    "palette": ("foto.png", encoded(quarters(mode="P"), "PNG")),
    "apng": ("foto.png", encoded(quarters(), "PNG", save_all=True, append_images=[Image.new("RGB", (64, 48))])),
    "webp": ("foto.webp", encoded(quarters(), "WEBP", quality=95)),
    "animated": ("foto.webp", encoded(quarters(), "WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))])),
    "heic": ("foto.heic", encoded(quarters(), "HEIF")),
    "heif": ("foto.heif", encoded(quarters(), "HEIF")),
    "a tail": ("foto.jpg", encoded(quarters(), "JPEG", quality=95) + b"<script>alert(1)</script>"),
    "broken exif": ("foto.jpg", encoded(quarters(), "JPEG", exif=b"Exif\0\0rubbish")),
    "broken profile": ("foto.jpg", encoded(quarters(), "JPEG", icc_profile=b"rubbish" * 30)),
    "grey": ("foto.jpg", encoded(quarters(mode="L"), "JPEG", quality=95)),
}


@pytest.mark.parametrize(("name", "content"), ACCEPTED.values(), ids=ACCEPTED)
def test_what_phones_write_is_kept_as_an_ordinary_jpeg(name, content):
    stored, image = keep(content, name)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (64, 48))
    expected = corner_colours(Image.open(io.BytesIO(content)).convert("RGB"))
    assert corner_colours(image) == expected
    assert b"<script>" not in default_storage.open(f"{stored.key}.jpg").read()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode):
    clear = Image.new("RGBA", (64, 48), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    _stored, image = keep(encoded(clear, "PNG", **options), "logo.png")
    assert set(corner_colours(image).values()) == {"white"}


@pytest.mark.parametrize("size", [(64, 48), (3000, 60)])
@pytest.mark.parametrize("options", [{}, {"transparency": 65535}], ids=["opaque", "transparent"])
def test_grey_in_16_bits_keeps_its_shades(size, options):
    row = b"\0\0" * (size[0] // 2) + b"\0\x80" * (size[0] // 2)
    image = Image.frombytes("I;16", size, row * size[1])
    _stored, kept = keep(encoded(image, "PNG", **options), "scan.png")
    dark, light = kept.getpixel((2, 2))[0], kept.getpixel((kept.width - 3, 2))[0]
    assert (dark, light) == (0, 128)


@pytest.mark.parametrize("mode", ["1", "P"])
def test_few_colours_are_smoothed_when_they_are_made_smaller(mode):
    image = Image.new("L", (4096, 8))
    for left in range(0, 4096, 2):
        image.paste(255, (left, 0, left + 1, 8))
    _stored, kept = keep(encoded(image.convert(mode), "PNG"), "foto.png")
    assert 120 < kept.getpixel((1000, 2))[0] < 135


def test_wide_colours_are_translated_before_their_profile_goes():
    _stored, image = keep(encoded(Image.new("RGB", (64, 48), "red"), "JPEG", icc_profile=srgb_profile(swapped=True)))
    red, green, blue = image.getpixel((30, 20))
    assert (red < 10, green > 245, blue < 10) == (True, True, True)


@pytest.mark.parametrize(
    ("size", "kept_size"),
    [((2048, 100), (2048, 100)), ((2049, 2049), (2048, 2048)), ((1, 1), (1, 1)), ((9000, 3), (2048, 1))],
)
def test_a_photo_is_made_smaller_but_never_larger(size, kept_size):
    stored, image = keep(encoded(quarters(size), "PNG"), "foto.png")
    assert (stored.width, stored.height) == image.size == kept_size


def test_fifteen_megabytes_and_fifty_megapixels_are_still_kept():
    stored, _image = keep(encoded(Image.new("L", (10_000, 5_000), 200), "JPEG").ljust(LIMIT, b"\0"))
    assert (stored.width, stored.height) == (2048, 1024)


WEBP, HEIC, NOISY = encoded(quarters(), "WEBP"), encoded(quarters(), "HEIF"), image_bytes((320, 240))
REFUSED = {
    "empty": ("foto.jpg", b"", UNREADABLE),
    "text": ("foto.jpg", b"Emping melinjo 25.000", UNREADABLE),
    "html": ("foto.jpg", b"<html><script>alert(1)</script></html>", UNREADABLE),
    "svg": ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", UNREADABLE),
    "svg as png": ("foto.png", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", UNREADABLE),
    "pdf": ("foto.pdf", encoded(quarters(), "PDF"), UNREADABLE),
    "gif as png": (
        "foto.png", encoded(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (64, 48))]), UNREADABLE
    ),
    "gif": ("foto.gif", encoded(quarters(), "GIF"), UNREADABLE),
    "bmp": ("foto.bmp", encoded(quarters(), "BMP"), UNREADABLE),
    "tiff": ("foto.tiff", encoded(quarters(), "TIFF"), UNREADABLE),
    "avif": ("foto.avif", encoded(quarters(), "AVIF"), UNREADABLE),
    "eps": ("foto.jpg", encoded(quarters(), "EPS"), UNREADABLE),
    "only a start": ("foto.jpg", b"\xff\xd8\xff", UNREADABLE),
    "png without pixels": ("foto.png", png(640, 480), DAMAGED),
    "half a jpeg": ("foto.jpg", NOISY[: len(NOISY) // 2], DAMAGED),
    "half a webp": ("foto.webp", WEBP[: len(WEBP) // 2], UNREADABLE),
    "half a heic": ("foto.heic", HEIC[: len(HEIC) // 2], UNREADABLE),
    "heavy": ("foto.jpg", NOISY.ljust(LIMIT + 1, b"\0"), HEAVY),
    "heavy rubbish": ("foto.zip", bytes(LIMIT + 1), HEAVY),
    "51 megapixels": ("foto.png", png(10_000, 5_001), MANY_PIXELS),
    "100 megapixels": ("foto.jpg", jpeg_that_claims(10_000, 10_000), MANY_PIXELS),
    "png bomb": ("foto.png", png(60_000, 60_000, body=bytes(5_000_000)), BOMB),
    "jpeg bomb": ("foto.jpg", jpeg_that_claims(65_000, 65_000), BOMB),
    "text bomb": (
        "foto.png", png(8, 8, (b"zTXt", b"Note\0\0" + zlib.compress(bytes(50_000_000)))), UNREADABLE
    ),
    "jpeg as png": ("foto.png", NOISY, LYING % ("png", "JPEG")),
    "png as jpeg": ("foto.jpg", png(8, 8), LYING % ("jpg", "PNG")),
    "heic as jpeg": ("IMG_1.JPG", HEIC, LYING % ("jpg", "HEIF")),
    "photo as program": ("foto.jpg.exe", NOISY, LYING % ("exe", "JPEG")),
    "endless ending": ("foto." + "x" * 200, NOISY, LYING % ("x" * 10, "JPEG")),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_usable_photo_is_refused_and_leaves_nothing(name, content, message):
    with pytest.raises(ValidationError) as refused:
        images.store(upload(name, content))
    assert refused.value.messages == [message]
    assert files() == set()


def test_a_kept_photo_has_a_random_name_that_tells_nothing():
    first, second = (images.store(upload("Ibu Rahasia di rumah.jpg", image_bytes())) for _time in range(2))
    assert first.key != second.key
    for stored in (first, second):
        folder, token = stored.key.removeprefix("photos/").split("/")
        assert (len(token), token.startswith(folder), set(token) <= set("0123456789abcdef")) == (32, True, True)


@pytest.mark.parametrize(
    ("size", "widths"),
    [((2000, 1000), [320, 640, 1280]), ((800, 600), [320, 640, 800]), ((320, 1600), [320]), ((5, 1), [5])],
)
def test_variants_are_real_files_of_the_promised_format_and_size(size, widths):
    stored = images.store(upload("foto.png", encoded(quarters(size), "PNG")))
    images.make_variants(Photo(**vars(stored)))
    found = {}
    for path in files() - {default_storage.base_location / f"{stored.key}.jpg"}:
        with Image.open(path) as image:
            found[path.name.removeprefix(stored.key.split("/")[-1])] = (image.format, image.size)
    assert found == {
        f"-{width}.{fmt}": (fmt.upper(), (width, max(1, round(width * size[1] / size[0]))))
        for width in widths
        for fmt in ("avif", "webp")
    }


def test_making_variants_again_changes_nothing():
    photo = Photo(**vars(images.store(upload())))
    images.make_variants(photo)
    before = {path: path.read_bytes() for path in files()}
    images.make_variants(photo)
    assert {path: path.read_bytes() for path in files()} == before
