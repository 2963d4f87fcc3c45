// Names in URLs and in file names.
#pragma once

#include <string>
#include <string_view>

namespace evergreen::tuf {

/// All but letters, digits and "-_.~" as %XX, the "/" too: a role's name, or one step of a path.
[[nodiscard]] std::string percentEncoded(std::string_view name);
/// A path's steps encoded one by one; a step that a web server would take for a way up is not one any more.
[[nodiscard]] std::string percentEncodedPath(std::string_view path);
/// A name no folder can be left with, and that fits in one: percentEncoded(), or for a long one its hash.
[[nodiscard]] std::string fileNameFor(std::string_view name);
[[nodiscard]] std::string withSlash(std::string base);

}  // namespace evergreen::tuf
