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
import xml.etree.ElementTree

from accessible import PATIENCE_S, Missed, Reader, application_of, awaits_bus

PIN = "123456"  # of every sandbox card
# Nothing on these is the customer's own: the auditor's sample customer has the very same page.
ANYBODYS = ("welcome.question", "pin.question", "transfer.phone", "transfer.speed")
# What it is called depends on the moment: held, going on, over. And how long a list is depends on the customer.
PASSING = ("caption.hold", "caption.goOn", "bar.again", "choice.more")


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
    awaits_bus()
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
