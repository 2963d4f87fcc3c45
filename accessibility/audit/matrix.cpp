#include "accessibility/audit/matrix.h"

#include "accessibility/audit/page_reader.h"
#include "accessibility/audit/receipts.h"
#include "accessibility/audit/rule.h"
#include "accessibility/audit/stage_actor.h"

#include <map>

#include <QElapsedTimer>

namespace evergreen {

namespace {

constexpr int themes = 4;
constexpr int cropMarginPx = 24;
// The same defect shows in hundreds of cells: so many pictures of one are enough.
constexpr int cropsARule = 12;

// In the extra arrangements (lower reach, left hand) only places differ: one theme shows them.
bool inAllThemes(const Setting& setting) {
    return !setting.lowerHalf && !setting.leftHanded;
}

bool isInShare(int place, int share) {
    return place % share == 0;
}

class Auditing {
public:
    Auditing(const PageRegister& pages, const Slice& slice, const std::map<Language, Catalogue>& texts)
        : m_pages(pages), m_slice(slice), m_texts(texts) {
        m_stage.setTexts(texts);
    }

    Outcome run() {
        QElapsedTimer time;
        time.start();
        if (!m_stage.isReady()) {
            m_outcome.notMeasured << QStringLiteral("the looks do not load: ") +
                                         m_stage.takeWarnings().join(QLatin1Char('\n'));
            return std::move(m_outcome);
        }
        m_outcome.states = static_cast<int>(m_pages.states.size());
        lookAtAll();
        if (m_slice.acts) actOnAll();
        if (m_slice.number == 0) lookAtReceipts();
        m_outcome.seconds = static_cast<double>(time.elapsed()) / 1000;
        return std::move(m_outcome);
    }

private:
    [[nodiscard]] bool isMine(const RegisteredState& state) {
        if (!m_slice.only.isEmpty() && !state.name().contains(m_slice.only)) return false;
        return m_turn++ % m_slice.of == m_slice.number;
    }

    void lookAtAll() {
        int arrangement = 0;
        for (const auto& setting : allArrangements()) {
            findHelp(setting);
            int place = arrangement++;
            for (const auto& state : m_pages.states)
                if (isInShare(place++, m_slice.share) && isMine(state)) lookAt(state, setting);
        }
    }

    // Where Help is on the very first page: there it must be on all others.
    void findHelp(const Setting& setting) {
        m_stage.set(m_pages.states.front(), setting);
        m_stage.settle();
        const auto* help = m_stage.target(QStringLiteral("bar.help"));
        m_help = help ? help->mapRectToScene(QRectF(0, 0, help->width(), help->height())) : QRectF();
    }

    // One geometry, four themes. In another theme only colours differ; whether that is so is measured, not believed.
    void lookAt(const RegisteredState& state, const Setting& setting) {
        m_stage.set(state, setting);
        std::vector<AuditedPage> faces;
        std::vector<std::size_t> geometries;
        do {
            faces.push_back(read());
            geometries.push_back(geometryOf(m_stage.root()));
        } while (m_stage.turn());
        for (const auto& face : faces) judge(face, true, setting);
        ++m_outcome.cells;
        if (!inAllThemes(setting)) return;
        for (const auto& coloured : otherThemes(setting)) {
            faces.size() == 1 ? m_stage.recolour(coloured) : m_stage.set(state, coloured);
            std::size_t face = 0;
            do {
                if (face >= faces.size()) break;
                m_stage.settle();
                const bool same = geometryOf(m_stage.root()) == geometries[face];
                const auto page = same ? m_stage.readColours(faces[face]) : read();
                judge(page, !same, coloured);
                ++face;
            } while (m_stage.turn());
            ++m_outcome.cells;
        }
    }

    AuditedPage read() {
        auto page = m_stage.read();
        page.helpElsewhere = m_help;
        return page;
    }

