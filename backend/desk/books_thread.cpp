#include "backend/desk/books_thread.h"

#include <future>

namespace evergreen::desk {

Result<> BooksThread::start(DeskBooks& books, std::function<Result<>()> prepare, std::function<void()> run) {
    std::promise<Result<>> opened;
    auto result = opened.get_future();
    // The promise is the thread's own: the caller may be gone while it still tells.
    m_thread =
        std::thread([&books, opened = std::move(opened), prepare = std::move(prepare), run = std::move(run)]() mutable {
            auto begun = books.open();
            if (begun) begun = prepare();
            const bool isBegun = begun.ok();
            opened.set_value(std::move(begun));
            if (isBegun) run();
            books.database.close();
        });
    auto done = result.get();
    if (!done) m_thread.join();
    return done;
}

}  // namespace evergreen::desk
