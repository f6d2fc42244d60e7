// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/rowtext.h"
#include "gui/updates/updatedelegate.h"
#include "gui/updates/updatefiltermodel.h"
#include "gui/updates/updatelistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Patchwijzer;

namespace {

Update makeUpdate(const QString &name, Urgency urgency, UpdateKind kind = UpdateKind::Security)
{
    Update update;
    update.id = QStringLiteral("deb:") + name;
    update.name = name;
    update.from = QStringLiteral("1.0-1");
    update.to = QStringLiteral("1.1-1");
    update.urgency = urgency;
    update.kind = kind;
    update.systemPart = false;
    return update;
}

/** @p programs programs and @p parts parts of the system. */
QList<Update> mixedUpdates(int programs, int parts, Urgency urgency = Urgency::Today)
{
    QList<Update> updates;
    for (int i = 0; i < parts; ++i) {
        updates.append(makeUpdate(QStringLiteral("lib%1").arg(i), urgency));
        updates.last().systemPart = true;
    }
    for (int i = 0; i < programs; ++i)
        updates.append(makeUpdate(QStringLiteral("program%1").arg(i), urgency));
    return updates;
}

QList<Update> manyUpdates(int perGroup)
{
    QList<Update> updates;
    for (const auto urgency : {Urgency::CanWait, Urgency::NextRound, Urgency::ThisWeek, Urgency::Today}) {
        for (int i = 0; i < perGroup; ++i) {
            const auto kind = i % 2 == 0 ? UpdateKind::Security : UpdateKind::Other;
            updates.append(makeUpdate(QStringLiteral("p%1x%2").arg(static_cast<int>(urgency)).arg(i), urgency, kind));
        }
    }
    return updates;
}

Plan planWith(const Update &update, StepState state, bool inPlan)
{
    Step step;
    step.update = update;
    step.record.updateId = update.id;
    step.record.state = state;
    step.record.inPlan = inPlan;
    return {{}, {}, {{update.urgency, {step}}}};
}

QStringList linesOf(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines.append(model.index(row, 0).data(Qt::AccessibleTextRole).toString());
    return lines;
}

int updatesIn(const QAbstractItemModel &model)
{
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        count += model.index(row, 0).data(UpdateListModel::IdRole).toString().isEmpty() ? 0 : 1;
    return count;
}

} // namespace

class TestUpdateListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRulesOfModels()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        const QAbstractItemModelTester source(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester proxy(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setUpdates(manyUpdates(20), {});
        filter.setSearch(QStringLiteral("p1"));
        filter.setShown(UpdateFilterModel::Shown::SecurityOnly);
        filter.setSearch({});
        filter.setUnfolded(Urgency::CanWait, true);
        model.setUpdates(manyUpdates(3), {});
        model.setUpdates(mixedUpdates(3, 20), {});
        filter.setPartsOpen(Urgency::Today, true);
        filter.setSearch(QStringLiteral("lib1"));
        filter.setPartsOpen(Urgency::Today, false);
        model.setUpdates({}, {});
        QCOMPARE(filter.rowCount(), 0);
        QCOMPARE(filter.matchCount(), 0);
    }

    void groupsByUrgencyWithAHeadingThatCounts()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        auto late = makeUpdate(QStringLiteral("late"), Urgency::ThisWeek);
        late.deadline = QDate(2026, 11, 30);
        auto early = makeUpdate(QStringLiteral("early"), Urgency::ThisWeek);
        early.deadline = QDate(2026, 11, 27);
        model.setUpdates({makeUpdate(QStringLiteral("calm"), Urgency::CanWait), late, early,
                          makeUpdate(QStringLiteral("fast"), Urgency::Today)},
                         {});
        const auto lines = linesOf(filter);
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines.at(0), QStringLiteral("Today, 1 update(s)"));
        QVERIFY2(lines.at(2).startsWith(QStringLiteral("This week, 2 update(s), by 27 Nov 2026")),
                 qPrintable(lines.at(2)));
        QVERIFY(lines.at(3).startsWith(QStringLiteral("late, 1.0 to 1.1, This week")));
        QVERIFY(lines.at(5).startsWith(QStringLiteral("Can wait")));
    }

    void opensWithoutAFixStandApartAndOfferNothing()
    {
        UpdateListModel model;
        auto update = makeUpdate(QStringLiteral("xz-utils"), Urgency::Today);
        update.availability = UpdateAvailability::NoFix;
        update.to.clear();
        model.setUpdates({update}, {});
        const auto row = model.index(1).data(UpdateListModel::RowRole).value<UpdateRow>();
        QCOMPARE(row.urgency, Urgency::NoUpdate);
        QCOMPARE(rowEffect(row), QString());
        QCOMPARE(toggleText(row.urgency, 61, 61), QStringLiteral("Show 61 program(s)"));
        QCOMPARE(rowSubtitle(row), QStringLiteral("no update yet"));
    }

    void foldsLongGroupsAndSaysHowManyMore()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(manyUpdates(20), {});
        QCOMPARE(filter.matchCount(), 80);
        QVERIFY(updatesIn(filter) < 40);
        const auto lines = linesOf(filter);
        QVERIFY(lines.contains(QStringLiteral("14 more update(s)")));
        QCOMPARE(lines.last(), QStringLiteral("Show 20 update(s)"));
        filter.setUnfolded(Urgency::CanWait, true);
        QCOMPARE(linesOf(filter).last(), QStringLiteral("Show fewer updates"));
        filter.setUnfolded(Urgency::CanWait, false);
        QCOMPARE(linesOf(filter), lines);
    }

    void partsOfTheSystemStandUnderOneRowBelowThePrograms()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(mixedUpdates(2, 12), {});
        QCOMPARE(filter.rowCount(), 4);
        const auto parts = filter.index(3, 0);
        QCOMPARE(parts.data().toString(), QStringLiteral("Parts of the system (12)"));
        QCOMPARE(parts.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Parts of the system (12), closed"));
        QVERIFY(parts.flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(linesOf(filter).constFirst().startsWith(QStringLiteral("Today, 14 update(s)")));
        filter.setPartsOpen(Urgency::Today, true);
        QCOMPARE(filter.rowCount(), 16);
        QCOMPARE(filter.index(3, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Parts of the system (12), open"));
        filter.setPartsOpen(Urgency::Today, false);
        QCOMPARE(filter.rowCount(), 4);
        QCOMPARE(filter.matchCount(), 14);
    }

    void foldsPartsOnlyWhereThatHelps_data()
    {
        QTest::addColumn<int>("programs");
        QTest::addColumn<int>("parts");
        QTest::addColumn<int>("seen"); // Updates.
        QTest::addColumn<bool>("headed");
        QTest::newRow("three parts alone") << 0 << 3 << 3 << false;
        QTest::newRow("four parts alone") << 0 << 4 << 0 << true;
        QTest::newRow("one part with a program") << 1 << 1 << 1 << true;
        QTest::newRow("programs alone") << 3 << 0 << 3 << false;
    }
    void foldsPartsOnlyWhereThatHelps()
    {
        QFETCH(int, programs);
        QFETCH(int, parts);
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(mixedUpdates(programs, parts), {});
        QTEST(updatesIn(filter), "seen");
        QTEST(linesOf(filter).contains(QStringLiteral("Parts of the system (%1), closed").arg(parts)), "headed");
    }

    void searchLooksInsideTheParts()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(mixedUpdates(2, 12), {});
        filter.setSearch(QStringLiteral("lib1"));
        QCOMPARE(updatesIn(filter), 3); // lib1, lib10 and lib11
        QCOMPARE(filter.rowCount(), 4); // No row above them: nothing is folded.
        filter.setSearch({});
        QCOMPARE(updatesIn(filter), 2);
        QVERIFY(filter.reveal(QStringLiteral("deb:lib7")).isValid());
        QVERIFY(filter.arePartsOpen(Urgency::Today));
    }

    void hiddenPartsCountInTheRowBelow()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        auto updates = mixedUpdates(20, 5);
        model.setUpdates(updates, {});
        QCOMPARE(updatesIn(filter), 12);
        QCOMPARE(linesOf(filter).last(), QStringLiteral("13 more update(s)"));
        QVERIFY(filter.reveal(QStringLiteral("deb:lib0")).isValid());
        QCOMPARE(updatesIn(filter), 25);
        QCOMPARE(filter.firstMatch(), QStringLiteral("deb:program0"));
    }

    void saysWhatAProgramIsFor()
    {
        SoftwareCatalog catalog;
        catalog.categories.insert(QStringLiteral("browser"), QStringLiteral("Internet"));
        CataloguedProgram program;
        program.id = QStringLiteral("mozilla-firefox");
        program.purpose = QStringLiteral("bekijkt u websites");
        catalog.programs = {program};
        auto update = makeUpdate(QStringLiteral("firefox"), Urgency::Today);
        QCOMPARE(aboutText(update, catalog), QString());
        update.program = program.id;
        update.category = QStringLiteral("browser");
        QCOMPARE(aboutText(update, catalog), QStringLiteral("Internet. With it you bekijkt u websites."));
    }

    void showsShortListsWhole()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(manyUpdates(2), {});
        QCOMPARE(updatesIn(filter), 8);
        QCOMPARE(filter.rowCount(), 12);
    }

    void searchLooksInFoldedGroups_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("found");
        QTest::newRow("name") << QStringLiteral("p3x1") << 11;
        QTest::newRow("capitals") << QStringLiteral("P3X19") << 1;
        QTest::newRow("two words") << QStringLiteral("p3x19 1.1") << 1;
        QTest::newRow("nothing") << QStringLiteral("niets") << 0;
        QTest::newRow("spaces only") << QStringLiteral("   ") << 22;
        QTest::newRow("pattern signs are text") << QStringLiteral("p3.*") << 0;
    }

    void searchLooksInFoldedGroups()
    {
        QFETCH(QString, words);
        QFETCH(int, found);
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(manyUpdates(20), {});
        filter.setSearch(words);
        QCOMPARE(updatesIn(filter), found);
    }

    void searchFindsCvesAndIgnoresAccents()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        auto update = makeUpdate(QStringLiteral("caf\u00e9"), Urgency::Today);
        update.cves = {QStringLiteral("CVE-2026-90001")};
        model.setUpdates({update}, {});
        filter.setSearch(QStringLiteral("CAFE"));
        QCOMPARE(updatesIn(filter), 1);
        filter.setSearch(QStringLiteral("cve-2026-90001"));
        QCOMPARE(updatesIn(filter), 1);
    }

    void securityOnlyLeavesOutTheRestAndItsCounts()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(manyUpdates(2), {});
        filter.setShown(UpdateFilterModel::Shown::SecurityOnly);
        QCOMPARE(filter.matchCount(), 4);
        QCOMPARE(linesOf(filter).first(), QStringLiteral("Today, 1 update(s)"));
    }

    void revealsWhatIsFoldedOrFilteredAway()
    {
        UpdateListModel model;
        UpdateFilterModel filter(&model);
        model.setUpdates(manyUpdates(20), {});
        filter.setSearch(QStringLiteral("niets"));
        filter.setShown(UpdateFilterModel::Shown::SecurityOnly);
        const auto index = filter.reveal(QStringLiteral("deb:p3x19"));
        QVERIFY(index.isValid());
        QCOMPARE(index.data(UpdateListModel::IdRole).toString(), QStringLiteral("deb:p3x19"));
        QVERIFY(!filter.reveal(QStringLiteral("deb:unknown")).isValid());
    }

    void keepsRowsWhenOnlyADecisionChanges()
    {
        UpdateListModel model;
        const auto update = makeUpdate(QStringLiteral("openssl"), Urgency::Today);
        model.setUpdates({update}, {});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setUpdates({update}, planWith(update, StepState::Open, true));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        const auto spoken = model.index(1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.endsWith(QStringLiteral("in the plan")), qPrintable(spoken));
        model.setUpdates({update}, planWith(update, StepState::Failed, true));
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("failed")));
    }

    void headingsCannotBeChosen()
    {
        UpdateListModel model;
        model.setUpdates({makeUpdate(QStringLiteral("a"), Urgency::Today)}, {});
        QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
        QVERIFY(model.index(1).flags().testFlag(Qt::ItemIsSelectable));
    }

    void hostileNamesStayOneHarmlessLine()
    {
        const auto hostile = QStringLiteral("<b>x</b>\n\u202Eevil\u0007 \u2028end");
        UpdateRow row;
        row.update = makeUpdate(hostile, Urgency::Today);
        QCOMPARE(rowTitle(row), QStringLiteral("<b>x</b> evil end"));
    }

    void kernelsAndRepairsAreNamedForOwners()
    {
        UpdateRow row;
        row.update = makeUpdate(QStringLiteral("linux"), Urgency::Today);
        row.update.kernel = true;
        QCOMPARE(rowTitle(row), QStringLiteral("The heart of your system"));
        QCOMPARE(rowSubtitle(row), QStringLiteral("1.0 to 1.1"));
        row.update.kernel = false;
        row.update.to = QStringLiteral("1.0-2");
        QCOMPARE(rowSubtitle(row), QStringLiteral("1.0 with repairs"));
        row.update.from = QStringLiteral("1:4.13+dfsg1-1+deb12u1");
        row.update.to = QStringLiteral("1:4.13+dfsg1-1+deb12u2");
        QCOMPARE(rowSubtitle(row), QStringLiteral("4.13 with repairs"));
    }

    void theEffectStandsWhereItCutsNothingOff()
    {
        QCOMPARE(effectPlace(100, 80, 90), EffectPlace::Middle);
        QCOMPARE(effectPlace(100, 80, 101), EffectPlace::BesideTitle);
        QCOMPARE(effectPlace(100, 101, 100), EffectPlace::BesideSubtitle);
        QCOMPARE(effectPlace(100, 101, 101), EffectPlace::Middle);
    }

    void versionsAreAsShortAsTheyCanBeToldApart_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *from, const char *to, const char *text) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(text);
        };
        row("upstream differs", "3.0.20-1~deb12u1", "3.0.22-1~deb12u1", "3.0.20 to 3.0.22");
        row("only the revision differs", "2.4.2-3+deb12u8", "2.4.2-3+deb12u9", "2.4.2-3+deb12u8 to 2.4.2-3+deb12u9");
        row("packed again", "4.13+dfsg1-1", "4.14+dfsg-1", "4.13 to 4.14");
        row("only packed again", "2.42+dfsg-1", "2.42+dfsg1-1", "2.42+dfsg-1 to 2.42+dfsg1-1");
        row("epoch", "4:7.4.7-1", "4:7.5.0-1", "7.4.7 to 7.5.0");
        row("dashes in the version", "1.0-rc-2", "1.1-rc-2", "1.0-rc to 1.1-rc");
        row("no revision", "1.0", "2.0", "1.0 to 2.0");
        row("nothing new", "1.0-1", "", "1.0-1");
        row("nothing old", "", "2.0-1", "2.0-1");
        row("odd", "-", ":", "- to :");
    }

    void versionsAreAsShortAsTheyCanBeToldApart()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, text);
        Update update;
        update.from = from;
        update.to = to;
        QCOMPARE(versionChange(update), text);
    }
};

QTEST_MAIN(TestUpdateListModel)
#include "tst_updatelistmodel.moc"
