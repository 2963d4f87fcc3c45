import { useConsole, useSession } from "../session/console.ts";
import { routeFor } from "../session/sections.ts";
import { Announcements } from "./announcements.tsx";
import { ComplainPage } from "./complain_page.tsx";
import { ComplaintPage } from "./complaint_page.tsx";
import { ComplaintsPage } from "./complaints_page.tsx";
import { KiosksPage } from "./kiosks_page.tsx";
import { MePage } from "./me_page.tsx";
import { QueuePage } from "./queue_page.tsx";
import { ReportsPage } from "./reports_page.tsx";
import { ReviewPage } from "./review_page.tsx";
import { ReviewsPage } from "./reviews_page.tsx";
import { RolloutPage } from "./rollout_page.tsx";
import { Shell } from "./shell.tsx";
import { SignInPage } from "./sign_in_page.tsx";
import { TicketPage } from "./ticket_page.tsx";

/** The one of all pages that is to be seen. A page begins anew (its key) with what it is about. */
function CurrentPage() {
    const route = routeFor(useSession(), useConsole().routes.route.value);
    switch (route.page) {
        case "queue":
            return <QueuePage />;
        case "ticket":
            return <TicketPage key={route.call} call={route.call} />;
        case "kiosks":
            return <KiosksPage />;
        case "complaints":
            return <ComplaintsPage />;
        case "complain":
            return <ComplainPage />;
        case "complaint":
            return <ComplaintPage key={route.number} number={route.number} />;
        case "reports":
            return <ReportsPage />;
        case "rollout":
            return <RolloutPage />;
        case "reviews":
            return <ReviewsPage />;
        case "review":
            return <ReviewPage key={route.manifest} manifest={route.manifest} />;
        case "me":
            return <MePage />;
    }
}

export function App() {
    const { signedIn, t } = useConsole();
    const who = signedIn.value;
    return (
        <>
            {who === "loading" && <main class="page"><p class="empty">{t("signIn.loading")}</p></main>}
            {(who === "out" || who === "ended") && <SignInPage hasEnded={who === "ended"} />}
            {typeof who !== "string" && <Shell><CurrentPage /></Shell>}
            <Announcements />
        </>
    );
}
