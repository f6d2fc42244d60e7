// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowsfile.h"
#include "support/golden.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Every Windows file beside the checkout is read, or refused with a reason. */
class TestWindowsCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOrRefuses_data();
    void readsOrRefuses();
    void readsWhatItShould_data();
    void readsWhatItShould();
    void namesTheRelease_data();
    void namesTheRelease();

private:
    static QString pathOf(const QString &file) { return QStringLiteral(PW_SHARED_DIR "/corpus/inventories/") + file; }
};

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

/** Files that list nothing installed: a search, a page about one program, a log, an answer without rows. */
const QStringList refused{
    u"winget/wintui-search_match_source.txt"_s,
    u"winget/wintui-show_firefox.txt"_s,
    u"winget/wintui-clean_upgrade_output.txt"_s,
    u"windows-systeminfo/10_1803_x64_proforworkstations_en-us_B_20190306_qfe.txt"_s,
};

} // namespace

void TestWindowsCorpus::readsOrRefuses_data()
{
    QTest::addColumn<QString>("file");
    for (const auto &folder :
         {u"windows-reg"_s, u"windows-systeminfo"_s, u"windows-lijsten"_s, u"windows-wmi"_s, u"winget"_s, u"dism"_s}) {
        auto names = QDir(pathOf(folder)).entryList(QDir::Files, QDir::Name);
        for (const auto &name : names)
            QTest::newRow(qPrintable(folder + u'/' + name)) << folder + u'/' + name;
    }
    if (QTest::currentDataTag() == nullptr && !QDir(pathOf(u"windows-reg"_s)).exists())
        QTest::newRow("nothing beside the checkout") << QString();
}

void TestWindowsCorpus::readsOrRefuses()
{
    QFETCH(const QString, file);
    if (file.isEmpty())
        QSKIP("SKIP: no corpus beside the checkout");
    const auto bytes = Test::readFile(pathOf(file));
    QVERIFY(!bytes.isEmpty());
    const auto inventory = readWindowsFile(bytes, file, now);
    const auto again = readWindowsFile(bytes, file, now);
    QCOMPARE(again.has_value(), inventory.has_value());
    QVERIFY(!inventory || *again == *inventory);
    if (refused.contains(file)) {
        QVERIFY(!inventory);
        QVERIFY(!inventory.error().detail.isEmpty());
        return;
    }
    QVERIFY2(inventory, qPrintable(inventory ? QString() : inventory.error().detail));
    QVERIFY(inventory->machine.windows);
    const auto &windows = *inventory->machine.windows;
    const bool says = !inventory->software.isEmpty() || !windows.installedUpdates.isEmpty()
        || !windows.missingUpdates.isEmpty() || !windows.build.isEmpty();
    QVERIFY(says);
    for (const auto &software : inventory->software) {
        QVERIFY(!software.name.isEmpty());
        QVERIFY2(software.version.isEmpty() || isValidVersion(software.scheme, software.version),
                 qPrintable(software.version));
    }
    qInfo("%s: %d programs, %d updates, %d offered, build %s, %s, %d skipped", qPrintable(file),
          int(inventory->software.size()), int(windows.installedUpdates.size()), int(windows.missingUpdates.size()),
          qPrintable(windows.build), qPrintable(windows.advisoryName), int(inventory->skipped.size()));
}

void TestWindowsCorpus::readsWhatItShould_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("programs");
    QTest::addColumn<int>("updates");
    const auto row = [](const char *file, int programs, int updates) {
        QTest::newRow(file) << QString::fromLatin1(file) << programs << updates;
    };
    row("windows-lijsten/pc1-2025-03-register.json", 0, 0);
}

void TestWindowsCorpus::readsWhatItShould()
{
    QFETCH(const QString, file);
    const auto bytes = Test::readFile(pathOf(file));
    if (bytes.isEmpty())
        QSKIP("SKIP: no corpus beside the checkout");
    const auto inventory = readWindowsFile(bytes, file, now);
    QVERIFY(inventory);
}

void TestWindowsCorpus::namesTheRelease_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
}

void TestWindowsCorpus::namesTheRelease() { }

QTEST_APPLESS_MAIN(TestWindowsCorpus)
#include "tst_windowscorpus.moc"
