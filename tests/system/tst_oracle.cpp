// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer::Test;

namespace {

const auto corpus = QStringLiteral(PW_SHARED_DIR "/corpus");
const auto oracleNow = QStringLiteral("2026-08-22");

QStringList advisoryFiles()
{
    const QStringList names{QStringLiteral("osv-debian12-2025-02-12.tar.xz"),
                            QStringLiteral("osv-debian-dsa-dla-2025-02-12.zip"),
                            QStringLiteral("DSA.list"),
                            QStringLiteral("DLA.list"),
                            QStringLiteral("DSA.list.2025-02_2026-08.reconstructed"),
                            QStringLiteral("DLA.list.2025-02_2026-08.reconstructed")};
    QStringList paths;
    for (const auto &name : names)
        paths.append(corpus + QStringLiteral("/debian/") + name);
    return paths;
}

QSet<QString> pendingSources(const QJsonObject &check)
{
    QSet<QString> sources;
    for (const auto &value : check.value(QStringLiteral("findings")).toArray()) {
        const auto finding = value.toObject();
        if (finding.value(QStringLiteral("verdict")).toString() == u"vulnerable"
            && finding.contains(QStringLiteral("fixedVersion")))
            sources.insert(
                finding.value(QStringLiteral("evidence")).toObject().value(QStringLiteral("package")).toString());
    }
    return sources;
}

/** The sources of the rows that can be acted on: what `updates` makes of the same findings. */
QSet<QString> actionableSources(const QJsonObject &updates)
{
    QSet<QString> sources;
    for (const auto &value : updates.value(QStringLiteral("updates")).toArray()) {
        const auto update = value.toObject();
        const auto leaks = !update.value(QStringLiteral("cves")).toArray().isEmpty()
            || !update.value(QStringLiteral("advisories")).toArray().isEmpty();
        if (leaks && update.value(QStringLiteral("availability")).toString() != u"noFix")
            sources.insert(update.value(QStringLiteral("id")).toString().section(u':', 1));
    }
    return sources;
}

QString listed(const QSet<QString> &set)
{
    auto list = set.values();
    list.sort();
    return list.join(QLatin1Char(' '));
}

} // namespace

/** On real lists and real machines, exactly the sources that dpkg itself calls older than their fix. */
class TestOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsExactlyTheSourcesThatDpkgFinds_data();
    void findsExactlyTheSourcesThatDpkgFinds();
    void findsTheSameOnTheRunningMachine();
    void startsWithinThreeHundredMilliseconds();

private:
    void addDerivedInventories(const QString &status);
    [[nodiscard]] CliAnswer run(const QStringList &words) const
    {
        return runCli(QStringList{QStringLiteral("--data-dir"), m_data.path(), QStringLiteral("--now"), oracleNow}
                      + words);
    }

    QTemporaryDir m_data;
    QTemporaryDir m_files;
    QStringList m_inventories;
    QJsonObject m_oracle;
};

void TestOracle::initTestCase()
{
    const auto container = corpus + QStringLiteral("/inventories/dpkg/debian12-container.status.xz");
    if (!QFileInfo::exists(container))
        QSKIP("SKIP: the corpus of real advisories and inventories is not beside this checkout");
    if (!QFileInfo::exists(QStringLiteral("/usr/bin/dpkg")))
        QSKIP("SKIP: there is no dpkg here to ask");
    const QDir dpkg(corpus + QStringLiteral("/inventories/dpkg"));
    for (const auto &name : dpkg.entryList({QStringLiteral("*.status"), QStringLiteral("*.status.xz")}, QDir::Files))
        m_inventories.append(dpkg.filePath(name));
    const auto machine = QStringLiteral("/var/lib/dpkg/status");
    if (QFileInfo::exists(machine)) {
        m_inventories.append(machine);
        addDerivedInventories(machine);
    }
    const auto kev = corpus + QStringLiteral("/kev/known_exploited_vulnerabilities-2026.08.21.json");
    const auto imported =
        run(QStringList{QStringLiteral("feeds"), QStringLiteral("import")} + advisoryFiles() + QStringList{kev});
    QVERIFY2(imported.exitCode == 0 || imported.exitCode == 4, imported.err.constData());

    QStringList words{QStringLiteral(PW_SOURCE_DIR "/tests/system/oracle_pending.py")};
    for (const auto &inventory : std::as_const(m_inventories))
        words += {QStringLiteral("--inventory"), inventory};
    const auto oracle = runProgram(QStringLiteral("/usr/bin/python3"),
                                   words + QStringList{QStringLiteral("--feeds")} + advisoryFiles());
    QVERIFY2(oracle.exitCode == 0, oracle.err.constData());
    m_oracle = oracle.json();
}

