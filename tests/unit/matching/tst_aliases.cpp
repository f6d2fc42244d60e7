// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/aliases.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class AliasesTest : public QObject
{
    Q_OBJECT

    static Advisory named(const QString &id, const QList<QString> &aliases)
    {
        Advisory made;
        made.id = id;
        made.aliases = aliases;
        return made;
    }

private Q_SLOTS:
    void aChainIsOneGroup()
    {
        // Pair by pair, from the lowest number up, these edges give three groups.
        const QList<Advisory> advisories{named(u"X-0"_s, {u"X-3"_s}), named(u"X-1"_s, {u"X-2"_s}),
                                         named(u"X-2"_s, {u"X-3"_s}), named(u"X-3"_s, {})};
        auto shuffled = advisories;
        std::sort(shuffled.begin(), shuffled.end(), [](const auto &a, const auto &b) { return a.id > b.id; });
        for (const auto &list : {advisories, shuffled}) {
            const AliasGroups groups(list);
            for (const auto *id : {"X-0", "X-1", "X-2", "X-3"})
                QCOMPARE(groups.nameFor(QString::fromLatin1(id)), u"X-0"_s);
            QCOMPARE(groups.nameFor(u"X-4"_s), u"X-4"_s);
        }
    }

    void aCveNamesTheGroup()
    {
        const AliasGroups groups({named(u"AAA-1"_s, {u"GHSA-x"_s}), named(u"GHSA-x"_s, {u"CVE-2026-2"_s})});
        QCOMPARE(groups.nameFor(u"AAA-1"_s), u"CVE-2026-2"_s);
    }

    void aNoticeAboutSeveralIsNoAlias()
    {
        const AliasGroups groups({named(u"DSA-1-1"_s, {u"CVE-2026-1"_s, u"CVE-2026-2"_s})});
        QVERIFY(groups.isEmpty());
        QCOMPARE(groups.nameFor(u"CVE-2026-2"_s), u"CVE-2026-2"_s);
    }

    void oneThingGivesOneFinding()
    {
        Scene scene;
        scene.inventory.software = {package(u"tool"_s, u"tool"_s, u"1.0-1"_s)};
        auto first = advisory(u"osv-debian"_s, u"DEBIAN-CVE-2026-1"_s, {u"CVE-2026-1"_s},
                              {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})});
        first.aliases = {u"CVE-2026-1"_s};
        const auto second =
            advisory(u"debian-dsa"_s, u"CVE-2026-1"_s, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})});
        scene.advisories = {first, second};
        QCOMPARE(scene.only().advisory, u"CVE-2026-1"_s);
        QVERIFY(scene.only().reason.isEmpty());
        // What is upstream of something is not the same thing.
        scene.advisories.front().aliases.clear();
        QCOMPARE(scene.match().findings.size(), 2);
    }

    void aRejectedCveTakesAlongWhatOnlyRepeatsIt_data()
    {
        QTest::addColumn<QString>("other");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("somebody who repeats it") << u"GHSA-x"_s << Verdict::NotVulnerable;
        QTest::newRow("the distribution itself") << u"DSA-1-1"_s << Verdict::Vulnerable;
    }
    void aRejectedCveTakesAlongWhatOnlyRepeatsIt()
    {
        QFETCH(QString, other);
        QFETCH(Verdict, verdict);
        Scene scene;
        scene.inventory.software = {package(u"tool"_s, u"tool"_s, u"1.0-1"_s)};
        auto rejected =
            advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})});
        rejected.withdrawn = true;
        auto claim = advisory(u"debian-dsa"_s, other, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})});
        claim.aliases = {u"CVE-2026-1"_s};
        scene.advisories = {rejected, claim};
        QCOMPARE(scene.only().verdict, verdict);
    }
};

QTEST_GUILESS_MAIN(AliasesTest)
#include "tst_aliases.moc"
