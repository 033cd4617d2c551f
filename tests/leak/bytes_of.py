"""Everything that a file says, wherever in it: unpacked, decoded, with its metadata."""

from __future__ import annotations

import html
import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    StreamObject,
    TextStringObject,
)


def all_text(data: bytes) -> str:
    """All that stands in a file, packed or not, in small letters."""
    said = [data.decode("latin-1"), data.decode("utf-8", "ignore")]
    if data.startswith(b"%PDF"):
        said.append(_of_pdf(data))
    elif is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as parts:
            for part in parts.infolist():
                content = parts.read(part)
                said += [part.filename, part.comment.decode("latin-1")]
                said.append(content.decode("utf-8", "ignore"))
                said.append(re.sub("<[^>]*>", "", content.decode("utf-8", "ignore")))
    else:
        text = data.decode("utf-8", "ignore")
        said.append(re.sub("<[^>]*>", "", text))
    return html.unescape("\n".join(said)).casefold()


def _of_pdf(data: bytes) -> str:
    """The text of the pages, and each object with its streams unpacked."""
    reader = PdfReader(BytesIO(data))
    said = [page.extract_text() for page in reader.pages]
    said.append(repr(reader.metadata))
    for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1):
        held = reader.get_object(IndirectObject(number, 0, reader))
        if held is not None and not isinstance(held, NullObject):
            said += _of_object(held)
    joined = "\n".join(said)
    unbroken = re.sub(r"-?\n", "", joined)
    return "\n".join((joined, joined.replace("\0", ""), unbroken))


def _of_object(held: object) -> list[str]:
    if isinstance(held, IndirectObject):
        return []
    if isinstance(held, StreamObject):
        content = held.get_data()
        return [content.decode("latin-1"), *_of_dictionary(held)]
    if isinstance(held, DictionaryObject):
        return _of_dictionary(held)
    if isinstance(held, ArrayObject):
        return [said for each in held for said in _of_object(each)]
    if isinstance(held, ByteStringObject):
        return [bytes(held).decode("latin-1"), bytes(held).decode("utf-16", "ignore")]
    return [str(held)] if isinstance(held, TextStringObject | str) else []


def _of_dictionary(held: DictionaryObject) -> list[str]:
    return [said for key in held for said in (str(key), *_of_object(held.raw_get(key)))]
