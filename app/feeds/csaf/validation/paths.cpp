// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/paths.h"

#include <QStringList>

namespace Patchwijzer::CsafCheck {

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
        // A key can be anything, so it is cut, and the pointer's own signs are written as the standard wants.
        auto name = QString::fromUtf8(node.name.data(), qsizetype(qMin<size_t>(node.name.size(), 200)));
        name.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
        parts.prepend(name);
    }
    return parts.isEmpty() ? QString() : QLatin1Char('/') + parts.join(QLatin1Char('/'));
}

} // namespace Patchwijzer::CsafCheck
