#!/usr/bin/env python3
"""Verifies a publication of YouthCity: recomputes every figure from the bundle alone, offline, and checks who signed it.

Written from docs/bundle.md (the format) and docs/method.md (the method). Python 3.8 or later, the standard library alone.

    python3 verify.py BUNDLE [--key FINGERPRINT|FILE] [--signature FILE] [--city ID --document HASH|FILE] [--lang ky|ru|en]

Exit code 0: all of it holds. 1: something does not. 2: the call was wrong.
"""

import argparse
import base64
import binascii
import datetime
import hashlib
import json
import math
import os
import re
import sys
from array import array

NAN = float("nan")
TIE_WIDTH = 1e-9
MOST_SHOWN = 50


# --- Words: by language, the Kyrgyz, the Russian and the English one; {0}, {1}, ... stand for what they are about -----------------------

LANGUAGES = ("ky", "ru", "en")

TEXTS = {
    "counted": (
        "{0} шаары: жарыялоо {1} документин эсепке алат.",
        "Город {0}: публикация учитывает {1}.",
        "City {0}: the publication counts {1}.",
    ),
    "fault.bad-signature": (
        "Колтамга файлга жана ачкычына туура келбейт.",
        "Подпись не подходит к файлу и своему ключу.",
        "The signature does not fit the file and its key.",
    ),
    "fault.cannot-score": (
        "Эрежелер бул маалыматтарды баалай албайт: {0} шаары, {1}.",
        "Правила не могут оценить эти данные: город {0}, {1}.",
        "The rules cannot score these inputs: city {0}, {1}.",
    ),
    "fault.differs": (
        "{0}: күтүлгөнү {1}, табылганы {2}.",
        "{0}: ожидалось {1}, найдено {2}.",
        "{0}: expected {1}, found {2}.",
    ),
    "fault.no-signature": (
        "Файлдын жанынан колтамга табылган жок.",
        "Рядом с файлом подпись не найдена.",
        "No signature was found beside the file.",
    ),
    "fault.not-a-bundle": (
        "Файл жарыялоо эмес: форматы youthcity-bundle эмес.",
        "Файл — не публикация: его формат не youthcity-bundle.",
        "The file is no publication: its format is not youthcity-bundle.",
    ),
    "fault.not-a-signature": (
        "Колтамга файлы талап кылынган түрдө эмес.",
        "Файл подписи не того вида, который нужен.",
        "The signature's file is not of the form that it has to have.",
    ),
    "fault.not-canonical": (
        "Файл канондук түрдө (RFC 8785) эмес: 0дөн санаганда {0}-байты башка.",
        "Файл не в каноническом виде (RFC 8785): байт {0}, считая с 0, другой.",
        "The file is not in canonical form (RFC 8785): its byte {0} is another, counted from 0.",
    ),
    "fault.not-json": (
        "Файл туура түзүлгөн JSON эмес же анын бир мүчөсү эки жолу турат.",
        "Файл — не правильный JSON, или какой-то член стоит в нём дважды.",
        "The file is not well-formed JSON, or a member of it stands twice.",
    ),
    "fault.other-bytes": (
        "Колтамга SHA-256 мааниси {0} болгон файлдыкы; бул файлдыкы {1}.",
        "Подпись для файла с SHA-256 {0}; у этого {1}.",
        "The signature is for a file with the SHA-256 {0}; this one has {1}.",
    ),
    "fault.other-document": (
        "Жарыялоо {0} шаарынын {1} документин эсепке албайт; бул шаардан {2} эсептелет.",
        "Публикация не учитывает документ {1} города {0}; от этого города она учитывает {2}.",
        "The publication does not count the document {1} of {0}; of this city it counts {2}.",
    ),
    "fault.other-key": (
        "{0} эмес, {1} ачкычы кол койгон.",
        "Подписано ключом {1}, а не {0}.",
        "Signed by the key {1}, not by {0}.",
    ),
    "fault.unknown-city": (
        "Бул сынакта {0} шаары жок.",
        "В этом конкурсе нет города {0}.",
        "There is no city {0} in this contest.",
    ),
    "fault.unknown-version": (
        "Файл форматтын {0}-версиясында; бул программа 1- жана 2-версияны билет.",
        "Файл формата версии {0}; эта программа знает версии 1 и 2.",
        "The file is of version {0} of the format; this program knows versions 1 and 2.",
    ),
    "fault.unreadable": (
        "{0}: жок же талап кылынган түрдө эмес.",
        "{0}: нет, или не того вида, который нужен.",
        "{0}: missing, or not of the form that it has to have.",
    ),
    "figures": (
        "Кайра эсептелди: {0} шаар, алардын {1} орун алган; {2} көрсөткүч; {3} сом сыйлык; {5} сомдук {4} МСЗ; {6}",
        "Пересчитано: городов {0}, из них с местом {1}; показателей {2}; призы {3} сомов; МСЗ {4} на {5} сомов; {6}",
        "Recomputed: {0} cities, {1} of them ranked; {2} indicators; {3} som of prizes; {4} social orders of {5} som; {6}",
    ),
    "head": (
        "{1} сынагынын {0}-жарыялоосу, {3} күнкү {2} протоколу, жарыяланган учуру {4}",
        "Публикация {0} конкурса {1}, протокол {2} от {3}, опубликована {4}",
        "Publication {0} of contest {1}, protocol {2} of {3}, published {4}",
    ),
    "more": (
        "... жана дагы {0}",
        "... и ещё {0}",
        "... and {0} more",
    ),
    "nodocument": (
        "{0}: 64 белгилүү хэш да, файл да эмес",
        "{0}: не хеш из 64 знаков и не файл",
        "{0}: neither a hash of 64 digits nor a file",
    ),
    "nofile": (
        "{0} деген файл жок.",
        "Нет файла {0}.",
        "There is no file {0}.",
    ),
    "nokey": (
        "{0}: ачык ачкыч (PEM) да, 64 белгилүү манжа изи да эмес",
        "{0}: не открытый ключ (PEM) и не отпечаток из 64 знаков",
        "{0}: no public key (PEM), nor a fingerprint of 64 digits",
    ),
    "norobustness": (
        "орундардын бекемдиги эсептелген эмес",
        "без устойчивости",
        "no robustness",
    ),
    "objections": (
        "Каршы пикирлер: {0}; кабыл алынды: {1}, четке кагылды: {2}, жоопсуз: {3}",
        "Возражения: {0}; принято: {1}, отклонено: {2}, без ответа: {3}",
        "Objections: {0}; upheld: {1}, rejected: {2}, open: {3}",
    ),
    "reason": (
        "Себеби: {0}",
        "Причина: {0}",
        "Reason: {0}",
    ),
    "recomputed": (
        "КАЙРА ЭСЕПТЕЛДИ; кол койгон ТЕКШЕРИЛГЕН ЖОК: ар бир сан эрежелер менен маалыматтардан келип чыгат; ачкычты --key менен атаңыз",
        "ПЕРЕСЧИТАНО; подписавший НЕ проверен: каждая цифра следует из правил и исходных данных; назовите ключ через --key",
        "RECOMPUTED; signer NOT checked: every figure follows from the rules and the inputs; name the key with --key",
    ),
    "refused": (
        "ЫРАСТАЛГАН ЖОК: {0} ката",
        "НЕ ПОДТВЕРЖДЕНО: ошибок {0}",
        "NOT VERIFIED; faults: {0}",
    ),
    "replaces": (
        "Ал {0}-жарыялоонун ордун басат ({1})",
        "Заменяет публикацию {0} ({1})",
        "It takes the place of publication {0} ({1})",
    ),
    "robustness": (
        "орундардын бекемдиги 2 × {0} сынам боюнча",
        "устойчивость по 2 × {0} розыгрышам",
        "robustness over 2 × {0} draws",
    ),
    "signature.named": (
        "Колтамга: {0} ачкычыныкы, ачкыч аталган",
        "Подпись: ключом {0}, который был назван",
        "Signature: by the key {0}, which was named",
    ),
    "signature.none": (
        "Колтамга: жок",
        "Подпись: нет",
        "Signature: none",
    ),
    "signature.refused": (
        "Колтамга: ЖАРАКСЫЗ",
        "Подпись: НЕ ПРИНЯТА",
        "Signature: REFUSED",
    ),
    "signature.unnamed": (
        "Колтамга: {0} ачкычыныкы, бирок ачкычты эч ким атаган жок",
        "Подпись: ключом {0}, который никто не назвал",
        "Signature: by the key {0}, which nobody named",
    ),
    "together": (
        "--city менен --document бирге берилет",
        "--city и --document указывают вместе",
        "--city and --document go together",
    ),
    "verified": (
        "ЫРАСТАЛДЫ: ар бир сан эрежелер менен маалыматтардан келип чыгат, ага аталган ачкыч менен кол коюлган",
        "ПОДТВЕРЖДЕНО: каждая цифра следует из правил и исходных данных, и их подписал названный ключ",
        "VERIFIED: every figure follows from the rules and the inputs, and the key that was named signed them",
    ),
}