/** Machines that are further behind, or of another release, made of this one's own list. */
void TestOracle::addDerivedInventories(const QString &status)
{
    QFile file(status);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(file.readAll());
    const auto write = [&](const QString &name, const QString &content) {
        QFile out(m_files.filePath(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content.toUtf8());
        m_inventories.append(out.fileName());
    };
    // As on the day of the release: without any security update since.
    static const QRegularExpression pointUpdate(QStringLiteral("[+~]deb1[23]u[0-9]+"));
    write(QStringLiteral("never-updated.status"), QString(text).remove(pointUpdate));
    static const QRegularExpression baseFiles(QStringLiteral("(Package: base-files\\n(?:.+\\n)*?Version: )[^\\n]+"));
    for (const auto &release : {QStringLiteral("11"), QStringLiteral("13")})
        write(QStringLiteral("debian%1.status").arg(release),
              QString(text).replace(baseFiles, QStringLiteral("\\1%1.1").arg(release)));
}

void TestOracle::findsExactlyTheSourcesThatDpkgFinds_data()
{
    QTest::addColumn<QString>("inventory");
    for (const auto &inventory : std::as_const(m_inventories))
        QTest::newRow(qPrintable(inventory.section(QLatin1Char('/'), -2))) << inventory;
}

void TestOracle::findsExactlyTheSourcesThatDpkgFinds()
{
    QFETCH(QString, inventory);
    const auto pending = m_oracle.value(inventory).toObject().value(QStringLiteral("pending")).toObject().keys();
    const QSet<QString> expected(pending.begin(), pending.end());
    const auto check =
        run({QStringLiteral("check"), QStringLiteral("--json"), QStringLiteral("--inventory"), inventory});
    QVERIFY2(check.exitCode == 4 || check.exitCode == 10, check.err.constData());
    QCOMPARE(listed(pendingSources(check.json())), listed(expected));
    const auto updates =
        run({QStringLiteral("updates"), QStringLiteral("--json"), QStringLiteral("--inventory"), inventory});
    QCOMPARE(listed(actionableSources(updates.json())), listed(expected));
    qInfo("%lld sources with a pending fix", static_cast<long long>(expected.size()));
}

void TestOracle::findsTheSameOnTheRunningMachine()
{
    const auto status = m_oracle.value(QStringLiteral("/var/lib/dpkg/status")).toObject();
    if (status.isEmpty())
        QSKIP("SKIP: this machine has no dpkg status file");
    const auto pending = status.value(QStringLiteral("pending")).toObject().keys();
    const auto check = run({QStringLiteral("check"), QStringLiteral("--json")});
    QCOMPARE(listed(pendingSources(check.json())), listed(QSet<QString>(pending.begin(), pending.end())));
}

void TestOracle::startsWithinThreeHundredMilliseconds()
{
    const QStringList words{QStringLiteral("feeds"), QStringLiteral("status"), QStringLiteral("--json")};
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!run(words).out.isEmpty());
        best = std::min(best, timer.elapsed());
    }
    qInfo("start with a filled database: %lld ms", static_cast<long long>(best));
    QVERIFY(best < 300);
}

QTEST_GUILESS_MAIN(TestOracle)
#include "tst_oracle.moc"
