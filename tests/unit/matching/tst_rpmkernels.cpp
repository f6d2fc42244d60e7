// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/kernels.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Several kernels beside each other on systems with rpm, and on Ubuntu. @see facts: MATCHING 10 */
class RpmKernelsTest : public QObject
{
    Q_OBJECT

    static Software rpm(const QString &name, const QString &version, const QString &source = u"kernel"_s)
    {
        auto software = package(name, source, version);
        software.scheme = VersionScheme::Rpm;
        software.source = u"rpm"_s;
        software.architecture = u"x86_64"_s;
        return software;
    }

    /** Two kernels, the older one running. */
    static Scene twoKernels()
    {
        Scene scene;
        auto &machine = scene.inventory.machine;
        machine.os = {};
        machine.os.id = u"almalinux"_s;
        machine.os.versionId = u"9.3"_s;
        machine.runningKernel = u"5.14.0-362.8.1.el9_3.x86_64"_s;
        for (const auto *version : {"5.14.0-70.1.1.el9_0", "5.14.0-362.8.1.el9_3", "5.14.0-362.18.1.el9_3"}) {
            for (const auto *name : {"kernel", "kernel-core", "kernel-modules", "kernel-modules-core"})
                scene.inventory.software += rpm(QString::fromLatin1(name), QString::fromLatin1(version));
        }
        scene.inventory.software += rpm(u"kernel-headers"_s, u"5.14.0-362.18.1.el9_3"_s);
        scene.feeds.front().covers = {u"AlmaLinux:9"_s};
        return scene;
    }

    static Advisory fixedKernel(const QString &version, bool binary)
    {
        QList<AffectedPackage> affected;
        for (const auto *name : {"kernel", "kernel-core", "kernel-modules", "kernel-headers"}) {
            affected += affects(QString::fromLatin1(name), {fixedIn(version)}, u"9"_s);
            affected.back().ecosystem = u"AlmaLinux"_s;
            affected.back().scheme = VersionScheme::Rpm;
            affected.back().binaryPackage = binary;
        }
        return advisory(u"osv-debian"_s, u"ALSA-1"_s, {u"CVE-2026-9"_s}, affected);
    }

