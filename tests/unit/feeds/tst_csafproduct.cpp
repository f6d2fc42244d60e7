// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafproduct.h"

#include <QTest>

using namespace Patchwijzer;

class TestCsafProduct : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesWildcards_data();
    void matchesWildcards();
    void matchesInProportion();
};

void TestCsafProduct::matchesWildcards_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *text, bool matches) {
        QTest::addRow("%s | %s", pattern, text) << QString::fromLatin1(pattern) << QString::fromLatin1(text) << matches;
    };
    row("6RA8096-4MV62", "6RA8096-4MV62", true);
    row("6RA8096-4MV62", "6RA8096-4MV62-0AA0", false);
    row("6RA801?-??V62-0AA0", "6RA8013-6DV62-0AA0", true);
    row("6RA801?-??V62-0AA0", "6RA80-6DV62-0AA0", false);
    row("P*A*", "PA", true);
    row("P*A*", "PxxAyy", true);
    row("P*A*", "PxxByy", false);
    row("*12", "1212", true);
    row("*12", "123", false);
    row("*", "", true);
    row("?", "", false);
    row("", "", true);
    row("", "a", false);
    row("NL\\*12", "NL*12", true);
    row("NL\\*12", "NLx12", false);
    row("a\\?", "a?", true);
    row("a\\?", "ab", false);
    row("a\\\\b", "a\\b", true);
    row("a\\b", "a\\b", true);
    row("a\\", "a\\", true);
    row("*P\\*\\*?\\*", "xP**y*", true);
    row("*P\\*\\*?\\*", "xP**yz", false);
    row("**", "abc", true);
}

void TestCsafProduct::matchesWildcards()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QTEST(csafWildcardMatches(pattern, text), "matches");
}

void TestCsafProduct::matchesInProportion()
{
    // Trying every place for every star would take longer than the world lasts.
    const auto pattern = QStringLiteral("*a").repeated(500) + u'b';
    QVERIFY(!csafWildcardMatches(pattern, QString(20'000, u'a')));
    QVERIFY(csafWildcardMatches(pattern, QString(20'000, u'a') + u'b'));
}

QTEST_GUILESS_MAIN(TestCsafProduct)
#include "tst_csafproduct.moc"
