"""A PDF on the screen without a file: the bytes are drawn page by page.

Belongs here: turning pages, zoom, the wish to print or save. Does not belong here: making, printing, saving.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ungeapp.texts import _
from ungeapp.ui.kit import layouts, painting, style, tokens
from ungeapp.ui.kit.buttons import IconButton, outlined
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.shortcuts import Keys, bind

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH = 72
_PIXELS_PER_INCH = 96


class _Sheet(QWidget):
    """One page of paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show another page."""
        self._image = image
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The page in logical pixels."""
        return (QSize(self._image.deviceIndependentSize().toSize())) + QSize(2, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page with a hairline around it."""
        painter = QPainter(self)
        painter.drawImage(1, 1, self._image)
        painting.rounded(painter, QRectF(self.rect()), 1, None, style.color("line"), tokens.LINE)


class PdfPreview(QWidget):
    """Shows the bytes of a PDF; Page Up and Page Down turn pages, Ctrl+plus and Ctrl+minus zoom.

    ``print_requested``, ``save_requested`` and ``word_requested`` leave all three to the page; the last has its button
    only after ``offer_word``.
    """

    print_requested = Signal()
    save_requested = Signal()
    word_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data = b""
        self._count = 0
        self._number = 0
        self._zoom: int | None = None
        self._page: QScrollArea | None = None
        self._uses_height = False
        self._shown = 1.0
        self._sheet = _Sheet()
        self._where = Secondary("", wrap=False)
        self._back = IconButton("up", _("Previous page"), lambda: self.turn(-1))
        self._forward = IconButton("down", _("Next page"), lambda: self.turn(1))
        self._smaller = IconButton("zoom_out", _("Smaller"), lambda: self.zoom(-1))
        self._larger = IconButton("zoom_in", _("Larger"), lambda: self.zoom(1))
        self.print_button = outlined(_("Print"), self.print_requested.emit, icon="print", key=Keys.PRINT.shown())
        self.save_button = outlined(_("Save as a file …"), self.save_requested.emit, icon="save")
        body = layouts.column(self, gap=tokens.SPACE_3)
        tools = layouts.Flow(self._back, self._forward, self._where, self._smaller, self._larger, gap=tokens.SPACE_2)
        tools.add(self.print_button)
        tools.add(self.save_button)
        self.word_button = outlined(_("Save as a Word document …"), self.word_requested.emit, icon="save")
        self._tools = tools
        body.addWidget(tools)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._sheet)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(_("Preview"))
        body.addWidget(self._scroll, 1)
        self.setMinimumHeight(style.px(320))
        bind(self, Keys.PAGE_BACK, lambda: self.turn(-1))
        bind(self, Keys.PAGE_FORWARD, lambda: self.turn(1))
        bind(self, Keys.ZOOM_IN, lambda: self.zoom(1))
        bind(self, Keys.ZOOM_OUT, lambda: self.zoom(-1))
        # Wherever the keyboard is on the page: the list of papers stands beside the paper.
        bind(self, Keys.PRINT, self.print_requested.emit, whole_window=True)

    def show_pdf(self, data: bytes) -> None:
        """Show this document from its first page."""
        from pypdfium2 import PdfDocument  # only needed once something is previewed

        self._data = data
        document = PdfDocument(data)
        self._count = len(document)
        document.close()
        self._number = 0
        self._draw()

    def take_keyboard(self) -> None:
        """Give the page itself the keyboard, so that it can be turned and a screen reader says where one is."""
        self._scroll.setFocus()

    def offer_word(self) -> None:
        """The paper shown can also be had as a document to go on writing in."""
        self._tools.add(self.word_button)

    def use_height(self) -> None:
        """Be as high as the window shows of the page from here on, at least ``PREVIEW_HEIGHT``: a whole page is read at once."""
        self._uses_height = True
        self.setMinimumHeight(tokens.PREVIEW_HEIGHT)

    def page(self) -> tuple[int, int]:
        """The page shown, counted from 1, and how many there are."""
        return (self._number + 1 if self._count else 0), self._count

    def turn(self, step: int) -> None:
        """Go ``step`` pages on."""
        wanted = min(max(self._number + step, 0), max(self._count - 1, 0))
        if wanted != self._number:
            self._number = wanted
            self._scroll.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        if self._zoom is None:
            larger = [number for number, factor in enumerate(_ZOOMS) if factor > self._shown]
            smaller = [number for number, factor in enumerate(_ZOOMS) if factor < self._shown]
            found = larger[:1] if step > 0 else smaller[-1:]
            self._zoom = found[0] if found else (len(_ZOOMS) - 1 if step > 0 else 0)
        else:
            self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until somebody zooms, the page is as wide as there is room."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the window once everything has its place."""
        super().showEvent(event)
        if self._uses_height:
            self._watch_page()
            QTimer.singleShot(0, self, self._fit_height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window became higher or lower."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit_height)
        return super().eventFilter(watched, event)

    def _watch_page(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and above is not self._page:
            self._page = above
            above.viewport().installEventFilter(self)

    def _fit_height(self) -> None:
        content = self._page.widget() if self._page is not None else None
        if self._page is None or content is None or not content.isAncestorOf(self):
            return
        room, top = self._page.viewport().height(), self.mapTo(content, QPoint(0, 0)).y()
        above = top if top < room // 2 else tokens.SPACE_4  # farther down it is scrolled to
        self.setMinimumHeight(max(tokens.PREVIEW_HEIGHT, room - above - tokens.SPACE_6))

    def _factor(self, width_in_points: float) -> float:
        if self._zoom is not None:
            return _ZOOMS[self._zoom]
        bar = self._scroll.verticalScrollBar().sizeHint().width()  # whether it is needed depends on the answer
        room = self._scroll.width() - max(bar, tokens.SPACE_3) - 2 - 2 * tokens.LINE
        return min(max(room / (width_in_points * _PIXELS_PER_INCH / _POINTS_PER_INCH), 0.1), 1.5)

    def _draw(self) -> None:
        if not self._count:
            return
        from pypdfium2 import PdfDocument  # see show_pdf

        ratio = self.devicePixelRatioF()
        document = PdfDocument(self._data)
        try:
            page = document[self._number]
            self._shown = self._factor(page.get_width())
            scale = self._shown * _PIXELS_PER_INCH / _POINTS_PER_INCH * ratio
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            plain = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            )
            image = plain.copy()
        finally:
            document.close()
        image.setDevicePixelRatio(ratio)
        self._sheet.show_image(image)
        number, count = self.page()
        where = _("Page {number} of {count}").format(number=number, count=count)
        self._where.setText(where)
        self._scroll.setAccessibleDescription(where)
        self._back.setEnabled(number > 1)
        self._forward.setEnabled(number < count)
