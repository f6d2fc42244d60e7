// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafadvisory.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/csafverdict.h"
#include "feeds/csaf/csafversionrange.h"
#include "feeds/csaf/ncscnotes.h"
#include "feeds/feedformat.h"
#include "transport/archive/archivereader.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString corpus = QStringLiteral(PW_SHARED_DIR "/corpus/");

/** What was read, as numbers in a fixed order, so that one comparison shows every difference. */
struct Tally {
    QMap<QString, qint64> counts; ///< "range1" counts the ranges of CsafRangeKind 1.
    QStringList refused;
    qint64 bytes = 0;
    qint64 microseconds = 0;

    void read(const QByteArray &json, const QString &where)
    {
        if (recogniseFeed(json) != FeedFormat::CsafDocument)
            return;
        QElapsedTimer timer;
        timer.start();
        const auto reading = parseCsaf(json, where);
        microseconds += timer.nsecsElapsed() / 1000;
        bytes += json.size();
        if (reading)
            count(*reading);
        else
            refused.append(where.section(u'/', -1));
    }

    void count(const CsafReading &reading);
    [[nodiscard]] QString text() const
    {
        QStringList parts;
        for (auto it = counts.begin(); it != counts.end(); ++it)
            parts.append(it.key() + u'=' + QString::number(it.value()));
        return parts.join(u' ');
    }
};

void Tally::count(const CsafReading &reading)
{
    const auto &document = reading.document;
    ++counts[u"documents"_s];
    counts[u"partial"_s] += document.partial ? 1 : 0;
    counts[u"remarked"_s] += reading.remarks.isEmpty() ? 0 : 1;
    counts[u"remarks"_s] += reading.remarks.size() + reading.moreRemarks;
    counts[u"products"_s] += document.products.size();
    for (const auto &product : document.products) {
        counts[u"composite"_s] += product.base < 0 ? 0 : 1;
        counts[u"unusable"_s] += product.unusable ? 1 : 0;
        if (product.path.versionIsRange)
            ++counts[u"range"_s + QString::number(int(csafVersionsOf(product).kind))];
    }
    counts[u"vulnerabilities"_s] += document.vulnerabilities.size();
    for (const auto &vulnerability : document.vulnerabilities) {
        counts[u"cves"_s] += vulnerability.cve.isEmpty() ? 0 : 1;
        counts[u"remediations"_s] += vulnerability.remediations.size();
        counts[u"metrics"_s] += vulnerability.metrics.size();
        for (const auto &list : vulnerability.statuses)
            counts[u"statuses"_s] += list.size();
    }
    for (const auto &advisory : advisoriesOf(document, u"csaf"_s)) {
        ++counts[u"advisories"_s];
        counts[u"packages"_s] += advisory.affected.size();
    }
}

void readFile(const QString &path, Tally *tally)
{
    const auto bytes = readMaybeCompressed(path);
    if (bytes)
        tally->read(*bytes, path);
}

void readFolder(const QString &folder, Tally *tally)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        if (path.endsWith(".json"_L1) || path.endsWith(".json.xz"_L1))
            paths.append(path);
    }
    paths.sort();
    for (const auto &path : std::as_const(paths))
        readFile(path, tally);
}

bool readArchive(const QString &path, Tally *tally)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto visited = visitArchive(file, path, [&](const ArchiveEntry &entry) -> Result<void> {
        if (entry.path.endsWith(".json"_L1))
            tally->read(entry.data, entry.path);
        return {};
    });
    return visited.has_value();
}

} // namespace

class TestCsafCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryDocument_data();
    void readsEveryDocument();
    void readsThoseOfRedHat();
    void knowsTheNotesOfTheNcsc();
};

