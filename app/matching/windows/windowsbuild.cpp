// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/windowsbuild.h"

#include <QList>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

/** Releases that share their updates: from the first build to the last. */
struct Family {
    int first;
    int last;
};
constexpr std::array families{
    Family{18362, 18363}, // 1903, 1909
    Family{19041, 19045}, // 2004, 20H2, 21H1, 21H2, 22H2
    Family{20348, 20349}, // Server 2022, Azure Stack HCI
    Family{22621, 22631}, // 22H2, 23H2
    Family{26100, 26200}, // 24H2, 25H2
};

int familyOf(int build)
{
    const auto *const found = std::find_if(families.begin(), families.end(), [build](const Family &family) {
        return build >= family.first && build <= family.last;
    });
    return found == families.end() ? build : found->first;
}

} // namespace

std::optional<WindowsBuild> readWindowsBuild(QStringView text)
{
    const auto parts = text.trimmed().split(u'.');
    if (parts.size() < 3 || parts.size() > 4)
        return {};
    std::array<int, 4> numbers{0, 0, 0, -1};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto digits =
            std::all_of(parts[i].begin(), parts[i].end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        bool fine = false;
        numbers[size_t(i)] = parts[i].toInt(&fine);
        if (!fine || !digits)
            return {};
    }
    return WindowsBuild{numbers[0], numbers[1], numbers[2], numbers[3]};
}

bool isCumulative(const WindowsBuild &build)
{
    return build.major >= 10;
}

bool sameLine(const WindowsBuild &a, const WindowsBuild &b)
{
    return a.major == b.major && a.minor == b.minor && familyOf(a.build) == familyOf(b.build);
}

} // namespace Patchwijzer
