"""Chinese as it is said: years digit by digit, per cent before the figure, currencies behind it."""

import re
from collections.abc import Mapping

from digest.audio.spoken.rules import Rule, any_of

_NUMBER = r"\d{1,24}(?:\.\d{1,24})?"
_MONEY: Mapping[str, str] = {
    "$": "美元",
    "US$": "美元",
    "USD": "美元",
    "HK$": "港元",
    "NT$": "新台币",
    "€": "欧元",
    "£": "英镑",
    "¥": "元",
    "￥": "元",
    "RMB": "元",
    "CNY": "元",
}
_UNITS: Mapping[str, str] = {
    "km/h": "公里每小时",
    "km²": "平方公里",
    "km": "公里",
    "m²": "平方米",
    "m³": "立方米",
    "m": "米",
    "kg": "公斤",
    "t": "吨",
    "cm": "厘米",
    "mm": "毫米",
    "nm": "纳米",
    "kW": "千瓦",
    "kWh": "千瓦时",
    "MWh": "兆瓦时",
    "GWh": "吉瓦时",
    "TWh": "太瓦时",
    "GHz": "吉赫兹",
    "Hz": "赫兹",
    "℃": "摄氏度",
    "°C": "摄氏度",
    "GW": "吉瓦",
    "MW": "兆瓦",
}
_MAGNITUDES: Mapping[str, str] = {"k": "千", "m": "百万", "mn": "百万", "bn": "十亿", "tn": "万亿"}
_SIGNS: Mapping[str, str] = {
    "~": "约", "～": "约", "≈": "约", ">": "超过", "<": "不到", "≥": "不少于", "≤": "不超过", "±": "正负"
}  # fmt: skip
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def _money(found: re.Match[str]) -> str:
    return f"{found[2]}{_MAGNITUDES.get(found[3] or '', found[4] or '')}{_MONEY[found[1]]}"


def _pair(found: re.Match[str]) -> str:
    """`1-3` is `1至3`; a pair that does not rise is a score."""
    low, high = found.groups()
    return f"{low}{'至' if float(low) < float(high) else '比'}{high}"


_DASH = r"\s?[–—~～－-]\s?"

RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(rf"(?<!\d)(\d{{4}}){_DASH}(\d{{4}})(?= ?年)"), r"\1年至\2"),
    (re.compile(r"(?<!\d)(\d{4})(?= ?年)"), lambda found: found[1].translate(_DIGITS)),
    (re.compile(r"(?<=[〇一二三四五六七八九]{4})年至(?=[〇一二三四五六七八九]{4})"), "至"),
    (re.compile(rf"(?<![A-Za-z0-9~～]){any_of(_SIGNS)} ?(?=\d)"), lambda found: _SIGNS[found[0].strip()]),
    (re.compile(r"(?<![\d/])([1-9])/([2-9])(?![\d/])"), r"\2分之\1"),
    (re.compile(rf"({_NUMBER})\s?[%％]"), r"百分之\1"),
    (
        re.compile(rf"({any_of(_MONEY)})\s?({_NUMBER})\s?(?:({any_of(_MAGNITUDES)})(?![a-zA-Z])|([百千万亿兆]*))"),
        _money,
    ),
    (re.compile(rf"(?<![A-Za-z0-9%％℃])[−-](?={_NUMBER}\s?(?:℃|°C))"), "零下"),
    (re.compile(rf"({_NUMBER})\s?({any_of(_UNITS)})(?![A-Za-z²³])"), lambda found: f"{found[1]}{_UNITS[found[2]]}"),
    (re.compile(r"(?<![\d:])(\d{1,2}):00(?![\d:])"), r"\1点"),
    (re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?![\d:])"), r"\1点\2分"),
    (re.compile(rf"(?<![\d.])({_NUMBER}){_DASH}({_NUMBER})(?![\d.]|{_DASH}\d)"), _pair),
    (re.compile(rf"(?<=[\d百分之]){_DASH}(?=\d|百分之)"), "至"),
    (re.compile(r"(?<![A-Za-z0-9])[−-](?=\d)"), "负"),
    (re.compile(r"(?<!\w)&(?!\w)"), "和"),
)
