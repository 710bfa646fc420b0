"""Plain text: every non-empty line is one block, whatever it is taken for."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.errors import InputError
from bilingual.formats.decode import is_blank
from bilingual.formats.text import read
from bilingual.model import Article, Block

Shape = tuple[str, str, int, str]

HONG_KONG: list[Shape] = [
    ("chrome", "breadcrumb", 0, "首頁 > 新聞 > 兩岸 > 正文"),
    ("heading", "title", 1, "滿洲里口岸首季進出口貨運量增長逾一成"),
    ("chrome", "date", 0, "2019-05-08 10:32　來源：香港商報網　字號：大 中 小"),
    (
        "paragraph",
        "",
        0,
        "　　【香港商報網訊】記者孫某報道：滿洲里海關昨日公布，今年首季口岸貨運量達420萬噸，同比增長12.5%。",
    ),
    ("heading", "", 2, "　　木材與化肥仍居前列"),
    ("paragraph", "", 0, "　　海關人員表示，木材進口量為180萬噸，化肥進口量為35萬噸，兩者合計超過總量的一半。"),
    ("paragraph", "", 0, "圖為滿洲里口岸的集裝箱班列。張三 攝"),
    ("heading", "", 2, "一、通關時間縮短"),
    ("paragraph", "", 0, "　　口岸實行二十四小時預約通關，單證審核由四小時縮短至四十分鐘，企業普遍表示滿意。"),
    ("paragraph", "", 0, "主要商品："),
    ("list item", "", 0, "1. 木材180萬噸"),
    ("list item", "", 0, "2. 化肥35萬噸"),
    ("heading", "", 2, "「邊民也能買到鮮貨」"),
    ("paragraph", "", 0, "　　互市區商戶王某說，蒙古國的羊肉每天上午到貨，當天便能賣完。"),
    ("chrome", "editor", 0, "[責任編輯：李四]"),
    ("chrome", "footer", 0, "分享到：微信 微博 QQ空間"),
    ("chrome", "footer", 0, "相關新聞"),
]

MAINLAND: list[Shape] = [
    ("chrome", "breadcrumb", 0, "您的位置：首页 » 新闻 » 口岸"),
    ("heading", "title", 1, "绥芬河口岸能否再创新高？"),
    ("chrome", "source", 0, "来源：新华社 2019年05月08日 10:32"),
    ("paragraph", "", 0, "  新华社哈尔滨5月8日电（记者张三、李四）记者从海关获悉，绥芬河口岸前四个月过货量达320万吨。"),
    ("heading", "", 3, "（一）铁路运输"),
    ("paragraph", "", 0, "  铁路口岸日均接车二十二列，较去年同期增加三列，其中木材专列占四成以上。"),
    ("paragraph", "", 0, "一、要继续压缩通关时间，让企业少跑路。"),
    ("paragraph", "", 0, "  2019年5月8日，海关还公布了公路口岸的数据，客货运量均有增长。"),
    ("chrome", "footer", 0, "【打印】【关闭】"),
]

TAIWAN: list[Shape] = [
    ("heading", "title", 1, "二連浩特口岸延長通關時間"),
    ("chrome", "date", 0, "發布時間：2019/05/08 10:32"),
    ("chrome", "byline", 0, "文／本報記者 張三"),
    ("paragraph", "", 0, "中蒙雙方海關確認，二連浩特口岸自六月起延長通關時間至晚間八時。"),
    ("list item", "", 0, "• 旅客通道"),
    ("list item", "", 0, "• 貨運通道"),
    ("paragraph", "", 0, "雙方將每季會晤一次。"),
]

CHRONICLE: list[Shape] = [
    ("heading", "title", 1, "口岸大事記"),
    ("paragraph", "", 0, "以下為近年口岸的主要事件，供讀者參考，資料由海關提供。"),
    ("heading", "", 2, "2019年5月8日"),
    ("paragraph", "", 0, "滿洲里口岸恢復通關，首日過貨二十車，其中木材十二車。"),
    ("paragraph", "", 0, "時間：2019-05-10 14:00"),
    ("paragraph", "", 0, "二連浩特口岸延長通關時間至二十時，雙方海關確認安排。"),
]

INTERVIEW: list[Shape] = [
    ("heading", "title", 1, "專訪海關負責人"),
    ("paragraph", "", 0, "記者：您好"),
    ("paragraph", "", 0, "答：歡迎，今天我們談談口岸通關的新措施和企業關心的事情。"),
    ("paragraph", "", 0, "記者：成效呢"),
    ("paragraph", "", 0, "答：成效明顯，單證審核由四小時縮短至四十分鐘，企業滿意。"),
    ("paragraph", "", 0, "記者：謝謝"),
]


def shapes(article: Article) -> list[Shape]:
    return [(block.kind, block.role, block.level, block.raw) for block in article.blocks]


def page(rows: list[Shape], end: str = "\n") -> bytes:
    return end.join(raw for *_, raw in rows).encode()


@pytest.mark.parametrize("rows", [HONG_KONG, MAINLAND, TAIWAN, CHRONICLE, INTERVIEW])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n\u3000\n"])
def test_pages(rows: list[Shape], end: str) -> None:
    assert shapes(read(page(rows, end), "a.txt")) == rows


@pytest.mark.parametrize(
    ("rows", "title", "metadata"),
    [
        (
            HONG_KONG,
            "滿洲里口岸首季進出口貨運量增長逾一成",
            (("byline", "孫某"), ("date", "2019-05-08"), ("source", "香港商報網")),
        ),
        (
            MAINLAND,
            "绥芬河口岸能否再创新高？",
            (("byline", "张三、李四"), ("date", "2019-05-08"), ("source", "新华社")),
        ),
        (TAIWAN, "二連浩特口岸延長通關時間", (("byline", "本報記者 張三"), ("date", "2019-05-08"))),
        (CHRONICLE, "口岸大事記", ()),
        (INTERVIEW, "專訪海關負責人", ()),
    ],
)
def test_titles_and_metadata(rows: list[Shape], title: str, metadata: tuple[tuple[str, str], ...]) -> None:
    article = read(page(rows), "a.txt")
    assert (article.title, article.metadata) == (title, metadata)


def test_a_whole_article() -> None:
    data = "\ufeff口岸通關\r\n\r\n\u3000雙方海關確認安排。\u2028首日過貨二十車。".encode()
    assert read(data, "a.txt") == Article(
        title="口岸通關",
        language="zh",
        script="",
        blocks=(
            Block("p001", "heading", "口岸通關", "口岸通關", 1, "title", line=1),
            Block("p002", "paragraph", "\u3000雙方海關確認安排。", "\u3000雙方海關確認安排。", line=3),
            Block("p003", "paragraph", "首日過貨二十車。", "首日過貨二十車。", line=4),
        ),
        origin="a.txt",
        digest=sha256(data).hexdigest(),
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("滿洲里口岸", ("heading", "title", 1, "滿洲里口岸")),
        ("滿洲里口岸恢復通關。", ("paragraph", "", 0, "滿洲里口岸恢復通關。")),
        ("1. 木材", ("list item", "", 0, "1. 木材")),
        ("1.5億元貨物過關。", ("paragraph", "", 0, "1.5億元貨物過關。")),
        ("（1）木材", ("list item", "", 0, "（1）木材")),
        ("-5度的口岸。", ("paragraph", "", 0, "-5度的口岸。")),
        ("- 木材", ("list item", "", 0, "- 木材")),
    ],
)
def test_one_line(line: str, expected: Shape) -> None:
    assert shapes(read(line.encode(), "a.txt")) == [expected]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("通關更快", "heading"),
        ("通關更快。", "paragraph"),
        ("通關更快，", "paragraph"),
        ("貨場夜景 張三攝", "paragraph"),
        ("二、通關更快", "heading"),
        ("二、通關更快，企業滿意。", "paragraph"),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: str) -> None:
    body = "海關人員表示，雙方將繼續合作，並延長通關時間，方便兩地企業和居民往來。"
    article = read(f"口岸通關\n{body}\n{line}\n{body}".encode(), "a.txt")
    assert [block.kind for block in article.blocks] == ["heading", "paragraph", kind, "paragraph"]


def test_numbered_lines_in_a_row_are_a_list() -> None:
    article = read("主要商品如下，供企業參考。\n一、木材\n二、化肥\n三、煤炭".encode(), "a.txt")
    assert [block.kind for block in article.blocks] == ["paragraph", "list item", "list item", "list item"]


def test_an_article_in_one_line() -> None:
    article = read(("口岸恢復通關。" * 40_000).encode(), "a.txt")
    assert (article.title, len(article.blocks)) == (("口岸恢復通關。" * 5)[:30] + "…", 1)


def test_ids_beyond_a_thousand() -> None:
    article = read("".join(f"第{n}段。\n" for n in range(1, 1002)).encode(), "a.txt")
    assert [block.id for block in article.blocks[-3:]] == ["p999", "p1000", "p1001"]


def test_nothing_to_read() -> None:
    with pytest.raises(InputError, match="is empty"):
        read("\n\u3000\n".encode(), "a.txt")


WORDS = st.sampled_from(
    [
        *"\n\r\v\f\x1c\x85\u2028\u2029\u3000 \t\u200b",
        "\r\n",
        "首頁 > ",
        "來源：",
        "2019-05-08",
        "一、",
        "1. ",
        "口岸",
        "。",
        "𠮷",
        "（記者",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join), st.text(max_size=20))
def test_every_visible_line_is_one_block(made: str, text: str) -> None:
    source = "口岸。\n" * 30 + made + text.replace("\0", "")
    article = read(source.encode("utf-8", "replace"), "a.txt")
    lines = source.encode("utf-8", "replace").decode().splitlines()
    assert [block.raw for block in article.blocks] == [line for line in lines if not is_blank(line)]
    assert all(lines[block.line - 1] == block.raw == block.text for block in article.blocks)
    assert [block.id for block in article.blocks] == [f"p{n:03}" for n in range(1, len(article.blocks) + 1)]
