// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/probedsource.h"
#include "support/recordedtools.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestProbedSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void asksRpmForItsOwnDatabaseOnly();
    void asksAnOldRpmOnceMore();
    void keepsWhatADamagedDatabaseHolds();
    void doesNotFollowADatabaseOutOfTheTree();
    void asksFlatpakLive();
    void readsFoldersOfFlatpakInAnotherTree();
    void readsFoldersWhenFlatpakFails();
    void readsAnOwnersFlatpaks();
    void namesHomesItMayNotRead();
    void asksSnapLive();
    void namesSnapsOfAnotherTree();
    void asksFwupdLive();
    void tellsWhyThereIsNoFirmware_data();
    void tellsWhyThereIsNoFirmware();
    void stopsWhenAsked();

private:
    void write(const QString &path, const QByteArray &bytes = {}) const
    {
        QVERIFY(QDir(m_dir->path()).mkpath(QFileInfo(path).path()));
        QFile file(m_dir->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] RootedTree tree() const { return RootedTree(QFileInfo(m_dir->path()).canonicalFilePath()); }
    [[nodiscard]] static ProbedTree live(const RootedTree &tree) { return {tree, true, u"/home"_s + u"/jan"_s}; }
    [[nodiscard]] static ProbedTree other(const RootedTree &tree) { return {tree, false, {}}; }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestProbedSource::asksRpmForItsOwnDatabaseOnly()
{
    const auto here = tree();
    Test::RecordedTools tools({{u"rpm"_s, {0, "bash\t0\t5\t6\tx86_64\t(none)\t(none)\t1\t(none)\n", {}}}});
    // Without a database rpm is not asked: it would make one in the home folder.
    QVERIFY(probeRpm(live(here), tools, {})->software.isEmpty());
    QVERIFY(tools.calls.isEmpty());
    write(u"var/lib/rpm/Packages.db"_s, "x");
    const auto source = probeRpm(live(here), tools, {});
    QCOMPARE(source->software.size(), 1);
    QCOMPARE(source->software.first().version, u"5-6"_s);
    QVERIFY(tools.calls.last().startsWith(u"rpm --dbpath "_s + here.root()
                                          + u"/var/lib/rpm --nosignature -qa --qf %{NAME}\\t%{EPOCHNUM}\\t"_s));
    QVERIFY(tools.calls.last().endsWith(u"\\t%{INSTALLTIME}\\t%{MODULARITYLABEL}\\n"));
}

void TestProbedSource::asksAnOldRpmOnceMore()
{
    const auto here = tree();
    write(u"var/lib/rpm/Packages"_s, "x");
    Test::RecordedTools tools({{u"rpm"_s, {1, {}, "error: incorrect format: unknown tag: \"MODULARITYLABEL\""}}});
    const auto source = probeRpm(live(here), tools, {});
    QVERIFY(source);
    QCOMPARE(tools.calls.size(), 2);
    QVERIFY(tools.calls.last().contains(u"%{EPOCH}\\t"));
    QVERIFY(!tools.calls.last().contains(u"MODULARITYLABEL"));
    QCOMPARE(source->notLookedAt.size(), 1);
    QCOMPARE(source->notLookedAt.first().reason, u"unreadable"_s);
}

void TestProbedSource::keepsWhatADamagedDatabaseHolds()
{
    const auto here = tree();
    write(u"var/lib/rpm/rpmdb.sqlite"_s, "x");
    Test::RecordedTools tools(
        {{u"rpm"_s,
          {0, "bash\t0\t5\t6\tx86_64\t(none)\t(none)\t1\t(none)\n", "error: rpmdbNextIterator: skipping h#  3\n"}}});
    const auto source = probeRpm(live(here), tools, {});
    QCOMPARE(source->software.size(), 1);
    QCOMPARE(source->skipped.size(), 1);
    QVERIFY(source->skipped.first().code == Error::Code::ToolFailed);
}

void TestProbedSource::doesNotFollowADatabaseOutOfTheTree()
{
    const auto here = tree();
    QTemporaryDir outside;
    QFile file(outside.filePath(u"rpmdb.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir(m_dir->path()).mkpath(u"var/lib/rpm"_s));
    QVERIFY(QFile::link(file.fileName(), m_dir->filePath(u"var/lib/rpm/rpmdb.sqlite"_s)));
    Test::RecordedTools tools({{u"rpm"_s, {0, "bash\t0\t5\t6\tx86_64\t(none)\t(none)\t1\t(none)\n", {}}}});
    QVERIFY(probeRpm(other(here), tools, {})->software.isEmpty());
    QVERIFY(tools.calls.isEmpty());
    // The usual link inside the tree is followed.
    write(u"usr/share/base/rpmdb.sqlite"_s, "x");
    QVERIFY(QDir(m_dir->filePath(u"var/lib/rpm"_s)).removeRecursively());
    QVERIFY(QFile::link(u"/usr/share/base"_s, m_dir->filePath(u"var/lib/rpm"_s)));
    QCOMPARE(probeRpm(other(here), tools, {})->software.size(), 1);
    QVERIFY(tools.calls.last().contains(here.root() + u"/usr/share/base "_s));
}

void TestProbedSource::asksFlatpakLive()
{
    const auto here = tree();
    write(u"var/lib/flatpak/app/org.example.Other/x86_64/stable/active/metadata"_s);
    Test::RecordedTools tools(
        {{u"flatpak"_s,
          {0,
           "org.gimp.GIMP\tGIMP\t2.10.36\tstable\tx86_64\tflathub\tapp/org.gimp.GIMP/x86_64/stable"
           "\tabc\t-\t1 kB\tsystem\tsystem,current\n",
           {}}}});
    const auto source = probeFlatpaks(live(here), tools, {});
    QVERIFY(source);
    QCOMPARE(source->software.size(), 1);
    QCOMPARE(source->software.first().name, u"GIMP"_s);
    QVERIFY(source->notLookedAt.isEmpty());
    QCOMPARE(tools.calls.first(),
             u"flatpak list --columns=application,name,version,branch,arch,origin,ref,active,latest,"
             "size,installation,options"_s);
    Test::RecordedTools none({{u"flatpak"_s, {0, {}, {}}}});
    QVERIFY(probeFlatpaks(live(here), none, {})->notLookedAt.isEmpty());
}

void TestProbedSource::readsFoldersOfFlatpakInAnotherTree()
{
    const auto here = tree();
    const auto app = u"var/lib/flatpak/app/org.gimp.GIMP/x86_64/stable/"_s;
    write(app + u"0123456789abcdef/files/share/metainfo/org.gimp.GIMP.metainfo.xml"_s,
          "<component><id>org.gimp.GIMP</id><name>GIMP</name><developer_name>Team</developer_name>"
          "<releases><release version='2.10.38'/></releases></component>");
    QVERIFY(QFile::link(u"0123456789abcdef"_s, m_dir->filePath(app + u"active"_s)));
    QVERIFY(QFile::link(u"x86_64/stable"_s, m_dir->filePath(u"var/lib/flatpak/app/org.gimp.GIMP/current"_s)));
    write(u"var/lib/flatpak/runtime/org.gnome.Platform/x86_64/44/active/metadata"_s);
    write(u"var/lib/flatpak/runtime/org.gnome.Platform.Locale/x86_64/44/active/metadata"_s);
    write(u"var/lib/flatpak/app/not-an-id/x86_64/stable/active/metadata"_s);
    write(u"home/jan/.local/share/flatpak/app/org.a.B/x86_64/stable/active/metadata"_s);
    Test::RecordedTools tools({{u"flatpak"_s, {0, {}, {}}}});
    const auto source = probeFlatpaks(other(here), tools, {});
    QVERIFY(source);
    QVERIFY(tools.calls.isEmpty());
    QCOMPARE(source->software.size(), 3);
    QCOMPARE(source->software[0].name, u"GIMP"_s);
    QCOMPARE(source->software[0].version, u"2.10.38"_s);
    QCOMPARE(source->software[0].publisher, u"Team"_s);
    QCOMPARE(source->software[0].location, u"app/org.gimp.GIMP/x86_64/stable@0123456789ab"_s);
    QCOMPARE(source->software[1].section, u"runtime"_s);
    QVERIFY(source->software[2].scope == InstallScope::User);
    QCOMPARE(source->skipped.size(), 1);
}

void TestProbedSource::readsFoldersWhenFlatpakFails()
{
    const auto here = tree();
    write(u"var/lib/flatpak/app/org.a.B/x86_64/stable/active/metadata"_s);
    Test::RecordedTools none;
    QCOMPARE(probeFlatpaks(live(here), none, {})->software.size(), 1);
    QVERIFY(probeFlatpaks(live(here), none, {})->notLookedAt.isEmpty());
    Test::RecordedTools broken({{u"flatpak"_s, {1, {}, "error: no repository\n"}}});
    const auto source = probeFlatpaks(live(here), broken, {});
    QCOMPARE(source->software.size(), 1);
    QCOMPARE(source->notLookedAt, (QList<NotLookedAt>{{u"flatpak"_s, u"unreadable"_s, u"error: no repository"_s}}));
}

void TestProbedSource::readsAnOwnersFlatpaks()
{
    const auto here = tree();
    write(u"home/jan/.local/share/flatpak/app/org.a.B/x86_64/stable/active/metadata"_s);
    write(u"home/piet/.local/share/flatpak/app/org.c.D/x86_64/stable/active/metadata"_s);
    Test::RecordedTools listed({{u"flatpak"_s, {0, {}, {}}}});
    // The owner's own are in what flatpak lists; those of others are not.
    QCOMPARE(probeFlatpaks(live(here), listed, {})->software.size(), 1);
    Test::RecordedTools none;
    QCOMPARE(probeFlatpaks(live(here), none, {})->software.size(), 2);
}

void TestProbedSource::namesHomesItMayNotRead()
{
    const auto here = tree();
    write(u"home/piet/.local/share/flatpak/app/org.c.D/x86_64/stable/active/metadata"_s);
    QFile closed(m_dir->filePath(u"home/piet"_s));
    QVERIFY(closed.setPermissions(QFile::Permissions()));
    const auto mayAll = QFileInfo(closed).isReadable();
    Test::RecordedTools none;
    const auto source = probeFlatpaks(live(here), none, {});
    QVERIFY(closed.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (mayAll)
        QSKIP("SKIP: this user may read everything");
    QCOMPARE(source->notLookedAt, (QList<NotLookedAt>{{u"otherUsers"_s, u"otherUser"_s, u"/home"_s + u"/piet"_s}}));
}

void TestProbedSource::asksSnapLive()
{
    const auto here = tree();
    Test::RecordedTools tools(
        {{u"snap"_s,
          {0, "Name Version Rev Tracking Publisher Notes\nfirefox 122.0 1 latest/stable mozilla** -\n", {}}}});
    QVERIFY(probeSnaps(live(here), tools, {})->software.isEmpty());
    QVERIFY(tools.calls.isEmpty());
    write(u"var/lib/snapd/snaps/firefox_1.snap"_s);
    QCOMPARE(probeSnaps(live(here), tools, {})->software.size(), 1);
    Test::RecordedTools broken({{u"snap"_s, {1, {}, "error: cannot communicate with server"}}});
    QCOMPARE(probeSnaps(live(here), broken, {})->notLookedAt,
             (QList<NotLookedAt>{{u"snap"_s, u"unreadable"_s, u"error: cannot communicate with server"_s}}));
    Test::RecordedTools none;
    QCOMPARE(probeSnaps(live(here), none, {})->notLookedAt.first().reason, u"toolMissing"_s);
}

void TestProbedSource::namesSnapsOfAnotherTree()
{
    const auto here = tree();
    write(u"var/lib/snapd/snaps/partial/x"_s);
    Test::RecordedTools none;
    QVERIFY(probeSnaps(other(here), none, {})->notLookedAt.isEmpty());
    write(u"var/lib/snapd/snaps/firefox_1.snap"_s);
    QCOMPARE(probeSnaps(other(here), none, {})->notLookedAt.first().reason, u"otherTree"_s);
    QVERIFY(none.calls.isEmpty());
}

void TestProbedSource::asksFwupdLive()
{
    const auto here = tree();
    Test::RecordedTools tools(
        {{u"fwupdmgr"_s, {0, R"({"Devices":[{"Name":"BIOS","DeviceId":"a","Version":"1.2"}]})", {}}}});
    QCOMPARE(probeFirmware(live(here), tools, {})->software.size(), 1);
    QCOMPARE(tools.calls, QStringList{u"fwupdmgr get-devices --json"_s});
    QVERIFY(probeFirmware(other(here), tools, {})->software.isEmpty());
    QCOMPARE(tools.calls.size(), 1);
}

void TestProbedSource::tellsWhyThereIsNoFirmware_data()
{
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not installed") << -1 << QByteArray() << u"toolMissing"_s;
    QTest::newRow("nothing to do") << 2 << QByteArray() << QString();
    QTest::newRow("no devices") << 0 << QByteArray(R"({"Devices":[]})") << QString();
    QTest::newRow("failed") << 1 << QByteArray() << u"unreadable"_s;
    QTest::newRow("no json") << 0 << QByteArray("Idle...") << u"unreadable"_s;
}

void TestProbedSource::tellsWhyThereIsNoFirmware()
{
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, output);
    const auto here = tree();
    Test::RecordedTools none;
    Test::RecordedTools answering({{u"fwupdmgr"_s, {exitCode, output, "Failed to connect"}}});
    const auto source = probeFirmware(live(here), exitCode < 0 ? none : answering, {});
    QVERIFY(source && source->software.isEmpty());
    QTEST(source->notLookedAt.isEmpty() ? QString() : source->notLookedAt.first().reason, "reason");
    QVERIFY(source->notLookedAt.isEmpty() || source->notLookedAt.first().what == u"firmware");
}

void TestProbedSource::stopsWhenAsked()
{
    const auto here = tree();
    write(u"var/lib/rpm/rpmdb.sqlite"_s, "x");
    write(u"var/lib/snapd/snaps/firefox_1.snap"_s);
    std::stop_source stop;
    stop.request_stop();
    Test::RecordedTools none;
    for (const auto probe : {probeRpm, probeFlatpaks, probeSnaps, probeFirmware}) {
        const auto source = probe(live(here), none, stop.get_token());
        QVERIFY(!source);
        QVERIFY(source.error().code == Error::Code::Cancelled);
    }
    QVERIFY(!probeFlatpaks(other(here), none, stop.get_token()));
    // A program that does not answer is a gap, no failure.
    none.failing.insert(u"rpm"_s, {Error::Code::ToolFailed, u"/usr/bin/rpm"_s, u"no answer within 1 ms"_s});
    QCOMPARE(probeRpm(live(here), none, {})->notLookedAt,
             (QList<NotLookedAt>{{u"rpm"_s, u"unreadable"_s, u"/usr/bin/rpm: no answer within 1 ms"_s}}));
}

QTEST_GUILESS_MAIN(TestProbedSource)
#include "tst_probedsource.moc"
