// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/nametidy.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestNameTidy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOutWhatDiffers_data();
    void takesOutWhatDiffers();
    void keepsAChannelApart_data();
    void keepsAChannelApart();
    void takesOffItsOwnVersion();
    void writesAFirmInEveryForm_data();
    void writesAFirmInEveryForm();
    void staysTheSameWhenTidiedAgain();
    void survivesAnything();
};

void TestNameTidy::takesOutWhatDiffers_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("tidy");
    const auto row = [](const QString &shown, const QString &tidy) {
        QTest::newRow(qPrintable(shown)) << shown << tidy;
    };
    row(u"Mozilla Firefox (x64 nl)"_s, u"Mozilla Firefox"_s);
    row(u"Mozilla Firefox 115.6.0 (x64 en-US)"_s, u"Mozilla Firefox"_s);
    row(u"Mozilla Firefox (AArch64 pt-BR)"_s, u"Mozilla Firefox"_s);
    row(u"Mozilla Thunderbird 52.3.0 (x86 zh-TW)"_s, u"Mozilla Thunderbird"_s);
    row(u"7-Zip 24.08 (x64)"_s, u"7-Zip"_s);
    row(u"7-Zip 16.04 (x64 edition)"_s, u"7-Zip"_s);
    row(u"010 Editor 11.0 (64-bit)"_s, u"010 Editor"_s);
    row(u"BleachBit 4.0.0.1628 (current user)"_s, u"BleachBit"_s);
    row(u"Caption 2.0.1 (only current user)"_s, u"Caption"_s);
    row(u"VLC media player"_s, u"VLC media player"_s);
    row(u"WinRAR 6.24 (64-bit)"_s, u"WinRAR"_s);
    row(u"WinRAR 5.71 (64-разрядная)"_s, u"WinRAR"_s);
    row(u"GIMP 2.10.36"_s, u"GIMP"_s);
    row(u"Git version 2.43.0"_s, u"Git"_s);
    row(u"Microsoft Azure Storage Emulator - v5.10"_s, u"Microsoft Azure Storage Emulator"_s);
    row(u"Microsoft SQL Server Management Studio - 18.5.1"_s, u"Microsoft SQL Server Management Studio"_s);
    row(u"Adobe Acrobat Reader DC - Nederlands"_s, u"Adobe Acrobat Reader DC"_s);
    row(u"Adobe Acrobat Reader DC MUI"_s, u"Adobe Acrobat Reader DC"_s);
    row(u"Microsoft 365 Apps for business - nl-nl"_s, u"Microsoft 365 Apps for business"_s);
    row(u"Microsoft Office Home and Business 2019 - nl-nl"_s, u"Microsoft Office Home and Business 2019"_s);
    row(u"Microsoft Office Professional Plus 2016"_s, u"Microsoft Office Professional Plus 2016"_s);
    row(u"Java 8 Update 361 (64-bit)"_s, u"Java 8"_s);
    row(u"Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33130"_s,
        u"Microsoft Visual C++ 2015-2022 Redistributable"_s);
    row(u"Microsoft SQL Server 2008 R2 (64-bit)"_s, u"Microsoft SQL Server 2008 R2"_s);
    row(u"Go Programming Language amd64 go1.15.3"_s, u"Go Programming Language"_s);
    row(u"Far Manager 3 x64"_s, u"Far Manager 3"_s);
    row(u"Beyond Compare 4.3.6"_s, u"Beyond Compare"_s);
    row(u"Beyond Compare 4"_s, u"Beyond Compare 4"_s);
    row(u"K-Lite Codec Pack 15.7.0 Standard"_s, u"K-Lite Codec Pack Standard"_s);
    row(u"GnuWin32: Wget-1.11.4-1"_s, u"GnuWin32: Wget"_s);
    row(u"Cppcheck x64 2.0"_s, u"Cppcheck"_s);
    row(u"InternetOff 3.0, 32\\64 bit edition"_s, u"InternetOff"_s);
    row(u"Update for Example (KB5012345)"_s, u"Update for Example"_s);
    row(u"Grammarly for Microsoft® Office Suite"_s, u"Grammarly for Microsoft Office Suite"_s);
    row(u"Intel(R) Wi-Fi(TM) Manager"_s, u"Intel Wi-Fi Manager"_s);
    row(u"HWiNFO64 Version 7.66"_s, u"HWiNFO64"_s);
    row(u"Opera Stable 105.0.4970.21"_s, u"Opera"_s);
    row(u"Evernote v. 10.8.5"_s, u"Evernote"_s);
    row(u"LibreOffice 7.6.4.1"_s, u"LibreOffice"_s);
    row(u"LibreOffice 7.6 Help Pack (Dutch)"_s, u"LibreOffice Help Pack"_s);
    row(u"TechSmith Camtasia 2019"_s, u"TechSmith Camtasia 2019"_s);
    row(u"Wondershare PDFelement ( Version 8.3.0 )"_s, u"Wondershare PDFelement"_s);
    row(u"Exact Online (Productie)"_s, u"Exact Online (Productie)"_s);
    row(u"1.2.3"_s, u"1.2.3"_s);
    row(u"(x64)"_s, u"(x64)"_s);
    row(u"360安全卫士"_s, u"360安全卫士"_s);
}

void TestNameTidy::takesOutWhatDiffers()
{
    QFETCH(QString, shown);
    QFETCH(QString, tidy);
    QCOMPARE(tidyName(shown).shown, tidy);
    QCOMPARE(tidyName(shown).name, tidy);
    QCOMPARE(tidyName(shown).channel, QString());
}

