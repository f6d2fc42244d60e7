// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/machineprobe.h"
#include "support/recordedtools.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray rpmLines =
    "bash\t0\t5.1.8\t6.el9\tx86_64\tbash-5.1.8-6.el9.src.rpm\tRocky\t1700000000\t(none)\n"
    "kernel-core\t0\t5.14.0\t70.13.1.el9_0\tx86_64\tkernel-5.14.0-70.13.1.el9_0.src.rpm\tRocky\t1700000000\t(none)\n"
    "rocky-release\t0\t9.0\t2.1.el9\tnoarch\trocky-release-9.0-2.1.el9.src.rpm\tRocky\t1700000000\t(none)\n";

} // namespace

class TestMachineProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsAnotherTree();
    void neverCallsAnotherTreeLive();
    void readsOsReleaseThroughItsUsualLink();
    void doesNotReadTheHostThroughALink();
    void saysWhenOsReleaseIsMissing();
    void saysWhenDpkgWasInterrupted();
    void namesPlacesItDidNotLookAt();
    void saysNothingAboutEmptyPlaces();
    void refusesATreeWithoutDpkg();
    void refusesWhatIsNoFolder();
    void refusesADirectoryInsteadOfTheStatusFile();
    void refusesAnEmptyStatusFile();
    void stopsWhenAsked();
    void readsOldReleaseFiles();
    void readsAMachineWithRpmAlone();
    void readsAMachineWithBoth();
    void passesOverAnUnusedDpkg();
    void refusesRpmThatNothingCanRead();
    void refusesPackagesThatNothingCanOrder();
    void readsFlatpaksBesidePackagesThatNothingCanOrder();
    void readsThisMachine();

private:
    void write(const QString &path, const QByteArray &bytes) const
    {
        QDir(m_dir->path()).mkpath(QFileInfo(path).path());
        QFile file(m_dir->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] Result<Inventory> probe(std::stop_token stop = {}) const
    {
        Test::RecordedTools none;
        return probeMachine(m_dir->path(), m_now, none, std::move(stop));
    }
    [[nodiscard]] static bool has(const Inventory &inventory, QStringView what, QStringView reason)
    {
        return std::any_of(inventory.notLookedAt.begin(), inventory.notLookedAt.end(),
                           [&](const NotLookedAt &place) { return place.what == what && place.reason == reason; });
    }

    const QDateTime m_now{QDate(2026, 11, 22), QTime(6, 0), Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestMachineProbe::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(m_dir->filePath(u"var/lib/dpkg"_s)));
    QVERIFY(QFile::copy(QStringLiteral(PW_TEST_DATA "/inventory/states.status"),
                        m_dir->filePath(u"var/lib/dpkg/status"_s)));
    write(u"etc/os-release"_s, "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n");
}

void TestMachineProbe::readsAnotherTree()
{
    const auto inventory = probe();
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 13);
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->machine.installedKernels, QList<QString>{u"6.1.0-40-amd64"_s});
    QCOMPARE(inventory->takenAt, m_now);
    QVERIFY(inventory->skipped.isEmpty());
}

void TestMachineProbe::neverCallsAnotherTreeLive()
{
    write(u"run/reboot-required"_s, "x");
    write(u"proc/sys/kernel/osrelease"_s, "6.1.0-1-amd64\n");
    const auto inventory = probe();
    QVERIFY(inventory);
    QVERIFY(!inventory->machine.live);
    QVERIFY(!inventory->machine.restartPending);
    QVERIFY(inventory->machine.runningKernel.isEmpty());
}

void TestMachineProbe::readsOsReleaseThroughItsUsualLink()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"etc/os-release"_s)));
    write(u"usr/lib/os-release"_s, "ID=linked\n");
    QVERIFY(QFile::link(u"../usr/lib/os-release"_s, m_dir->filePath(u"etc/os-release"_s)));
    QCOMPARE(probe()->machine.os.id, u"linked"_s);
    QVERIFY(QFile::remove(m_dir->filePath(u"etc/os-release"_s)));
    QCOMPARE(probe()->machine.os.id, u"linked"_s);
}

