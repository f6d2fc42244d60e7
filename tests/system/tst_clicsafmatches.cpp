// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"
#include "unit/workflow/csaffixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** From a document that comes in, through marks and remarks, to its revisions: as a person would do it. */
class TestCliCsafMatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingYet();
    void showsWhatConcernsTheComputer();
    void narrowsAndBroadens();
    void marksAndReads();
    void aRevisionThatChangesNothingIsQuiet();
    void aRevisionThatChangesTheRepairIsShown();
    void writesRemarks();
    void takesOffTheList();
    void saysWhatDiffers();
    void countsWhatNobodyKept();
    void refusesWhatIsNotThere_data();
    void refusesWhatIsNotThere();

private:
    [[nodiscard]] CliAnswer run(const QStringList &words) const
    {
        return runCli(words + QStringList{u"--data-dir"_s, m_files.filePath(u"data"_s), u"--now"_s, m_now});
    }
    /** Of a command that takes the case. */
    [[nodiscard]] CliAnswer csaf(const QStringList &words, bool json = true) const
    {
        auto all = QStringList{u"csaf"_s} + words + QStringList{u"--case"_s, m_files.filePath(u"case"_s)};
        if (json)
            all.append(u"--json"_s);
        return run(all);
    }
    [[nodiscard]] bool takeIn(int version)
    {
        m_now = u"2099-01-2%1T12:00:00Z"_s.arg(version);
        const auto check = QStringList{u"check"_s,       u"--json"_s,
                                       u"--inventory"_s, m_files.filePath(u"programs.reg"_s),
                                       u"--case"_s,      m_files.filePath(u"case"_s)};
        const auto imported = run({u"feeds"_s, u"import"_s, csafFile(version)});
        const auto checked = run(check);
        return imported.exitCode == 0 && checked.out.contains("CVE-2099-0001") && checked.err.isEmpty();
    }

    QTemporaryDir m_files;
    QString m_now = u"2099-01-20T12:00:00Z"_s;
};

