// The same for tests.
#pragma once

#include "cmake/precompiled/everywhere.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
