// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "core/version.h"
#include "support/versiongenerator.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

/** Laws that hold for every order, whatever the versions. */
class VersionOrderTest : public QObject
{
    Q_OBJECT

    static void addSchemes()
    {
        QTest::addColumn<VersionScheme>("scheme");
        for (const auto scheme : {VersionScheme::Deb, VersionScheme::Rpm, VersionScheme::Windows, VersionScheme::Semver,
                                  VersionScheme::Generic, VersionScheme::Apk})
            QTest::newRow(qPrintable(nameOf(scheme))) << scheme;
    }

    /** Versions the scheme can read, many of them close to another. */
    QList<QString> readable(VersionScheme scheme, int count)
    {
        const auto seed = Test::testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        Test::VersionGenerator generator(seed);
        QList<QString> versions;
        while (versions.size() < count) {
            const auto version = versions.isEmpty() || generator.below(2) == 0
                ? generator.next()
                : generator.near(versions.at(generator.below(static_cast<int>(versions.size()))));
            if (isValidVersion(scheme, version))
                versions += version;
        }
        return versions;
    }

private Q_SLOTS:
    void isAnOrderExactlyForReadableVersions_data() { addSchemes(); }
    void isAnOrderExactlyForReadableVersions()
    {
        QFETCH(VersionScheme, scheme);
        const auto seed = Test::testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        Test::VersionGenerator generator(seed);
        for (int i = 0; i < 5000; ++i) {
            const auto a = generator.next();
            const auto b = generator.next();
            const bool ordered = compareVersions(scheme, a, b) != std::partial_ordering::unordered;
            QVERIFY2(ordered == (isValidVersion(scheme, a) && isValidVersion(scheme, b)),
                     qPrintable(u"'%1' and '%2'"_s.arg(a, b)));
        }
    }

    void swappingTurnsTheSign_data() { addSchemes(); }
    void swappingTurnsTheSign()
    {
        QFETCH(VersionScheme, scheme);
        const auto versions = readable(scheme, 150);
        for (const auto &a : versions) {
            QCOMPARE(orderingSign(compareVersions(scheme, a, a)), u'=');
            for (const auto &b : versions)
                QVERIFY2(compareVersions(scheme, a, b) == 0 <=> compareVersions(scheme, b, a),
                         qPrintable(u"'%1' and '%2'"_s.arg(a, b)));
        }
    }

    void isTransitive_data() { addSchemes(); }
    void isTransitive()
    {
        QFETCH(VersionScheme, scheme);
        const auto versions = readable(scheme, 60);
        for (const auto &a : versions) {
            for (const auto &b : versions) {
                if (!(compareVersions(scheme, a, b) <= 0))
                    continue;
                for (const auto &c : versions) {
                    if (compareVersions(scheme, b, c) <= 0)
                        QVERIFY2(compareVersions(scheme, a, c) <= 0,
                                 qPrintable(u"'%1' <= '%2' <= '%3'"_s.arg(a, b, c)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(VersionOrderTest)
#include "tst_versionorder.moc"
