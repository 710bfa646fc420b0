"""Chrome is recognised line by line, in both scripts; near misses stay body text."""

import time

import pytest

from bilingual.errors import DataError
from bilingual.formats.chrome import Recognition, gather, load, recognise, rules


def date(value: str) -> tuple[str, str]:
    return ("date", value)


def source(value: str) -> tuple[str, str]:
    return ("source", value)


def byline(value: str) -> tuple[str, str]:
    return ("byline", value)


DAY = date("2019-05-08")
BODY = Recognition()

ROWS: list[tuple[str, str, tuple[tuple[str, str], ...]]] = [
    ("首頁 > 新聞 > 兩岸 > 正文", "breadcrumb", ()),
    ("您的位置：首页 » 新闻 » 口岸", "breadcrumb", ()),
    ("當前位置：首頁/新聞中心/正文", "breadcrumb", ()),
    ("首頁 › 財經", "breadcrumb", ()),
    ("進口 > 出口", "", ()),
    ("中國 / 俄羅斯 / 蒙古", "", ()),
    ("發佈時間：2019-05-08 10:32:15", "date", (DAY,)),
    ("2019年05月08日 10:32", "date", (DAY,)),
    ("2019/05/08 10:32 星期三", "date", (DAY,)),
    ("民國108年5月8日 10:32", "date", (DAY,)),
    ("2019-13-40 10:32", "", ()),
    ("2019年5月8日滿洲里口岸恢復通關", "", ()),
    ("2019年5月8日，滿洲里海關公布數據。", "", ()),
    ("2019-05-08 10:32 來源：香港商報網 字號：大 中 小", "date", (DAY, source("香港商報網"))),
    ("2019年05月08日 10:32　|　来源：人民网", "date", (DAY, source("人民网"))),
    ("2019-05-08 来源： 新华网 【字号 大 小】【收藏】【打印】", "date", (DAY, source("新华网"))),
    ("更新時間 2019-05-08 10:32", "date", (DAY,)),
    ("時間 地點", "", ()),
    ("（責任編輯 張三）", "editor", ()),
    ("主編 負責口岸的全部日常工作", "", ()),
    ("來源：香港《文匯報》", "source", (source("香港《文匯報》"),)),
    ("来源：中国新闻网 2019年05月08日 10:32 责任编辑：李四", "source", (source("中国新闻网"), DAY)),
    ("2019-05-08 10:32 新華社", "date", (DAY, source("新華社"))),
    ("2019-05-08 10:32 滿洲里", "", ()),
    ("來源：香港商報網", "source", (source("香港商報網"),)),
    ("稿件来源： 新华社", "source", (source("新华社"),)),
    ("（文章來源：新華社）", "source", (source("新華社"),)),
    ("來源：俄羅斯的貨物占七成。", "", ()),
    ("貨物來源：俄羅斯和蒙古", "", ()),
    ("海關人員說，來源：不明的貨物要查驗。", "", ()),
    ("【香港商報網訊】記者孫某報道：", "agency", (source("香港商報網"), byline("孫某"))),
    ("【香港商報網訊】記者孫某報道：滿洲里海關昨日公布數據。", "", (source("香港商報網"), byline("孫某"))),
    # A name and the place of the report run together: whose name ends where is a guess, so none is taken.
    ("【香港商報網訊】記者孫某某滿洲里報道：滿洲里海關昨日公布數據。", "", (source("香港商報網"),)),
    ("中新社哈爾濱5月8日電 (記者 王某) 哈爾濱海關公布數據。", "", (source("中新社"), byline("王某"))),
    ("新华社北京5月8日电", "agency", (source("新华社"),)),
    ("【本報訊】（記者 張三）滿洲里海關公布數據。", "", (byline("張三"),)),
    ("（記者 張三）", "agency", (byline("張三"),)),
    ("【最新資訊】口岸恢復通關。", "", ()),
    ("（中央社記者張三台北8日電）口岸恢復通關。", "", ()),
    ("文/圖 張三", "byline", (byline("張三"),)),
    ("记者：张三 李四", "byline", (byline("张三 李四"),)),
    ("作者：王五", "byline", (byline("王五"),)),
    ("記者：請問口岸何時恢復通關？", "", ()),
    ("[責任編輯：李四]", "editor", ()),
    ("(编辑：王五)", "editor", ()),
    ("編輯部昨日開會，責任編輯：李四出席。", "", ()),
    ("分享到：微信 微博 QQ空間", "footer", ()),
    ("網友評論（0）", "footer", ()),
    ("评论", "footer", ()),
    ("評論認為，口岸恢復很快。", "", ()),
    ("上一篇：二連浩特口岸恢復通關", "footer", ()),
    ("版權聲明：凡本網註明來源的作品，均為本網所有。", "footer", ()),
    ("掃一掃，手機看新聞", "footer", ()),
    ("掃一掃二維碼即可申報。", "", ()),
    ("打印 字號 大 中 小", "footer", ()),
    ("大 中 小", "", ()),
    ("返回頂部", "footer", ()),
    ("相关新闻", "footer", ()),
    ("相關新聞發布會昨日舉行。", "", ()),
]


@pytest.mark.parametrize(("line", "role", "metadata"), ROWS)
def test_lines(line: str, role: str, metadata: tuple[tuple[str, str], ...]) -> None:
    found = recognise("\u3000\u3000" + line + " ")
    assert (found.role, found.metadata) == (role, metadata)


def test_a_date_without_clock_or_label_is_bare() -> None:
    assert recognise("2019年5月8日") == Recognition("date", (DAY,), bare=True)
    assert recognise("2019年5月8日 9:00") == Recognition("date", (DAY,))
    assert recognise("日期：2019年5月8日") == Recognition("date", (DAY,))


def test_the_first_value_of_a_key_counts() -> None:
    assert gather([source("甲報"), DAY, source("乙報")]) == (DAY, source("甲報"))


def test_time_is_linear() -> None:
    started = time.process_time()
    for line in (
        "[" * 200_000,
        "首頁" + " " * 200_000 + ">",
        "2019-05-08 " * 20_000,
        "來源：" * 11,
        "記者" * 45 + "（" * 29,
    ):
        recognise(line)
    assert time.process_time() - started < 5


def text_of(old: str, new: str) -> str:
    from importlib.resources import files

    text = (files("bilingual.formats") / "chrome.toml").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[limits]", "[limits", "chrome.toml: "),
        ("value = 40", "valeu = 40", "[limits] valeu is not known; remove it"),
        ("endings = [", "ending = [", "is not known; remove it"),
        ('"來源", "来源"', '"來源", "來源"', "[labels] source has '來源' twice; remove one"),
        ('"來源", "来源"', '"來源", ""', "[labels] source must be a list of strings, none of them empty"),
        ("(?P<byline>[^。！？", "(?P<name>[^。！？", "a group is named other than byline"),
        ("[①-⑳❶-❿]\\s{0,4}", "[①-⑳❶-❿]\\s*", "repeats without a bound; write {0,20}"),
        ("[①-⑳❶-❿]\\s{0,4}", "[①-⑳❶-❿\\s{0,4}", "is no pattern"),
    ],
)
def test_broken_rules_are_named(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        load(text_of(old, new))
    assert message in str(caught.value)
    assert load(text_of(old, old)) == rules()
