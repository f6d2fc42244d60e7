// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casedatabase.h"
#include "store/csafmarks.h"

#include <QTemporaryDir>
#include <QTest>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

CsafState stateOf(const QString &version)
{
    CsafState state;
    CsafHeldDocument document;
    document.key = {u"https://maker.test"_s, u"V-1"_s};
    document.version = version;
    document.title = u"Lek in \u201cLezer\u201d"_s;
    document.feed = u"csaf-other"_s;
    document.released = day(2);
    document.runAt = day(3);
    document.reason = CsafRunReason::MajorVersion;
    document.readAt = day(4);
    document.readVersion = u"1"_s;
    document.removedAt = day(5);
    CsafMatch match;
    match.found = {{document.key, u"CVE-2099-0001"_s, u"aaaa"_s},
                   Verdict::Possible,
                   55,
                   8.8,
                   u"4.0"_s,
                   {u"known_affected\tLezer <4"_s, u"vendor_fix\tUpdate\thttps://maker.test"_s}};
    match.mark = RemediationMark::Busy;
    match.markedAt = day(6);
    match.markedVersion = u"1"_s;
    match.firstSeen = day(1);
    match.firstVersion = u"1"_s;
    match.news = MatchNews::Changed;
    match.before = {u"known_affected\tLezer <3"_s};
    match.changedAt = day(7);
    match.changedVersion = version;
    match.endedAt = day(8);
    CsafMatch bare;
    bare.found.key = {document.key, u"CVE-2099-0001"_s, u"bbbb"_s};
    CsafAsset asset;
    asset.id = u"aaaa"_s;
    asset.kind = SoftwareKind::Device;
    asset.name = u"Lezer"_s;
    asset.publisher = u"Voorbeeld"_s;
    asset.version = u"3"_s;
    asset.present = false;
    asset.firstSeen = day(1);
    state.documents = {document};
    state.matches = {match, bare};
    state.assets = {asset};
    return state;
}

Result<CsafState> put(CsafMarks &marks, const CsafState &state, const QString &ranOn = {})
{
    return marks.change([&](const CsafState &) -> Result<CsafState> { return state; }, ranOn);
}

} // namespace

class CsafMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasSaved()
    {
        const QTemporaryDir folder;
        {
            auto marks = CsafMarks::open(folder.path());
            QVERIFY(marks);
            QCOMPARE(marks->load().value(), CsafState());
            QCOMPARE(marks->runKey().value(), QString());
            QCOMPARE(put(*marks, stateOf(u"2"_s), u"abc"_s).value(), stateOf(u"2"_s));
        }
        auto marks = CsafMarks::open(folder.path());
        QCOMPARE(marks->load().value(), stateOf(u"2"_s));
        QCOMPARE(marks->runKey().value(), u"abc"_s);
        QVERIFY(put(*marks, stateOf(u"3"_s)));
        QCOMPARE(marks->load().value(), stateOf(u"3"_s));
        QCOMPARE(marks->runKey().value(), u"abc"_s);
    }

    void aChangeIsWholeOrNotThere()
    {
        const QTemporaryDir folder;
        auto marks = CsafMarks::open(folder.path());
        QVERIFY(put(*marks, stateOf(u"2"_s)));
        const auto refused = marks->change(
            [](const CsafState &) -> Result<CsafState> { return fail(Error::Code::WrongUse, u"x"_s, {}); }, u"abc"_s);
        QCOMPARE(refused.error().where, u"x"_s);
        // Halfway a row that cannot be written: what went before it is taken back.
        QVERIFY(tamper(folder.filePath(u"case.sqlite"_s),
                       u"CREATE TRIGGER no BEFORE INSERT ON csaf_asset BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
        auto other = stateOf(u"9"_s);
        other.assets.first().name = u"Other"_s;
        QVERIFY(!put(*marks, other, u"abc"_s));
        QCOMPARE(marks->load().value(), stateOf(u"2"_s));
        QCOMPARE(marks->runKey().value(), QString());
    }

    void anotherWindowsChangeIsSeen()
    {
        const QTemporaryDir folder;
        auto one = CsafMarks::open(folder.path());
        auto two = CsafMarks::open(folder.path());
        QVERIFY(put(*one, stateOf(u"2"_s)));
        CsafState seen;
        QVERIFY(two->change([&](const CsafState &state) -> Result<CsafState> { return seen = state; }));
        QCOMPARE(seen, stateOf(u"2"_s));
    }

    void comments()
    {
        const QTemporaryDir folder;
        auto marks = CsafMarks::open(folder.path());
        const CsafKey document{u"https://maker.test"_s, u"V-1"_s};
        const auto first = marks->addComment(document, u"Gebeld met de leverancier\nHij komt dinsdag"_s, day(1));
        const auto second = marks->addComment(document, u"Klaar"_s, day(2));
        QCOMPARE(marks->comments().value(), (QList<CsafComment>{*first, *second}));
        QVERIFY(marks->removeComment(second->number));
        QCOMPARE(marks->removeComment(second->number).error().code, Error::Code::WrongUse);
        // A number is never given twice: a comment must not get the place of another.
        QVERIFY(marks->addComment(document, u"Nog iets"_s, day(3))->number > second->number);
        QCOMPARE(CsafMarks::open(folder.path())->comments()->first(), *first);
    }

    void anOlderCaseIsBroughtUpToDate()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"case.sqlite"_s);
        StepRecord step;
        step.updateId = u"deb:a"_s;
        Device device;
        device.id = u"7"_s;
        device.brand = u"Merk"_s;
        {
            auto database = CaseDatabase::open(folder.path());
            QVERIFY(database->save(step));
            QVERIFY(database->save(device));
        }
        for (const auto *table : {"csaf_document", "csaf_match", "csaf_asset", "csaf_comment", "csaf_run"})
            QVERIFY(tamper(path, u"DROP TABLE "_s + QString::fromLatin1(table)));
        QVERIFY(tamper(path, u"PRAGMA user_version = 2"_s));
        auto marks = CsafMarks::open(folder.path());
        QVERIFY(marks);
        QVERIFY(put(*marks, stateOf(u"2"_s)));
        const auto database = CaseDatabase::open(folder.path());
        QCOMPARE(database->load()->steps, QList<StepRecord>{step});
        QCOMPARE(database->devices().value(), QList<Device>{device});
    }

    void anUnknownWordIsAnErrorAndNotAGuess_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("mark") << u"UPDATE csaf_match SET mark = 'perhaps'"_s;
        QTest::newRow("news") << u"UPDATE csaf_match SET news = 'perhaps'"_s;
        QTest::newRow("verdict") << u"UPDATE csaf_match SET verdict = 'perhaps'"_s;
        QTest::newRow("reason") << u"UPDATE csaf_document SET reason = 'perhaps'"_s;
        QTest::newRow("kind") << u"UPDATE csaf_asset SET kind = 'perhaps'"_s;
    }

    void anUnknownWordIsAnErrorAndNotAGuess()
    {
        QFETCH(QString, statement);
        const QTemporaryDir folder;
        auto marks = CsafMarks::open(folder.path());
        QVERIFY(put(*marks, stateOf(u"2"_s)));
        QVERIFY(tamper(folder.filePath(u"case.sqlite"_s), statement));
        QCOMPARE(marks->load().error().code, Error::Code::DatabaseBroken);
    }
};

QTEST_GUILESS_MAIN(CsafMarksTest)

#include "tst_csafmarks.moc"
