#include "accessibility/voice/script_runs.h"

namespace evergreen {

std::vector<ScriptRun> scriptRuns(QStringView text, Language language) {
    std::vector<ScriptRun> runs;
    for (qsizetype at = 0; at < text.size(); ++at) {
        Language wanted = runs.empty() ? language : runs.back().language;
        if (text[at].script() == QChar::Script_Han) wanted = Language::Chinese;
        if (text[at].script() == QChar::Script_Latin) wanted = Language::English;
        if (runs.empty() || runs.back().language != wanted) runs.push_back({at, 0, wanted});
        ++runs.back().length;
    }
    return runs;
}

}  // namespace evergreen
