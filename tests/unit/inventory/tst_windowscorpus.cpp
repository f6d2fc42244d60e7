// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowsfile.h"
#include "unit/inventory/windowsfixture.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using Patchwijzer::Test::now;
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

private:
    static QString pathOf(const QString &file) { return QStringLiteral(PW_SHARED_DIR "/corpus/inventories/") + file; }
};

namespace {

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
    QTest::addColumn<QString>("advisory");
    QTest::addColumn<int>("skipped");
    const auto row = [](const char *file, int programs, int updates, const char *advisory = "", int skipped = 0) {
        QTest::newRow(file) << QString::fromLatin1(file) << programs << updates << QString::fromLatin1(advisory)
                            << skipped;
    };
    row("windows-reg/xp-Uninstall.reg", 60, 357);
    row("windows-reg/10_russian-Uninstall.reg", 2, 0);
    row("windows-lijsten/pc3-2020-wmic-utf16.txt", 234, 0);
    row("windows-lijsten/pc6-2023-04-register-koreaans.csv", 39, 0);
    row("windows-lijsten/pc7-2021-11-naam-versie.txt", 79, 0);
    row("winget/winget-list-pc1-2025-03.txt", 242, 0);
    row("winget/winget-export-a-2026-07.json", 83, 0);
    row("windows-wmi/win7-sp1-x64-Win32_OperatingSystem.wmi", 1, 0, "Windows 7 for 32-bit Systems");
    row("dism/scalibr-dism-fout.txt", 1, 8);
    row("windows-systeminfo/10_1809_x64_enterprise_zh-cn_systeminfo.txt", 1, 1,
        "Windows 10 Version 1809 for x64-based Systems");
    // systeminfo itself stops at 245 hotfixes, though it counts 263.
    row("windows-systeminfo/7_sp1_x64_ultimaten_de_systeminfo.txt", 1, 242,
        "Windows 7 for x64-based Systems Service Pack 1", 1);
    row("windows-systeminfo/srv_2012r2_x64_standard_ru_systeminfo.txt", 1, 7, "Windows Server 2012 R2");
    row("windows-systeminfo/srv_2012r2_x64_standard_ru_qfe.txt", 0, 7);
    row("windows-systeminfo/xp_sp2_x86_qfe.txt", 0, 1);
}

void TestWindowsCorpus::readsWhatItShould()
{
    QFETCH(const QString, file);
    QFETCH(const int, programs);
    QFETCH(const int, updates);
    const auto bytes = Test::readFile(pathOf(file));
    if (bytes.isEmpty())
        QSKIP("SKIP: no corpus beside the checkout");
    const auto inventory = readWindowsFile(bytes, file, now);
    QVERIFY(inventory);
    QTEST(int(inventory->skipped.size()), "skipped");
    QCOMPARE(int(inventory->software.size()), programs);
    QCOMPARE(int(inventory->machine.windows->installedUpdates.size()), updates);
    QTEST(inventory->machine.windows->advisoryName, "advisory");
}

QTEST_APPLESS_MAIN(TestWindowsCorpus)
#include "tst_windowscorpus.moc"
