// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Real computers against real lists, and beside the answer a plain one made in another way: every build compared as
// four numbers, and every chain of updates walked as it is written.
#include "core/windowsproduct.h"
#include "feeds/msrccvrf.h"
#include "feeds/wesng.h"
#include "feeds/windows/windowsfixes.h"
#include "support/corpusarchive.h"
#include "unit/matching/windowsfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class WindowsCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatThePlainAnswerSays_data();
    void saysWhatThePlainAnswerSays();

private:
    void readMachines();
    void readLists();

    struct Computer {
        QString name;
        WindowsRelease windows;
    };
    QList<Computer> m_computers;
    WindowsFixes m_lists;
};

void WindowsCorpusTest::initTestCase()
{
    readMachines();
    if (m_computers.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    QCOMPARE(m_computers.size(), 25);
    readLists();
    QVERIFY(m_lists.fixes.size() > 50'000);
}

void WindowsCorpusTest::readMachines()
{
    const auto files = corpusFiles(u"inventories/vuls-resultaten/vuls-results-2026-07-14.tar.xz"_s, u".json"_s);
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto machine = QJsonDocument::fromJson(*file).object();
        if (machine[u"family"_s].toString() != u"windows")
            continue;
        auto facts = windowsFactsOf(microsoftProductName(machine[u"release"_s].toString()));
        QVERIFY2(facts, qPrintable(file.key()));
        setWindowsBuild(&*facts, machine[u"runningKernel"_s].toObject()[u"version"_s].toString());
        Computer computer{file.key().section(u'/', -1), windowsReleaseFrom(*facts)};
        const auto kbs = machine[u"windowsKB"_s].toObject();
        for (const auto &kb : kbs[u"applied"_s].toArray())
            computer.windows.installedUpdates.append(kb.toString());
        for (const auto &kb : kbs[u"unapplied"_s].toArray())
            computer.windows.missingUpdates.append(kb.toString());
        computer.windows.updatesKnown = true;
        m_computers.append(computer);
    }
}

void WindowsCorpusTest::readLists()
{
    QList<QString> products;
    for (const auto &computer : m_computers)
        products.append(computer.windows.advisoryName);
    WindowsFixReader reader(products);
    const auto visit = [&](const QString &path, auto &&take) {
        QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/") + path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        ArchiveLimits limits;
        limits.ratio = 400;
        limits.entryBytes = qint64(256) << 20;
        QVERIFY(visitArchive(file, path, take, limits));
    };
    visit(u"csaf-microsoft/msrc-cvrf-json-2023-01_2025-02.tar.xz"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        PW_TRY(const auto document, parseMsrcCvrf(entry.data, entry.path));
        reader.add(document.bulletin);
        return {};
    });
    visit(u"windows/wesng-definitions-2026-06-28.zip"_s, [&](const ArchiveEntry &entry) -> Result<void> {
        if (!entry.path.endsWith(".csv"_L1))
            return {};
        PW_TRY(const auto definitions, parseWesng(entry.data, entry.path));
        for (const auto &fact : definitions.facts)
            reader.add(fact);
        return {};
    });
    m_lists = reader.take();
}

void WindowsCorpusTest::saysWhatThePlainAnswerSays_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_computers.size(); ++i)
        QTest::newRow(qPrintable(m_computers[i].name)) << i;
}

namespace {

/** The last number of a build, when the third is one of the same updates; -1 otherwise. */
int revisionOf(const QString &text, const QString &installed)
{
    static const QList<std::pair<int, int>> shared{{18362, 18363}, {19041, 19045}, {22621, 22631}, {26100, 26200}};
    const auto parts = text.split(u'.');
    const auto own = installed.split(u'.');
    if (parts.size() != 4 || own.size() != 4)
        return -1;
    const int a = parts[2].toInt();
    const int b = own[2].toInt();
    const bool same = a == b || std::any_of(shared.begin(), shared.end(), [&](const std::pair<int, int> &one) {
                          return qMin(a, b) >= one.first && qMax(a, b) <= one.second;
                      });
    return same ? parts[3].toInt() : -1;
}

/** All that is there when these are installed, by what is written alone. */
QSet<QString> withReplaced(const QList<QString> &installed, const QMultiHash<QString, QString> &replaces)
{
    QSet<QString> there;
    QList<QString> waiting = installed;
    while (!waiting.isEmpty()) {
        const auto kb = waiting.takeLast();
        if (there.contains(kb))
            continue;
        there.insert(kb);
        waiting += replaces.values(kb);
    }
    return there;
}

} // namespace

