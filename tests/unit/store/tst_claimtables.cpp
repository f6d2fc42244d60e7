// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/claimpack.h"
#include "store/feeddatabase.h"

#include <QTemporaryDir>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto ding = u"name:maker/ding"_s;
const auto anders = u"name:maker/anders"_s;

ProductClaim claimOf(const QString &key, const QString &advisory = u"CVE-2099-0001"_s)
{
    ProductClaim claim;
    claim.feed = u"cve-list"_s;
    claim.advisory = advisory;
    claim.productKeys = {key};
    claim.spans = {{u"1"_s, true, u"2.0-beta"_s, false, false, ClaimStatus::Affected}};
    return claim;
}

/** One with something in every field. */
ProductClaim fullClaim()
{
    auto claim = claimOf(ding);
    claim.cves = {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    claim.aliases = {u"GHSA-x"_s, {}};
    claim.authority = ClaimAuthority::Vendor;
    claim.vendor = u"Müller \u4e2d"_s;
    claim.product = u"Ding"_s + QChar(0xd83d); // Cut off in the middle of a letter.
    claim.productKeys = {u"cpe:a:maker:ding"_s, ding};
    claim.channel = u"esr"_s;
    claim.platforms = {u"Windows"_s};
    claim.requiredKeys = {anders, ding};
    claim.scheme = VersionScheme::Apk;
    claim.certainOrder = claim.unbounded = claim.paidFix = claim.endOfLife = true;
    claim.spans.append({{}, false, u"3"_s, true, false, ClaimStatus::Unknown});
    claim.spans.append({u"4"_s, false, {}, false, true, ClaimStatus::Fixed});
    claim.otherwise = ClaimStatus::NotAffected;
    claim.published = day(9).addMSecs(1);
    claim.modified = QDateTime(QDate(1969, 12, 31), QTime(23, 59), Qt::UTC);
    claim.cvssVector = u"CVSS:3.1/AV:N"_s;
    claim.severity = u"High"_s;
    claim.fixedIn = u"2.1"_s;
    claim.restart = u"machine"_s;
    return claim;
}

/** One with the other flags. */
ProductClaim otherClaim()
{
    auto claim = claimOf(anders, u"CVE-2099-0002"_s);
    claim.authority = ClaimAuthority::Mention;
    claim.partial = claim.withdrawn = claim.noFixPlanned = claim.doubtful = true;
    claim.otherwise = ClaimStatus::UnderInvestigation;
    claim.published = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    return claim;
}

FeedDocument documentOf(const QString &key, const QList<ProductClaim> &claims, int revision = 1)
{
    FeedDocument document;
    document.feed = u"cve-list"_s;
    document.key = key;
    document.kind = DocumentKind::CveRecord;
    document.revision = day(revision);
    document.cves = {key};
    document.claims = claims;
    document.productKeys = {ding, anders};
    document.bytes = key.toUtf8() + QByteArray::number(revision);
    return document;
}

bool put(const QString &folder, const QList<FeedDocument> &documents, int rules = 1)
{
    auto writer = FeedWriter::begin(folder, day(20));
    if (!writer || !writer->beginFile())
        return false;
    for (const auto &document : documents) {
        if (!writer->put(document))
            return false;
    }
    const auto again = [](FeedDocument *document) {
        document->productKeys = {ding};
        document->claims = {claimOf(ding, u"again"_s)};
        document->publisher = u"https://maker.example"_s;
    };
    return writer->keepFile() && writer->indexDocuments(rules, again) && writer->publish();
}

Result<QList<FeedDocument>> claiming(const QString &folder, const QList<QString> &keys, int rules = 1)
{
    QList<FeedDocument> documents;
    PW_TRY(const auto database, FeedDatabase::open(folder));
    PW_TRY_VOID(database.forEachDocumentClaiming(keys, {DocumentKind::CveRecord, DocumentKind::Csaf}, rules,
                                                 [&](const FeedDocument &document) -> Result<void> {
                                                     documents.append(document);
                                                     return {};
                                                 }));
    return documents;
}

QList<ProductClaim> claimsIn(const QString &folder, const QList<QString> &keys)
{
    QList<ProductClaim> claims;
    for (const auto &document : claiming(folder, keys).value_or(QList<FeedDocument>()))
        claims += document.claims;
    return claims;
}

} // namespace

