// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/identity/identifier.h"

#include <QTest>

#include <algorithm>
#include <random>

#include "identitytools.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;
using Kind = SoftwareIdentifier::Kind;

namespace {

CataloguedProgram firefox()
{
    CataloguedProgram program;
    program.id = u"mozilla-firefox"_s;
    program.name = u"Mozilla Firefox"_s;
    program.category = u"browser"_s;
    program.publishers = {u"Mozilla( Corporation| Foundation)?"_s};
    program.names = {{u"Mozilla Firefox( [\\d.]+)?( \\(.*\\))?"_s, {}, {}},
                     {u"Mozilla Firefox( [\\d.]+)? ESR( \\(.*\\))?"_s, {}, u"esr"_s}};
    program.wingetIds = {u"Mozilla.Firefox"_s, u"Mozilla.Firefox.*"_s};
    program.productKeys = {u"cpe:a:mozilla:firefox"_s, u"name:mozilla/firefox"_s};
    program.flatpakIds = {u"org.mozilla.firefox"_s};
    program.snapNames = {u"firefox"_s};
    program.packageFamilies = {u"Mozilla.Firefox"_s};
    program.debianPackages = {u"firefox"_s, u"firefox-esr"_s};
    program.lifecycle = u"firefox"_s;
    program.channels = {{u"esr"_s,
                         {u"cpe:a:mozilla:firefox_esr"_s, u"name:mozilla/firefoxesr"_s},
                         {u"Mozilla.Firefox.ESR"_s, u"Mozilla.Firefox.ESR.*"_s}}};
    return program;
}

CataloguedProgram simple(const QString &id, const QString &name, const QString &publisher, const QString &pattern,
                         const QString &key)
{
    CataloguedProgram program;
    program.id = id;
    program.name = name;
    program.category = u"utility"_s;
    program.publishers = {publisher};
    program.names = {{pattern, {}, {}}};
    program.productKeys = {key};
    return program;
}

SoftwareCatalog catalog()
{
    SoftwareCatalog all;
    all.programs = {
        firefox(),
        simple(u"cern-root"_s, u"ROOT"_s, u"CERN"_s, u"ROOT"_s, u"cpe:a:cern:root"_s),
        simple(u"google-chrome"_s, u"Google Chrome"_s, u"Google( LLC| Inc\\.?)?"_s, u"Google Chrome( [\\d.]+)?"_s,
               u"cpe:a:google:chrome"_s),
        simple(u"zoom"_s, u"Zoom"_s, u"Zoom( Video)? Communications.*"_s, u"Zoom( Workplace)?( \\(.*\\))?"_s,
               u"cpe:a:zoom:zoom"_s),
        simple(u"7-zip"_s, u"7-Zip"_s, u"Igor Pavlov"_s, u"7-Zip( [\\d.]+)?( \\(x64\\))?"_s, u"cpe:a:7-zip:7-zip"_s),
        simple(u"sql-any"_s, u"SQL"_s, u"Microsoft.*"_s, u"Microsoft SQL Server.*"_s, u"cpe:a:microsoft:sql_server"_s),
        simple(u"sql-ssms"_s, u"SSMS"_s, u"Microsoft.*"_s, u"Microsoft SQL Server Management Studio.*"_s,
               u"cpe:a:microsoft:sql_server_management_studio"_s),
        simple(u"twin-a"_s, u"Twin A"_s, u"Twin"_s, u"Twin Tool( A)?"_s, u"cpe:a:twin:a"_s),
        simple(u"twin-b"_s, u"Twin B"_s, u"Twin"_s, u"Twin Tool( B)?"_s, u"cpe:a:twin:b"_s),
        simple(u"slow"_s, u"Slow"_s, u"Slow"_s, u"Slow (a+)+b"_s, u"cpe:a:slow:slow"_s),
        simple(u"broken"_s, u"Broken"_s, u"Broken"_s, u"Broken ("_s, u"cpe:a:broken:broken"_s),
    };
    all.programs[1].wingetIds = {u"CERN.Root"_s};
    all.programs[3].placeholderVersions = {u"1.0.0.0"_s};
    all.programs[2].wingetIds = {u"Google.Chrome"_s};
    all.programs[4].wingetIds = {u"7zip.7zip"_s};
    return all;
}

WingetPackage package(const QString &id, const QString &version, const QList<QString> &codes,
                      const QList<QString> &names, const QList<QString> &publishers)
{
    WingetPackage made;
    made.id = id;
    made.version = version;
    made.productCodes = codes;
    made.plainNames = names;
    made.plainPublishers = publishers;
    return made;
}

const QString chromeCode = u"{11111111-2222-3333-4444-555555555555}"_s;

QList<WingetPackage> winget()
{
    auto sevenZip = package(u"7zip.7zip"_s, u"24.09"_s, {u"7-zip"_s}, {u"7zip"_s}, {u"igorpavlov"_s});
    sevenZip.shownFrom = u"24.09.00.0"_s;
    sevenZip.shownTo = u"24.09.00.0"_s;
    return {sevenZip,
            package(u"Google.Chrome"_s, u"121.0"_s, {chromeCode}, {u"googlechrome"_s}, {u"google"_s}),
            package(u"Mozilla.Firefox.nl"_s, u"121.0"_s, {u"mozilla firefox"_s}, {u"mozillafirefox"_s}, {u"mozilla"_s}),
            package(u"Mozilla.Firefox.de"_s, u"121.0"_s, {u"mozilla firefox"_s}, {u"mozillafirefox"_s}, {u"mozilla"_s}),
            package(u"RootApp.Root"_s, u"2.0"_s, {u"root"_s}, {u"root"_s}, {u"rootapp"_s}),
            package(u"Small.Tool"_s, u"3.0"_s, {}, {u"smalltool"_s}, {u"small"_s})};
}

SoftwareIdentity identify(const Software &software)
{
    static const ProgramIdentifier identifier(catalog(), winget());
    return identifier.identify(software);
}

} // namespace

class TestIdentifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesPackagesToTheirDistribution();
    void judgesALibraryByItsOwner();
    void knowsAnIdentifier_data();
    void knowsAnIdentifier();
    void asksForNameAndPublisherBoth_data();
    void asksForNameAndPublisherBoth();
    void takesAChannelForAnotherProduct_data();
    void takesAChannelForAnotherProduct();
    void isLessSureOfAStrangeChannel();
    void believesNoContradictedIdentifier();
    void choosesTheMoreSpecialName();
    void neverGuessesBetweenTwo();
    void derivesKeysOfAStranger();
    void takesKeysFromTheInventory();
    void ordersVersionsLikeTheirSource();
    void takesTheVersionOfItsMakers();
    void takesNoPlaceholderForAVersion();
    void foldsAwayPartsOfTheSystem_data();
    void foldsAwayPartsOfTheSystem();
    void survivesHostileNamesAndPatterns();
    void answersTheSameInAnyOrder();
};

void TestIdentifier::leavesPackagesToTheirDistribution()
{
    Software deb;
    deb.name = u"firefox-esr"_s;
    deb.version = u"115.6.0esr-1~deb12u1"_s;
    deb.scheme = VersionScheme::Deb;
    deb.source = u"dpkg"_s;
    auto identity = identify(deb);
    QCOMPARE(identity.rung, IdentityRung::DistributionPackage);
    QCOMPARE(identity.program, u"mozilla-firefox"_s);
    QCOMPARE(identity.displayName, u"Mozilla Firefox"_s);
    QCOMPARE(identity.category, u"browser"_s);
    QCOMPARE(identity.version, deb.version);
    QCOMPARE(identity.productKeys, QList<QString>());
    QVERIFY(!identity.systemPart);

    deb.name = u"libssl3"_s;
    identity = identify(deb);
    QCOMPARE(identity.program, QString());
    QVERIFY(identity.systemPart);

    deb.displayName = u"Rekenmachine"_s;
    identity = identify(deb);
    QCOMPARE(identity.displayName, u"Rekenmachine"_s);
    QVERIFY(!identity.systemPart);

    Software windows = uninstallEntry(u"Microsoft Windows 11 Pro"_s, u"Microsoft"_s, u"10.0.22631.3007"_s);
    windows.kind = SoftwareKind::OperatingSystem;
    QCOMPARE(identify(windows).rung, IdentityRung::SystemBuild);
}

