// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/provider/aggregatorlist.h"
#include "feeds/csaf/provider/providermetadata.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace Patchwijzer {

/** A provider, and where it says what it is. */
struct FoundProvider {
    QUrl url; ///< Where its metadata were found, which may be elsewhere than their canonical address.
    CsafProviderMetadata metadata;

    bool operator==(const FoundProvider &) const = default;
};

struct FoundProviders {
    QList<FoundProvider> providers; ///< The first is the one to prefer.
    QList<AggregatorEntry> listed;  ///< When the address was that of an aggregator: whom it knows. Not looked at yet.

    bool operator==(const FoundProviders &) const = default;
};

/** Finds the CSAF providers of a domain. Does no I/O: tells which address to fetch next, and is told what came.
 *
 *  First the well-known place and all places that security.txt names; when these give nothing, the DNS form; when that
 *  gives nothing either, the places of CSAF 2.1.
 *  @see CSAF 2.0, 7.1.8 to 7.1.10; CSAF 2.1, transition of the well-known place
 */
class ProviderDiscovery
{
public:
    /** @param text "example.com", with a port when it needs one; or the https address of a provider-metadata.json or
     *         an aggregator.json.
     *  @return WrongUse when it is neither.
     */
    [[nodiscard]] static Result<ProviderDiscovery> of(const QString &text);

    /** What to fetch now; nothing when there is nothing left to try. */
    [[nodiscard]] std::optional<QUrl> next() const;

    /** What came of next(): the content and the address that it came from in the end, or why nothing came. */
    void answer(const QByteArray &content, const QUrl &from);
    void answer(const Error &error);

    /** To be called when next() gives nothing.
     *  @return ProviderNotFound; the first network error when not one address could be reached.
     */
    [[nodiscard]] Result<FoundProviders> result() const;

private:
    enum class Kind { Metadata, SecurityTxt };
    enum class Stage { WellKnown, Dns, Versioned, Done };

    struct Step {
        QUrl url;
        Kind kind = Kind::Metadata;
    };

    void add(const QUrl &url, Kind kind = Kind::Metadata);
    void addPath(const QString &path, Kind kind = Kind::Metadata);
    void take(const QByteArray &content, const QUrl &url);
    void takeSecurityTxt(const QByteArray &content, const QUrl &url);
    void refuse(const Error &error);
    void endStep();
    [[nodiscard]] bool foundAny() const { return !m_found.providers.isEmpty() || !m_found.listed.isEmpty(); }

    QString m_where;
    QUrl m_root; ///< Of the domain; invalid when an address was given.
    QList<Step> m_steps;
    QList<QUrl> m_asked;
    Stage m_stage = Stage::Done;
    bool m_legacyAsked = false;
    bool m_reached = false; ///< Some server gave an answer, good or bad.
    FoundProviders m_found;
    std::optional<Error> m_problem; ///< The first that tells something.
};

} // namespace Patchwijzer
