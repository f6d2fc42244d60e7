// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafversionrange.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::VersionScheme)

namespace {

/** "kind trust [1,2) =3 !4 5.* subject": short enough to compare by eye. */
QString textOf(const CsafVersionRange &range)
{
    static const QStringList kinds{u"unreadable"_s, u"undetermined"_s, u"all"_s, u"versions"_s};
    static const QStringList trusts{u"none"_s, u"low"_s, u"full"_s};
    QStringList parts{kinds[int(range.kind)], trusts[int(range.trust)]};
    for (const auto &interval : range.intervals)
        parts.append((interval.fromIncluded ? u"["_s : u"("_s) + interval.from + u',' + interval.to
                     + (interval.toIncluded ? u']' : u')'));
    for (const auto &version : range.versions)
        parts.append(u'=' + version);
    for (const auto &version : range.exceptions)
        parts.append(u'!' + version);
    for (const auto &version : range.series)
        parts.append(version + u".*"_s);
    if (!range.subject.isEmpty())
        parts.append(u'\'' + range.subject + u'\'');
    return parts.join(u' ');
}

CsafProduct productOf(const QString &product, const QString &version, bool isRange = false)
{
    CsafProduct result;
    result.path.product = product;
    result.path.version = version;
    result.path.versionIsRange = isRange;
    return result;
}

} // namespace

class TestCsafVersionRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRanges_data();
    void readsRanges();
    void knowsTheOrderOfSomeTypes_data();
    void knowsTheOrderOfSomeTypes();
    void readsSingleVersions_data();
    void readsSingleVersions();
    void takesTheProductsOwnVersions();
    void tellsWhatItHolds_data();
    void tellsWhatItHolds();
    void translatesOnlyWhatCoreCanSay();
    void survivesAnything();
};

