// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/report.h"

#include "feeds/jsonreader.h"

namespace Patchwijzer::CsafCheck {

QString failureMessage(const char *what, std::string_view value)
{
    constexpr qsizetype maxQuoted = 120;
    auto message = QString::fromLatin1(what);
    if (!value.empty())
        message += QLatin1String(": ") + Json::freeText(value, maxQuoted);
    return message;
}

} // namespace Patchwijzer::CsafCheck
