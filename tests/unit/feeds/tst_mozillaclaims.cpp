// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/mozillaclaims.h"
#include "feeds/mozillaadvisory.h"
#include "support/corpusarchive.h"

#include <QTest>

#include "claimreading.h"

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::ClaimStatus)

class TestMozillaClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsVersions_data();
    void tellsVersions();
    void findsKeys_data();
    void findsKeys();
    void copiesWhatTheAdvisorySays();
    void leavesOtherEcosystems();
    void readsRealAdvisories();
};

namespace {

QList<ProductClaim> claimsFrom(const QString &announced, const QString &products)
{
    QByteArray text = "announced: " + announced.toUtf8() + "\nimpact: high\ntitle: Leaks\nfixed_in:\n";
    for (const auto &product : products.split(u", "_s))
        text += "- " + product.toUtf8() + '\n';
    text += "advisories:\n  CVE-2099-0001:\n    title: One\n    impact: high\n    description: d\n    bugs:\n"
            "    - url: 1\n";
    const auto parsed = parseMozillaAdvisory(text, u"mfsa2099-01.yml"_s);
    return parsed ? mozillaClaimsOf(parsed->advisory) : QList<ProductClaim>();
}

} // namespace

void TestMozillaClaims::tellsVersions_data()
{
    QTest::addColumn<QString>("announced");
    QTest::addColumn<QString>("products");
    QTest::addColumn<QString>("version");
    QTest::addColumn<ClaimStatus>("status");
    const auto row = [](const char *name, const QString &announced, const QString &products, const QString &version,
                        ClaimStatus status) { QTest::newRow(name) << announced << products << version << status; };
    const auto october = u"October 1, 2024"_s;
    row("before", october, u"Firefox 131"_s, u"130.0.1"_s, ClaimStatus::Affected);
    row("repaired", october, u"Firefox 131"_s, u"131.0"_s, ClaimStatus::Fixed);
    row("ESR, before", october, u"Firefox ESR 128.3"_s, u"128.2.0"_s, ClaimStatus::Affected);
    row("ESR, repaired", october, u"Firefox ESR 128.3"_s, u"128.3.0"_s, ClaimStatus::Fixed);
    row("ESR, other branch", october, u"Firefox ESR 115.16"_s, u"128.2"_s, ClaimStatus::Unknown);
    row("ESR, older branch", october, u"Firefox ESR 128.3"_s, u"115.16"_s, ClaimStatus::Unknown);
    row("ESR, branch of later", october, u"Firefox ESR 115.16"_s, u"140.1"_s, ClaimStatus::Fixed);
    row("monthly, before", october, u"Thunderbird 131"_s, u"130.0"_s, ClaimStatus::Affected);
    row("monthly, repaired", october, u"Thunderbird 131"_s, u"133.0"_s, ClaimStatus::Fixed);
    row("monthly says nothing of the branch", october, u"Thunderbird 131"_s, u"128.3"_s, ClaimStatus::Unknown);
    row("monthly, long given up", october, u"Thunderbird 131"_s, u"102.1"_s, ClaimStatus::Affected);
    row("branch, before", october, u"Thunderbird 128.3"_s, u"128.2.1"_s, ClaimStatus::Affected);
    row("branch, repaired", october, u"Thunderbird 128.3"_s, u"128.3.1"_s, ClaimStatus::Fixed);
    row("branch says nothing of the monthly", october, u"Thunderbird 128.3"_s, u"130.0"_s, ClaimStatus::Unknown);
    row("branch, next branch", october, u"Thunderbird 128.3"_s, u"140.1"_s, ClaimStatus::Fixed);
    row("branch beside the one before", u"August 19, 2025"_s, u"Thunderbird 140.2"_s, u"128.14"_s,
        ClaimStatus::Unknown);
    row("first of a branch", u"July 1, 2025"_s, u"Thunderbird 140"_s, u"141.0"_s, ClaimStatus::Fixed);
    const auto all = u"Thunderbird 131.0.1, Thunderbird 128.3.1, Thunderbird 115.16.0"_s;
    row("all told, first", october, all, u"115.15"_s, ClaimStatus::Affected);
    row("all told, first repaired", october, all, u"115.16"_s, ClaimStatus::Fixed);
    row("all told, second", october, all, u"128.3.0"_s, ClaimStatus::Affected);
    row("all told, second repaired", october, all, u"128.4"_s, ClaimStatus::Fixed);
    row("all told, third", october, all, u"131.0"_s, ClaimStatus::Affected);
    row("all told, after", october, all, u"132.0"_s, ClaimStatus::Fixed);
}