/** What documents say of products, without reading them. */
class TestClaimTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackAllThatWasPut();
    void keepsEveryWord();
    void onlyClaimsWithOneOfTheKeys();
    void whatWasNotTakenApartComesWhole();
    void aNewerDocumentTakesThePlaceOfTheOlder();
    void otherRulesMakeThemAnew();
    void whatWasTakenBack();
    void theTextsOfADocumentAreKeptOnce();
    void brokenBytesAreAnError();
    void thePublisherOfADocument();
    void headsComeWithoutBytes();
    void tablesOfAnEarlierProgramHaveNone();
};

void TestClaimTables::givesBackAllThatWasPut()
{
    const QTemporaryDir folder;
    const QList<ProductClaim> said{fullClaim(), otherClaim(), claimOf(ding, {})};
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0001"_s, said)}));
    QCOMPARE(claimsIn(folder.path(), {anders, ding}), said);
    const auto times = claimsIn(folder.path(), {ding}).value(0);
    QCOMPARE(times.modified.timeSpec(), Qt::UTC);
    QVERIFY(!claimsIn(folder.path(), {anders}).value(0).modified.isValid());
    QCOMPARE(claimsIn(folder.path(), {u"' OR 1"_s}), QList<ProductClaim>());
}

void TestClaimTables::keepsEveryWord()
{
    QList<ProductClaim> said;
    for (int i = 0; i <= int(ClaimAuthority::Mention); ++i) {
        said.append(claimOf(ding));
        said.last().authority = ClaimAuthority(i);
    }
    for (int i = 0; i <= int(ClaimStatus::Unknown); ++i) {
        said.append(claimOf(ding));
        said.last().otherwise = said.last().spans[0].status = ClaimStatus(i);
    }
    for (int i = 0; i <= int(VersionScheme::Apk); ++i) {
        said.append(claimOf(ding));
        said.last().scheme = VersionScheme(i);
    }
    for (auto &claim : said)
        claim.feed.clear();
    const auto read = unpackClaims(packClaims(said), {ding});
    QVERIFY(read);
    QCOMPARE(*read, said);
}

void TestClaimTables::onlyClaimsWithOneOfTheKeys()
{
    const QTemporaryDir folder;
    auto apart = documentOf(u"CVE-2099-0003"_s, {claimOf(ding)});
    apart.state = DocumentState::SetApart;
    QVERIFY(put(folder.path(),
                {documentOf(u"CVE-2099-0002"_s, {otherClaim(), claimOf(ding, u"b"_s)}),
                 documentOf(u"CVE-2099-0001"_s, {fullClaim(), otherClaim()}), apart}));
    QCOMPARE(claimsIn(folder.path(), {ding}), (QList<ProductClaim>{fullClaim(), claimOf(ding, u"b"_s)}));
    QCOMPARE(claimsIn(folder.path(), {u"cpe:a:maker:ding"_s}), QList<ProductClaim>());
    const auto documents = claiming(folder.path(), {anders});
    QVERIFY(documents);
    QCOMPARE(documents->size(), 2);
    const auto &first = documents->first();
    QCOMPARE(first.key, u"CVE-2099-0001"_s);
    QCOMPARE(first.feed, u"cve-list"_s);
    QCOMPARE(first.kind, DocumentKind::CveRecord);
    QVERIFY(first.bytes.isEmpty());
    QCOMPARE(first.claims, QList<ProductClaim>{otherClaim()});
}

void TestClaimTables::whatWasNotTakenApartComesWhole()
{
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0001"_s, {}), documentOf(u"CVE-2099-0002"_s, {claimOf(ding)})}));
    const auto documents = claiming(folder.path(), {ding});
    QVERIFY(documents);
    QCOMPARE(documents->size(), 2);
    QCOMPARE(documents->at(0).bytes, "CVE-2099-00011");
    QVERIFY(documents->at(0).claims.isEmpty());
    QVERIFY(documents->at(1).bytes.isEmpty());
}

