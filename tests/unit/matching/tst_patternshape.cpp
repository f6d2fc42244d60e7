// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/patternshape.h"

#include <QRegularExpression>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestPatternShape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsBeginningAndLength_data();
    void tellsBeginningAndLength();
    void neverRulesOutAMatch_data();
    void neverRulesOutAMatch();
    void survivesHalfAPattern();
};

void TestPatternShape::tellsBeginningAndLength_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("starts");
    QTest::addColumn<int>("literals");
    const auto row = [](const QString &pattern, const QString &starts, int literals) {
        QTest::newRow(qPrintable(pattern)) << pattern << starts << literals;
    };
    row(u"Zoom"_s, u"zoom"_s, 4);
    row(u"7-Zip \\d+\\.\\d+( \\(x64\\))?"_s, u"7-zip "_s, 6);
    row(u"Mozilla Firefox( ESR)?"_s, u"mozilla firefox|mozilla firefox esr"_s, 14);
    row(u"(Mozilla )?Firefox"_s, u"firefox|mozilla firefox"_s, 7);
    row(u"(?:Adobe|Acrobat) Reader"_s, u"acrobat reader|adobe reader"_s, 11);
    row(u"Ab|C"_s, u"ab|c"_s, 1);
    row(u"Zooms?"_s, u"zoom|zooms"_s, 4);
    row(u"Zo+m"_s, u"zo"_s, 3);
    row(u"Zo*m"_s, u"zm|zo"_s, 2);
    row(u"Zo{2}m"_s, u"zo"_s, 3);
    row(u"Zo{0,2}m"_s, u"zm|zo"_s, 2);
    row(u".*Zoom"_s, QString(), 4);
    row(u"[Zz]oom"_s, QString(), 3);
    row(u"(?!Zoom Player)Zoom.*"_s, u"zoom"_s, 4);
    row(u"(?i)Zoom"_s, QString(), 4);
    row(u"Notepad\\+\\+"_s, u"notepad++"_s, 9);
    row(QString(), QString(), 0);
}

void TestPatternShape::tellsBeginningAndLength()
{
    QFETCH(QString, pattern);
    QFETCH(QString, starts);
    QFETCH(int, literals);
    const auto shape = shapeOf(pattern);
    QCOMPARE(shape.starts.join(u'|'), starts);
    QCOMPARE(shape.literals, literals);
}

void TestPatternShape::neverRulesOutAMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    const QList<QString> patterns{u"(a|bc?)+d*"_s,     u"a?b?c?d?"_s,      u"((ab)?c|d)(a|b)*"_s, u"a(?=b)b.*"_s,
                                  u"a{0,2}b{1,2}c?"_s, u"(?:a|b(c|d)?)"_s, u"[ab]c|d"_s,          u"a*?b++c"_s};
    const QString letters = u"abcd"_s;
    for (const auto &pattern : patterns) {
        // Every word of up to four letters.
        for (int number = 0; number < 625; ++number) {
            QString word;
            for (int left = number; left > 0; left /= 5)
                if (left % 5 != 0)
                    word += letters[left % 5 - 1];
            const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
            if (whole.match(word).hasMatch())
                QTest::newRow(qPrintable(pattern + u' ' + QString::number(number))) << pattern << word;
        }
    }
}

void TestPatternShape::neverRulesOutAMatch()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    const auto shape = shapeOf(pattern);
    const auto begins = [&](const QString &start) { return name.startsWith(start); };
    QVERIFY(shape.starts.isEmpty() || std::any_of(shape.starts.begin(), shape.starts.end(), begins));
    QVERIFY(shape.literals <= name.size());
}

void TestPatternShape::survivesHalfAPattern()
{
    const auto pattern = u"((?:a|[b\\]c]{2,3})+\\(x|(?<n>y)\\p{L}z*?){0}|[^]k]\\"_s;
    for (qsizetype from = 0; from <= pattern.size(); ++from)
        for (qsizetype to = from; to <= pattern.size(); ++to)
            QVERIFY(shapeOf(QStringView(pattern).sliced(from, to - from)).literals >= 0);
    QVERIFY(shapeOf(u"("_s.repeated(100'000)).starts.isEmpty());
    QVERIFY(shapeOf(u"(a|b)"_s.repeated(1000)).starts.size() <= 32);
    const auto endless = shapeOf(u"a"_s.repeated(100'000));
    QCOMPARE(endless.starts, QList<QString>{u"a"_s.repeated(64)});
    QCOMPARE(endless.literals, 100'000);
}

QTEST_GUILESS_MAIN(TestPatternShape)
#include "tst_patternshape.moc"
