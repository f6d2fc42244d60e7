// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "support/versionpairs.h"
#include "support/versionshapes.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;
using Test::VersionGenerator;
using Test::VersionPair;

namespace {

using Shape = QString (*)(VersionGenerator &);

struct Model {
    const char *name = nullptr; ///< As version_order.py calls it.
    VersionScheme scheme = VersionScheme::Unknown;
    Shape shape = nullptr;
    const char *ownRows = nullptr;
    const char *publishedRows = nullptr;
};

constexpr Model models[]{
    {"winget", VersionScheme::Windows, Test::wingetShape, "windows.tsv", "winget.tsv"},
    {"libversion", VersionScheme::Generic, Test::marketingShape, "generic.tsv", "generic-libversion.tsv"},
    {"apk", VersionScheme::Apk, Test::apkShape},
};

QByteArrayList askModel(const QString &name, const QList<VersionPair> &pairs)
{
    return Test::askProgram(u"python3"_s, {QStringLiteral(PW_SOURCE_DIR "/tests/models/version_order.py"), name},
                            pairs);
}

/** Reads lines `a<TAB>sign<TAB>b[<TAB>...]`; nothing where the file is not there. */
void readRows(const QString &path, QList<VersionPair> *pairs, QByteArrayList *signs)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        auto line = file.readLine();
        line.chop(line.endsWith('\n') ? 1 : 0);
        const auto columns = line.split('\t');
        pairs->append({QString::fromUtf8(columns.at(0)), QString::fromUtf8(columns.at(2))});
        signs->append(columns.at(1));
    }
}

const auto wingetFolder = QStringLiteral(PW_SHARED_DIR "/corpus/winget/");

/** The versions of each of some hundred programs, in the order in which winget's index had them as the newest. */
QHash<QString, QStringList> wingetHistory()
{
    QHash<QString, QStringList> versions;
    QFile file(wingetFolder + u"winget-versiehistorie-populair.csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    (void)file.readLine();
    while (!file.atEnd()) {
        const auto columns = QString::fromUtf8(file.readLine().trimmed()).split(u',');
        versions[columns.first()] += columns.last();
    }
    return versions;
}

/** The newest version of each program in winget's index, in the order of their names. */
QStringList wingetNewest()
{
    QProcess unpack;
    unpack.start(u"gzip"_s, {u"-dc"_s, wingetFolder + u"winget-index.v2-2026-08-22.csv.gz"_s});
    if (!unpack.waitForFinished(30'000))
        return {};
    QStringList versions;
    for (const auto &line : QString::fromUtf8(unpack.readAllStandardOutput()).split(u'\n').mid(1)) {
        if (const auto version = line.section(u"\",\""_s, 1, 1); !version.isEmpty())
            versions += version;
    }
    return versions;
}

/** All versions of one program with each other, and each newest version with another and with a damaged one. */
QList<VersionPair> realPairs(VersionGenerator &generator)
{
    QList<VersionPair> pairs;
    for (const auto &versions : wingetHistory()) {
        for (qsizetype i = 1; i < versions.size(); ++i) {
            for (qsizetype j = qMax<qsizetype>(0, i - 5); j < i; ++j)
                pairs.append({versions.at(j), versions.at(i)});
        }
    }
    const auto newest = wingetNewest();
    for (const auto &version : newest) {
        pairs.append({version, newest.at(generator.below(static_cast<int>(newest.size())))});
        pairs.append({version, generator.near(version)});
    }
    pairs.removeIf([](const VersionPair &pair) { return !Test::fitsOneLine(pair); });
    return pairs;
}

} // namespace

/** Compares schemes whose own program cannot be asked here with a second writing of its rules. */
class VersionModelsTest : public QObject
{
    Q_OBJECT

    static void addModels()
    {
        QTest::addColumn<Model>("model");
        for (const auto &model : models)
            QTest::newRow(model.name) << model;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("SKIP: python3 is not on this machine, and the second writing of the rules is in it");
    }

    void theModelHoldsForTheTables_data()
    {
        QTest::addColumn<Model>("model");
        // apk has its table in tst_versionapk.
        for (const auto &model : models) {
            if (model.ownRows)
                QTest::newRow(model.name) << model;
        }
    }
    void theModelHoldsForTheTables()
    {
        QFETCH(Model, model);
        QList<VersionPair> pairs;
        QByteArrayList signs;
        readRows(QStringLiteral(PW_TEST_DATA "/core/versions/") + QLatin1String(model.ownRows), &pairs, &signs);
        QVERIFY(pairs.size() > 10);
        readRows(QStringLiteral(PW_SHARED_DIR "/vectors/") + QLatin1String(model.publishedRows), &pairs, &signs);
        const auto answers = askModel(QString::fromLatin1(model.name), pairs);
        QCOMPARE(answers.size(), signs.size());
        for (qsizetype i = 0; i < pairs.size(); ++i)
            QVERIFY2(answers.at(i) == signs.at(i), qPrintable(pairs.at(i).first + u" and "_s + pairs.at(i).second));
    }

    void answersAsTheModelDoes_data() { addModels(); }
    void answersAsTheModelDoes()
    {
        QFETCH(Model, model);
        const auto seed = Test::testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        VersionGenerator generator(seed);
        QList<VersionPair> pairs;
        while (pairs.size() < 20'000) {
            if (const auto pair = Test::pairOf(generator, model.shape); Test::fitsOneLine(pair))
                pairs.append(pair);
        }
        const auto name = QString::fromLatin1(model.name);
        Test::compareAnswers(u"the model of "_s + name, model.scheme, pairs, askModel(name, pairs), "<=>?");
    }

    void answersAsTheModelDoesForRealVersions_data() { addModels(); }
    void answersAsTheModelDoesForRealVersions()
    {
        QFETCH(Model, model);
        if (!QFileInfo::exists(wingetFolder))
            QSKIP("SKIP: the real versions are not beside the checkout");
        VersionGenerator generator(Test::testSeed());
        const auto pairs = realPairs(generator);
        QVERIFY(pairs.size() > 40'000);
        const auto name = QString::fromLatin1(model.name);
        Test::compareAnswers(u"the model of "_s + name, model.scheme, pairs, askModel(name, pairs), "<>");
    }

    void whatWingetOffersLaterIsNewer()
    {
        if (!QFileInfo::exists(wingetFolder))
            QSKIP("SKIP: the history of winget's index is not beside the checkout");
        int steps = 0;
        QStringList backward;
        const auto history = wingetHistory();
        for (auto program = history.begin(); program != history.end(); ++program) {
            const auto &versions = program.value();
            for (qsizetype i = 1; i < versions.size(); ++i, ++steps) {
                if (!(compareVersions(VersionScheme::Windows, versions.at(i - 1), versions.at(i)) <= 0))
                    backward += program.key() + u' ' + versions.at(i - 1) + u" -> "_s + versions.at(i);
            }
        }
        qInfo("%d steps, %lld backward", steps, static_cast<long long>(backward.size()));
        QVERIFY(steps > 4'000);
        // A version that is withdrawn gives way to an older one; the index itself then names the lower number.
        QVERIFY2(backward.size() < steps / 100, qPrintable(backward.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(VersionModelsTest)
#include "tst_versionmodels.moc"
