// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packageurl.h"
#include "feeds/csaf/validation/cvssvector.h"
#include "feeds/csaf/validation/cwelist.h"
#include "feeds/csaf/validation/documentversion.h"
#include "feeds/csaf/validation/languagetag.h"
#include "feeds/csaf/validation/moment.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace Patchwijzer;
using namespace Patchwijzer::CsafCheck;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

/** The small rules the mandatory tests are made of. */
class TestCsafUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesCvssScores_data();
    void computesCvssScores();
    void refusesCvssVectors_data();
    void refusesCvssVectors();
    void namesSeverities();
    void checksLanguageTags_data();
    void checksLanguageTags();
    void checksPackageUrls_data();
    void checksPackageUrls();
    void knowsWeaknesses();
    void readsVersions_data();
    void readsVersions();
    void ordersVersions();
    void ordersMoments();
};

void TestCsafUnits::computesCvssScores_data()
{
    QTest::addColumn<QByteArray>("vector");
    QTest::addColumn<int>("version");
    QTest::addColumn<QList<double>>("scores");
    const auto row = [](CvssVersion version, const QByteArray &vector, const QList<double> &scores) {
        QTest::newRow(vector.constData()) << vector << int(version) << scores;
    };
    // The three examples of the CVSS v2 guide, section 3.3.
    row(CvssVersion::V20, "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", {7.8, 6.4, 9.2});
    row(CvssVersion::V20, "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L", {10.0, 8.3, 9.0});
    row(CvssVersion::V20, "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M", {6.2, 4.9, 7.5});
    row(CvssVersion::V20, "AV:N/AC:L/Au:N/C:N/I:N/A:N", {0, 0, 0});
    row(CvssVersion::V20, "AV:N/AC:L/Au:N/C:C/I:C/A:C/TD:N", {10.0, 10.0, 0});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", {9.8, 9.8, 9.8});
    row(CvssVersion::V31, "CVSS:3.1/A:H/I:H/C:H/S:C/UI:N/PR:N/AC:L/AV:N", {10.0, 10.0, 10.0});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", {6.1, 6.1, 6.1});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", {6.4, 6.4, 6.4});
    row(CvssVersion::V31, "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", {4.6, 4.6, 4.6});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", {0, 0, 0});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/RC:C", {9.8, 8.8, 8.8});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:N/MI:N/MA:X", {9.8, 9.8, 7.5});
    row(CvssVersion::V31, "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H/MS:C/MPR:L", {7.2, 7.2, 10.0});
    row(CvssVersion::V30, "CVSS:3.0/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H", {6.5, 6.5, 6.5});
    row(CvssVersion::V30, "CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", {3.1, 3.1, 3.1});
}

void TestCsafUnits::computesCvssScores()
{
    QFETCH(QByteArray, vector);
    QFETCH(int, version);
    QFETCH(QList<double>, scores);
    const auto parsed = parseCvssVector(view(vector), CvssVersion(version));
    QVERIFY(parsed);
    QVERIFY(parsed->complete);
    const auto ways = cvssScores(*parsed);
    QCOMPARE((QList<double>{ways[0].base, ways[0].temporal, ways[0].environmental}), scores);
    // The other way to round differs by a tenth at most, for each of the three roundings.
    QVERIFY(std::abs(ways[1].base - ways[0].base) < 0.11);
    QVERIFY(std::abs(ways[1].environmental - ways[0].environmental) < 0.31);
}