def said(language, key, *arguments):
    """A text in a language."""
    return re.sub(r"\{(\d)\}", lambda found: str(arguments[int(found[1])]), TEXTS[key][LANGUAGES.index(language)])


# --- Canonical JSON (RFC 8785) ------------------------------------------------------------------------------------------------


class Malformed(Exception):
    """The file is no JSON as RFC 8785 has it."""


def number_text(number):
    """A number as ECMAScript prints it."""
    number = float(number)
    if number == 0:
        return "0"
    text = repr(abs(number))
    mantissa, _, exponent = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + ("" if fraction == "0" else fraction)
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    if 0 < point <= 21:
        body = digits.ljust(point, "0") if len(digits) <= point else digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        body = "0." + "0" * -point + digits
    else:
        body = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "e" + ("+" if point > 0 else "") + str(point - 1)
    return ("-" if number < 0 else "") + body


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
TO_ESCAPE = re.compile('["\\\\\x00-\x1f]')


def string_text(text):
    return '"' + TO_ESCAPE.sub(lambda found: ESCAPES.get(found[0]) or "\\u%04x" % ord(found[0]), text) + '"'


def utf16(text):
    """What members and texts are sorted by: their UTF-16 code units."""
    if text.isascii():
        return text
    units = array("H", text.encode("utf-16-le", "surrogatepass"))
    if sys.byteorder == "big":
        units.byteswap()
    return "".join(map(chr, units))


def canonical_text(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical_text, value)) + "]"
    return "{" + ",".join(string_text(name) + ":" + canonical_text(value[name]) for name in sorted(value, key=utf16)) + "}"


def canonical(value):
    return canonical_text(value).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Reader:
    """Reads JSON and notes on the way whether names and numbers are as the canonical form has them."""

    LITERAL = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)

    def __init__(self, data):
        self.is_canonical = True
        try:
            self.value = json.loads(
                data.decode("utf-8"), object_pairs_hook=self._members, parse_float=self._float, parse_int=self._int, parse_constant=self._constant)
        except (ValueError, RecursionError) as fault:
            raise Malformed() from fault
        if self.is_canonical:
            self.is_canonical = not re.search(rb"\s", self.LITERAL.sub(b"", data)) and all(map(self._is_plain, self.LITERAL.findall(data) if b"\\" in data else ()))

    @staticmethod
    def _is_plain(literal):
        return b"\\" not in literal or string_text(json.loads(literal)).encode("utf-8", "surrogatepass") == literal

    def _members(self, pairs):
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError("a member stands twice")
        if self.is_canonical:
            names = list(members)
            self.is_canonical = names == (sorted(names) if all(map(str.isascii, names)) else sorted(names, key=utf16))
        return members

    def _float(self, text):
        number = float(text)
        if math.isinf(number):
            raise ValueError("no such number")
        if self.is_canonical and (repr(number) != text or "e" in text or text.endswith(".0")):
            self.is_canonical = number_text(number) == text
        return number

    def _int(self, text):
        number = int(text)
        if self.is_canonical and (str(number) != text or abs(number) >= 1 << 53):
            self.is_canonical = number_text(number) == text
        return number

    @staticmethod
    def _constant(_):
        raise ValueError("no such number")


# --- The signature: ECDSA on P-256 with SHA-256 --------------------------------------------------------------------------------

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)

# SubjectPublicKeyInfo of a key on P-256 up to its point: SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 } }.
KEY_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def point_double(point):
    x, y, z = point
    if not y:
        return (0, 1, 0)
    a = x * x % P
    b = y * y % P
    c = 4 * x * b % P
    slope = 3 * (x - z * z) * (x + z * z) % P
    x3 = (slope * slope - 2 * c) % P
    return (x3, (slope * (c - x3) - 8 * b * b) % P, 2 * y * z % P)


def point_add(left, right):
    if not left[2]:
        return right
    if not right[2]:
        return left
    z1, z2 = left[2] * left[2] % P, right[2] * right[2] % P
    u1, u2 = left[0] * z2 % P, right[0] * z1 % P
    s1, s2 = left[1] * z2 * right[2] % P, right[1] * z1 * left[2] % P
    h, r = (u2 - u1) % P, (s2 - s1) % P
    if not h:
        return point_double(left) if not r else (0, 1, 0)
    hh = h * h % P
    v = u1 * hh % P
    x = (r * r - h * hh - 2 * v) % P
    return (x, (r * (v - x) - s1 * h * hh) % P, left[2] * right[2] * h % P)


def is_on_curve(public_key):
    """Whether this is a key on P-256."""
    x, y = int.from_bytes(public_key[27:59], "big"), int.from_bytes(public_key[59:], "big")
    return len(public_key) == 91 and public_key.startswith(KEY_PREFIX) and x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0