void TestCsafVersionRange::readsRanges_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(expected);
    };
    row("vers:intdot/>2.1.0|<4.2.0", "versions full (2.1.0,4.2.0)");
    row("vers:intdot/<2.1.0|>4.2.0|!=5.1|<=10.3.1", "versions full (,2.1.0) (4.2.0,10.3.1] !5.1");
    row("vers:intdot/4.2.0", "versions full =4.2.0");
    row("vers:intdot/<1.2.0|4.2.0", "versions full (,1.2.0) =4.2.0");
    row("vers:intdot/!=4.2.0", "versions full (,) !4.2.0");
    row("vers:semver/>=2.0.0|<3.0.0|1.0.0", "versions full [2.0.0,3.0.0) =1.0.0");
    row("vers:npm/>=2.2.0|<2.3.0", "versions full [2.2.0,2.3.0)");
    row("vers:gem/<24.6.0", "versions full (,24.6.0)");
    row("vers:deb/<1%3A2.3-4", "versions full (,1:2.3-4)");
    row("vers:all/*", "all full");
    row("vers:intdot/*", "all full");
    row("vers:unknown/*", "undetermined none");
    row("vers:unknown/15.0.1.13010-1", "undetermined none");
    row("VERS:UNKNOWN/<1", "undetermined none");
    // Two of a kind side by side: each for its own branch, or both?
    row("vers:intdot/<10.2.8|<11.0.4", "unreadable none");
    row("vers:intdot/>=1|>2", "unreadable none");
    row("vers:semver/1.0.0|1.0.0", "unreadable none");
    row("vers:generic/PAN-OS <10.2.8|<11.0.4", "unreadable none");
    // Not canonical, as real publishers write it.
    row("vers:all/<V7.0.3", "versions low (,7.0.3)");
    row("vers:all/>=V1.80<V2.20", "versions low [1.80,2.20)");
    row("vers:generic/PAN-OS<10.1.14-h9", "versions low (,10.1.14-h9) 'PAN-OS'");
    row("vers:npm/ >= 2.2.0| <2.3.0", "versions low [2.2.0,2.3.0)");
    row("vers:generic/PAN-OS<All", "unreadable none");
    row("vers:all/*_installed_on_CP200_devices", "unreadable none");
    row("vers:", "unreadable none");
    row("vers:/all", "all low");
    row("vers:intdot/", "unreadable none");
    row("vers:intdot/<", "unreadable none");
    row("vers:intdot/<>3.2.0", "unreadable none");
    row("vers:someweird/<4.2.0|>3.91.1|!=3.2.0|<1.2", "unreadable none");
    row("<4.2", "versions low (,4.2)");
    row("<= 7.6", "versions low (,7.6]");
    row("> 4.2", "versions low (4.2,)");
    row(">= 2.50 | <= 3.35", "versions low [2.50,3.35]");
    row(">= V9.11 < V9.15", "versions low [9.11,9.15)");
    row(">= V2.0 and < V2.6", "versions low [2.0,2.6)");
    row("< 2.6, >= 2.0", "versions low [2.0,2.6)");
    row("<= 2.0 | >= 3.0", "versions low (,2.0] [3.0,)");
    row("<1.0|>2.0|<1.5", "unreadable none");
    row("=< 3.1", "versions low (,3.1]");
    row("< 1.2 | != 1.1", "versions low (,1.2) !1.1");
    row("All versions < V4.33", "versions low (,4.33)");
    row("All BIOS versions < V25.02.10", "versions low (,25.02.10)");
    row("< V16 Update 4", "versions low (,16 Update 4)");
    row("< V3.0 SP2", "versions low (,3.0 SP2)");
    row("<= 3.4.4 Build 16102416", "versions low (,3.4.4 Build 16102416]");
    row("Warehouse <5.1.0", "versions low (,5.1.0) 'Warehouse'");
    row("FortiOS/>=7.4.0|<=7.4.3", "versions low [7.4.0,7.4.3] 'FortiOS'");
    row("FortiDLP >=12.2.1|<=12.2.2", "versions low [12.2.1,12.2.2] 'FortiDLP'");
    row("FortiNAC-F/FortiADC all versions", "all low 'FortiADC'");
    row("FortiProxy/1.2 all versions", "versions low 1.2.* 'FortiProxy'");
    row("FortiPAM/ 1.7 all versions", "versions low 1.7.* 'FortiPAM'");
    row("All versions", "all low");
    row("all versions", "all low");
    row("all", "all low");
    row("*", "all low");
    row("11.3.x", "versions low 11.3.*");
    row("8.0.*", "versions low 8.0.*");
    row("2.2.2", "versions low =2.2.2");
    row("Version V2.1", "versions low =2.1");
    row("3.0 | 3.1", "versions low =3.0 =3.1");
    row("1.2 and above", "versions low [1.2,)");
    row("1.2 and prior", "versions low (,1.2]");
    row("All versions prior to V1.5.1", "versions low (,1.5.1)");
    // About something else than the product's own version, or not to be understood.
    row("All versions with U-Boot < V2016.05RS09", "unreadable none");
    row("All versions with maxView Storage Manager < V4.14 on Windows", "unreadable none");
    row("All versions only when running on ROX II < V2.15.1", "unreadable none");
    row("All versions <= V2.3.0 and Function State (FS) <= 3", "unreadable none");
    row("<=with_the_first_5_digits_of_serial_number_24051", "unreadable none");
    row("6ED1052 FS:01 / Firmware version < V1.82.02", "unreadable none");
    row("<April/20/2023", "unreadable none");
    row("< FW14", "unreadable none");
    row("< 1.99 | 2.20 | 2.40", "unreadable none");
    row("1.5.x | 1.6.x", "unreadable none");
    row("All versions <= V1.x", "unreadable none");
    row("< V3.X.14", "unreadable none");
    row("<cbl2 openssh 8.9p1-8", "unreadable none");
    row("1.0 < 2.0", "unreadable none");
    row("No version", "unreadable none");
    row("<", "unreadable none");
    row("", "unreadable none");
}

void TestCsafVersionRange::readsRanges()
{
    QFETCH(QString, expected);
    QCOMPARE(textOf(parseCsafRange(QString::fromLatin1(QTest::currentDataTag()))), expected);
}

