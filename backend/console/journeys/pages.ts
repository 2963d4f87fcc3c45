/** Every page of the console, and what is there when it is whole. */
import { callId, manifestOf } from "../tests/values.ts";

export const pages = [
    { name: "queue", hash: "#/queue", shows: ".call" },
    { name: "ticket", hash: `#/ticket/${callId(3)}`, shows: ".part--free" },
    { name: "ticket-untaken", hash: `#/ticket/${callId(1)}`, shows: ".call" },
    { name: "ticket-gone", hash: `#/ticket/${callId(99)}`, shows: ".empty a[href='#/queue']" },
    { name: "kiosks", hash: "#/kiosks", shows: ".kiosk" },
    { name: "complaints", hash: "#/complaints", shows: ".work" },
    { name: "complaint", hash: "#/complaints/2026-000009", shows: ".stages" },
    { name: "complaint-extension", hash: "#/complaints/2026-000007", shows: ".stages" },
    { name: "complaint-closed", hash: "#/complaints/2026-000002", shows: ".stages" },
    { name: "complaint-withdrawn", hash: "#/complaints/2026-000003", shows: ".stages" },
    { name: "complaint-gone", hash: "#/complaints/2020-000001", shows: ".empty a[href='#/complaints']" },
    { name: "complain", hash: "#/complaints/new", shows: "textarea" },
    { name: "reports", hash: "#/reports", shows: ".figures" },
    { name: "me", hash: "#/me", shows: ".facts" },
] as const;

/** Those of reviewers and authors. */
export const reviewPages = [
    { name: "reviews", hash: "#/reviews", shows: "[data-suggestions]" },
    { name: "review", hash: `#/reviews/${manifestOf(42)}`, shows: ".change" },
    { name: "review-ready", hash: `#/reviews/${manifestOf(43)}`, shows: ".change" },
    { name: "review-returned", hash: `#/reviews/${manifestOf(40)}`, shows: ".change" },
    { name: "review-gone", hash: `#/reviews/${manifestOf(7)}`, shows: ".empty a[href='#/reviews']" },
] as const;