void TestNameTidy::keepsAChannelApart_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("channel");
    const auto row = [](const QString &shown, const QString &name, const QString &channel) {
        QTest::newRow(qPrintable(shown)) << shown << name << channel;
    };
    row(u"Mozilla Firefox ESR (x64 nl)"_s, u"Mozilla Firefox"_s, u"esr"_s);
    row(u"Mozilla Firefox 115.6.0 ESR (x64 nl)"_s, u"Mozilla Firefox"_s, u"esr"_s);
    row(u"Mozilla Firefox 78.0 (ESR)"_s, u"Mozilla Firefox"_s, u"esr"_s);
    row(u"Google Chrome Beta"_s, u"Google Chrome"_s, u"beta"_s);
    row(u"Google Chrome SxS"_s, u"Google Chrome"_s, u"canary"_s);
    row(u"Microsoft Edge Dev"_s, u"Microsoft Edge"_s, u"dev"_s);
    row(u"Brave Nightly"_s, u"Brave"_s, u"nightly"_s);
    row(u"Microsoft Visual Studio Code Insiders (User)"_s, u"Microsoft Visual Studio Code"_s, u"insider"_s);
    row(u"PowerToys (Preview) x64"_s, u"PowerToys"_s, u"preview"_s);
    row(u"AeroZoom 4.0 beta 2"_s, u"AeroZoom"_s, u"beta"_s);
    row(u"7-Zip 20.02 alpha (x64)"_s, u"7-Zip"_s, u"alpha"_s);
    row(u"Dev Home"_s, u"Dev Home"_s, QString());
    row(u"Beta"_s, u"Beta"_s, QString());
    row(u"Betaflight Configurator"_s, u"Betaflight Configurator"_s, QString());
}

void TestNameTidy::keepsAChannelApart()
{
    QFETCH(QString, shown);
    QFETCH(QString, name);
    QFETCH(QString, channel);
    const auto tidy = tidyName(shown);
    QCOMPARE(tidy.name, name);
    QCOMPARE(tidy.channel, channel);
}

void TestNameTidy::takesOffItsOwnVersion()
{
    QCOMPARE(tidyName(u"TeamViewer 15", u"15.51.5").name, u"TeamViewer"_s);
    QCOMPARE(tidyName(u"TeamViewer 14", u"15.51.5").name, u"TeamViewer 14"_s);
    QCOMPARE(tidyName(u"Java 8 Update 361", u"8.0.3610.9").name, u"Java"_s);
    QCOMPARE(tidyName(u"Example 2019", u"2019.1").name, u"Example 2019"_s);
    QCOMPARE(tidyName(u"15", u"15").name, u"15"_s);
}

void TestNameTidy::writesAFirmInEveryForm_data()
{
    QTest::addColumn<QString>("publisher");
    QTest::addColumn<QString>("forms");
    const auto row = [](const QString &publisher, const QString &forms) {
        QTest::newRow(qPrintable(publisher)) << publisher << forms;
    };
    row(u"Mozilla"_s, u"mozilla"_s);
    row(u"Mozilla Corporation"_s, u"mozillacorporation mozilla"_s);
    row(u"Adobe Systems Incorporated"_s, u"adobesystemsincorporated adobesystems adobe"_s);
    row(u"Python Software Foundation"_s, u"pythonsoftwarefoundation pythonsoftware python"_s);
    row(u"The GIMP Team"_s, u"gimpteam gimp"_s);
    row(u"Ultimaker B.V."_s, u"ultimakerbv ultimaker"_s);
    row(u"win.rar GmbH"_s, u"winrargmbh winrar"_s);
    row(u"Microsoft® Corporation"_s, u"microsoftcorporation microsoft"_s);
    row(u"The Foundation"_s, u"foundation"_s);
    row(u" - "_s, QString());
}

void TestNameTidy::writesAFirmInEveryForm()
{
    QFETCH(QString, publisher);
    QFETCH(QString, forms);
    QCOMPARE(publisherForms(publisher).join(u' '), forms);
}

void TestNameTidy::staysTheSameWhenTidiedAgain()
{
    for (const auto &name : {u"Mozilla Firefox 115.6.0 (x64 nl)"_s, u"Krita (x64) 4.3.0"_s,
                             u"LibreOffice 7.6 Help Pack (Dutch)"_s, u"Git version 2.43.0"_s}) {
        const auto once = tidyName(name);
        QCOMPARE(tidyName(once.shown), once);
    }
}

void TestNameTidy::survivesAnything()
{
    const QList<QString> pieces{u"("_s,
                                u"version 3 "_s,
                                u"x64 "_s,
                                u"nl "_s,
                                u"-"_s,
                                u"build build "_s,
                                u"1.2."_s,
                                u")"_s,
                                u"en-US,"_s,
                                u"["_s,
                                u" "_s,
                                u"KB12345"_s,
                                u"user "_s,
                                u"64"_s,
                                u"bit "_s,
                                QString(QChar(0xd800)),
                                QString(QChar(0x2122)),
                                QString(QChar(0))};
    for (const auto &first : pieces) {
        for (const auto &second : pieces) {
            const auto name = u'(' + (first + second).repeated(400);
            const auto tidy = tidyName(name);
            QVERIFY(tidy.name.size() <= maxNameLength);
            QCOMPARE(tidyName(name), tidy);
        }
    }
    QCOMPARE(tidyName({}), TidyName());
}

QTEST_GUILESS_MAIN(TestNameTidy)
#include "tst_nametidy.moc"