void TestIdentifier::judgesALibraryByItsOwner()
{
    auto library = withIdentifier(uninstallEntry(u"urllib3"_s), Kind::Purl, u"pkg:pypi/urllib3@1.26.5"_s);
    library.kind = SoftwareKind::Library;
    library.scheme = VersionScheme::Unknown;
    library.source = u"cyclonedx"_s;
    const auto free = identify(library);
    QCOMPARE(free.rung, IdentityRung::ExactIdentifier);
    QCOMPARE(free.productKeys, QList<QString>{u"purl:pypi/urllib3"_s});
    QVERIFY(free.systemPart);
    library.owner = u"python3-urllib3"_s;
    QCOMPARE(identify(library).rung, IdentityRung::DistributionPackage);
    QCOMPARE(identify(library).productKeys, QList<QString>());

    const auto inImage = withIdentifier(uninstallEntry(u"openssl"_s), Kind::Purl, u"pkg:deb/debian/openssl@3.0.11"_s);
    QCOMPARE(identify(inImage).rung, IdentityRung::DistributionPackage);
}

void TestIdentifier::knowsAnIdentifier_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("channel");
    QTest::newRow("winget") << Kind::Winget << u"Mozilla.Firefox"_s << u"mozilla-firefox"_s << QString();
    QTest::newRow("winget, capitals") << Kind::Winget << u"mozilla.FIREFOX"_s << u"mozilla-firefox"_s << QString();
    QTest::newRow("winget family") << Kind::Winget << u"Mozilla.Firefox.nl"_s << u"mozilla-firefox"_s << QString();
    QTest::newRow("winget channel") << Kind::Winget << u"Mozilla.Firefox.ESR"_s << u"mozilla-firefox"_s << u"esr"_s;
    QTest::newRow("winget channel family")
        << Kind::Winget << u"Mozilla.Firefox.ESR.nl"_s << u"mozilla-firefox"_s << u"esr"_s;
    QTest::newRow("winget stranger") << Kind::Winget << u"Mozilla.FirefoxHelper"_s << QString() << QString();
    QTest::newRow("flatpak") << Kind::FlatpakId << u"org.mozilla.firefox"_s << u"mozilla-firefox"_s << QString();
    QTest::newRow("snap") << Kind::SnapName << u"firefox"_s << u"mozilla-firefox"_s << QString();
    QTest::newRow("family") << Kind::PackageFamily << u"Mozilla.Firefox_n80bbvh6b1yt2"_s << u"mozilla-firefox"_s
                            << QString();
    QTest::newRow("product code") << Kind::ProductCode << chromeCode << u"google-chrome"_s << QString();
    QTest::newRow("product code of nobody")
        << Kind::ProductCode << u"{99999999-2222-3333-4444-555555555555}"_s << QString() << QString();
    // Another program may have a key of that name too, and this record shows neither name nor publisher of the first.
    QTest::newRow("key that anybody may have") << Kind::ProductCode << u"7-zip"_s << QString() << QString();
}

void TestIdentifier::knowsAnIdentifier()
{
    QFETCH(Kind, kind);
    QFETCH(QString, value);
    QFETCH(QString, program);
    QFETCH(QString, channel);
    const auto identity = identify(withIdentifier(uninstallEntry(u"Some name"_s), kind, value));
    QCOMPARE(identity.program, program);
    QCOMPARE(identity.channel, channel);
    QCOMPARE(identity.rung == IdentityRung::ExactIdentifier, !program.isEmpty());
}

