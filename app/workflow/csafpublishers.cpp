// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafpublishers.h"

namespace Patchwijzer {
namespace {

QString withoutSlash(const QString &space)
{
    return space.endsWith(u'/') ? space.chopped(1) : space;
}

} // namespace

CsafPublishers::CsafPublishers(const QList<FeedDescription> &feeds)
{
    for (const bool added : {false, true}) {
        for (const auto &feed : feeds) {
            if (feed.provider.isEmpty() == added)
                continue;
            for (const auto &space : feed.publishers) {
                if (!m_feeds.contains(withoutSlash(space)))
                    m_feeds.insert(withoutSlash(space), feed.id);
            }
        }
    }
}

QString CsafPublishers::feedOf(const QString &space) const
{
    return m_feeds.value(withoutSlash(space), otherCsafFeed.toString());
}

bool CsafPublishers::mayUse(const QString &feed, const QString &space) const
{
    const auto owner = feedOf(space);
    return owner == feed || owner == otherCsafFeed;
}

} // namespace Patchwijzer
