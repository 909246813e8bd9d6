"""Many at once: threads, processes and interpreters."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain

import pytest
from sendright import Policy, SendrightError

POLICY = Policy.preset("tencent-ses")
COUNTS = {"sent": 400, "delivered": 380, "invalid": 10, "spam": 2, "blocked": 3, "complained": 0, "opened": 90}


def templates(number):
    for index in range(number):
        yield {"kind": "trigger", "subject": f"Code {index}", "html": f"<p>Your code is {index}.</p>"}


def test_sixteen_threads_get_the_answers_of_one():
    questions = list(templates(64))
    alone = [POLICY.review_template(**question) for question in questions]
    barrier = threading.Barrier(16)

    def work(_):
        barrier.wait()
        reviews = [POLICY.review_template(**question) for question in questions]
        reputation = POLICY.assess_reputation(level=1, counts=COUNTS)
        return reviews == alone, reputation.to_json()

    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(work, range(16)))
    assert set(told) == {(True, POLICY.assess_reputation(level=1, counts=COUNTS).to_json())}


def test_an_answer_is_read_by_many_threads():
    for _ in range(50):
        answer = POLICY.plan_warmup(days=30)
        with ThreadPoolExecutor(8) as pool:
            days = list(pool.map(lambda _, answer=answer: answer.days, range(8)))
        assert all(each == days[0] for each in days)


def test_the_lock_of_the_interpreter_is_given_up_for_a_long_review():
    html = "<p>" + "A parcel is on its way to you. " * 20_000 + "</p>"
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            done.wait(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    start = time.monotonic()
    POLICY.review_template(kind="marketing", subject="News", html=html)
    end = time.monotonic()
    done.set()
    ticker.join()
    longest = max(b - a for a, b in zip([start, *ticks], [*ticks, end]) if b <= end)
    assert longest < (end - start) / 2


@pytest.mark.parametrize("threads", [None, 1, 3, 64])
def test_many_templates_are_reviewed_in_their_order(threads):
    reviews = list(POLICY.review_templates(templates(600), threads=threads))
    assert reviews == [POLICY.review_template(**template) for template in templates(600)]


def test_templates_are_read_as_they_are_wanted():
    read = []

    def endless():
        while True:
            read.append(1)
            yield {"kind": "trigger", "subject": "Code", "text": "Your code is 1234."}

    reviews = POLICY.review_templates(endless())
    assert [next(reviews).verdict for _ in range(300)] == ["approve"] * 300
    assert len(read) < 1000


def test_a_template_that_cannot_be_reviewed_is_refused_in_its_turn():
    reviews = POLICY.review_templates([*templates(2), {"kind": "trigger", "subjekt": "Code"}, *templates(1)])
    assert next(reviews) and next(reviews)
    with pytest.raises(SendrightError) as caught:
        next(reviews)
    assert caught.value.path in {"templates[2].subjekt", "templates[2].subject"}
    with pytest.raises(SendrightError):
        POLICY.review_templates([], threads=0)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"submitted_ms": datetime(2026, 1, 1)}, "templates[300].submitted_ms"),
        ({"kind": "advert"}, "templates[300].kind"),
        ({"subject": object()}, "templates[300].subject"),
    ],
)
def test_a_mistake_comes_after_the_reviews_before_it_and_names_its_template(wrong, path):
    first, last = templates(300), {**next(templates(1)), **wrong}
    reviews = POLICY.review_templates(chain(first, [last], templates(300)))
    assert [next(reviews).verdict for _ in range(300)] == ["approve"] * 300
    with pytest.raises(SendrightError) as caught:
        next(reviews)
    assert caught.value.path == path == caught.value.errors[0]["path"] and path in str(caught.value)
    assert list(reviews) == []


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257])
def test_what_the_source_of_templates_raises_comes_after_the_reviews_before_it(number):
    def source():
        yield from templates(number)
        raise OSError("the file ends")

    reviews = POLICY.review_templates(source())
    assert len([next(reviews) for _ in range(number)]) == number
    with pytest.raises(OSError, match="the file ends"):
        next(reviews)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_policy_answers_in_a_forked_process():
    told = POLICY.review_template(**next(templates(1)))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(reviewed, range(8)) == [told.to_json()] * 8
        assert pool.map(forked_batch, range(2)) == [600, 600]


def reviewed(_):
    return POLICY.review_template(**next(templates(1))).to_json()


def forked_batch(_):
    return len(list(POLICY.review_templates(templates(600), threads=2)))


def test_a_policy_and_its_answers_go_to_a_spawned_process():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(POLICY.plan_warmup, kwds={"days": 2}) == POLICY.plan_warmup(days=2)


SUBINTERPRETER = """
import sys
try:
    import _xxsubinterpreters as interpreters
    identity = interpreters.create()
    run = interpreters.run_string