void TestIdentifier::asksForNameAndPublisherBoth_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("publisher");
    QTest::addColumn<QString>("program");
    QTest::addColumn<IdentityRung>("rung");
    const auto row = [](const QString &name, const QString &publisher, const QString &program, IdentityRung rung) {
        QTest::newRow(qPrintable(name + u" | "_s + publisher)) << name << publisher << program << rung;
    };
    row(u"Mozilla Firefox (x64 nl)"_s, u"Mozilla"_s, u"mozilla-firefox"_s, IdentityRung::Curated);
    row(u"mozilla firefox (X64 NL)"_s, u"MOZILLA"_s, u"mozilla-firefox"_s, IdentityRung::Curated);
    row(u"Mozilla Firefox 57.0 (x86 fr)"_s, u"Mozilla Corporation"_s, u"mozilla-firefox"_s, IdentityRung::Curated);
    // Not as the pattern says, but as the tidied name does; and a firm as its keys write it.
    row(u"7-Zip 24.08 (64-bit)"_s, u"Igor Pavlov"_s, u"7-zip"_s, IdentityRung::Curated);
    row(u"Google Chrome"_s, u"Google Corporation"_s, u"google-chrome"_s, IdentityRung::Curated);
    row(u"Google Chrome™"_s, u"Google LLC"_s, u"google-chrome"_s, IdentityRung::Curated);
    row(u"Mozilla Firefox (x64 nl)"_s, QString(), u"mozilla-firefox"_s, IdentityRung::NameOnly);
    row(u"Mozilla Firefox (x64 nl)"_s, u"undefined"_s, u"mozilla-firefox"_s, IdentityRung::NameOnly);
    row(u"Mozilla Firefox (x64 nl)"_s, u"Somebody"_s, QString(), IdentityRung::NameOnly);
    row(u"Root"_s, u"RootApp"_s, QString(), IdentityRung::NameOnly);
    row(u"ROOT"_s, u"CERN"_s, u"cern-root"_s, IdentityRung::Curated);
    row(u"Zoom Player MAX"_s, u"Inmatrix LTD"_s, QString(), IdentityRung::VendorAndName);
    row(u"Mozilla Firefox Helper"_s, u"Mozilla"_s, QString(), IdentityRung::VendorAndName);
    row(u"Firefox"_s, u"Mozilla"_s, u"mozilla-firefox"_s, IdentityRung::VendorAndName);
    row(u"Small Tool 3.0"_s, QString(), QString(), IdentityRung::Unknown);
    row(u"Small Tool 3.0"_s, u"Small"_s, QString(), IdentityRung::VendorAndName);
}

void TestIdentifier::asksForNameAndPublisherBoth()
{
    QFETCH(QString, name);
    QFETCH(QString, publisher);
    QFETCH(QString, program);
    QFETCH(IdentityRung, rung);
    const auto identity = identify(uninstallEntry(name, publisher));
    QCOMPARE(identity.program, program);
    QCOMPARE(identity.rung, rung);
    QVERIFY(!identity.displayName.isEmpty());
}

void TestIdentifier::takesAChannelForAnotherProduct_data()
{
    QTest::addColumn<Software>("software");
    const auto row = [](const char *tag, const Software &software) { QTest::newRow(tag) << software; };
    row("name with version", uninstallEntry(u"Mozilla Firefox 115.6.0 ESR (x64 nl)"_s, u"Mozilla"_s, u"115.6.0"_s));
    row("name without version", uninstallEntry(u"Mozilla Firefox ESR (x64 nl)"_s, u"Mozilla"_s, u"115.6.0"_s));
    row("version", uninstallEntry(u"Mozilla Firefox (x64 nl)"_s, u"Mozilla"_s, u"115.6.0 ESR"_s));
    row("version of one piece", uninstallEntry(u"Mozilla Firefox (x64 nl)"_s, u"Mozilla"_s, u"115.6.0esr"_s));
    row("winget",
        withIdentifier(uninstallEntry(u"Firefox"_s, {}, u"115.6.0"_s), Kind::Winget, u"Mozilla.Firefox.ESR"_s));
    row("name against winget",
        withIdentifier(uninstallEntry(u"Mozilla Firefox ESR (x64 nl)"_s, {}, u"115.6.0"_s), Kind::Winget,
                       u"Mozilla.Firefox"_s));
    auto snap = withIdentifier(uninstallEntry(u"firefox"_s, u"Mozilla"_s, u"115.6.0"_s), Kind::SnapName, u"firefox"_s);
    snap.channel = u"esr/stable"_s;
    row("snap", snap);
}

void TestIdentifier::takesAChannelForAnotherProduct()
{
    QFETCH(Software, software);
    const auto identity = identify(software);
    QCOMPARE(identity.program, u"mozilla-firefox"_s);
    QCOMPARE(identity.channel, u"esr"_s);
    QCOMPARE(identity.productKeys, (QList<QString>{u"cpe:a:mozilla:firefox_esr"_s, u"name:mozilla/firefoxesr"_s}));
    QCOMPARE(identity.version, u"115.6.0"_s);
    QVERIFY(identity.confidence() >= certainConfidence);
}

