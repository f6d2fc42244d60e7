// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "updating/aptoutput.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestAptFetch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFilesAndSummary();
    void readsSizes_data();
    void readsSizes();
    void readsDiskUse_data();
    void readsDiskUse();
    void refusesAUriOfAnotherShape_data();
    void refusesAUriOfAnotherShape();
    void refusesAListThatWasCut();
    void countsOneFileOnce_data();
    void countsOneFileOnce();
    void namesFilesAsAptDoes();
};

void TestAptFetch::readsFilesAndSummary()
{
    const auto fetch = parseAptFetch(Test::readFile(QStringLiteral(PW_TEST_DATA "/updating/uris.txt")));
    QVERIFY(fetch);
    QCOMPARE(fetch->files.size(), 4);
    QCOMPARE(fetch->files.value(u"base-tool_1%3a2.66-4+deb12u3+b1_amd64.deb"_s), 20000);
    QCOMPARE(fetch->files.value(u"vendor-tool_1.2_amd64.deb"_s, -1), 0); // On this computer already.
    QCOMPARE(fetch->fetchBytes, 68'450'000);
    QCOMPARE(fetch->statedFetchBytes, 68'500'000);
    QVERIFY(fetch->diskDeltaKnown);
    QCOMPARE(fetch->diskDeltaBytes, 402'000'000);
}

void TestAptFetch::readsSizes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("part is here") << QByteArray("Need to get 900 B/211 MB of archives.") << qint64{900};
    QTest::newRow("all is here") << QByteArray("Need to get 0 B/211 MB of archives.") << qint64{0};
    QTest::newRow("nothing is here") << QByteArray("Need to get 800 B of archives.") << qint64{800};
    QTest::newRow("decimals, thousands") << QByteArray("Need to get 0.7 kB of archives.") << qint64{700};
    QTest::newRow("not stated") << QByteArray("Need to get some archives.") << qint64{-1};
    QTest::newRow("unknown unit") << QByteArray("Need to get 5 qB of archives.") << qint64{-1};
    QTest::newRow("two points") << QByteArray("Need to get 5.5.5 B of archives.") << qint64{-1};
    QTest::newRow("absurd") << QByteArray("Need to get " + QByteArray(400, '9') + " PB of archives.") << qint64{-1};
}

void TestAptFetch::readsSizes()
{
    QFETCH(const QByteArray, line);
    QFETCH(const qint64, bytes);
    const auto fetch = parseAptFetch(line);
    QVERIFY(fetch);
    QCOMPARE(fetch->statedFetchBytes, bytes);
}

void TestAptFetch::readsDiskUse_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("known");
    QTest::newRow("used") << QByteArray("After this operation, 3194 kB of additional disk space will be used.")
                          << qint64{3'194'000} << true;
    QTest::newRow("freed") << QByteArray("After this operation, 12.3 MB disk space will be freed.")
                           << qint64{-12'300'000} << true;
    QTest::newRow("grouped") << QByteArray("After this operation, 3,194 kB of additional disk space will be used.")
                             << qint64{3'194'000} << true;
    QTest::newRow("gigabytes") << QByteArray("After this operation, 1.5 GB of additional disk space will be used.")
                               << qint64{1'500'000'000} << true;
    QTest::newRow("none") << QByteArray("After this operation, 0 B of additional disk space will be used.") << qint64{0}
                          << true;
    QTest::newRow("another language") << QByteArray("Na deze bewerking zal er 3194 kB gebruikt worden.") << qint64{0}
                                      << false;
    QTest::newRow("cut") << QByteArray("After this operation, 3194 kB of additional disk sp") << qint64{0} << false;
}

void TestAptFetch::readsDiskUse()
{
    QFETCH(const QByteArray, line);
    QFETCH(const qint64, bytes);
    QFETCH(const bool, known);
    const auto fetch = parseAptFetch(line + '\n');
    QVERIFY(fetch);
    QCOMPARE(fetch->diskDeltaBytes, bytes);
    QCOMPARE(fetch->diskDeltaKnown, known);
}

void TestAptFetch::refusesAUriOfAnotherShape_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto *const line : {"'http://x/a.deb'", "'http://x/a.deb' a.deb", "'http://x/a.deb' a.deb many SHA256:0",
                                   "'http://x/a.deb a.deb 5 SHA256:0", "'' a.deb 5 SHA256:0", "'http://x/a' ../a 5 x",
                                   "'http://x/a.deb' a.deb -5 SHA256:0", "'http://x/a.deb' a.deb 99999999999999999 x"})
        QTest::newRow(line) << QByteArray(line);
}

void TestAptFetch::refusesAUriOfAnotherShape()
{
    QFETCH(const QByteArray, line);
    const auto fetch = parseAptFetch("Reading package lists...\n" + line + '\n');
    QVERIFY(!fetch);
    QVERIFY(fetch.error().code == Error::Code::ToolOutputUnknown);
    QVERIFY(fetch.error().where.endsWith(u":2"));
}

void TestAptFetch::refusesAListThatWasCut()
{
    const QByteArray head = "Need to get 2000 kB of archives.\n'http://x/a.deb' a.deb 1200000 x\n";
    QVERIFY(parseAptFetch(head + "'http://x/b.deb' b.deb 800000 x\n"));
    QVERIFY(parseAptFetch(head).error().code == Error::Code::ToolOutputUnknown);
}

void TestAptFetch::countsOneFileOnce_data()
{
    QTest::addColumn<QByteArray>("again");
    QTest::newRow("the same size") << QByteArray("'http://y/a.deb' a.deb 1200 x\n");
    QTest::newRow("another size") << QByteArray("'http://y/a.deb' a.deb 900 x\n");
    QTest::newRow("here already") << QByteArray("'file:/y/a.deb' a.deb 1200 x\n");
}

void TestAptFetch::countsOneFileOnce()
{
    QFETCH(const QByteArray, again);
    const auto fetch = parseAptFetch("'http://x/a.deb' a.deb 1200 x\n" + again);
    QVERIFY(fetch);
    QCOMPARE(fetch->fetchBytes, 1200);
    QCOMPARE(fetch->files, (QHash<QString, qint64>{{u"a.deb"_s, 1200}}));
}

void TestAptFetch::namesFilesAsAptDoes()
{
    QCOMPARE(aptFileName(u"bash"_s, u"5.2.15-2+b13"_s, u"amd64"_s), u"bash_5.2.15-2+b13_amd64.deb"_s);
    QCOMPARE(aptFileName(u"libcap2"_s, u"1:2.66-4+deb12u2+b2"_s, u"amd64"_s),
             u"libcap2_1%3a2.66-4+deb12u2+b2_amd64.deb"_s);
    QCOMPARE(aptFileName(u"a"_s, u"1~rc1_2%/"_s, u"all"_s), u"a_1~rc1%5f2%25/_all.deb"_s);
}

QTEST_GUILESS_MAIN(TestAptFetch)
#include "tst_aptfetch.moc"
