"""From a reading to words: templates are filled from the leaves up, each slot in the form that is asked of it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from bilingual.language import LANGUAGES, target_language
from bilingual.language.chinese.names import transcribed_place
from bilingual.language.style import Style
from bilingual.model import Concept, Mark, Number, Quantity, Rendering
from bilingual.translate import Step
from bilingual.translate.draft import english, russian
from bilingual.translate.draft.chart import Node
from bilingual.translate.draft.grammar import INFLECTED_AS, Facts, TargetGrammar, Unit, Wants
from bilingual.translate.draft.leaves import Unknown
from bilingual.translate.draft.lexicon import Entry, Sign
from bilingual.translate.draft.names import Name
from bilingual.translate.draft.rules import Part, Template

GRAMMARS: dict[str, TargetGrammar] = {"en": english.GRAMMAR, "ru": russian.GRAMMAR}
assert set(GRAMMARS) == set(LANGUAGES)

# What takes an article, if it is the outermost of its kind.
_NOMINAL = frozenset(("N", "NS", "NR", "G", "NV", "NT", "NP"))
_INFINITIVES = frozenset(("inf", "base"))
_SERIES = Facts(number="plur")
# The features that ask for a number.
_NUMBERS = frozenset(("sg", "pl"))
# What makes a thing a certain one, or says how many.
_CERTAIN = frozenset(("DET", "DP", "MQ", "ORD", "R", "Q", "QN"))
# Names of persons and places act; things are acted on.
_AGENTS = frozenset(("NR", "NS", "NAME", "R"))


class Composer:
    """Says nodes in one language, and notes how: the steps of what it said."""

    def __init__(self, language: str, style: Style) -> None:
        self.language = language
        self._style = style
        self._spell = target_language(language).spell
        self.grammar = GRAMMARS[language]
        # The marks that are said as they stand in the glossary.
        self.literal: frozenset[str] = frozenset()
        # The steps of the nodes below the one that is being said, by their id: what is said last of a node stays.
        self._steps: dict[int, Step] = {}

    def say(self, node: Node, wants: Wants) -> str:
        """A node in the form wanted."""
        above, self._steps = self._steps, {}
        words = self._said(node, wants)
        below = tuple(self._steps[id(child)] for child in node.children if id(child) in self._steps)
        self._steps = above
        self._steps[id(node)] = Step(node.start, node.start + _length(node), words, origin(node), below)
        return words

    def step(self, node: Node, offset: int) -> Step:
        """How a node was said last, which is then forgotten; `offset` is where in the segment the nodes count from."""
        return _moved(self._steps.pop(id(node)), offset)

    def _said(self, node: Node, wants: Wants) -> str:
        if node.symbol in _NOMINAL and wants.article != "bare":
            series = node.rule is not None and len(self._template(node, wants).heads) > 1
            if not series:
                body = self._body(node, wants._replace(article="bare"))
                return self.grammar.noun_phrase(body, self.unit(node), self.facts(node), wants)
        return self._body(node, wants)

    def _body(self, node: Node, wants: Wants) -> str:
        if node.leaf is not None:
            return self._leaf(node, wants)
        template = self._template(node, wants)
        words: list[str] = []
        behind = ""
        wants, lost = self._with_adverbs(template, node, wants)
        words.append(lost)
        for part in template.parts:
            if "adverb" in part.features and self.grammar.places_adverbs:
                continue
            if part.unit is not None:
                words.append(self._spelt(self.grammar.inflect(part.unit, self._asked(part, node, wants, template)[1])))
            elif part.slot < 0:
                words.append(self._spelt(part.text))
            elif "adj" in part.features:
                said, late = self._as_adjective(part, node, wants)
                words.append(said)
                behind += late
            else:
                words.append(self._slot(part, node, wants, template))
        return "".join(words) + behind

    def _spelt(self, text: str) -> str:
        """The engine's own words as the style spells them; terms, figures and what is kept are not its own."""
        return self._spell(text, self._style)

    def _with_adverbs(self, template: Template, node: Node, wants: Wants) -> tuple[Wants, str]:
        """The adverbs of a template handed to its head; without one they stand in front."""
        if not self.grammar.places_adverbs:
            return wants, ""
        own = [self.say(node.children[part.slot], Wants()) for part in template.parts if "adverb" in part.features]
        adverb = " ".join(filter(None, (wants.adverb, *own)))
        if adverb and not template.heads and template.unit is None:
            return wants._replace(adverb=""), f"{adverb} "
        return wants._replace(adverb=adverb), ""

    def _template(self, node: Node, wants: Wants) -> Template:
        assert node.rule is not None
        return node.rule.template(self.language, following=wants.next)

    def _slot(self, part: Part, node: Node, wants: Wants, template: Template) -> str:
        child = node.children[part.slot]
        before, asked = self._asked(part, node, wants, template)
        if part.governed >= 0:
            preposition, asked = self.grammar.govern(self.unit(node.children[part.governed]), asked)
            before += preposition
        if part.counted >= 0:
            quantity = _quantity(node.children[part.counted])
            asked = asked if quantity is None else self.grammar.count(quantity, asked)
        said = self.say(child, asked)
        return f"{before} {said}" if before and said else said

    def _asked(self, part: Part, node: Node, wants: Wants, template: Template) -> tuple[str, Wants]:
        """The word before a part and what is wanted of it."""
        if part.inherits:
            several = len(template.heads) > 1
            first = not several or part.slot == template.heads[0]
            asked = wants._replace(number="" if several else wants.number, adverb=wants.adverb if first else "")
        else:
            case = wants.case if part.agrees >= 0 else "subj" if part.slot in template.subjects else "nomn"
            asked = Wants(heading=wants.heading, label=wants.label, time=wants.time, case=case)
            if wants.known and not _INFINITIVES.isdisjoint(part.features):
                # Whom the verb above speaks of is whom the infinitive speaks of: the goods can be released.
                asked = asked._replace(subject=wants.subject, agrees=wants.agrees, known=True)
        before = ""
        for feature in part.features:
            if feature == "goods":
                asked = asked._replace(number="plur" if self._is_kind(node.children[part.slot]) else asked.number)
                continue
            word, asked = self.grammar.ask(asked, feature, self._named(part, node))
            before = word or before
        if part.agrees >= 0:
            facts = self._facts_here(part.agrees, node, wants)
            if _NUMBERS.intersection(part.features):
                # A verb may say the number of its subject: exports, which is in another than that of the term.
                facts = facts._replace(number=asked.number)
            asked = asked._replace(subject=facts, agrees=facts, known=True)
        return before, asked

    def _named(self, part: Part, node: Node) -> str:
        """What a preposition is chosen by: the head of what stands in a slot, or the figure."""
        if part.slot < 0:
            return ""
        child = node.children[part.slot]
        while child.leaf is None and len(child.children) == 1:
            child = child.children[0]
        quantity = _quantity(child)
        return self.unit(child).text if quantity is None else self.grammar.quantity(quantity, Wants(), self._style)

    def _as_adjective(self, part: Part, node: Node, wants: Wants) -> tuple[str, str]:
        """A place as the adjective of it, where the glossary has one; else as the language puts a place to a noun."""
        child = node.children[part.slot]
        unit = self._adjective(child)
        if unit is None and self.grammar.places_behind:
            return "", f" {self.say(child, Wants(case='gent'))}"
        if unit is None:
            return f"{self.say(child, Wants(article='bare'))} ", ""
        _, asked = self._asked(part, node, wants, self._template(node, wants))
        said = self.grammar.inflect(unit, asked)
        self._steps[id(child)] = Step(child.start, child.end, said, origin(child))
        return f"{said} ", ""

    def _adjective(self, node: Node) -> Unit | None:
        value = node.leaf.value if node.leaf is not None else None
        concept = value.value if isinstance(value, Mark) else None
        if isinstance(value, Mark) and isinstance(concept, Concept) and value.id not in self.literal:
            preferred = concept.preferred(self.language)
            if preferred is not None:
                return _adjective(self.language, preferred.text, concept.accepted(self.language))
        return None

    def facts(self, node: Node, number: str = "") -> Facts:
        """What a node is to the words that agree with it."""
        if node.leaf is not None:
            agent = node.symbol in _AGENTS or self._english_head(node) in english.agents()
            facts = self.grammar.facts(self.unit(node))._replace(agent=agent)
        else:
            template = self._template(node, Wants())
            if template.unit is not None:
                facts = self.grammar.facts(template.unit)
            elif len(template.heads) > 1:
                facts = _SERIES._replace(agent=self.facts(node.children[template.heads[0]]).agent)
            elif template.heads:
                facts = self._head_facts(node, template)
            else:
                facts = Facts()
            assert node.rule is not None
            noun = node.rule.slots.index("h") if "h" in node.rule.slots else -1
            if noun >= 0 and template.heads[:1] != (noun,):
                # Most enterprises act as enterprises do.
                facts = facts._replace(agent=self.facts(node.children[noun]).agent)
        return facts._replace(number=number) if number else facts

    def _facts_here(self, slot: int, node: Node, wants: Wants) -> Facts:
        """What stands in a slot, in the number that the template asks of it."""
        part = next((part for part in self._template(node, wants).parts if part.slot == slot), None)
        facts = self.facts(node.children[slot], wants.number)
        return facts if part is None else self._in_number(part, node, facts)

    def _head_facts(self, node: Node, template: Template) -> Facts:
        part = next(part for part in template.parts if part.slot == template.heads[0])
        facts = self._in_number(part, node, self.facts(node.children[part.slot]))
        if part.counted >= 0:
            quantity = _quantity(node.children[part.counted])
            number = facts.number if quantity is None else self.grammar.counted(quantity)
            facts = facts._replace(number=number)
        return facts

    def _in_number(self, part: Part, node: Node, facts: Facts) -> Facts:
        for feature in part.features:
            _, asked = self.grammar.ask(Wants(), feature, self._named(part, node))
            facts = facts._replace(number=asked.number or facts.number)
        return facts

    def _english_head(self, node: Node) -> str:
        """Who acts is told by the English noun, for all languages alike."""
        value = node.leaf.value if node.leaf is not None else None
        match value:
            case Entry():
                return english.head_noun(value.units["en"].text)
            case Mark(value=Concept() as concept):
                rendering = concept.preferred("en")
                return english.head_noun(rendering.text) if rendering is not None else ""
        return ""

    def _is_kind(self, node: Node) -> bool:
        """Whether a phrase names a kind of things that are counted, such as cars in exports of cars; no certain one."""
        while node.leaf is None:
            template = self._template(node, Wants())
            if template.unit is not None or len(template.heads) != 1:
                return False
            if any(child.symbol in _CERTAIN for child in node.children):
                return False
            node = node.children[template.heads[0]]
        return node.symbol == "N" and english.is_counted(self._english_head(node))

    def unit(self, node: Node) -> Unit:
        """The dictionary form of the head of a node."""
        while node.leaf is None:
            template = self._template(node, Wants())
            if template.unit is not None:
                return template.unit
            if not template.heads:
                return Unit("", node.symbol)
            node = node.children[template.heads[0]]
        value = node.leaf.value
        match value:
            case Entry():
                return value.units[self.language]
            case Mark(value=Concept() as concept):
                rendering = concept.preferred(self.language)
                assert rendering is not None
                return Unit(rendering.text, INFLECTED_AS.get(node.symbol, node.symbol), rendering.grammar)
            case Unknown(text=text):
                return Unit(f"〔{text}〕", "X")
            case Name():
                return Unit(value.said(self.language), "NAME")
            case Sign():
                return Unit(value.target(self.language), "X")
            case str():
                return Unit(value, "X")
        return Unit("", node.symbol)

    def _leaf(self, node: Node, wants: Wants) -> str:
        assert node.leaf is not None
        value = node.leaf.value
        if isinstance(value, Mark) and value.id in self.literal:
            wants = Wants()
        quantity = _quantity(node)
        if quantity is not None and not isinstance(value, Entry):
            return self.grammar.quantity(quantity, wants, self._style)
        if wants.name and isinstance(value, Unknown):
            return f"〔{transcribed_place(value.text, self.language) or value.text}〕"
        said = self.grammar.inflect(self.unit(node), wants)
        return self._spelt(said) if isinstance(value, Entry) else said


