// How long a customer waits for journal and audit log before an order may leave, and after its answer: one commit each,
// flushed to the disk on which the program runs.
#pragma once

#include <vector>

namespace evergreen {

struct JournalFigures {
    std::vector<double> commitMs;  ///< of every intent and every settling; none: the journal could not be written
    std::vector<double> appendMs;  ///< of every entry in the audit log, each on the disk with its head
};

/// In a folder of its own in the current one, which goes with it: a folder for temporary files may lie in memory.
JournalFigures measureJournal();

}  // namespace evergreen
