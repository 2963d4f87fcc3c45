// Which page the address names. The part behind the # alone changes, so the desk serves one file for all of them.
import { signal } from "@preact/signals";

export type Route =
    | { page: "queue" | "kiosks" | "complaints" | "complain" | "reports" | "rollout" | "reviews" | "me" }
    | { page: "ticket"; call: string }
    | { page: "complaint"; number: string }
    | { page: "review"; manifest: string };

const plain = ["kiosks", "complaints", "reports", "rollout", "reviews", "me"] as const;

/** Nothing for what is no percent-encoding: somebody's mail program may have cut the address short. */
function decoded(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return "";
    }
}

/** The queue for an address that names nothing: there somebody may be waiting. */
export function routeOf(hash: string): Route {
    const [page = "", argument = ""] = hash.replace(/^#\/?/, "").split("/");
    if (page === "ticket" && /^[0-9a-f]{32}$/.test(argument)) return { page, call: argument };
    if (page === "complaints" && argument === "new") return { page: "complain" };
    const number = page === "complaints" ? decoded(argument) : "";
    if (number !== "") return { page: "complaint", number };
    if (page === "reviews" && /^[0-9a-f]{64}$/.test(argument)) return { page: "review", manifest: argument };
    return { page: plain.find((one) => one === page) ?? "queue" };
}

export function addressOf(route: Route): string {
    switch (route.page) {
        case "ticket":
            return `#/ticket/${route.call}`;
        case "complaint":
            return `#/complaints/${encodeURIComponent(route.number)}`;
        case "review":
            return `#/reviews/${route.manifest}`;
        case "complain":
            return "#/complaints/new";
        default:
            return `#/${route.page}`;
    }
}

export class Routes {
    readonly route = signal<Route>(routeOf(location.hash));

    constructor() {
        addEventListener("hashchange", () => (this.route.value = routeOf(location.hash)));
    }
    go(route: Route): void {
        location.hash = addressOf(route);
    }
}
