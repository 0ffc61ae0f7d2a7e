"""Several notices' pages as one document, so that a printer has all of them or none, and staples them together."""

# pypdfium2 leaves most of its types open.
# pyright: reportUnknownMemberType=false

import io
import re
from collections.abc import Sequence
from typing import Final

_ID: Final = re.compile(rb"(?<=/ID\[)<[0-9A-F]{32}><[0-9A-F]{32}>")  # of a file (ISO 32000-1, 14.4): made at random
_MADE: Final = re.compile(rb"(?<=/CreationDate\(D:)\d{14}\+00'00'")


def joined(documents: Sequence[bytes], *, both_sides: bool) -> bytes:
    """One PDF of them, in order. Each begins on a sheet of its own: printed on both sides, an odd one ends with a
    blank page. The same documents, the same bytes.
    """
    import pypdfium2  # noqa: PLC0415 - 14 MiB that only a printer with a stapler costs

    whole = pypdfium2.PdfDocument.new()
    for at, document in enumerate(documents):
        one = pypdfium2.PdfDocument(document)
        whole.import_pages(one)
        if both_sides and len(one) % 2 and at < len(documents) - 1:
            size: tuple[float, float] = one.get_page_size(len(one) - 1)
            whole.new_page(*size)
        one.close()
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    # As long as what they stand for: the file's table says where each part begins.
    content = _ID.sub(b"<" + b"0" * 32 + b"><" + b"0" * 32 + b">", out.getvalue())
    return _MADE.sub(b"20000101000000+00'00'", content)
