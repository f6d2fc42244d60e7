// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/kernels.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestKernels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsAKernelByItsPackageName_data();
    void knowsAKernelByItsPackageName();
    void listsTheNewestFirst();
    void leavesOutRemovedKernels();
    void seesANewerKernel_data();
    void seesANewerKernel();
    void seesANewerBuildOfTheSameRelease();
    void knowsAKernelOfRpm_data();
    void knowsAKernelOfRpm();
    void listsTheNewestOfRpmFirst();
    void seesANewerKernelOfRpm_data();
    void seesANewerKernelOfRpm();

private:
    static Software rpm(const QString &name, const QString &version, const QString &architecture = u"x86_64"_s)
    {
        Software one;
        one.name = name;
        one.version = version;
        one.architecture = architecture;
        one.scheme = VersionScheme::Rpm;
        return one;
    }
    static Software image(const QString &release, const QString &version = u"1"_s)
    {
        Software one;
        one.name = u"linux-image-"_s + release;
        one.version = version;
        one.scheme = VersionScheme::Deb;
        return one;
    }
};

void TestKernels::knowsAKernelByItsPackageName_data()
{
    QTest::addColumn<QString>("release");
    const auto row = [](const char *package, const QString &release) { QTest::newRow(package) << release; };
    row("linux-image-6.1.0-40-amd64", u"6.1.0-40-amd64"_s);
    row("linux-image-6.1.0-40-amd64-unsigned", u"6.1.0-40-amd64"_s);
    row("linux-image-6.1.0-40-cloud-amd64", u"6.1.0-40-cloud-amd64"_s);
    row("linux-image-6.12.41+deb13-amd64", u"6.12.41+deb13-amd64"_s);
    row("linux-image-6.1.0-0.deb11.21-arm64", u"6.1.0-0.deb11.21-arm64"_s);
    row("linux-image-5.10.0-30-686-pae", u"5.10.0-30-686-pae"_s);
    row("linux-image-6.8.0-31-generic", u"6.8.0-31-generic"_s);
    row("linux-image-unsigned-6.8.0-31-generic", u"6.8.0-31-generic"_s);
    row("linux-image-amd64", {});
    row("linux-image-generic-hwe-24.04", {});
    row("linux-image-6.2-lowlatency", {});
    row("linux-image-6.1.0-40-amd64-dbg", {});
    row("linux-image-unsigned-6.8.0-31-generic-dbgsym", {});
    row("linux-image-amd64-signed-template", {});
    row("linux-headers-6.1.0-40-amd64", {});
    row("linux-image-", {});
}

void TestKernels::knowsAKernelByItsPackageName()
{
    QFETCH(const QString, release);
    QCOMPARE(kernelReleaseOf(QString::fromLatin1(QTest::currentDataTag())), release);
}

void TestKernels::listsTheNewestFirst()
{
    const QList<Software> software{
        image(u"6.1.0-9-amd64"_s),          image(u"6.1.0-40-amd64"_s), image(u"5.10.0-30-amd64"_s),
        image(u"6.1.0-40-cloud-amd64"_s),   image(u"amd64"_s),          image(u"6.12.41+deb13-amd64"_s),
        image(u"6.1.0-40-amd64-unsigned"_s)};
    QCOMPARE(installedKernels(software),
             QList<QString>({u"6.12.41+deb13-amd64"_s, u"6.1.0-40-amd64"_s, u"6.1.0-40-cloud-amd64"_s,
                             u"6.1.0-9-amd64"_s, u"5.10.0-30-amd64"_s}));
}

void TestKernels::leavesOutRemovedKernels()
{
    auto removed = image(u"6.1.0-40-amd64"_s);
    removed.state = InstallState::ConfigFiles;
    QVERIFY(installedKernels({removed}).isEmpty());
    QVERIFY(!newerKernelInstalled({removed}, u"6.1.0-9-amd64", {}));
}

