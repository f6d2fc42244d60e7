// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsproduct.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class WindowsProductTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNamesAlike_data();
    void makesNamesAlike();
    void givesTheSameForItsOwnNames_data();
    void givesTheSameForItsOwnNames();
    void namesFamilies_data();
    void namesFamilies();
    void survivesAnything();
};

void WindowsProductTest::makesNamesAlike_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("windows");
    QTest::addColumn<QString>("component");
    const auto x64 = u"x64-based Systems"_s;
    const auto row = [](const char *tag, const QString &name, const QString &platform, const QString &windows,
                        const QString &component = {}) {
        QTest::newRow(tag) << name << platform << windows << component;
    };
    row("CVRF", u"Windows 11 Version 23H2 for x64-based Systems"_s, {},
        u"Windows 11 Version 23H2 for x64-based Systems"_s);
    row("CNA", u"Windows 11 version 22H2"_s, x64, u"Windows 11 Version 22H2 for x64-based Systems"_s);
    row("CNA, typing error", u"Windows 11 version 22H3"_s, u"ARM64-based Systems"_s,
        u"Windows 11 Version 23H2 for ARM64-based Systems"_s);
    row("first Windows 10", u"Windows 10 Version 1507"_s, u"32-bit Systems"_s, u"Windows 10 for 32-bit Systems"_s);
    row("first Windows 11", u"Windows 11 for x64-based Systems"_s, {},
        u"Windows 11 Version 21H2 for x64-based Systems"_s);
    row("capitals", u"Windows 8.1 for x64-based Systems"_s, {}, u"Windows 8.1 for x64-based systems"_s);
    row("blanks", u"Windows Server 2008  Service Pack 2"_s, x64,
        u"Windows Server 2008 for x64-based Systems Service Pack 2"_s);
    row("pack and core", u"Windows Server 2008 R2 Service Pack 1 (Server Core installation)"_s, x64,
        u"Windows Server 2008 R2 for x64-based Systems Service Pack 1 (Server Core installation)"_s);
    row("server has no architecture", u"Windows Server 2019"_s, x64, u"Windows Server 2019"_s);
    row("core", u"Windows Server 2012 R2 (server core installation)"_s, {},
        u"Windows Server 2012 R2 (Server Core installation)"_s);
    row("no comma", u"Windows Server version 2004 (Server Core installation)"_s, {},
        u"Windows Server, version 2004 (Server Core installation)"_s);
    row("edition of 2022", u"Windows Server 2022, 23H2 Edition (Server Core installation)"_s, x64,
        u"Windows Server 2022, 23H2 Edition (Server Core installation)"_s);
    row("ARM", u"Windows 11 Version 25H2 for ARM systems"_s, {}, u"Windows 11 Version 25H2 for ARM64-based Systems"_s);
    row("component", u"Microsoft .NET Framework 4.8 on Windows Server 2012 R2"_s, {}, u"Windows Server 2012 R2"_s,
        u"Microsoft .NET Framework 4.8"_s);
    row("component, first 10", u"Internet Explorer 11 on Windows 10 Version 1507 for 32-bit Systems"_s, {},
        u"Windows 10 for 32-bit Systems"_s, u"Internet Explorer 11"_s);
    row("Windows as platform", u"Internet Explorer 11"_s, u"Windows 10 Version 1809 for x64-based Systems"_s,
        u"Windows 10 Version 1809 for x64-based Systems"_s, u"Internet Explorer 11"_s);
    row("program", u"Microsoft Office 2019  for 64-bit editions"_s, {}, {});
    row("program on any Windows", u".NET 8.0 installed on Windows"_s, {}, {});
    row("kit", u"Windows ADK for Windows 11, version 22H2"_s, {}, {});
    row("nothing", {}, {}, {});
}

void WindowsProductTest::makesNamesAlike()
{
    QFETCH(const QString, name);
    QFETCH(const QString, platform);
    const auto product = microsoftProduct(name, platform);
    QFETCH(const QString, windows);
    QCOMPARE(product.windows.toLower(), windows.toLower());
    QTEST(product.component, "component");
}

void WindowsProductTest::givesTheSameForItsOwnNames_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"Windows 10 for x64-based Systems", "Windows 7 for x64-based Systems Service Pack 1",
                             "Microsoft Windows XP Service Pack 3", "Windows Server 2025 (Server Core installation)",
                             "Internet Explorer 9 on Windows Server 2008 for 32-bit Systems Service Pack 2",
                             "Microsoft Edge (Chromium-based)"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void WindowsProductTest::givesTheSameForItsOwnNames()
{
    QFETCH(const QString, name);
    const auto once = microsoftProductName(name);
    QCOMPARE(once.toLower(), name.toLower());
    QCOMPARE(microsoftProductName(once), once);
}

void WindowsProductTest::namesFamilies_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("family");
    QTest::newRow("SQL") << u"Microsoft SQL Server 2019 for x64-based Systems (CU 27)"_s
                         << u"Microsoft SQL Server 2019"_s;
    QTest::newRow("GDR") << u"Microsoft SQL Server 2016 for x64-based Systems Service Pack 3 (GDR)"_s
                         << u"Microsoft SQL Server 2016"_s;
    QTest::newRow("Office") << u"Microsoft Office 2016 (64-bit edition)"_s << u"Microsoft Office 2016"_s;
    QTest::newRow("editions") << u"Microsoft Office LTSC 2021 for 64-bit editions"_s << u"Microsoft Office LTSC 2021"_s;
    QTest::newRow("Exchange") << u"Microsoft Exchange Server 2019 Cumulative Update 13"_s
                              << u"Microsoft Exchange Server 2019"_s;
    QTest::newRow(".NET") << u".NET 8.0 installed on Windows"_s << u".NET 8.0"_s;
    QTest::newRow("another program") << u"Microsoft Office 2019 for Mac"_s << u"Microsoft Office 2019 for Mac"_s;
    QTest::newRow("another channel") << u"Microsoft Edge (Chromium-based) Extended Stable"_s
                                     << u"Microsoft Edge (Chromium-based) Extended Stable"_s;
    QTest::newRow("nothing but an end") << u" (GDR)"_s << u"(GDR)"_s;
}

void WindowsProductTest::namesFamilies()
{
    QFETCH(const QString, name);
    QTEST(microsoftProductFamily(name), "family");
}

void WindowsProductTest::survivesAnything()
{
    const auto lengthy = u"Windows 10 on "_s.repeated(100'000);
    QVERIFY(microsoftProduct(lengthy, lengthy).windows.isEmpty());
    QVERIFY(microsoftProductFamily(u" (GDR)"_s.repeated(100'000)).size() <= 300);
    QVERIFY(microsoftProduct(u" on "_s).windows.isEmpty());
    QVERIFY(microsoftProduct(QString(QChar(0xD800)) + u" on Windows"_s).windows.isEmpty());
}

QTEST_GUILESS_MAIN(WindowsProductTest)
#include "tst_windowsproduct.moc"