void TestIdentifier::isLessSureOfAStrangeChannel()
{
    const auto beta = identify(uninstallEntry(u"Google Chrome Beta"_s, u"Google LLC"_s, u"121.0"_s));
    QCOMPARE(beta.channel, u"beta"_s);
    QVERIFY(beta.confidence() < certainConfidence);
    auto flatpak = withIdentifier(uninstallEntry(u"Firefox"_s), Kind::FlatpakId, u"org.mozilla.firefox"_s);
    flatpak.channel = u"stable"_s;
    QCOMPARE(identify(flatpak).channel, QString());
    flatpak.channel = u"beta"_s;
    QCOMPARE(identify(flatpak).rung, IdentityRung::VendorAndName);
}

void TestIdentifier::believesNoContradictedIdentifier()
{
    auto entry = withIdentifier(uninstallEntry(u"Google Chrome"_s), Kind::Winget, u"Mozilla.Firefox"_s);
    QCOMPARE(identify(entry).rung, IdentityRung::NameOnly);
    entry.publisher = u"Google LLC"_s;
    QCOMPARE(identify(entry).rung, IdentityRung::NameOnly);
    entry.publisher = u"Mozilla"_s;
    QCOMPARE(identify(entry).rung, IdentityRung::ExactIdentifier);
    QCOMPARE(identify(entry).program, u"mozilla-firefox"_s);

    auto two = withIdentifier(uninstallEntry(u"Something"_s), Kind::Winget, u"Mozilla.Firefox"_s);
    two.identifiers.append({Kind::ProductCode, chromeCode});
    QCOMPARE(identify(two).rung, IdentityRung::NameOnly);
}

void TestIdentifier::choosesTheMoreSpecialName()
{
    const auto studio =
        identify(uninstallEntry(u"Microsoft SQL Server Management Studio - 18.5"_s, u"Microsoft Corporation"_s));
    QCOMPARE(studio.program, u"sql-ssms"_s);
    QCOMPARE(studio.rung, IdentityRung::Curated);
    QCOMPARE(identify(uninstallEntry(u"Microsoft SQL Server 2019"_s, u"Microsoft Corporation"_s)).program,
             u"sql-any"_s);
}

void TestIdentifier::neverGuessesBetweenTwo()
{
    const auto tied = identify(uninstallEntry(u"Twin Tool"_s, u"Twin"_s));
    QCOMPARE(tied.rung, IdentityRung::Unknown);
    QCOMPARE(tied.program, QString());
    QCOMPARE(tied.productKeys, QList<QString>());
    QCOMPARE(identify(uninstallEntry(u"Twin Tool B"_s, u"Twin"_s)).program, u"twin-b"_s);
}

void TestIdentifier::derivesKeysOfAStranger()
{
    const auto stranger = identify(uninstallEntry(u"Acme Paint Pro 4.2 (x64)"_s, u"Acme Software GmbH"_s, u"4.2"_s));
    QCOMPARE(stranger.rung, IdentityRung::VendorAndName);
    QCOMPARE(stranger.displayName, u"Acme Paint Pro"_s);
    for (const auto &key : {u"name:acme/paintpro"_s, u"name:acme/acmepaintpro"_s, u"name:acmesoftware/paintpro"_s})
        QVERIFY2(stranger.productKeys.contains(key), qPrintable(key));
    const auto beta = identify(uninstallEntry(u"Acme Paint Beta"_s, u"Acme"_s));
    QVERIFY(beta.productKeys.contains(u"name:acme/paintbeta"_s));
    QVERIFY(!beta.productKeys.contains(u"name:acme/paint"_s));

    const auto ofWinget = identify(withIdentifier(uninstallEntry(u"Small Tool"_s), Kind::Winget, u"Small.Tool"_s));
    QCOMPARE(ofWinget.rung, IdentityRung::VendorAndName);
    QVERIFY(ofWinget.productKeys.contains(u"name:small/tool"_s));
}

