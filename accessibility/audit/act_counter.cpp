#include "accessibility/audit/act_counter.h"

#include "accessibility/audit/page_reader.h"

#include <QMetaMethod>

namespace evergreen {

void ActCounter::follow(QQuickItem& root) {
    const auto slot = metaObject()->method(metaObject()->indexOfSlot("count()"));
    for (auto* item : targetsIn(root)) {
        const auto* meta = item->metaObject();
        for (const char* name : {"tapped()", "clicked(QQuickMouseEvent*)"}) {
            const int index = meta->indexOfSignal(name);
            if (index < 0) continue;
            disconnect(item, meta->method(index), this, slot);
            connect(item, meta->method(index), this, slot);
        }
    }
}

}  // namespace evergreen
