// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataspace.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class DataSpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheSystem_data()
    {
        QTest::addColumn<OsRelease>("os");
        QTest::addColumn<QString>("space");
        const auto row = [](const char *name, const QString &id, const QString &version, const QString &codename,
                            const QString &space, const QString &pretty = {}, const QString &idLike = {}) {
            OsRelease os;
            os.id = id;
            os.idLike = idLike;
            os.versionId = version;
            os.codename = codename;
            os.prettyName = pretty;
            QTest::newRow(name) << os << space;
        };
        row("Debian", u"debian"_s, u"12"_s, u"bookworm"_s, u"Debian:12"_s);
        row("Debian with its update", u"debian"_s, u"11.2"_s, {}, u"Debian:11"_s);
        row("Debian by name", u"debian"_s, {}, u"trixie"_s, u"Debian:13"_s);
        row("Debian contradicted", u"debian"_s, u"12"_s, u"trixie"_s, u"Debian:"_s);
        row("Ubuntu", u"ubuntu"_s, u"22.04"_s, u"jammy"_s, u"Ubuntu:22.04"_s);
        row("Ubuntu with its update", u"ubuntu"_s, u"22.04.3"_s, {}, u"Ubuntu:22.04"_s);
        row("Ubuntu contradicted", u"ubuntu"_s, u"22.04"_s, u"noble"_s, u"Ubuntu:"_s);
        row("Mint", u"linuxmint"_s, u"21.3"_s, u"virginia"_s, u"Ubuntu:22.04"_s);
        row("LMDE", u"linuxmint"_s, u"6"_s, u"faye"_s, u"Debian:12"_s);
        row("Pop", u"pop"_s, u"22.04"_s, u"jammy"_s, u"Ubuntu:22.04"_s, {}, u"ubuntu debian"_s);
        row("Kali", u"kali"_s, u"2026.1"_s, u"kali-rolling"_s, u":"_s, {}, u"debian"_s);
        row("RHEL", u"rhel"_s, u"9.3"_s, {}, u"Red Hat:9"_s);
        row("CentOS", u"centos"_s, u"7"_s, {}, u"Red Hat:7"_s);
        row("AlmaLinux", u"almalinux"_s, u"9.3"_s, {}, u"AlmaLinux:9"_s);
        row("Rocky", u"rocky"_s, u"8.10"_s, {}, u"Rocky Linux:8"_s);
        row("Oracle", u"ol"_s, u"8.9"_s, {}, u"Oracle Linux:8"_s);
        row("Amazon 1", u"amzn"_s, u"2018.03"_s, {}, u"Amazon Linux:2018.03"_s);
        row("Amazon 2023", u"amzn"_s, u"2023"_s, {}, u"Amazon Linux:2023"_s);
        row("Fedora", u"fedora"_s, u"38"_s, {}, u"Fedora:38"_s);
        row("SLES", u"sles"_s, u"15.4"_s, {}, u"SUSE:15 SP4"_s);
        row("SLES without service pack", u"sles"_s, u"15"_s, {}, u"SUSE:15"_s);
        row("Leap", u"opensuse-leap"_s, u"15.6"_s, {}, u"openSUSE:Leap 15.6"_s);
        row("Tumbleweed", u"opensuse-tumbleweed"_s, u"20240101"_s, {}, u"openSUSE:Tumbleweed"_s);
        row("Alpine", u"alpine"_s, u"3.19.1"_s, {}, u"Alpine:v3.19"_s);
        row("Alpine edge", u"alpine"_s, u"3.20_alpha20240101"_s, {}, u"Alpine:edge"_s);
        row("openEuler", u"openEuler"_s, u"22.03"_s, {}, u"openEuler:22.03-LTS-SP1"_s, u"openEuler 22.03 (LTS-SP1)"_s);
        row("nobody", {}, {}, {}, u":"_s);
        row("another", u"arch"_s, {}, {}, u":"_s);
    }
    void knowsTheSystem()
    {
        QFETCH(OsRelease, os);
        const auto space = dataSpaceOf(os);
        QTEST(QString(space.ecosystem + u':' + space.release), "space");
    }

    void knowsForWhom_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("cover");
        QTest::addColumn<SpaceFit>("fit");
        const auto row = [](const char *name, const QString &id, const QString &version, const QString &cover,
                            SpaceFit fit) { QTest::newRow(name) << id << version << cover << fit; };
        using enum SpaceFit;
        row("Ubuntu", u"ubuntu"_s, u"22.04"_s, u"Ubuntu:22.04"_s, Free);
        row("Pro", u"ubuntu"_s, u"22.04"_s, u"Ubuntu:Pro:22.04"_s, Paid);
        row("FIPS", u"ubuntu"_s, u"22.04"_s, u"Ubuntu:Pro:FIPS-updates:22.04"_s, Paid);
        row("Pro of another", u"ubuntu"_s, u"22.04"_s, u"Ubuntu:Pro:20.04"_s, None);
        row("baseos", u"rhel"_s, u"9.3"_s, u"Red Hat:enterprise_linux:9::baseos"_s, Free);
        row("RHEL 10", u"rhel"_s, u"10.0"_s, u"Red Hat:enterprise_linux:10.0"_s, Free);
        row("CSAF", u"rhel"_s, u"9.3"_s, u"Red Hat:9"_s, Free);
        row("another major", u"rhel"_s, u"9.3"_s, u"Red Hat:enterprise_linux:8::baseos"_s, None);
        row("EUS", u"rhel"_s, u"9.2"_s, u"Red Hat:rhel_eus:9.2::appstream"_s, Paid);
        row("EUS of another", u"rhel"_s, u"9.3"_s, u"Red Hat:rhel_eus:9.2::appstream"_s, None);
        row("ELS", u"rhel"_s, u"7.9"_s, u"Red Hat:rhel_els:7"_s, Paid);
        row("software collections", u"rhel"_s, u"7.9"_s, u"Red Hat:rhel_software_collections:3::el7"_s, Free);
        row("layered product", u"rhel"_s, u"8.9"_s, u"Red Hat:openshift:4.12::el8"_s, None);
        row("SLES", u"sles"_s, u"15.4"_s, u"SUSE:Linux Enterprise Server 15 SP4"_s, Free);
        row("SLES module", u"sles"_s, u"15.4"_s, u"SUSE:Linux Enterprise Module for Basesystem 15 SP4"_s, Free);
        row("SLES LTSS", u"sles"_s, u"15.4"_s, u"SUSE:Linux Enterprise Server 15 SP4-LTSS"_s, Paid);
        row("SLES for SAP", u"sles"_s, u"15.4"_s, u"SUSE:Linux Enterprise Server for SAP Applications 15 SP4"_s, None);
        row("SAP itself", u"sles_sap"_s, u"15.4"_s, u"SUSE:Linux Enterprise Server for SAP Applications 15 SP4"_s,
            Free);
        row("first of 15", u"sles"_s, u"15"_s, u"SUSE:Linux Enterprise Server 15 SP4"_s, None);
        row("12 and its modules", u"sles"_s, u"12.5"_s, u"SUSE:Linux Enterprise Module for Public Cloud 12"_s, Free);
        row("Micro", u"sle-micro"_s, u"5.4"_s, u"SUSE:Linux Enterprise Micro 5.4"_s, Free);
        row("no Micro", u"sles"_s, u"15.4"_s, u"SUSE:Linux Enterprise Micro 5.4"_s, None);
    }
    void knowsForWhom()
    {
        QFETCH(QString, id);
        QFETCH(QString, version);
        QFETCH(QString, cover);
        QFETCH(SpaceFit, fit);
        OsRelease os;
        os.id = id;
        os.versionId = version;
        const auto space = dataSpaceOf(os);
        const auto colon = cover.indexOf(u':');
        QCOMPARE(int(fitOf(space, cover.first(colon), cover.sliced(colon + 1))), int(fit));
        QCOMPARE(releasesFor(space, {cover, cover, u"Debian:1"_s, u"nonsense"_s}),
                 fit == SpaceFit::None ? QList<QString>() : QList<QString>{cover.sliced(colon + 1)});
    }
};

QTEST_GUILESS_MAIN(DataSpaceTest)
#include "tst_dataspace.moc"
