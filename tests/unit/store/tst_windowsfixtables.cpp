// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/productkey.h"
#include "store/feeddatabase.h"

#include <QTemporaryDir>

#include <algorithm>
#include <tuple>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto eleven = u"Windows 11 Version 23H2 for x64-based Systems"_s;
const auto onEleven = u"Microsoft .NET Framework 4.8.1 on Windows 11 Version 23H2 for x64-based Systems"_s;
const auto arm = u"Windows 11 Version 23H2 for ARM64-based Systems"_s;
const auto word = u"Microsoft Word 2016 (32-bit edition)"_s;

WindowsFix fixOf(const QString &product, const QString &cve)
{
    WindowsFix fix;
    fix.feed = u"msrc-cvrf"_s;
    fix.advisory = cve;
    fix.cve = cve;
    fix.product = product;
    fix.status = AffectedStatus::Affected;
    fix.fixedBuilds = {u"10.0.22621.3007"_s, u"10.0.22631.3007"_s};
    fix.kbs = {u"5034123"_s, u"5034124"_s};
    fix.hotpatchKbs = {u"5034124"_s};
    fix.hotpatchBuilds = {u"10.0.22631.3001"_s};
    fix.published = day(9).addMSecs(1);
    fix.cvssVector = u"CVSS:3.1/AV:N"_s;
    fix.severity = u"Critical"_s;
    return fix;
}

KbFact updateOf(const QString &product)
{
    KbFact fact;
    fact.kb = u"5034123"_s;
    fact.product = product;
    fact.posted = QDate(2099, 1, 9);
    fact.severity = u"Critical"_s;
    fact.components = {u"Windows Kernel"_s};
    fact.supersedes = {u"5033375"_s, u"5033376"_s};
    fact.cves = {u"CVE-2099-0001"_s};
    fact.builds = {u"10.0.22631.3007"_s};
    fact.kind = u"Security Update"_s;
    return fact;
}

FeedDocument month(const QString &key, const WindowsFixes &fixes, int revision = 1)
{
    FeedDocument document;
    document.feed = u"msrc-cvrf"_s;
    document.key = key;
    document.kind = DocumentKind::MsrcCvrf;
    document.revision = day(revision);
    document.fixes = fixes;
    for (const auto &fix : fixes.fixes)
        document.productKeys.append(msrcKey(fix.product));
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
    const auto again = [&](FeedDocument *document) {
        document->productKeys = {msrcKey(arm)};
        document->fixes.fixes = {fixOf(arm, u"CVE-2099-0009"_s)};
    };
    return writer->keepFile() && writer->indexDocuments(rules, again) && writer->publish();
}

WindowsFixes held(const QString &folder, const QList<QString> &products, const QList<QString> &keys)
{
    auto found = FeedDatabase::open(folder)->windowsFixesFor(products, keys).value_or(WindowsFixes());
    std::sort(found.fixes.begin(), found.fixes.end(), [](const WindowsFix &lhs, const WindowsFix &rhs) {
        return std::tie(lhs.advisory, lhs.product) < std::tie(rhs.advisory, rhs.product);
    });
    return found;
}

} // namespace

/** How Microsoft's products are repaired, without reading the months that say so. */
class TestWindowsFixTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackAllThatWasPut();
    void aWindowsBringsItsComponentsAndAProgramItsFamily();
    void onlyDocumentsThatNameOneOfTheKeys();
    void aNewerMonthTakesThePlaceOfTheOlder();
    void otherRulesMakeThemAnew();
    void aDroppedFileLeavesNothing();
    void tablesOfAnEarlierProgramHaveNone();
};

void TestWindowsFixTables::givesBackAllThatWasPut()
{
    const QTemporaryDir folder;
    auto bare = fixOf(eleven, u"CVE-2099-0002"_s);
    bare.advisory = u"ADV990001"_s;
    bare.cve.clear();
    bare.status = AffectedStatus::NotAffected;
    bare.published = {};
    bare.withdrawn = true;
    bare.kbs = bare.hotpatchKbs = bare.fixedBuilds = bare.hotpatchBuilds = {};
    bare.cvssVector.clear();
    bare.severity.clear();
    auto undated = updateOf(eleven);
    undated.kb = u"5034124"_s;
    undated.posted = {};
    const WindowsFixes said{{bare, fixOf(eleven, u"CVE-2099-0001"_s), fixOf(eleven, u"CVE-2099-0003"_s)},
                            {updateOf(eleven), undated}};
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, said)}));
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven)}), said);
    QCOMPARE(held(folder.path(), {u"' OR 1"_s}, {msrcKey(eleven)}), WindowsFixes());
}

