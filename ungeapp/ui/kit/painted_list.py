"""Lists of rows: bold fact, context, state, one action; drawn, so that 35,000 rows scroll smoothly.

Belongs here: the model of ``RowView`` values and the view. Drawing stands in ``row_painting``.
Does not belong here: where rows come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QToolTip

from ungeapp.texts import _
from ungeapp.ui.kit import style
from ungeapp.ui.kit.row_painting import RowDelegate, RowLayout, measure_columns
from ungeapp.ui.kit.rows import RowView

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_BATCH = 4_000


class RowModel(QAbstractListModel):
    """Rows as frozen values; any sequence will do, also one that makes its rows when asked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RowView] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself under ``ROW``; what is read aloud under the text roles."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        view = self._rows[index.row()]
        if role == ROW:
            return view
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{view.title}{view.title_rest}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return view.spoken()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and view.action:
            return _("{action}: press Ctrl+Enter").format(action=view.action)
        return None

    def set_rows(self, rows: Sequence[RowView]) -> None:
        """Show ``rows`` instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> Sequence[RowView]:
        """The rows shown."""
        return self._rows


class PaintedList(QListView):
    """A list whose whole rows can be clicked.

    ``opened`` carries the id of a row that was clicked or entered; ``acted`` that of a row whose action was used
    (mouse, Ctrl+Enter, or Right then Enter); ``current_changed`` follows the arrow keys. With ``fit`` the list is as
    high as its rows, wraps their text and leaves scrolling to the page: for cards. Without, all rows are equally high,
    text is shortened (whole in the tooltip) and the list scrolls itself: for thousands of rows.
    """

    opened = Signal(str)
    acted = Signal(str)
    current_changed = Signal(str)
    insets_itself = True
    """Its rows have the room around their text that a card gives other content."""

    def __init__(self, name: str, *, fit: bool = True, openable: bool = True, current_marked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._fit = fit
        self._openable = openable
        self.on_action = False
        self.current_marked = current_marked
        self.hovered = QPersistentModelIndex()
        self._model = RowModel(self)
        self.setModel(self._model)
        self._delegate = RowDelegate(self, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(not fit)
        if not fit:  # tens of thousands of rows are laid out some at a time, so that nothing stands still
            self.setLayoutMode(QListView.LayoutMode.Batched)
            self.setBatchSize(_BATCH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._moved)

    # --- rows ------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[RowView]) -> None:
        """Show ``rows``; the current row stays current if it is among the first thousand."""
        kept = self.current_id()
        self.on_action = False
        self._model.set_rows(rows)
        self._delegate.forget()
        self._delegate.columns = measure_columns(rows[:200])
        if kept:
            self.set_current(kept)
        self._fit_height()

    def rows(self) -> Sequence[RowView]:
        """The rows shown."""
        return self._model.rows()

    def current_id(self) -> str:
        """The id of the current row; empty if none."""
        view = self.row_at(self.currentIndex())
        return view.id if view is not None else ""

    def set_current(self, row_id: str) -> bool:
        """Make the row with this id current; says whether it is among the first thousand."""
        for number, view in enumerate(self._model.rows()[:1000]):
            if view.id == row_id:
                self.setCurrentIndex(self._model.index(number))
                return True
        return False

    def row_at(self, index: _Index) -> RowView | None:
        """The row behind a model index."""
        view = self._model.data(index, ROW) if index.isValid() else None
        return view if isinstance(view, RowView) else None

    # --- keyboard and mouse ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+Enter acts, Right and Left go to the action and back."""
        view = self.row_at(self.currentIndex())
        key = event.key()
        if view is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._use(view, act=bool(view.action) and (self.on_action or control or not self._openable))
            return
        if view is not None and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.on_action = key == Qt.Key.Key_Right and bool(view.action)
            self.viewport().update()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._fit and self._leaves(down=key == Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the row or uses its action."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        view = self.row_at(index)
        if view is None or event.button() != Qt.MouseButton.LeftButton:
            return
        action = self.layout_of(index).action
        self._use(view, act=action is not None and action.contains(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.hovered = QPersistentModelIndex(index)
        view = self.row_at(index)
        action = self.layout_of(index).action if view is not None else None
        over_action = action is not None and action.contains(event.position().toPoint())
        clickable = view is not None and (self._openable or over_action)
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again."""
        super().leaveEvent(event)
        self.hovered = QPersistentModelIndex()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip has the tip and whatever was shortened."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            view = self.row_at(self.indexAt(event.pos()))
            QToolTip.showText(event.globalPos(), view.spoken() if view is not None else "", self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, a row is current at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))

    # --- size ------------------------------------------------------------------------------------

    def layout_of(self, index: QModelIndex) -> RowLayout:
        """Where the parts of a row are, in the coordinates of the viewport."""
        view = self.row_at(index)
        return self._delegate.layout_of(view or RowView("", ""), self.visualRect(index), wrap=self._fit)

    def wraps(self) -> bool:
        """Whether rows grow with their text."""
        return self._fit

    def openable(self) -> bool:
        """Whether rows themselves can be opened."""
        return self._openable

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap elsewhere."""
        super().resizeEvent(event)
        if self._fit and event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._delegate.columns = measure_columns(self._model.rows()[:200])
            self.scheduleDelayedItemsLayout()
            self._fit_height()

    def hasHeightForWidth(self) -> bool:
        """A fitting list is as high as its rows."""
        return self._fit

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at ``width``."""
        rows = self._model.rows()
        return sum(self._delegate.height(view, width, wrap=True) for view in rows)

    def sizeHint(self) -> QSize:
        """All rows, or a good part of the window."""
        if self._fit:
            return QSize(style.px(300), self.heightForWidth(max(self.viewport().width(), style.px(200))))
        return QSize(style.px(300), style.px(400))

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(style.px(160), self.minimumHeight() if self._fit else style.px(120))

    def _fit_height(self) -> None:
        if self._fit:
            height = self.heightForWidth(self.viewport().width() if self.viewport().width() > 1 else style.px(300))
            if height != self.minimumHeight() or height != self.maximumHeight():
                self.setFixedHeight(height)

    def _leaves(self, *, down: bool) -> bool:
        last = self._model.rowCount() - 1
        return self.currentIndex().row() == (last if down else 0)

    def _use(self, view: RowView, *, act: bool) -> None:
        if act:
            self.acted.emit(view.id)
        elif self._openable:
            self.opened.emit(view.id)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.on_action = False
        view = self.row_at(current)
        if view is not None:
            self.current_changed.emit(view.id)
