// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A machine, one package on it, and what one advisory says of that package. */
struct Case {
    const char *name;
    QStringView id; ///< Of the system.
    QStringView versionId;
    QStringView prettyName = u"";
    QStringView package = u"openssl";
    QStringView version;
    QStringView source = u""; ///< "name version"; empty when it is not recorded.
    QStringView module = u"";
    QStringView architecture = u"x86_64";
    bool epochKnown = true;
    QStringView space; ///< "AlmaLinux:9"
    QStringView stated = u"openssl";
    QStringView fixed; ///< Empty: no fix.
    QStringView statedModule = u"";
    QStringView statedArchitecture = u"";
    bool binary = false;
    QStringView outcome; ///< Verdict, reason and fixed version with spaces between; "none" for no finding.
};

// The names of groups are those of complaints about other scanners. @see facts: MATCHING, second part
constexpr Case cases[]{
    // 8, 9: what a distribution fixed in an older version is fixed.
    {.name = "8 backported fix on RHEL",
     .id = u"rhel",
     .versionId = u"9.3",
     .version = u"1:3.0.7-25.el9_3",
     .space = u"Red Hat:enterprise_linux:9::baseos",
     .fixed = u"1:3.0.7-25.el9_3",
     .binary = true,
     .outcome = u"notVulnerable"},
    {.name = "8 backported fix not installed",
     .id = u"rhel",
     .versionId = u"9.3",
     .version = u"1:3.0.7-24.el9",
     .space = u"Red Hat:enterprise_linux:9::baseos",
     .fixed = u"1:3.0.7-25.el9_3",
     .binary = true,
     .outcome = u"vulnerable 1:3.0.7-25.el9_3"},
    {.name = "8 CSAF speaks of the source",
     .id = u"rhel",
     .versionId = u"9.3",
     .package = u"openssl-libs",
     .version = u"1:3.0.7-24.el9",
     .source = u"openssl 1:3.0.7-24.el9",
     .space = u"Red Hat:9",
     .fixed = u"1:3.0.7-25.el9_3",
     .outcome = u"vulnerable 1:3.0.7-25.el9_3"},
    {.name = "another major release",
     .id = u"rhel",
     .versionId = u"8.9",
     .version = u"1:1.1.1-1.el8",
     .space = u"Red Hat:enterprise_linux:9::baseos",
     .fixed = u"1:3.0.7-25.el9_3",
     .binary = true,
     .outcome = u"none"},
    {.name = "a binary name in data of sources",
     .id = u"rocky",
     .versionId = u"9.3",
     .package = u"openssl-libs",
     .version = u"1:3.0.7-24.el9",
     .source = u"other 1.0-1.el9",
     .space = u"Rocky Linux:9",
     .stated = u"openssl-libs",
     .fixed = u"1:3.0.7-25.el9_3",
     .outcome = u"none"},
    {.name = "Rocky by source",
     .id = u"rocky",
     .versionId = u"9.3",
     .package = u"openssl-libs",
     .version = u"1:3.0.7-24.el9",
     .source = u"openssl 3.0.7-24.el9",
     .space = u"Rocky Linux:9",
     .fixed = u"1:3.0.7-25.el9_3",
     .outcome = u"vulnerable 1:3.0.7-25.el9_3"},
    {.name = "AlmaLinux by package",
     .id = u"almalinux",
     .versionId = u"9.4",
     .package = u"openssl-libs",
     .version = u"1:3.0.7-24.el9",
     .source = u"openssl 1:3.0.7-24.el9",
     .space = u"AlmaLinux:9",
     .stated = u"openssl-libs",
     .fixed = u"1:3.0.7-25.el9_3",
     .binary = true,
     .outcome = u"vulnerable 1:3.0.7-25.el9_3"},
    {.name = "AlmaLinux up to date",
     .id = u"almalinux",
     .versionId = u"9.4",
     .version = u"1:3.0.7-25.el9_3",
     .space = u"AlmaLinux:9",
     .fixed = u"1:3.0.7-25.el9_3",
     .binary = true,
     .outcome = u"notVulnerable"},
    {.name = "Oracle Linux",
     .id = u"ol",
     .versionId = u"8.9",
     .version = u"1:1.1.1k-9.el8_7",
     .space = u"Oracle Linux:8",
     .fixed = u"1:1.1.1k-12.el8_9",
     .binary = true,
     .outcome = u"vulnerable 1:1.1.1k-12.el8_9"},
    {.name = "Amazon Linux 2",
     .id = u"amzn",
     .versionId = u"2",
     .version = u"1:1.0.2k-24.amzn2.0.10",
     .space = u"Amazon Linux:2",
     .fixed = u"1:1.0.2k-24.amzn2.0.11",
     .binary = true,
     .outcome = u"vulnerable 1:1.0.2k-24.amzn2.0.11"},
    {.name = "Fedora",
     .id = u"fedora",
     .versionId = u"38",
     .version = u"1:3.0.9-2.fc38",
     .space = u"Fedora:38",
     .fixed = u"1:3.0.9-2.fc38",
     .binary = true,
     .outcome = u"notVulnerable"},
    {.name = "SLES by module",
     .id = u"sles",
     .versionId = u"15.4",
     .package = u"libopenssl1_1",
     .version = u"1.1.1l-150400.7.1",
     .source = u"openssl-1_1 1.1.1l-150400.7.1",
     .space = u"SUSE:Linux Enterprise Module for Basesystem 15 SP4",
     .stated = u"openssl-1_1",
     .fixed = u"1.1.1l-150400.7.7.1",
     .outcome = u"vulnerable 1.1.1l-150400.7.7.1"},
    {.name = "SLES, another service pack",
     .id = u"sles",
     .versionId = u"15.4",
     .package = u"libopenssl1_1",
     .version = u"1.1.1l-150400.7.1",
     .source = u"openssl-1_1 1.1.1l-150400.7.1",
     .space = u"SUSE:Linux Enterprise Module for Basesystem 15 SP5",
     .stated = u"openssl-1_1",
     .fixed = u"1.1.1l-150500.1",
     .outcome = u"none"},
    {.name = "14 SLES, only for those with LTSS",
     .id = u"sles",
     .versionId = u"15.4",
     .package = u"libopenssl1_1",
     .version = u"1.1.1l-150400.7.1",
     .source = u"openssl-1_1 1.1.1l-150400.7.1",
     .space = u"SUSE:Linux Enterprise Server 15 SP4-LTSS",
     .stated = u"openssl-1_1",
     .fixed = u"1.1.1l-150400.7.7.1",
     .outcome = u"vulnerable fixNeedsSubscription"},
    {.name = "openSUSE Leap",
     .id = u"opensuse-leap",
     .versionId = u"15.6",
     .package = u"libopenssl3",
     .version = u"3.1.4-150600.5.1",
     .source = u"openssl-3 3.1.4-150600.5.1",
     .space = u"openSUSE:Leap 15.6",
     .stated = u"openssl-3",
     .fixed = u"3.1.4-150600.5.7.1",
     .outcome = u"vulnerable 3.1.4-150600.5.7.1"},
    {.name = "openSUSE Tumbleweed",
     .id = u"opensuse-tumbleweed",
     .versionId = u"20240101",
     .version = u"3.1.4-3.1",
     .space = u"openSUSE:Tumbleweed",
     .fixed = u"3.1.4-2.1",
     .outcome = u"notVulnerable"},
    {.name = "Mageia",
     .id = u"mageia",
     .versionId = u"9",
     .version = u"3.0.12-1.mga9",
     .space = u"Mageia:9",
     .fixed = u"3.0.13-1.mga9",
     .outcome = u"vulnerable 3.0.13-1.mga9"},
    {.name = "openEuler",
     .id = u"openEuler",
     .versionId = u"22.03",
     .prettyName = u"openEuler 22.03 (LTS-SP1)",
     .version = u"1:1.1.1m-15.oe2203sp1",
     .space = u"openEuler:22.03-LTS-SP1",
     .fixed = u"1.1.1m-20.oe2203sp1",
     .outcome = u"undetermined epochUnknown"},
    // 10: see tst_rpmkernels. 12: epochs.
    {.name = "12 the epoch decides",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"32:9.11.4-1.el8",
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"32:9.11.36-2.el8",
     .outcome = u"vulnerable 32:9.11.36-2.el8"},
    {.name = "12 no epoch in the data, both ways below",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"32:9.11.40-1.el8",
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"9.11.36-2.el8",
     .outcome = u"notVulnerable"},
    {.name = "12 no epoch in the data, and it matters",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"32:9.11.4-1.el8",
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"9.11.36-2.el8",
     .outcome = u"undetermined epochUnknown"},
    {.name = "12 no epoch in the list, and it matters",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"9.11.40-1.el8",
     .epochKnown = false,
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"32:9.11.36-2.el8",
     .outcome = u"undetermined epochUnknown"},
    {.name = "12 no epoch in the list, below both ways",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"9.11.4-1.el8",
     .epochKnown = false,
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"32:9.11.36-2.el8",
     .outcome = u"vulnerable 32:9.11.36-2.el8"},
    {.name = "12 an epoch of 0 is an epoch",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"bind",
     .version = u"9.11.40-1.el8",
     .space = u"Red Hat:8",
     .stated = u"bind",
     .fixed = u"32:9.11.36-2.el8",
     .outcome = u"vulnerable 32:9.11.36-2.el8"},
    {.name = "12 the source has the epoch of the package",
     .id = u"rocky",
     .versionId = u"8",
     .package = u"bind-libs",
     .version = u"32:9.11.4-1.el8",
     .source = u"bind 9.11.4-1.el8",
     .space = u"Rocky Linux:8",
     .stated = u"bind",
     .fixed = u"32:9.11.36-2.el8",
     .outcome = u"vulnerable 32:9.11.36-2.el8"},
    // 13: modules, flavours, architectures.
    {.name = "13 same stream",
     .id = u"almalinux",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:18.12.1-2.module_el8.7.0+3370+32a85dae",
     .module = u"nodejs:18",
     .space = u"AlmaLinux:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module_el8.7.0+3490+1b5a0e11",
     .statedModule = u"nodejs:18",
     .binary = true,
     .outcome = u"vulnerable 1:18.14.2-2.module_el8.7.0+3490+1b5a0e11"},
    {.name = "13 another stream",
     .id = u"almalinux",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:16.19.1-1.module_el8.7.0+3496+00000000",
     .module = u"nodejs:16",
     .space = u"AlmaLinux:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module_el8.7.0+3490+1b5a0e11",
     .statedModule = u"nodejs:18",
     .binary = true,
     .outcome = u"none"},
    {.name = "13 a label as rpm writes it",
     .id = u"almalinux",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:18.12.1-2.module_el8.7.0+3370+32a85dae",
     .module = u"nodejs:18:8070020230306:bd1311ed",
     .space = u"AlmaLinux:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module_el8.7.0+3490+1b5a0e11",
     .statedModule = u"nodejs:18",
     .binary = true,
     .outcome = u"vulnerable 1:18.14.2-2.module_el8.7.0+3490+1b5a0e11"},
    {.name = "13 in a module, data about none",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"httpd",
     .version = u"2.4.37-47.module+el8.6.0+15654+427eba2e",
     .module = u"httpd:2.4",
     .space = u"Red Hat:8",
     .stated = u"httpd",
     .fixed = u"2.4.57-5.el8",
     .outcome = u"none"},
    {.name = "13 in no module, data about one",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:10.0.0-1.el8",
     .space = u"Red Hat:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module+el8.7.0+18203+04b8d7c0",
     .statedModule = u"nodejs:18",
     .outcome = u"none"},
    {.name = "13 stream not told, another line",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:16.19.1-1.module+el8.7.0+18373+704f5cef",
     .space = u"Red Hat:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module+el8.7.0+18203+04b8d7c0",
     .statedModule = u"nodejs:18",
     .outcome = u"undetermined moduleUnknown"},
    {.name = "13 stream not told, same line",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"nodejs",
     .version = u"1:18.12.1-1.module+el8.7.0+18373+704f5cef",
     .space = u"Red Hat:8",
     .stated = u"nodejs",
     .fixed = u"1:18.14.2-2.module+el8.7.0+18203+04b8d7c0",
     .outcome = u"vulnerable 1:18.14.2-2.module+el8.7.0+18203+04b8d7c0"},
    {.name = "13 one erratum, two modules",
     .id = u"rhel",
     .versionId = u"8.9",
     .package = u"libvirt",
     .version = u"8.0.0-1.module+el8.6.0+1+1",
     .module = u"virt:rhel",
     .space = u"Red Hat:8",
     .stated = u"libvirt",
     .fixed = u"8.0.0-2.module+el8.6.0+2+2",
     .statedModule = u"virt-devel:rhel,virt:rhel",
     .outcome = u"vulnerable 8.0.0-2.module+el8.6.0+2+2"},
    {.name = "13 ksplice is not held against the usual one",
     .id = u"ol",
     .versionId = u"8.9",
     .package = u"glibc",
     .version = u"2:2.28-225.ksplice1.el8",
     .space = u"Oracle Linux:8",
     .stated = u"glibc",
     .fixed = u"2.28-236.el8_9.12",
     .binary = true,
     .outcome = u"undetermined flavourUnknown"},
    {.name = "13 the usual one is not held against ksplice",
     .id = u"ol",
     .versionId = u"8.9",
     .package = u"glibc",
     .version = u"2.28-236.el8_9.12",
     .space = u"Oracle Linux:8",
     .stated = u"glibc",
     .fixed = u"2:2.28-236.0.1.ksplice1.el8_9.12",
     .binary = true,
     .outcome = u"none"},
    {.name = "13 ksplice against ksplice",
     .id = u"ol",
     .versionId = u"8.9",
     .package = u"glibc",
     .version = u"2:2.28-225.ksplice1.el8",
     .space = u"Oracle Linux:8",
     .stated = u"glibc",
     .fixed = u"2:2.28-236.ksplice1.el8_9.12",
     .binary = true,
     .outcome = u"vulnerable 2:2.28-236.ksplice1.el8_9.12"},
    {.name = "13 FIPS is not held against the usual one",
     .id = u"ol",
     .versionId = u"8.9",
     .package = u"gnutls",
     .version = u"10:3.6.16-4.0.1.el8_fips",
     .space = u"Oracle Linux:8",
     .stated = u"gnutls",
     .fixed = u"3.6.16-8.el8_9",
     .binary = true,
     .outcome = u"undetermined flavourUnknown"},
    {.name = "13 another architecture",
     .id = u"ol",
     .versionId = u"8.9",
     .version = u"1:1.1.1k-9.el8_7",
     .space = u"Oracle Linux:8",
     .fixed = u"1:1.1.1k-12.el8_9",
     .statedArchitecture = u"aarch64",
     .binary = true,
     .outcome = u"none"},
    {.name = "13 the same architecture",
     .id = u"ol",
     .versionId = u"8.9",
     .version = u"1:1.1.1k-9.el8_7",
     .space = u"Oracle Linux:8",
     .fixed = u"1:1.1.1k-12.el8_9",
     .statedArchitecture = u"x86_64",
     .binary = true,
     .outcome = u"vulnerable 1:1.1.1k-12.el8_9"},
    {.name = "13 of no architecture",
     .id = u"ol",
     .versionId = u"8.9",
     .version = u"1:1.1.1k-9.el8_7",
     .architecture = u"noarch",
     .space = u"Oracle Linux:8",
     .fixed = u"1:1.1.1k-12.el8_9",
     .statedArchitecture = u"aarch64",
     .binary = true,
     .outcome = u"vulnerable 1:1.1.1k-12.el8_9"},
    // Rebuilds and relatives.
    {.name = "CentOS with its own end",
     .id = u"centos",
     .versionId = u"7",
     .prettyName = u"CentOS Linux 7 (Core)",
     .package = u"httpd",
     .version = u"2.4.6-97.el7.centos.5",
     .space = u"Red Hat:7",
     .stated = u"httpd",
     .fixed = u"2.4.6-97.el7_9.5",
     .outcome = u"notVulnerable"},
    {.name = "CentOS one behind",
     .id = u"centos",
     .versionId = u"7",
     .prettyName = u"CentOS Linux 7 (Core)",
     .package = u"httpd",
     .version = u"2.4.6-97.el7.centos.4",
     .space = u"Red Hat:7",
     .stated = u"httpd",
     .fixed = u"2.4.6-97.el7_9.5",
     .outcome = u"vulnerable 2.4.6-97.el7_9.5"},
    {.name = "CentOS counts its own builds of modules",
     .id = u"centos",
     .versionId = u"8",
     .prettyName = u"CentOS Linux 8",
     .package = u"nodejs",
     .version = u"1:10.23.1-1.module_el8.3.0+646+bdd2f5e9",
     .module = u"nodejs:10",
     .space = u"Red Hat:8",
     .stated = u"nodejs",
     .fixed = u"1:10.23.1-1.module+el8.3.0+9502+012d8a97",
     .statedModule = u"nodejs:10",
     .outcome = u"notVulnerable"},
    {.name = "CentOS Stream only warns",
     .id = u"centos",
     .versionId = u"9",
     .prettyName = u"CentOS Stream 9",
     .version = u"1:3.0.7-24.el9",
     .space = u"Red Hat:9",
     .fixed = u"1:3.0.7-25.el9_3",
     .outcome = u"possible derivative 1:3.0.7-25.el9_3"},
    {.name = "EUS is for those who bought it",
     .id = u"rhel",
     .versionId = u"9.2",
     .version = u"1:3.0.7-6.el9_2",
     .space = u"Red Hat:rhel_eus:9.2::baseos",
     .fixed = u"1:3.0.7-6.el9_2.4",
     .binary = true,
     .outcome = u"vulnerable fixNeedsSubscription"},
    {.name = "EUS of another minor release",
     .id = u"rhel",
     .versionId = u"9.3",
     .version = u"1:3.0.7-6.el9_2",
     .space = u"Red Hat:rhel_eus:9.2::baseos",
     .fixed = u"1:3.0.7-6.el9_2.4",
     .binary = true,
     .outcome = u"none"},
    // 18: what nobody speaks of.
    {.name = "18 a release without data",
     .id = u"rocky",
     .versionId = u"7",
     .version = u"1.0-1",
     .space = u"Rocky Linux:9",
     .fixed = u"2.0-1",
     .outcome = u"none"},
    // 23: what cannot be read.
    {.name = "23 a version nobody can read",
     .id = u"rocky",
     .versionId = u"9",
     .version = u"",
     .space = u"Rocky Linux:9",
     .fixed = u"2.0-1",
     .outcome = u"undetermined versionUnknown"},
};

} // namespace

