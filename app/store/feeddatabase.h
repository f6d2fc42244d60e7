// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/debiandecision.h"
#include "core/exploitprobability.h"
#include "core/feeddocument.h"
#include "core/feedstate.h"
#include "core/kbfact.h"
#include "core/result.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace Patchwijzer {

/** The imported feeds: read-only view of the newest whole generation.
 *  Each import writes a new generation file beside it and puts it in place by fsync and rename;
 *  a broken or half generation is never opened, the last good one is.
 *  Use and destroy it in the thread that opened it.
 */
class FeedDatabase
{
public:
    /** @param folder the data directory; it may be empty or absent: then there simply is no data.
     *  @return DatabaseBroken when no generation can be opened though there are some, DatabaseTooNew.
     */
    [[nodiscard]] static Result<FeedDatabase> open(const QString &folder);

    FeedDatabase(FeedDatabase &&) noexcept;
    FeedDatabase &operator=(FeedDatabase &&) noexcept;
    FeedDatabase(const FeedDatabase &) = delete;
    FeedDatabase &operator=(const FeedDatabase &) = delete;
    ~FeedDatabase();

    [[nodiscard]] bool isEmpty() const;      ///< No generation yet.
    [[nodiscard]] qint64 generation() const; ///< 0 when empty.
    /** States of the feeds in the database, sorted by id; feeds never imported are not in it. */
    [[nodiscard]] Result<QList<FeedState>> states() const;
    /** Advisories about these packages in these releases; `affected` holds only those. Sorted. Without what nobody
     *  judges by: summary, modified and cwes are empty.
     */
    [[nodiscard]] Result<QList<Advisory>> advisoriesFor(const QString &ecosystem, const QList<QString> &releases,
                                                        const QList<QString> &packages) const;
    [[nodiscard]] Result<QList<Advisory>> advisoriesFor(const QString &ecosystem, const QString &release,
                                                        const QList<QString> &packages) const
    {
        return advisoriesFor(ecosystem, QList<QString>{release}, packages);
    }
    /** What all lists together say, one entry for each CVE. */
    [[nodiscard]] Result<QHash<QString, ExploitedCve>> exploited() const;

    /** Every advisory of one feed, with all that is in it, sorted by id; one in memory at a time. */
    [[nodiscard]] Result<void> forEachAdvisory(const QString &feed,
                                               const std::function<Result<void>(const Advisory &)> &visit) const;
    /** Every document of one feed that is not set apart, sorted by key; one in memory at a time. */
    [[nodiscard]] Result<void> forEachDocument(const QString &feed,
                                               const std::function<Result<void>(const FeedDocument &)> &visit) const;
    /** Documents of these kinds that say something about one of these CVEs and are not set apart; sorted by feed and
     *  key. */
    [[nodiscard]] Result<QList<FeedDocument>> documentsAbout(const QList<QString> &cves,
                                                             const QList<DocumentKind> &kinds) const;

    /** Whether forEachDocumentNaming() can find every document, by rules of at least this number; not in data that an
     *  older version of the program imported, until anything is imported.
     */
    [[nodiscard]] Result<bool> productsIndexed(int rules = 1) const;
    /** Every document of these kinds that names a product by one of these keys (core/productkey.h) and is not set
     *  apart, each once, sorted by feed and key; one in memory at a time, without what was taken apart of it.
     */
    [[nodiscard]] Result<void>
    forEachDocumentNaming(const QList<QString> &keys, const QList<DocumentKind> &kinds,
                          const std::function<Result<void>(const FeedDocument &)> &visit) const;
    /** As forEachDocumentNaming(), but a document that was taken apart when it was imported is not read again: it comes
     *  with those of its `claims` that have one of these keys, its feed, its key and its kind, and nothing else. Others
     *  come whole, without claims.
     *  @param rules lowest number of the rules by which claims must have been found; older ones are not given.
     */
    [[nodiscard]] Result<void>
    forEachDocumentClaiming(const QList<QString> &keys, const QList<DocumentKind> &kinds, int rules,
                            const std::function<Result<void>(const FeedDocument &)> &visit) const;
    /** Those of @p cves of which a document is `withdrawn`; needs productsIndexed() by rules that find that. */
    [[nodiscard]] Result<QSet<QString>> withdrawnOf(const QSet<QString> &cves) const;
    /** As documentsAbout(), but without their bytes. */
    [[nodiscard]] Result<QList<FeedDocument>> headsAbout(const QList<QString> &cves,
                                                         const QList<DocumentKind> &kinds) const;
    /** One document, without what was taken apart of it; of its head, without its bytes. @return WrongUse when it is
     * not held. */
    [[nodiscard]] Result<FeedDocument> document(const QString &feed, const QString &key) const;
    [[nodiscard]] Result<FeedDocument> documentHead(const QString &feed, const QString &key) const;
    /** Whether there is one that names a product with a key that begins like one of these: "name:fortinet/". */
    [[nodiscard]] Result<bool> namesAnyProduct(const QList<QString> &beginnings) const;
    /** What documents say of how these products of Microsoft are repaired (FeedDocument::fixes), without a document
     *  being read: one fix for each feed, advisory and product, one update for each KB and product.
     *  @param products by any of the names that Microsoft gives them. A Windows stands for the components on it as
     *         well, a program for all products of its family. @see microsoftProduct(), microsoftProductFamily()
     *  @param keys only documents that name one of these products count.
     */
    [[nodiscard]] Result<WindowsFixes> windowsFixesFor(const QList<QString> &products,
                                                       const QList<QString> &keys) const;
    /** Advisories about these packages in any release of the ecosystem; `affected` holds only those. Sorted. */
    [[nodiscard]] Result<QList<Advisory>> advisoriesNaming(const QString &ecosystem,
                                                           const QList<QString> &packages) const;

    /** Of those CVEs that have a score. */
    [[nodiscard]] Result<QHash<QString, ExploitProbability>> probabilities(const QList<QString> &cves) const;
    /** Name of the model that made the scores; empty when there are none, or it has none. */
    [[nodiscard]] Result<QString> probabilityModel() const;
    /** What Debian's security team decided about these source packages in one release. Sorted. */
    [[nodiscard]] Result<QList<DebianDecision>> decisionsFor(const QString &release,
                                                             const QList<QString> &packages) const;
    /** All updates known for one Windows product, by its exact name; sorted by KB. */
    [[nodiscard]] Result<QList<KbFact>> windowsUpdatesFor(const QString &product) const;
    [[nodiscard]] Result<QList<QString>> windowsProducts() const; ///< Sorted.

private:
    struct Private;
    explicit FeedDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
