"""Colours moved in lightness and strength without a change of hue, so that any lane colour reads well.

Works in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020), where equal steps of
lightness look equal for every hue. Plain numbers: no Qt.
"""

from functools import lru_cache
from math import hypot

Rgb = tuple[int, int, int]


def read_hex(text: str) -> Rgb:
    """Red, green and blue (0–255) of `#rrggbb`; ValueError where the text is no such colour."""
    digits = text.removeprefix("#")
    if len(digits) != 6 or not text.startswith("#"):
        raise ValueError(text)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def write_hex(colour: Rgb) -> str:
    """`#rrggbb` of the colour."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(under: Rgb, over: Rgb, share: float) -> Rgb:
    """`over` laid on `under` with the opacity `share` (0–1)."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


@lru_cache(maxsize=512)
def at_lightness(colour: Rgb, lightness: float, *, strength: float = 1.0, most_chroma: float = 0.4) -> Rgb:
    """The colour's hue at an OKLCH lightness (0–1).

    Its chroma is multiplied by `strength` and held to `most_chroma` and to what sRGB shows.
    """
    _, a, b = _oklab(colour)
    chroma = hypot(a, b)
    wanted = min(chroma * strength, most_chroma)
    cosine, sine = (a / chroma, b / chroma) if chroma > 1e-6 else (1.0, 0.0)
    while wanted > 0.004:
        shown = _linear_rgb(lightness, wanted * cosine, wanted * sine)
        if all(-0.0005 <= part <= 1.0005 for part in shown):
            break
        wanted *= 0.94
    return _encode(_linear_rgb(lightness, wanted * cosine, wanted * sine))


def _oklab(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = (_decode(part) for part in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear_rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _decode(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _encode(linear: tuple[float, float, float]) -> Rgb:
    held = (min(1.0, max(0.0, part)) for part in linear)
    curved = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in held)
    red, green, blue = (round(part * 255) for part in curved)
    return red, green, blue
