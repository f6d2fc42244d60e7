// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"
#include "support/golden.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

#include "identitytools.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString folder = QStringLiteral(PW_SHARED_DIR "/corpus/inventories/windows-lijsten/");

QList<Software> fromJson(const QByteArray &bytes)
{
    QList<Software> found;
    const auto rows = QJsonDocument::fromJson(bytes).array();
    for (const auto &row : rows)
        found.append(uninstallEntry(row["DisplayName"_L1].toString(), row["Publisher"_L1].toString(),
                                    row["DisplayVersion"_L1].toString()));
    return found;
}

/** Enough for these files: nothing in quotes holds a quote or a line break. */
QList<Software> fromCsv(const QByteArray &bytes)
{
    QList<Software> found;
    static const QRegularExpression row(u"^\"([^\"]*)\",(?:\"([^\"]*)\")?,(?:\"([^\"]*)\")?"_s,
                                        QRegularExpression::MultilineOption);
    const auto text = QString::fromUtf8(bytes);
    for (auto match = row.globalMatch(text); match.hasNext();) {
        const auto cells = match.next();
        if (cells.captured(1) != u"DisplayName")
            found.append(uninstallEntry(cells.captured(1), cells.captured(3), cells.captured(2)));
    }
    return found;
}

QList<Software> fromLines(const QByteArray &bytes)
{
    QList<Software> found;
    static const QRegularExpression row(u"^Name=(.*), Version=(.*), Publisher=(.*)$"_s,
                                        QRegularExpression::MultilineOption);
    const auto text = QString::fromUtf8(bytes);
    for (auto match = row.globalMatch(text); match.hasNext();) {
        const auto cells = match.next();
        found.append(uninstallEntry(cells.captured(1), cells.captured(3), cells.captured(2)));
    }
    return found;
}

QList<Software> readList(const QString &name)
{
    const auto bytes = readFile(folder + name);
    if (name.endsWith(u".json"_s))
        return fromJson(bytes);
    return name.endsWith(u".csv"_s) ? fromCsv(bytes) : fromLines(bytes);
}

} // namespace

/** Lists of installed programs as people gave them. */
class TestIdentityCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatPeopleHave_data();
    void knowsWhatPeopleHave();
};

void TestIdentityCorpus::knowsWhatPeopleHave_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"pc1-2025-03-register.json", "pc4-2025-12-register.csv",
                             "pc6-2023-04-register-koreaans.csv", "pc7-2021-11-naam-versie.txt"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestIdentityCorpus::knowsWhatPeopleHave()
{
    QFETCH(QString, name);
    auto software = readList(name);
    if (software.isEmpty())
        QSKIP("SKIP: the shared corpus is not here");
    const ProgramIdentifier identifier(softwareCatalog());
    QList<SoftwareIdentity> answers;
    qsizetype certain = 0;
    qsizetype known = 0;
    qsizetype parts = 0;
    for (const auto &entry : software) {
        answers.append(identifier.identify(entry));
        const auto &answer = answers.last();
        certain += answer.confidence() >= certainConfidence ? 1 : 0;
        known += answer.program.isEmpty() ? 0 : 1;
        parts += answer.systemPart ? 1 : 0;
        // Sure of a program means sure of its maker too.
        const auto nobody = RecordedPublisher::of(entry.publisher).text.isEmpty();
        QVERIFY2(answer.rung != IdentityRung::VendorAndName || !nobody, qPrintable(entry.name));
        if (qEnvironmentVariableIsSet("PW_SHOW_NAMES"))
            qInfo("%3d %-30s %s | %s", answer.confidence(), qPrintable(answer.program), qPrintable(entry.name),
                  qPrintable(entry.publisher));
    }
    qInfo("%s: %lld entries, %lld certain, %lld in the catalogue, %lld parts of the system", qPrintable(name),
          qlonglong(software.size()), qlonglong(certain), qlonglong(known), qlonglong(parts));
    QVERIFY(certain > 0);
    QVERIFY(known >= certain);

    QList<qsizetype> order(software.size());
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(7));
    for (const auto position : order)
        QCOMPARE(identifier.identify(software[position]), answers[position]);
}

QTEST_GUILESS_MAIN(TestIdentityCorpus)
#include "tst_identitycorpus.moc"