void TestCsafVersionRange::knowsTheOrderOfSomeTypes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<VersionScheme>("scheme");
    QTest::newRow("deb") << u"vers:deb/<1"_s << VersionScheme::Deb;
    QTest::newRow("rpm") << u"vers:rpm/<1"_s << VersionScheme::Rpm;
    QTest::newRow("semver") << u"vers:semver/<1.0.0"_s << VersionScheme::Semver;
    QTest::newRow("npm") << u"vers:npm/<1.0.0"_s << VersionScheme::Semver;
    QTest::newRow("cargo") << u"vers:cargo/<1.0.0"_s << VersionScheme::Semver;
    QTest::newRow("intdot") << u"vers:intdot/<1"_s << VersionScheme::Generic;
    QTest::newRow("pypi") << u"vers:pypi/<1"_s << VersionScheme::Unknown;
    QTest::newRow("generic") << u"vers:generic/<1"_s << VersionScheme::Unknown;
    QTest::newRow("free text") << u"<1"_s << VersionScheme::Unknown;
    QTest::newRow("not canonical") << u"vers:deb/ <1"_s << VersionScheme::Unknown;
}

void TestCsafVersionRange::knowsTheOrderOfSomeTypes()
{
    QFETCH(QString, name);
    QFETCH(VersionScheme, scheme);
    QVERIFY(parseCsafRange(name).scheme == scheme);
}

void TestCsafVersionRange::readsSingleVersions_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(expected);
    };
    row("10.15", "versions full =10.15");
    row("V5.1", "versions full =V5.1");
    row("15.9(3)M", "versions full =15.9(3)M");
    row("6.10-20140122", "versions full =6.10-20140122");
    row("Wall", "versions full =Wall");
    row("vers:all/*", "all low");
    row("vers:intdot/<2", "versions low (,2)");
    row("vers:unknown/1", "undetermined none");
    row("< 2.0", "versions low (,2.0)");
    row("17.2.x", "versions low 17.2.*");
    row("PAN-OS 10.1 All", "versions low 10.1.* 'PAN-OS'");
    row("Cloud NGFW All", "all low 'Cloud NGFW'");
    row("FortiProxy/7.0.5 and above", "versions low [7.0.5,) 'FortiProxy'");
    row("", "unreadable none");
}

void TestCsafVersionRange::readsSingleVersions()
{
    QFETCH(QString, expected);
    QCOMPARE(textOf(parseCsafVersion(QString::fromLatin1(QTest::currentDataTag()))), expected);
}

void TestCsafVersionRange::takesTheProductsOwnVersions()
{
    QCOMPARE(textOf(csafVersionsOf(productOf(u"Router"_s, u"1.2"_s))), u"versions full =1.2"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"Router"_s, u"< 1.2"_s, true))), u"versions low (,1.2)"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"Router"_s, {}))), u"unreadable none"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"FortiWeb"_s, u"FortiWeb 8.0.1"_s))), u"versions low =8.0.1"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"FortiSwitch"_s, u"FortiSwitch/3.6.7"_s))), u"versions low =3.6.7"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"PAN OS"_s, u"PAN-OS <10.2.4"_s, true))),
             u"versions low (,10.2.4) 'PAN-OS'"_s);
    QCOMPARE(textOf(csafVersionsOf(productOf(u"FortiNAC-F"_s, u"FortiNAC-F/FortiADC all versions"_s, true))),
             u"unreadable none"_s);
    auto cisco = productOf({}, u"15.9M"_s);
    cisco.path.servicePack = u"15.9(3)M"_s;
    QCOMPARE(textOf(csafVersionsOf(cisco)), u"versions full =15.9(3)M"_s);
    auto portal = productOf({}, u"V16"_s);
    portal.path.servicePack = u"SP1"_s;
    QCOMPARE(textOf(csafVersionsOf(portal)), u"versions full =V16 SP1"_s);
    portal.path.versionIsRange = true;
    QCOMPARE(textOf(csafVersionsOf(portal)), u"unreadable none"_s);
}