except ImportError:
    import _interpreters as interpreters
    identity = interpreters.create()
    run = interpreters.exec
import sendright
program = '''
try:
    import sendright
except ImportError as error:
    print(error)
else:
    print("imported")
'''
told = run(identity, program)
sys.stdout.flush()
"""


def test_a_subinterpreter_is_refused_in_words():
    run = subprocess.run([sys.executable, "-c", SUBINTERPRETER], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "subinterpreters" in run.stdout and "imported" not in run.stdout


SUBINTERPRETER_FIRST = """
try:
    import _interpreters as interpreters
    identity = interpreters.create("legacy")
    run = interpreters.exec
except ImportError:
    import _xxsubinterpreters as interpreters
    identity = interpreters.create(isolated=False)
    run = interpreters.run_string
program = '''
try:
    import sendright
except ImportError as error:
    print(error, flush=True)
'''
run(identity, program)
interpreters.destroy(identity)
import sendright
policy = sendright.Policy.preset("tencent-ses")
print(policy.plan_warmup(days=1).days[0].daily)
try:
    policy.plan_warmup(dais=1)
except sendright.SendrightError as error:
    print(error.path)
"""


def test_the_main_interpreter_works_after_a_subinterpreter_was_refused():
    run = subprocess.run([sys.executable, "-c", SUBINTERPRETER_FIRST], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    refused, daily, path = run.stdout.splitlines()
    assert "subinterpreters" in refused and (daily, path) == ("1000", "dais")


MEMORY = """
import json, resource, sys
from sendright import Policy
policy = Policy.preset("tencent-ses")
counts = {name: 1 for name in ("sent", "delivered", "invalid", "spam", "blocked", "complained", "opened")}
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()
def calls(number):
    for index in range(number):
        answer = policy.assess_reputation(level=1, counts=counts)
        if index % 10 == 0:
            answer.actions, policy.plan_retry(first_attempt_ms=0, attempts=1, now_ms=index).retry_ms
        if index % 100 == 0:
            policy.review_template(kind="trigger", subject="Code", text="Your code is 1234.").findings
            answer.to_dict(), repr(answer), hash(answer)
            try:
                policy.plan_warmup(dais=index)
            except ValueError:
                pass
calls(int(sys.argv[1]) // 10)
before = resident()
calls(int(sys.argv[1]))
print(json.dumps({"before": before, "after": resident()}))
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="nothing tells the memory here")
def test_memory_stays_flat():
    calls = os.environ.get("SENDRIGHT_CALLS", "200000")
    run = subprocess.run([sys.executable, "-c", MEMORY, calls], capture_output=True, text=True, check=True)
    memory = json.loads(run.stdout)
    assert memory["after"] - memory["before"] < 2_000_000, memory


@pytest.mark.parametrize("threads", [0, -1, "2", 1.5])
def test_threads_are_counted_from_one(threads):
    with pytest.raises(SendrightError) as caught:
        list(POLICY.review_templates(templates(1), threads=threads))
    assert caught.value.path == "threads" and caught.value.help


def test_what_is_no_template_is_refused_with_its_place():
    with pytest.raises(SendrightError) as caught:
        list(POLICY.review_templates(["<p>", *templates(1)]))
    assert caught.value.path == "templates[0]" and "dict" in caught.value.message
