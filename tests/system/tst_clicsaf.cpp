// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray good =
    R"({"document":{"category":"csaf_base","csaf_version":"2.0","title":"t",)"
    R"("publisher":{"category":"vendor","name":"Voorbeeld","namespace":"https://example.test"},)"
    R"("tracking":{"id":"V-1","status":"final","version":"1","initial_release_date":"2099-01-01T10:00:00Z",)"
    R"("current_release_date":"2099-01-01T10:00:00Z",)"
    R"("revision_history":[{"date":"2099-01-01T10:00:00Z","number":"1","summary":"s"}]}},)"
    R"("product_tree":{"full_product_names":[{"product_id":"A","name":"A"},{"product_id":"B","name":"B"}]}})";

} // namespace

/** `csaf check`. */
class TestCliCsaf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysInDutchWhichFileIsValid();
    void listsTheNumbersOfTheTestsThatFail();
    void answersAsJson();
    void runsOnlyTheTestAskedFor();
    void refusesATestThatDoesNotExist();
    void goesOnAfterAFileThatCannotBeRead();

private:
    [[nodiscard]] QString file(const QString &name) const { return QDir(m_files.path()).filePath(name); }
    [[nodiscard]] CliAnswer check(const QStringList &words) const
    {
        return runCli(QStringList{u"csaf"_s, u"check"_s} + words);
    }

    QTemporaryDir m_files;
};

void TestCliCsaf::initTestCase()
{
    // Its title is missing, its language does not exist, and two products have one id.
    const auto bad = QByteArray(good).replace(R"("title":"t")", R"("lang":"EZ")").replace("\"B\",", "\"A\",");
    for (const auto &[name, content] : {std::pair(u"good.json"_s, good), std::pair(u"bad.json"_s, bad),
                                        std::pair(u"other.json"_s, QByteArray("{}"))}) {
        QFile output(file(name));
        QVERIFY(output.open(QIODevice::WriteOnly));
        QCOMPARE(output.write(content), content.size());
    }
}

void TestCliCsaf::saysInDutchWhichFileIsValid()
{
    const auto answer = check({file(u"good.json"_s)});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.outText(), file(u"good.json"_s) + u": geldig\n"_s);
    QVERIFY(answer.err.isEmpty());
}

void TestCliCsaf::listsTheNumbersOfTheTestsThatFail()
{
    const auto answer = check({file(u"good.json"_s), file(u"bad.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.outText(),
             file(u"bad.json"_s) + u": zakt voor schema 6.1.2 6.1.12\n"_s + file(u"good.json"_s) + u": geldig\n"_s);
}

void TestCliCsaf::answersAsJson()
{
    const auto answer = check({u"--json"_s, file(u"good.json"_s), file(u"bad.json"_s), file(u"none.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    const auto files = answer.json()["files"_L1].toArray();
    QCOMPARE(files.size(), 3);
    const auto bad = files[0].toObject();
    QCOMPARE(bad["valid"_L1].toBool(true), false);
    QCOMPARE(bad["failed"_L1].toArray(), (QJsonArray{u"schema"_s, u"6.1.2"_s, u"6.1.12"_s}));
    QCOMPARE(bad["failures"_L1].toArray().size(), 3);
    QCOMPARE(bad["failures"_L1][1]["pointer"_L1].toString(), u"/product_tree/full_product_names/1/product_id"_s);
    QCOMPARE(files[1]["valid"_L1].toBool(), true);
    QCOMPARE(files[2]["error"_L1]["code"_L1].toString(), u"fileMissing"_s);
    PW_VERIFY_SCHEMA("csaf-check", answer);
}

void TestCliCsaf::runsOnlyTheTestAskedFor()
{
    const auto answer = check({u"--json"_s, u"--test"_s, u"6.1.12"_s, u"--test"_s, u"6.1.1"_s, file(u"bad.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.json()["files"_L1][0]["failed"_L1].toArray(), (QJsonArray{u"schema"_s, u"6.1.12"_s}));
}

void TestCliCsaf::refusesATestThatDoesNotExist()
{
    const auto answer = check({u"--test"_s, u"6.1.34"_s, file(u"good.json"_s)});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY(answer.errText().contains(u"6.1.34"_s));
}

void TestCliCsaf::goesOnAfterAFileThatCannotBeRead()
{
    const auto answer = check({file(u"other.json"_s), file(u"good.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.outText(), file(u"good.json"_s) + u": geldig\n"_s);
    QVERIFY(answer.errText().contains(u"other.json"_s));
}

QTEST_GUILESS_MAIN(TestCliCsaf)
#include "tst_clicsaf.moc"