void TestMozillaClaims::tellsVersions()
{
    QFETCH(QString, announced);
    QFETCH(QString, products);
    QFETCH(QString, version);
    QFETCH(ClaimStatus, status);
    const auto claims = claimsFrom(announced, products);
    QCOMPARE(claims.size(), 1);
    QCOMPARE(Test::statusIn(claims[0], version), status);
}

void TestMozillaClaims::findsKeys_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QList<QString>>("keys");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QList<QString>>("platforms");
    const QList<QString> none;
    QTest::newRow("Firefox") << u"Firefox 131"_s
                             << QList<QString>{u"cpe:a:mozilla:firefox"_s, u"name:mozilla/firefox"_s} << QString()
                             << none;
    QTest::newRow("ESR") << u"Firefox ESR 128.3"_s
                         << QList<QString>{u"cpe:a:mozilla:firefox_esr"_s, u"name:mozilla/firefoxesr"_s} << u"esr"_s
                         << none;
    QTest::newRow("VPN") << u"Mozilla VPN 2.16.1 (Linux)"_s
                         << QList<QString>{u"cpe:a:mozilla:vpn"_s, u"name:mozilla/mozillavpn"_s, u"name:mozilla/vpn"_s}
                         << QString() << QList<QString>{u"Linux"_s};
    QTest::newRow("telephone") << u"Firefox for iOS 131"_s
                               << QList<QString>{u"cpe:a:mozilla:firefox_for_ios"_s, u"name:mozilla/firefoxforios"_s}
                               << QString() << QList<QString>{u"iOS"_s};
}

void TestMozillaClaims::findsKeys()
{
    QFETCH(QString, product);
    const auto claims = claimsFrom(u"October 1, 2024"_s, product);
    QCOMPARE(claims.size(), 1);
    QTEST(claims[0].productKeys, "keys");
    QTEST(claims[0].channel, "channel");
    QTEST(claims[0].platforms, "platforms");
}

void TestMozillaClaims::copiesWhatTheAdvisorySays()
{
    const auto claims = claimsFrom(u"October 1, 2024"_s, u"Firefox 131, Thunderbird 128.3"_s);
    QCOMPARE(claims.size(), 2);
    for (const auto &claim : claims) {
        QCOMPARE(claim.feed, u"mozilla-mfsa"_s);
        QCOMPARE(claim.advisory, u"MFSA2099-01"_s);
        QCOMPARE(claim.cves, QList<QString>{u"CVE-2099-0001"_s});
        QCOMPARE(claim.authority, ClaimAuthority::Vendor);
        QCOMPARE(claim.severity, u"high"_s);
        QCOMPARE(claim.scheme, VersionScheme::Windows);
        QVERIFY(claim.certainOrder);
    }
    QVERIFY(claims[1].productKeys.contains(u"cpe:a:mozilla:thunderbird_esr"_s));
    QVERIFY(claimsFrom(u"October 1, 2024"_s, u"Hubs Cloud"_s).value(0).partial);
}

void TestMozillaClaims::leavesOtherEcosystems()
{
    Advisory advisory;
    advisory.affected = {{u"Debian"_s, u"12"_s, u"firefox-esr"_s, VersionScheme::Deb, {}, {}, {}, {}}};
    QVERIFY(mozillaClaimsOf(advisory).isEmpty());
}

void TestMozillaClaims::readsRealAdvisories()
{
    const auto files = Test::corpusFiles(u"mozilla/mfsa-2026-07-23.tar.xz"_s, QString());
    if (files.isEmpty())
        QSKIP("SKIP: no real advisories of Mozilla beside the checkout");
    int read = 0;
    int claims = 0;
    int current = 0;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto parsed = parseMozillaAdvisory(file.value(), file.key());
        if (!parsed)
            continue;
        ++read;
        const auto found = mozillaClaimsOf(parsed->advisory);
        QVERIFY2(!found.isEmpty(), qPrintable(file.key()));
        claims += int(found.size());
        for (const auto &claim : found) {
            QVERIFY(!claim.productKeys.isEmpty());
            const bool newest =
                (claim.product == u"Firefox"_s && Test::statusIn(claim, u"153.0"_s) == ClaimStatus::Affected)
                || (claim.product == u"Firefox ESR"_s && Test::statusIn(claim, u"140.13"_s) == ClaimStatus::Affected)
                || (claim.product == u"Thunderbird"_s && Test::statusIn(claim, u"140.13"_s) == ClaimStatus::Affected);
            current += newest;
        }
    }
    qInfo("%d advisories, %d claims", read, claims);
    QVERIFY(read > 1'500 && claims >= read);
    QCOMPARE(current, 0);
}

QTEST_GUILESS_MAIN(TestMozillaClaims)
#include "tst_mozillaclaims.moc"
