"""Columns of arrays, of Arrow and of lists are judged alike."""

import ctypes
import subprocess
import sys
from array import array
from collections import deque

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sendright import Policy, SendrightError

POLICY = Policy.preset("tencent-ses")
ROWS = {
    "level": [1, 2, 2],
    "sent": [350, 10, 1000],
    "delivered": [350, 10, 880],
    "invalid": [0, 0, 120],
    "spam": [0, 0, 0],
    "blocked": [0, 0, 0],
    "complained": [0, 0, 0],
    "opened": [0, 0, 0],
}


def columns(kind, times=1):
    return {name: kind(column * times) for name, column in ROWS.items()}


def refusal(**question):
    with pytest.raises(SendrightError) as caught:
        POLICY.assess_reputation_batch(**question)
    return caught.value


def judged(answer):
    return (
        answer.action.tolist(),
        answer.level.tolist(),
        [answer.rules[rule] if rule >= 0 else None for rule in answer.rule],
    )


JUDGED = ([1, 0, 4], [2, 2, 1], ["clean-delivery", None, "too-many-invalid"])


class Exporter:
    """Something that speaks Arrow and nothing else."""

    def __init__(self, column):
        self.column = column

    def __arrow_c_array__(self, requested_schema=None):
        return self.column.__arrow_c_array__(requested_schema)


class Handing:
    """Something that hands out what it is given, or raises it."""

    def __init__(self, array=None, stream=None):
        if array is not None:
            self.__arrow_c_array__ = lambda requested_schema=None: told(array)
        if stream is not None:
            self.__arrow_c_stream__ = lambda requested_schema=None: told(stream)


def told(given):
    if isinstance(given, BaseException):
        raise given
    return given


def taken_stream():
    stream = pa.chunked_array([[1, 1, 1]]).__arrow_c_stream__()
    pa.ChunkedArray._import_from_c_capsule(stream)
    return stream


def taken_array():
    pair = pa.array([1, 1, 1]).__arrow_c_array__()
    pa.Array._import_from_c_capsule(*pair)
    return pair


def half_taken(index):
    pair = list(pa.array([1, 1, 1]).__arrow_c_array__())
    pair[index] = taken_array()[index]
    return tuple(pair)


