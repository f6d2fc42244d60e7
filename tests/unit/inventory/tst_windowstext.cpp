// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/columns.h"
#include "inventory/windows/windowstext.h"

#include <QStringEncoder>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestWindowsText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void leavesOutWhatWmicSaysFirst();
    void cutsNoCharacterAtTheBeginning();
    void splitsLines_data();
    void splitsLines();
    void makesOneHarmlessLine();
    void undoesTheConsole_data();
    void undoesTheConsole();
    void dropsTerminalCodes();
    void countsColumnsOfTheScreen();
    void cutsAtColumns();
    void refusesAFileThatIsTooLarge();
};

namespace {

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

} // namespace

void TestWindowsText::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto text = u"Geïnstalleerd: 7-Zip\r\nКриптоПро CSP 5.0 en meer, nog meer en meer\r\n"_s;
    QTest::newRow("UTF-16LE with a mark") << encoded(text, QStringConverter::Utf16LE, true) << text;
    QTest::newRow("UTF-16BE with a mark") << encoded(text, QStringConverter::Utf16BE, true) << text;
    QTest::newRow("UTF-16LE") << encoded(text, QStringConverter::Utf16LE, false) << text;
    QTest::newRow("UTF-16BE") << encoded(text, QStringConverter::Utf16BE, false) << text;
    QTest::newRow("UTF-8 with a mark") << encoded(text, QStringConverter::Utf8, true) << text;
    QTest::newRow("UTF-8") << text.toUtf8() << text;
    QTest::newRow("Windows-1252") << QByteArray("caf\xe9 \x80 \x85") << u"café € …"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("odd number of bytes") << QByteArray("\xff\xfe"
                                                       "A\0B",
                                                       5)
                                         << u"A"_s;
}

void TestWindowsText::readsEveryEncoding()
{
    QFETCH(const QByteArray, bytes);
    QTEST(windowsText(bytes), "expected");
}

void TestWindowsText::leavesOutWhatWmicSaysFirst()
{
    const QByteArray first("Please wait while WMIC is being installed.");
    QCOMPARE(windowsText(first + "Caption"), u"Caption"_s);
    QCOMPARE(windowsText(first + encoded(u"Caption  HotFixID"_s, QStringConverter::Utf16LE, false)),
             u"Caption  HotFixID"_s);
}

void TestWindowsText::cutsNoCharacterAtTheBeginning()
{
    const auto bytes = QByteArray(9, 'a') + u"ééé"_s.toUtf8();
    QCOMPARE(beginningOf(bytes, 10), u"aaaaaaaaaé"_s);
    QCOMPARE(beginningOf(bytes, 100), u"aaaaaaaaaééé"_s);
}

void TestWindowsText::splitsLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("LF") << u"a\nb\n"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("CR LF") << u"a\r\n\r\nb"_s << QStringList{u"a"_s, QString(), u"b"_s};
    QTest::newRow("CR CR LF") << u"a\r\r\nb\r\r\n"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("spinner") << u"-\r\\\rName"_s << QStringList{u"-"_s, u"\\"_s, u"Name"_s};
    QTest::newRow("nothing") << QString() << QStringList();
}

void TestWindowsText::splitsLines()
{
    QFETCH(const QString, text);
    QStringList lines;
    for (const auto line : linesOf(text))
        lines.append(line.toString());
    QTEST(lines, "expected");
}

void TestWindowsText::makesOneHarmlessLine()
{
    QCOMPARE(oneLine(u"  a\u202eb\x1b[2J\tc\n"_s), u"a b [2J c"_s);
    QCOMPARE(oneLine(u"abcdef"_s, 3), u"abc"_s);
    QCOMPARE(oneLine(u"ab\U0001F600"_s, 3), u"ab"_s);
}

void TestWindowsText::undoesTheConsole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("437") << u"Native DriΓÇª\nHWiNFO┬« 64"_s << u"Native Dri…\nHWiNFO® 64"_s;
    QTest::newRow("850") << u"Native DriÔÇª\nCaf├®"_s << u"Native Dri…\nCafé"_s;
    QTest::newRow("1252") << u"Native Driâ€¦\nCafÃ©"_s << u"Native Dri…\nCafé"_s;
    QTest::newRow("a line of another page") << u"漢ΓÇª\nxΓÇª"_s << u"漢…\nx…"_s;
    QTest::newRow("nothing to undo") << u"Café Ã©"_s << u"Café Ã©"_s;
}

void TestWindowsText::undoesTheConsole()
{
    QFETCH(const QString, text);
    QTEST(repairedText(text), "expected");
}

void TestWindowsText::dropsTerminalCodes()
{
    QCOMPARE(withoutTerminalCodes(u"\x1b[1;31mName\x1b[0m \x1b]0;title\aId\b\x1b"_s), u"Name Id"_s);
    QCOMPARE(withoutTerminalCodes(u"a\x1b["_s), u"a"_s);
}

void TestWindowsText::countsColumnsOfTheScreen()
{
    QCOMPARE(displayWidth(u'a'), 1);
    QCOMPARE(displayWidth(u'한'), 2);
    QCOMPARE(displayWidth(u'漢'), 2);
    QCOMPARE(displayWidth(QChar(0x0301)), 0);
    QCOMPARE(displayWidth(u'…'), 1);
}

void TestWindowsText::cutsAtColumns()
{
    const auto starts = columnStarts(u"Name      Id        Source", 2);
    QCOMPARE(starts, (QList<int>{0, 10, 20}));
    QCOMPARE(cutAt(u"카카오톡  A.B       x", starts), (QStringList{u"카카오톡"_s, u"A.B"_s, u"x"_s}));
    QCOMPARE(cutAt(u"short", starts), (QStringList{u"short"_s, QString(), QString()}));
    QVERIFY(cutAt(u"a word that runs over it", starts).isEmpty());
    QVERIFY(isDashes(u"  -------- "));
    QVERIFY(!isDashes(u"---- ----"));
    QVERIFY(isDashedColumns(u"---- ----"));
}

void TestWindowsText::refusesAFileThatIsTooLarge()
{
    const auto text = boundedWindowsText(QByteArray(maxWindowsFileBytes + 1, 'x'), u"f"_s);
    QVERIFY(!text);
    QCOMPARE(text.error().code, Error::Code::FileTooLarge);
}

QTEST_APPLESS_MAIN(TestWindowsText)
#include "tst_windowstext.moc"
