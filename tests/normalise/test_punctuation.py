"""Width, blanks, invisible characters and punctuation."""

import pytest

from bilingual.normalise import normalise_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("口岸,海关;边境:贸易?是!", "口岸，海关；边境：贸易？是！"),
        ("3,500吨", "3,500吨"),
        ("增长3.5个百分点", "增长3.5个百分点"),
        ("上午10:30开始", "上午10:30开始"),
        ("时间:10:30", "时间：10:30"),
        ("增长3.5%,其中", "增长3.5%，其中"),
        ("一季度,3500吨", "一季度，3500吨"),
        ("in Manzhouli, 2019: yes", "in Manzhouli, 2019: yes"),
        ("见https://example.org/a,b:c(d)。", "见https://example.org/a,b:c(d)。"),
        ("见https://example.org/海,关?a=(一)", "见https://example.org/海,关?a=(一)"),
        ("自贸区(海关特殊监管)", "自贸区（海关特殊监管）"),
        ("自贸区(FTZ)建设", "自贸区（FTZ）建设"),
        ("FTZ (free trade zone)", "FTZ (free trade zone)"),
        ("图1(a)", "图1(a)"),
        ("海关.", "海关。"),
        ("海关.口岸.", "海关。口岸。"),
        ("弗拉基米尔.普京来访。", "弗拉基米尔.普京来访。"),
        ("1.海关总署", "1.海关总署"),
        ("他说(是的),然后", "他说（是的），然后"),
        ("真的?!", "真的？！"),
    ],
)
def test_punctuation(raw: str, text: str) -> None:
    assert normalise_text(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("６．９１万", "6.91万"),
        ("１０：３０", "10:30"),
        ("３，５００吨", "3,500吨"),
        ("１２，３４５，６７８", "12,345,678"),
        ("２０１８，２０１９年", "2018，2019年"),
        ("120，350吨", "120，350吨"),
        ("３％", "3%"),
        ("ＧＤＰ", "GDP"),
        ("口岸，海关：是（否）？", "口岸，海关：是（否）？"),
        ("｢口岸｣､海关｡", "「口岸」、海关。"),
    ],
)
def test_width(raw: str, text: str) -> None:
    assert normalise_text(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text", "rules"),
    [
        ("\u3000\u3000口岸", "口岸", ["space"]),
        ("口\u3000岸", "口 岸", ["space"]),
        ("口 岸", "口 岸", []),
        ("口 \u2009\xa0岸", "口 岸", ["space"]),
        ("口 \u200b 岸", "口 岸", ["space"]),
        ("口\u200b岸\ufeff\xad\u202e", "口岸", ["invisible", "invisible"]),
        ("口\x00岸\x1b", "口岸", ["invisible", "invisible"]),
        ("口 \r\n岸", "口\n岸", ["space"]),
        ("口\n岸", "口\n岸", []),
        ("\u3000", "", ["space"]),
        ("\u2f08\u2ed4\U0002f81a", "人门\u51ac", ["compatibility"]),
        ("\uf9d1\ufa0e", "六\ufa0e", ["compatibility"]),
    ],
)
def test_characters(raw: str, text: str, rules: list[str]) -> None:
    done = normalise_text(raw)
    assert (done.text, [edit.rule for edit in done.edits]) == (text, rules)
