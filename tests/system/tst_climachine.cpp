// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "system/clirunner.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;

namespace {

const auto machineRoot = QStringLiteral(PW_TEST_DATA "/workflow/root");
const auto machineStatus = QStringLiteral(PW_TEST_DATA "/workflow/root/var/lib/dpkg/status");
const auto feedFolder = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

QJsonObject named(const QJsonArray &array, const QString &name)
{
    for (const auto &value : array) {
        auto object = value.toObject();
        if (object.value(QStringLiteral("name")).toString() == name)
            return object;
    }
    return {};
}

QStringList whats(const QJsonObject &answer)
{
    QStringList keys;
    for (const auto &item : answer.value(QStringLiteral("notChecked")).toArray())
        keys.append(item.toObject().value(QStringLiteral("what")).toString());
    return keys;
}

} // namespace

/** `scan`, `check`, `updates` and `explain` on a small machine of the project's own. */
class TestCliMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scansATree();
    void savesAScanThatCheckTakesBack();
    void mergesSeveralInventories();
    void saysWhenTheStatusFileCannotBeRead();
    void saysWhenTheStatusFileHoldsNoProgram();
    void saysWhenThereIsNoPackageDatabase();
    void saysWhichRecordsAreDamaged();
    void findsWhatLeaksAndNothingElse();
    void listsWhatDoesNotLeakOnlyWhenAsked();
    void givesTheSameAnswerTwice_data();
    void givesTheSameAnswerTwice();
    void groupsIntoUpdatesWithUrgency();
    void answersInDutch();
    void explainsByIdAndByName();
    void doesNotKnowAnUpdateThatIsNone();
    void neverReassuresWithoutFeeds_data();
    void neverReassuresWithoutFeeds();
    void saysWhenTheListOfExploitedLeaksIsMissing();
    void keepsAnsweringWhenTheFeedsAreTooOld();
    void callsNothingQuietWhenTheFeedsAreTooOld();
    void saysOnceWhatHoldsForManyUpdates();
    void keepsAnsweringWhenTheFeedDatabaseIsBroken();

private:
    [[nodiscard]] static CliAnswer run(const QString &data, const QString &now, const QStringList &words)
    {
        return runCli(QStringList{QStringLiteral("--data-dir"), data, QStringLiteral("--now"), now} + words);
    }
    /** On the machine of the test data, with every feed, a day after the newest. */
    [[nodiscard]] CliAnswer ask(const QStringList &words) const
    {
        return run(m_data.path(), QStringLiteral("2026-08-22"),
                   words + QStringList{QStringLiteral("--root"), machineRoot});
    }

    QTemporaryDir m_data;
};

void TestCliMachine::initTestCase()
{
    const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                            {QStringLiteral("feeds"), QStringLiteral("import"), feedFolder});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
}

void TestCliMachine::scansATree()
{
    const auto answer = ask({QStringLiteral("scan"), QStringLiteral("--json")});
    QCOMPARE(answer.exitCode, 0);
    const auto software = answer.json().value(QStringLiteral("software")).toArray();
    QCOMPARE(software.size(), 8);
    const auto kernel = named(software, QStringLiteral("linux-image-6.1.0-40-amd64"));
    QCOMPARE(kernel.value(QStringLiteral("baseSourcePackage")).toString(), QStringLiteral("linux"));
    const auto shown = ask({QStringLiteral("scan"), QStringLiteral("--all")});
    QVERIFY(shown.outText().startsWith(QStringLiteral("Debian GNU/Linux 12 (bookworm), met 8 programma's")));
    QVERIFY(shown.outText().contains(QStringLiteral("openssl 3.0.14-1~deb12u2 (amd64)")));
    PW_VERIFY_SCHEMA("scan", answer);
}

void TestCliMachine::savesAScanThatCheckTakesBack()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("machine.json"));
    QCOMPARE(ask({QStringLiteral("scan"), QStringLiteral("--save"), file}).exitCode, 0);
    const QStringList check{QStringLiteral("check"), QStringLiteral("--json")};
    const auto fromFile =
        run(m_data.path(), QStringLiteral("2026-08-22"), check + QStringList{QStringLiteral("--inventory"), file});
    const auto fromTree = ask(check);
    QCOMPARE(fromFile.json().value(QStringLiteral("findings")), fromTree.json().value(QStringLiteral("findings")));
    QCOMPARE(fromFile.exitCode, fromTree.exitCode);
    const auto nowhere =
        ask({QStringLiteral("scan"), QStringLiteral("--save"), folder.filePath(QStringLiteral("no/such/folder"))});
    QCOMPARE(nowhere.exitCode, 3);
}

