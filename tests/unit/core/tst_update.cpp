// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/finding.h"
#include "core/update.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestUpdate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatItLeadsTo_data();
    void namesWhatItLeadsTo();
    void looksForOneWhereALeakMayBe();
};

void TestUpdate::namesWhatItLeadsTo_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("kb");
    QTest::addColumn<QString>("text");
    QTest::newRow("a version") << u"115.7.0"_s << QString() << u"115.7.0"_s;
    QTest::newRow("a version that an update of Microsoft brings")
        << u"10.0.19045.4046"_s << u"5034763"_s << u"10.0.19045.4046 (KB5034763)"_s;
    QTest::newRow("an update of which nobody says what it brings") << u"KB5034763"_s << u"5034763"_s << u"KB5034763"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void TestUpdate::namesWhatItLeadsTo()
{
    QFETCH(const QString, to);
    QFETCH(const QString, kb);
    Update update;
    update.to = to;
    update.kb = kb;
    QTEST(targetText(update), "text");
}

void TestUpdate::looksForOneWhereALeakMayBe()
{
    for (const auto verdict : {Verdict::Vulnerable, Verdict::Possible})
        QVERIFY(isAffected(verdict));
    for (const auto verdict : {Verdict::NotVulnerable, Verdict::Undetermined, Verdict::NotChecked})
        QVERIFY(!isAffected(verdict));
}

QTEST_GUILESS_MAIN(TestUpdate)
#include "tst_update.moc"
