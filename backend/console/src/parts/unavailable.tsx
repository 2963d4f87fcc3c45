import type { Refusal } from "../api/desk_api.ts";
import { useConsole } from "../session/console.ts";
import { Button } from "./button.tsx";

/** What could not be had, and the way on: asking again or, where that is in vain, going back. */
export function Unavailable({ words, refusal, onRetry, back }: {
    words: string;
    refusal: Refusal;
    onRetry: () => void;
    back?: { address: string; words: string };
}) {
    const { t } = useConsole();
    const isInVain = refusal.status === 403 || refusal.status === 404;
    return (
        <div class="empty" role="alert">
            <p>{words}</p>
            {isInVain
                ? back && <a class="button" href={back.address}>{back.words}</a>
                : <Button onPress={onRetry}>{t("words.retry")}</Button>}
        </div>
    );
}
