// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "updating/aptrecords.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestAptRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheSourceOfEveryVersion();
    void keepsArchitecturesApart();
    void passesOverIncompleteRecords();
};

void TestAptRecords::findsTheSourceOfEveryVersion()
{
    const auto records = parseAptRecords(Test::readFile(QStringLiteral(PW_TEST_DATA "/updating/records.txt")));
    QCOMPARE(records.size(), 6);
    QCOMPARE(records.value({u"base-tool"_s, u"amd64"_s, u"1:2.66-4+deb12u3+b1"_s}),
             (DebSource{u"base-suite"_s, u"1:2.66-4+deb12u3"_s, {}, {}}));
    QCOMPARE(records.value({u"both"_s, u"all"_s, u"2.1-3"_s}), (DebSource{u"both"_s, u"2.1-3"_s, {}, {}}));
    const DebSource kernel{u"linux-signed-amd64"_s, u"6.1.192+2"_s, u"linux"_s, u"6.1.192-2"_s};
    QCOMPARE(records.value({u"linux-image-6.1.0-56-amd64"_s, u"amd64"_s, u"6.1.192-2"_s}), kernel);
    QCOMPARE(records.value({u"linux-image-amd64"_s, u"amd64"_s, u"6.1.192-2"_s}), kernel);
}

void TestAptRecords::keepsArchitecturesApart()
{
    const auto records = parseAptRecords("Package: a\nVersion: 2\nArchitecture: i386\nSource: b (1)\n\n"
                                         "Package: a\nVersion: 2\nArchitecture: amd64\n\n");
    QCOMPARE(records.value({u"a"_s, u"i386"_s, u"2"_s}).package, u"b"_s);
    QCOMPARE(records.value({u"a"_s, u"amd64"_s, u"2"_s}).package, u"a"_s);
}

void TestAptRecords::passesOverIncompleteRecords()
{
    QVERIFY(parseAptRecords("").isEmpty());
    QVERIFY(parseAptRecords("nonsense\n\nPackage: a\nVersion: 2\n\nPackage: a\nArchitecture: all\n").isEmpty());
    // Cut in the middle of a version: it must not be taken for one.
    QVERIFY(parseAptRecords("Package: a\nArchitecture: all\nVersion: 2").isEmpty());
    QCOMPARE(parseAptRecords("Package: a\nArchitecture: all\nVersion: 2\n").size(), 1);
}

QTEST_GUILESS_MAIN(TestAptRecords)
#include "tst_aptrecords.moc"
