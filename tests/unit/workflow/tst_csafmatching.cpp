// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafdesk.h"
#include "workflow/csafdiffer.h"
#include "workflow/csafmatching.h"
#include "workflow/devices.h"

#include <QDir>
#include <QTest>

#include <algorithm>

#include "csaffixture.h"
#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A computer of which something is kept. */
struct Computer {
    Desk desk;
    int day = 20;

    [[nodiscard]] AssessOptions options(const QByteArray &registry) const
    {
        AssessOptions options;
        options.dataDir = desk.data();
        options.caseDir = caseDir();
        options.inventoryFiles = {desk.file(u"programs.reg"_s, registry)};
        options.now = importDay(day);
        options.depth = AssessDepth::Findings;
        return options;
    }
    [[nodiscard]] QString caseDir() const { return desk.folder.filePath(u"case"_s); }
    /** Looks at the computer, and gives what is kept after it. */
    [[nodiscard]] CsafState checked(const QByteArray &registry = programs("3.0.20"))
    {
        ++day;
        const auto assessment = assess(options(registry));
        return assessment && assessment->problems.isEmpty() ? state() : CsafState();
    }
    [[nodiscard]] CsafState state() const { return readMatches(caseDir()).value_or(CsafState()); }
    [[nodiscard]] bool import(int version) const
    {
        return desk.import({csafFile(version)}).files.value(0).records == 1;
    }
};

CsafMatchFilter of(const QString &asset, int confidence = 0)
{
    CsafMatchFilter filter;
    filter.asset = asset;
    filter.confidence = confidence;
    filter.ended = true;
    return filter;
}

CsafMatch matchOf(const CsafState &state, const QString &asset)
{
    const auto rows = rowsOf(state, of(asset));
    return rows.size() == 1 ? rows.first().match : CsafMatch();
}

const QString vlc = u"VLC media player"_s;
const QString lezer = u"Lezer"_s;
const QString cve = u"CVE-2099-0001"_s;
const QString document = u"VB-2099-1"_s;

} // namespace

class CsafMatchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToKeepMakesNothing()
    {
        Computer computer;
        QCOMPARE(computer.checked(), CsafState());
        QVERIFY(!QDir(computer.caseDir()).exists());
        QVERIFY(readMatches(computer.caseDir()).value().matches.isEmpty());
        QVERIFY(!QDir(computer.caseDir()).exists());
    }

    void checkingFindsWhatWasImported()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        const auto state = computer.checked();
        QCOMPARE(state.documents.size(), 1);
        QCOMPARE(state.documents.first().reason, CsafRunReason::NewDocument);
        QCOMPARE(state.documents.first().version, u"1"_s);
        QCOMPARE(state.matches.size(), 2);
        const auto match = matchOf(state, vlc);
        QCOMPARE(match.found.verdict, Verdict::Vulnerable);
        QCOMPARE(match.found.confidence, 75);
        QCOMPARE(match.found.score, 8.8);
        QCOMPARE(match.found.key.vulnerability, cve);
        QCOMPARE(match.news, MatchNews::New);
        QCOMPARE(match.firstVersion, u"1"_s);
        // How sure one wants to be decides what is shown.
        QCOMPARE(matchOf(state, lezer).found.confidence, 55);
        QCOMPARE(rowsOf(state, CsafMatchFilter()).size(), 1);
        CsafMatchFilter broad;
        broad.confidence = 30;
        QCOMPARE(rowsOf(state, broad).size(), 2);
        CsafMatchFilter narrow;
        narrow.confidence = 90;
        QVERIFY(rowsOf(state, narrow).isEmpty());
    }

    void onlyARevisionThatSaysSomethingElseComesBack()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        QVERIFY(!computer.checked().matches.isEmpty());
        QCOMPARE(markMatches(computer.caseDir(), document, cve, vlc, RemediationMark::Busy, importDay()).value(), 1);
        QVERIFY(
            changeDocument(computer.desk.data(), computer.caseDir(), document, CsafDocumentChange::Read, importDay()));
        QVERIFY(computer.import(2));
        const auto second = computer.checked();
        QCOMPARE(second.documents.first().version, u"2"_s);
        QCOMPARE(second.documents.first().reason, CsafRunReason::MajorVersion);
        QVERIFY(second.documents.first().readAt.isValid());
        QCOMPARE(matchOf(second, vlc).news, MatchNews::Known);
        QCOMPARE(matchOf(second, vlc).mark, RemediationMark::Busy);
        QVERIFY(computer.import(3));
        const auto third = computer.checked();
        QCOMPARE(matchOf(third, vlc).news, MatchNews::Changed);
        QCOMPARE(matchOf(third, vlc).mark, RemediationMark::Busy);
        QCOMPARE(matchOf(third, vlc).changedVersion, u"3"_s);
        QCOMPARE(matchOf(third, lezer).news, MatchNews::Known);
        QVERIFY(!third.documents.first().readAt.isValid());
    }

    void anUpdateEndsAMatchAndKeepsIt()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        QVERIFY(!computer.checked().matches.isEmpty());
        QVERIFY(markMatches(computer.caseDir(), document, cve, vlc, RemediationMark::Done, importDay()));
        const auto updated = computer.checked(programs("3.0.21"));
        QVERIFY(!matchOf(updated, vlc).holds());
        QCOMPARE(matchOf(updated, vlc).mark, RemediationMark::Done);
        QVERIFY(matchOf(updated, lezer).holds());
        // The document said more since: what ended is not news.
        QVERIFY(computer.import(3));
        const auto again = computer.checked(programs("3.0.21"));
        QVERIFY(matchOf(again, vlc).holds());
        QCOMPARE(matchOf(again, vlc).news, MatchNews::Changed);
        // Taken off the computer.
        const auto gone = computer.checked(programs({}));
        QVERIFY(!matchOf(gone, vlc).holds());
        QVERIFY(std::any_of(gone.assets.begin(), gone.assets.end(),
                            [](const CsafAsset &asset) { return asset.name == vlc && !asset.present; }));
    }

    void nothingRunsWhenNothingChanged()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        const auto first = computer.checked();
        QVERIFY(!first.matches.isEmpty());
        QCOMPARE(computer.checked(), first);
        // A new program starts a run; it stands with every document that was looked at again.
        Device router;
        router.kind = DeviceKind::Router;
        router.brand = u"Voorbeeld"_s;
        router.model = u"Kastje"_s;
        QVERIFY(saveDevice(computer.caseDir(), router, importDay()));
        const auto more = computer.checked();
        QCOMPARE(more.documents.first().reason, CsafRunReason::NewAsset);
        QCOMPARE(more.assets.size(), first.assets.size() + 1);
    }

    void aSmallRevisionIsLookedAtToo()
    {
        const auto semantic = [](const QByteArray &version, const QByteArray &title) {
            auto bytes = csafBytes(1);
            bytes.replace("\"version\": \"1\"", "\"version\": \"" + version + '"');
            bytes.replace("\"number\": \"1\"", "\"number\": \"" + version + '"');
            if (version.startsWith('2')) // Of which the history has to begin with the first one.
                bytes.replace("\"revision_history\": [",
                              "\"revision_history\": [{\"date\":\"2099-01-09T10:00:00Z\",\"number\":\"1.0.0\","
                              "\"summary\":\"First.\"},");
            return bytes.replace("Leak in players and readers", title);
        };
        Computer computer;
        QCOMPARE(computer.desk.import(semantic("1.0.0", "A")).records, 1);
        QCOMPARE(computer.checked().documents.first().reason, CsafRunReason::NewDocument);
        QCOMPARE(computer.desk.import(semantic("1.1.0", "B")).records, 1);
        QCOMPARE(computer.checked().documents.first().reason, CsafRunReason::Revision);
        QCOMPARE(computer.desk.import(semantic("2.0.0", "C")).records, 1);
        const auto state = computer.checked();
        QCOMPARE(state.documents.first().reason, CsafRunReason::MajorVersion);
        QCOMPARE(state.documents.first().title, u"C"_s);
    }

    void packagesOfADistribution()
    {
        Computer computer;
        const auto file = u"" PW_TEST_DATA "/workflow/csaf/rhsa-2099-0001.json"_s;
        QCOMPARE(computer.desk.import({file}).files.value(0).records, 1);
        const auto checked = [&](const QByteArray &version) {
            ++computer.day;
            auto options = computer.options({});
            options.inventoryFiles = {
                computer.desk.file(u"os-release"_s, "ID=rhel\nVERSION_ID=\"9.4\"\nNAME=\"Red Hat Enterprise Linux\"\n"),
                computer.desk.file(u"rpm.txt"_s,
                                   "voorbeeld\t0\t" + version + "\t1.el9\tx86_64\tvoorbeeld-" + version
                                       + "-1.el9.src.rpm\tRed Hat, Inc.\t1700000000\t(none)\n")};
            return assess(options) ? computer.state() : CsafState();
        };
        const auto state = checked("1");
        QCOMPARE(state.matches.size(), 1);
        const auto match = matchOf(state, u"voorbeeld"_s);
        QCOMPARE(match.found.key.vulnerability, cve);
        QCOMPARE(match.found.key.document.id, u"RHSA-2099:0001"_s);
        QCOMPARE(match.found.verdict, Verdict::Vulnerable);
        QCOMPARE(match.found.statement,
                 (QList<QString>{u"fixed\tvoorbeeld in Enterprise Linux"_s, u"vendor_fix\tUpdate.\t"_s}));
        QVERIFY(markMatches(computer.caseDir(), u"RHSA-2099:0001"_s, cve, u"voorbeeld"_s, RemediationMark::Done,
                            importDay()));
        const auto updated = checked("2");
        QVERIFY(!matchOf(updated, u"voorbeeld"_s).holds());
        QCOMPARE(matchOf(updated, u"voorbeeld"_s).mark, RemediationMark::Done);
    }

    void windowsItself()
    {
        Computer computer;
        const auto file = u"" PW_TEST_DATA "/workflow/csaf/msrc_cve-2099-0003.json"_s;
        QCOMPARE(computer.desk.import({file}).files.value(0).records, 1);
        const auto windows = u"Windows 11 Pro"_s;
        const auto match = matchOf(computer.checked(), windows);
        QCOMPARE(match.found.key.document.id, u"msrc_CVE-2099-0003"_s);
        QCOMPARE(match.found.key.vulnerability, u"CVE-2099-0003"_s);
        QCOMPARE(match.found.verdict, Verdict::Vulnerable);
        QVERIFY(match.holds());
        QVERIFY(!match.found.statement.isEmpty());
        QVERIFY2(match.found.statement.contains(u"known_affected\tWindows 11 Version 23H2 for x64-based Systems"
                                                " <10.0.22631.4000"_s),
                 qPrintable(match.found.statement.join(u'|')));
        // The same computer a month later: the build is the one that the maker names.
        auto updated = programs("3.0.20");
        updated.replace("00000bbf", "00000fa0");
        QVERIFY(!matchOf(computer.checked(updated), windows).holds());
    }

    /** What was taken apart at import gives what reading the documents gives. */
    void dataOfAnEarlierProgramFindsTheSame()
    {
        QList<CsafState> states;
        for (const bool earlier : {false, true}) {
            Computer computer;
            auto unnamed = csafBytes(1); // A leak without a CVE goes by another name.
            unnamed.replace("VB-2099-1", "VB-2099-2")
                .replace("\"cve\": \"CVE-2099-0001\"", R"("ids": [{"system_name": "x", "text": "X-1"}])");
            QVERIFY(computer.desk.import({csafFile(1), computer.desk.file(u"unnamed.json"_s, unnamed)}).changed);
            QVERIFY(!earlier || makeEarlier(computer.desk.data(), 5));
            states.append(computer.checked());
            QCOMPARE(states.last().documents.size(), 2);
            // Another version of the program is in none of them, and yet both were looked at.
            QVERIFY(computer.checked(programs({}, "99")).documents.size() == 2);
            states.append(computer.state());
        }
        QVERIFY(states[0].matches.size() > 2);
        QCOMPARE(states[2], states[0]);
        QCOMPARE(states[3], states[1]);
    }

    void runsThatWereAskedFor()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        const auto options = computer.options(programs("3.0.20"));
        const auto one = runMatching(options, {}, {lezer});
        QVERIFY(one);
        QCOMPARE(one->matches.size(), 1);
        QCOMPARE(one->documents.first().reason, CsafRunReason::Manual);
        const auto whole = runMatching(options, {document}, {});
        QVERIFY(whole);
        QCOMPARE(whole->matches.size(), 2);
        QCOMPARE(runMatching(options, {document}, {lezer, vlc}).value(), *whole);
        QCOMPARE(runMatching(options, {u"nobody"_s}, {}).error().where, u"nobody"_s);
        QCOMPARE(runMatching(options, {}, {u"nothing"_s}).error().where, u"nothing"_s);
        auto nowhere = options;
        nowhere.caseDir.clear();
        QCOMPARE(runMatching(nowhere, {}, {}).error().where, u"caseDir"_s);
    }

    void countsAndGroups()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        QVERIFY(!computer.checked().matches.isEmpty());
        QCOMPARE(markMatches(computer.caseDir(), document, {}, {}, RemediationMark::Busy, importDay()).value(), 2);
        QVERIFY(markMatches(computer.caseDir(), document, cve, vlc, RemediationMark::Done, importDay()));
        const auto rows = rowsOf(computer.state(), of({}));
        const auto counts = countsOf(rows);
        QCOMPARE(counts.assets, 2);
        QCOMPARE(counts.marked, (std::array{0, 1, 1}));
        QCOMPARE(counts.unseen, 0);
        QCOMPARE(rowsByDocument(rows).size(), 1);
        QCOMPARE(rowsByAsset(rows).size(), 2);
        auto done = of({});
        done.mark = RemediationMark::Done;
        QCOMPARE(rowsOf(computer.state(), done).size(), 1);
        auto search = of({});
        search.search = u"vlc MEDIA"_s;
        QCOMPARE(rowsOf(computer.state(), search).size(), 1);
        search.search = u"cve-2099"_s;
        QCOMPARE(rowsOf(computer.state(), search).size(), 2);
        search.search = u"kladblok"_s;
        QVERIFY(rowsOf(computer.state(), search).isEmpty());
    }

    void whatIsNotThereCannotBeMarked()
    {
        Computer computer;
        const auto mark = [&](const QString &id, const QString &vulnerability, const QString &asset) {
            const auto marked =
                markMatches(computer.caseDir(), id, vulnerability, asset, RemediationMark::Done, importDay());
            return marked ? QString() : marked.error().where;
        };
        QCOMPARE(mark(document, cve, vlc), document);
        QVERIFY(!QDir(computer.caseDir()).exists());
        QVERIFY(computer.import(1));
        QVERIFY(!computer.checked().matches.isEmpty());
        QCOMPARE(mark(u"VB-1"_s, cve, vlc), u"VB-1"_s);
        QCOMPARE(mark(document, u"CVE-2099-9"_s, vlc), u"CVE-2099-9"_s);
        QCOMPARE(mark(document, cve, u"Word"_s), u"Word"_s);
        QCOMPARE(mark(document, cve, lezer), QString());
    }

    void theListOfDocuments()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        QVERIFY(computer.import(2));
        QCOMPARE(computer.desk.import(csafDocument("B-1", 5), u"other.json"_s).records, 1);
        QVERIFY(!computer.checked().matches.isEmpty());
        const auto data = computer.desk.data();
        const auto list = [&](const CsafListFilter &filter, CsafOrder order = CsafOrder::Released) {
            QStringList ids;
            const auto listed = listDocuments(data, computer.caseDir(), filter, order);
            for (const auto &one : listed.value_or(QList<CsafListed>()))
                ids.append(one.document.key.id + u' ' + one.document.version);
            return ids;
        };
        const auto mine = u"VB-2099-1 2"_s;
        const auto other = u"B-1 1"_s;
        QCOMPARE(list({}), (QStringList{mine, other}));
        QCOMPARE(list({}, CsafOrder::Document), (QStringList{other, mine}));
        QCOMPARE(list({}, CsafOrder::Score), (QStringList{mine, other}));
        QCOMPARE(list({u"kladblok"_s}), QStringList{mine});
        QCOMPARE(list({u"b-1"_s}), QStringList{other});
        QCOMPARE(list({u"CVE-2099-0001"_s}).size(), 2);

        // One that concerns nothing here can be read, removed and written about all the same.
        const auto change = [&](CsafDocumentChange what) {
            return changeDocument(data, computer.caseDir(), u"B-1"_s, what, importDay()).has_value();
        };
        QVERIFY(change(CsafDocumentChange::Read));
        QCOMPARE(list({{}, false, true}), QStringList{mine});
        QVERIFY(change(CsafDocumentChange::Unread));
        QCOMPARE(list({{}, false, true}).size(), 2);
        QVERIFY(change(CsafDocumentChange::Remove));
        QCOMPARE(list({}), QStringList{mine});
        QCOMPARE(list({{}, true}), QStringList{other});
        QVERIFY(change(CsafDocumentChange::PutBack));
        QCOMPARE(list({}).size(), 2);
        QCOMPARE(changeDocument(data, computer.caseDir(), u"1"_s, CsafDocumentChange::Read, importDay()).error().where,
                 u"1"_s);
        // Off the list its matches are not shown, and they stay.
        QVERIFY(changeDocument(data, computer.caseDir(), document, CsafDocumentChange::Remove, importDay()));
        QVERIFY(rowsOf(computer.state(), of({})).isEmpty());
        QCOMPARE(computer.checked().matches.size(), 2);
    }

    /** An id may hold a slash, and still is not part of the address of its publisher. */
    void idsWithASlash()
    {
        Computer computer;
        QCOMPARE(computer.desk.import(csafDocument("MAP/7", 5), u"map.json"_s).records, 1);
        const auto data = computer.desk.data();
        const auto listed = listDocuments(data, computer.caseDir(), {}, CsafOrder::Document);
        QVERIFY(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->first().document.key, (CsafKey{u"https://maker.example"_s, u"MAP/7"_s}));
        const auto change = [&](const QString &name) {
            return changeDocument(data, computer.caseDir(), name, CsafDocumentChange::Read, importDay());
        };
        QCOMPARE(change(u"7"_s).error().where, u"7"_s);
        QCOMPARE(change(u"https://maker.example/MAP/7"_s)->key.id, u"MAP/7"_s);
        QVERIFY(change(u"MAP/7"_s));
    }

    void remarks()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        const auto data = computer.desk.data();
        const auto said = addComment(data, computer.caseDir(), document, u" Gebeld\u202E\n\aDinsdag "_s, importDay());
        QVERIFY(said);
        QCOMPARE(said->text, u"Gebeld\nDinsdag"_s);
        QCOMPARE(readComments(computer.caseDir(), document).value(), QList<CsafComment>{*said});
        QVERIFY(readComments(computer.caseDir(), u"X"_s)->isEmpty());
        QCOMPARE(addComment(data, computer.caseDir(), document, u" \n"_s, importDay()).error().where, u"text"_s);
        QCOMPARE(addComment(data, computer.caseDir(), u"X"_s, u"x"_s, importDay()).error().where, u"X"_s);
        QVERIFY(removeComment(computer.caseDir(), said->number));
        QCOMPARE(removeComment(computer.caseDir(), said->number).error().code, Error::Code::WrongUse);
    }

    void twoVersionsCompared()
    {
        Computer computer;
        QVERIFY(computer.import(1));
        QCOMPARE(compareDocuments(computer.desk.data(), document, csafFile(1))->size(), 0);
        QVERIFY(compareDocuments(computer.desk.data(), document, csafFile(3))->size() > 0);
        QCOMPARE(compareDocuments(computer.desk.data(), csafFile(1), u"X"_s).error().where, u"X"_s);
    }
};

QTEST_GUILESS_MAIN(CsafMatchingTest)

#include "tst_csafmatching.moc"
