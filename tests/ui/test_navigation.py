"""Going to places and back."""

from __future__ import annotations

from ungeapp.ui.navigation import Navigator, Place


def test_going_and_coming_back() -> None:
    seen: list[Place] = []
    navigator = Navigator(Place("today"))
    navigator.listen(seen.append)
    navigator.go(Place("people"))
    navigator.go(Place("person", id="7", tab="plan"))
    navigator.go(Place("person", id="7", tab="plan"))
    assert navigator.place == Place("person", id="7", tab="plan")
    assert navigator.back()
    assert navigator.place == Place("people")
    assert not navigator.back()
    assert seen[-1] == Place("people")


def test_a_tab_turned_by_hand_is_where_one_comes_back_to() -> None:
    navigator = Navigator(Place("today"))
    navigator.go(Place("person", id="7"))
    navigator.replace(Place("person", id="7", tab="network"))
    navigator.go(Place("meeting", id="1"))
    navigator.back()
    assert navigator.place.tab == "network"


def test_after_locking_nothing_is_remembered() -> None:
    navigator = Navigator(Place("today"))
    navigator.go(Place("people"))
    navigator.forget()
    assert navigator.place == Place("today")
    assert not navigator.back()
