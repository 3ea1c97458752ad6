"""Colours that follow the place on a map, and that people who see fewer colours can tell apart.

The hue goes round the map's middle. People with protanopia or deuteranopia confuse hues that lie opposite each other
across the axis from blue to yellow; those differ in lightness here.

Source: B. Ottosson, "A perceptual color space for image processing" (2020), for OKLCH; WCAG 2.2 for contrast.
"""

import math

__all__ = ["contrast", "hex_colour", "legible", "place_colour"]

_AXIS = 85.0  # degrees of hue: yellow; blue lies opposite
_LIGHT = (0.575, 0.13, 0.135)  # lightness, how far it varies, and chroma, on light paper
_DARK = (0.74, 0.13, 0.125)
_STEP = 0.02


def place_colour(turn: float, *, dark: bool, lighter: float = 0.0) -> tuple[float, float, float]:
    """Return a colour in OKLCH.

    Args:
        turn: where round the middle of the map, from 0 to 1.
        dark: for dark paper.
        lighter: how much is added to the lightness, for regions of one area.
    """
    hue = (turn * 360.0) % 360.0
    lightness, varied, chroma = _DARK if dark else _LIGHT
    return lightness + varied * math.sin(math.radians(hue - _AXIS)) + lighter, chroma, hue


def legible(colour: tuple[float, float, float], paper: str, least: float = 4.5) -> str:
    """Return the nearest colour of that hue whose contrast with the paper is high enough for text."""
    lightness, chroma, hue = colour
    away = -_STEP if _luminance(paper) > 0.2 else _STEP
    while 0.0 < lightness < 1.0:
        found = hex_colour((lightness, chroma, hue))
        if contrast(found, paper) >= least:
            return found
        lightness += away
    return "#000000" if away < 0 else "#ffffff"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def hex_colour(colour: tuple[float, float, float]) -> str:
    """Return a colour of OKLCH as "#rrggbb"; one that screens cannot show gets paler until they can."""
    lightness, chroma, hue = colour
    while True:
        red, green, blue = _linear(lightness, chroma, math.radians(hue))
        if chroma <= 0.0 or all(-0.0005 <= part <= 1.0005 for part in (red, green, blue)):
            return "#" + "".join(
                f"{round(255 * _encoded(min(max(part, 0.0), 1.0))):02x}" for part in (red, green, blue)
            )
        chroma = max(chroma - 0.005, 0.0)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * float(part ** (1 / 2.4)) - 0.055


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
