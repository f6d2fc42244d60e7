// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafproviders.h"

#include "store/feedsources.h"
#include "workflow/waitingfetch.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxAnswerBytes = qint64(16) << 20; // The most that any of the parsers takes.

CsafProvider describe(const FoundProvider &found, const QString &domain)
{
    CsafProvider provider;
    provider.domain = domain;
    provider.feed = csafFeedId(domain);
    provider.metadata = found.url;
    provider.name = found.metadata.publisher.name;
    provider.nameSpace = found.metadata.publisher.space;
    provider.role = found.metadata.role;
    for (const auto &key : found.metadata.keys)
        provider.fingerprints.append(key.fingerprint);
    std::sort(provider.fingerprints.begin(), provider.fingerprints.end());
    return provider;
}

} // namespace

QString csafDomainOf(const QUrl &url)
{
    const auto port = url.port(443);
    const auto host = url.host(QUrl::FullyEncoded).toLower();
    return port == 443 ? host : host + u':' + QString::number(port);
}

QString csafFeedId(const QString &domain)
{
    QString id = u"csaf-"_s;
    const auto lower = domain.toLower();
    for (const QChar c : lower) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-';
        id += plain ? c : u'_';
    }
    return id;
}

Result<DiscoveredProviders> discoverProviders(const QString &text, const HttpSettings &http, std::stop_token stop)
{
    PW_TRY(auto discovery, ProviderDiscovery::of(text));
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(Error::Code::CannotWrite, QDir::tempPath(), folder.errorString());
    const auto first = discovery.next().value_or(QUrl());
    WaitingFetch fetch(http, std::move(stop));
    while (const auto url = discovery.next()) {
        const auto fetched = fetch.bytes(*url, maxAnswerBytes, folder.path());
        if (fetched) {
            discovery.answer(fetched->bytes, fetched->from);
            continue;
        }
        const auto code = fetched.error().code;
        if (code == Error::Code::Cancelled || code == Error::Code::DiskFull || code == Error::Code::CannotWrite)
            return fail(fetched.error());
        discovery.answer(fetched.error());
    }
    PW_TRY(const auto found, discovery.result());
    DiscoveredProviders providers;
    providers.listed = found.listed;
    // security.txt may name several, at places of their own: each is known by its own place, but for the first.
    for (const auto &provider : found.providers)
        providers.providers.append(
            describe(provider, csafDomainOf(providers.providers.isEmpty() ? first : provider.url)));
    return providers;
}

Result<CsafProvider> discoverProvider(const QString &text, const HttpSettings &http, std::stop_token stop)
{
    PW_TRY(const auto found, discoverProviders(text, http, std::move(stop)));
    if (found.providers.isEmpty())
        return fail(Error::Code::ProviderNotFound, text.trimmed(), u"an aggregator: choose one of those it lists"_s);
    return found.providers.first();
}

Result<AddedCsafProvider> addCsafProvider(const QString &dataDir, const CsafProvider &provider, const QDateTime &now)
{
    AddedCsafProvider added;
    added.provider = provider;
    if (!QDir().mkpath(dataDir))
        return fail(Error::Code::CannotWrite, dataDir, u"cannot make this folder"_s);
    bool changedKeys = false;
    const auto changed = changeFeedSources(dataDir, [&](FeedSources &sources) {
        const auto pinned = sources.keysOf(provider.domain);
        const bool named = std::any_of(pinned.begin(), pinned.end(), [&](const PinnedKey &key) {
            return provider.fingerprints.contains(key.fingerprint);
        });
        changedKeys = !pinned.isEmpty() && !named;
        if (changedKeys)
            return;
        added.alreadyThere = std::any_of(sources.providers.begin(), sources.providers.end(),
                                         [&](const AddedProvider &there) { return there.domain == provider.domain; });
        sources.put(AddedProvider{provider.domain, provider.metadata.toString(QUrl::FullyEncoded), provider.name,
                                  provider.nameSpace, now});
        if (!pinned.isEmpty())
            return;
        for (const auto &fingerprint : provider.fingerprints)
            sources.put(PinnedKey{provider.domain, fingerprint, now, {}});
    });
    if (!changed)
        return fail(changed.error());
    if (changedKeys)
        return fail(Error::Code::SignatureKeyChanged, provider.domain,
                    u"none of the keys that were trusted first is named"_s);
    added.forgotten = changed->broken;
    return added;
}

QList<KnownCsafProvider> knownCsafProviders(const QString &dataDir)
{
    QList<KnownCsafProvider> known;
    const auto loaded = loadFeedSources(dataDir);
    if (!loaded)
        return known;
    for (const auto &provider : loaded->sources.providers)
        known.append({provider.domain, provider.addedAt, loaded->sources.keysOf(provider.domain).size()});
    return known;
}

} // namespace Patchwijzer
