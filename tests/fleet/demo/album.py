"""What the demo leaves: numbered pictures, the commands with what they answered, what the kiosk said, and when each step
was seen."""
import json
import pathlib
import time

SETTLES_S = 0.5  # a page that has just come is still fading in


class Album:
    def __init__(self, folder, display, size):
        self.folder = pathlib.Path(folder).resolve()  # commands run elsewhere
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("[0-9][0-9]-*.png"):
            old.unlink()
        self.display = display
        self.size = size
        self.began = time.monotonic()
        self.timeline = []
        self.commands = []
        self.spoken = []
        self.pictures = 0

    def seen(self, step, picture=False, **facts):
        """A step has happened, and the program has seen it itself."""
        entry = {"ms": round((time.monotonic() - self.began) * 1000), "step": step, **facts}
        if picture:
            time.sleep(SETTLES_S)
            self.pictures += 1
            entry["picture"] = f"{self.pictures:02}-{step}.png"
            (self.folder / entry["picture"]).write_bytes(self.display.picture(*self.size))
        self.timeline.append(entry)
        print(f"{entry['ms'] / 1000:6.1f} s  {step}", flush=True)

    def command(self, words, answer):
        self.commands += ["$ " + words, *answer.rstrip("\n").splitlines()]

    def said(self, where, words):
        self.spoken.append(f"{where}: {words}")

    def close(self):
        (self.folder / "timeline.json").write_text(json.dumps(self.timeline, ensure_ascii=False, indent=1) + "\n")
        (self.folder / "commands.txt").write_text("\n".join(self.commands) + "\n")
        (self.folder / "transcript.txt").write_text("\n".join(self.spoken) + "\n")
