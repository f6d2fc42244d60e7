// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/allfeeds.h"

#include "workflow/csafproviders.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Other makers' notices come now and then; a year without any says nothing. */
constexpr int addedMaxAgeDays = 90;
constexpr int addedExpiresAfterDays = 400;

FeedDescription describe(const AddedProvider &provider)
{
    FeedDescription feed;
    feed.id = csafFeedId(provider.domain);
    feed.title = provider.name.isEmpty() ? provider.domain : provider.name;
    feed.publisher = feed.title;
    feed.format = u"csaf"_s;
    feed.metadata = provider.metadataUrl;
    feed.provider = provider.domain;
    if (!provider.nameSpace.isEmpty())
        feed.publishers.append(provider.nameSpace);
    feed.licence = u"LicenseRef-unknown"_s;
    feed.maxAgeDays = addedMaxAgeDays;
    feed.expiresAfterDays = addedExpiresAfterDays;
    return feed;
}

} // namespace

QList<FeedDescription> allFeeds(const Result<LoadedFeedSources> &loaded)
{
    auto feeds = feedDescriptions();
    if (!loaded)
        return feeds;
    for (const auto &provider : loaded->sources.providers) {
        const auto added = describe(provider);
        const bool known = std::any_of(feeds.begin(), feeds.end(), [&](const FeedDescription &feed) {
            return feed.id == added.id || (!feed.metadata.isEmpty() && feed.metadata == added.metadata);
        });
        if (!known)
            feeds.append(added);
    }
    std::sort(feeds.begin(), feeds.end(),
              [](const FeedDescription &lhs, const FeedDescription &rhs) { return lhs.id < rhs.id; });
    return feeds;
}

QList<QUrl> addressesOf(const FeedDescription &feed, const QHash<QString, QList<QUrl>> &instead)
{
    auto addresses = instead.value(feed.id);
    if (!addresses.isEmpty())
        return addresses;
    if (!feed.metadata.isEmpty())
        return {QUrl(feed.metadata, QUrl::StrictMode)};
    for (const auto &url : feed.urls)
        addresses.append(QUrl(url, QUrl::StrictMode));
    return addresses;
}

} // namespace Patchwijzer
