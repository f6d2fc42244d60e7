// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/kernels.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class KernelRolesTest : public QObject
{
    Q_OBJECT

    /** Three kernels installed, the middle one running. */
    static Scene threeKernels()
    {
        Scene scene;
        scene.inventory.machine.runningKernel = u"6.1.0-41-amd64"_s;
        scene.inventory.software = {
            signedKernel(u"linux-image-6.1.0-40-amd64"_s, u"6.1.153-1"_s),
            signedKernel(u"linux-image-6.1.0-41-amd64"_s, u"6.1.158-1"_s),
            signedKernel(u"linux-image-6.1.0-42-amd64"_s, u"6.1.162-1"_s),
            signedKernel(u"linux-image-amd64"_s, u"6.1.162-1"_s),
            package(u"linux-headers-6.1.0-40-common"_s, u"linux"_s, u"6.1.153-1"_s),
            package(u"linux-libc-dev"_s, u"linux"_s, u"6.1.162-1"_s),
        };
        return scene;
    }

    static Advisory fixedKernel(const QString &version)
    {
        return advisory(u"debian-dsa"_s, u"DSA-9-1"_s, {u"CVE-2026-9"_s}, {affects(u"linux"_s, {fixedIn(version)})});
    }

    static QList<QString> pendingFixes(const Scene &scene)
    {
        QList<QString> names;
        const auto findings = scene.match().findings;
        for (const auto &finding : findings) {
            if (finding.verdict == Verdict::Vulnerable && !finding.fixedVersion.isEmpty())
                names += finding.software.name;
        }
        return names;
    }

private Q_SLOTS:
    void knowsTheBuildOfAPackage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("build");
        QTest::newRow("image") << u"linux-image-6.1.0-40-amd64"_s << u"6.1.0-40"_s;
        QTest::newRow("unsigned") << u"linux-image-6.1.0-40-amd64-unsigned"_s << u"6.1.0-40"_s;
        QTest::newRow("cloud") << u"linux-image-6.1.0-40-cloud-amd64"_s << u"6.1.0-40"_s;
        QTest::newRow("headers") << u"linux-headers-6.1.0-40-common-rt"_s << u"6.1.0-40"_s;
        QTest::newRow("trixie") << u"linux-image-6.12.43+deb13-amd64"_s << u"6.12.43+deb13"_s;
        QTest::newRow("backport") << u"linux-image-6.12.38+deb12-amd64"_s << u"6.12.38+deb12"_s;
        QTest::newRow("old backport") << u"linux-image-5.10.0-0.deb10.30-amd64"_s << u"5.10.0-0.deb10.30"_s;
        QTest::newRow("meta") << u"linux-image-amd64"_s << QString();
        QTest::newRow("in place") << u"linux-kbuild-6.1"_s << QString();
        QTest::newRow("compiler") << u"linux-compiler-gcc-12-x86"_s << QString();
        QTest::newRow("libc") << u"linux-libc-dev"_s << QString();
        QTest::newRow("not a kernel") << u"lib-6.1.0-40"_s << QString();
    }
    void knowsTheBuildOfAPackage()
    {
        QFETCH(QString, name);
        QTEST(kernelBuildOfPackage(package(name, u"linux"_s, u"1"_s)), "build");
        QVERIFY(kernelBuildOfPackage(package(name, u"other"_s, u"1"_s)).isEmpty());
    }

    void onlyRunningAndNewestMatter()
    {
        auto scene = threeKernels();
        scene.advisories = {fixedKernel(u"6.1.170-1"_s)};
        QCOMPARE(pendingFixes(scene),
                 (QList<QString>{u"linux-image-6.1.0-41-amd64"_s, u"linux-image-6.1.0-42-amd64"_s,
                                 u"linux-image-amd64"_s, u"linux-libc-dev"_s}));
        const auto old = scene.about(u"linux-image-6.1.0-40-amd64"_s, u"DSA-9-1"_s);
        QCOMPARE(old.verdict, Verdict::Possible);
        QCOMPARE(old.reason, u"oldKernel"_s);
        QCOMPARE(old.confidence, 100);
        QCOMPARE(scene.about(u"linux-headers-6.1.0-40-common"_s, u"DSA-9-1"_s).reason, u"oldKernel"_s);
        QVERIFY(scene.about(u"linux-image-6.1.0-41-amd64"_s, u"DSA-9-1"_s).reason.isEmpty());
    }

    void aFixedKernelThatDoesNotRunYetNeedsARestart()
    {
        auto scene = threeKernels();
        scene.advisories = {fixedKernel(u"6.1.162-1"_s)};
        QCOMPARE(pendingFixes(scene), (QList<QString>{u"linux-image-6.1.0-41-amd64"_s}));
        const auto running = scene.about(u"linux-image-6.1.0-41-amd64"_s, u"DSA-9-1"_s);
        QCOMPARE(running.reason, u"restartPending"_s);
        QCOMPARE(running.fixedVersion, u"6.1.162-1"_s);
        QCOMPARE(scene.about(u"linux-image-6.1.0-42-amd64"_s, u"DSA-9-1"_s).verdict, Verdict::NotVulnerable);
    }

    void anExpiredFeedDoesNotHideTheRestart()
    {
        auto scene = threeKernels();
        scene.now = day(400);
        scene.advisories = {fixedKernel(u"6.1.162-1"_s)};
        QCOMPARE(scene.about(u"linux-image-6.1.0-41-amd64"_s, u"DSA-9-1"_s).reason, u"restartPending"_s);
        QCOMPARE(scene.about(u"linux-image-6.1.0-42-amd64"_s, u"DSA-9-1"_s).verdict, Verdict::NotChecked);
    }

    void runningTheNewestLeavesNothingPending()
    {
        auto scene = threeKernels();
        scene.inventory.machine.runningKernel = u"6.1.0-42-amd64"_s;
        scene.advisories = {fixedKernel(u"6.1.162-1"_s)};
        QVERIFY(pendingFixes(scene).isEmpty());
        QCOMPARE(scene.about(u"linux-image-6.1.0-41-amd64"_s, u"DSA-9-1"_s).reason, u"oldKernel"_s);
    }

    void withoutARunningKernelTheNewestCounts()
    {
        auto scene = threeKernels();
        scene.inventory.machine.runningKernel.clear();
        scene.advisories = {fixedKernel(u"6.1.170-1"_s)};
        QCOMPARE(scene.about(u"linux-image-6.1.0-42-amd64"_s, u"DSA-9-1"_s).verdict, Verdict::Vulnerable);
        QCOMPARE(scene.about(u"linux-image-6.1.0-41-amd64"_s, u"DSA-9-1"_s).reason, u"oldKernel"_s);
    }

    void anUpdateWithinOneBuildIsAnOrdinaryUpdate()
    {
        Scene scene;
        scene.inventory.machine.runningKernel = u"6.1.0-42-amd64"_s;
        scene.inventory.software = {signedKernel(u"linux-image-6.1.0-42-amd64"_s, u"6.1.162-1"_s)};
        scene.advisories = {fixedKernel(u"6.1.162-2"_s)};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QVERIFY(scene.only().reason.isEmpty());
    }

    void aRemovedKernelIsNotTheNewest()
    {
        auto scene = threeKernels();
        scene.inventory.software[2].state = InstallState::ConfigFiles;
        scene.inventory.software.remove(3, 3);
        scene.advisories = {fixedKernel(u"6.1.170-1"_s)};
        QCOMPARE(pendingFixes(scene), (QList<QString>{u"linux-image-6.1.0-41-amd64"_s}));
    }

    void headersWithoutAnyKernelAreOrdinaryPackages()
    {
        Scene scene;
        scene.inventory.software = {package(u"linux-headers-6.1.0-40-common"_s, u"linux"_s, u"6.1.153-1"_s)};
        scene.advisories = {fixedKernel(u"6.1.162-1"_s)};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QVERIFY(scene.only().reason.isEmpty());
    }

    void aKernelVersionNobodyCanReadIsNotCalledOld()
    {
        auto scene = threeKernels();
        scene.inventory.software[0].version = u"?:"_s;
        scene.inventory.software[0].baseSourceVersion.clear();
        scene.advisories = {fixedKernel(u"6.1.170-1"_s)};
        const auto finding = scene.about(u"linux-image-6.1.0-40-amd64"_s, u"DSA-9-1"_s);
        QCOMPARE(finding.verdict, Verdict::Undetermined);
        QCOMPARE(finding.reason, u"versionUnknown"_s);
    }
};

QTEST_GUILESS_MAIN(KernelRolesTest)
#include "tst_kernelroles.moc"
