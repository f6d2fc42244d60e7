// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/assets/csafassets.h"
#include "matching/assets/csafmerge.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const CsafKey doc{u"https://maker.test"_s, u"V-1"_s};
const QString cve = u"CVE-2099-0001"_s;
const QString reader = u"reader"_s;
const CsafMatchKey readerKey{doc, cve, reader};

QDateTime day(int number)
{
    return {{2099, 1, number}, {12, 0}, Qt::UTC};
}

CsafFound found(const QString &asset, const QList<QString> &statement, const CsafKey &document = doc)
{
    CsafFound found;
    found.key = {document, cve, asset};
    found.verdict = Verdict::Vulnerable;
    found.confidence = 90;
    found.statement = statement;
    return found;
}

CsafAsset asset(const QString &id)
{
    CsafAsset asset;
    asset.id = id;
    asset.name = id;
    return asset;
}

CsafRun run(int date, const QString &version, const QList<CsafFound> &found,
            const QList<QString> &assets = {u"reader"_s}, const CsafKey &document = doc)
{
    CsafRun run;
    run.at = day(date);
    CsafHeldDocument head;
    head.key = document;
    head.version = version;
    run.documents = {head};
    for (const auto &id : assets)
        run.assets.append(asset(id));
    run.found = found;
    return run;
}

const CsafMatch &readerOf(const CsafState &state)
{
    static const CsafMatch none;
    const auto match = std::find_if(state.matches.begin(), state.matches.end(),
                                    [](const CsafMatch &one) { return one.found.key == readerKey; });
    return match == state.matches.end() ? none : *match;
}

const QList<QString> first{u"known_affected\tLezer <4"_s, u"vendor_fix\tUpdate to 4\t"_s};
const QList<QString> second{u"known_affected\tLezer <5"_s, u"vendor_fix\tUpdate to 5\t"_s};

CsafState seen(CsafState state, int date)
{
    return withRead(std::move(state), doc, day(date));
}

} // namespace

Q_DECLARE_METATYPE(Patchwijzer::CsafRunReason)

class CsafMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTimeIsNew()
    {
        const auto state = mergeRun({}, run(1, u"1"_s, {found(reader, first)}));
        QCOMPARE(state.matches.size(), 1);
        const auto &match = readerOf(state);
        QCOMPARE(match.news, MatchNews::New);
        QCOMPARE(match.mark, RemediationMark::Open);
        QCOMPARE(match.firstSeen, day(1));
        QCOMPARE(match.firstVersion, u"1"_s);
        QVERIFY(match.holds());
        QCOMPARE(state.documents.first().reason, CsafRunReason::NewDocument);
        QCOMPARE(state.assets.first().firstSeen, day(1));
    }

    void aRevisionThatSaysTheSameIsNoNews()
    {
        auto state = seen(mergeRun({}, run(1, u"1"_s, {found(reader, first)})), 2);
        state = withMark(state, readerKey, RemediationMark::Busy, day(2));
        const auto after = mergeRun(state, run(3, u"2"_s, {found(reader, first)}));
        const auto &match = readerOf(after);
        QCOMPARE(match.news, MatchNews::Known);
        QCOMPARE(match.mark, RemediationMark::Busy);
        QCOMPARE(match.markedVersion, u"1"_s);
        QCOMPARE(match.firstVersion, u"1"_s);
        QVERIFY(!match.changedAt.isValid());
        // And the document stays read, though its version is another.
        QCOMPARE(after.documents.first().version, u"2"_s);
        QCOMPARE(after.documents.first().readAt, day(2));
        QCOMPARE(after.documents.first().reason, CsafRunReason::MajorVersion);
    }

    void aRevisionThatSaysSomethingElseIsShownAgain()
    {
        auto state = seen(mergeRun({}, run(1, u"1"_s, {found(reader, first)})), 2);
        state = withMark(state, readerKey, RemediationMark::Done, day(2));
        const auto after = mergeRun(state, run(3, u"2"_s, {found(reader, second)}));
        const auto &match = readerOf(after);
        QCOMPARE(match.news, MatchNews::Changed);
        QCOMPARE(match.mark, RemediationMark::Done);
        QCOMPARE(match.changedAt, day(3));
        QCOMPARE(match.changedVersion, u"2"_s);
        QCOMPARE(statementChange(match), (StatementChange{second, first}));
        QVERIFY(!after.documents.first().readAt.isValid());
        QCOMPARE(after.documents.first().readVersion, u"1"_s);
        // Two changes in a row are one, to who saw neither; what takes both back is none.
        const auto back = mergeRun(after, run(4, u"3"_s, {found(reader, first)}));
        QCOMPARE(readerOf(back).news, MatchNews::Known);
        const auto third = mergeRun(after, run(4, u"3"_s, {found(reader, {u"fixed\tLezer 6"_s})}));
        QCOMPARE(statementChange(readerOf(third)).gone, first);
        // Who read it has seen it.
        QCOMPARE(readerOf(seen(after, 5)).news, MatchNews::Known);
    }

    void whatDoesNotHoldAnyMoreIsHistory()
    {
        auto state = seen(mergeRun({}, run(1, u"1"_s, {found(reader, first)})), 2);
        state = withMark(state, readerKey, RemediationMark::Busy, day(2));
        auto ended = mergeRun(state, run(3, u"1"_s, {}));
        QVERIFY(!readerOf(ended).holds());
        QCOMPARE(readerOf(ended).endedAt, day(3));
        QCOMPARE(readerOf(ended).mark, RemediationMark::Busy);
        QCOMPARE(mergeRun(ended, run(4, u"1"_s, {})), ended);
        // Back: nothing new for who was still at it, but so for who had done it.
        QCOMPARE(readerOf(mergeRun(ended, run(5, u"1"_s, {found(reader, first)}))).news, MatchNews::Known);
        ended = withMark(ended, readerKey, RemediationMark::Done, day(4));
        const auto back = mergeRun(ended, run(5, u"1"_s, {found(reader, first)}));
        QVERIFY(readerOf(back).holds());
        QCOMPARE(readerOf(back).news, MatchNews::Changed);
        // A document that is gone altogether ends its matches; an asset that is gone too.
        auto none = run(6, u"1"_s, {});
        none.documents.clear();
        QVERIFY(!readerOf(mergeRun(state, none)).holds());
        none.assets.clear();
        QVERIFY(!mergeRun(state, none).assets.first().present);
    }

    void certaintyIsNews()
    {
        auto possible = found(reader, first);
        possible.verdict = Verdict::Possible;
        const auto state = seen(mergeRun({}, run(1, u"1"_s, {possible})), 2);
        QCOMPARE(readerOf(mergeRun(state, run(3, u"1"_s, {found(reader, first)}))).news, MatchNews::Changed);
        const auto sure = seen(mergeRun({}, run(1, u"1"_s, {found(reader, first)})), 2);
        QCOMPARE(readerOf(mergeRun(sure, run(3, u"1"_s, {possible}))).news, MatchNews::Known);
    }

    void whyItRan_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("newAsset");
        QTest::addColumn<CsafRunReason>("reason");
        QTest::addColumn<bool>("ran");
        QTest::newRow("integer") << u"1"_s << u"2"_s << false << CsafRunReason::MajorVersion << true;
        QTest::newRow("major") << u"1.4.2"_s << u"2.0.0"_s << false << CsafRunReason::MajorVersion << true;
        QTest::newRow("minor") << u"1.4.2"_s << u"1.5.0"_s << false << CsafRunReason::Revision << true;
        QTest::newRow("asset") << u"1.4.2"_s << u"1.4.2"_s << true << CsafRunReason::NewAsset << true;
        QTest::newRow("major, asset") << u"1.4.2"_s << u"2.0.0"_s << true << CsafRunReason::MajorVersion << true;
        QTest::newRow("nothing") << u"1.4.2"_s << u"1.4.2"_s << false << CsafRunReason::NewDocument << false;
    }

    void whyItRan()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, newAsset);
        QFETCH(CsafRunReason, reason);
        QFETCH(bool, ran);
        const auto state = mergeRun({}, run(1, from, {}));
        QList<QString> assets{reader};
        if (newAsset)
            assets.append(u"other"_s);
        const auto after = mergeRun(state, run(2, to, {}, assets));
        QCOMPARE(after.documents.first().reason, reason);
        QCOMPARE(after.documents.first().runAt, day(ran ? 2 : 1));
        auto asked = run(3, to, {});
        asked.manual = true;
        QCOMPARE(mergeRun(after, asked).documents.first().reason, CsafRunReason::Manual);
    }

    void aRunOfAPartLeavesTheRestAlone()
    {
        const CsafKey other{doc.publisher, u"V-2"_s};
        const QString viewer = u"viewer"_s;
        auto whole =
            run(1, u"1"_s, {found(reader, first), found(viewer, first), found(reader, first, other)}, {reader, viewer});
        whole.documents.append(run(1, u"1"_s, {}, {}, other).documents);
        const auto state = mergeRun({}, whole);
        QCOMPARE(state.matches.size(), 3);
        auto part = run(2, u"1"_s, {}, {reader});
        part.allDocuments = false;
        part.allAssets = false;
        const auto after = mergeRun(state, part);
        const auto holding = std::count_if(after.matches.begin(), after.matches.end(),
                                           [](const CsafMatch &match) { return match.holds(); });
        QCOMPARE(holding, 2);
        QVERIFY(!readerOf(after).holds());
        QVERIFY(std::all_of(after.assets.begin(), after.assets.end(), [](const auto &one) { return one.present; }));
    }

    void anOlderDocumentChangesNothing()
    {
        const auto state = mergeRun({}, run(1, u"2"_s, {found(reader, second)}));
        QCOMPARE(mergeRun(state, run(3, u"1"_s, {found(reader, first)})), state);
        QCOMPARE(mergeRun(state, run(3, u"1"_s, {})), state);
        const auto semantic = mergeRun({}, run(1, u"1.10.0"_s, {found(reader, second)}));
        QCOMPARE(mergeRun(semantic, run(3, u"1.9.0"_s, {found(reader, first)})), semantic);
    }

    /** Whatever the order in which revisions come in, and whenever the owner marks: his mark stays, the newest revision
     *  is what is kept, and something is news exactly when it is not what he saw.
     */
    void marksSurviveAnyOrderOfRevisions_data()
    {
        QTest::addColumn<QList<QString>>("versions");
        QTest::newRow("integers") << QList<QString>{u"1"_s, u"2"_s, u"3"_s, u"10"_s};
        QTest::newRow("semantic") << QList<QString>{u"1.0.0"_s, u"1.2.0"_s, u"1.10.0"_s, u"2.0.0"_s};
    }

    void marksSurviveAnyOrderOfRevisions()
    {
        QFETCH(QList<QString>, versions);
        // The third says what the second said; the last takes the product out.
        const std::array<QList<QString>, 4> says{first, second, second, QList<QString>()};
        std::array<size_t, 4> order{0, 1, 2, 3};
        int tried = 0;
        do {
            for (int markedAfter = 0; markedAfter < 4; ++markedAfter) {
                CsafState state;
                QList<QString> known;
                bool marked = false;
                size_t newest = order[0];
                for (int step = 0; step < 4; ++step) {
                    const auto revision = order[size_t(step)];
                    newest = std::max(newest, revision);
                    QList<CsafFound> finds;
                    if (!says[revision].isEmpty())
                        finds.append(found(reader, says[revision]));
                    state = mergeRun(state, run(step + 1, versions[qsizetype(revision)], finds));
                    if (step == markedAfter && !state.matches.isEmpty()) {
                        state = withMark(state, readerKey, RemediationMark::Busy, day(20));
                        marked = true;
                        known = readerOf(state).found.statement;
                    }
                }
                QCOMPARE(newest, size_t(3));
                QCOMPARE(state.documents.first().version, versions.last());
                const auto &match = readerOf(state);
                if (!state.matches.isEmpty()) {
                    QVERIFY(!match.holds());
                    QCOMPARE(match.mark, marked ? RemediationMark::Busy : RemediationMark::Open);
                    const bool news = !marked || match.found.statement != known;
                    QCOMPARE(match.news != MatchNews::Known, news);
                }
                // The same once more changes nothing.
                QCOMPARE(mergeRun(state, run(30, versions.last(), {})), state);
                ++tried;
            }
        } while (std::next_permutation(order.begin(), order.end()));
        QCOMPARE(tried, 96);
    }

    void theOrderInARunDoesNotMatter()
    {
        auto forth = run(1, u"1"_s, {found(u"a"_s, first), found(u"b"_s, second), found(u"c"_s, first)},
                         {u"a"_s, u"b"_s, u"c"_s});
        auto back = forth;
        std::reverse(back.found.begin(), back.found.end());
        std::reverse(back.assets.begin(), back.assets.end());
        QCOMPARE(mergeRun({}, back), mergeRun({}, forth));
    }

    void anAssetKeepsItsIdThroughUpdates()
    {
        KnownSoftware known;
        known.software.kind = SoftwareKind::Program;
        known.software.name = u"Lezer 3.0 (x64)"_s;
        known.software.version = u"3.0"_s;
        known.software.publisher = u"Voorbeeld BV"_s;
        known.software.source = u"registry"_s;
        known.identity.displayName = u"Lezer"_s;
        auto updated = known;
        updated.software.name = u"Lezer 4.0 (x64)"_s;
        updated.software.version = u"4.0"_s;
        updated.software.source = u"winget"_s;
        QCOMPARE(assetOf(updated).id, assetOf(known).id);
        QCOMPARE(assetOf(updated).version, u"4.0"_s);
        auto other = known;
        other.software.publisher = u"Een ander"_s;
        QVERIFY(assetOf(other).id != assetOf(known).id);
        other = known;
        other.software.kind = SoftwareKind::Firmware;
        QVERIFY(assetOf(other).id != assetOf(known).id);
        // A program that we know is the same whoever says he made it.
        known.identity.program = u"lezer"_s;
        other = known;
        other.software.publisher = u"Een ander"_s;
        QCOMPARE(assetOf(other).id, assetOf(known).id);
        other.identity.channel = u"esr"_s;
        QVERIFY(assetOf(other).id != assetOf(known).id);

        Device device;
        device.id = u"7"_s;
        device.brand = u"Merk"_s;
        const auto before = assetOf(device);
        device.firmware = u"2"_s;
        device.model = u"X"_s;
        QCOMPARE(assetOf(device).id, before.id);
        QCOMPARE(assetOf(device).name, u"Merk X"_s);
        device.id = u"8"_s;
        QVERIFY(assetOf(device).id != before.id);
        const auto both = distinctAssets({{known, assetOf(known)}, {updated, assetOf(known)}});
        QCOMPARE(both.size(), 1);
    }

    void theWorstOfTwoFindingsCounts()
    {
        KnownSoftware known;
        known.software.name = u"Lezer"_s;
        auto second = known;
        second.software.version = u"2"_s;
        Finding possible;
        possible.software = known.software;
        possible.verdict = Verdict::Possible;
        possible.confidence = 60;
        Finding sure;
        sure.software = second.software;
        sure.verdict = Verdict::Vulnerable;
        sure.confidence = 75;
        Finding safe;
        safe.software = known.software;
        safe.verdict = Verdict::NotVulnerable;
        const QList<KnownAsset> assets{{known, asset(reader)}, {second, asset(reader)}};
        const auto both = foundIn({possible, safe, sure}, assets, doc, cve);
        QCOMPARE(both.size(), 1);
        QCOMPARE(both.first().key, readerKey);
        QCOMPARE(both.first().verdict, Verdict::Vulnerable);
        QCOMPARE(both.first().confidence, 75);
        QVERIFY(foundIn({safe}, assets, doc, cve).isEmpty());
        sure.verdict = Verdict::Undetermined;
        QCOMPARE(foundIn({sure}, assets, doc, cve).first().confidence, 40);
    }
};

QTEST_GUILESS_MAIN(CsafMergeTest)

#include "tst_csafmerge.moc"