void TestClaimTables::aNewerDocumentTakesThePlaceOfTheOlder()
{
    const QTemporaryDir folder;
    const auto key = u"CVE-2099-0001"_s;
    QVERIFY(put(folder.path(), {documentOf(key, {fullClaim(), otherClaim()})}));
    QVERIFY(put(folder.path(), {documentOf(key, {claimOf(ding, u"new"_s)}, 2)}));
    QCOMPARE(claimsIn(folder.path(), {ding, anders}), QList<ProductClaim>{claimOf(ding, u"new"_s)});
    // An older one changes nothing; one that says nothing leaves nothing.
    QVERIFY(put(folder.path(), {documentOf(key, {fullClaim()}, 1), documentOf(u"CVE-2099-0002"_s, {})}));
    QCOMPARE(claimsIn(folder.path(), {ding}).value(0).advisory, u"new"_s);
    QVERIFY(put(folder.path(), {documentOf(key, {}, 3)}));
    QVERIFY(claimsIn(folder.path(), {ding, anders}).isEmpty());
}

void TestClaimTables::otherRulesMakeThemAnew()
{
    const QTemporaryDir folder;
    auto document = documentOf(u"CVE-2099-0001"_s, {fullClaim()});
    document.withdrawn = true;
    QVERIFY(put(folder.path(), {document}, 1));
    // Found by older rules than are asked for: the document is read.
    QVERIFY(claiming(folder.path(), {ding}, 2)->value(0).claims.isEmpty());
    QCOMPARE(claiming(folder.path(), {ding}, 2)->value(0).bytes, document.bytes);
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0002"_s, {})}, 2));
    QCOMPARE(claiming(folder.path(), {ding}, 2)->value(0).claims.value(0).advisory, u"again"_s);
    QVERIFY(FeedDatabase::open(folder.path())->withdrawnOf({u"CVE-2099-0001"_s})->isEmpty());
}

void TestClaimTables::whatWasTakenBack()
{
    const QTemporaryDir folder;
    auto document = documentOf(u"CVE-2099-0001"_s, {});
    document.withdrawn = true;
    QVERIFY(put(folder.path(), {document, documentOf(u"CVE-2099-0002"_s, {})}));
    const QSet<QString> asked{u"CVE-2099-0001"_s, u"CVE-2099-0002"_s, u"CVE-2099-0003"_s};
    QCOMPARE(FeedDatabase::open(folder.path())->withdrawnOf(asked).value(), QSet<QString>{u"CVE-2099-0001"_s});
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0001"_s, {}, 2)}));
    QVERIFY(FeedDatabase::open(folder.path())->withdrawnOf(asked)->isEmpty());
}

/** A document may name thousands of versions with each of its leaks. */
void TestClaimTables::theTextsOfADocumentAreKeptOnce()
{
    QList<ProductClaim> said;
    for (int leak = 0; leak < 50; ++leak) {
        said.append(claimOf(ding, u"CVE-2099-%1"_s.arg(leak)));
        for (int version = 0; version < 200; ++version)
            said.last().spans.append({u"15.2(%1)E"_s.arg(version), true, u"15.2(%1)E"_s.arg(version), true});
        said.last().feed.clear();
    }
    const auto packed = packClaims(said);
    QVERIFY2(packed.size() < 10'000, qPrintable(QString::number(packed.size())));
    QCOMPARE(unpackClaims(packed, {ding}).value_or(QList<ProductClaim>()), said);
    QCOMPARE(unpackClaims(packed, {anders}).value_or(said), QList<ProductClaim>());
}

void TestClaimTables::brokenBytesAreAnError()
{
    const auto packed = packClaims({claimOf(ding), otherClaim()});
    QVERIFY(unpackClaims(packed, {ding, anders}));
    for (qsizetype length = 0; length < packed.size(); ++length)
        QVERIFY2(!unpackClaims(packed.left(length), {ding, anders}), qPrintable(QString::number(length)));
    QVERIFY(!unpackClaims(packed + '\0', {ding, anders}));
    // Whatever a byte becomes: never a crash, and never more than there is.
    for (qsizetype place = 0; place < packed.size(); ++place) {
        for (const int value : {0, 1, 0x7f, 0x80, 0xff}) {
            auto broken = packed;
            broken[place] = char(value);
            const auto read = unpackClaims(broken, {ding, anders});
            QVERIFY(!read || read->size() <= 2);
        }
    }
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0001"_s, {fullClaim()})}));
    QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), u"UPDATE document_claims SET data = x'0102'"_s));
    const auto read = claiming(folder.path(), {ding});
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::DatabaseBroken);
    QCOMPARE(read.error().where, u"CVE-2099-0001"_s);
}

