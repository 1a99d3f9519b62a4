"""What PDF/UA-1 (ISO 14289-1) asks of a finished file, as far as a machine can see it; own code over pikepdf.

`faults(data)` names everything that is wrong, in words; nothing found is an empty list. The numbers are sections of
ISO 14289-1. Whether a description is a good one, a machine cannot say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
_PAINTING = frozenset(
    ["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "BI", "INLINE"]
)
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_NUMBERINGS = frozenset(
    ["/Disc", "/Circle", "/Square", "/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"]
)
_CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
_PARENTS = {"TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def faults(data: bytes) -> list[str]:
    """Everything wrong with the file, in words."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["7.1: the file has no tag tree"]
        return [*_catalogue(pdf), *_Tree(pdf).faults(), *_pages(pdf), *_fonts(pdf), *_outline(pdf)]


# the file as a whole ---------------------------------------------------------------------------------------------
def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "7.1: MarkInfo does not say that the file is marked"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "7.1: the tags are called suspect"
    if not _LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "7.2: no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "7.1: the title is not shown"
    if "/Metadata" not in root:
        yield "5: no metadata"
        return
    told = root.Metadata.read_bytes().decode()
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>", told) or "http://www.aiim.org/pdfua/ns/id/" not in told:
        yield "5: the metadata do not say PDF/UA-1"
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", told, re.DOTALL)
    if title is None or not title[1].strip():
        yield "7.1: no title in the metadata"
    with pdf.open_metadata() as xmp:  # unreadable metadata raise
        if not xmp.get("dc:title"):
            yield "7.1: the metadata cannot be read"
    if "/AcroForm" in root or ("/Names" in root and "/JavaScript" in root.Names):
        yield "7.16: forms or scripts"


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    headings = [one for one in _Tree(pdf).all() if re.fullmatch(r"H[1-6]", _tag(one))]
    with pdf.open_outline() as outline:
        entries = list(_entries(outline.root))
        if len(entries) != len(headings):
            yield f"7.17: {len(headings)} headings, but {len(entries)} bookmarks"
        if any(not entry.title.strip() for entry in entries):
            yield "7.17: a bookmark without a title"


