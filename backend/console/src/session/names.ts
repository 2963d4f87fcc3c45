// Who is meant by an id that the desk notes: a kiosk, or staff as far as this page knows their names.
import { useConsole, useSession } from "./console.ts";

/** `also`: an id and its name that the page at hand knows. The id itself for one that nobody here knows. */
export function useNames(also: readonly [id: string, name: string]): (id: string) => string {
    const { kiosks, tickets } = useConsole().desk.state.value;
    const { staff } = useSession();
    return (id) => {
        if (id === staff.id) return staff.name;
        if (id === also[0] && also[1] !== "") return also[1];
        const helping = [...tickets.values()].find((ticket) => ticket.takenBy === id);
        return kiosks.get(id)?.name ?? helping?.takenByName ?? id;
    };
}