    void judge(const AuditedPage& page, bool geometry, const Setting& setting) {
        ++m_outcome.faces;
        const QString cell = setting.name() + (page.face > 0 ? QStringLiteral("+%1").arg(page.face) : QString());
        for (const auto& complaint : page.complaints)
            m_outcome.notMeasured << page.page + QLatin1Char(' ') + cell + QStringLiteral(": ") + complaint;
        if (page.items.empty())
            m_outcome.notMeasured << page.page + QLatin1Char(' ') + cell + QStringLiteral(": empty");
        for (const auto& rule : rules()) {
            if (!rule.look || (!geometry && rule.sees == Rule::Sees::Geometry)) continue;
            Verdict verdict(rule.number);
            rule.look(page, verdict);
            note(verdict, page, cell);
        }
    }

    void note(Verdict& verdict, const AuditedPage& page, const QString& cell) {
        for (auto& finding : verdict.findings()) {
            finding.page = page.page;
            finding.setting = cell;
            if (m_slice.crops && m_crops[finding.rule]++ < cropsARule)
                finding.crop = cropOf(page.picture, finding.where);
        }
        for (const auto& why : verdict.unmeasured())
            m_outcome.notMeasured << QStringLiteral("rule %1, %2 %3: %4").arg(verdict.rule()).arg(page.page, cell, why);
        m_outcome.add(verdict);
    }

    static QImage cropOf(const QImage& picture, const QRectF& where) {
        if (where.isEmpty()) return picture.scaledToWidth(picture.width() / 4, Qt::SmoothTransformation);
        return picture.copy(where.toAlignedRect().adjusted(-cropMarginPx, -cropMarginPx, cropMarginPx, cropMarginPx) &
                            picture.rect());
    }

    // Each state once: in turn upright and lying, in Chinese and in English.
    void actOnAll() {
        int number = 0;
        for (const auto& state : m_pages.states) {
            Setting setting;
            setting.landscape = number % 2 == 1;
            setting.words = number / 2 % 2 == 0 ? Setting::Words::Chinese : Setting::Words::English;
            ++number;
            if (isMine(state)) actOn(state, setting);
        }
    }

    void actOn(const RegisteredState& state, const Setting& setting) {
        StageActor actor(m_stage, state, setting);
        for (const auto& rule : rules()) {
            if (!rule.act) continue;
            Verdict verdict(rule.number);
            rule.act(actor, verdict);
            m_stage.screen().closeOverlay();
            ++m_outcome.actChecks;
            AuditedPage page;
            page.page = state.name();
            page.picture = m_slice.crops && !verdict.findings().empty() ? m_stage.painted() : QImage();
            note(verdict, page, setting.name());
        }
    }

    void lookAtReceipts() {
        for (const auto& paper : drawnReceipts(m_pages.receipts, m_texts)) {
            ++m_outcome.receipts;
            for (const auto& rule : rules()) {
                if (!rule.paper) continue;
                Verdict verdict(rule.number);
                rule.paper(paper, verdict);
                AuditedPage page;
                page.page = paper.name;
                page.picture = paper.picture;
                note(verdict, page, paper.language);
            }
        }
    }

    const PageRegister& m_pages;
    const Slice m_slice;
    const std::map<Language, Catalogue>& m_texts;
    Stage m_stage;
    Outcome m_outcome;
    int m_turn = 0;
    QRectF m_help;
    std::map<int, int> m_crops;
};

}  // namespace

int cellsOf(const PageRegister& pages, int share) {
    int cells = 0;
    int arrangement = 0;
    for (const auto& setting : allArrangements()) {
        int place = arrangement++;
        for (std::size_t state = 0; state < pages.states.size(); ++state)
            if (isInShare(place++, share)) cells += inAllThemes(setting) ? themes : 1;
    }
    return cells;
}

int actChecksOf(const PageRegister& pages) {
    int acting = 0;
    for (const auto& rule : rules()) acting += rule.act ? 1 : 0;
    return acting * static_cast<int>(pages.states.size());
}

Outcome audit(const PageRegister& pages, const Slice& slice, const std::map<Language, Catalogue>& texts) {
    return Auditing(pages, slice, texts).run();
}

}  // namespace evergreen
