// The same for what QML sees.
#pragma once

#include "cmake/precompiled/everywhere.h"

#include <QQmlEngine>
