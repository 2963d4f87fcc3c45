import { describe, expect, it } from "vitest";
import { addressOf, type Route, routeOf } from "../src/session/routes.ts";
import { callId } from "./values.ts";

const routes: Route[] = [
    { page: "queue" }, { page: "kiosks" }, { page: "complaints" }, { page: "complain" }, { page: "reports" }, { page: "rollout" },
    { page: "reviews" }, { page: "review", manifest: "7e".repeat(32) }, { page: "me" },
    { page: "ticket", call: callId(7) }, { page: "complaint", number: "2026-000012" },
];

describe("addresses", () => {
    it.each(routes)("name $page and are read back", (route) => expect(routeOf(addressOf(route))).toEqual(route));

    it.each(["", "#", "#/", "#/elsewhere", "#/ticket/", "#/ticket/xyz", "#/ticket/../v1", "#/review"])("%j is the queue", (hash) => {
        expect(routeOf(hash)).toEqual({ page: "queue" });
    });

    it.each(["#/complaints", "#/complaints/", "#/complaints/%", "#/complaints/%E4%BD"])("%j is the list", (hash) => {
        expect(routeOf(hash)).toEqual({ page: "complaints" });
    });

    it.each(["#/reviews", "#/reviews/", "#/reviews/42", "#/reviews/../v1"])("%j is the list of reviews", (hash) => {
        expect(routeOf(hash)).toEqual({ page: "reviews" });
    });
});