    /** "vulnerable", with the reason behind it. */
    static QString about(const Scene &scene, const QString &name, const QString &version)
    {
        const auto findings = scene.match().findings;
        for (const auto &finding : findings) {
            if (finding.software.name == name && finding.software.version == version)
                return QString(nameOf(finding.verdict) + u' ' + finding.reason).trimmed();
        }
        return u"nothing"_s;
    }

private Q_SLOTS:
    void knowsTheBuildOfAPackage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kernel");
        for (const auto *name : {"kernel", "kernel-core", "kernel-modules", "kernel-modules-core",
                                 "kernel-modules-extra", "kernel-devel", "kernel-uki-virt"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"kernel"_s;
        for (const auto *name : {"kernel-rt", "kernel-rt-core", "kernel-rt-modules-extra"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"kernel-rt"_s;
        for (const auto *name : {"kernel-uek", "kernel-uek-core", "kernel-uek-modules"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"kernel-uek"_s;
        for (const auto *name : {"kernel-default", "kernel-default-base", "kernel-default-extra"})
            QTest::newRow(name) << QString::fromLatin1(name) << u"kernel-default"_s;
        QTest::newRow("64k") << u"kernel-64k-modules-core"_s << u"kernel-64k"_s;
        for (const auto *name :
             {"kernel-headers", "kernel-tools", "kernel-tools-libs", "kernel-doc", "kernel-firmware-all",
              "kernel-source", "kernel-livepatch-5_14_21-default", "kernelshark", "kernel-srpm-macros", "bash"})
            QTest::newRow(name) << QString::fromLatin1(name) << QString();
    }
    void knowsTheBuildOfAPackage()
    {
        QFETCH(QString, name);
        QFETCH(QString, kernel);
        QCOMPARE(kernelBuildOfPackage(rpm(name, u"1:5.14.0-1.el9"_s)),
                 kernel.isEmpty() ? QString() : QString(kernel + u"|5.14.0-1.el9"_s));
    }

    void knowsWhatRuns_data()
    {
        QTest::addColumn<QString>("build");
        QTest::addColumn<QString>("running");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const QString &build, const QString &running, bool same) {
            QTest::newRow(name) << build << running << same;
        };
        row("RHEL", u"kernel|5.14.0-362.8.1.el9_3"_s, u"5.14.0-362.8.1.el9_3.x86_64"_s, true);
        row("RHEL, another", u"kernel|5.14.0-362.18.1.el9_3"_s, u"5.14.0-362.8.1.el9_3.x86_64"_s, false);
        row("no more than the beginning", u"kernel|5.14.0-362.8.1.el9_30"_s, u"5.14.0-362.8.1.el9_3.x86_64"_s, false);
        row("64k", u"kernel-64k|5.14.0-362.8.1.el9_3"_s, u"5.14.0-362.8.1.el9_3.aarch64+64k"_s, true);
        row("not 64k", u"kernel-64k|5.14.0-362.8.1.el9_3"_s, u"5.14.0-362.8.1.el9_3.aarch64"_s, false);
        row("real time", u"kernel-rt|5.14.0-362.8.1.el9_3"_s, u"5.14.0-362.8.1.el9_3.x86_64+rt"_s, true);
        row("real time of 8", u"kernel-rt|4.18.0-305.rt7.72.el8"_s, u"4.18.0-305.rt7.72.el8.x86_64"_s, true);
        row("debug", u"kernel-debug|4.18.0-305.el8"_s, u"4.18.0-305.el8.x86_64+debug"_s, true);
        row("Oracle", u"kernel-uek|5.15.0-101.103.2.1.el9uek"_s, u"5.15.0-101.103.2.1.el9uek.x86_64"_s, true);
        row("Amazon", u"kernel|4.14.336-257.562.amzn2"_s, u"4.14.336-257.562.amzn2.x86_64"_s, true);
        row("Fedora", u"kernel|6.5.6-300.fc39"_s, u"6.5.6-300.fc39.x86_64"_s, true);
        row("SUSE", u"kernel-default|5.14.21-150400.24.33.2"_s, u"5.14.21-150400.24.33-default"_s, true);
        row("SUSE, another", u"kernel-default|5.14.21-150400.24.38.1"_s, u"5.14.21-150400.24.33-default"_s, false);
        row("SUSE, another flavour", u"kernel-azure|5.14.21-150400.24.33.2"_s, u"5.14.21-150400.24.33-default"_s,
            false);
        row("Debian", u"6.1.0-40"_s, u"6.1.0-40-amd64"_s, true);
        row("Ubuntu", u"5.15.0-91"_s, u"5.15.0-91-generic"_s, true);
        row("nothing runs", u"kernel|5.14.0-1"_s, {}, false);
    }
    void knowsWhatRuns()
    {
        QFETCH(QString, build);
        QFETCH(QString, running);
        QTEST(isRunningBuild(build, running), "same");
    }

    void onlyRunningAndNewestMatter_data()
    {
        QTest::addColumn<bool>("binary");
        QTest::newRow("data of packages") << true;
        QTest::newRow("data of sources") << false;
    }
    void onlyRunningAndNewestMatter()
    {
        QFETCH(bool, binary);
        auto scene = twoKernels();
        scene.advisories = {fixedKernel(u"5.14.0-362.24.1.el9_3"_s, binary)};
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-70.1.1.el9_0"_s), u"possible oldKernel"_s);
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-362.8.1.el9_3"_s), u"vulnerable"_s);
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-362.18.1.el9_3"_s), u"vulnerable"_s);
        scene.advisories = {fixedKernel(u"5.14.0-362.18.1.el9_3"_s, binary)};
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-70.1.1.el9_0"_s), u"possible oldKernel"_s);
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-362.8.1.el9_3"_s), u"vulnerable restartPending"_s);
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-362.18.1.el9_3"_s), u"notVulnerable"_s);
        QCOMPARE(about(scene, u"kernel-headers"_s, u"5.14.0-362.18.1.el9_3"_s), u"notVulnerable"_s);
        scene.inventory.machine.runningKernel = u"5.14.0-362.18.1.el9_3.x86_64"_s;
        QCOMPARE(about(scene, u"kernel-core"_s, u"5.14.0-362.8.1.el9_3"_s), u"possible oldKernel"_s);
    }

    void ubuntusKernelsByTheirOwnSources()
    {
        Scene scene;
        auto &machine = scene.inventory.machine;
        machine.os = {};
        machine.os.id = u"ubuntu"_s;
        machine.os.versionId = u"22.04"_s;
        machine.runningKernel = u"5.15.0-91-generic"_s;
        const auto kernel = [](const QString &build, const QString &version) {
            auto software = package(u"linux-image-%1-generic"_s.arg(build), u"linux-signed"_s, version);
            software.baseSourcePackage = u"linux"_s;
            software.baseSourceVersion = version;
            return software;
        };
        scene.inventory.software = {kernel(u"5.15.0-91"_s, u"5.15.0-91.101"_s),
                                    kernel(u"5.15.0-94"_s, u"5.15.0-94.104"_s)};
        scene.feeds.front().covers = {u"Ubuntu:22.04"_s};
        auto statement = affects(u"linux"_s, {fixedIn(u"5.15.0-94.104"_s)}, u"22.04"_s);
        auto other = affects(u"linux-hwe-6.5"_s, {fixedIn(u"6.5.0-15.15~22.04.1"_s)}, u"22.04"_s);
        statement.ecosystem = other.ecosystem = u"Ubuntu"_s;
        scene.advisories = {advisory(u"osv-debian"_s, u"USN-1-1"_s, {u"CVE-2026-9"_s}, {statement, other})};
        QCOMPARE(about(scene, u"linux-image-5.15.0-91-generic"_s, u"5.15.0-91.101"_s), u"vulnerable restartPending"_s);
        QCOMPARE(about(scene, u"linux-image-5.15.0-94-generic"_s, u"5.15.0-94.104"_s), u"notVulnerable"_s);
    }
};

QTEST_GUILESS_MAIN(RpmKernelsTest)
#include "tst_rpmkernels.moc"