KINDS = {
    "list": list,
    "tuple": tuple,
    **{f"array {code}": lambda column, code=code: array(code, column) for code in "HiIlLqQ"},
    **{
        f"numpy {kind}": lambda column, kind=kind: np.array(column, kind)
        for kind in ("uint16", "int32", "uint32", "int64", "uint64")
    },
    "numpy in another order": lambda column: np.array(column, ">i8"),
    "numpy with a mask in another order": lambda column: np.ma.array(column, ">u4", mask=[False] * len(column)),
    "pandas in another order": lambda column: pd.Series(np.array(column, ">i4")),
    "numbers of numpy in a list": lambda column: [np.int64(each) for each in column],
    "a deque": deque,
    "every other of numpy": lambda column: np.repeat(np.array(column, "int64"), 2)[::2],
    "numpy with a mask that hides nothing": lambda column: np.ma.array(column, mask=[False] * len(column)),
    "numpy that could have a mask": np.ma.array,
    "pandas": pd.Series,
    "pandas that may miss": lambda column: pd.Series(column, dtype="Int64"),
    "pandas of pyarrow": lambda column: pd.Series(column, dtype="int64[pyarrow]"),
    "polars": pl.Series,
    "polars of 32 bits": lambda column: pl.Series(column, dtype=pl.UInt32),
    "polars in pieces": lambda column: pl.concat([pl.Series([each]) for each in column], rechunk=False),
    "a slice of polars": lambda column: pl.Series([7, *column, 7])[1:-1],
    "pyarrow": pa.array,
    "pyarrow of 16 bits": lambda column: pa.array(column, pa.int16()),
    "a slice of pyarrow": lambda column: pa.array([7, 7, *column, 7])[2:-1],
    "pyarrow in pieces": lambda column: pa.chunked_array([column[:1], [], column[1:]], pa.int64()),
    "nothing but Arrow": lambda column: Exporter(pa.array(column)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_columns_of_every_kind_are_judged_alike(kind):
    assert judged(POLICY.assess_reputation_batch(**columns(KINDS[kind]))) == JUDGED


def test_columns_of_different_kinds_go_together():
    kinds = [KINDS[kind] for kind in KINDS]
    mixed = {name: kinds[index % len(kinds)](column) for index, (name, column) in enumerate(ROWS.items())}
    assert judged(POLICY.assess_reputation_batch(**mixed)) == JUDGED
    assert judged(POLICY.assess_reputation_batch(**mixed, daily_quota=np.zeros(3, "uint64"))) == JUDGED


@pytest.mark.parametrize(
    ("column", "path", "words"),
    [
        (pl.Series([1, None, 1]), "sent[1]", "no number"),
        (pa.array([1, 1, None]), "sent[2]", "no number"),
        (pa.array([None, 5, 1, None])[1:], "sent[2]", "no number"),
        (pa.chunked_array([[1], [1, None]]), "sent[2]", "no number"),
        (pd.Series([1, None, 1], dtype="Int64"), "sent[1]", "no number"),
        (np.ma.array([1, 1000, 1], mask=[0, 1, 1]), "sent[1]", "no number"),
        (np.ma.array([1, 1, 1], mask=True), "sent[0]", "no number"),
        (np.ma.array([1, 1, 1], ">i8", mask=[0, 0, 1]), "sent[2]", "no number"),
        (np.ma.array([7, 1, 7, 1, 7, 1], mask=[1, 0, 1, 0, 1, 1])[1::2], "sent[2]", "no number"),
        (Handing(stream=taken_stream()), "sent", "already been taken"),
        (Handing(array=taken_array()), "sent", "already been taken"),
        (Handing(array=half_taken(0)), "sent", "already been taken"),
        (Handing(array=half_taken(1)), "sent", "already been taken"),
        (pd.Series([1, None, 1]), "sent", "decimals"),
        (np.array([1, None, 1]), "sent", "objects of Python"),
        (pl.Series([1, -1, 1]), "sent[1]", "not negative"),
        (pa.array([1, 1, -1], pa.int8()), "sent[2]", "not negative"),
        (np.array([-5, 1, 1]), "sent[0]", "not negative"),
        (np.array([1.0, 2.0, 3.0]), "sent", "decimals"),
        (pl.Series(["1", "2", "3"]), "sent", "texts"),
        (pl.Series([True, True, False]), "sent", "true and false"),
        (pl.Series([1, 2, 3], dtype=pl.Decimal(10, 2)), "sent", "whole numbers"),
        (pa.array(["a", "b", "a"]).dictionary_encode(), "sent", "a dictionary"),
        (np.array([[1, 2, 3]]), "sent", "one dimension"),
        (memoryview((ctypes.c_uint64.__ctype_be__ * 3)(1, 2, 3)), "sent", "machine's order"),
        (memoryview((ctypes.c_uint64.__ctype_be__ * 3)(1, 2, 3)), "sent", "astype"),
        (np.array([1.0, 2.0, 3.0], ">f8"), "sent", "machine's order"),
        ([1, None, 1], "sent[1]", "no number"),
        ([1, None, 1], "sent[1]", "fill in what is missing"),
        ((1, 1, -1), "sent[2]", "not negative"),
        ([1, 2**64, 1], "sent[1]", "at most 18446744073709551615"),
        ([1, 1.0, 1], "sent[1]", "`1.0`; convert it by `int(...)`"),
        ([1, 1, float("nan")], "sent[2]", "`nan`"),
        ([True, 1, 1], "sent[0]", "`True`"),
        ([np.bool_(True), 1, 1], "sent[0]", "True"),
        (["1", 1, 1], "sent[0]", "`'1'`"),
        ([pd.NA, 1, 1], "sent[0]", "`<NA>`"),
        ("123", "sent", "whole numbers"),
        (np.array(["2026-01-01"] * 3, "datetime64[s]"), "sent", "whole numbers"),
        (np.array([1, 2]), "sent", "2 values"),
        (pl.DataFrame({"a": [1, 2, 3]}), "sent", "whole numbers"),
        (iter([1, 2, 3]), "sent", "whole numbers"),
        (None, "sent", "missing"),
        (np.array([True, False, True]), "sent", "true and false"),
        (pa.nulls(3), "sent", "missing values"),
        (pa.array([1, 2, 3], pa.timestamp("ms")), "sent", "times"),
        (pd.Series([1, None, 1]), "sent", "0 where nothing was counted"),
    ],
)
def test_a_column_that_cannot_be_one_is_refused_with_its_place(column, path, words):
    error = refusal(**{**columns(pl.Series), "sent": column})
    assert error.path == path and words in str(error)


@pytest.mark.parametrize(
    "handing",
    [
        lambda: Handing(array=pa.array(ROWS["sent"]).__arrow_c_array__()),
        lambda: Handing(stream=pa.chunked_array([ROWS["sent"]]).__arrow_c_stream__()),
    ],
)
def test_capsules_are_taken_once(handing):
    column = handing()
    assert judged(POLICY.assess_reputation_batch(**{**columns(pl.Series), "sent": column})) == JUDGED
    error = refusal(**{**columns(pl.Series), "sent": column})
    assert error.path == "sent" and "already been taken" in error.message


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), MemoryError(), RuntimeError("no"), AttributeError("no")])
@pytest.mark.parametrize("way", ["array", "stream"])
def test_what_an_arrow_column_raises_is_raised(way, raised):
    with pytest.raises(type(raised)) as caught:
        POLICY.assess_reputation_batch(**{**columns(pl.Series), "sent": Handing(**{way: raised})})
    assert caught.value is raised


