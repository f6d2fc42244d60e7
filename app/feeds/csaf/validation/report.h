// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/csafvalidator.h"
#include "feeds/csaf/validation/paths.h"

#include <string_view>

namespace Patchwijzer::CsafCheck {

/** A document can break one rule a million times; nobody reads further than this. */
constexpr qsizetype maxFailures = 100;

/** @p what is an English sentence part; @p value, when there is one, is quoted behind it, cut and cleaned. */
[[nodiscard]] QString failureMessage(const char *what, std::string_view value);

/** Counts a failure; only when it is one of the first is it written down, and @p pointer() asked for its place. */
template<typename Pointer>
void addFailure(CsafTestResult *result, Pointer pointer, const char *what, std::string_view value)
{
    if (++result->failureCount <= maxFailures)
        result->failures.append({pointer(), failureMessage(what, value)});
}

/** Where a test writes down what it finds. */
class Report
{
public:
    Report(const Paths &paths, CsafTestResult &result)
        : m_paths(&paths)
        , m_result(&result)
    {
    }

    /** @see failureMessage() */
    void fail(Spot at, const char *what, std::string_view value = {})
    {
        addFailure(
            m_result, [&] { return m_paths->pointer(at); }, what, value);
    }

private:
    const Paths *m_paths;
    CsafTestResult *m_result;
};

} // namespace Patchwijzer::CsafCheck
