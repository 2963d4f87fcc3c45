// fuzz_NAME CORPUS.hex: a fuzz target without a fuzzer. Every line of the corpus and many seeded mutations of it, the
// same at each run.
#include "tests/drivers/ccid/mutations.h"
#include "tests/fuzz/fuzz_target.h"

#include <QFile>

using namespace evergreen;

namespace {

constexpr int kMutationsOfEach = 2000;

void feed(const Bytes& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
    QFile corpus(argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!corpus.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s CORPUS.hex\n", argv[0]);
        return 2;
    }
    std::mt19937 random(19);
    int inputs = 0;
    while (!corpus.atEnd()) {
        const QByteArray line = corpus.readLine().trimmed();
        if (line.startsWith('#')) continue;
        const auto input = fromHex(QString::fromLatin1(line));
        promise(input.has_value(), "a corpus line is hexadecimal");
        feed(*input);
        for (int i = 0; i < kMutationsOfEach; ++i) feed(mutated(*input, random));
        ++inputs;
    }
    std::printf("%d inputs, %d mutations of each\n", inputs, kMutationsOfEach);
    return inputs > 0 ? 0 : 1;
}