/** Cases like those of other scanners, one package and one statement each. */
class DistributionsTest : public QObject
{
    Q_OBJECT

    static Scene sceneOf(const Case &row)
    {
        Scene scene;
        auto &os = scene.inventory.machine.os;
        os = {};
        os.id = row.id.toString();
        os.versionId = row.versionId.toString();
        os.prettyName = row.prettyName.toString();
        Software software;
        software.name = row.package.toString();
        software.version = row.version.toString();
        software.scheme = VersionScheme::Rpm;
        software.source = u"rpm"_s;
        software.sourcePackage = row.source.toString().section(u' ', 0, 0);
        software.sourceVersion = row.source.toString().section(u' ', 1, 1);
        software.module = row.module.toString();
        software.architecture = row.architecture.toString();
        software.epochKnown = row.epochKnown;
        scene.inventory.software = {software};
        const auto colon = row.space.indexOf(u':');
        auto statement =
            affects(row.stated.toString(), {{{}, row.fixed.toString(), {}}}, row.space.sliced(colon + 1).toString());
        statement.ecosystem = row.space.first(colon).toString();
        statement.scheme = VersionScheme::Rpm;
        statement.module = row.statedModule.toString();
        if (!row.statedArchitecture.isEmpty())
            statement.architectures = {row.statedArchitecture.toString()};
        statement.binaryPackage = row.binary;
        for (auto &feed : scene.feeds)
            feed.covers = {row.space.toString(), u"Rocky Linux:9"_s};
        scene.advisories = {advisory(u"osv-debian"_s, u"TEST-1"_s, {u"CVE-2026-1"_s}, {statement})};
        return scene;
    }

