"""Photos as they come from phones: judged by content, decoded, turned upright, stripped of EXIF and GPS, re-encoded."""

import io
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

pillow_heif.register_heif_opener()

STORED_SIDE = 2048  # pixels, the longer side of the JPEG that is kept
DECODERS = ("JPEG", "PNG", "WEBP", "HEIF")
LOOK_COLUMNS, LOOK_ROWS = 9, 8
PLAIN = 8  # of 255 steps of grey; a picture with less contrast has no look of its own
EXTENSIONS = {
    "JPEG": {"jpg", "jpeg", "jpe", "jfif"},
    "MPO": {"jpg", "jpeg", "mpo"},  # a JPEG with a depth map or second view behind it, as many phones write
    "PNG": {"png"},
    "WEBP": {"webp"},
    "HEIF": {"heic", "heif", "hif"},
}


@dataclass(frozen=True, kw_only=True)
class CleanPhoto:
    """A JPEG ready to be kept; sizes in pixels."""

    content: bytes
    width: int
    height: int


def clean(upload: UploadedFile, *, most_bytes: int) -> CleanPhoto:
    """The uploaded photo made anew. Raises ValidationError with a text that says what to do."""
    return as_jpeg(_upright(_opened(upload, most_bytes)), quality=86)


def as_jpeg(image: Image.Image, *, quality: int) -> CleanPhoto:
    """The picture as it is kept."""
    content = encoded(image, "JPEG", quality=quality, optimize=True)
    return CleanPhoto(content=content, width=image.width, height=image.height)


def encoded(image: Image.Image, fmt: str, **options: object) -> bytes:
    """The bytes of the picture in this format."""
    buffer = io.BytesIO()
    image.save(buffer, fmt.upper(), **options)
    return buffer.getvalue()


def look(image: Image.Image) -> int | None:
    """What the picture looks like, as 64 signs of where it grows lighter; two like pictures differ in a few of them.

    A signed number, as PostgreSQL keeps it; None for a plain surface, which looks like any other.
    """
    grey = image.convert("L").resize((LOOK_COLUMNS, LOOK_ROWS), Image.Resampling.BOX).tobytes()
    if max(grey) - min(grey) < PLAIN:
        return None
    rows = [grey[start : start + LOOK_COLUMNS] for start in range(0, len(grey), LOOK_COLUMNS)]
    signs = "".join("1" if left < right else "0" for row in rows for left, right in pairwise(row))
    return int.from_bytes(int(signs, 2).to_bytes(8, "big"), "big", signed=True)


def _opened(upload: UploadedFile, most_bytes: int) -> Image.Image:
    """The picture with its header read and judged, its pixels not decoded yet."""
    if (upload.size or 0) > most_bytes:
        raise ValidationError(
            _("The photo is larger than %(limit)s MB. Take it again with a smaller size, or send it as a screenshot.")
            % {"limit": most_bytes // 1024**2},
            code="too_large",
        )
    image = _identified(upload)
    if image.width * image.height > settings.PHOTO_MAX_PIXELS:
        raise ValidationError(
            _("The photo has more than %(limit)s million pixels. Choose a smaller size in the camera settings.")
            % {"limit": settings.PHOTO_MAX_PIXELS // 1_000_000},
            code="too_many_pixels",
        )
    _check_name(upload.name or "", image.format or "")
    return image


def _identified(file: UploadedFile) -> Image.Image:
    """Only the four formats phones make are even looked at, whatever the file calls itself."""
    file.seek(0)
    try:
        return Image.open(file, formats=DECODERS)
    except Image.DecompressionBombError as error:
        raise ValidationError(_("The photo is far too large to open. Take it again."), code="bomb") from error
    except Exception as error:  # decoders raise many kinds for broken bytes; each means: not a photo we can read
        raise ValidationError(
            _("This file is not a photo we can read. Send a JPEG, PNG, WebP or HEIC photo from your gallery."),
            code="not_a_photo",
        ) from error


def _check_name(name: str, kind: str) -> None:
    """Refuse a name that claims another kind of file than the content is."""
    extension = PurePath(name).suffix.lstrip(".").lower()
    if extension and extension not in EXTENSIONS[kind]:
        raise ValidationError(
            _("The name ends in .%(extension)s but the content is %(kind)s. Choose the photo itself from your gallery.")
            % {"extension": extension[:10], "kind": kind},
            code="lying_name",
        )


def _upright(image: Image.Image) -> Image.Image:
    """Decode at a useful size, in sRGB, without transparency and the right way up."""
    try:
        image.draft("RGB", (STORED_SIDE, STORED_SIDE))  # lets the JPEG decoder skip what would be thrown away
        image = _scalable(ImageOps.exif_transpose(image))
        image.thumbnail((STORED_SIDE, STORED_SIDE), Image.Resampling.LANCZOS)
        return _flat(_in_srgb(image))
    except Exception as error:  # a truncated or damaged file shows itself only while decoding
        raise ValidationError(
            _("The photo is damaged, perhaps the upload was cut off. Send it again or take it again."), code="damaged"
        ) from error


def _scalable(image: Image.Image) -> Image.Image:
    """Pillow would scale a palette without smoothing, and cut 16-bit grey off at 255 instead of scaling it."""
    if image.mode == "I;16":
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in {"1", "P"}:
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Phones save wide colours with a profile; without it the colours would look dull."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA"}:
        return image
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        )
    except (ImageCms.PyCMSError, OSError):  # a broken profile is no reason to refuse the photo
        return image
    return converted or image


def _flat(image: Image.Image) -> Image.Image:
    """RGB on white, with no metadata."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGBA", layer.size, "white")
        image.alpha_composite(layer)
    clean = image.convert("RGB")
    clean.info = {}
    return clean
