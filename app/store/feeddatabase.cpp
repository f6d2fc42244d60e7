// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"

#include "core/exploitedmerge.h"
#include "store/advisoryreader.h"
#include "store/claimtables.h"
#include "store/feedgeneration.h"
#include "store/feedrows.h"
#include "store/listreader.h"
#include "store/releasereader.h"
#include "store/windowsfixtables.h"

#include <QSqlError>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

struct FeedDatabase::Private {
    FeedGeneration generation;
    int schema = 0; ///< Of the generation; 0 when there is none.
};

FeedDatabase::FeedDatabase(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

FeedDatabase::FeedDatabase(FeedDatabase &&) noexcept = default;
FeedDatabase &FeedDatabase::operator=(FeedDatabase &&) noexcept = default;
FeedDatabase::~FeedDatabase() = default;

Result<FeedDatabase> FeedDatabase::open(const QString &folder)
{
    PW_TRY(auto generation, openNewestGeneration(folder));
    int schema = 0;
    if (generation.number != 0) {
        PW_TRY(schema, schemaOf(*generation.connection));
    }
    return FeedDatabase(std::make_unique<Private>(Private{std::move(generation), schema}));
}

bool FeedDatabase::isEmpty() const
{
    return d->generation.number == 0;
}

qint64 FeedDatabase::generation() const
{
    return d->generation.number;
}

Result<QList<FeedState>> FeedDatabase::states() const
{
    if (isEmpty())
        return QList<FeedState>();
    return readStates(*d->generation.connection);
}

Result<QList<Advisory>> FeedDatabase::advisoriesFor(const QString &ecosystem, const QList<QString> &releases,
                                                    const QList<QString> &packages) const
{
    if (isEmpty())
        return QList<Advisory>();
    return readAdvisoriesOfReleases(*d->generation.connection, ecosystem, releases, packages);
}

Result<QHash<QString, ExploitedCve>> FeedDatabase::exploited() const
{
    QHash<QString, ExploitedCve> byCve;
    if (isEmpty())
        return byCve;
    auto &connection = *d->generation.connection;
    PW_TRY(auto query,
           connection.prepare("SELECT cve, date_added, ransomware, vendor, product, "_L1
                              + (d->schema < 2       ? "1, 0 FROM exploited"_L1
                                     : d->schema < 3 ? "lists, 0 FROM exploitation ORDER BY cve, feed"_L1
                                                     : "lists, stop_using FROM exploitation ORDER BY cve, feed"_L1)));
    PW_TRY_VOID(connection.execute(query));
    QList<ExploitedCve> entries;
    while (query.next()) {
        ExploitedCve entry;
        entry.cve = query.value(0).toString();
        entry.dateAdded = QDate::fromString(query.value(1).toString(), Qt::ISODate);
        entry.ransomware = query.value(2).toBool();
        entry.vendor = query.value(3).toString();
        entry.product = query.value(4).toString();
        entry.lists = ExploitedLists::fromInt(query.value(5).toInt());
        entry.stopUsing = query.value(6).toBool();
        entries.append(entry);
    }
    if (query.lastError().isValid())
        return fail(connection.error(query));
    mergeExploited(&entries);
    byCve.reserve(entries.size());
    for (const auto &entry : std::as_const(entries))
        byCve.insert(entry.cve, entry);
    return byCve;
}

Result<void> FeedDatabase::forEachAdvisory(const QString &feed,
                                           const std::function<Result<void>(const Advisory &)> &visit) const
{
    if (isEmpty())
        return {};
    return readAdvisories(*d->generation.connection, feed, visit);
}

// Nothing of the rest was there before the second version of the tables.

Result<void> FeedDatabase::forEachDocument(const QString &feed,
                                           const std::function<Result<void>(const FeedDocument &)> &visit) const
{
    if (d->schema < 2)
        return {};
    return readDocuments(*d->generation.connection, feed, visit);
}

Result<QList<FeedDocument>> FeedDatabase::documentsAbout(const QList<QString> &cves,
                                                         const QList<DocumentKind> &kinds) const
{
    if (d->schema < 2)
        return QList<FeedDocument>();
    return readDocumentsAbout(*d->generation.connection, cves, kinds, DocumentPart::Whole);
}

Result<bool> FeedDatabase::productsIndexed(int rules) const
{
    if (isEmpty())
        return true;
    if (d->schema < 4)
        return false;
    PW_TRY(const int held, readProductRules(*d->generation.connection));
    return held >= rules;
}

Result<void> FeedDatabase::forEachDocumentNaming(const QList<QString> &keys, const QList<DocumentKind> &kinds,
                                                 const std::function<Result<void>(const FeedDocument &)> &visit) const
{
    if (d->schema < 4)
        return {};
    return readDocumentsNaming(*d->generation.connection, keys, kinds, visit);
}

Result<void> FeedDatabase::forEachDocumentClaiming(const QList<QString> &keys, const QList<DocumentKind> &kinds,
                                                   int rules,
                                                   const std::function<Result<void>(const FeedDocument &)> &visit) const
{
    PW_TRY(const bool indexed, productsIndexed(rules));
    if (d->schema < 6 || !indexed)
        return forEachDocumentNaming(keys, kinds, visit);
    return readDocumentsClaiming(*d->generation.connection, keys, kinds, visit);
}

Result<QSet<QString>> FeedDatabase::withdrawnOf(const QSet<QString> &cves) const
{
    return d->schema < 6 ? Result<QSet<QString>>() : readWithdrawn(*d->generation.connection, cves);
}

Result<FeedDocument> FeedDatabase::document(const QString &feed, const QString &key) const
{
    if (d->schema < 2)
        return fail(Error::Code::WrongUse, key, u"not held"_s);
    return readDocumentOf(*d->generation.connection, feed, key, DocumentPart::Whole);
}

Result<FeedDocument> FeedDatabase::documentHead(const QString &feed, const QString &key) const
{
    if (d->schema < 2)
        return fail(Error::Code::WrongUse, key, u"not held"_s);
    return readDocumentOf(*d->generation.connection, feed, key, DocumentPart::Head);
}

Result<QList<FeedDocument>> FeedDatabase::headsAbout(const QList<QString> &cves, const QList<DocumentKind> &kinds) const
{
    if (d->schema < 2)
        return QList<FeedDocument>();
    return readDocumentsAbout(*d->generation.connection, cves, kinds, DocumentPart::Head);
}

Result<WindowsFixes> FeedDatabase::windowsFixesFor(const QList<QString> &products, const QList<QString> &keys) const
{
    if (d->schema < 5)
        return WindowsFixes();
    return readWindowsFixes(*d->generation.connection, products, keys);
}

Result<bool> FeedDatabase::namesAnyProduct(const QList<QString> &beginnings) const
{
    return d->schema < 4 ? Result<bool>(false) : readNamesAnyProduct(*d->generation.connection, beginnings);
}

Result<QList<Advisory>> FeedDatabase::advisoriesNaming(const QString &ecosystem, const QList<QString> &packages) const
{
    if (isEmpty())
        return QList<Advisory>();
    return readAdvisoriesNaming(*d->generation.connection, ecosystem, packages);
}

Result<QHash<QString, ExploitProbability>> FeedDatabase::probabilities(const QList<QString> &cves) const
{
    if (d->schema < 2)
        return QHash<QString, ExploitProbability>();
    return readProbabilities(*d->generation.connection, cves);
}

Result<QString> FeedDatabase::probabilityModel() const
{
    if (d->schema < 2)
        return QString();
    return readProbabilityModel(*d->generation.connection);
}

Result<QList<DebianDecision>> FeedDatabase::decisionsFor(const QString &release, const QList<QString> &packages) const
{
    if (d->schema < 2)
        return QList<DebianDecision>();
    return readDecisions(*d->generation.connection, release, packages);
}

Result<QList<KbFact>> FeedDatabase::windowsUpdatesFor(const QString &product) const
{
    if (d->schema < 2)
        return QList<KbFact>();
    return readWindowsUpdates(*d->generation.connection, product);
}

Result<QList<QString>> FeedDatabase::windowsProducts() const
{
    if (d->schema < 2)
        return QList<QString>();
    return readWindowsProducts(*d->generation.connection);
}

} // namespace Patchwijzer
