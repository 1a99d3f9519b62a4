"""Every paper keeps PDF/UA-1 as far as a machine can see it, and the checker finds what is broken."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable
from io import BytesIO
from types import CodeType, FrameType

import pikepdf
import pytest
from hypothesis import given, settings

from tests.forms import sample_papers
from tests.forms.every_paper import EVERY
from tests.forms.pdf_ua import faults
from tests.forms.test_pdf import DOCUMENTS
from ungeapp.forms import documents
from ungeapp.forms.document import Document, Figure, Heading, PageBreak, Paragraph, Tag
from ungeapp.forms.pdf import write_pdf


@pytest.mark.parametrize("name", EVERY)
def test_every_paper_can_be_read_aloud(name: str) -> None:
    assert faults(write_pdf(EVERY[name]())) == []


@settings(max_examples=40)
@given(DOCUMENTS)
def test_whatever_stands_on_it(document: Document) -> None:
    assert faults(write_pdf(document)) == []


def test_no_paper_is_left_out() -> None:
    built: set[CodeType] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        built.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    for make in EVERY.values():
        make()
    sys.setprofile(before)
    modules = [
        importlib.import_module(f"{documents.__name__}.{one.name}") for one in pkgutil.iter_modules(documents.__path__)
    ]
    builders = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__annotations__.get("return") == "Document" and not name.startswith("_")
    }
    assert len(builders) > 12
    assert {one.__name__ for one in builders if one.__code__ not in built} == set()


def _sabotaged(change: Callable[[pikepdf.Pdf], object]) -> list[str]:
    """What is found in the handover sheet once something in it was broken."""
    made = Document(
        "T",
        blocks=(
            *sample_papers.handover_sheet().blocks,
            Figure(100, 50, (Tag("Mona", 50, 25, 40),), "Et kort"),
            PageBreak(),
            Heading("Mere"),
            Paragraph("a"),
        ),
    )
    with pikepdf.open(BytesIO(write_pdf(made))) as pdf:
        change(pdf)
        pdf.save(out := BytesIO())
    return faults(out.getvalue())


def _find(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    def walk(node: pikepdf.Object) -> list[pikepdf.Object]:
        kids = [kid for kid in node.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return [node, *(one for kid in kids for one in walk(kid))]

    return next(one for one in walk(pdf.Root.StructTreeRoot.K[0]) if str(one.S) == f"/{tag}")


def _drop(tag: str, key: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: _find(pdf, tag).__delitem__(key)


def _call(tag: str, other: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: setattr(_find(pdf, tag), "S", pikepdf.Name(f"/{other}"))


def _content(before: bytes, after: bytes) -> Callable[[pikepdf.Pdf], object]:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(before, after, 1))

    return change


def _metadata(before: bytes, after: bytes) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(before, after))


def _unmapped(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode.write(b"0 beginbfchar\nendbfchar")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "no tag tree"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "MarkInfo"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "title is not shown"),
        (lambda pdf: pdf.Root.__delitem__("/Outlines"), "bookmarks"),
        (lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/RoleMap"), "Notice"),
        (lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"), "reading order"),
        (lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"), "not in the tree"),
        (_metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>2"), "PDF/UA-1"),
        (_call("H2", "H4"), "after H1"),
        (_call("TH", "P"), "P in TR"),
        (_call("TR", "Sect"), "Sect in Table"),
        (_call("LI", "P"), "P in L"),
        (_drop("TH", "/A"), "what it heads"),
        (_drop("L", "/A"), "numbered"),
        (_drop("Figure", "/Alt"), "without a description"),
        (_drop("Figure", "/A"), "where it stands"),
        (lambda pdf: _find(pdf, "TR").K.__delitem__(0), "rows of different length"),
        (lambda pdf: _find(pdf, "H1").K.__setitem__(0, 99), "not drawn"),
        (lambda pdf: pdf.Root.StructTreeRoot.K[0].K.reverse(), "pages later"),
        (_content(b"/H1 <</MCID 0>> BDC", b"/Span <</Lang (da)>> BDC"), "neither content nor artefact"),
        (_content(b"/H1 <</MCID 0>> BDC", b"/Artifact BMC /H1 <</MCID 0>> BDC"), "content inside artefact"),
        (_content(b"EMC", b""), "does not end"),
        (lambda pdf: next(iter(pdf.pages[0].Resources.Font.values())).FontDescriptor.__delitem__("/FontFile2"), "embedded"),
        (_unmapped, "nobody can read"),
    ],
)  # fmt: skip
def test_what_is_broken_is_found(change: Callable[[pikepdf.Pdf], object], told: str) -> None:
    assert _sabotaged(lambda pdf: None) == []
    assert any(told in one for one in _sabotaged(change))
