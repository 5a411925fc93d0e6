"""The command line tells in words what went wrong."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request

import pytest

from analysis import ROOT
from analysis.press import claims, cli, site


def test_unknown_chapter_names_those_there_are(capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["run", "1991-2000/politics"]) == 1
    assert "1991-2000/political" in capsys.readouterr().err


def test_status_says_fresh(capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["status"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.endswith("fresh") for line in lines)


def test_validate_finds_no_problem(capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["validate"]) == 0
    assert "no problem" in capsys.readouterr().out


def test_claims_finds_no_problem(capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["claims"]) == 0
    assert "0 claims without what bears them" in capsys.readouterr().out


def test_an_unknown_fact_stops_the_build_before_it_begins(monkeypatch, capsys: pytest.CaptureFixture) -> None:
    passage = claims.Passage(claims.BOOK / "reading.md", "", 1, "A line.\nA fact {fact}`trt-avrasya-1993`.")
    monkeypatch.setattr(claims, "unknown", lambda: list(claims._unknown(passage)))
    monkeypatch.setattr(site, "is_up_to_date", lambda: False)
    monkeypatch.setattr(site.Build, "finish", lambda self: pytest.fail("the build began"))
    assert cli.main(["build"]) == 1
    error = capsys.readouterr().err
    for part in ("book/reading.md, line 2", "unknown fact 'trt-avrasya-1993'", "nearest: trt-avrasya-1992"):
        assert part in error


def test_ingest_without_sources_says_where_it_looked(tmp_path, capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["ingest", "--sources", str(tmp_path)]) == 1
    assert "--sources DIR" in capsys.readouterr().err


def test_a_busy_port_is_told(capsys: pytest.CaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert cli.main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "Remedy: make serve PORT=0" in capsys.readouterr().err


def test_serve_answers_on_loopback() -> None:
    command = [sys.executable, "-u", "-m", "analysis", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = next(word for word in server.stdout.readline().split() if word.startswith("http://127.0.0.1:"))
            assert b"book/index.html" in urllib.request.urlopen(address).read()
        finally:
            server.terminate()