void TestCliCsafMatches::initTestCase()
{
    QFile file(m_files.filePath(u"programs.reg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(programs("3.0.20")) > 0);
}

void TestCliCsafMatches::nothingYet()
{
    const auto answer = csaf({u"matches"_s}, false);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.outText().startsWith(u"Wij hebben hier niets"_s));
    QVERIFY(!QFile::exists(m_files.filePath(u"case"_s)));
}

void TestCliCsafMatches::showsWhatConcernsTheComputer()
{
    QVERIFY(takeIn(1));
    const auto answer = csaf({u"matches"_s});
    QCOMPARE(answer.exitCode, 0);
    const auto documents = answer.json()["documents"_L1].toArray();
    QCOMPARE(documents.size(), 1);
    QCOMPARE(documents[0]["id"_L1].toString(), u"VB-2099-1"_s);
    QCOMPARE(documents[0]["run"_L1]["reason"_L1].toString(), u"newDocument"_s);
    QCOMPARE(documents[0]["counts"_L1]["open"_L1].toInt(), 1);
    const auto match = documents[0]["matches"_L1][0];
    QCOMPARE(match["status"_L1].toString(), u"open"_s);
    QCOMPARE(match["news"_L1].toString(), u"new"_s);
    QCOMPARE(match["cvss"_L1].toDouble(), 8.8);
    // And the other way round: of each program the documents.
    const auto assets = answer.json()["assets"_L1].toArray();
    QCOMPARE(assets.size(), 1);
    QCOMPARE(assets[0]["name"_L1].toString(), u"VLC media player"_s);
    QCOMPARE(assets[0]["matches"_L1][0]["document"_L1].toString(), u"VB-2099-1"_s);
    const auto people = csaf({u"matches"_s, u"--by"_s, u"asset"_s}, false).outText();
    QVERIFY(people.contains(u"VLC media player 3.0.20"_s));
    QVERIFY(people.contains(u"De oplossing: Update to 3.0.21."_s));
    PW_VERIFY_SCHEMA("csaf-matches", answer);
}

void TestCliCsafMatches::narrowsAndBroadens()
{
    const auto count = [&](const QStringList &words) {
        return csaf(QStringList{u"matches"_s} + words).json()["counts"_L1]["assets"_L1].toInt(-1);
    };
    QCOMPARE(count({u"--confidence"_s, u"50"_s}), 2);
    QCOMPARE(count({u"--confidence"_s, u"90"_s}), 0);
    QCOMPARE(count({u"--confidence"_s, u"0"_s, u"--asset"_s, u"lezer"_s}), 1);
    QCOMPARE(count({u"--search"_s, u"vlc"_s}), 1);
    QCOMPARE(count({u"--search"_s, u"word"_s}), 0);
    QCOMPARE(count({u"--document"_s, u"VB-2099-2"_s}), 0);
}

void TestCliCsafMatches::marksAndReads()
{
    const auto marked = csaf({u"mark"_s, u"VB-2099-1"_s, u"CVE-2099-0001"_s, u"VLC media player"_s, u"busy"_s});
    QCOMPARE(marked.exitCode, 0);
    QCOMPARE(marked.json()["marked"_L1].toInt(), 1);
    const auto read = csaf({u"read"_s, u"VB-2099-1"_s});
    QCOMPARE(read.exitCode, 0);
    QCOMPARE(csaf({u"matches"_s, u"--status"_s, u"busy"_s}).json()["counts"_L1]["busy"_L1].toInt(), 1);
    QCOMPARE(csaf({u"matches"_s, u"--new"_s}).json()["counts"_L1]["assets"_L1].toInt(-1), 0);
    PW_VERIFY_SCHEMA("csaf-mark", marked);
    PW_VERIFY_SCHEMA("csaf-document", read);
}

void TestCliCsafMatches::aRevisionThatChangesNothingIsQuiet()
{
    QVERIFY(takeIn(2));
    QCOMPARE(csaf({u"matches"_s, u"--new"_s, u"--confidence"_s, u"0"_s}).json()["counts"_L1]["assets"_L1].toInt(-1), 0);
    const auto all = csaf({u"matches"_s}).json()["documents"_L1][0];
    QCOMPARE(all["version"_L1].toString(), u"2"_s);
    QCOMPARE(all["read"_L1].toBool(), true);
    QCOMPARE(all["matches"_L1][0]["status"_L1].toString(), u"busy"_s);
}

void TestCliCsafMatches::aRevisionThatChangesTheRepairIsShown()
{
    QVERIFY(takeIn(3));
    const auto answer = csaf({u"matches"_s, u"--new"_s, u"--confidence"_s, u"0"_s});
    QCOMPARE(answer.json()["counts"_L1]["assets"_L1].toInt(-1), 1);
    const auto match = answer.json()["documents"_L1][0]["matches"_L1][0];
    QCOMPARE(match["news"_L1].toString(), u"changed"_s);
    QCOMPARE(match["status"_L1].toString(), u"busy"_s);
    QCOMPARE(match["changedVersion"_L1].toString(), u"3"_s);
    QVERIFY(match["added"_L1].toArray().contains(
        QJsonValue(u"vendor_fix\tUpdate to 3.0.22.\thttps://voorbeeld.example/vlc"_s)));
    QVERIFY(match["gone"_L1].toArray().contains(QJsonValue(u"known_affected\tVLC media player vers:intdot/<3.0.21"_s)));
    QVERIFY(csaf({u"matches"_s, u"--new"_s}, false).outText().contains(u"Update to 3.0.22."_s));
    PW_VERIFY_SCHEMA("csaf-matches", answer);
}

void TestCliCsafMatches::writesRemarks()
{
    const auto added = csaf({u"comment"_s, u"VB-2099-1"_s, u"Gebeld met de leverancier"_s});
    QCOMPARE(added.exitCode, 0);
    QCOMPARE(added.json()["comments"_L1][0]["text"_L1].toString(), u"Gebeld met de leverancier"_s);
    const auto number = added.json()["comments"_L1][0]["number"_L1].toInt();
    const auto list = csaf({u"list"_s});
    QCOMPARE(list.json()["documents"_L1][0]["comments"_L1].toArray().size(), 1);
    QCOMPARE(list.json()["documents"_L1][0]["version"_L1].toString(), u"3"_s);
    QVERIFY(csaf({u"comment"_s}, false).outText().contains(u"Gebeld met de leverancier"_s));
    const auto removed = csaf({u"comment"_s, u"--remove"_s, QString::number(number)});
    QVERIFY(removed.json()["comments"_L1].toArray().isEmpty());
    PW_VERIFY_SCHEMA("csaf-comment", added);
    PW_VERIFY_SCHEMA("csaf-list", list);
}

void TestCliCsafMatches::takesOffTheList()
{
    QCOMPARE(csaf({u"remove"_s, u"VB-2099-1"_s}).exitCode, 0);
    QVERIFY(csaf({u"list"_s}).json()["documents"_L1].toArray().isEmpty());
    QCOMPARE(csaf({u"list"_s, u"--removed"_s}).json()["documents"_L1].toArray().size(), 1);
    QVERIFY(csaf({u"matches"_s}).json()["documents"_L1].toArray().isEmpty());
    QCOMPARE(csaf({u"remove"_s, u"--undo"_s, u"VB-2099-1"_s}).exitCode, 0);
    QCOMPARE(csaf({u"list"_s, u"--search"_s, u"kladblok"_s, u"--sort"_s, u"cvss"_s})
                 .json()["documents"_L1][0]["cvss"_L1]
                 .toDouble(),
             8.8);
    const auto again = run({u"csaf"_s, u"run"_s, u"--json"_s, u"--inventory"_s, m_files.filePath(u"programs.reg"_s),
                            u"--case"_s, m_files.filePath(u"case"_s), u"--document"_s, u"VB-2099-1"_s});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json()["counts"_L1]["busy"_L1].toInt(), 1);
    PW_VERIFY_SCHEMA("csaf-run", again);
}

