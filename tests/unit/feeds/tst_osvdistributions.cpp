// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** What differs between the distributions in OSV. */
class TestOsvDistributions : public QObject
{
    Q_OBJECT

    static Result<OsvRecord> parse(const char *ecosystem, const char *name, const char *fixed, const char *summary = "",
                                   const char *purl = "")
    {
        QByteArray json = R"({"id":"X-1","modified":"2026-01-02T00:00:00Z","summary":"SUMMARY","affected":[{"package":)"
                          R"({"ecosystem":"ECOSYSTEM","name":"NAME"PURL},"ranges":[{"type":"ECOSYSTEM","events":)"
                          R"([{"introduced":"0"},{"fixed":"FIXED"}]}]}]})";
        json.replace("ECOSYSTEM\",\"name", QByteArray(ecosystem) + "\",\"name");
        json.replace("NAME", name).replace("FIXED", fixed).replace("SUMMARY", summary);
        json.replace("PURL", *purl ? QByteArray(",\"purl\":\"") + purl + '"' : QByteArray());
        OsvParser parser;
        return parser.parse(json, u"here"_s);
    }

private Q_SLOTS:
    void knowsEverySystem_data()
    {
        QTest::addColumn<QByteArray>("ecosystem");
        QTest::addColumn<QString>("release");
        QTest::addColumn<VersionScheme>("scheme");
        QTest::addColumn<bool>("binary");
        const auto row = [](const char *ecosystem, const QString &release, VersionScheme scheme, bool binary) {
            QTest::newRow(ecosystem) << QByteArray(ecosystem) << release << scheme << binary;
        };
        row("Debian:12", u"12"_s, VersionScheme::Deb, false);
        row("Ubuntu:22.04:LTS", u"22.04"_s, VersionScheme::Deb, false);
        row("Ubuntu:Pro:22.04:LTS", u"Pro:22.04"_s, VersionScheme::Deb, false);
        row("AlmaLinux:9", u"9"_s, VersionScheme::Rpm, true);
        row("Rocky Linux:9", u"9"_s, VersionScheme::Rpm, false);
        row("Red Hat:enterprise_linux:9::baseos", u"enterprise_linux:9::baseos"_s, VersionScheme::Rpm, true);
        row("SUSE:Linux Enterprise Server 15 SP4", u"Linux Enterprise Server 15 SP4"_s, VersionScheme::Rpm, false);
        row("openSUSE:Leap 15.6", u"Leap 15.6"_s, VersionScheme::Rpm, false);
        row("Mageia:9", u"9"_s, VersionScheme::Rpm, false);
        row("openEuler:24.03-LTS", u"24.03-LTS"_s, VersionScheme::Rpm, false);
        row("Alpine:v3.19", u"v3.19"_s, VersionScheme::Apk, false);
        row("npm", {}, VersionScheme::Unknown, false);
    }
    void knowsEverySystem()
    {
        QFETCH(QByteArray, ecosystem);
        const auto record = parse(ecosystem.constData(), "a", "1.0-r1");
        QVERIFY(record);
        const auto &package = record->advisory.affected.front();
        QTEST(package.release, "release");
        QTEST(package.scheme, "scheme");
        QTEST(package.binaryPackage, "binary");
        QVERIFY(package.module.isEmpty());
    }

    void findsModules_data()
    {
        QTest::addColumn<QByteArray>("fixed");
        QTest::addColumn<QByteArray>("summary");
        QTest::addColumn<QByteArray>("purl");
        QTest::addColumn<QString>("module");
        const auto row = [](const char *name, const char *fixed, const char *summary, const char *purl,
                            const QString &module) {
            QTest::newRow(name) << QByteArray(fixed) << QByteArray(summary) << QByteArray(purl) << module;
        };
        const auto *modular = "1:18.14.2-2.module_el8.7.0+3490+1b5a0e11";
        row("AlmaLinux", modular, "Important: nodejs:18 security, bug fix, and enhancement update", "", u"nodejs:18"_s);
        row("Red Hat", "1:18.14.2-2.module+el8.7.0+18203+04b8d7c0",
            "Red Hat Security Advisory: nodejs:18 security update", "", u"nodejs:18"_s);
        row("two", modular, "Important: virt:rhel and virt-devel:rhel security update", "",
            u"virt-devel:rhel,virt:rhel"_s);
        row("none told", modular, "Important: nodejs security update", "", {});
        row("an id is no module", modular, "RHSA-2023:1582: nodejs update", "", {});
        row("not modular", "18.14.2-2.el8", "Important: nodejs:18 security update", "", {});
        row("package URL", modular, "nothing", "pkg:rpm/redhat/a?rpmmod=nodejs:18:8070020230306:bd1311ed",
            u"nodejs:18"_s);
    }
    void findsModules()
    {
        QFETCH(QByteArray, fixed);
        QFETCH(QByteArray, summary);
        QFETCH(QByteArray, purl);
        const auto record = parse("AlmaLinux:8", "nodejs", fixed.constData(), summary.constData(), purl.constData());
        QVERIFY(record);
        QTEST(record->advisory.affected.front().module, "module");
    }

    void takesTheArchitectureOfTheUrl()
    {
        const auto architectures = [](const char *purl) {
            const auto record = parse("AlmaLinux:8", "a", "1-1", "", purl);
            return record ? record->advisory.affected.front().architectures : QList<QString>{u"?"_s};
        };
        QCOMPARE(architectures("pkg:rpm/almalinux/a?arch=x86_64"), QList<QString>{u"x86_64"_s});
        QVERIFY(architectures("pkg:rpm/almalinux/a?arch=src").isEmpty());
        QVERIFY(architectures("pkg:rpm/almalinux/a").isEmpty());
        QVERIFY(architectures("not one").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOsvDistributions)
#include "tst_osvdistributions.moc"