@pytest.mark.parametrize("way", ["array", "stream"])
def test_an_arrow_column_without_its_package_is_read_otherwise(way):
    column = Handing(**{way: ImportError("no pyarrow")})
    column.__array__ = lambda: np.array(ROWS["sent"])
    assert judged(POLICY.assess_reputation_batch(**{**columns(pl.Series), "sent": column})) == JUDGED


@pytest.mark.parametrize("kind", ["array q", "numpy int64", "polars", "polars in pieces", "pyarrow in pieces"])
def test_long_columns_are_judged_row_by_row_and_a_mistake_deep_in_them_has_its_place(kind):
    times = 20_000 if "pieces" not in kind or kind.startswith("pyarrow") else 700
    answer = POLICY.assess_reputation_batch(**columns(KINDS[kind], times))
    assert answer.action.tolist() == JUDGED[0] * times and answer.level.tolist() == JUDGED[1] * times
    row = 3 * times - 100
    for name, value in [("sent", -1), ("level", 0)]:
        wrong = {name: column * times for name, column in ROWS.items()}
        wrong[name][row] = value
        assert refusal(**{name: KINDS[kind](column) for name, column in wrong.items()}).path == f"{name}[{row}]"


def test_the_answer_is_of_numpy_and_does_not_change():
    for kind in ("list", "polars"):
        answer = POLICY.assess_reputation_batch(**columns(KINDS[kind]))
        assert [column.dtype for column in (answer.action, answer.level, answer.rule)] == ["uint8", "uint32", "int32"]
        with pytest.raises(ValueError, match="read-only"):
            answer.action[0] = 1
    assert POLICY.assess_reputation_batch(**columns(list)) == POLICY.assess_reputation_batch(**columns(pa.array))


def test_without_numpy_the_answer_is_of_arrays():
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "from array import array\nfrom sendright import Policy\n"
        f"rows = {ROWS}\npolicy = Policy.preset('tencent-ses')\n"
        "lists = policy.assess_reputation_batch(**rows)\n"
        "arrays = policy.assess_reputation_batch(**{name: array('q', rows[name]) for name in rows})\n"
        "assert arrays == lists and type(arrays.action) is array and arrays.level.typecode == 'I'\n"
        "print(arrays.action.tolist(), arrays.level.tolist())"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[1, 0, 4] [2, 2, 1]"


def test_no_rows_are_no_answer_to_any():
    assert judged(POLICY.assess_reputation_batch(**{name: pl.Series([], dtype=pl.UInt64) for name in ROWS})) == (
        [],
        [],
        [],
    )


@given(st.lists(st.tuples(st.integers(1, 20), *[st.integers(0, 2**63 - 1)] * 7), max_size=40))
def test_a_batch_judges_as_single_questions_do(rows):
    names = list(ROWS)
    given_columns = {name: [row[index] for row in rows] for index, name in enumerate(names)}
    lists = POLICY.assess_reputation_batch(**given_columns)
    arrow = POLICY.assess_reputation_batch(**{name: pa.array(given_columns[name], pa.int64()) for name in names})
    assert arrow == lists
    for row, action, level in zip(rows, lists.action.tolist(), lists.level.tolist()):
        answer = POLICY.assess_reputation(level=row[0], counts=dict(zip(names[1:], row[1:])))
        assert (action == 0) == (not answer.actions)
        risen = [each.level for each in answer.actions if each.level is not None]
        assert level == (risen[0] if risen else row[0])


def test_columns_are_freed():
    table = pa.table({name: pa.array(column * 100_000) for name, column in ROWS.items()})
    given_columns = {name: table[name] for name in table.column_names}
    before = pa.total_allocated_bytes()
    for _ in range(3):
        POLICY.assess_reputation_batch(**given_columns)
    assert pa.total_allocated_bytes() == before


@pytest.mark.parametrize(
    "empty",
    [
        [],
        (),
        np.array([]),
        np.array([], object),
        pl.Series([]),
        pl.Series([], dtype=pl.UInt8),
        pd.Series([]),
        pa.nulls(0),
    ],
)
def test_a_column_of_no_rows_is_of_any_type(empty):
    answer = POLICY.assess_reputation_batch(**{**columns(lambda _: np.array([], "int64")), "sent": empty})
    assert judged(answer) == ([], [], [])


def test_a_missing_column_has_the_code_of_a_missing_field():
    fields = columns(np.array)
    del fields["spam"]
    assert (refusal(**fields).code, refusal(**fields).path) == ("missing-field", "spam")
