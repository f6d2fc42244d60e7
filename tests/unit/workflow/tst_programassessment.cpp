// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/assessment.h"
#include "workflow/devices.h"
#include "workflow/wording.h"

#include <QTest>

#include <algorithm>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto uninstallHead = "Windows Registry Editor Version 5.00\r\n";

QByteArray uninstallKey(const QByteArray &name, const QByteArray &version, const QByteArray &publisher)
{
    return "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\" + name
        + "]\r\n\"DisplayName\"=\"" + name + "\"\r\n\"DisplayVersion\"=\"" + version + "\"\r\n\"Publisher\"=\""
        + publisher + "\"\r\n\"UninstallString\"=\"x\"\r\n";
}

QByteArray systemKey()
{
    return "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n"
           "\"CurrentBuild\"=\"22631\"\r\n\"CurrentBuildNumber\"=\"22631\"\r\n\"UBR\"=dword:00000bbf\r\n"
           "\"DisplayVersion\"=\"23H2\"\r\n\"EditionID\"=\"Professional\"\r\n\"ProductName\"=\"Windows 10 Pro\"\r\n"
           "\"BuildLabEx\"=\"22621.1.amd64fre.ni_release.220506-1250\"\r\n\"InstallationType\"=\"Client\"\r\n";
}

QByteArray cveRecord(const QByteArray &cve, const QByteArray &vendor, const QByteArray &product,
                     const QByteArray &below)
{
    return R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":")" + cve
        + R"(","assignerOrgId":"00000000-0000-4000-9000-000000000000","assignerShortName":"maker","state":"PUBLISHED",)"
          R"("datePublished":"2099-01-11T00:00:00.000Z","dateUpdated":"2099-01-12T00:00:00.000Z"},"containers":{"cna":{)"
          R"("providerMetadata":{"orgId":"00000000-0000-4000-9000-000000000000","shortName":"maker",)"
          R"("dateUpdated":"2099-01-12T00:00:00.000Z"},"descriptions":[{"lang":"en","value":"A leak."}],"affected":[{)"
          R"("vendor":")"
        + vendor + R"(","product":")" + product
        + R"(","defaultStatus":"unaffected","versions":[{"version":"0","status":"affected","lessThan":")" + below
        + R"(","versionType":"custom"}]}],"references":[{"url":"https://example.org/"}]}}})";
}

QByteArray monthOf(const QByteArray &id, const QByteArray &cve, const QByteArray &kb, const QByteArray &build)
{
    return R"({"DocumentTitle":{"Value":"January 2099"},"DocumentTracking":{"Identification":{"ID":{"Value":")" + id
        + R"("}},"InitialReleaseDate":"2099-01-03T08:00:00","CurrentReleaseDate":"2099-01-03T08:00:00"},)"
          R"("ProductTree":{"FullProductName":[)"
          R"({"ProductID":"1","Value":"Windows 11 Version 23H2 for x64-based Systems"},)"
          R"({"ProductID":"2","Value":"Windows 11 Version 24H2 for x64-based Systems"}]},)"
          R"("Vulnerability":[{"CVE":")"
        + cve
        + R"(","Title":{"Value":"t"},"ProductStatuses":[{"Type":3,"ProductID":["1","2"]}],)"
          R"("RevisionHistory":[{"Date":"2099-01-03T08:00:00"}],"Remediations":[{"Type":2,)"
          R"("SubType":"Security Update","ProductID":["1"],"Description":{"Value":")"
        + kb + R"("},"FixedBuild":")" + build + R"("}]}]})";
}

/** What endoflife.date answers about all products, of which one is Windows. */
QByteArray endOfLifeOf(const QByteArray &lastDay)
{
    const auto product = [](const QByteArray &name, const QByteArray &release, const QByteArray &day) {
        return R"({"name":")" + name + R"(","label":"X","category":"os","releases":[{"name":")" + release
            + R"(","label":"X","releaseDate":"2023-10-31","isEol":false,"eolFrom":")" + day + R"("}]})";
    };
    return R"({"schema_version":"1.2.1","generated_at":"2099-01-03T00:00:00Z","total":2,"result":[)"
        + product("another", "11-23h2-w", "2024-01-01") + ',' + product("windows", "11-23h2-w", lastDay) + "]}";
}

bool isSaid(const Assessment &assessment, const QString &what)
{
    return std::any_of(assessment.notChecked.begin(), assessment.notChecked.end(),
                       [&](const NotChecked &item) { return item.what == what; });
}

const Finding *findingOf(const Assessment &assessment, const QString &cve)
{
    const auto found = std::find_if(assessment.findings.begin(), assessment.findings.end(),
                                    [&](const Finding &finding) { return finding.cves.contains(cve); });
    return found == assessment.findings.end() ? nullptr : &*found;
}