void TestMachineProbe::doesNotReadTheHostThroughALink()
{
    QTemporaryDir outside;
    QFile secret(outside.filePath(u"status"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("Package: host\nStatus: install ok installed\nVersion: 1\n\n");
    secret.close();
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    QVERIFY(QFile::link(outside.filePath(u"status"_s), m_dir->filePath(u"var/lib/dpkg/status"_s)));
    const auto inventory = probe();
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::UnsupportedPlatform);
}

void TestMachineProbe::saysWhenOsReleaseIsMissing()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"etc/os-release"_s)));
    const auto inventory = probe();
    QVERIFY(inventory);
    QVERIFY(inventory->machine.os.id.isEmpty());
    QVERIFY(has(*inventory, u"osRelease", u"notPresent"));
    QVERIFY(QDir().mkpath(m_dir->filePath(u"etc/os-release"_s)));
    QVERIFY(has(*probe(), u"osRelease", u"unreadable"));
}

void TestMachineProbe::saysWhenDpkgWasInterrupted()
{
    write(u"var/lib/dpkg/updates/tmp.i"_s, "");
    QVERIFY(!has(*probe(), u"dpkg", u"unreadable"));
    write(u"var/lib/dpkg/updates/0001"_s, "Package: a\n");
    QVERIFY(has(*probe(), u"dpkg", u"unreadable"));
}

void TestMachineProbe::namesPlacesItDidNotLookAt()
{
    write(u"opt/program/bin/run"_s, "");
    write(u"usr/local/bin/tool"_s, "");
    write(u"usr/local/lib/node_modules/x/package.json"_s, "");
    write(u"usr/local/lib/python3.11/dist-packages/x-1.0.dist-info/METADATA"_s, "");
    const auto inventory = probe();
    for (const auto what : {u"npm", u"opt", u"pip", u"usrLocal"})
        QVERIFY2(has(*inventory, what, u"notSupportedYet"), qPrintable(QStringView(what).toString()));
    QVERIFY(has(*inventory, u"homePrograms", u"otherTree"));
}

void TestMachineProbe::saysNothingAboutEmptyPlaces()
{
    QVERIFY(QDir().mkpath(m_dir->filePath(u"opt"_s)));
    write(u"var/lib/snapd/snaps/partial/x"_s, "");
    write(u"usr/local/lib/python3.11/dist-packages/README"_s, "");
    const auto inventory = probe();
    QCOMPARE(inventory->notLookedAt.size(), 1);
    QVERIFY(has(*inventory, u"homePrograms", u"otherTree"));
}

void TestMachineProbe::refusesATreeWithoutDpkg()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    const auto inventory = probe();
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::UnsupportedPlatform);
    QVERIFY(inventory.error().where.endsWith(u"/var/lib/dpkg/status"));
}

void TestMachineProbe::refusesWhatIsNoFolder()
{
    QVERIFY(probeMachine(m_dir->filePath(u"none"_s), m_now).error().code == Error::Code::FileMissing);
    QVERIFY(probeMachine(m_dir->filePath(u"etc/os-release"_s), m_now).error().code == Error::Code::FileUnreadable);
    QVERIFY(probeMachine({}, m_now).error().code == Error::Code::FileMissing);
}

void TestMachineProbe::refusesADirectoryInsteadOfTheStatusFile()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    QVERIFY(QDir().mkpath(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    QVERIFY(probe().error().code == Error::Code::FileUnreadable);
}

void TestMachineProbe::refusesAnEmptyStatusFile()
{
    write(u"var/lib/dpkg/status"_s, "");
    const auto inventory = probe();
    QVERIFY(inventory.error().code == Error::Code::NoSoftwareList);
    QVERIFY(inventory.error().detail.contains(u"no packages"));
}

void TestMachineProbe::stopsWhenAsked()
{
    write(u"var/lib/dpkg/status"_s,
          QByteArray("Package: a\nStatus: install ok installed\nVersion: 1\n\n").repeated(3000));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(probe(stop.get_token()).error().code == Error::Code::Cancelled);
}

void TestMachineProbe::readsOldReleaseFiles()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"etc/os-release"_s)));
    write(u"etc/debian_version"_s, "11.2\n");
    QCOMPARE(probe()->machine.os.versionId, u"11"_s);
    QVERIFY(!has(*probe(), u"osRelease", u"notPresent"));
    write(u"etc/redhat-release"_s, "CentOS Linux release 7.9.2009 (Core)\n");
    QCOMPARE(probe()->machine.os.id, u"centos"_s);
    QCOMPARE(probeRelease(m_dir->path()).id, u"centos"_s);
}

