// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/programlifecycle.h"

#include <QTest>

#include <algorithm>

#include "claimfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

ProductRelease release(const QString &name, const QDate &lastDay)
{
    ProductRelease release;
    release.name = name;
    release.security.lastDay = lastDay;
    return release;
}

ProductLifecycle product()
{
    ProductLifecycle product;
    product.name = u"lezer"_s;
    product.label = u"Voorbeeld Lezer"_s;
    product.releases = {release(u"3.10"_s, {2099, 12, 31}), release(u"3.1"_s, {2098, 1, 1}),
                        release(u"3"_s, {2099, 1, 31}), release(u"2"_s, {})};
    return product;
}

KnownSoftware installed(const QString &version, IdentityRung rung = IdentityRung::Curated)
{
    auto known = program(version, rung);
    known.identity.lifecycle = u"lezer"_s;
    return known;
}

QList<Finding> findings(const KnownSoftware &known, const QDate &today = {2099, 2, 1})
{
    return programsWithoutSupport({known}, {product()}, {feed(u"endoflife"_s)}, today);
}

} // namespace

class ProgramLifecycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void releases_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("name");
        QTest::newRow("longest") << u"3.10.4"_s << u"3.10"_s;
        QTest::newRow("not by letters") << u"3.11"_s << u"3"_s;
        QTest::newRow("itself") << u"3.1"_s << u"3.1"_s;
        QTest::newRow("none") << u"30.1"_s << QString();
        QTest::newRow("unknown") << QString() << QString();
    }

    void releases()
    {
        QFETCH(const QString, version);
        const auto lifecycle = product();
        const auto *found = releaseOfVersion(lifecycle, version);
        QTEST(found ? found->name : QString(), "name");
    }

    void overIsSaid()
    {
        const auto found = findings(installed(u"3.1.9"_s));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().advisory, u"EOL:lezer:3.1"_s);
        QCOMPARE(found.front().verdict, Verdict::Undetermined);
        QCOMPARE(found.front().reason, u"endOfSupport"_s);
        QCOMPARE(found.front().confidence, 75);
        QCOMPARE(found.front().evidence.feed, u"endoflife"_s);
        QCOMPARE(found.front().evidence.advisoryVersion, u"3.1"_s);
        QVERIFY(found.front().evidence.feedDate.isValid());
    }

    void lastDayCounts()
    {
        QVERIFY(findings(installed(u"3.5"_s), {2099, 1, 31}).isEmpty());
        QCOMPARE(findings(installed(u"3.5"_s), {2099, 2, 1}).size(), 1);
    }

    void notSaid()
    {
        QVERIFY(findings(installed(u"3.10.4"_s)).isEmpty());
        QVERIFY(findings(installed(u"2.5"_s)).isEmpty()); // Nobody knows until when.
        QVERIFY(findings(installed({})).isEmpty());
        QVERIFY(findings(installed(u"3.1.9"_s, IdentityRung::NameOnly)).isEmpty());
        auto package = installed(u"3.1.9"_s);
        package.software.kind = SoftwareKind::Package;
        QVERIFY(findings(package).isEmpty());
        auto owned = installed(u"3.1.9"_s);
        owned.software.owner = u"lezer"_s;
        QVERIFY(findings(owned).isEmpty());
    }

    void itsManagerSaysSo()
    {
        auto app = program(u"1.0"_s);
        app.software.source = u"flatpak"_s;
        app.software.endOfLife = true;
        app.software.identifiers = {{SoftwareIdentifier::Kind::FlatpakId, u"nl.voorbeeld.Lezer"_s}};
        const auto found = findings(app);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().advisory, u"EOL:flatpak:nl.voorbeeld.Lezer"_s);
        QCOMPARE(found.front().confidence, 100);
    }

    void orderDoesNotShow()
    {
        QList<KnownSoftware> programs{installed(u"3.1.9"_s), installed(u"3.5"_s), installed(u"3.1.9"_s)};
        const auto all = [&] {
            return programsWithoutSupport(programs, {product()}, {feed(u"endoflife"_s)}, {2099, 2, 1});
        };
        const auto expected = all();
        QCOMPARE(expected.size(), 2);
        std::reverse(programs.begin(), programs.end());
        QCOMPARE(all(), expected);
    }
};

QTEST_GUILESS_MAIN(ProgramLifecycleTest)

#include "tst_programlifecycle.moc"
