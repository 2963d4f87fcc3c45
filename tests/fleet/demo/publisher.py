"""The bank's side: a repository made with evergreen-fleet as its people call it, one folder for all of them here."""
import hashlib
import json
import pathlib
import re
import shlex
import subprocess

PATIENCE_S = 60
KEYS = ("root-a", "root-b", "root-c", "publisher", "reviewer", "rollout", "snapshot", "timestamp")
ONLINE = ("rollout", "snapshot", "timestamp")
AUTHOR = "S0412"
REVIEWER = "S0077"
WHOLE_FLEET = 10_000


class Wrong(Exception):
    pass


def place_of(kiosk, rollout):
    """Where a kiosk stands in a rollout, 0 to 9999 (docs/fleet-kiosk.md)."""
    return int(hashlib.sha256(f"{rollout}\n{kiosk}".encode()).hexdigest()[:8], 16) % WHOLE_FLEET


class Publisher:
    def __init__(self, program, folder, album):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.album = album
        self.repository = self.folder / "repo"

    def call(self, words, code=0, says=()):
        """Runs it, and holds how it ends and what it says against what should be."""
        done = subprocess.run([self.program, *shlex.split(words)], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=PATIENCE_S)
        self.album.command("evergreen-fleet " + words, done.stdout)
        missing = [part for part in says if part not in done.stdout]
        if done.returncode != code or missing:
            raise Wrong(f"evergreen-fleet {words}\nended with {done.returncode}, not {code}; missing {missing}; said:\n"
                        + done.stdout)
        return done.stdout

    def signs(self, role, key, rest):
        return f"sign repo --role {role} {rest} --key {key}.key --pass-file {key}.pass"

    def make_keys(self):
        for key in KEYS:
            secret = self.folder / f"{key}.pass"
            secret.write_text(f"a passphrase of the demo for {key}")
            secret.chmod(0o400)
            self.call(f"keys new {key}.key --pass-file {key}.pass")
        online = {key: {"key": f"{key}.key", "passphrase": f"{key}.pass"} for key in ONLINE}
        (self.folder / "online.json").write_text(json.dumps(online))

    def found(self):
        roots = " ".join(f"--root {key}.key.pub" for key in KEYS[:3])
        others = " ".join(f"--{key} {key}.key.pub" for key in KEYS[3:])
        drafts = self.call(f"init repo {roots} {others}", says=["2 signatures"])
        for role in ("root", "targets"):
            draft = re.search(rf"^{role}: ([0-9a-f]{{64}})$", drafts, re.MULTILINE)[1]
            self.call(self.signs(role, "root-a", f"--draft {draft}"), says=["1 of 2 signatures"])
            self.call(self.signs(role, "root-c", f"--draft {draft}"), says=["signed by enough"])
        self.call("publish repo --online online.json", says=["published"])

    def make(self, version):
        self.call(f"build repo b{version} --version {version}")
        self.call(self.signs("publisher", "publisher", f"--bundle {version} --author {AUTHOR}"),
                  says=[f"signed as made by {AUTHOR}"])

    def review(self, version):
        """What the reviewer answers is his own; nothing in it is filled in by the program."""
        record = self.folder / f"review{version}.json"
        self.call(f"review repo --bundle {version} --reviewer {REVIEWER} --out {record.name}")
        signing = self.signs("reviewer", "reviewer", f"--bundle {version} --record {record.name}")
        self.call(signing, code=1, says=['is answered neither "kept" nor "untouched"'])
        says = json.loads(record.read_text())
        for right, answer in says["rights"].items():
            kept = right == "information"
            answer |= {"answer": "kept", "note": "pin.question"} if kept else {"answer": "untouched"}
        for finding in says["accepted"]:
            finding["why"] = "practice is with play money"
        record.write_text(json.dumps(says, ensure_ascii=False, indent=1))
        self.call(signing, says=[f"bundle {version}: approved"])

    def rollout(self, what, rest="", **held):
        self.call(f"rollout {what} repo --online online.json {rest}".strip(), **held)

    def rollout_name(self):
        """The file that kiosks ask for now: its name is its hash."""
        return max(self.repository.glob("targets/*.rollout.json"), key=lambda file: file.stat().st_mtime_ns).name