def der(r, s):
    """SEQUENCE { INTEGER r, INTEGER s }, both above 0."""
    numbers = b""
    for number in (r, s):
        content = number.to_bytes(number.bit_length() // 8 + 1, "big")
        numbers += bytes([2, len(content)]) + content
    return bytes([0x30, len(numbers)]) + numbers


def read_der(signature):
    """The two numbers of a signature in DER, or (0, 0) where it is none."""
    if len(signature) < 8 or len(signature) > 72:
        return 0, 0
    middle = 4 + signature[3]
    r, s = int.from_bytes(signature[4:middle], "big"), int.from_bytes(signature[middle + 2:], "big")
    return (r, s) if 0 < r < N and 0 < s < N and der(r, s) == signature else (0, 0)


def signature_fits(data, signature, public_key):
    """Whether this is the signature of the data by the key."""
    x, y = int.from_bytes(public_key[27:59], "big"), int.from_bytes(public_key[59:], "big")
    r, s = read_der(signature)
    if not r:
        return False
    inverse = pow(s, N - 2, N)
    u1 = int.from_bytes(hashlib.sha256(data).digest(), "big") * inverse % N
    u2 = r * inverse % N
    generator, key = (*G, 1), (x, y, 1)
    both, total = point_add(generator, key), (0, 1, 0)
    for bit in range(255, -1, -1):
        total = point_double(total)
        chosen = (u1 >> bit & 1) + 2 * (u2 >> bit & 1)
        if chosen:
            total = point_add(total, (generator, key, both)[chosen - 1])
    if not total[2]:
        return False
    return total[0] * pow(total[2], P - 3, P) % P % N == r


def read_signature(data):
    """The signature's members, or None where the file is not of the form."""
    try:
        document = Reader(data).value
        signature = base64.b64decode(document["signature"], validate=True)
        key = base64.b64decode(document["publicKey"], validate=True)
        written = {
            "format": "youthcity-signature", "version": 1, "algorithm": "ECDSA-P256-SHA256", "sha256": document["sha256"],
            "signature": base64.b64encode(signature).decode(), "publicKey": base64.b64encode(key).decode(), "fingerprint": sha256(key),
        }
        if not is_on_curve(key) or not re.fullmatch("[0-9a-f]{64}", document["sha256"]) or canonical(written) != data:
            return None
        return {"sha256": document["sha256"], "signature": signature, "key": key, "fingerprint": written["fingerprint"]}
    except (Malformed, KeyError, TypeError, ValueError, binascii.Error):
        return None


# --- The rules ---------------------------------------------------------------------------------------------------------------


class Rules:
    """The rules of a bundle, as the method names them."""

    def __init__(self, rules):
        scoring = rules["scoring"]
        self.method, self.share = scoring["normalisation"], float(scoring["progressShare"])
        self.indicator_mean, self.group_mean = scoring["indicators"], scoring["groups"]
        self.missing, self.minimum = scoring["missing"], float(scoring["minimumAvailability"])
        self.limits, self.ties = scoring.get("winsorise"), scoring.get("ties", [])
        known = {"MinMax", "Goalposts", "ZScore", "Rank", "PercentRank", "Standardised"}
        means = {"Arithmetic", "Geometric", "Harmonic", "MazziottaPareto"}
        if self.method not in known or not {self.indicator_mean, self.group_mean} <= means or self.missing not in {"Zero", "Available", "Mean", "Reject"}:
            raise ValueError("unknown setting")
        self.ceiling = 100.0 if self.method in ("MinMax", "Goalposts", "PercentRank") else math.inf
        self.floor = float(scoring["floor"]) if scoring["floor"] is not None and self.ceiling == 100 else None
        self.group_ids = [group["id"] for group in rules["groups"]]
        self.group_weights = [float(group["weight"]) for group in rules["groups"]]
        self.indicators = rules["indicators"]
        self.indicator_ids = [indicator["id"] for indicator in self.indicators]
        self.indicator_weights = [float(indicator["weight"]) for indicator in self.indicators]
        self.directions = [float(indicator["direction"]) for indicator in self.indicators]
        self.group_of = [self.group_ids.index(indicator["group"]) for indicator in self.indicators]
        self.members = [[i for i, of in enumerate(self.group_of) if of == group] for group in range(len(self.group_ids))]
        self.city_ids = [city["id"] for city in rules["cities"]]
        self.fund, self.currency = tyiyn(rules["prizes"]["fund"]), rules["prizes"]["currency"]
        self.places = [tyiyn(place) for place in rules["prizes"]["places"]]
        jury = rules.get("jury", {"share": 0, "trim": 0.1, "minimumBallots": 3, "adjust": "None"})
        self.jury_share, self.trim, self.ballots, self.lenient = float(jury["share"]), float(jury["trim"]), jury["minimumBallots"], jury["adjust"] == "Leniency"
        self.is_judged = self.jury_share > 0 or "jury" in self.ties
        self.publishes_texts = rules.get("objections", {"publishTexts": False})["publishTexts"]


def tyiyn(som):
    """Som as a bundle writes them, in whole hundredths."""
    return int(round(som * 100)) if isinstance(som, float) else som * 100


def som(amount):
    """Hundredths as a bundle writes them: the number nearest to the amount in som."""
    return amount // 100 if amount % 100 == 0 else amount / 100


# --- Levels, progress, scores ------------------------------------------------------------------------------------------------


def outlier_bounds(limits, numbers):
    """What numbers of a column are pulled in to, or None."""
    numbers = sorted(x for x in numbers if x == x)
    count, first, last = len(numbers), 0, len(numbers)
    while True:
        if count < 4 or numbers[0] == numbers[-1]:
            break
        n, spread, total = float(count), numbers[-1] - numbers[0], 0.0
        for x in numbers:
            total += x
        mean, squares, cubes, fourths = total / n, 0.0, 0.0, 0.0
        for x in numbers:
            squares += (x - mean) / spread * ((x - mean) / spread)
        deviation = math.sqrt(squares / (n - 1))
        for x in numbers:
            z = (x - mean) / spread / deviation
            cubes += z * z * z
            fourths += z * z * z * z
        skewness = n / ((n - 1) * (n - 2)) * cubes
        kurtosis = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourths - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))
        if not (abs(skewness) > limits["skewness"] and kurtosis > limits["kurtosis"]):
            break
        if skewness > 0:
            after = last
            while after > 0 and numbers[after - 1] == numbers[-1]:
                after -= 1
            if first + count - after > limits["maxPoints"] or numbers[after - 1] == numbers[first]:
                break
            last = after
        else:
            after = first
            while after < count and numbers[after] == numbers[0]:
                after += 1
            if after + count - last > limits["maxPoints"] or numbers[after] == numbers[last - 1]:
                break
            first = after
        numbers[:first] = [numbers[first]] * first
        numbers[last:] = [numbers[last - 1]] * (count - last)
    return (numbers[first], numbers[last - 1]) if first > 0 or last < count else None


class Column:
    """An indicator's levels, or its changes, normalised. NaN is a gap."""

    def __init__(self, rules, indicator, numbers, takes_part, roundings):
        is_progress = roundings is not None
        self.bounds = outlier_bounds(rules.limits, [x for x, part in zip(numbers, takes_part) if part]) if rules.limits else None
        pulled = numbers if self.bounds is None else [min(max(x, self.bounds[0]), self.bounds[1]) if x == x else x for x in numbers]
        present = [c for c, x in enumerate(pulled) if takes_part[c] and x == x]
        fills = rules.missing == "Mean"
        gaps = sum(takes_part) - len(present) if fills else 0
        direction = 1.0 if is_progress else rules.directions[indicator]
        method = rules.method
        lowest = min((pulled[c] for c in present), default=math.inf) + 0.0
        highest = max((pulled[c] for c in present), default=-math.inf) + 0.0
        mean = deviation = 0.0
        if present and (fills or method in ("ZScore", "Standardised")):
            total = 0.0
            for c in present:
                total += pulled[c]
            mean = min(max(total / len(present), lowest), highest)
        if present and method in ("ZScore", "Standardised"):
            squares = 0.0
            for c in present:
                squares += (pulled[c] - mean) * (pulled[c] - mean)
            deviation = math.sqrt(squares / max(1, len(present) + gaps - (1 if method == "ZScore" else 0)))
        if is_progress:
            differs = bool(present) and max(pulled[c] - roundings[c] for c in present) > min(pulled[c] + roundings[c] for c in present)
        else:
            differs = bool(present) and highest > lowest
        if method == "Goalposts":
            self.in_force = bool(present) or not fills
        else:
            self.in_force = differs and (method not in ("ZScore", "Standardised") or deviation > 0)
        self.scores, self.gap_score = None, 0.0 if rules.missing == "Zero" else NAN
        if not self.in_force:
            return
        worst, best = (lowest, highest) if direction > 0 else (highest, lowest)
        if method == "Goalposts":
            worst, best = float(rules.indicators[indicator]["worst"]), float(rules.indicators[indicator]["best"])
        numbers = pulled + [mean]
        if method in ("Rank", "PercentRank"):
            own = roundings if is_progress else [0.0] * len(pulled)
            ascending = sorted([pulled[c] * direction + own[c] for c in present] + [mean * direction] * gaps)
            numbers = [x if x != x else float(1 + lower_bound(ascending, x * direction - own[c])) for c, x in enumerate(pulled)]
            numbers.append(float(1 + lower_bound(ascending, mean * direction)))
            last = float(len(ascending) - 1)
        if method == "MinMax":
            scores = [100 * ((x - worst) / (best - worst)) for x in numbers]
        elif method == "Goalposts" and is_progress:
            scores = [cut(50 + 50 * x / abs(best - worst)) for x in numbers]
        elif method == "Goalposts":
            scores = [cut(100 * ((x - worst) / (best - worst))) for x in numbers]
        elif method == "ZScore":
            scores = [direction * (x - mean) / deviation for x in numbers]
        elif method == "Standardised":
            scores = [100 + 10 * direction * ((x - mean) / deviation) for x in numbers]
        elif method == "PercentRank":
            scores = [100 * ((x - 1) / last) for x in numbers]
        else:
            scores = numbers
        scores = [rules.floor + (100 - rules.floor) * (x / 100) for x in scores] if rules.floor is not None else [x + 0.0 for x in scores]
        filled = scores.pop()
        if fills:
            self.gap_score = filled
        self.scores = [x if part else NAN for x, part in zip(scores, takes_part)]

    def filled(self):
        return self.scores if self.gap_score != self.gap_score else [self.gap_score if x != x else x for x in self.scores]

    def pulled_in(self, number):
        """What is scored instead of the number, or None where it is the number itself."""
        if self.bounds is None or not self.in_force or not (number < self.bounds[0] or number > self.bounds[1]):
            return None
        return min(max(number, self.bounds[0]), self.bounds[1])


def lower_bound(ascending, number):
    low, high = 0, len(ascending)
    while low < high:
        middle = (low + high) // 2
        if ascending[middle] < number:
            low = middle + 1
        else:
            high = middle
    return low


def cut(score):
    return 0.0 if score < 0 else 100.0 if score > 100 else score


def logarithm(x):
    return math.log(x) if x > 0 else -math.inf if x == 0 else NAN


def divided(a, b):
    """a / b, where b may be 0."""
    return a / b if b else math.copysign(math.inf, a) * math.copysign(1, b) if a else NAN


