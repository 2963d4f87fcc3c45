// The console's own files, read once at start and served with headers under which a page can load and run nothing but
// them. It knows no session: the page is the same for everybody, what it shows is asked for below /v1.
#pragma once

#include "backend/http/http_message.h"
#include "kiosk/base/result.h"

#include <map>

namespace evergreen::desk {

class ConsoleFiles {
public:
    static constexpr std::size_t filesMax = 500;
    static constexpr qsizetype bytesMax = 32LL * 1024 * 1024;  ///< all of them

    /// Reads the folder. ConfigBad without an index.html, or past a limit.
    Result<> open(const QString& folder);

    /// The file, or index.html for a path that names no file (the console's own addresses); 404 for a file not there.
    HttpResponse answer(const HttpRequest& request) const;

private:
    struct File {
        QByteArray content;
        QByteArray type;
    };

    std::map<QString, File> m_files;  ///< by path: "/index.html"
};

/// Adds what every answer to a browser carries; a stricter policy of its own stays.
void addSafetyHeaders(HttpResponse& response);

}  // namespace evergreen::desk
