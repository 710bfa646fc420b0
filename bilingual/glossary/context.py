"""A place in a text with what stands around it."""

_AROUND = 12


def in_context(text: str, start: int, end: int) -> str:
    """The place in 〔…〕 between the twelve characters before it and those behind it."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{before}〔{text[start:end]}〕{behind}".strip()
