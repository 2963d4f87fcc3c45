"""A sentence's whole way to a customer, on the real programs: an author changes it, the kiosk's own code and the word
list check it, a reviewer approves it, a canary ring gets it; evergreen-kiosk fetches it over HTTPS, tries it between
customers and keeps it, and the next customer reads and hears it. Then the rollout is stopped, and the old sentence is
back.

    fleet_demo.py SOURCES PROGRAMS OUT

Pages are read on the accessibility bus and photographed on the virtual display. Each step is looked for by this
program itself; it ends with 0 only when it has seen them all. run_fleet_demo gives it display and bus.
"""
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "independent"))

from accessible import Missed, Reader, application_of, awaits_bus, below, role_of, waits_for
from album import Album
from branch import Talking, WebServer
from display import Display
from publisher import Publisher, Wrong, place_of

KIOSK = "kiosk-0001"
PANEL = (720, 1280)
POLL_S = 1
STAYS_S = 4  # so many polls that leave a kiosk outside of the ring as it is
OLD_SENTENCE = "请输入银行卡密码"
NEW_SENTENCE = "请输入您的六位密码"
SENTENCE = "pin.question"
RINGS_MAX = 1_000  # rollout names to look through


def words_in(catalogue):
    messages = xml.etree.ElementTree.parse(catalogue).iter("message")
    return {message.get("id"): message.findtext("translation") for message in messages}


def rollout_id():
    """A name under which the kiosk is outside of one in a hundred, and inside of one in ten."""
    return next(name for name in (f"spring-{n}" for n in range(RINGS_MAX)) if 100 <= place_of(KIOSK, name) < 1_000)


