// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/moment.h"

#include "feeds/timestamp.h"

namespace Patchwijzer::CsafCheck {

Moment parseMoment(std::string_view text)
{
    const auto time = parseTimestamp(text);
    if (!time.isValid())
        return {};
    Moment moment{true, time.toSecsSinceEpoch(), {}};
    constexpr size_t point = 19; // Behind "2026-08-21T10:00:00".
    if (text.size() > point && text[point] == '.') {
        const auto end = text.find_first_not_of("0123456789", point + 1);
        moment.fraction = text.substr(point + 1, end - point - 1);
        moment.fraction = moment.fraction.substr(0, moment.fraction.find_last_not_of('0') + 1);
    }
    return moment;
}

} // namespace Patchwijzer::CsafCheck
