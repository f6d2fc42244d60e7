// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray oneProgram(const QByteArray &more = {})
{
    return R"({"programs": [{"id": "a", "name": "A", "category": "c")" + more + "}]}";
}

} // namespace

class TestSoftwareCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryMember();
    void passesOverWhatItDoesNotKnow();
    void refusesAHalfFile_data();
    void refusesAHalfFile();
    void refusesEveryCutFile();
    void readsCategories();
    void findsWhatCannotBe_data();
    void findsWhatCannotBe();
    void everyFileOfOursIsWhole_data();
    void everyFileOfOursIsWhole();
    void ourCatalogueHoldsTogether();
};

void TestSoftwareCatalog::readsEveryMember()
{
    const auto read = parseSoftwareFile(R"({"programs": [{
        "id": "fox", "name": "Fox", "purpose": "bekijkt u websites", "category": "browser",
        "publishers": ["Fox( Inc)?", ""], "names": ["Fox", {"name": "Fox LTS", "publisher": "F", "channel": "lts"}],
        "wingetIds": ["Fox.*"], "productKeys": ["cpe:a:fox:fox"], "flatpakIds": ["org.fox"], "snapNames": ["fox"],
        "packageFamilies": ["Fox.Fox"], "debianPackages": ["fox"], "scheme": "semver", "lifecycle": "fox",
        "systemPart": true, "examples": ["Fox | Fox"], "placeholderVersions": ["1.0.0.0"],
        "channels": [{"name": "lts", "productKeys": ["cpe:a:fox:lts"], "wingetIds": ["Fox.LTS"]}]}]})",
                                        u"x"_s);
    QVERIFY(read.has_value());
    CataloguedProgram fox;
    fox.id = u"fox"_s;
    fox.name = u"Fox"_s;
    fox.purpose = u"bekijkt u websites"_s;
    fox.category = u"browser"_s;
    fox.publishers = {u"Fox( Inc)?"_s, QString()};
    fox.names = {{u"Fox"_s, {}, {}}, {u"Fox LTS"_s, u"F"_s, u"lts"_s}};
    fox.wingetIds = {u"Fox.*"_s};
    fox.productKeys = {u"cpe:a:fox:fox"_s};
    fox.flatpakIds = {u"org.fox"_s};
    fox.snapNames = {u"fox"_s};
    fox.packageFamilies = {u"Fox.Fox"_s};
    fox.debianPackages = {u"fox"_s};
    fox.scheme = VersionScheme::Semver;
    fox.lifecycle = u"fox"_s;
    fox.systemPart = true;
    fox.placeholderVersions = {u"1.0.0.0"_s};
    fox.channels = {{u"lts"_s, {u"cpe:a:fox:lts"_s}, {u"Fox.LTS"_s}}};
    QCOMPARE(*read, QList<CataloguedProgram>{fox});
}

void TestSoftwareCatalog::passesOverWhatItDoesNotKnow()
{
    const auto read = parseSoftwareFile(oneProgram(R"(, "examples": 3, "new": {})"), u"x"_s);
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), 1);
    QCOMPARE(read->first().scheme, VersionScheme::Windows);
}

void TestSoftwareCatalog::refusesAHalfFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("nothing") << QByteArray() << Error::Code::NotJson;
    QTest::newRow("list") << QByteArray("[]") << Error::Code::BadValue;
    QTest::newRow("no programs") << QByteArray("{}") << Error::Code::MissingField;
    QTest::newRow("program is no object") << QByteArray(R"({"programs": [1]})") << Error::Code::MissingField;
    QTest::newRow("no id") << QByteArray(R"({"programs": [{"name": "A", "category": "c"}]})")
                           << Error::Code::MissingField;
    QTest::newRow("text is a number") << oneProgram(R"(, "purpose": 1)") << Error::Code::BadValue;
    QTest::newRow("list is a text") << oneProgram(R"(, "wingetIds": "A.B")") << Error::Code::BadValue;
    QTest::newRow("list of numbers") << oneProgram(R"(, "snapNames": [1])") << Error::Code::BadValue;
    QTest::newRow("pattern without name") << oneProgram(R"(, "names": [{"channel": "esr"}])") << Error::Code::BadValue;
    QTest::newRow("channel without name") << oneProgram(R"(, "channels": [{}])") << Error::Code::BadValue;
    QTest::newRow("unknown order") << oneProgram(R"(, "scheme": "alphabet")") << Error::Code::BadValue;
}

void TestSoftwareCatalog::refusesAHalfFile()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    const auto read = parseSoftwareFile(json, u"a.json"_s);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, code);
    QVERIFY(read.error().where.startsWith(u"a.json"));
}