void TestKernels::seesANewerKernel_data()
{
    QTest::addColumn<QString>("running");
    QTest::addColumn<bool>("newer");
    QTest::newRow("older runs") << u"6.1.0-9-amd64"_s << true;
    QTest::newRow("newest runs") << u"6.1.0-40-amd64"_s << false;
    QTest::newRow("another flavour of the newest runs") << u"6.1.0-40-rt-amd64"_s << false;
    QTest::newRow("one from elsewhere runs") << u"6.18.44-virtual"_s << false;
    QTest::newRow("unknown") << QString() << false;
}

void TestKernels::seesANewerKernel()
{
    QFETCH(const QString, running);
    QFETCH(const bool, newer);
    const QList<Software> software{image(u"6.1.0-9-amd64"_s), image(u"6.1.0-40-amd64"_s),
                                   image(u"6.1.0-40-cloud-amd64"_s)};
    QCOMPARE(newerKernelInstalled(software, running, {}), newer);
}

void TestKernels::seesANewerBuildOfTheSameRelease()
{
    const QList<Software> software{image(u"6.1.0-40-amd64"_s, u"6.1.153-1"_s)};
    const auto newer = [&](QStringView build) { return newerKernelInstalled(software, u"6.1.0-40-amd64", build); };
    QVERIFY(newer(u"#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2025-08-26)"));
    QVERIFY(!newer(u"#1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1 (2025-09-20)"));
    QVERIFY(!newer(u"#1 SMP PREEMPT_DYNAMIC"));
}

void TestKernels::knowsAKernelOfRpm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("release");
    const auto row = [](const char *name, const QString &version, const QString &release) {
        QTest::addRow("%s %s", name, qPrintable(version)) << QString::fromLatin1(name) << version << release;
    };
    row("kernel", u"2.6.32-754.el6"_s, u"2.6.32-754.el6.x86_64"_s);
    row("kernel", u"3.10.0-1160.el7"_s, u"3.10.0-1160.el7.x86_64"_s);
    row("kernel-core", u"5.14.0-70.13.1.el9_0"_s, u"5.14.0-70.13.1.el9_0.x86_64"_s);
    row("kernel-core", u"6.14.0-63.fc42"_s, u"6.14.0-63.fc42.x86_64"_s);
    row("kernel-uek", u"4.1.12-124.41.4.el6uek"_s, u"4.1.12-124.41.4.el6uek.x86_64"_s);
    row("kernel-uek-core", u"6.12.0-107.59.3.3.el10uek"_s, u"6.12.0-107.59.3.3.el10uek.x86_64"_s);
    row("kernel-rt", u"3.10.0-1160.rt56.1131.el7"_s, u"3.10.0-1160.rt56.1131.el7.x86_64"_s);
    row("kernel-rt-core", u"4.18.0-305.rt7.72.el8"_s, u"4.18.0-305.rt7.72.el8.x86_64"_s);
    row("kernel-rt-core", u"5.14.0-427.13.1.el9_4"_s, u"5.14.0-427.13.1.el9_4.x86_64+rt"_s);
    row("kernel-debug", u"3.10.0-1160.el7"_s, u"3.10.0-1160.el7.x86_64.debug"_s);
    row("kernel-debug-core", u"5.14.0-427.el9"_s, u"5.14.0-427.el9.x86_64+debug"_s);
    row("kernel-64k-core", u"5.14.0-427.el9"_s, u"5.14.0-427.el9.x86_64+64k"_s);
    row("kernel", u"6.1.79-99.164.amzn2023"_s, u"6.1.79-99.164.amzn2023.x86_64"_s);
    row("kernel6.12", u"6.12.22-27.96.amzn2023"_s, u"6.12.22-27.96.amzn2023.x86_64"_s);
    row("kernel-ml", u"6.9.1-1.el9.elrepo"_s, u"6.9.1-1.el9.elrepo.x86_64"_s);
    row("kernel-default", u"5.3.18-150300.59.49.1"_s, u"5.3.18-150300.59.49-default"_s);
    row("kernel-default", u"6.6.7-1.1"_s, u"6.6.7-1-default"_s);
    row("kernel-default-base", u"6.12.0-160000.2.1.160000.2.1"_s, u"6.12.0-160000.2-default"_s);
    row("kernel-default-base", u"5.3.18-59.37.2.18.23.3"_s, u"5.3.18-59.37-default"_s);
    row("kernel-azure", u"5.14.21-150500.33.48.1"_s, u"5.14.21-150500.33.48-azure"_s);
    row("kernel-rt", u"5.14.21-150500.13.38.1"_s, u"5.14.21-150500.13.38-rt"_s);
    for (const auto *name : {"kernel-headers", "kernel-devel", "kernel-tools", "kernel-tools-libs", "kernel-modules",
                             "kernel-modules-core", "kernel-firmware-all", "kernel-srpm-macros", "kernel-uek-devel",
                             "kernel-default-devel", "kernel-default-extra", "kernelshark", "nfs-kernel-server"})
        row(name, u"5.14.0-70.13.1.el9_0"_s, {});
    row("kernel-core", u"5.14.0"_s, {});
    row("kernel", {}, {});
}

