// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/machineprobe.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto toolMilliseconds = 60'000; ///< On a loaded machine; usually it takes one second.

const QByteArray spec = R"(
Name: %1
Epoch: 2
Version: 1.4~rc1
Release: 3.el9
Summary: Small
License: none
Vendor: A Maker
BuildArch: noarch
ModularityLabel: tools:7:9000:abc
%description
Small.
%files
%package -n %1-libs
Summary: Small libraries
Epoch: 0
%description -n %1-libs
Small.
%files -n %1-libs
)";

} // namespace

/** The whole way with the real rpm: packages built, a database in another tree, and read back. */
class TestRpmProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsARealDatabase();
    void makesNoDatabaseInTheHomeFolder();

private:
    void run(const QString &program, const QStringList &arguments) const;

    QTemporaryDir m_dir;
    QString m_root;
};

void TestRpmProbe::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_dir.filePath(u"home"_s));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    QVERIFY(process.waitForFinished(toolMilliseconds));
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
}

void TestRpmProbe::initTestCase()
{
    const auto folders = ProcessRunner::systemFolders();
    for (const auto &tool : {u"rpm"_s, u"rpmbuild"_s}) {
        if (QStandardPaths::findExecutable(tool, folders).isEmpty())
            QSKIP(qPrintable(u"SKIP: %1 is not installed"_s.arg(tool)));
    }
    QVERIFY(m_dir.isValid());
    m_root = QFileInfo(m_dir.path()).canonicalFilePath() + u"/root"_s;
    QVERIFY(QDir().mkpath(m_root + u"/var/lib/rpm"_s));
    QVERIFY(QDir().mkpath(m_dir.filePath(u"home"_s)));
    QFile file(m_dir.filePath(u"small.spec"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(spec).replace("%1", "small"));
    file.close();
    run(u"rpmbuild"_s,
        {u"-bb"_s, u"--define"_s, u"_topdir "_s + m_dir.filePath(u"build"_s), u"--define"_s, u"_build_id_links none"_s,
         file.fileName()});
    QStringList packages;
    QDirIterator walk(m_dir.filePath(u"build/RPMS"_s), {u"*.rpm"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        packages.append(walk.next());
    QCOMPARE(packages.size(), 2);
    run(u"rpm"_s,
        QStringList{u"--dbpath"_s, m_root + u"/var/lib/rpm"_s, u"--nodeps"_s, u"--justdb"_s, u"--nosignature"_s,
                    u"-i"_s}
            + packages);
}

void TestRpmProbe::readsARealDatabase()
{
    const auto inventory = probeMachine(m_root, QDateTime::currentDateTimeUtc());
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    QVERIFY(inventory->skipped.isEmpty());
    QCOMPARE(inventory->software.size(), 2);
    const auto &small = inventory->software.first();
    QCOMPARE(small.name, u"small"_s);
    QCOMPARE(small.version, u"2:1.4~rc1-3.el9"_s);
    QCOMPARE(small.architecture, u"noarch"_s);
    QCOMPARE(small.publisher, u"A Maker"_s);
    QCOMPARE(small.sourcePackage, u"small"_s);
    QCOMPARE(small.sourceVersion, u"2:1.4~rc1-3.el9"_s);
    QCOMPARE(small.module, u"tools:7"_s);
    QVERIFY(small.installed.isValid());
    const auto &libraries = inventory->software.last();
    QCOMPARE(libraries.name, u"small-libs"_s);
    QCOMPARE(libraries.version, u"1.4~rc1-3.el9"_s);
    QCOMPARE(libraries.sourcePackage, u"small"_s);
}

void TestRpmProbe::makesNoDatabaseInTheHomeFolder()
{
    QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    QVERIFY(probeMachine(m_root, QDateTime::currentDateTimeUtc()));
    QVERIFY(QDir(home.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

QTEST_GUILESS_MAIN(TestRpmProbe)
#include "tst_rpmprobe.moc"
