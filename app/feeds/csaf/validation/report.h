// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/csafvalidator.h"
#include "feeds/csaf/validation/paths.h"

#include <string_view>

namespace Patchwijzer::CsafCheck {

/** Where a test writes down what it finds. */
class Report
{
public:
    Report(const Paths &paths, CsafTestResult &result)
        : m_paths(&paths)
        , m_result(&result)
    {
    }

    /** @p what is an English sentence part; @p value, when given, is quoted behind it, cut and cleaned. */
    void fail(Spot at, const char *what, std::string_view value = {});

private:
    const Paths *m_paths;
    CsafTestResult *m_result;
};

} // namespace Patchwijzer::CsafCheck
