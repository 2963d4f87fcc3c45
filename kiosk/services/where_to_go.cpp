#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

#include <array>

namespace evergreen {

namespace {

constexpr const char* kWhere = "places.label";

/// A place in the hall and the map on which it is marked.
struct Place {
    const char* label;
    const char* way;  ///< how to get there from this kiosk
    const char* picture;
    const char* map;
};

constexpr std::array kPlaces{
    Place{"places.elders", "places.elders.way", "leaf", "map-elders"},
    Place{"places.counter", "places.counter.way", "staff", "map-counter"},
    Place{"places.cash", "places.cash.way", "coins", "map-cash"},
    Place{"places.advice", "places.advice.way", "question", "map-advice"},
    Place{"places.seats", "places.seats.way", "people", "map-seats"},
    Place{"places.toilet", "places.toilet.way", "place", "map-toilet"},
};

ChoicePage placesPage() {
    ChoicePage page;
    page.head = headOf("places.which", kWhere, "places.explain");
    for (const Place& place : kPlaces) {
        page.options.push_back({text(place.label), {}, QString::fromLatin1(place.picture)});
    }
    return page;
}

NoticePage mapPage(const Place& place) {
    NoticePage page;
    page.head = headOf("places.here", kWhere, "places.explain");
    page.picture = QString::fromLatin1(place.map);
    page.lines = {text(place.label), text(place.way)};
    page.primary = {text("places.found"), QStringLiteral("check")};
    page.secondary = {text("places.another"), QStringLiteral("place")};
    return page;
}

}  // namespace

QCoro::Task<Result<>> whereToGo(ServiceContext context) {
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(placesPage());
        if (!chosen) co_return {};
        const Place& place = kPlaces[static_cast<std::size_t>(*chosen)];
        const auto reply = co_await context.dialogue.ask(mapPage(place));
        if (reply.isEnded() || (reply && *reply == Pressed::Primary)) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