class Demo:
    def __init__(self, sources, programs, out, work):
        self.sources, self.programs, self.work = pathlib.Path(sources), pathlib.Path(programs), pathlib.Path(work)
        self.album = Album(out, Display(os.environ["EVERGREEN_DISPLAY"]), PANEL)
        self.publisher = Publisher(self.programs / "evergreen-fleet", self.work, self.album)
        self.words = words_in(self.sources / "kiosk/i18n/evergreen_zh_CN.ts")
        self.complaints = open(self.work / "kiosk.err", "w+")
        self.running = []

    def runs(self, program):
        self.running.append(program)
        return program

    def end(self):
        for program in reversed(self.running):
            program.end()
        self.album.close()

    # The bank

    def bundle_as_built(self):
        folder = self.work / "b41"
        for part in ("texts", "safety"):
            (folder / part).mkdir(parents=True)
        for language in ("zh_CN", "en"):
            shutil.copy(self.sources / f"kiosk/i18n/evergreen_{language}.ts", folder / f"texts/{language}.ts")
        shutil.copy(self.sources / "kiosk/safety/rules.json", folder / "safety/rules.json")

    def founds(self):
        self.publisher.make_keys()
        self.publisher.found()
        self.bundle_as_built()
        self.publisher.make(41)
        self.publisher.review(41)
        self.publisher.rollout("start", "--id first --ring all:10000:41 --fallback 0")
        self.album.seen("founded")

    def changes_sentence(self):
        shutil.copytree(self.work / "b41", self.work / "b42")
        file = self.work / "b42/texts/zh_CN.ts"
        text = file.read_text()
        if text.count(f">{OLD_SENTENCE}<") != 1:
            raise Wrong(f"{OLD_SENTENCE} is not one sentence of the catalogue")
        file.write_text(text.replace(f">{OLD_SENTENCE}<", f">{NEW_SENTENCE}<"))
        self.publisher.call("check b42", code=1, says=["accepted by the reviewer:", "“no risk”"])
        self.publisher.call(f"diff b41 b42 --html {self.album.folder / 'diff.html'}",
                            says=["1 changes", f"text zh_CN/{SENTENCE}: “{OLD_SENTENCE}” → “{NEW_SENTENCE}”"])
        self.album.seen("sentence-changed")

    def approves(self, rollout):
        start = f"--id {rollout} --ring canary:100:42 --fallback 41"
        self.publisher.make(42)
        self.publisher.rollout("start", start, code=1, says=["reviewer"])
        self.album.seen("unreviewed-refused")
        self.publisher.review(42)
        self.album.seen("reviewed")
        self.publisher.rollout("start", start, says=["go, 1 rings"])

    # The branch

    def opens_branch(self):
        usb = self.work / "usb"
        bank = self.runs(Talking([self.programs / "evergreen-bank", "--state", self.folder("bank"), "--port", "0"]))
        self.devices = self.runs(Talking([self.programs / "evergreen-devices", "--usbip", f"unix:{usb}", "--receipts",
                                          self.folder("receipts"), "--cards", self.work / "cards.json"]))
        ready = bank.ready()
        certificates = pathlib.Path(ready["certificates"])
        self.web = self.runs(WebServer(self.sources / "fleet/nginx.conf.in", self.work / "web",
                                       self.publisher.repository, certificates))
        shutil.copy(self.publisher.repository / "metadata/1.root.json", self.work / "root.json")
        config = {
            "panel": {"widthPx": PANEL[0], "heightPx": PANEL[1], "widthMm": 298.1, "heightMm": 530.0},
            "usb": self.devices.ready()["usbip"],
            "bank": {"base": f"https://localhost:{ready['port']}", "authority": str(certificates / "ca.pem"),
                     "certificate": str(certificates / f"{KIOSK}.pem"), "key": str(certificates / f"{KIOSK}.key"),
                     "orderKey": str(certificates / f"{KIOSK}.orders.key")},
            "state": "kiosk",
            "fleet": {"metadata": self.web.url("metadata"), "targets": self.web.url("targets"),
                      "files": self.web.url("files"), "root": "root.json", "pollSeconds": POLL_S,
                      "authority": str(certificates / "ca.pem")}}
        (self.work / "kiosk.json").write_text(json.dumps(config))

    def folder(self, name):
        (self.work / name).mkdir()
        return self.work / name

    def starts_kiosk(self):
        self.kiosk = self.runs(Talking([self.programs / "evergreen-kiosk", "--window", "--config",
                                        self.work / "kiosk.json"], stderr=self.complaints))
        self.kiosk.ready()
        self.reader = Reader(application_of(self.kiosk.process), self.words)
        self.reader.heads("welcome.question")
        self.album.seen("kiosk-as-built", picture=True)

    def runs_bundle(self):
        """The good bundle's version by the kiosk's own record, 0 for what is compiled in; nothing while one is tried."""
        records = []
        for file in (self.work / "kiosk/fleet/bundles").glob("slots.[01]"):
            records.append(json.loads(file.read_text().split("\n", 1)[1]))
        newest = max(records, key=lambda record: record["sequence"], default={})
        if newest.get("failed"):
            raise Wrong(f"a bundle has failed its trial: {self.said_wrong()}")
        return None if "trial" in newest else newest.get("good", {}).get("version", 0)

    def said_wrong(self):
        self.complaints.flush()
        return pathlib.Path(self.complaints.name).read_text()

    def takes(self, version, step):
        """The program starts anew by itself, with a bundle that it has tried and kept."""
        waits_for(self.kiosk.is_ready_again, f"another start of the kiosk, with bundle {version}")
        waits_for(lambda: self.runs_bundle() == version, f"bundle {version} kept")
        self.reader = Reader(application_of(self.kiosk.process), self.words)
        self.reader.heads("welcome.question")
        self.album.seen(step, picture=True, bundle=version)

    def stays(self, version, step):
        """The kiosk has the new order, and polls on: it is not its ring's."""
        name = self.publisher.rollout_name()
        waits_for(lambda: self.web.has_given(name), "the kiosk's poll")
        time.sleep(STAYS_S)
        if self.kiosk.is_ready_again() or self.runs_bundle() != version:
            raise Wrong("a kiosk outside of the ring has moved")
        self.album.seen(step, bundle=version)

    # The customer

    def caption(self):
        """What the kiosk is saying at this moment: only while it does, the words can be held."""
        for item in below(self.reader.application):
            if role_of(item) == "push button" and item.name == self.words["caption.hold"]:
                return item.parent.name
        return ""

    def visit(self, sentence, step):
        """A card is put in: the page has the sentence, and it is spoken."""
        self.words[SENTENCE] = sentence
        self.devices.types("insert zhu")
        spoken = waits_for(lambda: sentence in self.caption() and self.caption(), f"{sentence} spoken")
        self.reader.heads(SENTENCE)
        self.album.said(step, spoken)
        self.album.seen(step, picture=True, page=sentence, spoken=spoken)
        self.devices.types("remove")
        self.reader.heads("welcome.question")

    def story(self):
        rollout = rollout_id()
        self.founds()
        self.opens_branch()
        self.starts_kiosk()
        self.takes(41, "first-bundle-kept")
        self.visit(OLD_SENTENCE, "visit-before")
        self.changes_sentence()
        self.approves(rollout)
        self.stays(41, "not-in-the-canary-ring")
        self.publisher.rollout("ring", "--ring canary:1000:42", says=["go, 1 rings"])
        self.takes(42, "canary-kept")
        self.visit(NEW_SENTENCE, "visit-after")
        self.publisher.rollout("halt", says=[f"rollout {rollout}: halt"])
        self.takes(41, "rolled-back")
        self.visit(OLD_SENTENCE, "visit-after-rollback")
        if self.kiosk.end() != 0:
            raise Wrong("the kiosk has not ended in order: " + self.said_wrong())
        self.publisher.call("status repo", says=["bundles/42.json: approved", f"{rollout}, halt"])
        self.album.seen("whole")


def main(sources, programs, out):
    awaits_bus()
    with tempfile.TemporaryDirectory() as work:
        demo = Demo(sources, programs, out, work)
        try:
            demo.story()
        except (Missed, Wrong, OSError, RuntimeError) as missed:
            print(f"The demo stopped: {missed}\n{demo.said_wrong()}", file=sys.stderr)
            demo.album.seen("stopped-here", picture=True)
            return 1
        finally:
            demo.end()
    print(f"{demo.album.pictures} pictures, commands and transcript in {demo.album.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
