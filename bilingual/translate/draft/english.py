"""English for the rules of the draft engine: verbs with their tense, nouns with number and article.

Features of a slot:
    inf (to grow), base (grow), ing, pp (grown), pass (was grown), fin      the form of a verb
    past, pres, futr, prog, perf                                            its tense
    neg                                                                     not
    adverb                                                                  an adverb, at its place inside the verb
    sg, pl, bare, the, a                                                    number and article of a noun
    loc (in Beijing, at the border), dir (to), from                         a place
    goods                                                                   the plural of what is counted: cars, coal
    num                                                                     a figure without its unit
    on (on 8 May, in May, at 8:00), by                                      a time; what a verb is passive by
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.language.data import rows
from bilingual.language.english import render
from bilingual.language.english.inflection import (
    article_of,
    is_mass,
    is_plural,
    plural,
    singular,
    verb_form,
    with_indefinite,
)
from bilingual.language.style import Style
from bilingual.model import Number, Quantity
from bilingual.translate.draft.grammar import Facts, Unit, Wants, without_unit

_FORMS = frozenset(("inf", "base", "ing", "pp", "pass", "fin"))
_TENSES = frozenset(("past", "pres", "futr", "prog", "perf"))
_NUMBERS = {"sg": "sing", "pl": "plur"}
_ARTICLES = frozenset(("bare", "the", "a"))
_PLACES = {"loc": "in", "dir": "to", "from": "from"}
_OTHER = frozenset(("neg", "on", "adj", "next", "adverb", "alone", "poss", "name", "num", "neut", "goods"))

# Where the head of a noun phrase ends.
_HEAD = re.compile(
    r"^(.*?[^\W\d_][\w'’-]*)(?=(?: (?:of|for|in|on|at|to|from|with|by|under|between|and|that|who|which)\b|,|;| [(–]|$))"
)
# A name in the possessive takes the place of the article: Inner Mongolia’s imports.
_POSSESSIVE = re.compile(r"(?:[A-Z][\w-]*\s)*[A-Z][\w-]*’s? ")
_ADJECTIVE_SUFFIX = re.compile(r"(?:an|ese|ish|kh|yz|ek|i|ch)$")


class English:
    """The grammar of English, as the composer asks for it."""

    places_behind = False
    places_adverbs = True

    def features(self) -> frozenset[str]:
        return frozenset((*_FORMS, *_TENSES, *_NUMBERS, *_ARTICLES, *_PLACES, *_OTHER))

    def ask(self, wants: Wants, feature: str, text: str) -> tuple[str, Wants]:
        if feature == "pass" and wants.form in ("base", "inf", "ing"):
            return "", wants._replace(form=f"{wants.form}.pass")
        if feature in _FORMS:
            return "", wants._replace(form=feature)
        if feature in _TENSES:
            return "", wants._replace(tense=feature)
        if feature in _NUMBERS:
            # What is not counted has no plural, whatever a rule asks of its kind: all timber.
            return "", wants if is_mass(head_noun(text)) else wants._replace(number=_NUMBERS[feature])
        if feature in _ARTICLES:
            return "", wants._replace(article=feature)
        if feature in _PLACES:
            return (_local(text) if feature == "loc" else _PLACES[feature]), wants
        if feature == "on":
            return ("" if wants.label else _time_preposition(text)), wants
        if feature == "name":
            return "", wants._replace(name=True)
        if feature == "alone":
            return "", wants._replace(alone=True)
        if feature == "poss":
            return "", wants._replace(case="poss")
        if feature == "num":
            return "", wants._replace(unitless=True)
        if feature == "neg":
            return "", wants._replace(negative=True)
        if feature == "next":
            return "", wants._replace(next=True)
        return "", wants

    def facts(self, unit: Unit) -> Facts:
        if unit.symbol == "R" and unit.text in _pronouns():
            return Facts(_pronouns()[unit.text]["number"])
        head = head_noun(unit.text)
        joined = unit.text.startswith("both ") or f" and {head}" in unit.text.partition(" of ")[0]
        return Facts("plur" if is_plural(head) or joined else "sing")

    def inflect(self, unit: Unit, wants: Wants) -> str:
        if unit.symbol in ("V", "VP", "VS", "VQ"):
            return _verb(unit, wants)
        if wants.adverb:
            return f"{wants.adverb} {self.inflect(unit, wants._replace(adverb=''))}"
        if unit.symbol == "R":
            return _pronoun(unit.text, wants.case)
        if unit.symbol in ("DET", "DP") and wants.agrees.number == "plur":
            return _words("of several").get(unit.text, unit.text)
        if unit.symbol in ("N", "NS", "NR", "G", "NV") and wants.number:
            return _in_number(unit.text, wants.number)
        return unit.text

    def count(self, quantity: Quantity, wants: Wants) -> Wants:
        return wants._replace(number=self.counted(quantity), article="bare")

    def counted(self, quantity: Quantity) -> str:
        return "sing" if isinstance(quantity, Number) and quantity.value == 1 and not quantity.approximation else "plur"

    def quantity(self, quantity: Quantity, wants: Wants, style: Style) -> str:
        return render(without_unit(quantity) if wants.unitless else quantity, style)

    def govern(self, verb: Unit, wants: Wants) -> tuple[str, Wants]:
        if verb.grammar and not verb.grammar.startswith(("intr", "state")):
            return verb.grammar.split()[0], wants
        words = verb.text.split()
        # A verb with its own object takes a further one with "of": accelerate construction of roads.
        return ("of" if len(words) > 1 and words[-1] not in _particles() else ""), wants

    def adjective(self, preferred: str, accepted: tuple[str, ...]) -> Unit | None:
        for text in accepted:
            if text != preferred and " " not in text and text[:3] == preferred[:3] and _ADJECTIVE_SUFFIX.search(text):
                return Unit(text, "A")
        return None

    def noun_phrase(self, body: str, unit: Unit, facts: Facts, wants: Wants) -> str:
        if not body or wants.article == "bare" or wants.heading or wants.label or unit.symbol in ("NAME", "X", "R"):
            return body
        first = body.split(maxsplit=1)[0]
        if first.lower() in _determiners() or first[:1].isdigit() or first[:1] in "“〔":
            return body
        if _POSSESSIVE.match(body):
            return body
        if wants.article == "the":
            return f"the {body}"
        number = wants.number or facts.number
        if wants.article == "a":
            return with_indefinite(body) if number == "sing" else body
        head = head_noun(unit.text)
        if head[:1].isupper():
            return f"the {body}" if head in _generics() else body
        if number == "plur" or (is_mass(head) and _bare_mass(body, unit)):
            return body
        article = "a" if _indefinite_words().intersection(body.lower().split()[:2]) else article_of(head)
        return with_indefinite(body) if article == "a" else f"{article} {body}".strip()

    def tidy(self, text: str) -> str:
        return text


GRAMMAR = English()


_BE = Unit("be", "V")


def _verb(unit: Unit, wants: Wants) -> str:
    """The verb, which is the first word of the unit, in form and tense."""
    verb, _, rest = unit.text.partition(" ")
    rest = f" {rest}" if rest else ""
    adverb = f"{wants.adverb} " if wants.adverb else ""
    no = ("not " if wants.negative else "") + adverb
    form = wants.form
    if form in ("", "fin") and wants.alone and not wants.subject.agent and _is_transitive(unit):
        form = "pass"
    elif form in ("base", "inf") and wants.alone and wants.known and not wants.subject.agent and _is_transitive(unit):
        form += ".pass"
    elif form.endswith("pass") and "intr" in unit.grammar:
        form = form.removesuffix("pass").removesuffix(".") or "fin"
    if form.endswith(".pass"):
        be = _verb(_BE, wants._replace(form=form.removesuffix(".pass"), alone=False))
        return f"{be} {verb_form(verb, 'participle')}{rest}"
    match form:
        case "base":
            return no + verb + rest
        case "inf":
            return f"{'not ' if wants.negative else ''}to {adverb}{verb}{rest}"
        case "ing":
            return no + verb_form(verb, "ing") + rest
        case "pp":
            return no + verb_form(verb, "ing" if "intr" in unit.grammar else "participle") + rest
        case "pass":
            return _finite("be", unit, wants, no) + f" {verb_form(verb, 'participle')}{rest}"
    if verb == "be" or _is_modal(verb):
        return _finite(verb, unit, wants, no) + rest
    if wants.negative:
        return f"{_finite('do', unit, wants, no)} {verb}{rest}"
    return _finite(verb, unit, wants, adverb) + rest


def _finite(verb: str, unit: Unit, wants: Wants, between: str) -> str:
    """A finite form; `between` stands behind the auxiliary, or before a verb that has none."""
    tense = wants.tense or ("pres" if "state" in unit.grammar else wants.time or "past")
    if wants.heading and not wants.tense:
        tense = "pres"
    one = wants.subject.number == "sing"
    if tense == "futr":
        return f"will {between}{'' if verb == 'do' else verb}".rstrip()
    if tense == "prog":
        return f"{_be(one, past=wants.time == 'past')} {between}{verb_form(verb, 'ing')}"
    if tense == "perf":
        return f"{'has' if one else 'have'} {between}{verb_form(verb, 'participle')}"
    if verb == "be":
        return f"{_be(one, past=tense == 'past')} {between}".rstrip()
    if _is_modal(verb):
        return f"{verb_form(verb, 'past' if tense == 'past' else 'base')} {between}".rstrip()
    form = verb_form(verb, "past" if tense == "past" else "third" if one else "base")
    return f"{form} {between}".rstrip() if verb == "do" else between + form


def _is_transitive(unit: Unit) -> bool:
    """Whether a verb of which no object is said means that its subject is acted on: the bridge was built."""
    return not unit.grammar and unit.text.split()[-1] not in _particles() and not unit.text.startswith("be ")


@cache
def _pronoun(text: str, case: str) -> str:
    """We, us, our: as a subject, elsewhere, and before what is had."""
    row = _pronouns().get(text)
    return row[{"subj": "subject", "poss": "possessive"}.get(case, "other")] if row else text


@cache
def _pronouns() -> dict[str, dict[str, str]]:
    return {row["subject"]: row for _, row in rows("english_pronouns.csv", __package__)}


@cache
def agents() -> frozenset[str]:
    """The nouns that act: customs, enterprise."""
    return frozenset(_words("agent"))


def _be(one: bool, *, past: bool) -> str:
    if past:
        return "was" if one else "were"
    return "is" if one else "are"


def _is_modal(verb: str) -> bool:
    """Whether a verb negates by itself and has no -s: can, must, should."""
    return verb_form(verb, "third") == verb


@cache
def head_noun(text: str) -> str:
    """The noun that a phrase is about: value in "total value of imports"."""
    if _is_series(text):
        return text.split()[-1]
    match = _HEAD.match(text)
    words = (match.group(1) if match else text).split()
    return words[-1] if words else ""


@cache
def _is_series(text: str) -> bool:
    """Whether the noun behind "and" is the head: mechanical and electrical products, imports and exports."""
    return " and " in text and " of " not in text and is_plural(text.split()[-1])


@cache
def is_counted(noun: str) -> bool:
    """Whether a noun, in lower case, has a plural of its own kind: a car, but no timber, no name."""
    return noun[:1].islower() and not is_mass(noun) and not is_plural(noun)


@cache
def _in_number(text: str, number: str) -> str:
    match = _HEAD.match(text)
    if match is None or (number == "plur" and _is_series(text)):
        return text
    front = match.group(1)
    head = front.split()[-1]
    changed = plural(head) if number == "plur" else singular(head)
    return front[: len(front) - len(head)] + changed + text[len(front) :]


def _bare_mass(body: str, unit: Unit) -> bool:
    """Whether a mass noun has nothing behind it that makes it a certain one: the trade of the port."""
    return not body[body.find(unit.text) + len(unit.text) :].startswith(" of ")


def _local(text: str) -> str:
    head = head_noun(text)
    return _words("place").get(head.lower(), "in")


def _time_preposition(text: str) -> str:
    """On 8 May, in May 2019, at 8:00; none before "last year"."""
    first = text.split(maxsplit=1)[0] if text else ""
    if re.match(r"\d{1,2}:\d\d", first):
        return "at"
    if re.match(r"\d{1,2}(?:–\d{1,2})? [A-Z]", text) or first == "the":
        return "on"
    return "in"


@cache
def _words(kind: str) -> dict[str, str]:
    return {row["word"]: row["value"] for _, row in rows("english_words.csv", __package__) if row["kind"] == kind}


@cache
def _particles() -> frozenset[str]:
    return frozenset(_words("particle"))


@cache
def _determiners() -> frozenset[str]:
    return frozenset(_words("determiner"))


@cache
def _generics() -> frozenset[str]:
    return frozenset(_words("the name"))


@cache
def _indefinite_words() -> frozenset[str]:
    return frozenset(_words("indefinite"))
