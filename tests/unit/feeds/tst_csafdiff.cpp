// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafdiff.h"
#include "feeds/claims/csafstatement.h"
#include "feeds/csaf/csafparser.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray bytesOf(int version)
{
    QFile file(u"" PW_TEST_DATA "/workflow/csaf/vb-2099-1.v%1.json"_s.arg(version));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

CsafDocument documentOf(const QByteArray &bytes)
{
    const auto reading = parseCsaf(bytes, u"test"_s);
    return reading ? reading->document : CsafDocument();
}

QStringList textOf(const QList<CsafDifference> &differences)
{
    constexpr std::array signs{"+", "-", "~"};
    QStringList lines;
    for (const auto &one : differences)
        lines.append(QString::fromLatin1(signs[size_t(one.kind)]) + one.section + u'|' + one.vulnerability + u'|'
                     + one.what + u'|' + one.before + u'|' + one.after);
    return lines;
}

const QString vlcKey = u"name:videolan/vlcmediaplayer"_s;
const QString lezerKey = u"name:voorbeeld/lezer"_s;

} // namespace

/** What documents say for a product, and what two versions say differently. */
class CsafDiffTest : public QObject
{
    Q_OBJECT

    static QList<QString> statement(const CsafDocument &document, const QString &key)
    {
        const CsafStatements statements(document);
        return statements.about(document.vulnerabilities.first(), statements.productsWith({key}));
    }

private Q_SLOTS:
    void aStatementIsAboutItsProductsOnly()
    {
        const auto document = documentOf(bytesOf(1));
        QCOMPARE(statement(document, vlcKey),
                 (QList<QString>{u"fixed\tVLC media player 3.0.21"_s,
                                 u"known_affected\tVLC media player vers:intdot/<3.0.21"_s,
                                 u"vendor_fix\tUpdate to 3.0.21.\thttps://voorbeeld.example/vlc"_s}));
        QCOMPARE(statement(document, lezerKey),
                 (QList<QString>{u"known_affected\tLezer <2.0"_s, u"none_available\tNothing yet.\t"_s}));
        QVERIFY(statement(document, u"name:nobody/nothing"_s).isEmpty());
        QCOMPARE(statementScore(document, vlcKey), 8.8);
        QCOMPARE(statementScore(document, u"name:nobody/nothing"_s), -1.0);
    }

    void itStaysWhereOnlyOtherThingsChange()
    {
        const auto first = documentOf(bytesOf(1));
        const auto second = documentOf(bytesOf(2));
        const auto third = documentOf(bytesOf(3));
        QCOMPARE(statement(second, vlcKey), statement(first, vlcKey));
        QVERIFY(statement(third, vlcKey) != statement(first, vlcKey));
        QCOMPARE(statement(third, lezerKey), statement(first, lezerKey));
        // Other ids and other white space say nothing else.
        auto renamed = bytesOf(1).replace("VLC-A", "CSAFPID-7").replace("Nothing yet.", " Nothing\\n yet. ");
        QCOMPARE(statement(documentOf(renamed), vlcKey), statement(first, vlcKey));
        QCOMPARE(statement(documentOf(renamed), lezerKey), statement(first, lezerKey));
        QVERIFY(csafDifferences(first, documentOf(renamed)).isEmpty());
    }

    void aRemediationOfNoProductIsForAll()
    {
        auto document = documentOf(bytesOf(1));
        document.vulnerabilities[0].remediations[1].products.clear();
        QVERIFY(statement(document, vlcKey).contains(u"none_available\tNothing yet.\t"_s));
    }

