// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/debianlist.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray sample = "[12 Feb 2099] DSA-9001-2 voorbeeld - security update\n"
                          "\t{CVE-2099-0002 CVE-2099-0001 CVE-2099-XXXX CVE-2099-0002}\n"
                          "\t[bookworm] - voorbeeld 1:2.3-1+deb12u1\n"
                          "\t[trixie] - voorbeeld <not-affected> (Vulnerable code not present)\n"
                          "\tNOTE: something to know\n"
                          "[01 Jan 2099] DLA-1 old - text - with - dashes\n"
                          "        [bullseye] -  old  2.0-1 (bug #1; medium)\n"
                          "        [buster] - old <end-of-life>\n"
                          "        [stretch] - old <unfixed>\n"
                          "        [jessie] - old <undetermined>\n"
                          "        [sid] - old <something-new>\n";

} // namespace

class TestDebianList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAdvisories();
    void readsEveryStatement();
    void oneBadAdvisoryHidesNoOther_data();
    void oneBadAdvisoryHidesNoOther();
    void takesWindowsLineEndsAndAByteOrderMark();
    void refusesWhatIsNoList();
    void survivesEveryTruncation();
    void readsTheRealOnes_data();
    void readsTheRealOnes();
};

void TestDebianList::readsAdvisories()
{
    const auto list = parseDebianList(sample, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->advisories.size(), 2);
    const auto &first = list->advisories[0];
    QCOMPARE(first.feed, u"debian-dsa"_s);
    QCOMPARE(first.id, u"DSA-9001-2"_s);
    QCOMPARE(first.cves, (QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0002"_s}));
    QCOMPARE(first.summary, u"voorbeeld - security update"_s);
    QCOMPARE(first.published.toString(Qt::ISODate), u"2099-02-12T00:00:00Z"_s);
    QCOMPARE(first.modified, first.published);
    QCOMPARE(first.affected.size(), 2);
    QCOMPARE(first.affected[0].ecosystem, u"Debian"_s);
    QCOMPARE(first.affected[0].release, u"12"_s);
    QCOMPARE(first.affected[0].package, u"voorbeeld"_s);
    QCOMPARE(first.affected[0].scheme, VersionScheme::Deb);
    QCOMPARE(first.affected[0].ranges, (QList<VersionRange>{{{}, u"1:2.3-1+deb12u1"_s, {}}}));
    QCOMPARE(list->advisories[1].feed, u"debian-dla"_s);
    QCOMPARE(list->advisories[1].summary, u"old - text - with - dashes"_s);
}

void TestDebianList::readsEveryStatement()
{
    const auto list = parseDebianList(sample, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories[0].affected[1].status, AffectedStatus::NotAffected);
    QVERIFY(list->advisories[0].affected[1].ranges.isEmpty());
    const auto &old = list->advisories[1].affected;
    QCOMPARE(old.size(), 5);
    QCOMPARE(old[0].release, u"11"_s);
    QCOMPARE(old[0].ranges, (QList<VersionRange>{{{}, u"2.0-1"_s, {}}}));
    QCOMPARE(old[1].status, AffectedStatus::EndOfLife);
    QCOMPARE(old[2].status, AffectedStatus::Affected);
    QCOMPARE(old[2].ranges, QList<VersionRange>{VersionRange{}});
    QCOMPARE(old[3].status, AffectedStatus::Undetermined);
    // A word that we do not know says nothing we could lean on.
    QCOMPARE(old[4].status, AffectedStatus::Undetermined);
    QCOMPARE(old[4].release, u"sid"_s);
}

void TestDebianList::oneBadAdvisoryHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("bad");
    const QByteArray heading = "[02 Jan 2099] DSA-7-1 bad - x\n";
    QTest::newRow("no date") << QByteArray("[soon] DSA-7-1 bad - x\n");
    QTest::newRow("impossible date") << QByteArray("[31 Feb 2099] DSA-7-1 bad - x\n");
    QTest::newRow("other id") << QByteArray("[02 Jan 2099] XSA-7-1 bad - x\n");
    QTest::newRow("id that is none") << QByteArray("[02 Jan 2099] DSA-7-x bad - x\n");
    QTest::newRow("no bracket") << QByteArray("02 Jan 2099 DSA-7-1 bad - x\n");
    QTest::newRow("not a version") << heading + "\t[bookworm] - bad x:1.0\n";
    QTest::newRow("no version") << heading + "\t[bookworm] - bad\n";
    QTest::newRow("no dash") << heading + "\t[bookworm] bad 1.0\n";
    QTest::newRow("two versions") << heading + "\t[bookworm] - bad 1.0 2.0\n";
    QTest::newRow("open list of CVEs") << heading + "\t{CVE-2099-0001\n";
    QTest::newRow("unknown line") << heading + "\tsomething else\n";
    QTest::newRow("NUL") << heading + QByteArray("\t[bookworm] - b\0d 1.0\n", 22);
}

void TestDebianList::oneBadAdvisoryHidesNoOther()
{
    QFETCH(QByteArray, bad);
    const auto list = parseDebianList(sample + bad + sample, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories.size(), 4);
    QCOMPARE(list->skipped.size(), 1);
    QVERIFY(list->skipped[0].where.startsWith(u"list:1"));
}

void TestDebianList::takesWindowsLineEndsAndAByteOrderMark()
{
    const auto list = parseDebianList("\xEF\xBB\xBF" + QByteArray(sample).replace('\n', "\r\n"), u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories, parseDebianList(sample, u"list"_s)->advisories);
}

void TestDebianList::refusesWhatIsNoList()
{
    for (const QByteArray &text :
         {QByteArray(), QByteArray("hello\n"), QByteArray("{\"id\":1}"), QByteArray(100, '\0')}) {
        const auto list = parseDebianList(text, u"list"_s);
        QVERIFY(!list);
        QCOMPARE(list.error().code, Error::Code::UnknownFormat);
    }
}

void TestDebianList::survivesEveryTruncation()
{
    for (qsizetype size = 0; size < sample.size(); ++size) {
        const auto list = parseDebianList(sample.left(size), u"list"_s);
        if (list)
            QVERIFY(list->advisories.size() + list->skipped.size() <= 2);
    }
}

void TestDebianList::readsTheRealOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::newRow("DSA") << u"DSA.list"_s << 5909;
    QTest::newRow("DLA") << u"DLA.list"_s << 4224;
    QTest::newRow("DSA, continued") << u"DSA.list.2025-02_2026-08.reconstructed"_s << 576;
    QTest::newRow("DLA, continued") << u"DLA.list.2025-02_2026-08.reconstructed"_s << 666;
}

void TestDebianList::readsTheRealOnes()
{
    QFETCH(QString, name);
    QFETCH(int, count);
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/debian/") + name);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto list = parseDebianList(file.readAll(), name);
    QVERIFY(list);
    for (const auto &error : list->skipped)
        qWarning().noquote() << error.where << error.detail;
    QCOMPARE(list->skipped.size(), 0);
    QCOMPARE(list->advisories.size(), count);
}

QTEST_GUILESS_MAIN(TestDebianList)
#include "tst_debianlist.moc"
