"""A record's reference read apart is what it was written from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ungeapp.domain import references
from ungeapp.domain.formats import FormatRef

keys = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
refs = st.builds(FormatRef, keys, keys, st.integers(1, 10**6), st.just(""))


@given(refs)
def test_each_piece_is_found_again(ref: FormatRef) -> None:
    text = str(ref)
    assert (references.owner(text), references.definition_id(text), references.version(text)) == (
        ref.owner,
        ref.id,
        ref.version,
    )
    assert references.without_version(text) == f"{ref.owner}/{ref.id}"


@given(refs, refs)
def test_versions_of_one_definition_are_the_same_and_nothing_else_is(one: FormatRef, other: FormatRef) -> None:
    assert references.same_definition(str(one), str(other)) == ((one.owner, one.id) == (other.owner, other.id))


def test_an_id_alone_is_an_id_without_a_version() -> None:
    assert references.definition_id("saarbare-gravide") == "saarbare-gravide"
    assert references.version("saarbare-gravide") == 0
