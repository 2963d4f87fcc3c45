// Builds the console's objects, once, and shows it.
import { render } from "preact";
import "./look/tokens.css";
import "./look/base.css";
import "./look/layout.css";
import "./look/parts.css";
import "./look/forms.css";
import "./look/pages/shell.css";
import "./look/pages/queue.css";
import "./look/pages/ticket.css";
import "./look/pages/kiosks.css";
import "./look/pages/complaints.css";
import "./look/pages/reports.css";
import "./look/pages/reviews.css";
import "./look/pages/sign_in.css";
import { App } from "./pages/app.tsx";
import { Console, ConsoleProvider } from "./session/console.ts";
import { Routes } from "./session/routes.ts";
import { Settings } from "./session/settings.ts";
import { Chime } from "./sound/chime.ts";

const here = new Console(new Settings(localStorage), new Routes(), new Chime());

setInterval(() => here.tick(), 1000);
addEventListener("online", () => here.desk.hurry());
// A click, not the finger's coming down: what goes at the first press (the line about sound) would draw the button away from under it.
for (const press of ["click", "keydown"] as const) addEventListener(press, () => here.use(), { passive: true });
void here.resume();

render(
    <ConsoleProvider value={here}>
        <App />
    </ConsoleProvider>,
    document.getElementById("console")!,
);
