"""The tag tree of a PDF: what a screen reader is told about the page (headings, lists, tables, reading order).

Belongs here: structure elements, marks in the page's content, and hanging the tree into the finished file.
Does not belong here: layout. reportlab writes no tags, so pages are drawn with marked content and the tree follows
afterwards (ISO 32000-1 §14.7-14.8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, StreamDecodeLevel, String

from ungeapp.forms.pdf_mapping import tidy_unicode_maps

NOTICE = "Notice"
"""A framed remark; no standard type says so (*Note* is a footnote), so the file maps it to the nearest one."""

_ROLES = {NOTICE: "Div"}
# An empty cell still counts as a column of its row, and an item has a body though nothing is written in it.
_KEPT_EMPTY = ("TD", "TH", "LBody")


@dataclass(slots=True, eq=False)
class Element:
    """One structure element; `children` are elements and marks (page index, number of the mark on that page).

    `alternative` is what is read instead: of a figure its description, of anything else its text. `numbering` says
    what stands before the items of a list, `box` where a figure stands (left, bottom, right, top, in points).
    """

    tag: str
    scope: str = ""
    alternative: str = ""
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None
    children: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, *, scope: str = "", alternative: str = "", numbering: str = "") -> Element:
        """A new element at the end of this one."""
        child = Element(tag, scope, alternative, numbering)
        self.children.append(child)
        return child

    @property
    def drawn(self) -> bool:
        """Whether something on a page belongs to it."""
        return any(isinstance(child, tuple) or child.drawn for child in self.children)


def attach(data: bytes, root: Element, *, language: str, metadata: bytes) -> bytes:
    """The PDF `data` with the tree of `root`, the language and XMP `metadata`; without author, host or time."""
    with Pdf.open(BytesIO(data)) as pdf:
        tidy_unicode_maps(pdf)
        pages = [page.obj for page in pdf.pages]
        parents: list[dict[int, Object]] = [{} for _ in pages]
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([_written(pdf, root, tree, pages, parents)])
        numbers: list[Object | int] = []
        for index, (page, marks) in enumerate(zip(pages, parents, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            numbers += [index, pdf.make_indirect(Array([marks[number] for number in sorted(marks)]))]
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(pages)
        tree.RoleMap = Dictionary({f"/{own}": Name(f"/{standard}") for own, standard in _ROLES.items()})
        catalogue = pdf.Root
        catalogue.StructTreeRoot = tree
        catalogue.MarkInfo = Dictionary(Marked=True)
        catalogue.Lang = String(language)
        catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalogue.Metadata = pdf.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)
        for name in ("/Author", "/Creator", "/Keywords", "/Subject", "/CreationDate", "/ModDate", "/Trapped"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        pdf.docinfo["/Producer"] = String("UngeApp")
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            min_version="1.7",
            stream_decode_level=StreamDecodeLevel.none,
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
        return out.getvalue()


def _written(
    pdf: Pdf, element: Element, parent: Object, pages: Sequence[Object], parents: list[dict[int, Object]]
) -> Object:
    """The element and all below it as objects of the file; marks are entered in `parents` page by page."""
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
    if element.scope:
        made.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.numbering:
        made.A = Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
    if element.box is not None:
        made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(one, 2) for one in element.box]))
    if element.alternative and element.tag == "Figure":
        made.Alt = String(element.alternative)
    elif element.alternative:
        made.ActualText = String(element.alternative)
    first = next((child[0] for child in element.children if isinstance(child, tuple)), None)
    if first is not None:
        made.Pg = pages[first]
    kids: list[Object | int] = []
    for child in element.children:
        if isinstance(child, Element):
            if child.drawn or child.tag in _KEPT_EMPTY:
                kids.append(_written(pdf, child, made, pages, parents))
            continue
        page, number = child
        parents[page][number] = made
        kids.append(number if page == first else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number))
    made.K = Array(kids)
    return made
