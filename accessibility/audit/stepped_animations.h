// Time for animations that goes only when it is told to, so that two seconds of a page are watched in no time at all.
// One at a time in a program.
#pragma once

#include <QAbstractAnimation>

namespace evergreen {

class SteppedAnimations final : public QAnimationDriver {
public:
    SteppedAnimations() { install(); }
    ~SteppedAnimations() override { uninstall(); }

    qint64 elapsed() const override { return m_elapsed; }
    void forward(int ms) {
        m_elapsed += ms;
        advanceAnimation();
    }

private:
    qint64 m_elapsed = 0;
};

}  // namespace evergreen
