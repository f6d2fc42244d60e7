// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/recordversion.h"
#include "matching/keephigher.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestRecordVersion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheVersionInAName_data();
    void findsTheVersionInAName();
    void keepsTheHigherOfTwo_data();
    void keepsTheHigherOfTwo();
};

void TestRecordVersion::findsTheVersionInAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    const auto row = [](const char *what, const QString &name, const QString &version) {
        QTest::newRow(what) << name << version;
    };
    row("between words", u"Microsoft .NET Runtime - 8.0.22 (x64)"_s, u"8.0.22"_s);
    row("the last of two", u"Reader 9.1 for Example 10.0.19045"_s, u"10.0.19045"_s);
    row("the number of the installer is none of it", u"OpenVPN 2.6.8-I001 amd64"_s, u"2.6.8"_s);
    row("a year is no version", u"Example Office 2019"_s, {});
    row("letters behind it", u"Example 1.2a"_s, {});
    row("in brackets", u"Example (1.2)"_s, {});
    row("a range of dots", u"Example 1.5 part 1..2"_s, u"1.5"_s);
    row("digits of another script", u"Example \u0661.\u0662"_s, {});
    row("nothing", {}, {});
}

void TestRecordVersion::findsTheVersionInAName()
{
    QFETCH(const QString, name);
    QTEST(versionOfName(name), "version");
}

void TestRecordVersion::keepsTheHigherOfTwo_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("after");
    QTest::newRow("higher") << u"1.9"_s << u"1.10"_s << u"1.10"_s;
    QTest::newRow("lower") << u"1.10"_s << u"1.9"_s << u"1.10"_s;
    QTest::newRow("equal, spelt later in order") << u"1.0"_s << u"1.0-0"_s << u"1.0"_s;
    QTest::newRow("equal, spelt earlier in order") << u"1.0-0"_s << u"1.0"_s << u"1.0"_s;
    QTest::newRow("the first") << QString() << u"0.1"_s << u"0.1"_s;
    QTest::newRow("none") << u"0.1"_s << QString() << u"0.1"_s;
    QTest::newRow("without an order") << u"0.1"_s << u"no version"_s << u"0.1"_s;
}

void TestRecordVersion::keepsTheHigherOfTwo()
{
    QFETCH(const QString, kept);
    QFETCH(const QString, version);
    auto now = kept;
    keepHigher(&now, version, VersionScheme::Deb, compareVersions);
    QTEST(now, "after");
}

QTEST_GUILESS_MAIN(TestRecordVersion)
#include "tst_recordversion.moc"