void TestCliMachine::mergesSeveralInventories()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("one.json"));
    QCOMPARE(ask({QStringLiteral("scan"), QStringLiteral("--save"), file}).exitCode, 0);
    const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                            {QStringLiteral("scan"), QStringLiteral("--json"), QStringLiteral("--inventory"), file,
                             QStringLiteral("--inventory"), machineStatus});
    QCOMPARE(answer.json().value(QStringLiteral("software")).toArray().size(), 8);
}

void TestCliMachine::saysWhenTheStatusFileCannotBeRead()
{
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("var/lib/dpkg/status"))); // A folder: not even root can read it.
    const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                            {QStringLiteral("check"), QStringLiteral("--json"), QStringLiteral("--root"), root.path()});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errText().contains(QStringLiteral("dpkg/status")), answer.err.constData());
}

void TestCliMachine::saysWhenTheStatusFileHoldsNoProgram()
{
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("var/lib/dpkg")));
    QFile file(root.filePath(QStringLiteral("var/lib/dpkg/status")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\x00\xff\x1b[2J nothing that is a package\n\n", 34).repeated(100));
    file.close();
    for (const auto *command : {"scan", "check", "updates", "plan"}) {
        const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                                {QString::fromLatin1(command), QStringLiteral("--root"), root.path()});
        QCOMPARE(answer.exitCode, 3);
        QVERIFY(answer.out.isEmpty());
        QVERIFY2(answer.errText().contains(QStringLiteral("leeg of beschadigd")), answer.err.constData());
        QVERIFY2(answer.errText().contains(QStringLiteral("Bel uw IT-leverancier.")), answer.err.constData());
    }
}

void TestCliMachine::saysWhenThereIsNoPackageDatabase()
{
    const QTemporaryDir root;
    const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                            {QStringLiteral("updates"), QStringLiteral("--root"), root.path()});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(QStringLiteral("kunnen wij nog niet kijken")), answer.err.constData());
}

void TestCliMachine::saysWhichRecordsAreDamaged()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("status"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(readFile(machineStatus) + "\nStatus: install ok installed\nVersion: 1\n");
    file.close();
    const auto answer = run(m_data.path(), QStringLiteral("2026-08-22"),
                            {QStringLiteral("scan"), QStringLiteral("--json"), QStringLiteral("--inventory"), path});
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.json().value(QStringLiteral("software")).toArray().size(), 8);
    QCOMPARE(answer.json().value(QStringLiteral("skipped")).toArray().size(), 1);
    QVERIFY(!answer.err.isEmpty());
    PW_VERIFY_SCHEMA("scan", answer);
}

void TestCliMachine::findsWhatLeaksAndNothingElse()
{
    const auto answer = ask({QStringLiteral("check"), QStringLiteral("--json")});
    QCOMPARE(answer.exitCode, 10);
    QSet<QString> fixable;
    QSet<QString> open;
    for (const auto &value : answer.json().value(QStringLiteral("findings")).toArray()) {
        const auto finding = value.toObject();
        QCOMPARE(finding.value(QStringLiteral("verdict")).toString(), QStringLiteral("vulnerable"));
        const auto package =
            finding.value(QStringLiteral("evidence")).toObject().value(QStringLiteral("package")).toString();
        (finding.contains(QStringLiteral("fixedVersion")) ? fixable : open).insert(package);
    }
    QCOMPARE(fixable, (QSet<QString>{QStringLiteral("linux"), QStringLiteral("openssl"), QStringLiteral("papier")}));
    QCOMPARE(open, (QSet<QString>{QStringLiteral("zlib")}));
    // Home folders of another system are not looked into; that is said, and nothing else is missing.
    QCOMPARE(whats(answer.json()), QStringList{QStringLiteral("sourceNotLookedAt")});
    PW_VERIFY_SCHEMA("check", answer);
}

void TestCliMachine::listsWhatDoesNotLeakOnlyWhenAsked()
{
    const auto some = ask({QStringLiteral("check"), QStringLiteral("--json")});
    const auto all = ask({QStringLiteral("check"), QStringLiteral("--json"), QStringLiteral("--all")});
    QVERIFY(!some.out.contains("\"bash\""));
    QVERIFY(all.out.contains("\"bash\""));
    QVERIFY(all.out.contains("notVulnerable"));
    PW_VERIFY_SCHEMA("check", all);
}

void TestCliMachine::givesTheSameAnswerTwice_data()
{
    QTest::addColumn<QStringList>("words");
    for (const auto &command : {QStringLiteral("scan"), QStringLiteral("check"), QStringLiteral("updates"),
                                QStringLiteral("plan"), QStringLiteral("explain openssl")}) {
        const auto words = command.split(QLatin1Char(' '));
        QTest::addRow("%s", qPrintable(command)) << words;
        QTest::addRow("%s --json", qPrintable(command)) << words + QStringList{QStringLiteral("--json")};
    }
}

