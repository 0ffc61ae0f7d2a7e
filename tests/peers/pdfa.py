"""What PDF/A-2a (ISO 19005-2) asks of a file's structure, as far as this can be seen without a full validator.

Checked: header, trailer's ID, no encryption; XMP's claim, and the same words in XMP and document information; an output
intent with its ICC profile; tags, language; every font embedded with ToUnicode (no glyph to U+0000, U+FEFF or
U+FFFE); no LZW, no outside streams, no script, launch or form, no embedded file, no hidden annotation.
Not checked: each glyph's width against its font, ICC profiles' insides, what operators a page uses. Tags in detail are
outloud's part.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_NEVER = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/Rendition", "/Trans"}


def broken_rules(path: Path) -> list[str]:
    """What the file breaks; nothing where it keeps all of them."""
    content = path.read_bytes()
    with pikepdf.open(path) as pdf:
        return [*_file(content, pdf), *_claim(pdf), *_root(pdf), *_objects(pdf), *_fonts(pdf)]


def _file(content: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    first, second = content.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]\s*", first):
        yield "header"
    if not (second.startswith(b"%") and len(second) >= 5 and all(byte > 127 for byte in second[1:5])):
        yield "binary comment"
    if "/ID" not in pdf.trailer:
        yield "no ID"
    if "/Encrypt" in pdf.trailer:
        yield "encrypted"


def _claim(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        if (told.get("pdfaid:part"), told.get("pdfaid:conformance")) != ("2", "A"):
            yield "claims no PDF/A-2a"
        if told.get("pdfuaid:part") != "1":
            yield "claims no PDF/UA-1"
        if str(pdf.docinfo.get("/Title", "")) != (told.get("dc:title") or ""):
            yield "two titles"
        if "/Author" in pdf.docinfo and str(pdf.docinfo["/Author"]) not in "".join(told.get("dc:creator") or []):
            yield "two authors"


def _root(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    intents = [one for one in root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFA1"]
    if not intents or not all("/DestOutputProfile" in one for one in intents):
        yield "no output intent"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked"
    if not len(root.get("/StructTreeRoot", {}).get("/K", [])):
        yield "no tags"
    if not str(root.get("/Lang", "")).startswith("zh"):
        yield "no language"
    if "/AcroForm" in root or "/OpenAction" in root or "/AA" in root:
        yield "form or action"
    names = root.get("/Names", {})
    if "/EmbeddedFiles" in names or "/JavaScript" in names:
        yield "embedded file or script"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            filters = one.get("/Filter", [])
            if "LZWDecode" in str(filters) or "/F" in one:
                yield "LZW or outside stream"
        if isinstance(one, (pikepdf.Stream, pikepdf.Dictionary)):
            if one.get("/S") in _NEVER and "/Type" in one and one["/Type"] == "/Action":
                yield f"action {one['/S']}"
            if one.get("/Type") == "/Annot" and int(one.get("/F", 0)) & 0b100010:
                yield "hidden annotation"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = 0
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary) or one.get("/Type") != "/Font":
            continue
        name = str(one.get("/BaseFont", ""))
        if "/DescendantFonts" in one or one.get("/Subtype") in {"/TrueType", "/Type1"}:
            found += 1
            yield from _to_unicode(name, one)
        if one.get("/Subtype") != "/Type0" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            one.get("/FontDescriptor", pikepdf.Dictionary()).keys()
        ):
            yield f"not embedded: {name}"
    if not found:
        yield "no font"


def _to_unicode(name: str, font: Any) -> Iterator[str]:
    if "/ToUnicode" not in font:
        yield f"no ToUnicode: {name}"
        return
    points = re.findall(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", font["/ToUnicode"].read_bytes())
    if any(int(point, 16) in {0, 0xFEFF, 0xFFFE} for point in points):
        yield f"ToUnicode says nothing: {name}"