void TestMachineProbe::readsAMachineWithRpmAlone()
{
    QVERIFY(QDir(m_dir->filePath(u"var"_s)).removeRecursively());
    QVERIFY(QFile::remove(m_dir->filePath(u"etc/os-release"_s)));
    write(u"usr/lib/sysimage/rpm/rpmdb.sqlite"_s, "x");
    Test::RecordedTools tools({{u"rpm"_s, {0, rpmLines, {}}}});
    const auto inventory = probeMachine(m_dir->path(), m_now, tools);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 3);
    QCOMPARE(inventory->machine.os.id, u"rocky"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->machine.installedKernels, QList<QString>{u"5.14.0-70.13.1.el9_0.x86_64"_s});
    QVERIFY(!inventory->machine.restartPending);
    QVERIFY(!has(*inventory, u"dpkg", u"unreadable"));
    QCOMPARE(tools.calls.size(), 1);
    QVERIFY(tools.calls.first().contains(m_dir->filePath(u"usr/lib/sysimage/rpm"_s)));
}

void TestMachineProbe::readsAMachineWithBoth()
{
    write(u"var/lib/rpm/rpmdb.sqlite"_s, "x");
    Test::RecordedTools tools({{u"rpm"_s, {0, rpmLines, {}}}});
    const auto inventory = probeMachine(m_dir->path(), m_now, tools);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 13 + 3);
    QCOMPARE(inventory->machine.os.id, u"debian"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QVERIFY(std::is_sorted(inventory->software.begin(), inventory->software.end(),
                           [](const Software &lhs, const Software &rhs) { return lhs.name < rhs.name; }));
    // Without rpm the rest is read, and the gap named.
    Test::RecordedTools none;
    const auto without = probeMachine(m_dir->path(), m_now, none);
    QCOMPARE(without->software.size(), 13);
    QVERIFY(has(*without, u"rpm", u"toolMissing"));
}

void TestMachineProbe::passesOverAnUnusedDpkg()
{
    write(u"var/lib/dpkg/status"_s, "");
    write(u"var/lib/rpm/rpmdb.sqlite"_s, "x");
    Test::RecordedTools tools({{u"rpm"_s, {0, rpmLines, {}}}});
    auto inventory = probeMachine(m_dir->path(), m_now, tools);
    QVERIFY(inventory);
    QVERIFY(!has(*inventory, u"dpkg", u"unreadable"));
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    QVERIFY(QDir().mkpath(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    inventory = probeMachine(m_dir->path(), m_now, tools);
    QVERIFY(inventory);
    QVERIFY(has(*inventory, u"dpkg", u"unreadable"));
}

void TestMachineProbe::refusesRpmThatNothingCanRead()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    write(u"var/lib/rpm/Packages"_s, "x");
    QVERIFY(probe().error().code == Error::Code::ToolMissing);
    Test::RecordedTools broken({{u"rpm"_s, {1, {}, "error: cannot open Packages database\nmore"}}});
    const auto inventory = probeMachine(m_dir->path(), m_now, broken);
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::FileUnreadable);
    QCOMPARE(inventory.error().detail, u"error: cannot open Packages database"_s);
}

void TestMachineProbe::refusesPackagesThatNothingCanOrder()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    write(u"lib/apk/db/installed"_s, "P:musl\n");
    const auto inventory = probe();
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::UnsupportedPlatform);
    QVERIFY(inventory.error().detail.contains(u"apk"));
}

void TestMachineProbe::readsFlatpaksBesidePackagesThatNothingCanOrder()
{
    QVERIFY(QFile::remove(m_dir->filePath(u"var/lib/dpkg/status"_s)));
    write(u"var/lib/pacman/local/ALPM_DB_VERSION"_s, "9");
    write(u"var/lib/flatpak/app/org.example.App/x86_64/stable/active/metadata"_s, "");
    const auto inventory = probe();
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QVERIFY(has(*inventory, u"pacman", u"notSupportedYet"));
}

void TestMachineProbe::readsThisMachine()
{
    if (!QFile::exists(u"/var/lib/dpkg/status"_s))
        QSKIP("SKIP: this machine has no dpkg");
    const auto inventory = probeMachine(u"/"_s, m_now);
    QVERIFY(inventory);
    QVERIFY(inventory->machine.live);
    QVERIFY(!inventory->machine.os.id.isEmpty());
    QVERIFY(!inventory->machine.architecture.isEmpty());
    QCOMPARE(inventory->machine.runningKernel, QSysInfo::kernelVersion());
    QVERIFY(inventory->software.size() > 100);
    QVERIFY(!has(*inventory, u"homePrograms", u"otherTree"));
}

QTEST_GUILESS_MAIN(TestMachineProbe)
#include "tst_machineprobe.moc"