void TestIdentifier::takesKeysFromTheInventory()
{
    const auto cpe = u"cpe:2.3:a:cern:root:6.22.02:*:*:*:*:*:*:*"_s;
    const auto known = identify(withIdentifier(uninstallEntry(u"root"_s), Kind::Cpe, cpe));
    QCOMPARE(known.rung, IdentityRung::Curated);
    QCOMPARE(known.program, u"cern-root"_s);
    const auto foreign =
        identify(withIdentifier(uninstallEntry(u"thing"_s), Kind::Cpe, u"cpe:2.3:a:maker:thing:1:*:*:*:*:*:*:*"_s));
    QCOMPARE(foreign.rung, IdentityRung::Curated);
    QCOMPARE(foreign.productKeys, QList<QString>{u"cpe:a:maker:thing"_s});
    // Name and publisher are ours; the CPE is that of another program we know.
    const auto wrong = identify(withIdentifier(uninstallEntry(u"Google Chrome"_s, u"Google LLC"_s), Kind::Cpe, cpe));
    QCOMPARE(wrong.program, u"google-chrome"_s);
    QCOMPARE(wrong.productKeys, QList<QString>{u"cpe:a:google:chrome"_s});
    const auto nothing = identify(withIdentifier(uninstallEntry(u"thing"_s), Kind::Cpe, u"cpe:/a:*:*"_s));
    QCOMPARE(nothing.rung, IdentityRung::Unknown);
}

void TestIdentifier::ordersVersionsLikeTheirSource()
{
    QCOMPARE(identify(uninstallEntry(u"Google Chrome"_s, u"Google LLC"_s)).scheme, VersionScheme::Windows);
    auto entry = uninstallEntry(u"Thing"_s, u"Maker"_s);
    entry.scheme = VersionScheme::Unknown;
    QCOMPARE(identify(entry).scheme, VersionScheme::Windows);
    entry.source = u"flatpak"_s;
    QCOMPARE(identify(entry).scheme, VersionScheme::Generic);
    entry.identifiers = {{Kind::Purl, u"pkg:npm/thing@1.0.0"_s}};
    QCOMPARE(identify(entry).scheme, VersionScheme::Semver);
}

void TestIdentifier::takesTheVersionOfItsMakers()
{
    auto entry = withIdentifier(uninstallEntry(u"7-Zip 24.09 (x64 edition)"_s, u"Igor Pavlov"_s, u"24.09.00.0"_s),
                                Kind::ProductCode, u"7-zip"_s);
    QCOMPARE(identify(entry).rung, IdentityRung::ExactIdentifier);
    QCOMPARE(identify(entry).version, u"24.09"_s);
    entry.version = u"24.08.00.0"_s;
    QCOMPARE(identify(entry).version, u"24.08.00.0"_s);
    // Two packages have this name of a key; both are this program.
    const auto fox = withIdentifier(uninstallEntry(u"Mozilla Firefox (x64 nl)"_s, u"Mozilla"_s, u"121.0"_s),
                                    Kind::ProductCode, u"mozilla firefox"_s);
    QCOMPARE(identify(fox).rung, IdentityRung::ExactIdentifier);
}

/** "1.0.0.0" stands there whatever is installed: nobody may take that for an old version. */
void TestIdentifier::takesNoPlaceholderForAVersion()
{
    const auto version = [](const QString &shown) {
        return identify(uninstallEntry(u"Zoom"_s, u"Zoom Communications, Inc."_s, shown)).version;
    };
    QCOMPARE(version(u"1.0.0.0"_s), QString());
    QCOMPARE(version(u"1.0"_s), QString());
    QCOMPARE(version(u"1.0.0.1"_s), u"1.0.0.1"_s);
    // Of another program it is a version like any other.
    QCOMPARE(identify(uninstallEntry(u"ROOT"_s, u"CERN"_s, u"1.0.0.0"_s)).version, u"1.0.0.0"_s);
}

