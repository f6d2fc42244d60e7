// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/paths.h"

#include <QStringList>

#include <algorithm>

namespace Patchwijzer::CsafCheck {

QString pointerPart(std::string_view key)
{
    constexpr size_t longestSane = 200;
    auto name = QString::fromUtf8(key.data(), qsizetype(std::min(key.size(), longestSane)));
    return name.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
}

QString Paths::pointer(Spot spot) const
{
    QStringList parts;
    if (spot.index >= 0)
        parts.prepend(QString::number(spot.index));
    for (PathId at = spot.path; at != 0; at = m_nodes[at - 1].parent) {
        const Node &node = m_nodes[at - 1];
        if (node.index >= 0) {
            parts.prepend(QString::number(node.index));
            continue;
        }
        parts.prepend(pointerPart(node.name));
    }
    return parts.isEmpty() ? QString() : QLatin1Char('/') + parts.join(QLatin1Char('/'));
}

} // namespace Patchwijzer::CsafCheck
