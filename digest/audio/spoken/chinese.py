"""Chinese as it is said: years digit by digit, per cent before the figure, currencies behind it."""

import re
from collections.abc import Mapping

from digest.audio.spoken.rules import Rule, any_of

_NUMBER = r"\d+(?:\.\d+)?"
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
    "km": "公里",
    "kg": "公斤",
    "cm": "厘米",
    "mm": "毫米",
    "℃": "摄氏度",
    "°C": "摄氏度",
    "GW": "吉瓦",
    "MW": "兆瓦",
}
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")

RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(r"(?<!\d)(\d{4})(?= ?年)"), lambda found: found[1].translate(_DIGITS)),
    (re.compile(rf"({_NUMBER})\s?[%％]"), r"百分之\1"),
    (
        re.compile(rf"({any_of(_MONEY)})\s?({_NUMBER})\s?([万亿兆]*)"),
        lambda found: f"{found[2]}{found[3]}{_MONEY[found[1]]}",
    ),
    (re.compile(rf"({_NUMBER})\s?({any_of(_UNITS)})(?![A-Za-z])"), lambda found: f"{found[1]}{_UNITS[found[2]]}"),
    (re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?![\d:])"), r"\1点\2分"),
    (re.compile(r"(?<=[\d百分之])\s?[–~～-]\s?(?=\d|百分之)"), "至"),
    (re.compile(r"(?<!\w)&(?!\w)"), "和"),
)
