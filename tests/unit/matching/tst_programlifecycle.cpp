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

/** Listed by model. */
ProductLifecycle phones()
{
    ProductLifecycle product;
    product.name = u"toestel"_s;
    product.label = u"Toestel"_s;
    product.category = u"device"_s;
    product.releases = {release(u"melk-s21+"_s, {2098, 1, 1}), release(u"melk-s21-fe"_s, {2099, 12, 31}),
                        release(u"melk-s21"_s, {2098, 1, 1}), release(u"5"_s, {2098, 1, 1})};
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

    /** OpenSSL 1.1.1w is of 1.1.1. */
    void letterOfARepair()
    {
        ProductLifecycle lifecycle;
        ProductRelease release;
        release.name = u"1.1.1"_s;
        lifecycle.releases = {release};
        QVERIFY(releaseOfVersion(lifecycle, u"1.1.1w"_s));
        QVERIFY(releaseOfVersion(lifecycle, u"1.1.1za"_s));
        QVERIFY(!releaseOfVersion(lifecycle, u"1.1.0l"_s));
        QVERIFY(!releaseOfVersion(lifecycle, u"1.1.1W"_s));
        QVERIFY(!releaseOfVersion(lifecycle, u"1.1.11w"_s));
    }

    void releasesInNumbers_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("name");
        QTest::newRow("zero before it") << u"3.01.4"_s << u"3.1"_s;
        QTest::newRow("letter behind it") << u"3.10.4a"_s << u"3.10"_s;
        QTest::newRow("letter in it") << u"3.1a"_s << u"3"_s;
        QTest::newRow("zeros of another") << u"03.010.1"_s << u"3.10"_s;
        QTest::newRow("no number") << u"three"_s << QString();
    }

    void releasesInNumbers()
    {
        QFETCH(const QString, version);
        const auto lifecycle = product();
        const auto *found = releaseOfVersion(lifecycle, version);
        QTEST(found ? found->name : QString(), "name");
    }

    void models_data()
    {
        QTest::addColumn<QString>("brand");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("name");
        QTest::newRow("as it is") << u"Voorbeeld"_s << u"Melk S21"_s << u"melk-s21"_s;
        QTest::newRow("with the brand") << u"Voorbeeld"_s << u"Voorbeeld melk s21"_s << u"melk-s21"_s;
        QTest::newRow("another of the family") << u"Voorbeeld"_s << u"Melk S21 FE"_s << u"melk-s21-fe"_s;
        QTest::newRow("plus") << u"Voorbeeld"_s << u"Melk S21+"_s << u"melk-s21+"_s;
        QTest::newRow("plus in letters") << u"Voorbeeld"_s << u"Melk S21 Plus"_s << u"melk-s21+"_s;
        QTest::newRow("not listed") << u"Voorbeeld"_s << u"Melk S2"_s << QString();
        QTest::newRow("number behind the product") << u"Voorbeeld"_s << u"Toestel 5"_s << u"5"_s;
        QTest::newRow("number behind the brand") << u"Toestel"_s << u"5"_s << u"5"_s;
        QTest::newRow("number alone") << u"Voorbeeld"_s << u"5"_s << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void models()
    {
        QFETCH(const QString, brand);
        QFETCH(const QString, model);
        const auto lifecycle = phones();
        const auto *found = releaseOfModel(lifecycle, brand, model);
        QTEST(found ? found->name : QString(), "name");
    }

    /** A phone that runs version 5 of its system is no model 5. */
    void modelAndSystemApart()
    {
        auto phone = installed(u"5"_s);
        phone.software.kind = SoftwareKind::Device;
        phone.software.publisher = u"Voorbeeld"_s;
        phone.software.name = u"Melk S21 FE"_s;
        phone.identity.lifecycle = u"toestel"_s;
        const auto judge = [&] {
            return programsWithoutSupport({phone}, {phones(), product()}, {feed(u"endoflife"_s)}, {2099, 2, 1});
        };
        QVERIFY(judge().isEmpty());
        phone.software.name = u"Melk S21"_s;
        QCOMPARE(judge().size(), 1);
        QCOMPARE(judge().front().advisory, u"EOL:toestel:melk-s21"_s);
        // And the system on it.
        phone.identity.lifecycle = u"toestel lezer"_s;
        phone.identity.version = u"3.1.9"_s;
        QCOMPARE(judge().size(), 2);
        QCOMPARE(judge().front().advisory, u"EOL:lezer:3.1"_s);
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