void TestCliMachine::givesTheSameAnswerTwice()
{
    QFETCH(QStringList, words);
    const auto first = ask(words);
    QVERIFY(!first.out.isEmpty());
    QCOMPARE(ask(words).out, first.out);
}

void TestCliMachine::groupsIntoUpdatesWithUrgency()
{
    const auto answer = ask({QStringLiteral("updates"), QStringLiteral("--json")});
    QCOMPARE(answer.exitCode, 10);
    const auto updates = answer.json().value(QStringLiteral("updates")).toArray();
    const auto openssl = named(updates, QStringLiteral("openssl"));
    QCOMPARE(openssl.value(QStringLiteral("id")).toString(), QStringLiteral("deb:openssl"));
    QCOMPARE(openssl.value(QStringLiteral("from")).toString(), QStringLiteral("3.0.14-1~deb12u2"));
    QCOMPARE(openssl.value(QStringLiteral("to")).toString(), QStringLiteral("3.0.15-1~deb12u1"));
    QCOMPARE(openssl.value(QStringLiteral("availability")).toString(), QStringLiteral("fixPublished"));
    QCOMPARE(openssl.value(QStringLiteral("cves")).toArray().size(), 2);
    QCOMPARE(openssl.value(QStringLiteral("exploitedCves")).toArray(), QJsonArray{QStringLiteral("CVE-2026-90001")});
    QVERIFY((QStringList{QStringLiteral("today"), QStringLiteral("thisWeek")})
                .contains(openssl.value(QStringLiteral("urgency")).toString()));
    const auto zlib = named(updates, QStringLiteral("zlib"));
    QCOMPARE(zlib.value(QStringLiteral("availability")).toString(), QStringLiteral("noFix"));
    QCOMPARE(zlib.value(QStringLiteral("urgency")).toString(), QStringLiteral("noUpdate"));
    QVERIFY(named(updates, QStringLiteral("bash")).isEmpty());
    PW_VERIFY_SCHEMA("updates", answer);
}

void TestCliMachine::answersInDutch()
{
    const auto updates = ask({QStringLiteral("updates")});
    QVERIFY2(updates.outText().contains(QStringLiteral("Werk openssl bij van 3.0.14-1~deb12u2 naar 3.0.15-1~deb12u1.")),
             updates.out.constData());
    QVERIFY2(updates.outText().contains(QStringLiteral("aandacht.")), updates.out.constData());
    const auto check = ask({QStringLiteral("check")});
    QVERIFY2(check.outText().contains(QStringLiteral("Een update sluit: CVE-2026-90001")), check.out.constData());
    for (const auto *word : {"veilig", "Update closes", "closes", "Still open"})
        QVERIFY2(!updates.out.contains(word) && !check.out.contains(word), word);
}

void TestCliMachine::explainsByIdAndByName()
{
    const auto byName = ask({QStringLiteral("explain"), QStringLiteral("openssl")});
    const auto byId = ask({QStringLiteral("explain"), QStringLiteral("deb:openssl")});
    QCOMPARE(byName.out, byId.out);
    QVERIFY(byName.outText().startsWith(QStringLiteral("# ")));
    QCOMPARE(byName.out.count("\n## "), qsizetype(6));
    const auto json = ask({QStringLiteral("explain"), QStringLiteral("openssl"), QStringLiteral("--json")});
    QCOMPARE(json.json().value(QStringLiteral("facts")).toObject().value(QStringLiteral("exploitedSince")).toString(),
             QStringLiteral("2026-08-19"));
    PW_VERIFY_SCHEMA("explain", json);
}

void TestCliMachine::doesNotKnowAnUpdateThatIsNone()
{
    const auto answer = ask({QStringLiteral("explain"), QStringLiteral("bash")});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errText().contains(QStringLiteral("“bash”")), answer.err.constData());
}

