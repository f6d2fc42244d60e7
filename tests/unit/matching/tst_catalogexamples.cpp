// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <random>

#include "identitytools.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString stranger = u"Somebody Quite Different"_s;

struct Example {
    QString id;
    QString text; ///< "name | publisher"
};

/** What the files give as examples; the catalogue itself passes over them. */
QList<Example> examples()
{
    QList<Example> found;
    const QDir folder(u":/patchwijzer/software"_s);
    const auto files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto &name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto programs = QJsonDocument::fromJson(file.readAll()).object()["programs"_L1].toArray();
        for (const auto &program : programs) {
            const auto texts = program["examples"_L1].toArray();
            for (const auto &text : texts)
                found.append({program["id"_L1].toString(), text.toString()});
        }
    }
    return found;
}

Software entryOf(const QString &example)
{
    // A name may hold a bar too: "Dell Command | Update".
    const auto bar = example.lastIndexOf(u'|');
    return bar < 0 ? uninstallEntry(example.trimmed())
                   : uninstallEntry(example.left(bar).trimmed(), example.sliced(bar + 1).trimmed());
}

/** Things that every firm makes, such as drivers, have no publisher of their own. */
bool takesAnyPublisher(const QString &id)
{
    const auto &programs = softwareCatalog().programs;
    return std::any_of(programs.begin(), programs.end(), [&](const CataloguedProgram &program) {
        const auto any = [](const QString &publisher) {
            return QRegularExpression(QRegularExpression::anchoredPattern(publisher)).match(stranger).hasMatch();
        };
        return program.id == id
            && (std::any_of(program.publishers.begin(), program.publishers.end(), any)
                || std::any_of(program.names.begin(), program.names.end(),
                               [&](const NamePattern &name) { return any(name.publisher); }));
    });
}

} // namespace

/** Our own list of programs, held against what it says of itself. */
class TestCatalogExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleIsItself_data();
    void everyExampleIsItself();
    void aNameAloneIsNeverCertain();
    void everyIdentifierIsItself();
    void theOrderMakesNoDifference();
};

void TestCatalogExamples::everyExampleIsItself_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("example");
    int row = 0;
    for (const auto &example : examples())
        QTest::addRow("%s %d", qPrintable(example.id), ++row) << example.id << example.text;
}

void TestCatalogExamples::everyExampleIsItself()
{
    static const ProgramIdentifier identifier(softwareCatalog());
    QFETCH(QString, id);
    QFETCH(QString, example);
    const auto identity = identifier.identify(entryOf(example));
    QVERIFY2(identity.program == id, qPrintable(example + u" is taken for "_s + identity.program));
    // An example without a publisher, of a program that usually has one, is known and not certain.
    const bool certain = identity.confidence() >= certainConfidence;
    QVERIFY2(certain || (entryOf(example).publisher.isEmpty() && identity.rung == IdentityRung::NameOnly),
             qPrintable(example));
}

void TestCatalogExamples::aNameAloneIsNeverCertain()
{
    const ProgramIdentifier identifier(softwareCatalog());
    for (const auto &example : examples()) {
        auto entry = entryOf(example.text);
        if (takesAnyPublisher(example.id))
            continue;
        entry.publisher = stranger;
        const auto identity = identifier.identify(entry);
        QVERIFY2(identity.confidence() < certainConfidence, qPrintable(example.text));
        QVERIFY2(identity.program.isEmpty(), qPrintable(example.text));
    }
}

void TestCatalogExamples::everyIdentifierIsItself()
{
    using Kind = SoftwareIdentifier::Kind;
    const ProgramIdentifier identifier(softwareCatalog());
    const auto check = [&](const CataloguedProgram &program, Kind kind, const QList<QString> &values) {
        for (auto value : values) {
            if (value.endsWith(u'*'))
                value = value.chopped(1) + u"Xyz"_s;
            const auto identity = identifier.identify(withIdentifier(uninstallEntry(u"Zzz"_s), kind, value));
            QVERIFY2(identity.program == program.id,
                     qPrintable(value + u" of "_s + program.id + u" is taken for "_s + identity.program));
        }
    };
    for (const auto &program : softwareCatalog().programs) {
        check(program, Kind::Winget, program.wingetIds);
        check(program, Kind::FlatpakId, program.flatpakIds);
        check(program, Kind::SnapName, program.snapNames);
        check(program, Kind::PackageFamily, program.packageFamilies);
        for (const auto &channel : program.channels)
            check(program, Kind::Winget, channel.wingetIds);
    }
}

void TestCatalogExamples::theOrderMakesNoDifference()
{
    const auto all = examples();
    const ProgramIdentifier straight(softwareCatalog());
    auto shuffled = softwareCatalog();
    std::mt19937 random(4);
    std::shuffle(shuffled.programs.begin(), shuffled.programs.end(), random);
    for (auto &program : shuffled.programs)
        std::shuffle(program.names.begin(), program.names.end(), random);
    const ProgramIdentifier crooked(shuffled);
    for (auto example = all.rbegin(); example != all.rend(); ++example)
        QCOMPARE(crooked.identify(entryOf(example->text)), straight.identify(entryOf(example->text)));
}

QTEST_GUILESS_MAIN(TestCatalogExamples)
#include "tst_catalogexamples.moc"