    static QString outcomeOf(const Scene &scene)
    {
        QList<QString> outcomes;
        const auto findings = scene.match().findings;
        for (const auto &finding : findings) {
            if (finding.software.kind != SoftwareKind::Package)
                continue;
            auto outcome = nameOf(finding.verdict);
            for (const auto &part : {finding.reason, finding.fixedVersion})
                outcome += part.isEmpty() ? QString() : u' ' + part;
            outcomes += outcome;
        }
        return outcomes.isEmpty() ? u"none"_s : outcomes.join(u"; ");
    }

    static Software debian(const QString &name, const QString &version) { return package(name, name, version); }

    static Scene ubuntu(const QString &installed, const QList<std::pair<QString, QString>> &statements)
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"ubuntu"_s;
        scene.inventory.machine.os.versionId = u"22.04"_s;
        scene.inventory.machine.os.codename = u"jammy"_s;
        scene.inventory.software = {debian(u"imagemagick"_s, installed)};
        scene.feeds.front().covers = {u"Ubuntu:22.04"_s, u"Ubuntu:Pro:22.04"_s};
        QList<AffectedPackage> affected;
        for (const auto &[release, fixed] : statements) {
            affected += affects(u"imagemagick"_s, {fixedIn(fixed)}, release);
            affected.back().ecosystem = u"Ubuntu"_s;
        }
        scene.advisories = {advisory(u"osv-debian"_s, u"UBUNTU-CVE-2026-1"_s, {u"CVE-2026-1"_s}, affected)};
        return scene;
    }