def weighted_mean(method, scores, weights, minimum, ceiling):
    """The mean of the siblings that are there (NaN is not); NaN where too few are. Sums go in the order of the rules."""
    total = weight = squares = 0.0
    present = 0
    for s, w in zip(scores, weights):
        if s != s:
            continue
        total += w * s if method in ("Arithmetic", "MazziottaPareto") else divided(w, s) if method == "Harmonic" else w * logarithm(s)
        weight += w
        present += 1
        if method == "MazziottaPareto":
            squares += w * ((s - 100) * (s - 100))
    if not present or not present / len(scores) >= minimum:
        return NAN
    if method == "Arithmetic":
        mean = total / weight
    elif method == "Harmonic":
        mean = divided(weight, total)
    elif method == "Geometric":
        mean = math.exp(total / weight)
    else:
        mean = total / weight
        apart = mean - 100
        variance = squares / weight - apart * apart
        if mean > 0:
            mean -= (0.0 if variance < 0 else variance) / mean
    return ceiling if mean > ceiling else mean


class Scores:
    """Scores of all cities: columns by indicator and by group, and totals. NaN stands for what is not there."""

    def __init__(self, rules, applications):
        self.rules, cities = rules, len(rules.city_ids)
        position = {id.lower(): i for i, id in enumerate(rules.indicator_ids)}
        self.values = [[NAN] * cities for _ in rules.indicator_ids]
        self.baselines = [[NAN] * cities for _ in rules.indicator_ids]
        for c, city in enumerate(rules.city_ids):
            for id, entry in sorted(applications.get(city, {"entries": {}})["entries"].items(), key=lambda item: utf16(item[0])):
                i = position.get(id.lower())
                if i is not None:
                    if entry.get("value") is not None:
                        self.values[i][c] = float(entry["value"])
                    if entry.get("baseline") is not None:
                        self.baselines[i][c] = float(entry["baseline"])
        self.coverage = [sum(1 for column in self.values if column[c] == column[c]) for c in range(cities)]
        self.takes_part = [count > 0 for count in self.coverage]
        if rules.missing == "Reject":
            columns = self.values + (self.baselines if rules.share > 0 else [])
            self.takes_part = [part and all(column[c] == column[c] for column in columns) for c, part in enumerate(self.takes_part)]
        self.levels, self.progress, self.changes, self.indicators = [], [], [], []
        for i, (values, baselines, direction) in enumerate(zip(self.values, self.baselines, rules.directions)):
            changes = [(v - b) * direction for v, b in zip(values, baselines)]
            roundings = [2.0 ** -51 * max(abs(v), abs(b)) for v, b in zip(values, baselines)]
            level = Column(rules, i, values, self.takes_part, None) if rules.share < 1 else None
            progress = Column(rules, i, changes, self.takes_part, roundings) if rules.share > 0 else None
            self.changes.append(changes)
            self.levels.append(level if level and level.in_force else None)
            self.progress.append(progress if progress and progress.in_force else None)
            self.indicators.append(self._combined(self.levels[i], self.progress[i]))
        self.groups = []
        for group in rules.members:
            rows = [self.indicators[i] for i in group if self.indicators[i]]
            weights = [rules.indicator_weights[i] for i in group if self.indicators[i]]
            self.groups.append([
                weighted_mean(rules.indicator_mean, scores, weights, rules.minimum, rules.ceiling) if part else NAN
                for scores, part in zip(zip(*rows), self.takes_part)] if rows else None)
        self.in_force = [g for g, scores in enumerate(self.groups) if scores]
        self.totals = self.under([rules.group_weights[g] for g in self.in_force])

    def under(self, weights):
        """Totals under weights of the groups in force."""
        rules = self.rules
        if not self.in_force:
            return [NAN] * len(self.takes_part)
        return [weighted_mean(rules.group_mean, scores, weights, rules.minimum, rules.ceiling) for scores in zip(*(self.groups[g] for g in self.in_force))]

    def refusal(self):
        """The first city that the rules cannot score, and the indicator or group for whose score of 0 or less they cannot; None where they can score all."""
        rules = self.rules
        if rules.floor is not None or rules.indicator_mean == rules.group_mean == "Arithmetic":
            return None
        for c, total in enumerate(self.totals):
            if total == total:
                found = self._refusal(c)
                if found is not None:
                    return rules.city_ids[c], found
        return None

    def _refusal(self, c):
        rules, needs_positive = self.rules, ("Geometric", "Harmonic")
        groups = [self.group_score(g, c) for g in range(len(rules.group_ids))]
        for i, column in enumerate(self.indicators):
            group = groups[rules.group_of[i]]
            if rules.indicator_mean in needs_positive and column and column[c] <= 0 and group == group:
                return rules.indicator_ids[i]
        for g, members in enumerate(rules.members):
            if rules.indicator_mean == "MazziottaPareto" and groups[g] == groups[g] and not self._sum(members, self.indicators, rules.indicator_weights, c) > 0:
                return rules.group_ids[g]
        for g, score in enumerate(groups):
            if rules.group_mean in needs_positive and score <= 0:
                return rules.group_ids[g]
        if rules.group_mean == "MazziottaPareto" and not self._sum(range(len(groups)), self.groups, rules.group_weights, c) > 0:
            return min((score, g, rules.group_ids[g]) for g, score in enumerate(groups) if score == score)[2]
        return None

    @staticmethod
    def _sum(members, columns, weights, c):
        return sum(weights[m] * columns[m][c] for m in members if columns[m] and columns[m][c] == columns[m][c])

    def group_score(self, group, city):
        return self.groups[group][city] if self.groups[group] else NAN

    def _combined(self, level, progress):
        if not level and not progress:
            return None
        share = self.rules.share
        if level and progress:
            scores = [l if p != p else (1 - share) * l + share * p for l, p in zip(level.filled(), progress.filled())]
        else:
            scores = (level or progress).filled()
        return [x if part else NAN for x, part in zip(scores, self.takes_part)]


# --- The jury ----------------------------------------------------------------------------------------------------------------


def leniencies(marks):
    """How much higher than the others each juror marks; marks are rows of jurors, NaN is none."""
    jurors = len(marks)
    equations, excess = [[0.0] * jurors for _ in marks], [0.0] * jurors
    for unit in zip(*marks):
        judges = [j for j, mark in enumerate(unit) if mark == mark]
        if len(judges) < 2:
            continue
        total = 0.0
        for j in judges:
            total += unit[j]
        mean = total / len(judges)
        for j in judges:
            excess[j] += unit[j] - mean
            equations[j][j] += 1
            for other in judges:
                equations[j][other] -= 1 / len(judges)
    compared = [equations[j][j] > 0 for j in range(jurors)]
    joined = list(range(jurors))
    for _ in range(jurors):
        for j in range(jurors):
            for other in range(jurors):
                if equations[j][other] < 0:
                    joined[j] = min(joined[j], joined[other])
    for j in range(jurors):
        for other in range(jurors):
            equations[j][other] += 1 if joined[j] == joined[other] else 0
    for pivot in range(jurors):
        for row in range(pivot + 1, jurors):
            factor = equations[row][pivot] / equations[pivot][pivot]
            for column in range(pivot, jurors):
                equations[row][column] -= factor * equations[pivot][column]
            excess[row] -= factor * excess[pivot]
    for row in range(jurors - 1, -1, -1):
        for column in range(row + 1, jurors):
            excess[row] -= equations[row][column] * excess[column]
        excess[row] /= equations[row][row]
    return [leniency if there else 0.0 for leniency, there in zip(excess, compared)]


class Jury:
    """What the jury makes of each city: a score or NaN, and how many jurors have marked every group."""

    def __init__(self, rules, jurors):
        groups = len(rules.group_ids)
        marks = [[float(juror["marks"].get(city, {}).get(group, NAN)) for city in rules.city_ids for group in rules.group_ids] for juror in jurors]
        counted = marks
        if rules.lenient:
            counted = [[mark if mark != mark else min(max(mark - leniency, 0.0), 10.0) for mark in row] for row, leniency in zip(marks, leniencies(marks))]
        self.ballots, self.scores = [], []
        for c in range(len(rules.city_ids)):
            units = range(c * groups, (c + 1) * groups)
            self.ballots.append(min(sum(1 for row in marks if row[u] == row[u]) for u in units))
            if self.ballots[c] < rules.ballots:
                self.scores.append(NAN)
                continue
            total = weights = 0.0
            for weight, u in zip(rules.group_weights, units):
                total += weight * self._trimmed(sorted(row[u] for row in counted if row[u] == row[u]), rules.trim)
                weights += weight
            self.scores.append(min(total / weights, 10.0) * 10)

    @staticmethod
    def _trimmed(marks, trim):
        off, total = int(trim * len(marks) + 1e-9), 0.0
        for mark in marks[off:len(marks) - off]:
            total += mark
        return total / (len(marks) - 2 * off)


