// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestDpkgList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEachForm_data();
    void readsEachForm();
    void skipsWhatMayBeCutOff();
    void isNoListOfPackages_data();
    void isNoListOfPackages();

private:
    static Result<Inventory> read(const QByteArray &bytes)
    {
        return readInventoryFile(bytes, u"f"_s, QDateTime(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC));
    }
};

void TestDpkgList::readsEachForm_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("dpkg -l") << QByteArray(
        "Desired=Unknown/Install/Remove/Purge/Hold\n"
        "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n"
        "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n"
        "||/ Name                 Version            Architecture Description\n"
        "+++-====================-==================-============-=================================\n"
        "ii  base-files           12.4+deb12u5       amd64        Debian base system\n"
        "hi  libssl3:amd64        3.0.11-1~deb12u2   amd64        Secure Sockets Layer toolkit\n"
        "rc  vlc                  3.0.18-2           amd64        player\n");
    QTest::newRow("dpkg-query -W") << QByteArray("base-files\t12.4+deb12u5\nlibssl3:amd64\t3.0.11-1~deb12u2\n");
    QTest::newRow("GLPI") << QByteArray("base-files\tamd64\t12.4+deb12u5\t340\tadmin\tinstall ok installed\n"
                                        "libssl3\tamd64\t3.0.11-1~deb12u2\t6000\tlibs\n"
                                        "vlc\tamd64\t3.0.18-2\t1\tvideo\tdeinstall ok config-files\n");
    QTest::newRow("apt list") << QByteArray(
        "Listing...\nbase-files/stable,now 12.4+deb12u5 amd64 [installed]\n"
        "libssl3/stable-security,now 3.0.11-1~deb12u2 amd64 [ge\xc3\xafnstalleerd,automatisch]\n");
}

void TestDpkgList::readsEachForm()
{
    QFETCH(const QByteArray, list);
    const auto inventory = read(list);
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QCOMPARE(inventory->software.size(), 2);
    const auto &one = inventory->software[1];
    QCOMPARE(one.name, u"libssl3"_s);
    QCOMPARE(one.version, u"3.0.11-1~deb12u2"_s);
    QCOMPARE(one.architecture, u"amd64"_s);
    QVERIFY(one.scheme == VersionScheme::Deb);
    QVERIFY(one.kind == SoftwareKind::Package);
    QVERIFY(one.sourcePackage.isEmpty());
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    const NotLookedAt sources{u"sourcePackages"_s, u"notPresent"_s, u"f"_s};
    QVERIFY(inventory->notLookedAt.contains(sources));
}

/** Older versions of dpkg cut everything to a terminal of 80 columns. */
void TestDpkgList::skipsWhatMayBeCutOff()
{
    const auto inventory = read("ii  bash           5.1-2          The GNU shell\n"
                                "ii  libapache2-mod 2.2.16-6+sque  a module\n"
                                "ii  dash           0.5.5.1-7.4    a shell\n");
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f:2"_s);
}

void TestDpkgList::isNoListOfPackages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("what could be installed") << QByteArray("Listing...\nbash/stable 5.2.15-2 amd64\n");
    QTest::newRow("a letter") << QByteArray("hi  all, this is not a list\nii  am\n");
    QTest::newRow("names alone") << QByteArray("bash\ndash\n");
    QTest::newRow("prices") << QByteArray("Brood\t2,50\nKaas\t8,95\n");
}

void TestDpkgList::isNoListOfPackages()
{
    QFETCH(const QByteArray, text);
    const auto inventory = read(text);
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::UnknownFormat);
}

QTEST_GUILESS_MAIN(TestDpkgList)
#include "tst_dpkglist.moc"