private Q_SLOTS:
    void judgesRpms_data()
    {
        QTest::addColumn<int>("row");
        int number = 0;
        for (const auto &row : cases)
            QTest::newRow(row.name) << number++;
    }
    void judgesRpms()
    {
        QFETCH(int, row);
        const auto &item = cases[row];
        QCOMPARE(outcomeOf(sceneOf(item)), item.outcome.toString());
    }

    void ubuntuProIsNotForEverybody_data()
    {
        QTest::addColumn<QString>("installed");
        QTest::addColumn<QString>("free");
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("outcome");
        const auto none = u"-"_s;
        const auto row = [](const char *name, const QString &installed, const QString &free, const QString &paid,
                            const QString &outcome) { QTest::newRow(name) << installed << free << paid << outcome; };
        row("free fix", u"1.0-1"_s, u"1.0-1ubuntu1"_s, none, u"vulnerable 1.0-1ubuntu1"_s);
        row("free fix installed", u"1.0-1ubuntu1"_s, u"1.0-1ubuntu1"_s, none, u"notVulnerable"_s);
        row("only in Pro", u"1.0-1"_s, {}, u"1.0-1ubuntu0.1~esm1"_s, u"vulnerable fixNeedsSubscription"_s);
        row("only in Pro, nothing about the rest", u"1.0-1"_s, none, u"1.0-1ubuntu0.1~esm1"_s,
            u"vulnerable fixNeedsSubscription"_s);
        row("Pro's fix installed", u"1.0-1ubuntu0.1~esm1"_s, {}, u"1.0-1ubuntu0.1~esm1"_s, u"notVulnerable"_s);
        row("no fix anywhere", u"1.0-1"_s, {}, {}, u"vulnerable"_s);
        row("free fix wins", u"1.0-1"_s, u"1.0-1ubuntu1"_s, u"1.0-1ubuntu0.1~esm1"_s, u"vulnerable 1.0-1ubuntu1"_s);
    }
    void ubuntuProIsNotForEverybody()
    {
        QFETCH(QString, installed);
        QFETCH(QString, free);
        QFETCH(QString, paid);
        QList<std::pair<QString, QString>> statements;
        if (free != u"-")
            statements.append({u"22.04"_s, free});
        if (paid != u"-")
            statements.append({u"Pro:22.04"_s, paid});
        QTEST(outcomeOf(ubuntu(installed, statements)), "outcome");
    }

    void aNoticeForSubscribersSettlesAnOpenCve()
    {
        auto scene = ubuntu(u"1.0-1ubuntu0.1~esm1"_s, {{u"22.04"_s, {}}});
        auto notice = affects(u"imagemagick"_s, {fixedIn(u"1.0-1ubuntu0.1~esm1"_s)}, u"Pro:22.04"_s);
        notice.ecosystem = u"Ubuntu"_s;
        scene.advisories += advisory(u"debian-dsa"_s, u"USN-1-1"_s, {u"CVE-2026-1"_s}, {notice});
        QCOMPARE(outcomeOf(scene), u"notVulnerable; notVulnerable"_s);
        scene.inventory.software.front() = debian(u"imagemagick"_s, u"1.0-1"_s);
        QCOMPARE(outcomeOf(scene), u"vulnerable fixNeedsSubscription; vulnerable fixNeedsSubscription"_s);
    }

    void derivativesByTheEvidenceOfEachPackage_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("versionId");
        QTest::addColumn<QString>("codename");
        QTest::addColumn<QString>("installed");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *name, const QString &id, const QString &versionId, const QString &codename,
                            const QString &installed, const QString &outcome) {
            QTest::newRow(name) << id << versionId << codename << installed << outcome;
        };
        const auto flagged = u"vulnerable 1.0-2"_s;
        row("LMDE", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1"_s, flagged);
        row("LMDE, fixed", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-2"_s, u"notVulnerable"_s);
        row("LMDE, Mint's own", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1+mint1"_s, u"none"_s);
        row("LMDE, Mint's own by code name", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1+faye"_s, u"none"_s);
        row("Devuan", u"devuan"_s, u"5"_s, u"daedalus"_s, u"1.0-1"_s, flagged);
        row("Devuan's own", u"devuan"_s, u"5"_s, u"daedalus"_s, u"1.0-1+devuan1"_s, u"none"_s);
        row("Raspbian", u"raspbian"_s, u"12"_s, u"bookworm"_s, u"1.0-1"_s, flagged);
        row("Raspbian, changed", u"raspbian"_s, u"12"_s, u"bookworm"_s, u"1.0-1+rpt1"_s,
            u"possible derivative 1.0-2"_s);
        row("Raspberry Pi OS", u"debian"_s, u"12"_s, u"bookworm"_s, u"1.0-1+rpt1"_s, u"possible derivative 1.0-2"_s);
        row("Raspberry Pi OS, fixed", u"debian"_s, u"12"_s, u"bookworm"_s, u"1.0-2+rpt1"_s, u"notVulnerable"_s);
    }
    void derivativesByTheEvidenceOfEachPackage()
    {
        QFETCH(QString, id);
        QFETCH(QString, versionId);
        QFETCH(QString, codename);
        QFETCH(QString, installed);
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = id;
        scene.inventory.machine.os.versionId = versionId;
        scene.inventory.machine.os.codename = codename;
        scene.inventory.software = {debian(u"tool"_s, installed)};
        scene.advisories = {
            advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})})};
        QTEST(outcomeOf(scene), "outcome");
        const auto gaps = scene.match().notChecked;
        const bool told = std::any_of(gaps.begin(), gaps.end(),
                                      [](const NotChecked &item) { return item.detail.contains(u"derivative"_s); });
        QCOMPARE(told, outcomeOf(scene) == u"none");
    }

    void mintIsJudgedByUbuntu()
    {
        auto scene = ubuntu(u"1.0-1"_s, {{u"22.04"_s, u"1.0-1ubuntu1"_s}});
        auto &os = scene.inventory.machine.os;
        os.id = u"linuxmint"_s;
        os.versionId = u"21.3"_s;
        os.codename = u"virginia"_s;
        QCOMPARE(outcomeOf(scene), u"vulnerable 1.0-1ubuntu1"_s);
        // As the reader tells it, where os-release has UBUNTU_CODENAME.
        os.versionId = u"99"_s;
        os.baseId = u"ubuntu"_s;
        os.baseCodename = u"jammy"_s;
        QCOMPARE(outcomeOf(scene), u"vulnerable 1.0-1ubuntu1"_s);
    }

    void alpineByItsOwnOrder()
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"alpine"_s;
        scene.inventory.machine.os.versionId = u"3.19.1"_s;
        auto software = debian(u"libcrypto3"_s, u"3.1.4-r2"_s);
        software.sourcePackage = u"openssl"_s;
        software.scheme = VersionScheme::Apk;
        scene.inventory.software = {software};
        scene.feeds.front().covers = {u"Alpine:v3.19"_s};
        auto statement = affects(u"openssl"_s, {fixedIn(u"3.1.4-r10"_s)}, u"v3.19"_s);
        statement.ecosystem = u"Alpine"_s;
        statement.scheme = VersionScheme::Apk;
        scene.advisories = {advisory(u"osv-debian"_s, u"ALPINE-CVE-2026-1"_s, {u"CVE-2026-1"_s}, {statement})};
        QCOMPARE(outcomeOf(scene), u"vulnerable 3.1.4-r10"_s);
        QCOMPARE(scene.match().findings.front().evidence.rule, u"apkFixedVersion"_s);
        scene.inventory.software.front().sourceVersion = u"3.1.4-r10"_s;
        QCOMPARE(outcomeOf(scene), u"notVulnerable"_s);
        scene.inventory.software.front().sourceVersion = u"3.1.4-hand-made"_s;
        QCOMPARE(outcomeOf(scene), u"undetermined versionUnreadable"_s);
    }
};

QTEST_GUILESS_MAIN(DistributionsTest)
#include "tst_distributions.moc"
