// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarecatalog.h"
#include "matching/identity/identifier.h"
#include "support/golden.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

#include "identitytools.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Names as they stand on computers of many firms and languages, held against our own catalogue. */
class TestDisplayNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatItIs_data();
    void isWhatItIs();
    void isNeverSureWithoutAPublisher_data() { isWhatItIs_data(); }
    void isNeverSureWithoutAPublisher();

private:
    ProgramIdentifier m_identifier{softwareCatalog()};
};

void TestDisplayNames::isWhatItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("publisher");
    QTest::addColumn<QString>("expected");
    for (const auto &file : {u"names.txt"_s, u"manifests.txt"_s, u"inventories.txt"_s}) {
        const auto text = QString::fromUtf8(readFile(QStringLiteral(PW_TEST_DATA "/matching/identity/") + file));
        QVERIFY2(!text.isEmpty(), qPrintable(file));
        int number = 0;
        for (const auto &line : text.split(u'\n')) {
            ++number;
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            const auto parts = line.split(u'|');
            QVERIFY2(parts.size() == 3, qPrintable(line));
            QTest::addRow("%s:%d %s", qPrintable(file), number, qPrintable(line))
                << parts[0].trimmed() << parts[1].trimmed() << parts[2].trimmed();
        }
    }
}

void TestDisplayNames::isWhatItIs()
{
    QFETCH(QString, name);
    QFETCH(QString, publisher);
    QFETCH(QString, expected);
    const auto identity = m_identifier.identify(uninstallEntry(name, publisher));
    const auto found = identity.channel.isEmpty() ? identity.program : identity.program + u'@' + identity.channel;
    if (expected == u"-") {
        QCOMPARE(identity.program, QString());
        QVERIFY(identity.confidence() < certainConfidence);
    } else if (expected.startsWith(u'!')) {
        QVERIFY2(identity.program != expected.sliced(1), qPrintable(found));
    } else {
        QCOMPARE(found, expected);
        QVERIFY(identity.confidence() >= certainConfidence);
    }
}

void TestDisplayNames::isNeverSureWithoutAPublisher()
{
    QFETCH(QString, name);
    QFETCH(QString, publisher);
    if (publisher.isEmpty())
        return; // Its entry never names one.
    const auto &programs = softwareCatalog().programs;
    const auto identity = m_identifier.identify(uninstallEntry(name));
    const auto known = std::find_if(programs.begin(), programs.end(),
                                    [&](const CataloguedProgram &program) { return program.id == identity.program; });
    const auto takesNone = [](const QString &pattern) {
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(QString()).hasMatch();
    };
    const bool mayBeAbsent =
        known != programs.end() && std::any_of(known->publishers.begin(), known->publishers.end(), takesNone);
    QVERIFY(identity.confidence() < certainConfidence || mayBeAbsent);
}

QTEST_GUILESS_MAIN(TestDisplayNames)
#include "tst_displaynames.moc"