# --- Ranks and prizes --------------------------------------------------------------------------------------------------------


def break_tie(tie, rank, ranks, breakers, value, uses):
    """Puts a tie into the order of its places and notes the rank of each of its cities."""
    while breakers and len(tie) > 1:
        values = {city: value(breakers[0], city) for city in tie}
        if all(x == x for x in values.values()):
            break
        breakers = breakers[1:]
    else:
        for city in tie:
            ranks[city] = rank
        return tie
    tie, placed, first, ahead = sorted(tie, key=lambda city: (-values[city], city)), [], 0, None
    while first < len(tie):
        after = first + 1
        while after < len(tie) and not values[tie[first]] - values[tie[after]] > TIE_WIDTH:
            after += 1
        part = sorted(tie[first:after])
        if ahead and uses is not None:
            uses.append((breakers[0], ahead, part))
        ahead = break_tie(part, rank + first, ranks, breakers[1:], value, uses)
        placed += ahead
        first = after
    return placed


def ranking(totals, breakers, value, uses=None):
    """Order of the ranked positions, and the rank of each, from 1."""
    order, ranks = sorted((c for c, total in enumerate(totals) if total == total), key=lambda c: (-totals[c], c)), {}
    first = 0
    while first < len(order):
        after = first + 1
        while after < len(order) and totals[order[first]] - totals[order[after]] <= TIE_WIDTH:
            after += 1
        order[first:after] = break_tie(sorted(order[first:after]), first + 1, ranks, breakers, value, uses)
        first = after
    return order, ranks


def prizes(rules, order, ranks):
    won, first = {city: 0 for city in order}, 0
    while first < min(len(rules.places), len(order)):
        after = first + 1
        while after < len(order) and ranks[order[after]] == first + 1:
            after += 1
        pool = sum(rules.places[first:after])
        for city in order[first:after]:
            won[city] = pool if after - first == 1 else pool // 100 // (after - first) * 100
        first = after
    return won


# --- Receipts ----------------------------------------------------------------------------------------------------------------


def shares(method, reference, weights, scores, mean):
    """What each sibling brings to a mean, and what the mean takes off."""
    if method in ("Arithmetic", "MazziottaPareto"):
        brought, total = [w * s if w > 0 else 0.0 for w, s in zip(weights, scores)], 0.0
        for share in brought:
            total += share
        return brought, mean - total if method == "MazziottaPareto" else 0.0
    zeros = 0.0
    for w, s in zip(weights, scores):
        zeros += w if w > 0 and s <= 0 else 0
    brought = []
    for w, s in zip(weights, scores):
        if w <= 0:
            brought.append(0.0)
        elif zeros > 0:
            brought.append(w * (reference - (reference / zeros if s <= 0 else 0)))
        elif method == "Harmonic":
            brought.append(w * (reference + mean * reference * (1 / reference - 1 / s)))
        else:
            near = abs(mean - reference) <= 1e-6 * reference
            middle = (mean + reference) / 2 if near else (mean - reference) / (math.log(mean) - math.log(reference))
            brought.append(w * (reference + middle * (math.log(s) - math.log(reference))))
    return brought, 0.0


def weights_in_force(weights, scores):
    """Weights divided by the sum of those that are there; 0 for one that is not."""
    total = 0.0
    for w, s in zip(weights, scores):
        total += w if s == s else 0
    return [w / total if s == s else 0.0 for w, s in zip(weights, scores)]


def shown(number):
    return None if number is None or number != number else number


class CannotScore(Exception):
    """The rules cannot score the inputs: a city, and an indicator or a group."""


