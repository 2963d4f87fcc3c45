"""A visit by an assistive technology: finds the kiosk on the accessibility bus and does balance and transfer by names,
roles and actions alone, as a screen reader's user would. It sees no pixel and knows no object of ours.

    at_spi_visit.py KIOSK CATALOGUE.ts [DUMP.json]

KIOSK is started with a branch of software; cards are put in by its standard input. Needs a display and a session bus
(xvfb-run, dbus-run-session). DUMP gets what was showing on each page: [[role, name], …] by the page's heading.
"""
import json
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import pyatspi

PATIENCE_S = 30
LOOK_EVERY_S = 0.05
DEPTH_MAX = 24
PIN = "123456"  # of every sandbox card


class Missed(Exception):
    pass


def waits_for(find, what):
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        found = find()
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


class Reader:
    def __init__(self, application):
        self.application = application
        self.dump = {}

    def showing(self):
        return [(item.getRoleName(), item.name) for item in below(self.application)]

    def heads(self, words):
        """Waits for the page with this heading."""
        def there():
            return ("heading", words) in self.showing()
        waits_for(there, f"the heading {words!r}; showing: {self.showing()}")
        self.dump[words] = self.showing()

    def presses(self, words):
        """The one button whose name is, or begins with, these words."""
        def button():
            named = [item for item in below(self.application)
                     if item.getRoleName() == "push button" and item.name.startswith(words)
                     and item.getState().contains(pyatspi.STATE_ENABLED)]
            exact = [item for item in named if item.name == words]
            return (exact or named)[:1]
        target = waits_for(button, f"a button {words!r}; showing: {self.showing()}")[0]
        action = target.queryAction()
        names = [action.getName(index) for index in range(action.nActions)]
        action.doAction(names.index("Press"))


def application_of(process):
    def find():
        for item in pyatspi.Registry.getDesktop(0):
            if item is not None and item.get_process_id() == process.pid:
                return item
        return None
    return waits_for(find, "the kiosk on the accessibility bus")


def visit(reader, words, hands):
    say = hands.write
    reader.heads(words["welcome.question"])
    say("insert mei\n")
    reader.heads(words["pin.question"])
    for digit in PIN:
        reader.presses(digit)
    reader.presses(words["keypad.finish"])
    reader.heads(words["menu.question"])
    reader.presses(words["balance.label"])
    reader.heads(words["balance.question"])
    reader.presses(words["facts.seen"])
    reader.heads(words["menu.question"])
    reader.presses(words["transfer.label"])
    reader.heads(words["transfer.whom"])
    reader.presses("＊＊禾")
    reader.heads(words["transfer.from"])
    reader.presses("储蓄卡")
    reader.heads(words["transfer.amount"])
    for digit in "2000":
        reader.presses(digit)
    reader.presses(words["keypad.finish"])
    reader.heads(words["transfer.phone"])
    reader.presses(words["transfer.phone.no"])
    reader.heads(words["transfer.speed"])
    reader.presses(words["transfer.speed.tomorrow"])
    reader.heads(words["transfer.confirm"])
    reader.presses(words["transfer.confirm.yes"])
    reader.heads(words["transfer.pending"])
    reader.presses(words["receipt.none"])
    reader.heads(words["menu.question"])
    reader.presses(words["bar.returnCard"])
    reader.heads(words["goodbye.question"])
    say("remove\n")
    reader.heads(words["smile.question"])
    reader.presses(words["smile.good"])
    reader.heads(words["welcome.question"])


def main(kiosk, catalogue, dump=None):
    messages = xml.etree.ElementTree.parse(catalogue).iter("message")
    words = {message.get("id"): message.findtext("translation") for message in messages}
    with tempfile.TemporaryDirectory() as state:
        process = subprocess.Popen([kiosk, "--virtual", "--state", state], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, text=True, bufsize=1)
        try:
            reader = Reader(application_of(process))
            visit(reader, words, process.stdin)
            unnamed = [page for page, items in reader.dump.items() if ("push button", "") in items]
            if unnamed:
                raise Missed(f"names for the buttons of {unnamed}")
        except Missed as missed:
            print(f"waited in vain for {missed}", file=sys.stderr)
            return 1
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
    if dump:
        with open(dump, "w", encoding="utf-8") as file:
            json.dump(reader.dump, file, ensure_ascii=False, indent=1)
    print(f"a visit of {len(reader.dump)} pages by names and actions alone")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
