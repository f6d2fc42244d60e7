// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/provider/providerdiscovery.h"
#include "transport/net/httpclient.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <optional>
#include <stop_token>

namespace Patchwijzer {

/** A provider of CSAF documents, as the owner gets to see it before trusting it. */
struct CsafProvider {
    QString domain; ///< Under this name its keys are pinned. With its port when that is not the usual one.
    QString feed;   ///< Id of the feed that its documents become.
    QUrl metadata;
    QString name; ///< Of the publisher; plain text from outside.
    QString nameSpace;
    CsafRole role = CsafRole::Provider;
    QList<QString> fingerprints; ///< Of its keys, sorted.

    bool operator==(const CsafProvider &) const = default;
};

struct DiscoveredProviders {
    QList<CsafProvider> providers; ///< The first is the one to prefer.
    QList<AggregatorEntry> listed; ///< When the address was that of an aggregator. @see FoundProviders::listed

    bool operator==(const DiscoveredProviders &) const = default;
};

/** Looks for the CSAF providers of a domain, or at an address. Waits for the network; keeps nothing.
 *  @param text as ProviderDiscovery::of() takes it.
 *  @return WrongUse, ProviderNotFound, Network, NetworkTimeout, Cancelled.
 */
[[nodiscard]] Result<DiscoveredProviders> discoverProviders(const QString &text, const HttpSettings &http,
                                                            std::stop_token stop = {});

/** The one to prefer. @return as discoverProviders(); ProviderNotFound for an aggregator. */
[[nodiscard]] Result<CsafProvider> discoverProvider(const QString &text, const HttpSettings &http,
                                                    std::stop_token stop = {});

struct AddedCsafProvider {
    CsafProvider provider;
    bool alreadyThere = false;
    std::optional<Error> forgotten; ///< Why what was remembered of all feeds, pinned keys included, is lost.
};

/** Remembers a provider, and pins the keys that it names now. When it was added before, its keys stay as they were.
 *  @return SignatureKeyChanged when it was added before and names none of the keys pinned then; those of
 *          changeFeedSources().
 */
[[nodiscard]] Result<AddedCsafProvider> addCsafProvider(const QString &dataDir, const CsafProvider &provider,
                                                        const QDateTime &now);

/** A provider that the owner added. */
struct KnownCsafProvider {
    QString domain;
    QDateTime addedAt;  ///< UTC.
    qsizetype keys = 0; ///< How many of its keys are pinned.

    bool operator==(const KnownCsafProvider &) const = default;
};

/** Those that the owner added, by domain. Empty when what is remembered cannot be read. */
[[nodiscard]] QList<KnownCsafProvider> knownCsafProviders(const QString &dataDir);

/** The domain under which the keys of a provider at this address are pinned: "example.com", "example.com:8443". */
[[nodiscard]] QString csafDomainOf(const QUrl &url);

/** Id of the feed of a provider that the owner added: "csaf-" and its domain, as a name for a folder. */
[[nodiscard]] QString csafFeedId(const QString &domain);

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::AddedCsafProvider)
Q_DECLARE_METATYPE(Patchwijzer::CsafProvider)
