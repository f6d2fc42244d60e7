// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/desktopentries.h"
#include "inventory/menutext.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray head = "[Desktop Entry]\nType=Application\nName=Web\n";

} // namespace

class TestDesktopEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnEntry();
    void speaksDutchWhereItCan_data();
    void speaksDutchWhereItCan();
    void tellsWhatTheMenuShows_data();
    void tellsWhatTheMenuShows();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void makesTextsHarmless();
    void survivesEveryCut();
    void ranksLanguages();
};

void TestDesktopEntries::readsAnEntry()
{
    const auto entry = parseDesktopEntry("# remark\n\n[Desktop Entry]\r\nType = Application\r\nName = Web\n"
                                         "GenericName[nl]=Webbrowser\nGenericName=Web Browser\nComment=Go\\sout\\\\\n"
                                         "Exec=web %u\n[Desktop Action new]\nName=New window\n",
                                         u"x"_s);
    QVERIFY(entry.has_value());
    QCOMPARE(*entry, (DesktopEntry{u"Web"_s, u"Webbrowser"_s, u"Go out\\"_s, true}));
}

void TestDesktopEntries::speaksDutchWhereItCan_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("name");
    QTest::newRow("no Dutch") << QByteArray("Name[de]=Netz\nName[nds]=Nett\n") << u"Web"_s;
    QTest::newRow("nl") << QByteArray("Name[de]=Netz\nName[nl]=Net\n") << u"Net"_s;
    QTest::newRow("nl_NL before nl") << QByteArray("Name[nl]=Net\nName[nl_NL]=Nét\n") << u"Nét"_s;
    QTest::newRow("nl_NL, then nl") << QByteArray("Name[nl_NL]=Nét\nName[nl]=Net\n") << u"Nét"_s;
    QTest::newRow("nl_BE is another") << QByteArray("Name[nl_BE]=Vlaams\n") << u"Web"_s;
    QTest::newRow("with an encoding") << QByteArray("Name[nl_NL.UTF-8]=Net\n") << u"Net"_s;
    QTest::newRow("empty") << QByteArray("Name[nl]=\n") << u"Web"_s;
    QTest::newRow("no language") << QByteArray("Name[]=Odd\n") << u"Web"_s;
    QTest::newRow("half a bracket") << QByteArray("Name[nl=Odd\n") << u"Web"_s;
    QTest::newRow("given twice") << QByteArray("Name[nl]=Eerst\nName[nl]=Later\n") << u"Eerst"_s;
    QTest::newRow("another group") << QByteArray("[Other]\nName[nl]=Later\n") << u"Web"_s;
    QTest::newRow("the group again") << QByteArray("[Other]\n[Desktop Entry]\nName[nl]=Later\n") << u"Web"_s;
}

void TestDesktopEntries::speaksDutchWhereItCan()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, name);
    const auto entry = parseDesktopEntry(head + lines, u"x"_s);
    QVERIFY(entry.has_value());
    QCOMPARE(entry->name, name);
}

void TestDesktopEntries::tellsWhatTheMenuShows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("shown");
    QTest::newRow("usual") << head << true;
    QTest::newRow("NoDisplay") << head + "NoDisplay=true\n" << false;
    QTest::newRow("NoDisplay=false") << head + "NoDisplay=false\n" << true;
    QTest::newRow("Hidden") << head + "Hidden=true\n" << false;
    QTest::newRow("in another group") << head + "[Desktop Action a]\nNoDisplay=true\n" << true;
    QTest::newRow("link") << QByteArray("[Desktop Entry]\nType=Link\nName=A\n") << false;
    QTest::newRow("no type") << QByteArray("[Desktop Entry]\nName=A\n") << false;
}

void TestDesktopEntries::tellsWhatTheMenuShows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, shown);
    const auto entry = parseDesktopEntry(bytes, u"x"_s);
    QVERIFY(entry.has_value());
    QCOMPARE(entry->shown, shown);
}

void TestDesktopEntries::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("nothing") << QByteArray() << Error::Code::UnknownFormat;
    QTest::newRow("another group") << QByteArray("[Other]\nName=A\n") << Error::Code::UnknownFormat;
    QTest::newRow("no name") << QByteArray("[Desktop Entry]\nType=Application\n") << Error::Code::MissingField;
    QTest::newRow("Dutch of another key") << QByteArray("[Desktop Entry]\nXName[nl]=A\n") << Error::Code::MissingField;
    QTest::newRow("no text") << head + "Comment=\xff\xfe\n" << Error::Code::UnknownFormat;
    QTest::newRow("zero") << head + QByteArray(1, '\0') << Error::Code::UnknownFormat;
    QTest::newRow("large") << head + QByteArray(1 << 20, '#') << Error::Code::FileTooLarge;
}

void TestDesktopEntries::refusesWhatIsNone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Code, code);
    const auto entry = parseDesktopEntry(bytes, u"a.desktop"_s);
    QVERIFY(!entry.has_value());
    QCOMPARE(entry.error().code, code);
    QCOMPARE(entry.error().where, u"a.desktop"_s);
}

void TestDesktopEntries::makesTextsHarmless()
{
    const auto entry = parseDesktopEntry("[Desktop Entry]\nName=A\x1b[31m\xe2\x80\xae"
                                         "B\\nC"
                                             + QByteArray(10'000, 'x'),
                                         u"x"_s);
    QVERIFY(entry.has_value());
    QVERIFY(entry->name.startsWith(u"A [31m B C"_s));
    QCOMPARE(entry->name.size(), 200);
}

void TestDesktopEntries::survivesEveryCut()
{
    const auto bytes = head + "Name[nl]=N\xc3\xa9t\\sx\\\nHidden=true\n";
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto entry = parseDesktopEntry(bytes.first(size), u"x"_s);
        QVERIFY(!entry || !entry->name.isEmpty());
    }
}

void TestDesktopEntries::ranksLanguages()
{
    QCOMPARE(dutchness(u"nl-NL"), 3);
    QCOMPARE(dutchness(u"nl_NL@euro"), 3);
    QCOMPARE(dutchness(u"NL"), 2);
    QCOMPARE(dutchness(u""), 1);
    QCOMPARE(dutchness(u"nl-BE"), 0);
    QCOMPARE(dutchness(u"en"), 0);
}

QTEST_GUILESS_MAIN(TestDesktopEntries)
#include "tst_desktopentries.moc"