    /** What is long is cut short, and what changes behind the cut is still a change. */
    void whatIsLongIsCutShort()
    {
        auto document = documentOf(bytesOf(1));
        document.vulnerabilities[0].remediations[0].details = QString(50'000, u'x');
        const auto whole = statement(document, vlcKey);
        QVERIFY(whole.join(u'\n').size() < 2'000);
        const auto before = document;
        document.vulnerabilities[0].remediations[0].details[49'999] = u'y';
        QVERIFY(statement(document, vlcKey) != whole);
        QCOMPARE(csafDifferences(before, document).size(), 2);

        auto many = document;
        for (int i = 0; i < 500; ++i) {
            auto product = many.products.last();
            product.id = QString::number(i);
            product.path.version = QString::number(i);
            many.products.append(product);
            many.vulnerabilities[0].statuses[size_t(CsafStatus::KnownAffected)].append(int(many.products.size()) - 1);
            many.vulnerabilities[0].remediations[0].products.append(int(many.products.size()) - 1);
        }
        const auto lines = statement(many, vlcKey);
        QCOMPARE(lines.size(), CsafStatements::mostStatementLines);
        many.products.last().path.version = u"x"_s;
        QVERIFY(statement(many, vlcKey) != lines);
    }

    void everyLineCanBeReadAgain()
    {
        using Said = CsafSaid;
        const std::array statuses{Said::Affected,    Said::Affected,    Said::Affected, Said::Fixed,   Said::Fixed,
                                  Said::NotAffected, Said::Recommended, Said::NotKnown, Said::NotKnown};
        QCOMPARE(statuses.size(), csafStatusCount);
        const std::array remedies{Said::Repair,          Said::Relief,      Said::Relief, Said::NoRepairYet,
                                  Said::NoRepairPlanned, Said::NoRepairYet, Said::Repair, Said::Other};
        auto document = documentOf(bytesOf(1));
        document.products = {{}};
        document.products[0].name = u"Lezer  2"_s;
        CsafVulnerability vulnerability;
        const CsafStatements statements(document);
        const auto read = [&] {
            const auto lines = statements.about(vulnerability, {0});
            return lines.size() == 1 ? readCsafLine(lines.first()) : CsafLine();
        };
        for (size_t status = 0; status < statuses.size(); ++status) {
            vulnerability = {};
            vulnerability.statuses[status] = {0};
            QCOMPARE(read().said, statuses[status]);
            QCOMPARE(read().word, csafWord(CsafStatus(status)));
            QCOMPARE(read().text, u"Lezer 2"_s);
        }
        for (size_t category = 0; category < remedies.size(); ++category) {
            vulnerability = {};
            vulnerability.remediations.append(CsafRemediation());
            vulnerability.remediations[0].category = CsafRemedy(category);
            vulnerability.remediations[0].details = u"Update.\tNow."_s;
            vulnerability.remediations[0].url = u"https://x.example"_s;
            QCOMPARE(read().said, remedies[category]);
            QCOMPARE(read().text, u"Update. Now. https://x.example"_s);
        }
        vulnerability = {};
        vulnerability.flags.append(CsafFlag());
        vulnerability.flags[0].label = u"inline_mitigations_already_exist"_s;
        vulnerability.flags[0].products = {0};
        QCOMPARE(read().said, Said::Other);
        QCOMPARE(read().word, u"flag"_s);
        QCOMPARE(readCsafLine({}).said, Said::Other);
    }

    void whatWasLeftOutIsCounted()
    {
        const auto document = documentOf(bytesOf(1));
        CsafVulnerability vulnerability;
        for (int i = 0; i < 150; ++i) {
            vulnerability.remediations.append(CsafRemediation());
            vulnerability.remediations.last().details = QString::number(i);
        }
        qsizetype lines = 0;
        for (const auto &line : CsafStatements(document).about(vulnerability, {0})) {
            const auto read = readCsafLine(line);
            QCOMPARE(read.leftOut > 0, read.said == CsafSaid::LeftOut);
            lines += read.leftOut + qsizetype(read.said != CsafSaid::LeftOut);
        }
        QCOMPARE(lines, 150);
    }

    void namesOfVulnerabilities()
    {
        CsafDocument document;
        document.vulnerabilities.resize(3);
        document.vulnerabilities[0].cve = u"CVE-2099-0001"_s;
        document.vulnerabilities[1].ids = {{u"x"_s, u" "_s, {}}, {u"Bug"_s, u"B-2"_s, {}}};
        QCOMPARE(csafVulnerabilityName(document, 0), u"CVE-2099-0001"_s);
        QCOMPARE(csafVulnerabilityName(document, 1), u"B-2"_s);
        QCOMPARE(csafVulnerabilityName(document, 2), u"#3"_s);
    }

    void theSameDocumentDiffersNot()
    {
        QVERIFY(csafDifferences(documentOf(bytesOf(2)), documentOf(bytesOf(2))).isEmpty());
    }

    void aNewProduct()
    {
        const QStringList expected{
            u"~document||title|Leak in players and readers|Leak in players, readers and notepads"_s,
            u"+product||Kladblok <9||"_s,
            u"+status|CVE-2099-0001|Kladblok <9||known_affected"_s,
            u"~tracking||current_release_date|2099-01-10T10:00:00Z|2099-01-11T10:00:00Z"_s,
            u"+tracking||revision 2||Another product."_s,
            u"~tracking||version|1|2"_s,
        };
        QCOMPARE(textOf(csafDifferences(documentOf(bytesOf(1)), documentOf(bytesOf(2)))), expected);
    }

    void anotherRepair()
    {
        const auto lines = textOf(csafDifferences(documentOf(bytesOf(2)), documentOf(bytesOf(3))));
        QVERIFY(lines.contains(
            u"-remediation|CVE-2099-0001|vendor_fix: Update to 3.0.21. https://voorbeeld.example/vlc|VLC media player"
            " vers:intdot/<3.0.21|"_s));
        QVERIFY(lines.contains(
            u"+remediation|CVE-2099-0001|vendor_fix: Update to 3.0.22. https://voorbeeld.example/vlc||VLC media player"
            " vers:intdot/<3.0.22"_s));
        QVERIFY(lines.contains(u"-status|CVE-2099-0001|VLC media player 3.0.21|fixed|"_s));
        QVERIFY(!lines.join(u'\n').contains(u"Nothing yet"_s));
    }

    void scoresNotesAndStatuses()
    {
        const auto before = documentOf(bytesOf(1));
        auto after = before;
        auto &vulnerability = after.vulnerabilities[0];
        vulnerability.metrics[0].cvss[0].baseScore = 9.8;
        vulnerability.notes[0].text = u"Worse."_s;
        std::swap(vulnerability.statuses[size_t(CsafStatus::KnownAffected)],
                  vulnerability.statuses[size_t(CsafStatus::UnderInvestigation)]);
        const auto lines = textOf(csafDifferences(before, after)).join(u'\n');
        QVERIFY(lines.contains(u"~score|CVE-2099-0001|CVSS 3.1: "_s));
        QVERIFY(lines.contains(u"~note|CVE-2099-0001|description|A leak when a file is opened.|Worse."_s));
        QVERIFY(lines.contains(u"~status|CVE-2099-0001|Lezer <2.0|known_affected|under_investigation"_s));
    }

    /** There and back is the same, with before and after changed about. */
    void backIsTheOppositeOfForth()
    {
        auto forth = csafDifferences(documentOf(bytesOf(1)), documentOf(bytesOf(3)));
        const auto back = csafDifferences(documentOf(bytesOf(3)), documentOf(bytesOf(1)));
        using Kind = CsafDifference::Kind;
        for (auto &one : forth) {
            std::swap(one.before, one.after);
            one.kind = one.kind == Kind::Added ? Kind::Removed : one.kind == Kind::Removed ? Kind::Added : one.kind;
        }
        QCOMPARE(forth, back);
    }

private:
    static double statementScore(const CsafDocument &document, const QString &key)
    {
        const CsafStatements statements(document);
        return csafScore(document.vulnerabilities.first(), statements.productsWith({key}));
    }
};

QTEST_GUILESS_MAIN(CsafDiffTest)

#include "tst_csafdiff.moc"