void TestCliMachine::neverReassuresWithoutFeeds_data()
{
    QTest::addColumn<QString>("command");
    for (const auto *command : {"check", "updates", "plan"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCliMachine::neverReassuresWithoutFeeds()
{
    QFETCH(QString, command);
    const QTemporaryDir empty;
    const QStringList machine{QStringLiteral("--root"), machineRoot};
    const auto shown = run(empty.path(), QStringLiteral("2026-08-22"), QStringList{command} + machine);
    QCOMPARE(shown.exitCode, 4);
    QVERIFY2(shown.outText().startsWith(QStringLiteral("Wij kunnen nog niet zeggen welke updates haast hebben.")),
             shown.out.constData());
    QVERIFY(shown.outText().contains(QStringLiteral("Dit weten wij nog niet:")));
    QVERIFY(!shown.outText().contains(QStringLiteral("kunnen wachten")));
    const auto json =
        run(empty.path(), QStringLiteral("2026-08-22"), QStringList{command, QStringLiteral("--json")} + machine);
    QCOMPARE(json.exitCode, 4);
    QVERIFY(whats(json.json()).contains(QStringLiteral("feedMissing")));
    QVERIFY2(QDir(empty.path()).isEmpty(), "looking must not write");
}

void TestCliMachine::saysWhenTheListOfExploitedLeaksIsMissing()
{
    const QTemporaryDir data;
    const QStringList import{QStringLiteral("feeds"), QStringLiteral("import"), feedFolder + QStringLiteral("/dsa.txt"),
                             feedFolder + QStringLiteral("/dla.txt")};
    QCOMPARE(run(data.path(), QStringLiteral("2026-08-22"), import).exitCode, 0);
    const auto answer =
        run(data.path(), QStringLiteral("2026-08-22"),
            {QStringLiteral("updates"), QStringLiteral("--json"), QStringLiteral("--root"), machineRoot});
    QVERIFY(answer.exitCode == 4 || answer.exitCode == 10);
    QVERIFY(whats(answer.json()).contains(QStringLiteral("kevMissing")));
    const auto shown = run(data.path(), QStringLiteral("2026-08-22"),
                           {QStringLiteral("updates"), QStringLiteral("--root"), machineRoot});
    QVERIFY(!shown.outText().contains(QStringLiteral("kunnen wachten")));
}

void TestCliMachine::keepsAnsweringWhenTheFeedsAreTooOld()
{
    const auto answer = run(m_data.path(), QStringLiteral("2027-01-01"),
                            {QStringLiteral("check"), QStringLiteral("--json"), QStringLiteral("--all"),
                             QStringLiteral("--root"), machineRoot});
    QVERIFY(answer.exitCode == 4 || answer.exitCode == 10);
    QVERIFY(whats(answer.json()).contains(QStringLiteral("feedExpired")));
    QVERIFY2(!answer.out.contains("notVulnerable"), "an expired list cannot say so");
    QVERIFY(answer.out.contains("\"vulnerable\""));
}

void TestCliMachine::callsNothingQuietWhenTheFeedsAreTooOld()
{
    const QStringList words{QStringLiteral("updates"), QStringLiteral("--root"), machineRoot};
    const auto shown = run(m_data.path(), QStringLiteral("2027-01-01"), words);
    QVERIFY2(shown.outText().contains(QStringLiteral("Onze lijsten met bekende lekken zijn te oud.")),
             shown.out.constData());
    QVERIFY2(!shown.outText().contains(QStringLiteral("Kan wachten")), shown.out.constData());
    const auto json = run(m_data.path(), QStringLiteral("2027-01-01"), words + QStringList{QStringLiteral("--json")});
    QVERIFY(json.out.contains("\"urgency\""));
    QVERIFY2(!json.out.contains("canWait"), "nothing is quiet by a list that is too old");
}

void TestCliMachine::saysOnceWhatHoldsForManyUpdates()
{
    const auto text = ask({QStringLiteral("updates")}).outText();
    QCOMPARE(text.count(QStringLiteral("Werk ")), 3);
    QCOMPARE(text.count(QStringLiteral("bereikbaar is vanaf het internet")), 1);
    QVERIFY(text.indexOf(QStringLiteral("bereikbaar is")) < text.indexOf(QStringLiteral("Werk ")));
}

void TestCliMachine::keepsAnsweringWhenTheFeedDatabaseIsBroken()
{
    const QTemporaryDir data;
    QCOMPARE(
        run(data.path(), QStringLiteral("2026-08-22"), {QStringLiteral("feeds"), QStringLiteral("import"), feedFolder})
            .exitCode,
        0);
    const QDir folder(data.path());
    for (const auto &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("This was a database once.");
    }
    const auto answer =
        run(data.path(), QStringLiteral("2026-08-22"),
            {QStringLiteral("updates"), QStringLiteral("--json"), QStringLiteral("--root"), machineRoot});
    QCOMPARE(answer.exitCode, 4);
    QVERIFY(whats(answer.json()).contains(QStringLiteral("feedsUnreadable")));
    QVERIFY2(answer.errText().contains(QStringLiteral("beschadigd")), answer.err.constData());
    const auto status =
        run(data.path(), QStringLiteral("2026-08-22"), {QStringLiteral("feeds"), QStringLiteral("status")});
    QCOMPARE(status.exitCode, 3);
    PW_VERIFY_SCHEMA("updates", answer);
}

QTEST_GUILESS_MAIN(TestCliMachine)
#include "tst_climachine.moc"
