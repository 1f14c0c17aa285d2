"""How every command speaks: results on standard output, progress and complaints on standard error, exit codes."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from chipaccord.words import Words

DONE, DEFECT, WRONG_INPUT, NO_SOLUTION, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


class InputError(Exception):
    """What was asked for cannot be done as it was asked; the text says what to change."""


class NoAnswerError(Exception):
    """The model finds no solution; the text is the reason in one paragraph."""


def say(text: str) -> None:
    """A line for the person, not for the pipe."""
    print(text, file=sys.stderr, flush=True)


def result(text: str) -> None:
    """What was asked for."""
    print(text, flush=True)


def progress(quiet: bool, words: Words) -> Callable[[str], None]:
    """Where an evaluation reports the codes of its steps: in words on standard error, or nowhere."""
    return (lambda _: None) if quiet else (lambda step: say(f"  {words.label(f'progress-{step}')} ..."))


@contextmanager
def patiently() -> Iterator[None]:
    """An interrupt (Ctrl-C) waits until the block is done: libraries that are cut off while they load may crash."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in (None, signal.SIG_IGN):
        yield
        return
    waiting: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt


def tolerant_streams() -> None:
    """Characters that the terminal cannot show are escaped, never a reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