void TestCsafUnits::refusesCvssVectors_data()
{
    QTest::addColumn<QByteArray>("vector");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("incomplete"); ///< Readable, but of no use for a computation.
    const QByteArray good = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    const auto row = [](const char *name, const QByteArray &vector, CvssVersion version, bool incomplete = false) {
        QTest::newRow(name) << vector << int(version) << incomplete;
    };
    row("empty", {}, CvssVersion::V31);
    row("only a version", "CVSS:3.1/", CvssVersion::V31);
    row("another version", good, CvssVersion::V30);
    row("no version", good.mid(9), CvssVersion::V31);
    row("a slash at the end", good + '/', CvssVersion::V31);
    row("two slashes", QByteArray(good).replace("/AC", "//AC"), CvssVersion::V31);
    row("small letters", good.toLower(), CvssVersion::V31);
    row("an unknown metric", good + "/XX:N", CvssVersion::V31);
    row("an unknown value", QByteArray(good).replace("AV:N", "AV:X"), CvssVersion::V31);
    row("no value", QByteArray(good).replace("AV:N", "AV:"), CvssVersion::V31);
    row("no colon", QByteArray(good).replace("AV:N", "AV"), CvssVersion::V31);
    row("a version 3 metric in version 2", "AV:N/AC:L/PR:N/C:C/I:C/A:C", CvssVersion::V20);
    row("far too long", QByteArray(good).append(QByteArray("/E:P").repeated(5'000)), CvssVersion::V31);
    row("half of it", good.chopped(4), CvssVersion::V31, true);
    row("a metric twice", good + "/AV:N", CvssVersion::V31, true);
    row("half of version 2", "AV:N/AC:L/Au:N", CvssVersion::V20, true);
}

void TestCsafUnits::refusesCvssVectors()
{
    QFETCH(QByteArray, vector);
    QFETCH(int, version);
    QFETCH(bool, incomplete);
    const auto parsed = parseCvssVector(view(vector), CvssVersion(version));
    QCOMPARE(parsed.has_value(), incomplete);
    QVERIFY(!parsed || !parsed->complete);
}

void TestCsafUnits::namesSeverities()
{
    const QList<std::pair<double, std::string_view>> limits{{0.0, "NONE"},   {0.1, "LOW"},      {3.9, "LOW"},
                                                            {4.0, "MEDIUM"}, {6.9, "MEDIUM"},   {7.0, "HIGH"},
                                                            {8.9, "HIGH"},   {9.0, "CRITICAL"}, {10.0, "CRITICAL"}};
    for (const auto &[score, name] : limits)
        QVERIFY2(cvssSeverity(score) == name, QByteArray::number(score).constData());
}

void TestCsafUnits::checksLanguageTags_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<int>("verdict");
    const auto rows = [](LanguageTag verdict, const QByteArrayList &tags) {
        for (const auto &tag : tags)
            QTest::newRow(tag.left(40).constData()) << tag << int(verdict);
    };
    rows(LanguageTag::Valid,
         {"nl", "NL-be", "en-US", "de-DE-1996", "zh-yue-Hant-HK", "es-419", "sl-rozaj-biske", "x-anything", "en-x-US",
          "de-u-co-phonebk-x-a", "i-default", "en-GB-oed", "qtx", "en-Qabc", "en-QM", "fr-ZZ", "qaa-Qaaa-QM"});
    rows(LanguageTag::UnknownSubtag, {"EZ", "nl-QQQ", "nl-Abcd", "nl-BB-abcdefgh", "abcde", "nl-001-1234"});
    rows(LanguageTag::Malformed,
         {"", "-", "n", "nl-", "-nl", "nl--BE", "nl_BE", "nl-u", "nl-x", "x", "1nl", "nl-abcdefghi", "de-1996-1996",
          "en-a-bb-a-cc", "nl BE", "n\xc3\xa9", "en-US-US", QByteArray("nl-").repeated(7'000)});
}

void TestCsafUnits::checksLanguageTags()
{
    QFETCH(QByteArray, tag);
    QFETCH(int, verdict);
    QCOMPARE(int(checkLanguageTag(view(tag))), verdict);
}

void TestCsafUnits::checksPackageUrls_data()
{
    QTest::addColumn<QByteArray>("purl");
    QTest::addColumn<bool>("valid");
    for (const auto *good :
         {"pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=amd64&distro=bookworm", "pkg:npm/%40angular/core@1",
          "pkg:npm/lodash", "pkg://maven/org.example/lib@1.0#src/main", "pkg:generic/a@b%2Fc", "pkg:c++/lib@1",
          "pkg:rpm/redhat/bash@5?epoch=1&empty=", "pkg:golang/example.test/a/b@v1#x"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const auto *bad :
         {"", "pkg:", "pkg:npm", "pkg:npm/", "pkg:npm/@1.0", "pkg:maven/@1.3.4", "pkg:/lodash", "npm/lodash",
          "pkg:1pm/lodash", "pkg:n_pm/lodash", "pkg:npm/a%4", "pkg:npm/a%zz", "pkg:npm/a b", "pkg:npm/a?x",
          "pkg:npm/a?1x=y", "pkg:npm/a?x=1&X=2", "pkg:npm/a?=y", "pkg:npm//", "pkg:npm/a\n"})
        QTest::newRow(bad) << QByteArray(bad) << false;
    QTest::newRow("long") << "pkg:npm/" + QByteArray(20'000, 'a') << true;
}

void TestCsafUnits::checksPackageUrls()
{
    QFETCH(QByteArray, purl);
    QFETCH(bool, valid);
    const auto text = QString::fromUtf8(purl);
    QCOMPARE(readPackageUrl(text, PackageUrlRules::Strict).has_value(), valid);
    // What is right by the book can be read by those who look less closely.
    QVERIFY(!valid || parsePackageUrl(text));
}

void TestCsafUnits::knowsWeaknesses()
{
    QCOMPARE(matchCwe("CWE-20", "Improper Input Validation"), CweMatch::Right);
    QCOMPARE(matchCwe("CWE-20", "Insufficient Input Validation"), CweMatch::Right); // Its name before version 1.7.
    QCOMPARE(matchCwe("CWE-20", "Improper Input Validation "), CweMatch::Right);
    QCOMPARE(matchCwe("CWE-20", "improper input validation"), CweMatch::OtherName);
    QCOMPARE(matchCwe("CWE-20", ""), CweMatch::OtherName);
    QCOMPARE(matchCwe("CWE-2", "Improper Input Validation"), CweMatch::UnknownId);
    QCOMPARE(matchCwe("CWE-020", "Improper Input Validation"), CweMatch::UnknownId);
    QCOMPARE(matchCwe("", ""), CweMatch::UnknownId);
    QCOMPARE(matchCwe("#", ""), CweMatch::UnknownId);
}

void TestCsafUnits::readsVersions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    using Kind = DocumentVersion::Kind;
    for (const auto *integer : {"0", "1", "123456789012345678901234567890"})
        QTest::newRow(integer) << QByteArray(integer) << int(Kind::Integer);
    for (const auto *semantic : {"0.0.0", "1.2.3", "1.0.0-rc.1", "1.0.0+b.7", "1.0.0-x-y-z.4+001", "1.0.0+a-b"})
        QTest::newRow(semantic) << QByteArray(semantic) << int(Kind::Semantic);
    for (const auto *neither : {"", "01", "1.2", "1.2.3.4", "v1", "1.02.3", "1.0.0-", "1.0.0+", "1.0.0-01",
                                "1.0.0-a..b", "1.0.0-a.", "-1", "1.0.0 ", "1.0.0-\xc3\xa9"})
        QTest::newRow(neither) << QByteArray(neither) << int(Kind::Neither);
}

void TestCsafUnits::readsVersions()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QCOMPARE(int(parseDocumentVersion(view(text)).kind), kind);
}

void TestCsafUnits::ordersVersions()
{
    // Semantic Versioning 2.0.0, item 11, with integers in between.
    constexpr std::array sorted{
        "0",          "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
        "1.0.0-rc.1", "1.0.0",       "1.2.0",         "1.10.0",           "2",          "10",           "11.0.0"};
    for (size_t i = 0; i < sorted.size(); ++i) {
        for (size_t j = 0; j < sorted.size(); ++j) {
            const auto order = compare(parseDocumentVersion(sorted[i]), parseDocumentVersion(sorted[j]));
            QVERIFY2(order == (i <=> j), (std::string(sorted[i]) + ' ' + sorted[j]).c_str());
        }
    }
    QVERIFY(compare(parseDocumentVersion("1.0.0+a"), parseDocumentVersion("1.0.0+b")) == 0);
    QVERIFY(compare(parseDocumentVersion("1.0.0-rc"), parseDocumentVersion("1.0.0"), PreRelease::Ignored) == 0);
    QCOMPARE(parseDocumentVersion("12.3.4").majorNumber(), 12LL);
    QCOMPARE(parseDocumentVersion("1234567890123456789").majorNumber(), -1LL);
    QCOMPARE(parseDocumentVersion("x").majorNumber(), -1LL);
}

void TestCsafUnits::ordersMoments()
{
    QVERIFY(parseMoment("2099-01-01T10:00:00.00010Z") > parseMoment("2099-01-01T10:00:00.000Z"));
    QVERIFY(parseMoment("2099-01-01T10:00:00.10Z") > parseMoment("2099-01-01T10:00:00.09999Z"));
    QVERIFY(parseMoment("2099-01-01T10:00:00.5Z") == parseMoment("2099-01-01T11:00:00.500+01:00"));
    QVERIFY(parseMoment("2099-01-01T10:00:00Z") == parseMoment("2099-01-01t10:00:00.000z"));
    QVERIFY(!parseMoment("2099-01-01").valid);
    QVERIFY(!parseMoment("").valid);
    QVERIFY(!parseMoment("2099-02-30T10:00:00Z").valid);
}

QTEST_GUILESS_MAIN(TestCsafUnits)
#include "tst_csafunits.moc"
