"""Small lexicons and rules, a row a line, and engines over them."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from types import FrameType

from builders import concepts, segments

from bilingual.language.style import Style, default_style
from bilingual.model import BlockKind, Concept, Segment
from bilingual.translate import Candidate, Options, Request, Step
from bilingual.translate.draft import Draft
from bilingual.translate.draft.chart import Chart, Node
from bilingual.translate.draft.compose import Composer
from bilingual.translate.draft.grammar import Wants
from bilingual.translate.draft.leaves import Reader
from bilingual.translate.draft.lexicon import Entry, Line, load_entries, load_signs
from bilingual.translate.draft.rules import Rule, load_rules

WORDS = (
    "海关,n,customs,,таможня,",
    "货物,n,goods,,груз,",
    "列车,n,train,,поезд,",
    "查验,nv,examination,,досмотр,",
    "北京,ns,Beijing,,Пекин,",
    "站,ng,station,,станция,",
    "记者,nr,reporter,,журналист,",
    "加强,v,strengthen,,усиливать,ipf pair=усилить",
    "检查,v,inspect,,проверить,pf pair=проверять",
    "位于,v,lie in,state,располагаться,ipf в+prep",
    "参加,v,participate,in,участвовать,ipf в+prep",
    "增长,vq,grow by,,вырасти на,pf на+acc",
    "出发,va,set off,,отправиться,pf",
    "表示,vs,say,,заявить,pf",
    "新,a,new,,новый,",
    "积极,d,actively,,активно,",
    "昨日,t,yesterday,,вчера,",
    "他们,r,they,,они,",
    "因此,c,therefore,,поэтому,",
    "据悉,phrase,it is reported,,как сообщается,",
    "前,f,before,,до,",
    "的,u,,,,",
)
RULES = (
    "np,NP,N|NS|NR|R|G|U:h,{h*},{h*},,,-1",
    "action,NP,NV:h,{h*},{h*},,,-1",
    "adjective,NP,A:a NP:h,{a} {h*},{a@h} {h*}",
    "of,NP,NP:x 的 NP:h,the {h*} of {x},{h*} {x:gen},,,1",
    "place,NP,NS:x NP:h,{x:adj@h}{h*},{x:adj@h}{h*}",
    "and,NP,NP:a 和|与 NP:b,{a*} and {b*},{a*} и {b*},,,2",
    "counted,NP,Q:q NP:h,{q} {h*#q},{q*} {h*#q},,,-2",
    "town,NS,U:x 镇,{x:name} Town,[посёлок] {x:name},,,-2",
    "in,ADV,在 NP:x,{x:loc},{x:loc}",
    "on,ADV,DATE:t,{t:on},{t:on}",
    "v,VP,V:v,{v*:alone},{v*:alone},,,2",
    "v-np,VP,V:v NP:n,{v*} {n^v},{v*} {n^v}",
    "done,V,V:v 了,{v*:past},{v*:past}",
    "will,VP,将 VP:v,{v*:futr},{v*:futr},,,-2",
    "not,VP,不 VP:v,{v*:neg},{v*:neg}",
    "d-vp,VP,D:d VP:v,{d:adverb}{v*},{d} {v*}",
    "vq-q,VP,VQ:v QM|QS|Q:q,{v*} {q^v},{v*} {q^v},,,-2",
    "yoy,VP,同比 增长 QS:q,[grow] by {q} year on year,[вырасти] на {q:acc} за год,up {q} on the year,"
    "рост на {q:acc} за год,-8",
    "s,S,NP:s VP:v,{s} {v*@s},{s} {v*@s},,,-1",
    'adv-s,S,ADV:p S:c,"{p}, {c*}",{p} {c*},,,1',
    "say,SAY,NP|NAME:s VS:v,{s} {v*@s},{s} {v*@s},,,-3",
    "title,NP,NR:x NAME:h,{x} {h},{x*} {h},,,-8",
    "headline,H,NP:x VP:v,{x:bare}: {v:inf},{x}: {v:inf}",
    "label,L,DATE:t,{t},{t}",
)  # fmt: skip
PLAIN = Wants()
TERMS = concepts("口岸,port of entry,пункт пропуска", "互市,mutual trade,", "满洲里,Manzhouli,Маньчжурия")


def lines(header: str, *rows: str) -> tuple[Line, ...]:
    """The rows of a table, each with its line; cells that are left out at the end are empty."""
    reader = csv.DictReader(io.StringIO("\n".join((header, *rows))), restval="")
    return tuple((reader.line_num, row) for row in reader)


def word_lines(*rows: str) -> tuple[Line, ...]:
    return lines("zh,pos,en,en_grammar,ru,ru_grammar,note", *rows)


def rule_lines(*rows: str) -> tuple[Line, ...]:
    return lines("id,category,zh,en,ru,en_next,ru_next,weight,note", *rows)


def entries(*rows: str) -> tuple[Entry, ...]:
    return load_entries([("words.csv", word_lines(*rows))])


def rules(*rows: str) -> tuple[Rule, ...]:
    return load_rules([("rules.csv", rule_lines(*rows))])


def engine(own: tuple[str, ...] = (), style: Style | None = None) -> Draft:
    chart, signs = Chart(rules(*RULES)), load_signs()
    reader = Reader(entries(*WORDS), signs, chart.words(), entries(*own))
    return Draft(reader, chart, signs, "0" * 64, Options(style=style or default_style()))


def read(
    text: str, grammar: tuple[str, ...] = RULES, kind: str = "", terms: tuple[Concept, ...] = TERMS
) -> tuple[Node, ...]:
    """The reading of a text without punctuation, with the figures and terms that stand in it."""
    (cut,) = segments(text, terms=terms)
    chart = Chart(rules(*grammar))
    reader = Reader(entries(*WORDS), load_signs(), chart.words())
    return chart.read(len(text), reader.leaves(text, cut.marks, 0), kind)


def tree(node: Node) -> str:
    """A node in one line: NP(A新 NP(N列车)); what a rule has of its own is left out."""
    if node.leaf is not None:
        value = node.leaf.value
        return f"{node.symbol}{getattr(value, 'zh', '') or getattr(value, 'text', '') or value}"
    return f"{node.symbol}({' '.join(map(tree, node.children))})"


def trees(text: str, grammar: tuple[str, ...] = RULES, kind: str = "") -> str:
    """How a text is read: its nodes, parted by ` + ` where no rule joins them."""
    return " + ".join(map(tree, read(text, grammar, kind)))


def said(text: str, language: str, wants: Wants = PLAIN) -> str:
    """The one node that a text is read as, in a form."""
    (node,) = read(text)
    return Composer(language, default_style()).say(node, wants)


def candidates(
    text: str, language: str, made: Draft | None = None, kind: BlockKind = "paragraph"
) -> list[tuple[Segment, Candidate]]:
    """The segments of a text with what an engine says of each."""
    cut = segments(text, terms=TERMS)
    requests = [Request(each.id, language, each.text, each.marks_in(language), kind) for each in cut]
    return [(cut[index], candidate) for index, candidate in (made or engine()).translate(requests)]


def drafted(text: str, kind: BlockKind = "paragraph", made: Draft | None = None) -> tuple[str, str]:
    """A text in English and in Russian, its no-break spaces as `_`."""
    targets = (
        " ".join(candidate.target for _, candidate in candidates(text, language, made, kind))
        for language in ("en", "ru")
    )
    english, russian = (target.replace("\N{NO-BREAK SPACE}", "_") for target in targets)
    return english, russian


def leaves_of(step: Step) -> Iterator[Step]:
    """The steps that no rule made."""
    if not step.origin.startswith("rule "):
        yield step
    for below in step.steps:
        yield from leaves_of(below)


def calls(function: Callable[[], object]) -> int:
    """How many calls of Python functions a function makes: the same on every machine."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
