// The kiosk's own pictograms, so that staff see the signs that customers see. They are drawn beside words and say nothing
// by themselves.
const drawings = import.meta.glob<string>(
    "../../../../images/pictograms/{arrow,check,clock,document,eye,help,info,leaf,lock,mail,network,no-network,person,plus,printer,staff,voice-off,voice-on,warning}.svg",
    { query: "?raw", import: "default", eager: true },
);

const byName = Object.fromEntries(
    Object.entries(drawings).map(([path, svg]) => [path.slice(path.lastIndexOf("/") + 1, -".svg".length), svg]),
);

export type PictureName =
    | "arrow" | "check" | "clock" | "document" | "eye" | "help" | "info" | "leaf" | "lock" | "mail" | "network"
    | "no-network" | "person" | "plus" | "printer" | "staff" | "voice-off" | "voice-on" | "warning";

export function Picture({ name }: { name: PictureName }) {
    return <span class="picture" aria-hidden="true" dangerouslySetInnerHTML={{ __html: byName[name] ?? "" }} />;
}
