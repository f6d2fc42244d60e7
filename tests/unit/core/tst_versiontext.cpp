// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versiontext.h"

#include <QTest>

using namespace Patchwijzer;

class TestVersionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDottedVersions();
    void takesThePrefixOff();
};

void TestVersionText::tellsDottedVersions()
{
    for (const auto *good : {u"1", u"0", u"1.2.3.4.5", u"007.1"})
        QVERIFY(Versions::isDotted(QStringView(good)));
    for (const auto *bad : {u"", u".", u"1.", u".1", u"1..2", u"1.2a", u"v1", u"1 2", u"1.2 ", u"\u0661", u"-1"})
        QVERIFY(!Versions::isDotted(QStringView(bad)));
}

void TestVersionText::takesThePrefixOff()
{
    QCOMPARE(Versions::withoutPrefix(u"v1.2"), u"1.2");
    QCOMPARE(Versions::withoutPrefix(u"V0"), u"0");
    for (const auto *same : {u"", u"v", u"1.2", u"vista", u"vv1", u"v.1", u"v\u0661"})
        QCOMPARE(Versions::withoutPrefix(same), QStringView(same));
}

QTEST_GUILESS_MAIN(TestVersionText)
#include "tst_versiontext.moc"
