// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/provider/directorylist.h"
#include "feeds/csaf/provider/providermetadata.h"
#include "feeds/csaf/provider/roliefeed.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

// What of a provider is to be fetched, and how it is to be checked. Rules only, no I/O.
namespace Patchwijzer {

/** A document, and what it will be checked with. */
struct CsafDocumentSource {
    QUrl document;
    QDateTime released; ///< UTC; invalid when its list gives no dates.
    QList<QUrl> hashes; ///< .sha512 or .sha256: the first that is there counts. Empty: no hash is promised.
    QUrl signature;     ///< Empty: no signature is promised.
    QString folder;     ///< Where it goes below the folder of the feed; empty when the provider has one list only.

    bool operator==(const CsafDocumentSource &) const = default;
};

/** A list of documents of a provider that is for everybody to read. */
struct CsafDocumentList {
    enum class Kind { Rolie, Directory };

    Kind kind = Kind::Rolie;
    QUrl url;
    QString folder; ///< As CsafDocumentSource::folder.

    bool operator==(const CsafDocumentList &) const = default;
};

/** The lists that are labelled WHITE or CLEAR, in the order given; a directory of 2.0 has no label and counts too.
 *  Both kinds hold the same documents: ROLIE is preferred, the directories are for when it cannot be had.
 *  @see CSAF 2.0, 7.1.11 to 7.1.15
 */
[[nodiscard]] QList<CsafDocumentList> publicLists(const CsafProviderMetadata &metadata, CsafDocumentList::Kind kind);

/** What the signatures of a provider are checked with. */
struct CsafTrust {
    bool signatures = false;     ///< Every document must have one.
    QList<CsafProviderKey> keys; ///< Any of these may have made them.

    bool operator==(const CsafTrust &) const = default;
};

/** Which keys count. At first those that the provider names; from then on only those pinned at that time, also when the
 *  provider has stopped calling itself trusted: otherwise whoever takes over its site would only have to say so.
 *  @param pinned fingerprints in upper case; empty at first.
 *  @return SignatureKeyChanged when none of the pinned keys is named any more; SignatureMissing when it promises
 *          signatures and names no key.
 */
[[nodiscard]] Result<CsafTrust> trustOf(const CsafProviderMetadata &metadata, const QList<QString> &pinned,
                                        const QString &where);

/** The documents of a list, each with the hash and signature that are promised for it: of a trusted provider always,
 *  of another where a ROLIE feed names them (and, for signatures, where the provider names keys).
 */
[[nodiscard]] QList<CsafDocumentSource> documentsOf(const RolieFeed &feed, const CsafDocumentList &list,
                                                    const CsafTrust &trust);
[[nodiscard]] QList<CsafDocumentSource> documentsOf(const DirectoryList &directory, const CsafDocumentList &list,
                                                    const CsafTrust &trust);

/** How far we are with a provider. */
struct CsafSyncState {
    QDateTime from;                 ///< Documents released before it are not looked at; invalid at first.
    QMap<QString, QDateTime> taken; ///< Release dates of those after it that we have, by address.

    bool operator==(const CsafSyncState &) const = default;
};

struct CsafSyncLimits {
    int firstDays = 90;            ///< How far back we go the first time.
    int overlapDays = 1;           ///< Publishers fill in dates a little afterwards.
    qsizetype mostDocuments = 500; ///< In one go; the rest comes the next time.
};

/** Picks what is new, and remembers what was done about it: a document that is not settled comes back the next time. */
class CsafSyncPlan
{
public:
    CsafSyncPlan(CsafSyncState state, const QDateTime &now, CsafSyncLimits limits = {});

    /** The new documents among @p listed, newest first. To be called once, with those of all lists. */
    [[nodiscard]] QList<CsafDocumentSource> pick(QList<CsafDocumentSource> listed);

    /** We have this one, or it will never be there. */
    void settle(const CsafDocumentSource &document);

    /** How many new documents are not settled. */
    [[nodiscard]] qsizetype pending() const { return m_pending.size(); }

    enum class Lists { Complete, Missing };

    /** What to remember. @param lists whether all lists could be read: what was not seen must come back. */
    [[nodiscard]] CsafSyncState state(Lists lists) const;

private:
    [[nodiscard]] bool isNew(const CsafDocumentSource &document) const;

    CsafSyncState m_state;
    QDateTime m_now;
    CsafSyncLimits m_limits;
    QList<CsafDocumentSource> m_listed;
    QMap<QString, CsafDocumentSource> m_pending; ///< New, and not settled; by address.
};

} // namespace Patchwijzer
