"""The hook of pre-commit, run by pre-commit itself."""

import os
import subprocess

import pytest
from place import PROGRAMS, ROOT

GOOD = "<title>Your parcel</title><p>Your parcel 4711 has left our warehouse and is with you on Monday.</p>"


@pytest.fixture(name="commit")
def repository(tmp_path):
    """A repository that takes the hook from a copy of this one."""
    hooks, site = tmp_path / "hooks", tmp_path / "site"
    environment = {
        **os.environ,
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    for name in [name for name in environment if name in {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"}]:
        del environment[name]

    def run(*words, cwd):
        return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, encoding="utf-8")

    for folder in (hooks, site):
        folder.mkdir()
        run("git", "init", "--quiet", ".", cwd=folder)
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    run("git", "add", ".", cwd=hooks)
    run("git", "commit", "--quiet", "--message", "Hooks", cwd=hooks)
    revision = run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
    config = f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: sendright-review\n"
    (site / ".pre-commit-config.yaml").write_text(config)

    def commit(**files):
        for name, text in files.items():
            (site / name.replace("_", ".")).write_text(text, encoding="utf-8")
        run("git", "add", ".", cwd=site)
        return run("pre-commit", "run", "--all-files", cwd=site)

    return commit


def test_a_good_template_passes_the_hook(commit):
    ran = commit(good_html=GOOD, notes_txt="https://bit.ly/x")
    assert ran.returncode == 0 and "Passed" in ran.stdout, ran.stdout + ran.stderr


def test_a_rejected_template_stops_the_commit(commit):
    ran = commit(good_html=GOOD, bad_html=GOOD + '<a href="https://bit.ly/x">Follow it</a>')
    assert ran.returncode == 1 and "links/shortener" in ran.stdout, ran.stdout + ran.stderr


def test_a_commit_without_templates_is_not_looked_at(commit):
    ran = commit(notes_txt="https://bit.ly/x")
    assert ran.returncode == 0 and "Skipped" in ran.stdout


def test_a_part_without_a_title_does_not_stop_the_commit(commit):
    ran = commit(good_html=GOOD, footer_html='<p>Shop, 1 Main Street</p>{% include "x.html" %}')
    assert ran.returncode == 0 and "Passed" in ran.stdout, ran.stdout + ran.stderr