class Result:
    """Everything that the bundle's rules and inputs come to."""

    def __init__(self, rules, inputs, objections):
        self.rules, self.objections = rules, objections
        applications = {city: stored["document"] for city, stored in inputs["applications"].items()}
        self.scores = scores = Scores(rules, applications)
        refusal = scores.refusal()
        if refusal is not None:
            raise CannotScore(*refusal)
        self.jury = Jury(rules, inputs.get("jurors", [])) if rules.is_judged else None
        self.jurors = inputs.get("jurors", [])
        self.lacking = [c for c, total in enumerate(scores.totals) if total == total and self.jury.scores[c] != self.jury.scores[c]] if self.jury else []
        self.jury_counts = rules.jury_share > 0 and not self.lacking
        self.totals = [self.with_jury(c, total) for c, total in enumerate(scores.totals)]
        self.uses = []
        self.order, self.ranks = ranking(self.totals, rules.ties, self.breaker, self.uses)
        self.unranked = [c for c, total in enumerate(self.totals) if total != total]
        self.prizes = prizes(rules, self.order, self.ranks)
        self.orders = inputs["socialOrders"]

    def with_jury(self, city, total):
        if not self.jury_counts or total != total:
            return total
        return (1 - self.rules.jury_share) * total + self.rules.jury_share * self.jury.scores[city]

    def breaker(self, name, city):
        if name == "coverage":
            return float(self.scores.coverage[city])
        if name == "jury":
            return self.jury.scores[city]
        score = self.scores.group_score(self.rules.group_ids.index(name[len("group:"):]), city)
        return -math.inf if score != score else score

    def reason(self, city):
        scores = self.scores
        if self.totals[city] == self.totals[city]:
            return None
        if scores.coverage[city] == 0:
            return "no-application"
        if self.rules.missing == "Reject" and not scores.takes_part[city]:
            return "gaps"
        return "too-little-data" if scores.in_force else "nothing-to-compare"

    def results(self):
        rules = self.rules
        tied = repeated(self.ranks.values())
        paid = sum(self.prizes.values())
        results = {
            "inputsSha256": self.fingerprint(),
            "leftOut": [line for i in range(len(rules.indicator_ids)) for line in self.left_out(i)],
            "cities": [self.city(c, tied) for c in self.order + self.unranked],
            "prizes": {"currency": rules.currency, "fund": som(rules.fund), "paid": som(paid), "undistributed": som(rules.fund - paid)},
            "socialOrders": self.order_sums(),
            "robustness": self.robustness(),
        }
        if self.objections is not None:
            ended = [objection["outcome"] for objection in self.objections]
            results["objections"] = {"all": len(ended), "upheld": ended.count("upheld"), "rejected": ended.count("rejected"), "open": ended.count(None)}
        if rules.jury_share > 0:
            results["jury"] = {"share": rules.jury_share, "counts": self.jury_counts, "lacking": self.ids(self.lacking)}
        if self.uses:
            results["tieBreaks"] = [{"by": by, "ahead": self.ids(ahead), "behind": self.ids(behind)} for by, ahead, behind in self.uses]
        return results

    def ids(self, cities):
        return [self.rules.city_ids[city] for city in cities]

    def fingerprint(self):
        rules, scores = self.rules, self.scores
        cities = {}
        for c, city in enumerate(rules.city_ids):
            entries = {
                id: {"baseline": shown(scores.baselines[i][c]), "value": shown(scores.values[i][c])} for i, id in enumerate(rules.indicator_ids)
                if scores.values[i][c] == scores.values[i][c] or scores.baselines[i][c] == scores.baselines[i][c]}
            if entries:
                cities[city] = entries
        applications = sha256(canonical(cities))
        if not self.jury:
            return applications
        marks = {
            "juror-%06d" % (at + 1): {city: {group: juror["marks"].get(city, {}).get(group) for group in rules.group_ids} for city in rules.city_ids}
            for at, juror in enumerate(self.jurors)}
        return sha256(canonical({"applications": applications, "marks": marks}))

    def left_out(self, i):
        rules, scores = self.rules, self.scores
        if not scores.indicators[i]:
            part = "indicator"
        elif rules.share < 1 and not scores.levels[i]:
            part = "level"
        elif rules.share > 0 and not scores.progress[i]:
            part = "progress"
        else:
            return []
        return [{"indicator": rules.indicator_ids[i], "part": part}]

    def city(self, c, tied):
        rules, scores = self.rules, self.scores
        group_scores = [column[c] if column else NAN for column in scores.groups]
        own = [column[c] if column else NAN for column in scores.indicators]
        group_weights = weights_in_force(rules.group_weights, group_scores)
        weights = [0.0] * len(own)
        for group in rules.members:
            for i, weight in zip(group, weights_in_force([rules.indicator_weights[i] for i in group], [own[i] for i in group])):
                weights[i] = weight
        total = scores.totals[c]
        is_ranked = total == total
        weight = rules.jury_share if self.jury_counts and is_ranked else None
        rest = 1 - (weight or 0)
        group_points, points, group_penalties, penalty = [NAN] * len(group_scores), [NAN] * len(own), [NAN] * len(group_scores), NAN
        if is_ranked:
            reference = rules.floor if rules.floor is not None else 1.0
            group_points, penalty = shares(rules.group_mean, reference, group_weights, group_scores, total)
            for g, mean in enumerate(group_scores):
                if mean == mean:
                    group_penalties[g] = self._split(rules.members[g], reference, group_weights[g], mean, group_points[g], weights, own, points)
        line = {
            "city": rules.city_ids[c], "rank": self.ranks.get(c), "tied": self.ranks.get(c) in tied, "score": shown(self.totals[c]),
            "coverage": scores.coverage[c] / len(own), "prize": som(self.prizes[c]) if is_ranked else None, "reason": self.reason(c),
            "groups": [], "indicators": [],
        }
        for g, id in enumerate(rules.group_ids):
            there = group_scores[g] == group_scores[g]
            entry = {
                "group": id, "weight": group_weights[g] if there else None, "score": shown(group_scores[g]),
                "points": rest * group_points[g] if there and is_ranked else None}
            if there and is_ranked and rules.indicator_mean == "MazziottaPareto":
                entry["penalty"] = rest * group_penalties[g]
            line["groups"].append(entry)
        for i, id in enumerate(rules.indicator_ids):
            there, group = own[i] == own[i], rules.group_of[i]
            entry = {
                "indicator": id, "group": rules.group_ids[group], "weight": weights[i] if there else None,
                "baseline": shown(scores.baselines[i][c]), "value": shown(scores.values[i][c]),
                "level": shown(scores.levels[i].scores[c]) if scores.levels[i] else None,
                "progress": shown(scores.progress[i].scores[c]) if scores.progress[i] else None,
                "score": shown(own[i]), "points": rest * points[i] if there and is_ranked and group_scores[group] == group_scores[group] else None}
            if rules.limits and scores.takes_part[c]:
                for name, column, number in (("winsorisedValue", scores.levels[i], scores.values[i][c]), ("winsorisedChange", scores.progress[i], scores.changes[i][c])):
                    if column and column.pulled_in(number) is not None:
                        entry[name] = column.pulled_in(number)
            line["indicators"].append(entry)
        if rules.group_mean == "MazziottaPareto" and is_ranked:
            line["penalty"] = rest * penalty
        if rules.jury_share > 0:
            score = self.jury.scores[c]
            line["jury"] = {"weight": weight, "score": shown(score), "points": weight * score if weight is not None else None, "ballots": self.jury.ballots[c]}
        return line

    def _split(self, group, reference, group_weight, mean, group_points, weights, own, points):
        """Gives the points of a group to its indicators; returns the group's penalty."""
        rules = self.rules
        brought, penalty = shares(rules.indicator_mean, reference, [weights[i] for i in group], [own[i] for i in group], mean)
        groups_add = rules.group_mean in ("Arithmetic", "MazziottaPareto")
        is_tiny = not groups_add and mean <= reference * 1e-3
        rate = group_weight if groups_add or is_tiny else group_points / mean
        for i, share in zip(group, brought):
            if weights[i] > 0:
                if is_tiny:
                    points[i] = weights[i] * (group_points - rate * mean) + rate * share
                elif rules.indicator_mean in ("Arithmetic", "MazziottaPareto"):
                    points[i] = rate * weights[i] * own[i]
                else:
                    points[i] = rate * share
        return rate * penalty

    def order_sums(self):
        rules = self.rules
        rows = [(city, row) for city in rules.city_ids if city in self.orders for row in self.orders[city]["document"]["orders"]]

        def sums(key):
            found = {}
            for city, row in rows:
                found.setdefault(key(city, row), []).append(row["amount"])
            return found

        def line(name, key, amounts):
            return {name: key, "orders": len(amounts), "amount": som(sum(amounts))}

        cities, groups = sums(lambda city, _: city), sums(lambda _, row: row.get("group"))
        themes, years = sums(lambda _, row: row["theme"]), sums(lambda _, row: row.get("year"))
        return {
            "orders": len(rows), "amount": som(sum(row["amount"] for _, row in rows)),
            "cities": [line("city", id, cities.get(id, [])) for id in rules.city_ids],
            "groups": [line("group", id, groups.get(id, [])) for id in rules.group_ids] + [line("group", None, groups[None]) for _ in [0] if None in groups],
            "themes": [line("theme", theme, themes[theme]) for theme in sorted(themes, key=utf16)],
            "years": [line("year", year, years[year]) for year in sorted(years, key=lambda year: -math.inf if year is None else year)],
        }

    # --- Robustness ---------------------------------------------------------------------------------------------------------

    DRAWS, SEED, SPREAD = 10000, 1, 0.25

    def robustness(self):
        if len(self.order) > 500:
            return None
        return [self._drawn(method) for method in ("dirichlet", "perturb")]

    def _drawn(self, method):
        rules = self.rules
        counts, central = self._tally(self._weights(method)) if self.order else ([], [])
        prized = sum(1 for place in rules.places if place > 0)
        cities = []
        for row, c in enumerate(self.order):
            tally = counts[row]
            probabilities = [count / self.DRAWS for count in tally]
            cities.append({
                "city": rules.city_ids[c], "rank": self.ranks[c],
                "meanRank": sum(count * (rank + 1) for rank, count in enumerate(tally)) / self.DRAWS,
                "rank05": self._quantile(tally, 5), "rankMedian": self._quantile(tally, 50), "rank95": self._quantile(tally, 95),
                "rankProbabilities": probabilities, "prizeProbability": sum(tally[:prized]) / self.DRAWS,
                "prizeProbabilities": [
                    {"place": place + 1, "prize": som(prize), "probability": probabilities[place]} for place, prize in enumerate(rules.places[:len(tally)])],
                "centralWeights": {
                    "groups": [{"group": id, "weight": weight / (2.0 ** 38 * tally[0])} for id, weight in zip(rules.group_ids, central[row])],
                    "indicators": None} if tally[0] else None,
                "reason": None,
            })
        for c in self.unranked:
            line = dict.fromkeys((
                "rank", "meanRank", "rank05", "rankMedian", "rank95", "rankProbabilities", "prizeProbability", "prizeProbabilities", "centralWeights"))
            cities.append({**line, "city": rules.city_ids[c], "reason": self.reason(c)})
        return {
            "method": method, "level": "groups", "spread": self.SPREAD if method == "perturb" else None, "draws": self.DRAWS, "seed": self.SEED,
            "generator": "philox4x64-10", "marginOfError": 1.96 * math.sqrt(0.25 / self.DRAWS), "cities": cities,
        }

    def _quantile(self, tally, percent):
        reached = 0
        for rank, count in enumerate(tally):
            reached += count
            if 100 * reached >= percent * self.DRAWS:
                return rank + 1
        return len(tally)

    def _weights(self, method):
        """The weights of each group, draw by draw."""
        declared = self.rules.group_weights
        groups = len(declared)
        uniforms = philox_uniforms(self.SEED, self.DRAWS, groups if method == "perturb" else groups - 1)
        if method == "perturb":
            return [[weight * (1 + self.SPREAD * (u + u - 1)) for u in column] for weight, column in zip(declared, uniforms)]
        least = 2.0 ** -52
        rows = []
        for cuts in zip(*uniforms) if uniforms else [()] * self.DRAWS:
            before, row = 0.0, []
            for at in sorted(cuts):
                row.append(max(at - before, least))
                before = at
            row.append(max(1 - before, least))
            rows.append(row)
        return list(zip(*rows))

    def _tally(self, weights):
        rules, scores = self.rules, self.scores
        size = len(self.order)
        if rules.group_mean == "Arithmetic":
            totals = [self._arithmetic(city, weights) for city in self.order]
        else:
            under = []
            for row in zip(*(weights[g] for g in scores.in_force)):
                under.append([
                    weighted_mean(rules.group_mean, [scores.groups[g][city] for g in scores.in_force], row, rules.minimum, rules.ceiling) for city in self.order])
            totals = list(zip(*under))
        if self.jury_counts:
            totals = [[self.with_jury(city, total) for total in column] for city, column in zip(self.order, totals)]
        sums = [0.0] * self.DRAWS
        for column in weights:
            sums = [total + weight for total, weight in zip(sums, column)]
        parts = list(zip(*([int(weight / total * 2.0 ** 38 + 0.5) for weight, total in zip(column, sums)] for column in weights)))
        counts, central = [[0] * size for _ in self.order], [[0] * len(weights) for _ in self.order]
        positions = range(size)

        def first(row, draw):
            counts[row][0] += 1
            central[row] = [total + part for total, part in zip(central[row], parts[draw])]

        for draw, drawn in enumerate(zip(*totals)):
            order = sorted(positions, key=drawn.__getitem__, reverse=True)
            sorted_totals = [drawn[row] for row in order]
            if any(above - below <= TIE_WIDTH for above, below in zip(sorted_totals, sorted_totals[1:])):
                _, ranks = ranking(drawn, rules.ties, lambda name, row: self.breaker(name, self.order[row]))
                for row, rank in ranks.items():
                    if rank == 1:
                        first(row, draw)
                    else:
                        counts[row][rank - 1] += 1
                continue
            first(order[0], draw)
            for rank in range(1, size):
                counts[order[rank]][rank] += 1
        return counts, central

    def _arithmetic(self, city, weights):
        total = weight = None
        for g in self.scores.in_force:
            score = self.scores.groups[g][city]
            if score != score:
                continue
            total = [w * score for w in weights[g]] if total is None else [t + w * score for t, w in zip(total, weights[g])]
            weight = weights[g] if weight is None else [s + w for s, w in zip(weight, weights[g])]
        ceiling = self.rules.ceiling
        return [min(t / w, ceiling) for t, w in zip(total, weight)]


