// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** What Ubuntu makes of OSV, on its own records. */
class TestOsvUbuntu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEveryRecord();
    void tellsReleasesFromSubscriptions();
    void findsTheCvesOfOldNotices();
    void findsUrgencies();

private:
    QHash<QString, Advisory> m_records;
};

void TestOsvUbuntu::initTestCase()
{
    OsvParser parser(u"Ubuntu"_s);
    for (const auto &archive : {u"ubuntu/osv/osv-all.tar.xz"_s, u"ubuntu/osv/vunnel-osv.tar.xz"_s,
                                u"ubuntu/osv-esm/vunnel-osv-esm.tar.xz"_s}) {
        const auto files = Test::corpusFiles(archive, u".json"_s);
        for (auto file = files.begin(); file != files.end(); ++file) {
            const auto record = parser.parse(file.value(), file.key());
            QVERIFY2(record, qPrintable(file.key()));
            QCOMPARE(record->otherPackages, 0);
            m_records.insert(record->advisory.id, record->advisory);
        }
    }
    if (m_records.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
}

void TestOsvUbuntu::readsEveryRecord()
{
    QCOMPARE(m_records.size(), 12);
    qsizetype packages = 0, open = 0, withdrawn = 0, undetermined = 0, extraVersions = 0;
    for (const auto &record : std::as_const(m_records)) {
        QVERIFY2(!record.cves.isEmpty(), qPrintable(record.id));
        withdrawn += record.withdrawn ? 1 : 0;
        packages += record.affected.size();
        for (const auto &package : record.affected) {
            open += package.ranges.contains(VersionRange{}) ? 1 : 0;
            undetermined += package.status == AffectedStatus::Undetermined ? 1 : 0;
            extraVersions += package.versions.size();
        }
    }
    QCOMPARE(packages, 64);
    QCOMPARE(open, 36);
    QCOMPARE(withdrawn, 3);
    QCOMPARE(undetermined, 0);
    QCOMPARE(extraVersions, 0);
    QCOMPARE(m_records[u"UBUNTU-CVE-2026-1403"_s].summary, QString());
}

void TestOsvUbuntu::tellsReleasesFromSubscriptions()
{
    QMap<QString, int> releases;
    for (const auto &record : std::as_const(m_records)) {
        for (const auto &package : record.affected)
            ++releases[package.release];
    }
    const QMap<QString, int> expected{
        {u"14.04"_s, 2},     {u"16.04"_s, 6},     {u"18.04"_s, 6},     {u"20.04"_s, 7},     {u"22.04"_s, 9},
        {u"24.04"_s, 7},     {u"24.10"_s, 1},     {u"25.10"_s, 1},     {u"Pro:14.04"_s, 6}, {u"Pro:16.04"_s, 6},
        {u"Pro:18.04"_s, 4}, {u"Pro:20.04"_s, 4}, {u"Pro:22.04"_s, 2}, {u"Pro:24.04"_s, 2}, {u"Pro:26.04"_s, 1},
    };
    QCOMPARE(releases, expected);
}

void TestOsvUbuntu::findsTheCvesOfOldNotices()
{
    QCOMPARE(m_records[u"LSN-0108-1"_s].cves.size(), 7);
    QVERIFY(m_records[u"USN-7095-1"_s].cves.contains(u"CVE-2024-41072"_s));
    QCOMPARE(m_records[u"USN-5614-1"_s].cves, QList<QString>{u"CVE-2021-3782"_s});
    QCOMPARE(m_records[u"UBUNTU-CVE-2020-36325"_s].cves, QList<QString>{u"CVE-2020-36325"_s});
}

void TestOsvUbuntu::findsUrgencies()
{
    const auto urgencyOf = [&](const QString &id) { return m_records[id].affected.front().urgency; };
    QCOMPARE(urgencyOf(u"UBUNTU-CVE-2016-20013"_s), u"negligible"_s);
    QCOMPARE(urgencyOf(u"UBUNTU-CVE-2024-51988"_s), u"medium"_s);
    QCOMPARE(urgencyOf(u"UBUNTU-CVE-2020-36325"_s), QString());
}

QTEST_GUILESS_MAIN(TestOsvUbuntu)
#include "tst_osvubuntu.moc"
