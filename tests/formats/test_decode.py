"""Decoding is strict, right on short texts, and never silently wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual.errors import InputError
from bilingual.formats.decode import decode, is_blank, strip_blanks

SIMPLIFIED = "满洲里海关今年首季对俄贸易额达93.46亿元，同比增长12.5%。"
TRADITIONAL = "哈爾濱海關公布，綏芬河鐵路口岸過貨量達一千二百萬噸。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "海关总署", "滿洲里口岸\r\n\U00020000𠮷嘅喺"])
def test_every_encoding_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [TRADITIONAL, "滿洲里口岸", "關稅", "嘅喺咗，香港海關嘅數字", "二連浩特", "中國"])
def test_big5_comes_back(text: str) -> None:
    assert decode(text.encode("big5hkscs")) == text


@pytest.mark.parametrize(
    "text", ["海关", "中国", "满洲里", "关税", "蒙古国", "俄罗斯", "煤炭进口", "二連浩特", "邊境貿易"]
)
def test_short_gb18030_comes_back(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04abc",
        b"%PDF-1.7 text",
        b"\xd0\xcf\x11\xe0abc",
        bytes(range(256)) * 4,
        b"{\\rtf1 a}",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert str(caught.value) == "is not text (looks binary); save it as UTF-8 text"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\u200b\ufeff".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^is empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (SIMPLIFIED.encode()[:-1], r"^bytes 76 to 77 cannot be decoded as UTF-8, which the rest is; mend them"),
        ("Привет, таможня и граница".encode("cp1251"), r"^bytes 0 to 0 cannot be decoded as UTF-8, GB18030 or Big5.*"),
        (b"\xff\xfe" + "海关".encode("utf-16-le")[:3], r"^bytes 2 to 2 behind the byte order mark cannot be decoded"),
    ],
)
def test_undecodable_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data)


def test_what_reads_equally_well_in_two_encodings_is_refused() -> None:
    assert decode("呼伦贝尔海关".encode("gb18030")) == "呼伦贝尔海关"
    with pytest.raises(InputError, match="cannot be decoded as UTF-8, GB18030 or Big5"):
        decode("呼伦贝尔".encode("gb18030"))


def test_what_is_valid_utf8_by_accident_is_read_as_chinese() -> None:
    assert decode("小时".encode("gb18030")) == "小时"
    assert decode("Чита".encode()) == "Чита"


def test_what_is_no_character_is_replaced_in_its_place() -> None:
    assert decode(("口岸" * 60 + "\0貨運").encode()) == "口岸" * 60 + "\N{REPLACEMENT CHARACTER}貨運"
    assert decode("口岸".encode() * 20 + b"\xed\xa0\x80") == "口岸" * 20 + "\N{REPLACEMENT CHARACTER}"
    assert decode("口岸".encode() + b"\xed\xa1\x80\xed\xb0\x80") == "口岸\U00020000"


def test_utf16_is_not_taken_for_text_with_nuls() -> None:
    assert decode("customs 海关".encode("utf-16-le")) == "customs 海关"
    with pytest.raises(InputError, match="binary"):
        decode(b"\0\x01\0\x02customs\0\0\0\x03")


def outcome(data: bytes) -> tuple[str, str]:
    try:
        return decode(data), ""
    except InputError as error:
        return "", str(error)


@given(st.binary(max_size=200))
def test_any_bytes_give_writable_text_or_one_line(data: bytes) -> None:
    text, message = outcome(data)
    assert text.encode().count(0) == 0
    assert bool(text) != bool(message)
    assert len(message.splitlines()) <= 1


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_never_changed(text: str) -> None:
    if not is_blank(text) and not text.startswith(("\ufeff", "PK", "GIF8", "%PDF-", "RIFF", "{\\rtf", "Rar!")):
        padded = "口岸" * len(text) + text
        if text.count("\N{REPLACEMENT CHARACTER}") == 0:
            assert decode(padded.encode()) == padded


def test_blanks() -> None:
    assert is_blank(" \t\u3000\u200b\ufeff\u2028")
    assert not is_blank("\u3000。")
    assert strip_blanks("\u3000\ufeff 口 岸 \u200b") == "口 岸"