void TestWindowsFixTables::aWindowsBringsItsComponentsAndAProgramItsFamily()
{
    const QTemporaryDir folder;
    const auto cve = u"CVE-2099-0001"_s;
    const WindowsFixes said{{fixOf(onEleven, cve), fixOf(word, cve), fixOf(arm, cve), fixOf(eleven, cve)}, {}};
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, said)}));
    const auto productsOf = [&](const QString &asked) {
        QList<QString> names;
        for (const auto &fix : held(folder.path(), {asked}, {msrcKey(eleven)}).fixes)
            names.append(fix.product);
        return names;
    };
    QCOMPARE(productsOf(eleven), (QList<QString>{onEleven, eleven}));
    QCOMPARE(productsOf(u"Microsoft word 2016"_s), QList<QString>{word});
    QCOMPARE(productsOf(word), QList<QString>{word});
    QCOMPARE(productsOf(u"Windows 10 Version 22H2 for x64-based Systems"_s), QList<QString>());
}

void TestWindowsFixTables::onlyDocumentsThatNameOneOfTheKeys()
{
    const QTemporaryDir folder;
    auto apart = month(u"2099-Mar"_s, {{fixOf(eleven, u"CVE-2099-0003"_s)}, {}});
    apart.state = DocumentState::SetApart;
    QVERIFY(put(folder.path(),
                {month(u"2099-Jan"_s, {{fixOf(eleven, u"CVE-2099-0001"_s)}, {updateOf(eleven)}}),
                 month(u"2099-Feb"_s, {{fixOf(onEleven, u"CVE-2099-0002"_s)}, {}}), apart}));
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven)}).fixes.size(), 1);
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven), msrcKey(onEleven)}).fixes.size(), 2);
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(arm)}), WindowsFixes());
}

void TestWindowsFixTables::aNewerMonthTakesThePlaceOfTheOlder()
{
    const QTemporaryDir folder;
    const WindowsFixes first{{fixOf(eleven, u"CVE-2099-0001"_s), fixOf(eleven, u"CVE-2099-0002"_s)},
                             {updateOf(eleven)}};
    auto changed = fixOf(eleven, u"CVE-2099-0002"_s);
    changed.kbs = {u"5034200"_s};
    const WindowsFixes second{{changed}, {}};
    const auto other = fixOf(arm, u"CVE-2099-0001"_s);
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, first), month(u"2099-Feb"_s, {{other}, {}})}));
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, second, 2)}));
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven)}), second);
    QCOMPARE(held(folder.path(), {arm}, {msrcKey(arm)}).fixes, QList<WindowsFix>{other});
    // An older one changes nothing.
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, first, 1), month(u"2099-Mar"_s, {})}));
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven)}), second);
}

void TestWindowsFixTables::otherRulesMakeThemAnew()
{
    const QTemporaryDir folder;
    const auto document = month(u"2099-Jan"_s, {{fixOf(eleven, u"CVE-2099-0001"_s)}, {updateOf(eleven)}});
    QVERIFY(put(folder.path(), {document}, 1));
    QVERIFY(!FeedDatabase::open(folder.path())->productsIndexed(2).value());
    QVERIFY(put(folder.path(), {document, month(u"2099-Feb"_s, {})}, 2));
    QVERIFY(FeedDatabase::open(folder.path())->productsIndexed(2).value());
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven), msrcKey(arm)}), WindowsFixes());
    QCOMPARE(held(folder.path(), {arm}, {msrcKey(arm)}).fixes.size(), 2);
}

void TestWindowsFixTables::aDroppedFileLeavesNothing()
{
    const QTemporaryDir folder;
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QVERIFY(writer->put(month(u"2099-Jan"_s, {{fixOf(eleven, u"CVE-2099-0001"_s)}, {}})));
    QVERIFY(writer->dropFile() && writer->beginFile());
    // Numbers of products that were given before are gone with the file.
    QVERIFY(writer->put(month(u"2099-Feb"_s, {{fixOf(arm, u"CVE-2099-0002"_s)}, {}})));
    QVERIFY(writer->put(month(u"2099-Mar"_s, {{fixOf(eleven, u"CVE-2099-0003"_s)}, {}})));
    QVERIFY(writer->keepFile() && writer->publish());
    const auto found = held(folder.path(), {eleven}, {msrcKey(eleven)});
    QCOMPARE(found.fixes.size(), 1);
    QCOMPARE(found.fixes.front().advisory, u"CVE-2099-0003"_s);
}

void TestWindowsFixTables::tablesOfAnEarlierProgramHaveNone()
{
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), {month(u"2099-Jan"_s, {{fixOf(eleven, u"CVE-2099-0001"_s)}, {}})}));
    for (const auto &statement : laterTables)
        QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), statement));
    for (const auto &statement : {u"PRAGMA user_version = 4"_s, u"VACUUM"_s})
        QVERIFY(tamper(folder.filePath(u"feeds-1.sqlite"_s), statement));
    QCOMPARE(held(folder.path(), {eleven}, {msrcKey(eleven)}), WindowsFixes());
    QVERIFY(put(folder.path(), {month(u"2099-Feb"_s, {})}, 2));
    QCOMPARE(held(folder.path(), {arm}, {msrcKey(arm)}).fixes.size(), 2);
}

QTEST_GUILESS_MAIN(TestWindowsFixTables)
#include "tst_windowsfixtables.moc"
