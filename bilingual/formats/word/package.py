"""The package of a Word document: opened with care by python-docx, saved without a clock, sealed by a digest."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.parts.comments import CommentsPart
from docx.parts.document import DocumentPart

from bilingual.errors import InputError

LARGEST = 200_000_000
"""Bytes a part may have unpacked: a book of ten million characters stays below."""

_LARGEST_PACKAGE = 5 * LARGEST
PLACE = "<!--bilingual-->"
"""Where `saved` puts what is not built of elements."""

_BROKEN = "is a damaged Word document ({}); open it in Word, let it repair the file, and save a copy"
_NOT_WORD = "is not a Word document ({}); save it as .docx"
_ENCRYPTED = "is encrypted; save a copy without a password"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # [MS-CFB] 2.2: a compound file, which holds .doc and encrypted .docx
_STRICT = b"purl.oclc.org/ooxml"  # ISO/IEC 29500-1 annex A: the namespaces of strict documents
_KINDS = (
    ("spreadsheetml", "a spreadsheet"),
    ("presentationml", "a presentation"),
    ("opendocument", "an OpenDocument file"),
    ("epub", "an e-book"),
    ("template", "a template"),
    ("macroEnabled", "a document with macros"),
)
_SEAL = "bilingual seal "
# Word itself nests a few dozen elements; the walk through a document recurses.
_DEEPEST = 150
_TOO_DEEP = f"boolean({'/*' * (_DEEPEST + 1)})"


def opened(data: bytes) -> Document:
    """The document in a .docx; raises InputError for what is encrypted, damaged, absurdly large or no Word document."""
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise InputError(_ENCRYPTED if encrypted else _NOT_WORD.format("an old binary Office file"))
    if not data.startswith(b"PK"):
        raise InputError(_NOT_WORD.format("no zip package" if data else "empty"))
    with damage_named():
        _refuse_others(data)
        # What docx.Document does, whose error names the kind of another file only in the middle of its text.
        package = Package.open(io.BytesIO(data))
        for part in package.iter_parts():
            if isinstance(part, XmlPart):
                root_of(part)
    main = related(package, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    if not isinstance(main, DocumentPart) or main.content_type != CONTENT_TYPE.WML_DOCUMENT_MAIN:
        raise InputError(_NOT_WORD.format(_kind(main.content_type if main else "")))
    document: Document = main.document
    return document


@contextmanager
def damage_named() -> Iterator[None]:
    """Turns what python-docx and the libraries below it raise over a damaged package into one InputError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise InputError(_BROKEN.format("its zip package is broken")) from error
    except SyntaxError as error:  # as which lxml raises every fault of the XML
        raise InputError(_BROKEN.format(f"its XML is broken: {error.msg}")) from error
    except KeyError as error:
        raise InputError(_BROKEN.format(f"a part is missing: {error.args[0]}")) from error
    except (ValueError, TypeError, AttributeError, RecursionError, InvalidXmlError) as error:
        # python-docx takes on trust that a part stands once, with the root its type asks for and all attributes.
        raise InputError(_BROKEN.format("its parts do not fit together")) from error


def body_of(document: Document) -> BaseOxmlElement:
    """The w:body of a document; raises InputError where there is none."""
    body: BaseOxmlElement | None = document.element.find(qn("w:body"))
    if body is None:
        raise InputError(_BROKEN.format("it has no body"))
    return body


def related(source: OpcPackage | Part, kind: str) -> Part | None:
    """The first part of a relationship type that a part, or the package, points to."""
    for relation in source.rels.values():
        if relation.reltype == kind and not relation.is_external:
            part: Part = relation.target_part
            return part
    return None


def root_of(part: Part) -> BaseOxmlElement:
    """The root element of a part; raises InputError for absurd nesting and for a DTD, which no Word document has.

    The parser of python-docx reads no file that an entity names, and stops at one that grows beyond measure.
    """
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None:
        raise InputError(_BROKEN.format(f"it declares a document type, {declared.name}"))
    if root.getroottree().xpath(_TOO_DEEP):
        raise InputError(_BROKEN.format(f"its parts nest more than {_DEEPEST} deep"))
    return root