def repeated(ranks):
    seen, again = set(), set()
    for rank in ranks:
        (again if rank in seen else seen).add(rank)
    return again


def philox_uniforms(seed, draws, numbers):
    """Columns of uniform numbers, draw by draw, by Philox 4x64-10. All draws are worked out at once, each in 128 bits of one long number."""
    ones = int.from_bytes((b"\x01" + b"\x00" * 15) * draws, "little")
    low = ones * ((1 << 64) - 1)
    counters = int.from_bytes(b"".join(draw.to_bytes(16, "little") for draw in range(draws)), "little")
    columns = []
    for block in range((numbers + 3) // 4):
        a, b, c, d = counters, ones * block, 0, 0
        first, second = seed, 0
        for _ in range(10):
            left, right = a * 0xD2E7470EE14C6C93, c * 0xCA5A826395121157
            a, b, c, d = (right >> 64 & low) ^ b ^ ones * first, right & low, (left >> 64 & low) ^ d ^ ones * second, left & low
            first, second = (first + 0x9E3779B97F4A7C15) & (1 << 64) - 1, (second + 0xBB67AE8584CAA73B) & (1 << 64) - 1
        for word in (a, b, c, d):
            words = array("Q", word.to_bytes(16 * draws, "little"))
            if sys.byteorder == "big":
                words.byteswap()
            columns.append([((bits >> 12) + 0.5) * 2.0 ** -52 for bits in words[::2]])
    return columns[:numbers]


# --- Comparing ---------------------------------------------------------------------------------------------------------------

NAMES = ("objection", "city", "indicator", "group", "juror", "method", "place", "theme", "year")
MEANS = {"score", "points", "penalty"}


class Comparison:
    """Compares the bundle that is expected with the one that was found, member by member."""

    def __init__(self, is_near):
        self.is_near, self.differences = is_near, []

    def compare(self, path, name, expected, found):
        if isinstance(expected, dict) and isinstance(found, dict):
            for member in sorted(expected, key=utf16):
                inner = member if not path else path + "." + member
                if member in found:
                    mine, other = expected[member], found[member]
                    if mine is not other and not (type(mine) is type(other) is float and mine == other) and not (mine is None is other):
                        self.compare(inner, member, mine, other)
                else:
                    self.add(inner, self.text(expected[member]), "-")
            for member in found:
                if member not in expected:
                    self.add(member if not path else path + "." + member, "-", self.text(found[member]))
        elif isinstance(expected, list) and isinstance(found, list):
            for at in range(max(len(expected), len(found))):
                if at >= len(expected):
                    self.add("%s[%d]" % (path, at + 1), "-", self.text(found[at]))
                elif at >= len(found):
                    self.add("%s[%d]" % (path, at + 1), self.name(expected[at]) or self.text(expected[at]), "-")
                else:
                    mine, other = self.name(expected[at]), self.name(found[at])
                    if mine is not None and mine != other:
                        self.add("%s[%d]" % (path, at + 1), mine, other or self.text(found[at]))
                    else:
                        self.compare("%s[%s]" % (path, mine or at + 1), "", expected[at], found[at])
        elif not self.is_same(name, expected, found):
            self.add(path, self.text(expected), self.text(found))

    def is_same(self, name, expected, found):
        if not is_number(expected) or not is_number(found):
            return type(expected) is type(found) and expected == found
        expected, found = float(expected), float(found)
        return expected == found or self.is_near and name in MEANS and abs(expected - found) <= 1e-12 * max(1, abs(expected))

    def add(self, path, expected, found):
        self.differences.append(("differs", path, expected, found))

    @staticmethod
    def name(item):
        if isinstance(item, dict):
            for name in NAMES:
                if name in item:
                    return Comparison.text(item[name]).strip('"')
        return None

    @staticmethod
    def text(value):
        text = canonical_text(value)
        return text if len(text) <= 100 else text[:100] + "\u2026"


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


# --- The verdict -------------------------------------------------------------------------------------------------------------

VERSIONS = (1, 2)
DAY, MOMENT, HASH = r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[0-9a-f]{64}"


def read_header(bundle):
    """The members that no figure follows from, as the format has them; raises where one is missing or of another form."""
    header = {
        "publication": bundle["publication"], "protocol": {"number": bundle["protocol"]["number"], "date": bundle["protocol"]["date"]},
        "publishedAt": bundle["publishedAt"], "commit": {"sha256": bundle["commit"]["sha256"], "number": bundle["commit"]["number"]}, "program": bundle["program"],
    }
    texts = [(header["protocol"]["number"], ".*"), (header["protocol"]["date"], DAY), (header["publishedAt"], MOMENT), (header["commit"]["sha256"], HASH), (header["program"], ".*")]
    counts = [header["publication"], header["commit"]["number"]]
    if "reason" in bundle:
        header["reason"] = bundle["reason"]
        texts.append((header["reason"], ".*"))
    if "replaces" in bundle:
        header["replaces"] = {"publication": bundle["replaces"]["publication"], "sha256": bundle["replaces"]["sha256"]}
        texts.append((header["replaces"]["sha256"], HASH))
        counts.append(header["replaces"]["publication"])
    if not all(isinstance(text, str) and re.fullmatch(form, text, re.DOTALL) for text, form in texts):
        raise ValueError("a text")

    # Of the right form and yet no day or no time: the 31st of February, 70 minutes.
    datetime.datetime.strptime(header["protocol"]["date"], "%Y-%m-%d")
    datetime.datetime.strptime(header["publishedAt"], "%Y-%m-%dT%H:%M:%SZ")
    if not all(isinstance(count, int) and not isinstance(count, bool) and count > 0 for count in counts):
        raise ValueError("a number")
    return header


def read_objection(objection, has_texts):
    """What a bundle tells of an objection, as the format has it; raises where a member is missing or of another form."""
    told = {name: objection[name] for name in ("objection", "city", "subject", "what", "outcome")}
    if has_texts:
        told["text"] = objection["text"]
        if told["outcome"] is not None:
            told["answer"] = objection["answer"]
    if told["outcome"] not in (None, "upheld", "rejected") or told["subject"] not in ("value", "mark", "order"):
        raise ValueError("an objection")
    if not all(isinstance(told[name], str) for name in told if name != "outcome"):
        raise ValueError("a text")
    return told


class Verdict:
    """What is found of a bundle. A fault, and a proof, is the key of a text and what it is about."""

    def __init__(self, data, signature_file, fingerprint):
        self.hash, self.faults, self.proofs, self.bundle, self.result = sha256(data), [], [], None, None
        self.signature = read_signature(signature_file) if signature_file is not None else None
        self._check_signature(data, signature_file, fingerprint)
        self.signer = "refused" if self.faults else "none" if self.signature is None else "unnamed" if fingerprint is None else "named"
        self._recompute(data)

    def _check_signature(self, data, signature_file, fingerprint):
        if signature_file is None:
            if fingerprint is not None:
                self.faults.append(("no-signature",))
            return
        if self.signature is None:
            self.faults.append(("not-a-signature",))
            return
        if self.signature["sha256"] != self.hash:
            self.faults.append(("other-bytes", self.signature["sha256"], self.hash))
        elif not signature_fits(data, self.signature["signature"], self.signature["key"]):
            self.faults.append(("bad-signature",))
        if fingerprint is not None and fingerprint != self.signature["fingerprint"]:
            self.faults.append(("other-key", fingerprint, self.signature["fingerprint"]))

    def _recompute(self, data):
        try:
            reader = Reader(data)
            found = reader.value
            if not isinstance(found, dict) or found.get("format") != "youthcity-bundle":
                self.faults.append(("not-a-bundle",))
                return
            version = found.get("version")
            if not is_number(version) or version not in VERSIONS:
                self.faults.append(("unknown-version", self.text(version) if "version" in found else "-"))
                return
            if not reader.is_canonical:
                written = canonical(found)
                if written != data:
                    at = len(os.path.commonprefix([written, data]))
                    self.faults.append(("not-canonical", at))
            self._compare(found)
        except (Malformed, UnicodeEncodeError):
            self.faults.append(("not-json",))

    @staticmethod
    def text(value):
        return value if isinstance(value, str) else canonical_text(value)

    def _compare(self, found):
        part = "rules"
        try:
            rules = Rules(found["rules"])
            part = "inputs"
            inputs = found["inputs"]
            objections = None
            if found["version"] > 1:
                objections = sorted((read_objection(told, rules.publishes_texts) for told in inputs["objections"]["document"]["objections"]), key=lambda told: utf16(told["objection"]))
            result = Result(rules, inputs, objections)
            expected = {
                "format": "youthcity-bundle", "version": found["version"], "contest": found["rules"]["id"], "rules": found["rules"], "rulesSha256": sha256(canonical(found["rules"])),
                "inputs": {
                    "applications": {city: self._document(stored) for city, stored in inputs["applications"].items()},
                    "socialOrders": {city: self._document(stored) for city, stored in inputs["socialOrders"].items()},
                },
                "results": result.results(),
            }
            if rules.is_judged:
                expected["inputs"]["jurors"] = [{"juror": at + 1, "marks": juror["marks"]} for at, juror in enumerate(inputs["jurors"])]
            if objections is not None:
                expected["inputs"]["objections"] = self._document({"document": {"objections": objections}})
            part = "protocol, publishedAt, commit"
            expected.update(read_header(found))
        except CannotScore as refusal:
            self.faults.append(("cannot-score", *refusal.args))
            return
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError, OverflowError):
            self.faults.append(("unreadable", part))
            return
        comparison = Comparison("Geometric" in (rules.indicator_mean, rules.group_mean))
        comparison.compare("", "", expected, found)
        self.faults += comparison.differences
        self.bundle, self.result = expected, result

    @staticmethod
    def _document(stored):
        return {"sha256": sha256(canonical(stored["document"])), "document": stored["document"]}

    def prove(self, city, acknowledged):
        """Adds whether the publication counts what the city was told that it sent."""
        if self.bundle is None:
            return
        id = next((id for id in self.result.rules.city_ids if id.lower() == city.lower()), None)
        if id is None:
            self.faults.append(("unknown-city", city))
            return
        inputs = self.bundle["inputs"]
        counted = [inputs[kind][id]["sha256"] for kind in ("applications", "socialOrders") if id in inputs[kind]]
        if acknowledged and all(hash in counted for hash in acknowledged):
            self.proofs.append(("counted", id, ", ".join(acknowledged)))
        else:
            self.faults.append(("other-document", id, ", ".join(acknowledged) or "-", ", ".join(counted) or "-"))

    def report(self, language):
        """The lines of the verdict, the verdict itself last."""

        def say(key, *arguments):
            lines.append(said(language, key, *arguments))

        lines = []
        if self.bundle is not None:
            bundle, results = self.bundle, self.bundle["results"]
            say("head", bundle["publication"], bundle["contest"], bundle["protocol"]["number"], bundle["protocol"]["date"], bundle["publishedAt"])
            if "replaces" in bundle:
                say("replaces", bundle["replaces"]["publication"], bundle["replaces"]["sha256"])
            if "reason" in bundle:
                say("reason", bundle["reason"])
        lines.append("SHA-256: %s" % self.hash)
        say("signature." + self.signer, self.signature["fingerprint"] if self.signature else "")
        if self.bundle is not None:
            say("figures",
                len(results["cities"]), len(self.result.order), len(self.result.rules.indicator_ids), number_text(results["prizes"]["paid"]),
                results["socialOrders"]["orders"], number_text(results["socialOrders"]["amount"]),
                said(language, "norobustness") if results["robustness"] is None else said(language, "robustness", Result.DRAWS))
            if self.result.objections is not None:
                say("objections", *(results["objections"][name] for name in ("all", "upheld", "rejected", "open")))
        for proof in self.proofs:
            say(*proof)
        for code, *arguments in self.faults[:MOST_SHOWN]:
            say("fault." + code, *arguments)
        if len(self.faults) > MOST_SHOWN:
            say("more", len(self.faults) - MOST_SHOWN)
        if self.faults:
            say("refused", len(self.faults))
        else:
            say("verified" if self.signer == "named" else "recomputed")
        return lines