void TestSoftwareCatalog::refusesEveryCutFile()
{
    const auto json = oneProgram(R"(, "names": [{"name": "A"}], "publishers": ["A"])");
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY(!parseSoftwareFile(json.first(size), u"x"_s));
    QVERIFY(parseSoftwareFile(json, u"x"_s).has_value());
}

void TestSoftwareCatalog::readsCategories()
{
    const auto labels = parseSoftwareCategories(R"({"categories": {"browser": "Internet"}})", u"x"_s);
    QVERIFY(labels.has_value());
    QCOMPARE(*labels, (QHash<QString, QString>{{u"browser"_s, u"Internet"_s}}));
    QVERIFY(!parseSoftwareCategories("{}", u"x"_s));
    QVERIFY(!parseSoftwareCategories(R"({"categories": {"browser": ""}})", u"x"_s));
}

void TestSoftwareCatalog::findsWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("detail");
    const QByteArray findable = R"(, "wingetIds": ["A.B"])";
    QTest::newRow("whole") << findable << QString();
    QTest::newRow("not findable") << QByteArray() << u"nothing to find it by"_s;
    QTest::newRow("pattern") << QByteArray(R"(, "names": ["a("], "publishers": ["A"])")
                             << u"not a regular expression: a("_s;
    QTest::newRow("pattern that looks back")
        << QByteArray(R"(, "names": ["(a)\\1"], "publishers": ["A"])") << u"not a regular expression: (a)\\1"_s;
    QTest::newRow("no publisher") << QByteArray(R"(, "names": ["a"])") << u"a name without a publisher: a"_s;
    QTest::newRow("cpe") << findable + R"(, "productKeys": ["cpe:a:Mozilla:firefox"])"
                         << u"not a key: cpe:a:Mozilla:firefox"_s;
    QTest::newRow("name") << findable + R"(, "productKeys": ["name:mozilla corp/fire fox"])"
                          << u"not a key: name:mozilla corp/fire fox"_s;
    QTest::newRow("purl") << findable + R"(, "productKeys": ["purl:npm/thing"])" << QString();
    QTest::newRow("purl with version") << findable + R"(, "productKeys": ["purl:npm/thing@1"])"
                                       << u"not a key: purl:npm/thing@1"_s;
}

void TestSoftwareCatalog::findsWhatCannotBe()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, detail);
    const auto programs = parseSoftwareFile(oneProgram(more), u"x"_s);
    QVERIFY(programs.has_value());
    SoftwareCatalog catalog{*programs, {{u"c"_s, u"C"_s}}};
    const auto problems = softwareCatalogProblems(catalog);
    QCOMPARE(problems.isEmpty() ? QString() : problems.first().detail, detail);
    catalog.programs.append(catalog.programs.first());
    catalog.categories.clear();
    QVERIFY(softwareCatalogProblems(catalog).contains(Error{Error::Code::BadValue, u"a"_s, u"an id given twice"_s}));
    QVERIFY(softwareCatalogProblems(catalog).contains(Error{Error::Code::BadValue, u"a"_s, u"no such category: c"_s}));
}

void TestSoftwareCatalog::everyFileOfOursIsWhole_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(u":/patchwijzer/software"_s);
    const auto names = folder.entryList(QDir::Files, QDir::Name);
    for (const auto &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestSoftwareCatalog::everyFileOfOursIsWhole()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    if (path.endsWith(u"/categories.json"_s)) {
        const auto labels = parseSoftwareCategories(file.readAll(), path);
        QVERIFY2(labels.has_value(), qPrintable(labels ? QString() : labels.error().detail));
        QCOMPARE(*labels, softwareCatalog().categories);
        return;
    }
    const auto programs = parseSoftwareFile(file.readAll(), path);
    QVERIFY2(programs.has_value(), qPrintable(programs ? QString() : programs.error().where + programs.error().detail));
    // Each stands in the catalogue as it stands in its file: no id is used twice.
    for (const auto &program : *programs)
        QVERIFY2(softwareCatalog().programs.contains(program), qPrintable(program.id));
}

void TestSoftwareCatalog::ourCatalogueHoldsTogether()
{
    const auto problems = softwareCatalogProblems(softwareCatalog());
    for (const auto &problem : problems)
        qWarning("%s: %s", qPrintable(problem.where), qPrintable(problem.detail));
    QCOMPARE(problems.size(), 0);
    QVERIFY(softwareCatalog().programs.size() >= 150);
    QVERIFY(softwareCatalog().categories.size() >= 10);
}

QTEST_GUILESS_MAIN(TestSoftwareCatalog)
#include "tst_softwarecatalog.moc"