def _quantity(node: Node) -> Quantity | None:
    """The figure that a node is, or the small number, if it is one."""
    value = node.leaf.value if node.leaf is not None else None
    if isinstance(value, Entry) and node.symbol == "Q":
        return Number(Fraction(value.units["en"].grammar))
    return value.value if isinstance(value, Mark) and not isinstance(value.value, Concept) else None


def _length(node: Node) -> int:
    """The characters of a node; the blanks behind a leaf are none of its own."""
    match node.leaf.value if node.leaf is not None else None:
        case Mark() as mark:
            return mark.end - mark.start
        case Entry(zh=text) | Sign(zh=text) | Unknown(text=text) | Name(text=text):
            return len(text)
        case str() as text:
            return len(text) or node.end - node.start
    return node.end - node.start


def _moved(step: Step, offset: int) -> Step:
    below = tuple(_moved(each, offset) for each in step.steps)
    return Step(step.start + offset, step.end + offset, step.target, step.origin, below)


def origin(node: Node) -> str:
    """Where the words of a node come from."""
    if node.rule is not None:
        return f"rule {node.rule.id}"
    assert node.leaf is not None
    match node.leaf.value:
        case Entry(zh=zh):
            return f"lexicon {zh}"
        case Mark(value=Concept(id=concept_id)):
            return concept_id
        case Mark():
            return "quantity"
        case Name():
            return "name"
        case Unknown():
            return "unknown"
        case Sign():
            return "punctuation"
    return "kept"


@lru_cache(maxsize=4096)
def _adjective(language: str, preferred: str, accepted: tuple[Rendering, ...]) -> Unit | None:
    return GRAMMARS[language].adjective(preferred, tuple(each.text for each in accepted))
