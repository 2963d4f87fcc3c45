"""A program on the accessibility bus, read and used as an assistive technology does: by names, roles and actions."""
import time

import pyatspi

PATIENCE_S = 60
LOOK_EVERY_S = 0.05
DEPTH_MAX = 24
# Called otherwise by at-spi2 since 2.54.
ROLES = {pyatspi.ROLE_PUSH_BUTTON: "push button"}


class Missed(Exception):
    pass


def waits_for(find, what):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            found = find()
        except (LookupError, RuntimeError):  # something has gone from the bus while it was looked at
            found = None
        if found:
            return found
        time.sleep(LOOK_EVERY_S)
    raise Missed(what)


def below(item, depth=0):
    """Everything that shows. The kiosk may change the page while it is read: what has gone is passed over."""
    if depth > DEPTH_MAX:
        raise Missed("an end of the tree")
    for index in range(item.childCount):
        try:
            child = item.getChildAtIndex(index)
            if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
                continue
            yield child
            yield from below(child, depth + 1)
        except (LookupError, RuntimeError):
            continue


def role_of(item):
    return ROLES.get(item.getRole()) or item.getRoleName()


class Reader:
    def __init__(self, application, words):
        self.application = application
        self.words = words
        self.seen = {}

    def showing(self):
        return [(role_of(item), item.name) for item in below(self.application)]

    def heads(self, page):
        """Waits for the page with this heading."""
        words = self.words[page]
        def there():
            return ("heading", words) in self.showing()
        waits_for(there, f"the heading {words!r}")
        self.seen.setdefault(page, waits_for(self.showing, f"what else is on {page}"))

    def presses(self, words):
        """The one button whose name is, or begins with, these words."""
        def button():
            named = [item for item in below(self.application)
                     if role_of(item) == "push button" and item.name.startswith(words)
                     and item.getState().contains(pyatspi.STATE_ENABLED)]
            exact = [item for item in named if item.name == words]
            return (exact or named)[:1]

        def pressed():
            for target in button():
                action = target.queryAction()
                names = [action.getName(index) for index in range(action.nActions)]
                return action.doAction(names.index("Press"))
        waits_for(pressed, f"a button {words!r}")


def awaits_bus():
    """Before the program starts: one that finds no bus does without for good."""
    waits_for(lambda: pyatspi.Registry.getDesktop(0) is not None, "the accessibility bus")


def application_of(process):
    def find():
        for item in pyatspi.Registry.getDesktop(0):
            if item is not None and item.get_process_id() == process.pid:
                return item
        return None
    return waits_for(find, "the kiosk on the accessibility bus")