void WindowsCorpusTest::saysWhatThePlainAnswerSays()
{
    QFETCH(const int, index);
    const auto &windows = m_computers[index].windows;
    QList<FeedState> feeds;
    for (const auto &id : {u"msrc-cvrf"_s, u"wesng"_s}) {
        FeedState state;
        state.id = id;
        state.dataDate = onDay(2026, 6, 28);
        feeds.append(state);
    }
    const auto result = matchWindows({windows, m_lists.fixes, m_lists.updates, {}, feeds, onDay(2026, 7, 1)});
    QHash<QString, const Finding *> findings;
    for (const auto &finding : result.findings) {
        if (finding.software.kind != SoftwareKind::OperatingSystem)
            continue;
        findings.insert(finding.advisory, &finding);
        for (const auto &cve : finding.cves) // Some have many: what one update leaves open.
            findings.insert(cve, &finding);
    }
    QVERIFY(findings.size() > 500);

    QMultiHash<QString, QString> replaces;
    for (const auto &update : m_lists.updates) {
        if (update.product != windows.advisoryName)
            continue;
        for (const auto &kb : update.supersedes)
            replaces.insert(update.kb, kb);
    }
    auto installed = windows.installedUpdates;
    for (const auto &kb : windows.missingUpdates)
        installed.removeAll(kb);
    const auto there = withReplaced(installed, replaces);
    const bool cumulative = windows.build.startsWith("10."_L1);
    int compared = 0;
    int byBuild = 0;
    for (const auto &fix : m_lists.fixes) {
        if (fix.product != windows.advisoryName || fix.kbs.isEmpty() || fix.cve.isEmpty())
            continue;
        const auto *finding = findings.value(fix.cve);
        QVERIFY2(finding, qPrintable(fix.cve));
        const auto said = qPrintable(fix.cve + u' ' + finding->evidence.rule + u' ' + finding->evidence.feed);
        const int own = windows.build.section(u'.', 3).toInt();
        // By Microsoft's builds, exactly; what is repaired apart and hotpatches are left to the tests of their own.
        if (cumulative && fix.feed == u"msrc-cvrf" && fix.fixedBuilds.size() == 1
            && finding->reason != u"separateUpdate") {
            const int fixed = revisionOf(fix.fixedBuilds.front(), windows.build);
            if (fixed >= 0 && fix.hotpatchBuilds.isEmpty()) {
                ++byBuild;
                QVERIFY2((finding->verdict == Verdict::NotVulnerable) == (own >= fixed), said);
                QVERIFY2((finding->verdict == Verdict::Vulnerable) == (own < fixed), said);
            }
        }
        // By updates: what is plainly there is never called vulnerable, unless a build says so.
        const bool plainlyThere =
            std::any_of(fix.kbs.begin(), fix.kbs.end(), [&](const QString &kb) { return there.contains(kb); });
        if (plainlyThere && fix.feed == finding->evidence.feed && finding->evidence.rule != u"windowsFixedBuild") {
            ++compared;
            QVERIFY2(finding->verdict != Verdict::Vulnerable, said);
        }
        // And what is called not vulnerable rests on a build or on an update that is installed.
        if (finding->verdict == Verdict::NotVulnerable && finding->evidence.rule == u"windowsKbInstalled")
            QVERIFY2(windows.installedUpdates.contains(finding->evidence.installedVersion.sliced(2)), said);
    }
    qInfo("%s: %d findings, %d by build, %d by updates", qPrintable(windows.advisoryName), int(findings.size()),
          byBuild, compared);
    QVERIFY(compared + byBuild > 0);
}

QTEST_GUILESS_MAIN(WindowsCorpusTest)
#include "tst_windowsmatchcorpus.moc"