void TestIdentifier::foldsAwayPartsOfTheSystem_data()
{
    QTest::addColumn<Software>("software");
    QTest::addColumn<bool>("part");
    const auto row = [](const QString &name, const QString &publisher, bool part) {
        QTest::newRow(qPrintable(name)) << uninstallEntry(name, publisher) << part;
    };
    const auto microsoft = u"Microsoft Corporation"_s;
    row(u"Microsoft Visual C++ 2013 x64 Minimum Runtime - 12.0.21005"_s, microsoft, true);
    row(u"Microsoft .NET Runtime - 8.0.1 (x64)"_s, microsoft, true);
    row(u"Microsoft Edge WebView2-runtime"_s, microsoft, true);
    row(u"Office 16 Click-to-Run Extensibility Component"_s, microsoft, true);
    row(u"AMD GPIO2 Driver"_s, u"Advanced Micro Devices, Inc."_s, true);
    row(u"Realtek High Definition Audio Driver"_s, u"Realtek"_s, true);
    row(u"Microsoft Office Professional Plus 2016"_s, microsoft, false);
    row(u"Driving School Planner"_s, u"Rijles BV"_s, false);
    row(u"Visual C++ Courses"_s, u"School"_s, false);
    auto platform = uninstallEntry(u"Freedesktop Platform"_s);
    platform.source = u"flatpak"_s;
    QTest::newRow("platform") << withIdentifier(platform, Kind::FlatpakId, u"org.freedesktop.Platform"_s) << true;
    QTest::newRow("studio") << withIdentifier(platform, Kind::FlatpakId, u"com.obsproject.Studio"_s) << false;
    QTest::newRow("core22") << withIdentifier(platform, Kind::SnapName, u"core22"_s) << true;
}

void TestIdentifier::foldsAwayPartsOfTheSystem()
{
    QFETCH(Software, software);
    QFETCH(bool, part);
    const auto identity = identify(software);
    QCOMPARE(identity.systemPart, part);
    QCOMPARE(identity.program, QString());
}

void TestIdentifier::survivesHostileNamesAndPatterns()
{
    const auto slow = identify(uninstallEntry(u"Slow "_s + u"a"_s.repeated(100'000), u"Slow"_s));
    QVERIFY(slow.program.isEmpty());
    QVERIFY(slow.displayName.size() <= maxNameLength);
    QCOMPARE(identify(uninstallEntry(u"Slow aab"_s, u"Slow"_s)).program, u"slow"_s);
    QVERIFY(identify(uninstallEntry(u"Broken thing ("_s, u"Broken"_s)).program.isEmpty());
    for (const auto &name : {QString(), u" "_s, u"((((("_s, QString(QChar(0)), QString(QChar(0xdfff)), u"(x64)"_s})
        QVERIFY(identify(uninstallEntry(name, name, name)).program.isEmpty());
    const ProgramIdentifier empty({}, {});
    QCOMPARE(empty.identify(uninstallEntry(u"Google Chrome"_s)).rung, IdentityRung::Unknown);
}

void TestIdentifier::answersTheSameInAnyOrder()
{
    const QList<Software> inventory{
        uninstallEntry(u"Mozilla Firefox ESR (x64 nl)"_s, u"Mozilla"_s),
        uninstallEntry(u"Twin Tool"_s, u"Twin"_s),
        uninstallEntry(u"Microsoft SQL Server Management Studio"_s, u"Microsoft Corporation"_s),
        uninstallEntry(u"Root"_s, u"RootApp"_s),
        withIdentifier(uninstallEntry(u"Mozilla Firefox"_s, u"Mozilla"_s), Kind::ProductCode, u"mozilla firefox"_s),
    };
    QList<SoftwareIdentity> expected;
    for (const auto &software : inventory)
        expected.append(identify(software));
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::mt19937 random(seed);
        auto shuffled = catalog();
        auto packages = winget();
        std::shuffle(shuffled.programs.begin(), shuffled.programs.end(), random);
        for (auto &program : shuffled.programs) {
            std::shuffle(program.names.begin(), program.names.end(), random);
            std::shuffle(program.wingetIds.begin(), program.wingetIds.end(), random);
            std::shuffle(program.productKeys.begin(), program.productKeys.end(), random);
        }
        std::shuffle(packages.begin(), packages.end(), random);
        const ProgramIdentifier other(shuffled, packages);
        for (qsizetype i = inventory.size() - 1; i >= 0; --i)
            QCOMPARE(other.identify(inventory[i]), expected[i]);
    }
}

QTEST_GUILESS_MAIN(TestIdentifier)
#include "tst_identifier.moc"
