// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distribution.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class DistributionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsDebianReleases_data()
    {
        QTest::addColumn<QString>("codename");
        QTest::addColumn<QString>("release");
        QTest::newRow("lenny") << u"lenny"_s << u"5.0"_s;
        QTest::newRow("wheezy") << u"wheezy"_s << u"7"_s;
        QTest::newRow("bullseye") << u"bullseye"_s << u"11"_s;
        QTest::newRow("bookworm") << u"bookworm"_s << u"12"_s;
        QTest::newRow("trixie") << u"trixie"_s << u"13"_s;
        QTest::newRow("forky") << u"forky"_s << u"14"_s;
    }
    void knowsDebianReleases()
    {
        QFETCH(QString, codename);
        QFETCH(QString, release);
        QCOMPARE(debianReleaseOfCodename(codename), release);
        QCOMPARE(debianCodenameOfRelease(release), codename);
    }

    void knowsUbuntuReleases()
    {
        QCOMPARE(ubuntuReleaseOfCodename(u"warty"), u"4.10"_s);
        QCOMPARE(ubuntuReleaseOfCodename(u"dapper"), u"6.06"_s);
        QCOMPARE(ubuntuReleaseOfCodename(u"jammy"), u"22.04"_s);
        QCOMPARE(ubuntuReleaseOfCodename(u"resolute"), u"26.04"_s);
    }

    void guessesNothing()
    {
        for (const auto *name : {u"", u"devel", u"Jammy", u"bookworm", u"22.04"})
            QVERIFY(ubuntuReleaseOfCodename(name).isEmpty());
        for (const auto *name : {u"", u"sid", u"testing", u"stable", u"Bookworm", u"noble", u"12"})
            QVERIFY(debianReleaseOfCodename(name).isEmpty());
        for (const auto *release : {u"", u"1", u"12.5", u"012", u"24.04", u"bookworm", u"99"})
            QVERIFY(debianCodenameOfRelease(release).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DistributionTest)
#include "tst_distribution.moc"
