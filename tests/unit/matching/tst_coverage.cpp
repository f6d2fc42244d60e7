// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** What is said about everything that was not looked at: never nothing. */
class CoverageTest : public QObject
{
    Q_OBJECT

    /** "what subject" of every entry. */
    static QList<QString> gaps(const Scene &scene)
    {
        QList<QString> list;
        const auto result = scene.match();
        for (const auto &item : result.notChecked)
            list += QString(item.what + u' ' + item.subject);
        return list;
    }

private Q_SLOTS:
    void aFreshMachineHasNoGaps() { QVERIFY(gaps(Scene()).isEmpty()); }

    void knowsTheRelease_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("versionId");
        QTest::addColumn<QString>("codename");
        QTest::addColumn<QString>("gap");
        const auto add = [](const char *name, const QString &id, const QString &version, const QString &codename,
                            const QString &gap) { QTest::newRow(name) << id << version << codename << gap; };
        add("both", u"debian"_s, u"12"_s, u"bookworm"_s, {});
        add("number only", u"debian"_s, u"12"_s, {}, {});
        add("name only", u"debian"_s, {}, u"bookworm"_s, {});
        add("odd number, known name", u"debian"_s, u"12.11"_s, u"bookworm"_s, {});
        add("no feed for it", u"debian"_s, u"13"_s, u"trixie"_s, u"releaseNotCovered Debian 13"_s);
        add("contradiction", u"debian"_s, u"12"_s, u"trixie"_s, u"releaseUnknown debian 12"_s);
        add("sid", u"debian"_s, {}, u"sid"_s, u"releaseUnknown debian sid"_s);
        add("nothing but the name", u"debian"_s, {}, {}, u"releaseUnknown debian"_s);
        add("a derivative", u"ubuntu"_s, u"24.04"_s, u"noble"_s, u"releaseNotCovered Ubuntu 24.04"_s);
        add("a system nobody knows", u"nobodyos"_s, u"7"_s, {}, u"releaseNotCovered nobodyos 7"_s);
        add("a derivative with Debian's packages", u"raspbian"_s, u"12"_s, u"bookworm"_s, {});
        add("a derivative with releases of its own", u"kali"_s, u"2026.1"_s, u"kali-rolling"_s,
            u"releaseNotCovered kali 2026.1"_s);
        add("no os-release", {}, {}, {}, u"releaseUnknown "_s);
    }
    void knowsTheRelease()
    {
        QFETCH(QString, id);
        QFETCH(QString, versionId);
        QFETCH(QString, codename);
        QFETCH(QString, gap);
        Scene scene;
        scene.inventory.machine.os = {id, {}, versionId, codename, {}};
        scene.inventory.software = {package(u"tool"_s, u"tool"_s, u"1.0"_s)};
        scene.advisories = {advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {}, {affects(u"tool"_s, {fixedIn(u"2.0"_s)})})};
        QCOMPARE(gaps(scene), gap.isEmpty() ? QList<QString>() : QList<QString>{gap});
        const auto findings = scene.match().findings;
        const bool judged = std::any_of(findings.begin(), findings.end(),
                                        [](const Finding &finding) { return finding.software.name == u"tool"; });
        QCOMPARE(judged, gap.isEmpty());
        // That nobody can tell is itself something to be found.
        const bool told = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
            return finding.software.kind == SoftwareKind::OperatingSystem && finding.verdict == Verdict::NotChecked;
        });
        QCOMPARE(told, !gap.isEmpty() && !id.isEmpty());
    }

    void aReleaseOnlyTheFeedsKnowIsUsed()
    {
        Scene scene;
        scene.inventory.machine.os.versionId = u"77"_s;
        scene.inventory.machine.os.codename = u"someday"_s;
        scene.feeds.front().covers = {u"Debian:77"_s};
        QVERIFY(gaps(scene).isEmpty());
    }

    void aWindowsIsJudgedByItsBuildElsewhere()
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"windows"_s;
        QCOMPARE(gaps(scene).size(), 1);
        scene.inventory.machine.windows = WindowsRelease();
        QVERIFY(gaps(scene).isEmpty());
        QVERIFY(scene.match().findings.isEmpty());
    }

    void ofAFeedHeldTwiceTheNewestCounts()
    {
        Scene scene;
        scene.inventory.software = {package(u"tool"_s, u"tool"_s, u"1.0-2"_s)};
        scene.advisories = {
            advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})})};
        for (const int other : {2, 9}) {
            scene.feeds = {feed(u"osv-debian"_s, day(8)), feed(u"osv-debian"_s, day(other))};
            QCOMPARE(scene.only().evidence.feedDate, day(qMax(8, other)));
        }
    }

    void recordsCountAsCoverage()
    {
        Scene scene;
        for (auto &state : scene.feeds)
            state.covers.clear();
        QCOMPARE(gaps(scene), (QList<QString>{u"releaseNotCovered Debian 12"_s}));
        scene.advisories = {advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {}, {affects(u"tool"_s, {fixedIn(u"2.0"_s)})})};
        QVERIFY(gaps(scene).isEmpty());
    }

    void everyFeedThatIsNotFreshIsTold()
    {
        Scene scene;
        scene.now = day(60);
        scene.feeds = {feed(u"a-missing"_s, {}), feed(u"b-fresh"_s, day(59)), feed(u"c-stale"_s, day(50)),
                       feed(u"d-expired"_s, day(0))};
        scene.feeds[1].skipped = 3;
        QCOMPARE(gaps(scene),
                 (QList<QString>{u"feedExpired d-expired"_s, u"feedMissing a-missing"_s,
                                 u"feedRecordsSkipped b-fresh"_s, u"feedStale c-stale"_s}));
        const auto first = scene.match().notChecked.front();
        QCOMPARE(first.detail, u"newest record 2026-01-01T12:00:00Z, 60 days old"_s);
    }

    void placesAndRecordsNotReadAreTold()
    {
        Scene scene;
        scene.inventory.notLookedAt = {{u"snap"_s, u"notSupportedYet"_s, {}},
                                       {u"opt"_s, u"unreadable"_s, u"/opt: permission denied"_s},
                                       {u"flatpak"_s, u"notPresent"_s, {}}};
        scene.inventory.skipped = {{Error::Code::MissingField, u"/var/lib/dpkg/status:12"_s, u"no Version"_s}};
        auto foreign = package(u"viewer"_s, u"viewer"_s, u"1.0"_s);
        foreign.scheme = VersionScheme::Generic;
        foreign.source = u"appimage"_s;
        scene.inventory.software = {foreign, foreign};
        QCOMPARE(scene.match().notChecked,
                 (QList<NotChecked>{{u"recordSkipped"_s, u"/var/lib/dpkg/status:12"_s, u"missingField: no Version"_s},
                                    {u"sourceNotLookedAt"_s, u"appimage"_s, u"2 programs that no feed speaks of"_s},
                                    {u"sourceNotLookedAt"_s, u"opt"_s, u"unreadable: /opt: permission denied"_s},
                                    {u"sourceNotLookedAt"_s, u"snap"_s, u"notSupportedYet"_s}}));
    }
};

QTEST_GUILESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
