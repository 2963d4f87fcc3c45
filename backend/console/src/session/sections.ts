// Which parts of the console are for whom. Pure.
import type { Session } from "../api/types.ts";
import type { Route } from "./routes.ts";

const ofABranch = ["queue", "kiosks", "complaints", "reports"] as const;
export type Section = (typeof ofABranch)[number] | "rollout" | "reviews";

/** Reviewers and authors have no customers before them. */
function isOfTheReview({ staff }: Session): boolean {
    return staff.role === "reviewer" || staff.role === "author";
}

export function sectionsFor(session: Session): readonly Section[] {
    if (isOfTheReview(session)) return ["reviews"];
    return session.fleet && session.staff.role !== "helper" ? [...ofABranch, "rollout"] : ofABranch;
}

/** What an address means to whoever came by it: where others have their queue, reviewers and authors have their list. */
export function routeFor(session: Session, route: Route): Route {
    return route.page === "queue" && isOfTheReview(session) ? { page: "reviews" } : route;
}
