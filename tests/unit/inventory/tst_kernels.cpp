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

private:
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

QTEST_GUILESS_MAIN(TestKernels)
#include "tst_kernels.moc"
