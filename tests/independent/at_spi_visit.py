"""A visit by an assistive technology: finds the kiosk on the accessibility bus and does balance and transfer by names,
roles and actions alone, as a screen reader's user would. It sees no pixel and knows no object of ours.

    at_spi_visit.py KIOSK CATALOGUE.ts TREES.json

KIOSK is started with a branch of software; cards are put in by its standard input. Needs a display and a session bus
(xvfb-run, dbus-run-session). TREES is what the auditor reads of the same pages, evergreen-audit --tree: what is found on
the bus is held against it.
"""
import json
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import pyatspi

PATIENCE_S = 60
LOOK_EVERY_S = 0.05
DEPTH_MAX = 24
PIN = "123456"  # of every sandbox card
# Called otherwise by at-spi2 since 2.54.
ROLES = {pyatspi.ROLE_PUSH_BUTTON: "push button"}
# Nothing on these is the customer's own: the auditor's sample customer has the very same page.
ANYBODYS = ("welcome.question", "pin.question", "transfer.phone", "transfer.speed")
# What it is called depends on the moment: held, going on, over. And how long a list is depends on the customer.
PASSING = ("caption.hold", "caption.goOn", "bar.again", "choice.more")


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


def application_of(process):
    def find():
        for item in pyatspi.Registry.getDesktop(0):
            if item is not None and item.get_process_id() == process.pid:
                return item
        return None
    return waits_for(find, "the kiosk on the accessibility bus")


def visit(reader, words, hands):
    say = hands.write
    reader.heads("welcome.question")
    say("insert zhu\n")
    reader.heads("pin.question")
    for digit in PIN:
        reader.presses(digit)
    reader.presses(words["keypad.finish"])
    reader.heads("comfort.offer.question")
    reader.presses(words["comfort.offer.no"])
    reader.heads("menu.question")
    reader.presses(words["balance.label"])
    reader.heads("balance.question")
    reader.presses(words["facts.seen"])
    reader.heads("menu.question")
    reader.presses(words["transfer.label"])
    reader.heads("transfer.whom")
    reader.presses("＊＊禾")
    reader.heads("transfer.from")
    reader.presses("储蓄卡")
    reader.heads("transfer.amount")
    for digit in "2000":
        reader.presses(digit)
    reader.presses(words["keypad.finish"])
    reader.heads("transfer.phone")
    reader.presses(words["transfer.phone.no"])
    reader.heads("transfer.speed")
    reader.presses(words["transfer.speed.tomorrow"])
    reader.heads("transfer.confirm")
    reader.presses(words["transfer.confirm.yes"])
    reader.heads("transfer.pending")
    reader.presses(words["receipt.none"])
    reader.heads("menu.question")
    reader.presses(words["bar.returnCard"])
    reader.heads("goodbye.question")
    say("remove\n")
    reader.heads("smile.question")
    reader.presses(words["smile.good"])
    reader.heads("welcome.question")


def differences(words, seen, trees):
    """What the bus shows and the auditor does not read, or the other way round. Of pages with the customer's own names
    and figures, what is said in the catalogue's own words."""
    passing = {words[message] for message in PASSING}
    fixed = set(words.values())
    for page, items in seen.items():
        if page not in trees:
            continue
        ours = {(role, name) for role, name in items if role != "frame" and name not in passing}
        theirs = {(role, name) for role, name in trees[page] if name not in passing}
        for role, name in sorted(ours ^ theirs):
            if page in ANYBODYS or name in fixed:
                yield f"{page}: {role} {name!r} is read by {'the bus' if (role, name) in ours else 'the auditor'} alone"


def main(kiosk, catalogue, trees):
    messages = xml.etree.ElementTree.parse(catalogue).iter("message")
    words = {message.get("id"): message.findtext("translation") for message in messages}
    with open(trees, encoding="utf-8") as file:
        trees = json.load(file)
    # The bus comes first: a program that finds none does without for good.
    waits_for(lambda: pyatspi.Registry.getDesktop(0) is not None, "the accessibility bus")
    with tempfile.TemporaryDirectory() as state:
        process = subprocess.Popen([kiosk, "--virtual", "--state", state], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, text=True, bufsize=1)
        try:
            reader = Reader(application_of(process), words)
            visit(reader, words, process.stdin)
        except Missed as missed:
            print(f"waited in vain for {missed}", file=sys.stderr)
            return 1
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
    wrong = [f"{page}: a button without a name" for page, items in reader.seen.items() if ("push button", "") in items]
    wrong += differences(words, reader.seen, trees)
    wrong += [f"{page}: not among the auditor's pages" for page in ANYBODYS if page not in trees]
    for line in wrong:
        print(line, file=sys.stderr)
    compared = sum(page in trees for page in reader.seen)
    print(f"a visit of {len(reader.seen)} pages by names and actions alone; {compared} held against the auditor's tree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