const Update *updateOf(const Assessment &assessment, const QString &id)
{
    const auto found = std::find_if(assessment.updates.begin(), assessment.updates.end(),
                                    [&](const Update &update) { return update.id == id; });
    return found == assessment.updates.end() ? nullptr : &*found;
}

} // namespace

/** From the list of programs of a Windows computer, and from a device typed in, to what is to be updated. */
class ProgramAssessmentTest : public QObject
{
    Q_OBJECT

    const QDateTime m_now = importDay(22);

    [[nodiscard]] Assessment assessed(const Desk &desk, const QByteArray &registry) const
    {
        AssessOptions options;
        options.dataDir = desk.data();
        options.caseDir = desk.data();
        options.inventoryFiles = {desk.file(u"programs.reg"_s, registry)};
        options.now = m_now;
        const auto result = assess(options);
        return result ? *result : Assessment();
    }

    static QByteArray registry()
    {
        return uninstallHead + systemKey() + uninstallKey("Mozilla Firefox (x64 nl)", "140.0.2", "Mozilla")
            + uninstallKey("Mijn Eigen Programma", "1.0", "Niemand die wij kennen");
    }

private Q_SLOTS:
    void programsAndWhatTheyAre()
    {
        const Desk desk;
        QCOMPARE(desk.import(cveRecord("CVE-2099-11111", "Mozilla", "Firefox", "140.0.4"), u"cve.json"_s).records, 1);
        const auto assessment = assessed(desk, registry());
        QVERIFY(assessment.inventory.machine.windows);
        QCOMPARE(systemText(assessment.inventory.machine), u"Windows 11 Pro 23H2"_s);
        QCOMPARE(assessment.identities.size(), assessment.inventory.software.size());

        const auto *finding = findingOf(assessment, u"CVE-2099-11111"_s);
        QVERIFY(finding);
        QCOMPARE(finding->verdict, Verdict::Vulnerable);
        QCOMPARE(finding->fixedVersion, u"140.0.4"_s);
        QCOMPARE(finding->program, u"mozilla-firefox"_s);
        QCOMPARE(finding->evidence.feed, u"cve-list"_s);
        QVERIFY(std::any_of(assessment.feeds.begin(), assessment.feeds.end(),
                            [](const FeedState &feed) { return feed.id == "cve-list"_L1 && feed.needed; }));

        const auto *update = updateOf(assessment, u"program:mozilla-firefox"_s);
        QVERIFY(update);
        QCOMPARE(update->name, u"Mozilla Firefox"_s);
        QCOMPARE(update->category, u"browser"_s);
        QCOMPARE(update->from, u"140.0.2"_s);
        QCOMPARE(update->to, u"140.0.4"_s);
        QVERIFY(!update->systemPart);
        QCOMPARE(update->newestFixPublished, QDate(2099, 1, 11));
    }

    void whatNobodyKnowsIsNamed()
    {
        const Desk desk;
        QCOMPARE(desk.import(cveRecord("CVE-2099-11111", "Mozilla", "Firefox", "140.0.4"), u"cve.json"_s).records, 1);
        const auto assessment = assessed(desk, registry());
        const auto unknown = std::find_if(assessment.notChecked.begin(), assessment.notChecked.end(),
                                          [](const NotChecked &item) { return item.what == "programsUnknown"_L1; });
        QVERIFY(unknown != assessment.notChecked.end());
        QCOMPARE(unknown->subject, u"1"_s);
        QCOMPARE(unknown->detail, u"Mijn Eigen Programma"_s);
        // The list that knows Windows itself is not there: said, and no calm answer about Windows.
        QVERIFY(std::any_of(assessment.notChecked.begin(), assessment.notChecked.end(), [](const NotChecked &item) {
            return item.what == "feedMissing"_L1 && item.subject == "msrc-cvrf"_L1;
        }));
        QCOMPARE(coverageOf(assessment), Coverage::UrgencyUnknown);
    }

    void devicesOfTheCase()
    {
        const Desk desk;
        QCOMPARE(desk.import(cveRecord("CVE-2099-22222", "Fortinet", "FortiOS", "7.4.4"), u"cve.json"_s).records, 1);
        Device device;
        device.kind = DeviceKind::Firewall;
        device.brand = u"Fortinet"_s;
        device.model = u"FortiGate 40F"_s;
        device.modelId = u"fortinet-fortigate"_s;
        device.firmware = u"v7.4.3 build2573"_s;
        device.exposed = Answer::Yes;
        QVERIFY(saveDevice(desk.data(), device, m_now));
        const auto assessment = assessed(desk, registry());
        QCOMPARE(assessment.inventory.devices.size(), 1);
        const auto *finding = findingOf(assessment, u"CVE-2099-22222"_s);
        QVERIFY(finding);
        QCOMPARE(finding->verdict, Verdict::Vulnerable);
        QCOMPARE(finding->confidence, 90);
        const auto *update = updateOf(assessment, u"device:fortinet-fortigate-40f"_s);
        QVERIFY(update);
        QCOMPARE(update->to, u"7.4.4"_s);
        QVERIFY(update->reasons.contains(u"deviceExposed"_s));
    }

