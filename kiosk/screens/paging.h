// A list that shows as many entries as fit and goes round by "more". The screen says how many fit; nothing is shrunk.
#pragma once

#include <QtGlobal>

namespace evergreen {

class Paging {
public:
    int capacity() const { return m_capacity; }

    /// False when it made no difference. The first entry shown stays where it was, if it can.
    bool setCapacity(int capacity) {
        capacity = qMax(1, capacity);
        if (capacity == m_capacity) return false;
        m_capacity = capacity;
        m_first = m_first / m_capacity * m_capacity;
        return true;
    }

    int first() const { return m_first; }
    int last(int count) const { return qMin(count, m_first + m_capacity); }
    bool hasMore(int count) const { return count > m_capacity; }
    void rewind() { m_first = 0; }
    void more(int count) { m_first = m_first + m_capacity < count ? m_first + m_capacity : 0; }

private:
    int m_capacity = 6;
    int m_first = 0;
};

}  // namespace evergreen
