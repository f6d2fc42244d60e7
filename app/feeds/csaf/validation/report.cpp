// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/report.h"

#include "feeds/jsonreader.h"

namespace Patchwijzer::CsafCheck {
namespace {

/** A document can break one rule a million times; nobody reads further than this. */
constexpr qsizetype maxFailures = 100;
constexpr qsizetype maxQuoted = 120;

} // namespace

void Report::fail(Spot at, const char *what, std::string_view value)
{
    if (++m_result->failureCount > maxFailures)
        return;
    auto message = QString::fromLatin1(what);
    if (!value.empty())
        message += QLatin1String(": ") + Json::freeText(value, maxQuoted);
    m_result->failures.append({m_paths->pointer(at), message});
}

} // namespace Patchwijzer::CsafCheck
