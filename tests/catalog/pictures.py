"""Pictures as they arrive: from phones, from scanners, damaged, and made by people who mean harm."""

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

from tests.factories import image_bytes

TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT = (0, 0), (1, 0), (0, 1), (1, 1)
CORNERS = {TOP_LEFT: "red", TOP_RIGHT: "green", BOTTOM_LEFT: "blue", BOTTOM_RIGHT: "white"}
COLOURS = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "white": (255, 255, 255), "black": (0, 0, 0)}
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><author>Rahasia</author></x:xmpmeta>"


def quarters(size=(64, 48), mode="RGB"):
    """A picture whose four corners tell which way up it is."""
    image = Image.new("RGB", (2, 2))
    for place, colour in CORNERS.items():
        image.putpixel(place, COLOURS[colour])
    return image.resize(size, Image.Resampling.NEAREST).convert(mode)


def encoded(image, fmt, **options):
    buffer = io.BytesIO()
    image.save(buffer, fmt, **options)
    return buffer.getvalue()


def telling_exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kamera Rahasia"
    exif[0x8825] = {1: "S", 2: (6.0, 0.0, 58.0), 3: "E", 4: (106.0, 3.0, 0.0)}
    return exif.tobytes()


def srgb_profile(*, swapped=False):
    """The ordinary profile, or one by which red and green change places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"~").replace(b"gXYZ", b"rXYZ").replace(b"~", b"gXYZ") if swapped else profile


def png(width, height, *chunks, body=b""):
    """A PNG written by hand, which may promise more than it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(body)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def jpeg_that_claims(width, height):
    small = image_bytes((8, 8))
    frame = small.index(b"\xff\xc0") + 5
    return small[:frame] + struct.pack(">HH", height, width) + small[frame + 4 :]


def text_chunks():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Rahasia")
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info
