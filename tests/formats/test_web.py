"""Web pages: the body of the article, whole and in order, from pages in any of the usual encodings."""

from hashlib import sha256

import pytest

from bilingual.errors import InputError
from bilingual.formats.web import read
from bilingual.model import Article

Shape = tuple[str, str, int, str]

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>滿洲里口岸首季貨運量增長 - 香港商報網</title>
<meta property="og:site_name" content="香港商報網"><script>var date = "2024-01-01";</script></head><body>
<div class="nav"><ul><li><a href="/">首頁</a></li><li><a href="/n">新聞</a></li></ul></div>
<div class="main"><h1>滿洲里口岸首季貨運量增長</h1>
<div class="info"><span>2019-05-08 10:32</span> <span>來源：香港商報網</span></div>
<div class="content"><p>　　【香港商報網訊】記者孫某報道：滿洲里海關昨日公布，今年首季口岸進出口貨運量達420萬噸。</p>
<p><img src="a.jpg"></p><p>圖為口岸。</p><h2>木材居前列</h2>
<p>海關人員表示，木材進口量為180萬噸，<b>化肥</b>進口量為35萬噸，
兩者合計超過總量的一半。</p><ul><li>木材<ul><li>原木</li></ul></li><li>化肥</li></ul>
<table><tr><th colspan="2">商品</th><th>噸</th></tr><tr><td rowspan="2">木材</td><td>原木</td><td>120萬</td></tr>
<tr><td>板材</td><td>60萬</td></tr></table>
<p>完。</p><p>完。</p><p>海關人員表示，雙方將繼續合作，<br><br>並延長通關時間，方便兩地企業和居民往來。</p></div>
<div class="editor">責任編輯：李四</div><div class="share">分享到：微信 微博</div>
<div class="rel"><h3>相關新聞</h3><ul><li><a href="1">二連浩特口岸恢復通關</a></li>
<li><a href="2">滿洲里口岸首季貨運量增長</a></li></ul></div></div>
<div class="footer">版權所有 香港商報網 2024</div></body></html>"""

SHAPES: list[Shape] = [
    ("heading", "title", 1, "滿洲里口岸首季貨運量增長"),
    ("chrome", "date", 0, "2019-05-08 10:32 來源：香港商報網"),
    ("paragraph", "", 0, "　　【香港商報網訊】記者孫某報道：滿洲里海關昨日公布，今年首季口岸進出口貨運量達420萬噸。"),
    ("paragraph", "", 0, "圖為口岸。"),
    ("heading", "", 2, "木材居前列"),
    ("paragraph", "", 0, "海關人員表示，木材進口量為180萬噸，化肥進口量為35萬噸，兩者合計超過總量的一半。"),
    ("list item", "", 0, "木材"),
    ("list item", "", 1, "原木"),
    ("list item", "", 0, "化肥"),
    ("table cell", "", 0, "商品"),
    ("table cell", "", 0, "噸"),
    ("table cell", "", 0, "木材"),
    ("table cell", "", 0, "原木"),
    ("table cell", "", 0, "120萬"),
    ("table cell", "", 0, "板材"),
    ("table cell", "", 0, "60萬"),
    ("paragraph", "", 0, "完。"),
    ("paragraph", "", 0, "完。"),
    ("paragraph", "", 0, "海關人員表示，雙方將繼續合作，"),
    ("paragraph", "", 0, "並延長通關時間，方便兩地企業和居民往來。"),
    ("chrome", "editor", 0, "責任編輯：李四"),
]
PLACES = [
    f"table 1, row {row}, column {column}" for row, column in [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3)]
]


def shapes(article: Article) -> list[Shape]:
    return [(block.kind, block.role, block.level, block.raw) for block in article.blocks]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", "utf-8"),
        ("big5hkscs", "big5"),
        ("big5hkscs", ""),
        ("utf-16", "utf-8"),
    ],
)
def test_a_page_in_every_encoding(encoding: str, declared: str) -> None:
    data = PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding)
    article = read(data, "a.html")
    assert shapes(article) == SHAPES
    assert [block.place for block in article.blocks if block.place] == PLACES
    assert (article.title, article.origin, article.digest) == (SHAPES[0][3], "a.html", sha256(data).hexdigest())
    assert article.metadata == (("byline", "孫某"), ("date", "2019-05-08"), ("source", "香港商報網"))
    assert article.unread == ("1 picture",)
    assert [block.id for block in article.blocks] == [f"p{n:03}" for n in range(1, len(SHAPES) + 1)]


def test_the_same_bytes_give_the_same_article() -> None:
    assert read(PAGE.encode(), "a.html") == read(PAGE.encode(), "a.html")


def test_the_title_comes_first_if_the_body_lacks_it() -> None:
    page = PAGE.replace("<h1>滿洲里口岸首季貨運量增長</h1>", "").replace("滿洲里口岸首季貨運量增長</a>", "更多</a>")
    article = read(page.encode(), "a.html")
    assert shapes(article)[0] == ("heading", "title", 1, article.title)
    assert article.title.startswith("滿洲里口岸首季貨運量增長")
    assert [shape for shape in shapes(article) if shape in SHAPES[2:]] == SHAPES[2:]


def test_dates_of_tomorrow_are_read_and_none_is_invented() -> None:
    assert read(PAGE.replace("2019-05-08", "2098-05-08").encode(), "a.html").meta("date") == "2098-05-08"
    assert read(PAGE.replace("2019-05-08 10:32", "").encode(), "a.html").meta("date") == ""


def test_a_table_that_lays_out_a_page_has_no_cells() -> None:
    inner = "<table><tr><td><p>{}</p></td></tr></table>"
    page = f"<html><body><table><tr><td>口岸</td><td>{inner}</td></tr></table></body></html>"
    text = "海關人員表示，雙方將繼續合作，並延長通關時間，方便兩地企業和居民往來。"
    assert ("paragraph", "", 0, text) in shapes(read(page.format(text).encode(), "a.html"))


def test_what_is_not_read_is_counted() -> None:
    more = '<video src="a"></video><img src="b"><p hidden>隱藏</p><aside>旁欄</aside><p>圖為口岸。</p>'
    article = read(PAGE.replace("<p>圖為口岸。</p>", more).encode(), "a.html")
    assert (shapes(article), article.unread) == (SHAPES, ("1 aside", "1 film", "2 pictures"))


STRUCK = "1 struck-out passage"


@pytest.mark.parametrize(
    ("markup", "text", "unread"),
    [
        ("<del>500</del>600萬噸", "600萬噸", (STRUCK,)),
        ("<s>500</s>600萬噸", "600萬噸", (STRUCK,)),
        ("<strike>500</strike>600萬噸", "600萬噸", (STRUCK,)),
        ('<span style="Text-Decoration: line-through">500</span>600萬噸', "600萬噸", (STRUCK,)),
        ('<span style="text-decoration: underline">5</span>600萬噸', "5600萬噸", ()),
        ("<ins>500</ins>萬噸", "500萬噸", ()),
        ("10<sup>6</sup>噸", "10⁶噸", ()),
        ("10<sup>−6</sup>噸", "10⁻⁶噸", ()),
        ("10<small>6</small>噸", "106噸", ()),
        ('5%<sup><a href="#n">1</a>,2</sup>3項', "5%¹,²3項", ()),
        ("5%<sup>[1]</sup>", "5%[¹]", ()),
        ("5%<sup>注一</sup>", "5%^(注一)", ()),
        ("5%<sup>注</sup>", "5%注", ()),
        ("CO<sub>2</sub>", "CO₂", ()),
        ("PM<sub>2.5</sub>15微克", "PM₂.₅15微克", ()),
        ('600<img src="a">500噸', "600 500噸", ("1 picture",)),
        ('600<img src="a">噸', "600噸", ("1 picture",)),
        ("600<input>500噸", "600 500噸", ()),
        ("600<script>1</script>500噸", "600500噸", ()),
    ],
)
def test_what_stands_apart_joins_no_figure(markup: str, text: str, unread: tuple[str, ...]) -> None:
    page = f"<html><body><p>海關人員表示，雙方將繼續合作。</p><p>{markup}</p></body></html>"
    article = read(page.encode(), "a.html")
    assert ([block.raw for block in article.blocks][1:], article.unread) == ([text], unread)


def test_struck_out_and_raised_text_does_not_hide_the_body() -> None:
    page = PAGE.replace("420萬噸", "<del>400</del>420萬噸<sup>1</sup>").replace("180萬噸", "<s>90</s>180萬噸")
    expected = [(*shape[:3], shape[3].replace("420萬噸", "420萬噸¹")) for shape in SHAPES]
    article = read(page.encode(), "a.html")
    assert (shapes(article), article.unread) == (expected, ("1 picture", "2 struck-out passages"))


def test_a_fragment_is_enough() -> None:
    assert shapes(read("<p>满洲里口岸恢复通关。</p>".encode(), "a.html")) == [
        ("paragraph", "", 0, "满洲里口岸恢复通关。")
    ]


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><script>var a</script><p>\u3000</p></html>"])
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(InputError, match=r"^has no article text; "):
        read(page.encode(), "a.html")


def test_a_page_that_would_be_cut_is_refused() -> None:
    page = "<html><body>{}口岸恢復通關。</body></html>"
    assert len(read(page.format("<div>" * 200).encode(), "a.html").blocks) == 1
    with pytest.raises(InputError, match="too deeply nested"):
        read(page.format("<div>" * 300).encode(), "a.html")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<svg>口岸</svg><p>過貨二十車。<html>", [("paragraph", "", 0, "過貨二十車。")]),
        ("<html><p>過貨\n二十車，\u2028共 12 噸。", [("paragraph", "", 0, "過貨二十車， 共 12 噸。")]),
        ("<html><pre>過貨\n二十車</pre>", [("paragraph", "", 0, "過貨"), ("paragraph", "", 0, "二十車")]),
    ],
)
def test_odd_pages(page: str, expected: list[Shape]) -> None:
    assert shapes(read(page.encode(), "a.html")) == expected