    void exploitedDevicesOfTheCase()
    {
        const Desk desk;
        QCOMPARE(desk.import(cveRecord("CVE-2099-22222", "Fortinet", "FortiOS", "7.4.4"), u"cve.json"_s).records, 1);
        const QByteArray entry = R"({"cveID":"%1","vendorProject":"%2","product":"%3","vulnerabilityName":"x",)"
                                 R"("dateAdded":"2099-01-10","shortDescription":"x","requiredAction":"x",)"
                                 R"("dueDate":"2099-01-20","knownRansomwareCampaignUse":"Unknown","notes":""})";
        const auto text = QString::fromLatin1(entry);
        const auto catalog = QString::fromLatin1(R"({"title":"x","catalogVersion":"2099.01.20","count":3,)"
                                                 R"("dateReleased":"2099-01-20T00:00:00.000Z","vulnerabilities":[)")
            + text.arg(u"CVE-2099-22222"_s, u"Fortinet"_s, u"FortiOS"_s) + u','
            + text.arg(u"CVE-2099-33333"_s, u"Fortinet"_s, u"Multiple Products"_s) + u','
            + text.arg(u"CVE-2099-44444"_s, u"D-Link"_s, u"DIR-820 Router"_s) + u"]}"_s;
        QCOMPARE(desk.import(catalog.toUtf8(), u"kev.json"_s).records, 3);
        Device device;
        device.kind = DeviceKind::Firewall;
        device.brand = u"Fortinet"_s;
        device.model = u"FortiGate 40F"_s;
        device.firmware = u"7.4.4"_s;
        QVERIFY(saveDevice(desk.data(), device, m_now));
        device.kind = DeviceKind::Router;
        device.brand = u"D-Link"_s;
        device.model = u"DIR-820L"_s;
        device.firmware = u"1.05"_s;
        QVERIFY(saveDevice(desk.data(), device, m_now));
        const auto assessment = assessed(desk, registry());
        // The versions are known, and decide.
        QVERIFY(findingOf(assessment, u"CVE-2099-22222"_s));
        QCOMPARE(findingOf(assessment, u"CVE-2099-22222"_s)->verdict, Verdict::NotVulnerable);
        const auto *finding = findingOf(assessment, u"CVE-2099-44444"_s);
        QVERIFY(finding);
        QCOMPARE(finding->verdict, Verdict::Possible);
        QCOMPARE(finding->evidence.feed, u"cisa-kev"_s);
        QVERIFY(assessment.exploited.contains(u"CVE-2099-44444"_s));
        QVERIFY(updateOf(assessment, u"device:d-link-dir-820l"_s));
        const auto gap = [&](QStringView what) {
            for (const auto &item : assessment.notChecked) {
                if (item.what == what)
                    return item.subject + u'|' + item.detail;
            }
            return QString();
        };
        QCOMPARE(gap(u"deviceMakerExploited"), u"Fortinet FortiGate 40F|CVE-2099-33333"_s);
        QVERIFY(gap(u"deviceMakerNotHeld").startsWith(u"D-Link DIR-820L|"));
    }

    void monthsOfMicrosoft()
    {
        const Desk desk;
        const auto january = monthOf("2099-Jan", "CVE-2099-33333", "5099998", "10.0.22631.4000");
        const auto february = monthOf("2099-Feb", "CVE-2099-33334", "5099999", "10.0.22631.4100");
        QCOMPARE(desk.import(january, u"jan.json"_s).records, 1);
        QCOMPARE(desk.import(february, u"feb.json"_s).records, 1);
        const auto assessment = assessed(desk, registry());
        const auto *finding = findingOf(assessment, u"CVE-2099-33333"_s);
        QVERIFY(finding);
        QCOMPARE(finding->verdict, Verdict::Vulnerable);
        QCOMPARE(finding->fixedVersion, u"10.0.22631.4000"_s);
        const auto *update = updateOf(assessment, u"windows:update"_s);
        QVERIFY(update);
        QCOMPARE(update->to, u"10.0.22631.4100"_s);
        QCOMPARE(update->kb, u"5099999"_s);
        QCOMPARE(update->cves.size(), 2);
    }

