"""A council's logo: read from a file of its own, checked, and made into one plain small picture."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 5_000_000
"""Bytes."""
MOST_PIXELS = 20_000_000
WIDEST_MM, TALLEST_MM = 40.0, 20.0
"""How large it is drawn at most."""
_DOTS_AN_INCH = 300
_SIDE = round(WIDEST_MM / 25.4 * _DOTS_AN_INCH)
"""Pixels that a printer can make use of."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
"""What the picture library raises for a file that is not what it seems."""

NO_PICTURE = "This file is no picture that can be used. Save the logo as a PNG or JPEG file."
DAMAGED = "This picture is damaged. Save the logo anew as a PNG or JPEG file."
FILE_TOO_LARGE = (
    "This file is larger than 5 MB. Save the logo smaller; 1,000 pixels across are plenty."
)
TOO_MANY_PIXELS = (
    "This picture has more than 20 million pixels. Save the logo smaller; 1,000 pixels across are "
    "plenty."
)
ANIMATED = "This picture moves. Save one still picture of the logo as a PNG or JPEG file."


class LogoError(ValueError):
    """A file cannot be used as a logo; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture without see-through parts, as a PNG file that holds nothing but its dots."""

    data: bytes
    width: int
    height: int
    """In pixels."""

    def millimetres(self) -> tuple[float, float]:
        """How wide and tall it is drawn: as large as there is room for, in its own shape."""
        scale = min(WIDEST_MM / self.width, TALLEST_MM / self.height)
        return self.width * scale, self.height * scale


def read_logo(data: bytes) -> Logo:
    """A logo from the bytes of a PNG or JPEG file.

    What it says about itself (place, camera, author) is left behind, see-through parts become
    white, and it is made no larger than print can show.

    Raises:
        LogoError: it is no such picture, too large, or moves.
    """
    if len(data) > LARGEST_FILE:
        raise LogoError(FILE_TOO_LARGE)
    image = _opened(data)
    try:
        still = _upright(image)
        flat = _in_srgb(_on_white(still), still)
    except _BROKEN as error:
        raise LogoError(DAMAGED) from error
    flat.thumbnail((_SIDE, _SIDE))
    return Logo(_as_png(flat), flat.width, flat.height)


def _opened(data: bytes) -> Image:
    """The picture, of which only the head has been read as yet."""
    # The picture library is loaded when a logo is chosen, not when the program starts.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count ourselves
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise LogoError(TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, *_BROKEN) as error:
        raise LogoError(NO_PICTURE) from error
    if image.width * image.height > MOST_PIXELS:
        raise LogoError(TOO_MANY_PIXELS)
    # A telephone's JPEG may hold a second, smaller picture beside the first.
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise LogoError(ANIMATED)
    return image


def _upright(image: Image) -> Image:
    """Turned as the camera held it, and in eight bits."""
    from PIL import ImageOps

    image.load()
    if image.mode in ("RGB", "RGBA", "L", "LA", "CMYK"):  # before anything makes a copy of it
        image.thumbnail((2 * _SIDE, 2 * _SIDE))
    try:
        turned = ImageOps.exif_transpose(image)
    except Exception:  # damaged notes raise whatever they like; the picture itself is whole
        turned = image
    if turned.mode.startswith("I"):
        return turned.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return turned


def _on_white(image: Image) -> Image:
    """Without see-through parts. What has none keeps its colours as they are, for the profile."""
    from PIL import Image as images

    if not image.has_transparency_data:
        return image if image.mode in ("CMYK", "RGB", "L") else image.convert("RGB")
    clear = image.convert("RGBA")
    white = images.new("RGBA", clear.size, "white")
    return images.alpha_composite(white, clear).convert("RGB")


def _in_srgb(flat: Image, source: Image) -> Image:
    """In the colours our documents are declared in, by the picture's own profile if it has one."""
    from PIL import ImageCms

    profile = source.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            done = ImageCms.profileToProfile(
                flat, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, *_BROKEN):
            done = None  # a profile of another kind of picture: its colours are taken as they are
        if done is not None:
            return done
    return flat.convert("RGB")


def _as_png(flat: Image) -> bytes:
    """The dots alone, written anew."""
    from PIL import Image as images

    bare = images.new("RGB", flat.size)
    bare.paste(flat)
    written = BytesIO()
    bare.save(written, "PNG")
    return written.getvalue()