void TestCliCsafMatches::saysWhatDiffers()
{
    const auto answer = run({u"csaf"_s, u"diff"_s, u"--json"_s, csafFile(1), u"VB-2099-1"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.json()["differences"_L1].toArray().size() > 5);
    const auto same = run({u"csaf"_s, u"diff"_s, csafFile(3), u"VB-2099-1"_s});
    QCOMPARE(same.outText(), u"Beide zeggen hetzelfde.\n"_s);
    PW_VERIFY_SCHEMA("csaf-diff", answer);
}

/** A document with more to say than is kept of it. */
void TestCliCsafMatches::countsWhatNobodyKept()
{
    auto document = QJsonDocument::fromJson(csafBytes(3)).object();
    auto about = document["document"_L1].toObject();
    auto tracking = about["tracking"_L1].toObject();
    tracking["id"_L1] = u"VB-2099-3"_s;
    about["tracking"_L1] = tracking;
    document["document"_L1] = about;
    auto vulnerabilities = document["vulnerabilities"_L1].toArray();
    auto first = vulnerabilities[0].toObject();
    auto remediations = first["remediations"_L1].toArray();
    auto way = remediations[0].toObject();
    way["category"_L1] = u"mitigation"_s;
    for (int i = 0; i < 150; ++i) {
        way["details"_L1] = u"Way %1"_s.arg(i);
        remediations.append(way);
    }
    first["remediations"_L1] = remediations;
    vulnerabilities[0] = first;
    document["vulnerabilities"_L1] = vulnerabilities;
    QFile file(m_files.filePath(u"vb-2099-3.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(document).toJson()) > 0);
    file.close();
    QCOMPARE(run({u"feeds"_s, u"import"_s, file.fileName()}).exitCode, 0);
    const QStringList computer{u"--inventory"_s, m_files.filePath(u"programs.reg"_s), u"--case"_s,
                               m_files.filePath(u"case"_s)};
    QVERIFY(!run(QStringList{u"check"_s} + computer).out.isEmpty());
    const auto kept = csaf({u"matches"_s, u"--document"_s, u"VB-2099-3"_s})
                          .json()["documents"_L1][0]["matches"_L1][0]["remediation"_L1]
                          .toArray();
    QCOMPARE(kept.size(), 100);
    const auto text = csaf({u"matches"_s, u"--document"_s, u"VB-2099-3"_s}, false).outText();
    QVERIFY2(text.contains(QRegularExpression(u"En nog 1[45][0-9] regels"_s)), qPrintable(text));
    QVERIFY(!text.contains(u"more:"_s));
}

void TestCliCsafMatches::refusesWhatIsNotThere_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    QTest::newRow("status") << QStringList{u"matches"_s, u"--status"_s, u"perhaps"_s} << u"perhaps"_s;
    QTest::newRow("confidence") << QStringList{u"matches"_s, u"--confidence"_s, u"101"_s} << u"101"_s;
    QTest::newRow("sort") << QStringList{u"matches"_s, u"--sort"_s, u"colour"_s} << u"colour"_s;
    QTest::newRow("by") << QStringList{u"matches"_s, u"--by"_s, u"colour"_s} << u"colour"_s;
    QTest::newRow("document") << QStringList{u"mark"_s, u"X-1"_s, u"CVE-2099-0001"_s, u"Lezer"_s, u"done"_s}
                              << u"X-1"_s;
    QTest::newRow("asset") << QStringList{u"mark"_s, u"VB-2099-1"_s, u"CVE-2099-0001"_s, u"Word"_s, u"done"_s}
                           << u"Word"_s;
    QTest::newRow("mark") << QStringList{u"mark"_s, u"VB-2099-1"_s, u"CVE-2099-0001"_s, u"Lezer"_s, u"maybe"_s}
                          << u"maybe"_s;
    QTest::newRow("read") << QStringList{u"read"_s, u"X-1"_s} << u"X-1"_s;
    QTest::newRow("comment") << QStringList{u"comment"_s, u"--remove"_s, u"99"_s} << u"99"_s;
}

void TestCliCsafMatches::refusesWhatIsNotThere()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    const auto answer = csaf(words, false);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errText().contains(named), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCliCsafMatches)
#include "tst_clicsafmatches.moc"
