// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpe.h"
#include "core/productkey.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class ProductKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameKey_data()
    {
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("key");
        QTest::newRow("plain") << u"Mozilla"_s << u"Firefox ESR"_s << u"name:mozilla/firefoxesr"_s;
        QTest::newRow("legal form") << u"Adobe Inc."_s << u"Acrobat Reader"_s << u"name:adobe/acrobatreader"_s;
        QTest::newRow("dotted legal form") << u"AFAS B.V."_s << u"Profit"_s << u"name:afas/profit"_s;
        QTest::newRow("article") << u"The Document Foundation"_s << u"LibreOffice"_s
                                 << u"name:documentfoundation/libreoffice"_s;
        QTest::newRow("nothing but a legal form") << u"SA"_s << u"X"_s << u"name:sa/x"_s;
        QTest::newRow("signs") << u"Notepad++ Team"_s << u"Notepad++"_s << u"name:notepadteam/notepad"_s;
        QTest::newRow("trademark") << u"Intel\u00AE Corporation"_s << u"Driver\u2122"_s << u"name:intel/driver"_s;
        QTest::newRow("no vendor") << QString() << u"curl"_s << u"name:/curl"_s;
        QTest::newRow("no product") << u"Mozilla"_s << u" - "_s << QString();
        QTest::newRow("other script") << u"1C"_s << u"\u041F\u0440\u0435\u0434"_s
                                      << u"name:1c/\u043F\u0440\u0435\u0434"_s;
        QTest::newRow("full width") << u"\uFF21cme"_s << u"\uFF34ool"_s << u"name:acme/tool"_s;
    }

    void nameKey()
    {
        QFETCH(const QString, vendor);
        QFETCH(const QString, product);
        QTEST(Patchwijzer::nameKey(vendor, product), "key");
    }

    void cpeKey_data()
    {
        QTest::addColumn<QString>("cpe");
        QTest::addColumn<QString>("key");
        QTest::newRow("2.3") << u"cpe:2.3:a:mozilla:firefox_esr:128.3:*:*:*:*:*:*:*"_s
                             << u"cpe:a:mozilla:firefox_esr"_s;
        QTest::newRow("2.2") << u"cpe:/o:fortinet:fortios:7.0.0"_s << u"cpe:o:fortinet:fortios"_s;
        QTest::newRow("escaped") << u"cpe:2.3:a:notepad-plus-plus:notepad\\+\\+:8.5:*:*:*:*:*:*:*"_s
                                 << u"cpe:a:notepad-plus-plus:notepad++"_s;
        QTest::newRow("escaped colon") << u"cpe:2.3:a:a\\:b:c:1:*:*:*:*:*:*:*"_s << u"cpe:a:a:b:c"_s;
        QTest::newRow("percent") << u"cpe:/a:notepad-plus-plus:notepad%2b%2b:8"_s
                                 << u"cpe:a:notepad-plus-plus:notepad++"_s;
        QTest::newRow("capitals") << u"CPE:2.3:A:Mozilla:Firefox:*:*:*:*:*:*:*:*"_s << u"cpe:a:mozilla:firefox"_s;
        QTest::newRow("any vendor") << u"cpe:2.3:a:*:firefox:*:*:*:*:*:*:*:*"_s << QString();
        QTest::newRow("no product") << u"cpe:2.3:a:mozilla:-:*:*:*:*:*:*:*:*"_s << QString();
        QTest::newRow("too short") << u"cpe:/a:mozilla"_s << QString();
        QTest::newRow("too long") << u"cpe:2.3:a:m:f:1:1:1:1:1:1:1:1:1:1"_s << QString();
        QTest::newRow("other part") << u"cpe:2.3:x:mozilla:firefox:*:*:*:*:*:*:*:*"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void cpeKey()
    {
        QFETCH(const QString, cpe);
        QTEST(Patchwijzer::cpeKey(cpe), "key");
    }

    void cpeParts()
    {
        const auto cpe = parseCpe(u"cpe:2.3:a:zoom:meetings:5.16.6:*:*:nl:*:windows:x64:*");
        QVERIFY(cpe);
        QCOMPARE(cpe->version, u"5.16.6"_s);
        QCOMPARE(cpe->language, u"nl"_s);
        QCOMPARE(cpe->targetSoftware, u"windows"_s);
        QCOMPARE(cpe->targetHardware, u"x64"_s);
        const auto packed = parseCpe(u"cpe:/a:hp:insight:7.4.0.1570:-:~~online~win2003~x64~");
        QVERIFY(packed);
        QCOMPARE(packed->update, u"-"_s);
        QCOMPARE(packed->edition, u"*"_s);
        QCOMPARE(packed->softwareEdition, u"online"_s);
        QCOMPARE(packed->targetSoftware, u"win2003"_s);
        QCOMPARE(packed->targetHardware, u"x64"_s);
        QCOMPARE(packed->other, u"*"_s);
    }

    void purlAndMsrc()
    {
        QCOMPARE(purlKey(u"pkg:npm/%40angular/core@17.0.0?x=y#z"), u"purl:npm/@angular/core"_s);
        QCOMPARE(purlKey(u"pkg:pypi/requests"), u"purl:pypi/requests"_s);
        QCOMPARE(purlKey(u"firefox"), QString());
        QCOMPARE(msrcKey(u" Windows 11  Version 23H2 for x64-based Systems"),
                 u"msrc:windows 11 version 23h2 for x64-based systems"_s);
        QCOMPARE(msrcKey(u" "), QString());
    }
};

QTEST_GUILESS_MAIN(ProductKeyTest)

#include "tst_productkey.moc"