void TestCsafCorpus::readsEveryDocument_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QStringList>("refused");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *place, const char *expected, const QStringList &refused = {}) {
        QTest::newRow(name) << QString::fromLatin1(place) << refused << QString::fromLatin1(expected);
    };
    row("cisa", "csaf-cisa/cisa-csaf-2024-10-24.zip",
        "advisories=2383 composite=1284 cves=7916 documents=2383 metrics=7929 packages=0 "
        "partial=0 products=17173 range0=1040 range2=3631 range3=8950 remarked=0 "
        "remarks=0 remediations=35119 statuses=43356 unusable=0 vulnerabilities=7916");
    row("cisco", "csaf-cisco/cisco-csaf-2025-03-27.tar.xz",
        "advisories=4839 composite=79299 cves=6275 documents=4839 metrics=8081 "
        "packages=0 partial=0 products=328303 remarked=2252 remarks=2644 "
        "remediations=5825 statuses=365011 unusable=0 vulnerabilities=6339");
    row("cisco, as published", "csaf-cisco",
        "advisories=2 composite=0 cves=9 documents=2 metrics=9 "
        "packages=0 partial=0 products=3842 remarked=0 remarks=0 "
        "remediations=9 statuses=14679 unusable=0 vulnerabilities=9");
    row("fortinet", "csaf-fortinet",
        "advisories=10 composite=0 cves=37 documents=10 metrics=51 packages=0 "
        "partial=0 products=1259 range0=31 range2=2 range3=166 remarked=10 "
        "remarks=266 remediations=51 statuses=1230 unusable=0 vulnerabilities=51");
    row("microsoft", "csaf-microsoft",
        "advisories=4 composite=12 cves=4 documents=4 metrics=4 packages=0 "
        "partial=0 products=31 range0=6 range3=2 remarked=0 remarks=0 "
        "remediations=5 statuses=16 unusable=0 vulnerabilities=4");
    row("others", "csaf-overig",
        "advisories=9 composite=209 cves=66 documents=9 metrics=31 packages=0 "
        "partial=0 products=466 range2=2 range3=13 remarked=0 remarks=0 "
        "remediations=36 statuses=538 unusable=0 vulnerabilities=66");
    row("paloalto", "csaf-paloalto/paloalto-csaf-2025-04-02.tar.xz",
        "advisories=348 composite=0 cves=1167 documents=348 metrics=245 packages=0 "
        "partial=0 products=933 range0=62 range3=457 remarked=318 remarks=2660 "
        "remediations=0 statuses=2637 unusable=274 vulnerabilities=1175");
    row("ncsc-nl", "ncsc-nl",
        "advisories=1 composite=0 cves=1 documents=1 metrics=1 packages=0 "
        "partial=0 products=8 range1=8 remarked=0 remarks=0 remediations=0 "
        "statuses=8 unusable=0 vulnerabilities=1");
    row("conformance", "csaf-conformance/csaf-conformance-2026-08.tar.xz",
        "advisories=1162 composite=107 cves=256 documents=1162 metrics=363 packages=0 "
        "partial=4 products=1731 range0=7 range2=2 range3=119 remarked=55 "
        "remarks=121 remediations=125 statuses=1240 unusable=14 vulnerabilities=767",
        {u"avendor-advisory-0004.json"_s});
}

void TestCsafCorpus::readsEveryDocument()
{
    QFETCH(QString, place);
    QFETCH(QStringList, refused);
    QFETCH(QString, expected);
    const QFileInfo info(corpus + place);
    if (!info.exists())
        QSKIP("SKIP: no real data beside the checkout");
    Tally tally;
    if (info.isDir())
        readFolder(info.filePath(), &tally);
    else
        QVERIFY(readArchive(info.filePath(), &tally));
    qInfo("%lld MiB read in %lld ms", tally.bytes >> 20, tally.microseconds / 1000);
    QCOMPARE(tally.refused, refused);
    QCOMPARE(tally.text(), expected);
}

void TestCsafCorpus::readsThoseOfRedHat()
{
    const auto folder = corpus + u"csaf-redhat"_s;
    if (!QFileInfo::exists(folder))
        QSKIP("SKIP: no real data beside the checkout");
    // Compressed documents within an archive: more than the archive reader takes.
    QTemporaryDir unpacked;
    for (const auto &archive : {u"redhat-csaf-trustify.tar.xz"_s, u"redhat-rhsa-csaf-vunnel.tar.xz"_s,
                                u"vuls-raw/csaf_advisories_2024-08-11.tar.zst"_s}) {
        QProcess tar;
        tar.start(u"tar"_s, {u"-xf"_s, folder + u'/' + archive, u"-C"_s, unpacked.path()});
        if (!tar.waitForFinished() || tar.exitCode() != 0)
            QSKIP("SKIP: no tar with xz and zstd here");
    }
    Tally tally;
    readFolder(unpacked.path(), &tally);
    qInfo("%lld MiB read in %lld ms", tally.bytes >> 20, tally.microseconds / 1000);
    QCOMPARE(tally.refused, QStringList());
    QCOMPARE(tally.text(),
             QString::fromLatin1("advisories=73 composite=46734 cves=476 documents=73 metrics=475 packages=45 "
                                 "partial=0 products=73048 range2=84 range3=54 remarked=6 remarks=213 "
                                 "remediations=886 statuses=268214 unusable=0 vulnerabilities=476"));
}

void TestCsafCorpus::knowsTheNotesOfTheNcsc()
{
    QFile file(corpus + u"ncsc-nl/ncsc-2025-0210.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto reading = parseCsaf(file.readAll(), u"ncsc.json"_s);
    QVERIFY(reading);
    const auto &document = reading->document;
    const auto notes = ncscNotes(document);
    QVERIFY(notes);
    QCOMPARE(notes->facts.size(), 1);
    QCOMPARE(notes->interpretations.size(), 2);
    QCOMPARE(notes->solutions.size(), 1);
    QCOMPARE(notes->chance, u"medium"_s);
    QCOMPARE(notes->damage, u"high"_s);
    QCOMPARE(notes->label, NcscLabel::Normal);
    QCOMPARE(document.vulnerabilities.size(), 1);
    QCOMPARE(document.vulnerabilities[0].cve, u"CVE-2025-20309"_s);
    QCOMPARE(document.vulnerabilities[0].status(CsafStatus::KnownAffected).size(), 8);
    QCOMPARE(csafVerdict(document, document.vulnerabilities[0], 0), CsafVerdict::Undetermined);
}

QTEST_GUILESS_MAIN(TestCsafCorpus)
#include "tst_csafcorpus.moc"
