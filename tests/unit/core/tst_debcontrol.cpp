// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debcontrol.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDebControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFieldsWithTheirLineNumbers();
    void keepsFoldedLinesInTheValue();
    void takesCrLfBomAndSpacesBetweenStanzas();
    void tellsWhetherTheLastStanzaIsWhole();
    void namesTheFirstBadLine();
    void takesNulAndBytesThatAreNoUtf8();
    void givesNothingForNothing();

private:
    static QList<ControlStanza> all(QByteArrayView bytes)
    {
        QList<ControlStanza> stanzas;
        ControlReader reader(bytes);
        for (ControlStanza stanza; reader.next(stanza);)
            stanzas.append(stanza);
        return stanzas;
    }
};

void TestDebControl::readsFieldsWithTheirLineNumbers()
{
    const auto stanzas = all("A: 1\nB:2\n\n\nC:  3 \n\n");
    QCOMPARE(stanzas.size(), 2);
    QCOMPARE(stanzas[0].line, 1);
    QCOMPARE(stanzas[0].fields.size(), 2);
    QVERIFY(isControlField(stanzas[0].fields[1], "b"));
    QVERIFY(!isControlField(stanzas[0].fields[1], "bb"));
    QCOMPARE(stanzas[0].fields[1].value, QByteArrayView("2"));
    QCOMPARE(stanzas[1].line, 5);
    QCOMPARE(stanzas[1].fields[0].value, QByteArrayView("3"));
}

void TestDebControl::keepsFoldedLinesInTheValue()
{
    const auto stanzas = all("Text: first\n second\n .\n\tlast  \nB: 1\n");
    QCOMPARE(stanzas.size(), 1);
    QCOMPARE(stanzas[0].fields[0].value, QByteArrayView("first\n second\n .\n\tlast"));
    QCOMPARE(stanzas[0].fields[1].value, QByteArrayView("1"));
    QCOMPARE(all("List:\n one\n two\n")[0].fields[0].value, QByteArrayView("one\n two"));
}

void TestDebControl::takesCrLfBomAndSpacesBetweenStanzas()
{
    const auto stanzas = all("\xef\xbb\xbf"
                             "A: 1\r\n more\r\n\r\nB: 2\r\n \t\r\nC: 3\r\n");
    QCOMPARE(stanzas.size(), 3);
    QVERIFY(isControlField(stanzas[0].fields[0], "A"));
    QCOMPARE(stanzas[0].fields[0].value, QByteArrayView("1\r\n more"));
    QCOMPARE(stanzas[2].line, 6);
}

void TestDebControl::tellsWhetherTheLastStanzaIsWhole()
{
    QVERIFY(all("A: 1\n\n")[0].closed);
    QVERIFY(!all("A: 1\n")[0].closed);
    QVERIFY(all("A: 1\n")[0].lastLineWhole);
    QVERIFY(!all("A: 1")[0].lastLineWhole);
    QVERIFY(!all("A: 1\n  ")[0].closed); // The blanks may be the start of a folded line that was cut.
}

void TestDebControl::namesTheFirstBadLine()
{
    const auto stanzas = all("A: 1\nnonsense\n: none\nB: 2\n\n folded into nothing\nC: 3\n");
    QCOMPARE(stanzas[0].badLine, 2);
    QCOMPARE(stanzas[0].fields.size(), 2);
    QCOMPARE(stanzas[1].badLine, 6);
    QCOMPARE(stanzas[1].fields.size(), 1);
}

void TestDebControl::takesNulAndBytesThatAreNoUtf8()
{
    const auto stanzas = all(QByteArrayView("A: x\0y\nB: \xff\xfe\n\n", 14));
    QCOMPARE(stanzas[0].fields[0].value, QByteArrayView("x\0y", 3));
    QCOMPARE(stanzas[0].fields[1].value, QByteArrayView("\xff\xfe", 2));
}

void TestDebControl::givesNothingForNothing()
{
    QCOMPARE(all("").size(), 0);
    QCOMPARE(all("\n\r\n \n").size(), 0);
}

QTEST_GUILESS_MAIN(TestDebControl)
#include "tst_debcontrol.moc"
