// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "support/versionpairs.h"
#include "support/versionshapes.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** For each suffix whether a number follows it: "1_rc_p2" is no, yes. */
QList<bool> numberedSuffixes(const QString &version)
{
    static const QRegularExpression suffix(u"_[a-z]+([0-9]*)"_s);
    QList<bool> numbered;
    for (auto found = suffix.globalMatch(version); found.hasNext();)
        numbered += !found.next().capturedView(1).isEmpty();
    return numbered;
}

/** libsolv takes a missing number behind a suffix for 0; for apk-tools "1_p0" is newer than "1_p", and "1_p-r1" older.
 *  Such pairs are left to the model, which follows apk-tools.
 */
bool isForLibsolv(const Test::VersionPair &pair)
{
    const auto left = numberedSuffixes(pair.first);
    const auto right = numberedSuffixes(pair.second);
    const auto common = std::min(left.size(), right.size());
    return isValidVersion(VersionScheme::Apk, pair.first) && isValidVersion(VersionScheme::Apk, pair.second)
        && left.first(common) == right.first(common);
}

} // namespace

/** Alpine's order, rule by rule. @see apk-package(5) */
class VersionApkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInOrder_data()
    {
        QTest::addColumn<QStringList>("versions");
        QTest::newRow("numbers, not texts") << QStringList{u"0.9.12"_s, u"0.10"_s, u"1.2"_s, u"1.10"_s, u"10"_s};
        QTest::newRow("longer is newer") << QStringList{u"1.2"_s, u"1.2.0"_s, u"1.2.1"_s, u"1.3"_s};
        QTest::newRow("leading zero is a fraction")
            << QStringList{u"1.02"_s, u"1.03"_s, u"1.05-r18"_s, u"1.1"_s, u"1.12.12"_s};
        QTest::newRow("leading zeros of the first number count for nothing")
            << QStringList{u"1.0.0"_s, u"006"_s, u"087-r1"_s, u"103"_s};
        QTest::newRow("dates") << QStringList{u"2.34"_s, u"3.0.20060720"_s, u"20050718-r1"_s, u"20060720"_s};
        QTest::newRow("letters") << QStringList{u"2.3.0-r9"_s, u"2.3.0a"_s, u"2.3.0b-r1"_s, u"2.3.0b-r2"_s, u"2.3.1"_s};
        QTest::newRow("suffixes before the version")
            << QStringList{u"1.3_alpha"_s,   u"1.3_alpha2"_s, u"1.3_alpha10"_s, u"1.3_beta"_s,
                           u"1.3_pre1-r1"_s, u"1.3_rc"_s,     u"1.3_rc1"_s,     u"1.3"_s};
        QTest::newRow("suffixes after it")
            << QStringList{u"1.3"_s,    u"1.3_cvs"_s, u"1.3_svn4"_s, u"1.3_git20200101"_s,
                           u"1.3_hg"_s, u"1.3_p1"_s,  u"1.3_p9"_s,   u"1.3_p10"_s};
        QTest::newRow("several suffixes")
            << QStringList{u"0.1.0_alpha_pre2"_s, u"0.1.0_alpha"_s, u"0.1.0_alpha_p1"_s, u"0.1.0"_s};
        QTest::newRow("revisions") << QStringList{u"2.3.3"_s, u"2.3.3-r0"_s, u"2.3.3-r9"_s, u"2.3.3-r10"_s};
        QTest::newRow("a revision is the least there is")
            << QStringList{u"0.9.28"_s, u"0.9.28-r2"_s, u"0.9.28_p1"_s, u"0.9.28a"_s, u"0.9.28.1"_s};
        QTest::newRow("beyond 64 bit") << QStringList{u"1.0_pre20191002222144"_s, u"1.0_pre99999999999999999999998"_s,
                                                      u"1.0_pre99999999999999999999999"_s, u"1.0"_s};
    }
    void isInOrder()
    {
        QFETCH(QStringList, versions);
        for (qsizetype i = 0; i < versions.size(); ++i) {
            for (qsizetype j = 0; j < versions.size(); ++j) {
                const auto order = compareVersions(VersionScheme::Apk, versions[i], versions[j]);
                QVERIFY2(order == (i <=> j), qPrintable(versions[i] + u" and "_s + versions[j]));
            }
        }
    }

    void refusesWhatApkRefuses_data()
    {
        QTest::addColumn<QString>("version");
        for (const auto *text :
             {"",        "a",    ".1",    "1.", "1..2", "1.0bc", "1.0_foo", "23_foo", "1.0-", "1.0-1",    "1.0-r",
              "1.0-r1a", "1.0_", "1:1.0", " 1", "1 ",   "1.0~",  "1.0~xyz", "v1.0",   "1.0A", "1.0-r1-r2"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatApkRefuses()
    {
        QFETCH(QString, version);
        QVERIFY(!isValidVersion(VersionScheme::Apk, version));
        QVERIFY(compareVersions(VersionScheme::Apk, version, u"1.0") == std::partial_ordering::unordered);
        QVERIFY(compareVersions(VersionScheme::Apk, u"1.0", version) == std::partial_ordering::unordered);
    }

    void holdsForTheTableOfApkTools()
    {
        // A Go package that follows apk-tools brings its table along, as Go.
        QFile table(u"/usr/share/gocode/src/github.com/knqyf263/go-apk-version/version_testcase.go"_s);
        if (!table.open(QIODevice::ReadOnly))
            QSKIP(
                "SKIP: golang-github-knqyf263-go-apk-version-dev is not on this machine; it has apk-tools' own table");
        static const QRegularExpression row(u"\\{\"([^\"]*)\", \"([<=>])\", \"([^\"]*)\"\\}"_s);
        int rows = 0;
        for (auto found = row.globalMatch(QString::fromUtf8(table.readAll())); found.hasNext(); ++rows) {
            const auto columns = found.next();
            const auto lhs = columns.captured(1);
            const auto rhs = columns.captured(3);
            // apk orders even what it calls invalid; two rows say so. Such a version has no order here.
            const bool invalid = lhs == u"23_foo" || rhs == u"1.0bc";
            const auto sign = QString(orderingSign(compareVersions(VersionScheme::Apk, lhs, rhs)));
            QVERIFY2(sign == (invalid ? u"?"_s : columns.captured(2)), qPrintable(columns.captured()));
        }
        QVERIFY(rows > 700);
    }

    void answersAsLibsolvDoes()
    {
        const auto library = QStringLiteral(PW_SOURCE_DIR "/build/oracles/libapkorder.so");
        if (!QFileInfo::exists(library))
            QSKIP("SKIP: tests/oracles has not built libsolv's order of apk versions; it needs Debian's archive once");
        const auto seed = Test::testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        Test::VersionGenerator generator(seed);
        QList<Test::VersionPair> pairs;
        while (pairs.size() < 20'000) {
            if (const auto pair = Test::pairOf(generator, Test::apkShape); isForLibsolv(pair))
                pairs.append(pair);
        }
        const QStringList arguments{QStringLiteral(PW_SOURCE_DIR "/tests/models/apk_by_libsolv.py"), library};
        const auto answers = Test::askProgram(u"python3"_s, arguments, pairs);
        Test::compareAnswers(u"libsolv"_s, VersionScheme::Apk, pairs, answers, "<=>");
    }

    void isKnownByName()
    {
        QCOMPARE(schemeFromName(u"apk"), std::optional(VersionScheme::Apk));
        QCOMPARE(schemeFromName(u"alpine"), std::optional(VersionScheme::Apk));
    }
};

QTEST_GUILESS_MAIN(VersionApkTest)
#include "tst_versionapk.moc"
