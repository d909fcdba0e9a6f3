"""The escalation logic. Standard library only, pure, and the same in CPython and in the browser.

``advise(edition, case, now, calendar)`` gives the next :class:`~navigator.engine.answer.Question`
or the :class:`~navigator.engine.answer.Guidance`. Nothing here reads a clock, a file or a network.
"""
