"""A small screen reader: asks the accessibility bus (AT-SPI 2) what a program says of itself, and listens.

Belongs here: reading names, roles and states as a screen reader does, hearing what is announced.
Does not belong here: what UngeApp ought to say (the tests), starting programs (``session``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from time import monotonic
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = DBusAddress("/org/a11y/atspi/accessible/root", bus_name="org.a11y.atspi.Registry", interface=_ACCESSIBLE)
_LABELLED_BY = 2  # AtspiRelationType
_LISTS = frozenset({"list", "table", "tree"})
WAIT = 20
"""Seconds something may take to be heard or shown."""


class State(IntEnum):
    """The states that matter here, by their place in the bit set (``Atspi.StateType``)."""

    CHECKED = 4
    FOCUSABLE = 11
    FOCUSED = 12
    SHOWING = 25
    VISIBLE = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Where an accessible thing lives: whose it is, and its path there."""

    owner: str
    path: str


class ScreenReader:
    """One connection to the accessibility bus."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(bus=session_bus) as session:
            address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            found = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=WAIT)
        self._connection: DBusConnection = open_dbus_connection(bus=found.body[0])
        self.announced: list[str] = []
        self._connection.send_and_get_reply(
            message_bus.AddMatch(MatchRule(type="signal", interface="org.a11y.atspi.Event.Object"))
        )
        registry = DBusAddress(
            "/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
        )
        for event in ("object:announcement", "object:state-changed:focused"):
            self._connection.send_and_get_reply(
                new_method_call(registry, "RegisterEvent", "sass", (event, [], "")), timeout=WAIT
            )

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    # asking -------------------------------------------------------------------------------------------------------
    def _ask(self, place: Place, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(place.path, bus_name=place.owner, interface=_ACCESSIBLE)
        return self._answer(new_method_call(address, method, signature, body))

    def _answer(self, message: Message) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=WAIT)
        if reply.header.message_type is MessageType.error:
            raise LookupError(reply.body)
        return reply.body[0] if reply.body else None

    def _property(self, place: Place, name: str) -> Any:
        address = DBusAddress(place.path, bus_name=place.owner, interface=_ACCESSIBLE)
        return self._answer(Properties(address).get(name))[1]

    def name(self, place: Place) -> str:
        """What is read aloud."""
        return str(self._property(place, "Name"))

    def description(self, place: Place) -> str:
        """What is read after it."""
        return str(self._property(place, "Description"))

    def spoken(self, place: Place) -> str:
        """The name with the label beside it: of a choice the name is what is chosen, the label says what for."""
        labels = [
            self.name(Place(owner, path))
            for relation, targets in self._ask(place, "GetRelationSet")
            if relation == _LABELLED_BY
            for owner, path in targets
        ]
        own = self.description(place) if self.role(place) == "combo box" else self.name(place)
        return " ".join(filter(None, dict.fromkeys([*labels, own])))

    def text(self, place: Place) -> str:
        """What is written in a field."""
        address = DBusAddress(place.path, bus_name=place.owner, interface="org.a11y.atspi.Text")
        return str(self._answer(new_method_call(address, "GetText", "ii", (0, -1))))

    def role(self, place: Place) -> str:
        """*button*, *list item* …"""
        return str(self._ask(place, "GetRoleName"))

    def states(self, place: Place) -> frozenset[State]:
        """The states it is in, of those that matter here."""
        low, high = self._ask(place, "GetState")
        bits = low | high << 32
        return frozenset(one for one in State if bits >> one & 1)

    def children(self, place: Place) -> list[Place]:
        """What is inside, in order."""
        return [Place(owner, path) for owner, path in self._ask(place, "GetChildren")]

    def programs(self) -> list[Place]:
        """The programs that speak."""
        return self.children(Place(_REGISTRY.bus_name, _REGISTRY.object_path))

    def everything(self, place: Place) -> Iterator[Place]:
        """The thing and all that is shown inside it, depth first."""
        try:
            states = self.states(place)
        except LookupError:  # it went away while we were reading
            return
        if State.SHOWING not in states and place.path != _REGISTRY.object_path:
            return
        yield place
        for one in self.children(place):
            yield from self.everything(one)

    def focused(self, place: Place) -> Place | None:
        """The innermost thing inside ``place`` that has the keyboard.

        The current row of a list says so also while the list has not the keyboard; then it does not count.
        """
        found = None
        listed: set[Place] = set()
        for one in self.everything(place):
            try:
                has = {State.FOCUSED, State.FOCUSABLE} <= self.states(one)  # a text's inner surface has it as well
                if self.role(one) in _LISTS:
                    listed |= set() if has else set(self.children(one))
            except LookupError:
                continue
            if has and one not in listed:
                found = one
        return found

    # the ears ------------------------------------------------------------------------------------
    def hear(self, seconds: float = 0.05) -> None:
        """Listen for a moment; what is announced is kept in ``announced``."""
        until = monotonic() + seconds
        with self._connection.filter(MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")) as heard:
            while (left := until - monotonic()) > 0:
                try:
                    message = self._connection.recv_until_filtered(heard, timeout=left)
                except TimeoutError:
                    return
                if message.header.fields.get(3) == "Announcement":
                    self.announced.append(str(message.body[3][1]))

    def until(self, happened: Callable[[], object], what: str | Callable[[], str]) -> None:
        """Listen until something is so."""
        end = monotonic() + WAIT
        while not happened():
            assert monotonic() < end, f"waited in vain for: {what() if callable(what) else what}"
            self.hear()