void TestCsafVersionRange::tellsWhatItHolds_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *range, const char *version, const char *answer) {
        QTest::addRow("%s in %s", version, range)
            << QString::fromLatin1(range) << QString::fromLatin1(version) << QString::fromLatin1(answer);
    };
    row("vers:intdot/>2.1.0|<4.2.0", "2.1.0", "no");
    row("vers:intdot/>2.1.0|<4.2.0", "2.1.1", "yes");
    row("vers:intdot/>2.1.0|<4.2.0", "4.2.0", "no");
    row("vers:intdot/>=2.1.0|<=4.2.0", "2.1.0", "yes");
    row("vers:intdot/>=2.1.0|<=4.2.0", "4.2", "yes");
    row("vers:intdot/<2|>4", "3", "no");
    row("vers:intdot/<2|>4", "5", "yes");
    row("vers:intdot/<9|!=5", "5", "no");
    row("vers:intdot/<9|!=5", "6", "yes");
    row("3.0 | 3.1", "3.1", "yes");
    row("3.0 | 3.1", "3.2", "no");
    row("7.6 all versions", "7.6", "yes");
    row("7.6 all versions", "7.6.1", "yes");
    row("7.6 all versions", "7.60", "no");
    row("vers:all/*", "1", "yes");
    row("vers:unknown/1", "1", "?");
    row("<April/20/2023", "1", "?");
    row("< 2", "", "?");
}

void TestCsafVersionRange::tellsWhatItHolds()
{
    QFETCH(QString, range);
    QFETCH(QString, version);
    QFETCH(QString, answer);
    const auto holds = csafHolds(parseCsafRange(range), VersionScheme::Generic, version);
    QCOMPARE(holds ? (*holds ? u"yes"_s : u"no"_s) : u"?"_s, answer);
    // Without an order only equal texts tell anything.
    if (!parseCsafRange(range).intervals.isEmpty() && !parseCsafRange(range).exceptions.contains(version))
        QVERIFY(!csafHolds(parseCsafRange(range), VersionScheme::Unknown, version));
}

void TestCsafVersionRange::translatesOnlyWhatCoreCanSay()
{
    const auto ranges = [](QStringView name) { return coreRangesOf(parseCsafRange(name)); };
    QCOMPARE(*ranges(u"vers:deb/>=1|<2|>=3|<=4"), (QList<VersionRange>{{u"1"_s, u"2"_s, {}}, {u"3"_s, {}, u"4"_s}}));
    QCOMPARE(*ranges(u"vers:deb/<2"), (QList<VersionRange>{{{}, u"2"_s, {}}}));
    QCOMPARE(*ranges(u"vers:deb/>=2"), (QList<VersionRange>{{u"2"_s, {}, {}}}));
    QCOMPARE(*ranges(u"vers:all/*"), QList<VersionRange>{VersionRange{}});
    QCOMPARE(*ranges(u"vers:deb/2"), QList<VersionRange>());
    QVERIFY(!ranges(u"vers:deb/>1|<2"));
    QVERIFY(!ranges(u"vers:deb/<2|!=1"));
    QVERIFY(!ranges(u"7.6 all versions"));
    QVERIFY(!ranges(u"vers:unknown/1"));
    QVERIFY(!ranges(u"nonsense"));
}

void TestCsafVersionRange::survivesAnything()
{
    const QString alphabet = u"<>=!|*/ vers:all1.x,%\u2264"_s;
    quint32 seed = 1;
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (quint32 length = seed % 24; length > 0; --length) {
            seed = seed * 1664525U + 1013904223U;
            text += alphabet[qsizetype((seed >> 16) % quint32(alphabet.size()))];
        }
        seed = seed * 1664525U + 1013904223U;
        const auto range = parseCsafRange(text);
        QVERIFY2((range.trust == CsafTrust::None)
                     == (range.kind == CsafRangeKind::Unreadable || range.kind == CsafRangeKind::Undetermined),
                 qPrintable(text));
        QVERIFY2((range.kind == CsafRangeKind::Versions)
                     == !(range.intervals.isEmpty() && range.versions.isEmpty() && range.series.isEmpty()),
                 qPrintable(text));
        (void)parseCsafVersion(text);
    }
    QCOMPARE(textOf(parseCsafRange(QString(1'000'000, u'<'))), u"unreadable none"_s);
    QCOMPARE(textOf(parseCsafRange(u"< "_s + QString(19'000, u'1'))).left(14), u"versions low ("_s);
}

QTEST_GUILESS_MAIN(TestCsafVersionRange)
#include "tst_csafversionrange.moc"