    void whatAnEarlierProgramImportedSaysTheSame()
    {
        const Desk desk;
        QCOMPARE(desk.import({desk.file(u"month.json"_s,
                                        monthOf("2099-Jan", "CVE-2099-33333", "5099998", "10.0.22631.4000")),
                              desk.file(u"life.json"_s, endOfLifeOf("2099-01-10"))})
                     .files.size(),
                 2);
        const auto now = assessed(desk, registry());
        QVERIFY(findingOf(now, u"CVE-2099-33333"_s));
        QVERIFY(isSaid(now, u"endOfSupport"_s));
        QVERIFY(makeEarlier(desk.data(), 4));
        const auto earlier = assessed(desk, registry());
        QCOMPARE(earlier.findings, now.findings);
        QCOMPARE(earlier.notChecked, now.notChecked);
        // The next import takes the months apart.
        QCOMPARE(desk.import(cveRecord("CVE-2099-11111", "Nobody", "Nothing", "1"), u"cve.json"_s).records, 1);
        QVERIFY(!FeedDatabase::open(desk.data())
                     ->windowsFixesFor({u"Windows 11 Version 23H2 for x64-based Systems"_s},
                                       {u"msrc:windows 11 version 23h2 for x64-based systems"_s})
                     ->fixes.isEmpty());
        QCOMPARE(assessed(desk, registry()).findings, now.findings);
    }

    void whatIsNotIndexedIsNeverSilence()
    {
        const Desk desk;
        QCOMPARE(desk.import(cveRecord("CVE-2099-11111", "Mozilla", "Firefox", "140.0.4"), u"cve.json"_s).records, 1);
        QVERIFY(!isSaid(assessed(desk, registry()), u"feedsNotIndexed"_s));
        QVERIFY(makeEarlier(desk.data(), 3));
        const auto assessment = assessed(desk, registry());
        QVERIFY(!findingOf(assessment, u"CVE-2099-11111"_s));
        QVERIFY(isSaid(assessment, u"feedsNotIndexed"_s));
        QVERIFY(coverageOf(assessment) != Coverage::Whole);
        // A file that cannot be used changes nothing; the very same one as before does.
        QVERIFY(!desk.import({desk.file(u"rubbish.json"_s, "{}")}).changed);
        QVERIFY(desk.import({desk.folder.filePath(u"cve.json"_s)}).changed);
        QVERIFY(!desk.import({desk.folder.filePath(u"cve.json"_s)}).changed);
        const auto again = assessed(desk, registry());
        QVERIFY(findingOf(again, u"CVE-2099-11111"_s));
        QVERIFY(!isSaid(again, u"feedsNotIndexed"_s));
    }

    void endOfLifeOfWhatIsThere()
    {
        const Desk desk;
        QCOMPARE(desk.import(endOfLifeOf("2099-01-10"), u"life.json"_s).records, 2);
        const auto assessment = assessed(desk, registry());
        const auto ended = std::find_if(assessment.findings.begin(), assessment.findings.end(),
                                        [](const Finding &finding) { return finding.reason == u"endOfSupport"; });
        QVERIFY(ended != assessment.findings.end());
        QCOMPARE(ended->advisory, u"windows 11-23h2-w"_s);
        const auto later = Desk();
        QCOMPARE(later.import(endOfLifeOf("2099-12-31"), u"life.json"_s).records, 2);
        QVERIFY(!isSaid(assessed(later, registry()), u"endOfSupport"_s));
    }

    void withoutListsNothingIsCalm()
    {
        const Desk desk;
        const auto assessment = assessed(desk, registry());
        QVERIFY(!findingOf(assessment, u"CVE-2099-11111"_s));
        QCOMPARE(coverageOf(assessment), Coverage::UrgencyUnknown);
    }

    void severalFilesOfOneComputer()
    {
        const Desk desk;
        AssessOptions options;
        options.dataDir = desk.data();
        options.now = m_now;
        const QByteArray programs = uninstallHead + uninstallKey("Mozilla Firefox (x64 nl)", "140.0.2", "Mozilla");
        options.inventoryFiles = {desk.file(u"system.reg"_s, uninstallHead + systemKey()),
                                  desk.file(u"programs.reg"_s, programs)};
        const auto inventory = takeInventory(options);
        QVERIFY(inventory);
        QVERIFY(inventory->machine.windows);
        QVERIFY(std::any_of(inventory->software.begin(), inventory->software.end(),
                            [](const Software &one) { return one.name.startsWith("Mozilla Firefox"_L1); }));
    }
};

QTEST_GUILESS_MAIN(ProgramAssessmentTest)

#include "tst_programassessment.moc"