class WrongCall(Exception):
    """The key of a text and what it is about."""


def read_file(path, missing="nofile"):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as fault:
        raise WrongCall(missing, path) from fault


def named_key(text):
    """A fingerprint, or that of the public key in a file (PEM)."""
    if re.fullmatch(HASH, text.lower()):
        return text.lower()
    found = re.search(rb"-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", read_file(text, "nokey"), re.DOTALL)
    try:
        return sha256(base64.b64decode(b"".join(found[1].split()), validate=True))
    except (TypeError, binascii.Error) as fault:
        raise WrongCall("nokey", text) from fault


def acknowledged_hashes(text, city):
    """A hash; or those of the city in a saved answer of the service; or that of the document itself."""
    if re.fullmatch(HASH, text.lower()):
        return [text.lower()]
    data = read_file(text, "nodocument")
    try:
        answer = json.loads(data)
        return [line["sha256"] for line in answer["documents"] if line["city"].lower() == city.lower()]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [sha256(data)]


def main(arguments):
    parser = argparse.ArgumentParser(prog="verify.py", description="Verifies a publication of YouthCity from its bundle alone.")
    parser.add_argument("bundle", metavar="BUNDLE")
    parser.add_argument("--key", metavar="FINGERPRINT|FILE", help="the key that has to have signed: its fingerprint, or a file with it (PEM)")
    parser.add_argument("--signature", metavar="FILE", help="the signature, if it is not in BUNDLE.sig")
    parser.add_argument("--city", metavar="ID", help="a city whose documents are to be looked for")
    parser.add_argument("--document", metavar="HASH|FILE", help="what the city was told: the hash, the saved answer, or the document")
    parser.add_argument("--lang", metavar="ky|ru|en", choices=LANGUAGES, default="en", help="the language of the verdict")
    call = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        if (call.city is None) != (call.document is None):
            raise WrongCall("together")
        data = read_file(call.bundle)
        beside = call.bundle + ".sig"
        signature = read_file(call.signature) if call.signature else read_file(beside) if os.path.exists(beside) else None
        verdict = Verdict(data, signature, named_key(call.key) if call.key else None)
        if call.city is not None:
            verdict.prove(call.city, acknowledged_hashes(call.document, call.city))
    except WrongCall as wrong:
        print(said(call.lang, *wrong.args), file=sys.stderr)
        return 2
    print("\n".join(verdict.report(call.lang)))
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