def comments_of(document: Document) -> BaseOxmlElement:
    """The root of a comments part made for the document, which the template has not."""
    part = CommentsPart.default(document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    root: BaseOxmlElement = part.element
    return root


def saved(document: Document, rows: Iterable[str], comments: Iterable[str]) -> bytes:
    """The document as a .docx under its seal: same document, same bytes, without time and operating system.

    `rows` and `comments` are pieces of WordprocessingML for the PLACE in the document and in its comments part, taken
    in this order. As elements they would take ten times the memory: 600 MB for 10,000 rows.
    """
    main, noted = document.part, document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    filled = {main.partname.membername: _filled(main.blob, rows)}
    filled[noted.partname.membername] = _filled(noted.blob, comments)
    document.core_properties.identifier = _SEAL + _digest(*filled.values())
    written = io.BytesIO()
    document.save(written)
    buffer = io.BytesIO()
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            with after.open(info, "w") as part:
                for piece in filled.get(name) or (before.read(name),):
                    part.write(piece)
    return buffer.getvalue()


def _filled(blob: bytes, pieces: Iterable[str]) -> list[bytes]:
    """A part in pieces, those given standing at its PLACE; PLACE stands once, or not at all where there are none."""
    before, _, after = blob.partition(PLACE.encode("ascii"))
    return [before, *(piece.encode("utf-8") for piece in pieces), after]


def seal(data: bytes) -> str | None:
    """The digest `write` stored, or None where there is none or where text or comments were changed since.

    Any program that saves the document again changes them. Raises InputError for what is no Word document.
    """
    document = opened(data)
    stored = core_property(document, "identifier")
    comments = related(document.part, RELATIONSHIP_TYPE.COMMENTS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # As they stand in the file: another program writes the same XML in other bytes.
        document_bytes, comment_bytes = (
            archive.read(part.partname.membername) if part else b"" for part in (document.part, comments)
        )
    found = _digest([document_bytes], [comment_bytes])
    return found if stored == _SEAL + found else None


def core_property(document: Document, name: str) -> str:
    """A text among the core properties; "" where it is not set, or the document has none of them."""
    if related(document.part.package, RELATIONSHIP_TYPE.CORE_PROPERTIES) is None:
        return ""  # python-docx would make them up, with a title of its own
    with damage_named():
        value: str = getattr(document.core_properties, name)
    return value


def _digest(document: Iterable[bytes], comments: Iterable[bytes]) -> str:
    """SHA-256 over both parts, each in pieces, in hex; the length of the first keeps their border."""
    running = hashlib.sha256(b"%d\n" % sum(map(len, document)))
    for piece in chain(document, comments):
        running.update(piece)
    return running.hexdigest()


def _refuse_others(data: bytes) -> None:
    """Raises InputError for a zip package that is too large unpacked, encrypted, or of another kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        total = 0
        for info in archive.infolist():
            # zipfile reads no more of a part than the directory declares, so that its size can be relied on.
            total += info.file_size
            if info.file_size > LARGEST:
                raise InputError(
                    f"unpacks to more than {LARGEST // 1_000_000} MB ({info.filename}); split the document"
                )
            if info.flag_bits & 1:
                raise InputError(_ENCRYPTED)
        if total > _LARGEST_PACKAGE:
            raise InputError(f"unpacks to more than {_LARGEST_PACKAGE // 1_000_000} MB; split the document")
        names = archive.namelist()
        if "_rels/.rels" in names and _STRICT in archive.read("_rels/.rels"):
            raise InputError("is an ISO strict document; save it as an ordinary .docx")
        if "[Content_Types].xml" not in names:
            kind = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
            raise InputError(_NOT_WORD.format(_kind(kind)))


def _kind(declared: str) -> str:
    return next((words for key, words in _KINDS if key in declared), "a zip package of another kind")
