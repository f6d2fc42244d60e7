// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"

#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <utility>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** What the database says of the packages of one computer. */
class TestReleaseReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersForOneReleaseOnly();
    void mergesSeveralPackagesOfOneAdvisory();
    void sortsByFeedAndId();
    void leavesOutWhatNobodyJudgesBy();
    void aLongListGivesWhatItsPackagesGive();
    void readsOnWhenItsFileWasTakenAway();
    void packageNamesAreValuesAndNotStatements();
};

void TestReleaseReader::answersForOneReleaseOnly()
{
    const QTemporaryDir folder;
    auto both = advisoryOf(u"DSA-9001-1"_s);
    both.affected.append(affectedBy(u"13"_s, u"voorbeeld"_s, u"3.0-1"_s));
    auto other = advisoryOf(u"DSA-9002-1"_s);
    other.affected[0].release = u"13"_s;
    auto elsewhere = advisoryOf(u"DSA-9003-1"_s);
    elsewhere.affected[0].ecosystem = u"Ubuntu"_s;
    QVERIFY(publish(folder.path(), {both, other, elsewhere}));
    const auto found = advisoriesIn(folder.path());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].affected, QList<AffectedPackage>{both.affected[0]});
}

void TestReleaseReader::mergesSeveralPackagesOfOneAdvisory()
{
    const QTemporaryDir folder;
    auto advisory = advisoryOf(u"DSA-9001-1"_s);
    advisory.affected = {affectedBy(u"12"_s, u"a"_s, u"1-1"_s), affectedBy(u"12"_s, u"b"_s, u"2-1"_s),
                         affectedBy(u"12"_s, u"a"_s, u"3-1"_s)};
    QVERIFY(publish(folder.path(), {advisory}));
    const auto found = advisoriesIn(folder.path(), {u"b"_s, u"a"_s, u"a"_s, u"c"_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].affected.size(), 3);
    QCOMPARE(found[0].affected[0].ranges[0].fixed, u"1-1"_s);
    QCOMPARE(found[0].affected[1].ranges[0].fixed, u"3-1"_s);
    QCOMPARE(found[0].affected[2].package, u"b"_s);
}

void TestReleaseReader::sortsByFeedAndId()
{
    const QTemporaryDir folder;
    auto dla = advisoryOf(u"A"_s);
    dla.feed = u"zzz"_s;
    QVERIFY(publish(folder.path(), {dla, advisoryOf(u"B"_s), advisoryOf(u"A"_s)}));
    QList<QString> ids;
    const auto found = advisoriesIn(folder.path());
    for (const auto &advisory : found)
        ids.append(advisory.feed + u'/' + advisory.id);
    QCOMPARE(ids, (QList<QString>{u"osv-debian/A"_s, u"osv-debian/B"_s, u"zzz/A"_s}));
}

void TestReleaseReader::leavesOutWhatNobodyJudgesBy()
{
    const QTemporaryDir folder;
    const auto advisory = advisoryOf(u"DSA-9001-1"_s);
    QVERIFY(publish(folder.path(), {advisory}));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(advisory)});
}

void TestReleaseReader::aLongListGivesWhatItsPackagesGive()
{
    const QTemporaryDir folder;
    QList<Advisory> published;
    QList<QString> packages;
    for (int i = 0; i < 1500; ++i)
        packages.append(u"package%1"_s.arg(i));
    for (int i = 0; i < 400; ++i) {
        auto advisory = advisoryOf(u"DSA-%1-1"_s.arg(i));
        // The first and the last package are far apart: others look them up, at another time.
        for (const int package : {i * 3, 1499 - i, 700, 0})
            advisory.affected.append(affectedBy(i % 3 == 0 ? u"11"_s : u"12"_s, packages[package], u"2.0-%1"_s.arg(i)));
        published.append(advisory);
    }
    QVERIFY(publish(folder.path(), published));
    const auto database = FeedDatabase::open(folder.path());
    QVERIFY(database);
    const QList<QString> releases{u"12"_s, u"11"_s};
    const auto all = database->advisoriesFor(u"Debian"_s, releases, packages).value();
    QMap<QString, Advisory> expected; // One package at a time is one connection.
    std::sort(packages.begin(), packages.end());
    for (const auto &package : std::as_const(packages)) {
        const auto found = database->advisoriesFor(u"Debian"_s, releases, {package}).value();
        for (const auto &advisory : found) {
            if (const auto known = expected.find(advisory.id); known != expected.end())
                known->affected += advisory.affected;
            else
                expected.insert(advisory.id, advisory);
        }
    }
    QCOMPARE(all.size(), 400);
    QCOMPARE(all, expected.values());
}

void TestReleaseReader::readsOnWhenItsFileWasTakenAway()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"DSA-9001-1"_s)}));
    const auto database = FeedDatabase::open(folder.path());
    QVERIFY(database);
    QVERIFY(!database->states()->isEmpty()); // Now the file is really open.
    if (!QFile::remove(folder.filePath(u"feeds-1.sqlite"_s)))
        QSKIP("SKIP: this system does not take away a file that is in use");
    QList<QString> packages{u"voorbeeld"_s};
    for (int i = 0; i < 1500; ++i)
        packages.append(u"a%1"_s.arg(i));
    const auto found = database->advisoriesFor(u"Debian"_s, u"12"_s, packages);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
}

void TestReleaseReader::packageNamesAreValuesAndNotStatements()
{
    const QTemporaryDir folder;
    auto advisory = advisoryOf(u"'); DROP TABLE advisory; --"_s);
    advisory.affected[0].package = u"x' OR '1'='1"_s;
    QVERIFY(publish(folder.path(), {advisory, advisoryOf(u"B"_s)}));
    QCOMPARE(advisoriesIn(folder.path(), {u"x' OR '1'='1"_s}), QList<Advisory>{asJudged(advisory)});
}

QTEST_GUILESS_MAIN(TestReleaseReader)
#include "tst_releasereader.moc"