void TestClaimTables::thePublisherOfADocument()
{
    const QTemporaryDir folder;
    auto document = documentOf({}, {});
    document.kind = DocumentKind::Csaf;
    document.publisher = u"https://maker.example"_s;
    QList<FeedDocument> documents;
    for (const auto &id : {u"A-1"_s, u"A/2"_s, u"/3/"_s}) {
        document.key = document.publisher + u'/' + id;
        document.bytes = id.toUtf8();
        documents.append(document);
    }
    const auto publishers = [&] {
        const auto database = FeedDatabase::open(folder.path());
        QList<QString> found;
        for (const auto &one : documents)
            found.append(database->document(one.feed, one.key)->publisher);
        return found;
    };
    const QList<QString> same(3, document.publisher);
    QVERIFY(put(folder.path(), documents));
    QCOMPARE(publishers(), same);
    // As an earlier program kept it, and after it was looked at again.
    QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), u"UPDATE document SET publisher = ''"_s));
    QCOMPARE(publishers().at(1), document.publisher + u"/A"_s);
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0001"_s, {})}, 2));
    QCOMPARE(publishers(), same);
    QCOMPARE(FeedDatabase::open(folder.path())->document(u"cve-list"_s, u"CVE-2099-0001"_s)->publisher, QString());
}

void TestClaimTables::headsComeWithoutBytes()
{
    const QTemporaryDir folder;
    const auto document = documentOf(u"CVE-2099-0001"_s, {fullClaim()});
    QVERIFY(put(folder.path(), {document}));
    const auto database = FeedDatabase::open(folder.path());
    QCOMPARE(database->document(document.feed, document.key)->bytes, document.bytes);
    QVERIFY(database->documentHead(document.feed, document.key)->bytes.isEmpty());
    QCOMPARE(database->documentHead(document.feed, document.key)->revision, document.revision);
    const auto heads = database->headsAbout({document.key}, {DocumentKind::CveRecord});
    QCOMPARE(heads->size(), 1);
    QVERIFY(heads->first().bytes.isEmpty());
    QCOMPARE(heads->first().cves, document.cves);
    QCOMPARE(database->document(document.feed, u"no"_s).error().code, Error::Code::WrongUse);
}

void TestClaimTables::tablesOfAnEarlierProgramHaveNone()
{
    const QTemporaryDir folder;
    const auto document = documentOf(u"CVE-2099-0001"_s, {fullClaim()});
    QVERIFY(put(folder.path(), {document}));
    for (const auto &statement : claimTables)
        QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), statement));
    for (const auto &statement : {u"PRAGMA user_version = 5"_s, u"VACUUM"_s})
        QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), statement));
    const auto documents = claiming(folder.path(), {ding});
    QVERIFY(documents);
    QCOMPARE(documents->value(0).bytes, document.bytes);
    QVERIFY(FeedDatabase::open(folder.path())->withdrawnOf({u"CVE-2099-0001"_s})->isEmpty());
    QCOMPARE(FeedDatabase::open(folder.path())->documentHead(document.feed, document.key)->key, document.key);
    QVERIFY(put(folder.path(), {documentOf(u"CVE-2099-0002"_s, {})}, 2));
    QCOMPARE(claimsIn(folder.path(), {ding}).size(), 2);
}

QTEST_GUILESS_MAIN(TestClaimTables)
#include "tst_claimtables.moc"
