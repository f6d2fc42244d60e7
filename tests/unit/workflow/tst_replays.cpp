// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "support/golden.h"
#include "unit/workflow/replaycase.h"
#include "unit/workflow/replaydocuments.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString folder = QStringLiteral(PW_TEST_DATA "/replays/");

/** One file of tests/data/replays: its lists are imported once, and all its computers are judged by them. */
struct Replay {
    Desk desk;
    QJsonObject computers;
    QJsonObject groups; ///< Names for several leaks at once, in what is expected.
    QDate day;
    QString problem;

    [[nodiscard]] QDateTime now() const { return QDateTime(day, QTime(12, 0), Qt::UTC); }
};

void importLists(Replay *replay, const QJsonArray &rows)
{
    QList<QString> paths;
    for (const auto &document : replayDocuments(rows, replay->day.addDays(-1))) {
        if (document.name.isEmpty())
            replay->problem = u"a row that stands for no document"_s;
        // A folder for each: no two may have one name.
        const auto path = u"lists/%1/%2"_s.arg(paths.size()).arg(document.name);
        paths.append(replay->desk.file(path, document.bytes));
    }
    const auto report = importFeeds(replay->desk.data(), paths, replay->now());
    if (!report) {
        replay->problem = report.error().detail;
        return;
    }
    for (const auto &file : report->files) {
        if (file.refused || file.ignored || file.skippedCount > 0 || file.setApart > 0 || file.records == 0)
            replay->problem = u"%1 was not taken: %2 %3"_s.arg(
                file.name, file.refusal.detail, file.skipped.isEmpty() ? QString() : file.skipped.first().detail);
    }
}

/** One line for each leak. */
QList<QString> expectedOf(const QJsonArray &lines, const QJsonObject &groups)
{
    QList<QString> expected;
    for (const auto &line : lines) {
        const auto text = line.toString();
        const auto name = text.section(u'|', 0, 0).trimmed();
        const auto leaks = groups.contains(name) ? groups[name].toArray() : QJsonArray{name};
        for (const auto &leak : leaks)
            expected.append(leak.toString() + u" | "_s + text.section(u'|', 1));
    }
    return expected;
}

std::shared_ptr<Replay> replayOf(const QString &name)
{
    static QHash<QString, std::shared_ptr<Replay>> replays;
    auto &replay = replays[name];
    if (replay)
        return replay;
    replay = std::make_shared<Replay>();
    const auto file = QJsonDocument::fromJson(readFile(folder + name)).object();
    replay->day = QDate::fromString(file["day"_L1].toString(), Qt::ISODate);
    replay->computers = file["computers"_L1].toObject();
    replay->groups = file["groups"_L1].toObject();
    importLists(replay.get(), file["lists"_L1].toArray());
    return replay;
}

} // namespace

/** What other scanners are tested with, as facts: a computer, what is published, and what must be found; from the list
 *  of its software to the findings, through everything that the program itself goes through.
 */
class TestReplays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsMadeUp();
    void findsWhatIsThere_data();
    void findsWhatIsThere();
};

/** Nobody may take a leak that never was for a fact. */
void TestReplays::tellsWhatIsMadeUp()
{
    static const QRegularExpression madeUp(u"CVE-\\d{4}-99[0-9]{3}\\b"_s);
    for (const auto &name : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const auto rows = QJsonDocument::fromJson(readFile(folder + name)).object()["lists"_L1].toArray();
        for (const auto &value : rows) {
            const auto row = value.toObject();
            const auto text = QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact));
            const bool rule = row["kind"_L1].toString() == "rule"_L1;
            QVERIFY2(rule == madeUp.match(text).hasMatch(), qPrintable(name + u": "_s + text.left(200)));
        }
    }
}

void TestReplays::findsWhatIsThere_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("row");
    for (const auto &name : QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QJsonParseError error;
        const auto file = QJsonDocument::fromJson(readFile(folder + name), &error).object();
        QVERIFY2(!error.error, qPrintable(u"%1: %2 at %3"_s.arg(name, error.errorString()).arg(error.offset)));
        const auto rows = file["cases"_L1].toArray();
        QVERIFY2(!rows.isEmpty(), qPrintable(name));
        for (const auto &row : rows)
            QTest::newRow(qPrintable(name.chopped(5) + u": "_s + row["name"_L1].toString())) << name << row.toObject();
    }
}

void TestReplays::findsWhatIsThere()
{
    QFETCH(QString, file);
    QFETCH(QJsonObject, row);
    const auto replay = replayOf(file);
    QVERIFY2(replay->problem.isEmpty(), qPrintable(replay->problem));
    const auto name = row["on"_L1].toString();
    QVERIFY2(replay->computers.contains(name), qPrintable(name));
    const auto inventory = replayInventory(replay->computers[name].toObject(), row);
    AssessOptions options;
    options.dataDir = replay->desk.data();
    options.inventoryFiles = {replay->desk.file(u"computer.json"_s, inventoryToJson(inventory))};
    if (const auto programs = replayRegistry(row); !programs.isEmpty())
        options.inventoryFiles.append(replay->desk.file(u"programs.reg"_s, programs));
    options.now = replay->now();
    options.depth = AssessDepth::Findings;
    const auto assessment = assess(options);
    QVERIFY2(assessment, assessment ? "" : qPrintable(assessment.error().detail));
    QVERIFY(assessment->problems.isEmpty());
    const auto expected = expectedOf(row["expect"_L1].toArray(), replay->groups);
    QVERIFY(!expected.isEmpty());
    const auto faults = replayFaults(assessment->findings, expected);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestReplays)
#include "tst_replays.moc"