def _entries(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for one in items:
        yield one
        yield from _entries(one.children)


# the tag tree ----------------------------------------------------------------------------------------------------
def _tag(node: Object) -> str:
    return str(node.S).lstrip("/")


def _kids(node: Object) -> list[Object | int]:
    kids = node.get("/K", Array([]))
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(node: Object) -> list[Object]:
    return [kid for kid in _kids(node) if isinstance(kid, Dictionary) and "/S" in kid]


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        self._roles = {str(key).lstrip("/"): str(value).lstrip("/") for key, value in self._roles_of().items()}

    def _roles_of(self) -> dict[str, Object]:
        return dict(self._root.get("/RoleMap", {}).items())

    def all(self) -> Iterator[Object]:
        """Every element in reading order."""

        def walk(node: Object) -> Iterator[Object]:
            yield node
            for kid in _elements(node):
                yield from walk(kid)

        for top in _elements(self._root):
            yield from walk(top)

    def faults(self) -> list[str]:
        return [
            *self._kinds(), *self._headings(), *self._nesting(), *self._tables(), *self._lists(), *self._figures(),
            *self._marks(),
        ]  # fmt: skip

    def _standard(self, node: Object) -> str:
        tag, seen = _tag(node), set[str]()
        while tag not in _STANDARD and tag in self._roles and tag not in seen:
            seen.add(tag)
            tag = self._roles[tag]
        return tag

    def _kinds(self) -> Iterator[str]:
        tops = _elements(self._root)
        if [self._standard(one) for one in tops] != ["Document"]:
            yield "7.1: the tree does not begin with one Document"
        for own in self._roles:
            if own in _STANDARD:
                yield f"7.1: the standard type {own} is given another meaning"
        ids = [str(one.ID) if "/ID" in one else "" for one in self.all() if self._standard(one) == "Note"]
        if "" in ids or len(set(ids)) < len(ids):
            yield "7.9: a note without an own mark"
        for one in self.all():
            if self._standard(one) not in _STANDARD:
                yield f"7.1: nobody knows what {_tag(one)} is"
            if not _kids(one) and self._standard(one) not in ("TD", "TH", "LBody", "Document"):
                yield f"7.1: an empty {_tag(one)}"
            if "/P" not in one:
                yield f"7.1: {_tag(one)} does not know what it belongs to"

    def _headings(self) -> Iterator[str]:
        before = 0
        for one in self.all():
            found = re.fullmatch(r"H([1-6])", self._standard(one))
            if found is None:
                continue
            level = int(found[1])
            if level > before + 1:
                yield f"7.4.2: H{level} after {f'H{before}' if before else 'nothing'}"
            before = level

    def _nesting(self) -> Iterator[str]:
        for one in self.all():
            allowed = _CHILDREN.get(self._standard(one))
            for kid in _elements(one):
                if allowed is not None and self._standard(kid) not in allowed:
                    yield f"7.5/7.6: {_tag(kid)} in {_tag(one)}"
                wanted = _PARENTS.get(self._standard(kid))
                if wanted is not None and self._standard(one) not in wanted:
                    yield f"7.5/7.6: {_tag(kid)} outside {' or '.join(sorted(wanted))}"

    def _tables(self) -> Iterator[str]:
        for table in (one for one in self.all() if self._standard(one) == "Table"):
            rows = [_elements(row) for row in self._rows(table)]
            if len({sum(_span(cell) for cell in row) for row in rows}) > 1:
                yield "7.5: rows of different length"
            heads = [cell for row in rows for cell in row if self._standard(cell) == "TH"]
            if not heads:
                yield "7.5: a table without headings"
            if any(_attribute(cell, "Table", "Scope") not in ("/Column", "/Row", "/Both") for cell in heads):
                yield "7.5: a heading that does not say what it heads"

    def _rows(self, table: Object) -> Iterator[Object]:
        for one in _elements(table):
            if self._standard(one) == "TR":
                yield one
            else:
                yield from (row for row in _elements(one) if self._standard(row) == "TR")

    def _lists(self) -> Iterator[str]:
        for one in (one for one in self.all() if self._standard(one) == "L"):
            labelled = any(self._standard(part) == "Lbl" for item in _elements(one) for part in _elements(item))
            if labelled and _attribute(one, "List", "ListNumbering") not in _NUMBERINGS:
                yield "7.6: a list that does not say how it is numbered"
            for item in _elements(one):
                if self._standard(item) == "LI" and "LBody" not in [self._standard(part) for part in _elements(item)]:
                    yield "7.6: an item without a body"

    def _figures(self) -> Iterator[str]:
        for one in (one for one in self.all() if self._standard(one) in ("Figure", "Formula")):
            if not str(one.get("/Alt", "")).strip() and not str(one.get("/ActualText", "")).strip():
                yield "7.3: a figure without a description"
            box = _attribute(one, "Layout", "BBox")
            if box is None:
                yield "7.3: a figure that does not say where it stands"

    def _marks(self) -> Iterator[str]:
        """The tree and the pages name each other, and the tree follows the pages."""
        pages = {page.obj.objgen: index for index, page in enumerate(self._pdf.pages)}
        listed: dict[tuple[int, int], tuple[int, int]] = {}
        last = 0
        for element in self.all():
            for kid in _kids(element):
                if isinstance(kid, Dictionary) and "/S" in kid:
                    continue
                page, number = (kid.Pg, int(kid.MCID)) if isinstance(kid, Dictionary) else (element.Pg, int(kid))
                at = (pages[page.objgen], number)
                if at in listed:
                    yield f"7.1: mark {at} belongs to two elements"
                listed[at] = element.objgen
                if at[0] < last and not self._beside(element):
                    yield f"7.2: {_tag(element)} is read after what stands pages later"
                last = at[0] if self._beside(element) else max(last, at[0])
        numbers = self._root.ParentTree.Nums
        told = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for index, page in enumerate(self._pdf.pages):
            parents = told.get(int(page.get("/StructParents", -1)))
            if parents is None:
                yield f"7.1: page {index + 1} is not in the tree"
                continue
            drawn = [mark for mark, _tag_ in _marked(page) if mark is not None]
            if len(set(drawn)) < len(drawn):
                yield f"7.1: page {index + 1} uses a mark twice"
            for mark in drawn:
                if (index, mark) not in listed:
                    yield f"7.1: mark {mark} on page {index + 1} is in no element"
                elif mark >= len(parents) or parents[mark].objgen != listed[index, mark]:
                    yield f"7.1: mark {mark} on page {index + 1} names another element"
            for at_page, mark in listed:
                if at_page == index and mark not in drawn:
                    yield f"7.1: mark {mark} of page {index + 1} is not drawn"

    def _beside(self, element: Object) -> bool:
        """Cells beside each other go on over a page one after the other."""
        return self._standard(element) in ("TD", "TH", "Lbl", "LBody")


def _attribute(node: Object, owner: str, name: str) -> object:
    found = node.get("/A")
    for one in [] if found is None else list(found) if isinstance(found, Array) else [found]:
        if str(one.get("/O", "")) == f"/{owner}" and f"/{name}" in one:
            value = one[f"/{name}"]
            return str(value) if isinstance(value, Name) else value
    return None


def _span(cell: Object) -> int:
    told = _attribute(cell, "Table", "ColSpan")
    return int(told) if isinstance(told, int) else 1


# the pages -------------------------------------------------------------------------------------------------------
def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if str(page.get("/Tabs", "")) != "/S":
            yield f"7.18: page {number} is not walked through in reading order"
        for one in page.get("/Annots", []):
            if not str(one.get("/Contents", "")).strip() or "/StructParent" not in one:
                yield f"7.18: a link or remark on page {number} without words or tag"
        yield from _content(page, number)


def _marked(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Number and type of everything marked on a page; None for an artefact."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
            yield int(operands[1].MCID), str(operands[0])


def _content(page: pikepdf.Page, number: int) -> Iterator[str]:
    """Everything drawn belongs to an element or is an artefact, and never to both."""
    open_: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        sign = str(operator)
        if sign in ("BMC", "BDC"):
            tagged = sign == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
            kind = "artefact" if str(operands[0]) == "/Artifact" else "content" if tagged else "span"
            if kind != "span" and any(one != "span" for one in open_):
                yield f"7.1: {kind} inside {open_[0]} on page {number}"
            open_.append(kind)
        elif sign == "EMC":
            if not open_:
                yield f"7.1: a mark on page {number} ends before it begins"
                return
            open_.pop()
        elif sign in _PAINTING and not any(one != "span" for one in open_):
            yield f"7.1: something on page {number} is neither content nor artefact ({sign})"
    if open_:
        yield f"7.1: a mark on page {number} does not end"


# the fonts -------------------------------------------------------------------------------------------------------
def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    maps: dict[tuple[int, int], dict[int, int]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        fonts = {str(name): font for name, font in page.Resources.get("/Font", {}).items()}
        for name, font in fonts.items():
            if font.objgen not in maps:
                maps[font.objgen] = _letters(font)
                if not any(key in font.get("/FontDescriptor", {}) for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    yield f"7.21.4: {name} is not embedded"
                wrong = [value for value in maps[font.objgen].values() if value in (0, 0xFEFF, 0xFFFE)]
                if wrong:
                    yield f"7.21.7: {name} says letters that are none"
        yield from _shown(page, number, fonts, maps)


def _letters(font: Object) -> dict[int, int]:
    if "/ToUnicode" not in font:
        return {}
    told = font.ToUnicode.read_bytes()
    return {int(a, 16): int(b[:4], 16) for a, b in re.findall(rb"<([0-9A-Fa-f]+)>\s+<([0-9A-Fa-f]+)>\n", told)}


def _shown(
    page: pikepdf.Page, number: int, fonts: dict[str, Object], maps: dict[tuple[int, int], dict[int, int]]
) -> Iterator[str]:
    current: Object | None = None
    unknown: Counter[str] = Counter()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts.get(str(operands[0]))
        elif str(operator) in _SHOWING:
            if current is None:
                yield f"7.21: text without a font on page {number}"
                continue
            for text in operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]:
                if isinstance(text, pikepdf.String):
                    unknown.update(str(code) for code in bytes(text) if code not in maps[current.objgen])
    if unknown:
        yield f"7.21: page {number} shows signs nobody can read: {', '.join(sorted(unknown))}"
