// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/cveclaims.h"
#include "feeds/cveparser.h"
#include "feeds/cveversions.h"
#include "support/corpusarchive.h"

#include <QRandomGenerator>
#include <QTest>

#include "claimreading.h"

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::CveAffected)
Q_DECLARE_METATYPE(Patchwijzer::ClaimStatus)

namespace {

constexpr auto affected = CveStatus::Affected;
constexpr auto unaffected = CveStatus::Unaffected;
constexpr auto unknown = CveStatus::Unknown;

CveVersion single(const QString &version, CveStatus status = affected, const QString &type = {})
{
    return {version, {}, {}, type, status, {}};
}

CveVersion below(const QString &from, const QString &end, const QString &type = {}, CveStatus status = affected,
                 const QList<CveChange> &changes = {})
{
    return {from, end, {}, type, status, changes};
}

CveVersion through(const QString &from, const QString &end, const QString &type = {}, CveStatus status = affected)
{
    return {from, {}, end, type, status, {}};
}

CveAffected item(const QList<CveVersion> &versions, CveStatus otherwise = unknown)
{
    CveAffected result;
    result.vendor = u"Example"_s;
    result.product = u"App"_s;
    result.defaultStatus = otherwise;
    result.versions = versions;
    return result;
}

CveRecord recordOf(const CveAffected &product, const QList<QString> &tags = {})
{
    CveRecord record;
    record.id = u"CVE-2099-0001"_s;
    CveContainer container;
    container.cna = true;
    container.tags = tags;
    container.affected = {product};
    record.containers = {container};
    return record;
}

ProductClaim claimOf(const CveAffected &product)
{
    return claimsOf(recordOf(product), u"cve-list"_s).value(0);
}

ClaimStatus claimStatus(CveStatus status)
{
    return status == affected  ? ClaimStatus::Affected
        : status == unaffected ? ClaimStatus::NotAffected
                               : ClaimStatus::Unknown;
}

/** Items of few versions, so that their ends often coincide. */
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_dice(seed)
    {
    }

    int upTo(int limit) { return int(m_dice.bounded(limit)); }
    bool once(int in) { return upTo(in) == 0; }
    QString version(const QString &type)
    {
        if (type == u"git")
            return u"a%1f"_s.arg(upTo(9));
        if (type == u"semver")
            return u"%1.%2.0"_s.arg(upTo(3)).arg(upTo(4));
        return once(4) ? QString::number(upTo(4) + 1) : u"%1.%2"_s.arg(upTo(3)).arg(upTo(4));
    }
    CveStatus status() { return static_cast<CveStatus>(upTo(3)); }
    CveVersion versions()
    {
        static const QList<QString> types{u"semver"_s, u"custom"_s, {}, u"python"_s, u"git"_s};
        CveVersion result;
        result.versionType = types[once(8) ? 4 : upTo(4)];
        const auto &type = result.versionType;
        result.status = status();
        result.version = once(4) ? u"0"_s
            : once(12)           ? u"unspecified"_s
            : once(6)            ? u"v"_s + version(type)
                                 : version(type);
        if (once(3)) {
            if (result.version == u"0" || result.version == u"unspecified") // Read as more than the standard says.
                result.version = version(type);
            if (once(6))
                result.version += u".x"_s;
            else if (once(6))
                result.version = "< "_L1 + result.version;
            return result;
        }
        auto &end = once(2) ? result.lessThan : result.lessThanOrEqual;
        end = once(6) ? u"*"_s : once(6) ? QString::number(upTo(3)) + ".*"_L1 : version(type);
        if (once(12))
            end = u"see the manual"_s;
        if (once(25))
            result.lessThan = result.lessThanOrEqual = version(type);
        while (once(2))
            result.changes.append({version(type), status()});
        return result;
    }

private:
    QRandomGenerator m_dice;
};

} // namespace

class TestCveClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatStatusOfSays();
    void readsVersions_data();
    void readsVersions();
    void cutsRangesAtChanges();
    void tellsOrders();
    void marksWhatIsDoubtful();
    void marksWhatNamesEverything();
    void findsKeys_data();
    void findsKeys();
    void copiesWhatTheRecordSays();
    void leavesWhatHasNoName();
    void tellsMozillasBranchesApart();
    void keepsIndexAndClaimsTogether();
    void isQuickWithManyVersions();
    void readsRealRecords();
};

void TestCveClaims::saysWhatStatusOfSays()
{
    Dice dice(20990101);
    int told = 0;
    for (int round = 0; round < 20'000; ++round) {
        CveAffected product = item({}, dice.status());
        for (int count = dice.upTo(4); count > 0; --count)
            product.versions.append(dice.versions());
        const auto claim = claimOf(product);
        for (int i = 0; i < 8; ++i) {
            const auto version = dice.version(dice.once(2) ? u"semver"_s : QString());
            const auto wanted = statusOf(product, version);
            const auto got = Test::statusIn(claim, version);
            QString text = version + u" in default %1"_s.arg(int(product.defaultStatus));
            for (const auto &v : product.versions) {
                text += u"; %1 < %2 <= %3 (%4) %5"_s.arg(v.version, v.lessThan, v.lessThanOrEqual, v.versionType)
                            .arg(int(v.status));
                for (const auto &change : v.changes)
                    text += u", %1 at %2"_s.arg(int(change.status)).arg(change.at);
            }
            // Of a range with one end that is no version, statusOf() knows what lies beyond the other.
            const bool unsure = claim.partial && got == ClaimStatus::Unknown;
            QVERIFY2(unsure || got == claimStatus(wanted.status), qPrintable(text + u" -> %1"_s.arg(int(got))));
            told += got != ClaimStatus::Unknown;
        }
    }
    QVERIFY2(told > 40'000, "the test says little when most is unknown");
}

void TestCveClaims::readsVersions_data()
{
    QTest::addColumn<CveAffected>("product");
    QTest::addColumn<QString>("version");
    QTest::addColumn<ClaimStatus>("status");
    const auto row = [](const char *name, const CveVersion &versions, const QString &version, ClaimStatus status,
                        CveStatus otherwise = unaffected) {
        QTest::newRow(name) << item({versions}, otherwise) << version << status;
    };
    const auto yes = ClaimStatus::Affected;
    const auto no = ClaimStatus::NotAffected;
    row("below", below(u"0"_s, u"9.5.0.20723"_s), u"9.5.0.20722"_s, yes);
    row("at the end", below(u"0"_s, u"9.5.0.20723"_s), u"9.5.0.20723"_s, no);
    row("through", through(u"1.0"_s, u"2.0"_s), u"2.0"_s, yes);
    row("series", through(u"1.0"_s, u"2.*"_s), u"2.99"_s, yes);
    row("after the series", through(u"1.0"_s, u"2.*"_s), u"3"_s, no);
    row("series as version", single(u"7.0.x"_s), u"7.0.12"_s, yes);
    row("comparison", single(u"< 1.2.3"_s), u"1.2.2"_s, yes);
    row("two comparisons", single(u">= 1.0, < 1.2"_s), u"1.2"_s, no);
    row("and earlier", single(u"1.2.3 and earlier"_s), u"1.2.3"_s, yes);
    row("before", single(u"before 4.5"_s), u"4.5"_s, no);
    row("all below", single(u"All versions < V4.33"_s), u"4.32"_s, yes);
    row("up to", single(u"up to and including 4.33"_s), u"4.33"_s, yes);
    row("in a word", single(u"Version 4.33"_s), u"4.33"_s, yes);
    row("itself", single(u"9.5.0.20723"_s), u"9.5.0.20723"_s, yes);
    row("nothing but a default", single(u"1"_s), u"2"_s, ClaimStatus::Unknown, unknown);
    row("build behind it", below(u"5.1.x"_s, u"5.1.8.2823 build 20240712"_s), u"5.1.8.2822"_s, yes);
    row("sentence", single(u"some old ones"_s), u"2"_s, ClaimStatus::Unknown);
    row("zero alone", single(u"0"_s), u"2"_s, ClaimStatus::Unknown);
    row("commits", below(u"1da177e4"_s, u"5a3f9c00"_s, u"git"_s), u"2"_s, ClaimStatus::Unknown);
}

void TestCveClaims::readsVersions()
{
    QFETCH(CveAffected, product);
    QFETCH(QString, version);
    QFETCH(ClaimStatus, status);
    QCOMPARE(Test::statusIn(claimOf(product), version), status);
}

void TestCveClaims::cutsRangesAtChanges()
{
    const auto claim = claimOf(item({below(u"1.0"_s, u"4.0"_s, {}, affected, {{u"v2.0"_s, unaffected}})}));
    const QList<VersionSpan> wanted{{u"1.0"_s, true, u"2.0"_s, false, false, ClaimStatus::Affected},
                                    {u"2.0"_s, true, u"4.0"_s, false, false, ClaimStatus::NotAffected}};
    QCOMPARE(claim.spans, wanted);
    QCOMPARE(claim.otherwise, ClaimStatus::Unknown);
}

void TestCveClaims::tellsOrders()
{
    const auto order = [](const QString &type, const QString &from, const QString &to) {
        const auto claim = claimOf(item({below(from, to, type)}));
        return std::pair(claim.scheme, claim.certainOrder);
    };
    QCOMPARE(order(u"semver"_s, u"0"_s, u"1.2.3"_s), std::pair(VersionScheme::Semver, true));
    QCOMPARE(order(u"semver"_s, u"0"_s, u"8u391"_s), std::pair(VersionScheme::Unknown, false));
    QCOMPARE(order(u"rpm"_s, u"0"_s, u"1:1.2-3"_s), std::pair(VersionScheme::Rpm, true));
    QCOMPARE(order(u"dpkg"_s, u"0"_s, u"1.2-3"_s), std::pair(VersionScheme::Deb, true));
    QCOMPARE(order(u"python"_s, u"0"_s, u"1.2"_s), std::pair(VersionScheme::Windows, true));
    QCOMPARE(order(u"custom"_s, u"0"_s, u"1.2"_s), std::pair(VersionScheme::Unknown, false));
    QCOMPARE(order(u"custom"_s, u"0"_s, u"7.2.1-69057"_s), std::pair(VersionScheme::Generic, false));
    const auto mixed = claimOf(item({below(u"0"_s, u"1.0.0"_s, u"semver"_s), below(u"2.0"_s, u"2.2"_s, u"custom"_s)}));
    QVERIFY(!mixed.certainOrder);
}

void TestCveClaims::marksWhatIsDoubtful()
{
    QVERIFY(!claimOf(item({below(u"0"_s, u"1.2.3.4"_s, u"custom"_s)})).doubtful);
    QVERIFY(claimOf(item({below(u"0"_s, u"8u391"_s, u"custom"_s)})).doubtful);
    QVERIFY(!claimOf(item({below(u"0"_s, u"1.0.0-rc.1"_s, u"semver"_s)})).doubtful);
    QVERIFY2(!claimOf(item({single(u"8u391"_s)})).doubtful, "the same or not: no order is needed");
    QVERIFY(claimsOf(recordOf(item({single(u"1"_s)}), {u"disputed"_s}), {}).value(0).doubtful);
    QVERIFY(claimOf(item({below(u"0"_s, u"https://example.com/releases"_s)})).partial);
}

void TestCveClaims::marksWhatNamesEverything()
{
    for (const auto &word : {u"*"_s, u"-"_s, u"n/a"_s, u"All versions"_s, u"unspecified"_s}) {
        const auto claim = claimOf(item({single(word)}, unaffected));
        QVERIFY2(claim.unbounded, qPrintable(word));
        QCOMPARE(Test::statusIn(claim, u"12"_s), ClaimStatus::Affected);
    }
    QVERIFY2(!claimOf(item({below(u"0"_s, u"*"_s)})).unbounded, "that is said on purpose");
    QVERIFY(!claimOf(item({single(u"*"_s, unaffected)})).unbounded);
    QVERIFY(!claimOf(item({below(u"unspecified"_s, u"5.0"_s)})).unbounded);
    const auto always = claimOf(item({}, affected));
    QVERIFY(!always.unbounded && always.spans.isEmpty());
    QCOMPARE(always.otherwise, ClaimStatus::Affected);
}

void TestCveClaims::findsKeys_data()
{
    QTest::addColumn<CveAffected>("product");
    QTest::addColumn<QList<QString>>("keys");
    auto named = item({});
    named.cpes = {u"cpe:2.3:a:example:app:*:*:*:*:*:*:*:*"_s, u"no cpe"_s, u"cpe:2.3:a:*:*:*:*:*:*:*:*:*:*"_s};
    QTest::newRow("name and CPE") << named << QList<QString>{u"cpe:a:example:app"_s, u"name:example/app"_s};
    auto package = item({});
    package.product.clear();
    package.collectionUrl = u"https://registry.npmjs.org"_s;
    package.packageName = u"@example/app"_s;
    QTest::newRow("collection") << package << QList<QString>{u"name:example/exampleapp"_s, u"purl:npm/@example/app"_s};
    auto maven = item({});
    maven.collectionUrl = u"https://repo.maven.apache.org/maven2"_s;
    maven.packageName = u"org.example:app"_s;
    QTest::newRow("maven") << maven << QList<QString>{u"name:example/app"_s, u"purl:maven/org.example/app"_s};
    auto purl = item({});
    purl.vendor.clear();
    purl.packageUrl = u"pkg:pypi/app"_s;
    QTest::newRow("purl") << purl << QList<QString>{u"name:/app"_s, u"purl:pypi/app"_s};
}

void TestCveClaims::findsKeys()
{
    QFETCH(CveAffected, product);
    QFETCH(QList<QString>, keys);
    QCOMPARE(claimOf(product).productKeys, keys);
}

void TestCveClaims::copiesWhatTheRecordSays()
{
    auto named = item({single(u"1"_s)});
    named.product = u"Firefox ESR"_s;
    named.platforms = {u"Windows"_s};
    auto record = recordOf(named, {u"unsupported-when-assigned"_s});
    record.rejected = true;
    record.containers[0].cvss = {u"CVSS:3.1/AV:N"_s};
    record.containers[0].affectedIncomplete = true;
    CveContainer adp;
    adp.affected = {item({single(u"2"_s)})};
    record.containers.append(adp);
    const auto claims = claimsOf(record, u"cve-list"_s);
    QCOMPARE(claims.size(), 2);
    QCOMPARE(claims[0].feed, u"cve-list"_s);
    QCOMPARE(claims[0].advisory, record.id);
    QCOMPARE(claims[0].cves, QList<QString>{record.id});
    QCOMPARE(claims[0].authority, ClaimAuthority::Cna);
    QCOMPARE(claims[0].channel, u"esr"_s);
    QCOMPARE(claims[0].platforms, named.platforms);
    QCOMPARE(claims[0].cvssVector, u"CVSS:3.1/AV:N"_s);
    QVERIFY(claims[0].endOfLife && claims[0].withdrawn && claims[0].partial);
    QCOMPARE(claims[1].authority, ClaimAuthority::Adp);
    QVERIFY(!claims[1].endOfLife && !claims[1].partial);
    QCOMPARE(claims[1].cvssVector, u"CVSS:3.1/AV:N"_s);
}

void TestCveClaims::leavesWhatHasNoName()
{
    auto nameless = item({single(u"1"_s)});
    nameless.product.clear();
    QVERIFY(claimsOf(recordOf(nameless), {}).isEmpty());
    QVERIFY(claimsOf(recordOf(item({single(u"1"_s)}), {u"exclusively-hosted-service"_s}), {}).isEmpty());
}

void TestCveClaims::tellsMozillasBranchesApart()
{
    auto monthly = item({below(u"unspecified"_s, u"131"_s, u"custom"_s)});
    auto branch = item({below(u"unspecified"_s, u"128.3"_s, u"custom"_s)});
    auto record = recordOf(monthly);
    record.containers[0].affected.append(branch);
    auto claims = claimsOf(record, {});
    QCOMPARE(Test::statusIn(claims[0], u"128.4"_s), ClaimStatus::Affected);
    for (auto &affectedItem : record.containers[0].affected)
        affectedItem.vendor = u"Mozilla"_s;
    claims = claimsOf(record, {});
    QCOMPARE(Test::statusIn(claims[0], u"128.4"_s), ClaimStatus::Unknown);
    QCOMPARE(Test::statusIn(claims[0], u"130"_s), ClaimStatus::Affected);
    QCOMPARE(Test::statusIn(claims[1], u"128.2"_s), ClaimStatus::Affected);
}

void TestCveClaims::keepsIndexAndClaimsTogether()
{
    auto record = recordOf(item({single(u"1"_s)}));
    auto other = item({});
    other.product = u"Second"_s;
    record.containers[0].affected.append(other);
    QCOMPARE(productKeysOf(record), (QList<QString>{u"name:example/app"_s, u"name:example/second"_s}));
}

void TestCveClaims::isQuickWithManyVersions()
{
    // Whoever goes through a list for each of its items is at it until the test is stopped.
    CveAffected many = item({});
    for (int i = 0; i < 50'000; ++i)
        many.versions.append(i % 2 == 0 ? single(u"a sentence"_s) : single(QString::number(i)));
    for (int i = 0; i < 50'000; ++i)
        many.versions[0].changes.append({QString::number(i % 100), affected});
    many.versions[0].lessThan = u"200"_s;
    QVERIFY(claimOf(many).partial);
}

void TestCveClaims::readsRealRecords()
{
    const auto files = Test::corpusFiles(u"cve5/cve5-kleinbedrijf-2024-10-24.zip"_s, u".json"_s);
    if (files.isEmpty())
        QSKIP("SKIP: no real CVE records beside the checkout");
    int with = 0;
    int claims = 0;
    int doubtful = 0;
    int partial = 0;
    int unbounded = 0;
    int bounded = 0;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto parsed = parseCveRecords(file.value(), file.key());
        if (!parsed)
            continue;
        for (const auto &record : parsed->records) {
            const auto found = claimsOf(record, u"cve-list"_s);
            with += !found.isEmpty();
            claims += int(found.size());
            const auto keys = productKeysOf(record);
            for (const auto &claim : found) {
                QVERIFY(!claim.productKeys.isEmpty());
                for (const auto &key : claim.productKeys)
                    QVERIFY(keys.contains(key));
                doubtful += claim.doubtful;
                partial += claim.partial;
                unbounded += claim.unbounded;
                bounded += std::any_of(claim.spans.begin(), claim.spans.end(), [](const VersionSpan &span) {
                    return span.status == ClaimStatus::Affected && !span.to.isEmpty();
                });
            }
        }
    }
    qInfo("%lld files, %d with claims, %d claims: %d bounded, %d doubtful, %d partial, %d unbounded",
          qlonglong(files.size()), with, claims, bounded, doubtful, partial, unbounded);
    QVERIFY(with > files.size() * 9 / 10);
    QVERIFY(bounded > claims / 2);
}

QTEST_GUILESS_MAIN(TestCveClaims)
#include "tst_cveclaims.moc"
