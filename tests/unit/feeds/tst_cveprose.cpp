// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveprose.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::DottedRange)

class TestCveProse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsPlaceholders();
    void readsRanges_data();
    void readsRanges();
    void leavesOtherText_data();
    void leavesOtherText();
    void isQuickWithLongText();
};

void TestCveProse::tellsPlaceholders()
{
    for (const auto *good : {u"", u"n/a", u"N/A", u"-", u"Unspecified", u"various", u"see references", u"Unknown"})
        QVERIFY(isPlaceholder(QStringView(good)));
    for (const auto *bad : {u"0", u"*", u"1.0", u"all", u"n/a 1.0"})
        QVERIFY(!isPlaceholder(QStringView(bad)));
}

void TestCveProse::readsRanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<DottedRange>("range");
    const auto row = [](const char *text, const QString &from, const QString &to, bool fromIncluded, bool toIncluded) {
        QTest::newRow(text) << QString::fromLatin1(text) << DottedRange{from, to, fromIncluded, toIncluded};
    };
    row("< 1.2.3", {}, u"1.2.3"_s, true, false);
    row("<1.2.3", {}, u"1.2.3"_s, true, false);
    row("<= v5.1", {}, u"5.1"_s, true, true);
    row("> 5.1", u"5.1"_s, {}, false, false);
    row(">= 5.1", u"5.1"_s, {}, true, false);
    row("= 5.1", u"5.1"_s, u"5.1"_s, true, true);
    row(">= 1.0.0, < 1.2.3", u"1.0.0"_s, u"1.2.3"_s, true, false);
    row(" >=1.0.0 ,  <= 1.2.3 ", u"1.0.0"_s, u"1.2.3"_s, true, true);
    row("prior to 7.2.1", {}, u"7.2.1"_s, true, false);
    row("All versions prior to 7.2.1", {}, u"7.2.1"_s, true, false);
    row("before version 16.0.1", {}, u"16.0.1"_s, true, false);
    row("2.1 and earlier versions", {}, u"2.1"_s, true, true);
    row("2.1 and prior", {}, u"2.1"_s, true, true);
    row("2.1 and earlier versions of 2", {}, u"2.1"_s, true, true);
    row("versions V5.10 through V5.38", u"5.10"_s, u"5.38"_s, true, true);
    row("4.0 to 4.2", u"4.0"_s, u"4.2"_s, true, true);
    row("4.0 and later", u"4.0"_s, {}, true, false);
}

void TestCveProse::readsRanges()
{
    QFETCH(QString, text);
    QFETCH(DottedRange, range);
    const auto read = rangeInWords(text);
    QVERIFY(read);
    QCOMPARE(read->from, range.from);
    QCOMPARE(read->to, range.to);
    QCOMPARE(read->fromIncluded, range.fromIncluded);
    QCOMPARE(read->toIncluded, range.toIncluded);
}

void TestCveProse::leavesOtherText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "1.2.3", "prior to", "prior to 7.2.1 build 5", "before 7.2a", "< 1, < 2", "> 1, > 2", "< 1, >= 0, < 9",
          "see references", "< V5.37(AAZF.15)C0", "version 4.60 through 5.35 Patch 1", "1.2.3-4 and earlier versions",
          "firmware versions prior to 'Archer C50(JP)_V3_230505'", "< ", "<", "not before 2.0"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestCveProse::leavesOtherText()
{
    QFETCH(QString, text);
    QVERIFY(!rangeInWords(text));
}

void TestCveProse::isQuickWithLongText()
{
    // A pattern that tries the same text in many ways goes on until the test is stopped.
    for (const auto &piece : {u"versions "_s, u"1."_s, u"<"_s, u" "_s, u","_s})
        QVERIFY(!rangeInWords(piece.repeated(20'000)));
    QVERIFY(!rangeInWords(u"1"_s.repeated(110) + u" and"_s));
}

QTEST_GUILESS_MAIN(TestCveProse)
#include "tst_cveprose.moc"