void TestKernels::knowsAKernelOfRpm()
{
    QFETCH(const QString, name);
    QFETCH(const QString, version);
    QTEST(kernelReleaseOf(rpm(name, version)), "release");
}

void TestKernels::listsTheNewestOfRpmFirst()
{
    const QList<Software> software{
        rpm(u"kernel-core"_s, u"5.14.0-70.13.1.el9_0"_s), rpm(u"kernel"_s, u"5.14.0-427.13.1.el9_4"_s),
        rpm(u"kernel-core"_s, u"5.14.0-427.13.1.el9_4"_s), rpm(u"kernel-core"_s, u"5.14.0-70.9.1.el9_0"_s),
        rpm(u"kernel-tools"_s, u"5.14.0-503.1.el9_5"_s)};
    QCOMPARE(installedKernels(software),
             QList<QString>({u"5.14.0-427.13.1.el9_4.x86_64"_s, u"5.14.0-70.13.1.el9_0.x86_64"_s,
                             u"5.14.0-70.9.1.el9_0.x86_64"_s}));
}

void TestKernels::seesANewerKernelOfRpm_data()
{
    QTest::addColumn<QString>("running");
    QTest::addColumn<bool>("newer");
    QTest::newRow("older runs") << u"5.14.0-70.13.1.el9_0.x86_64"_s << true;
    QTest::newRow("newest runs") << u"5.14.0-427.13.1.el9_4.x86_64"_s << false;
    QTest::newRow("one that is gone runs") << u"5.14.0-9.1.el9.x86_64"_s << true;
    QTest::newRow("Oracle's own runs") << u"5.15.0-0.30.20.el9uek.x86_64"_s << false;
    QTest::newRow("Oracle's older own runs") << u"5.15.0-0.30.19.el9uek.x86_64"_s << true;
    QTest::newRow("the one for real time runs") << u"5.14.0-70.13.1.el9_0.x86_64+rt"_s << false;
    QTest::newRow("older of SUSE runs") << u"5.3.18-59.19-default"_s << true;
    QTest::newRow("newest of SUSE runs") << u"5.3.18-59.37-default"_s << false;
    QTest::newRow("a container on another system") << u"6.8.0-60-generic"_s << false;
    QTest::newRow("unknown") << QString() << false;
}

void TestKernels::seesANewerKernelOfRpm()
{
    QFETCH(const QString, running);
    const QList<Software> software{
        rpm(u"kernel-core"_s, u"5.14.0-70.13.1.el9_0"_s), rpm(u"kernel-core"_s, u"5.14.0-427.13.1.el9_4"_s),
        rpm(u"kernel-uek-core"_s, u"5.15.0-0.30.20.el9uek"_s), rpm(u"kernel-default"_s, u"5.3.18-59.37.2"_s)};
    QTEST(newerKernelInstalled(software, running, {}), "newer");
}

QTEST_GUILESS_MAIN(TestKernels)
#include "tst_kernels.moc"
