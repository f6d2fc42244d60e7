// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveversions.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::CveAffected)
Q_DECLARE_METATYPE(Patchwijzer::CveStatus)

namespace {

constexpr auto affected = CveStatus::Affected;
constexpr auto unaffected = CveStatus::Unaffected;
constexpr auto unknown = CveStatus::Unknown;

CveVersion single(const QString &version, CveStatus status = affected, const QString &type = {})
{
    return {version, {}, {}, type, status, {}};
}

CveVersion below(const QString &from, const QString &end, const QString &type = u"semver"_s,
                 CveStatus status = affected, const QList<CveChange> &changes = {})
{
    return {from, end, {}, type, status, changes};
}

CveVersion through(const QString &from, const QString &end, const QString &type = u"semver"_s,
                   CveStatus status = affected, const QList<CveChange> &changes = {})
{
    return {from, {}, end, type, status, changes};
}

CveAffected product(const QList<CveVersion> &versions, CveStatus otherwise = unknown)
{
    CveAffected result;
    result.product = u"App"_s;
    result.defaultStatus = otherwise;
    result.versions = versions;
    return result;
}

/** Shared by the rows of one function. */
class Rows
{
public:
    Rows()
    {
        QTest::addColumn<CveAffected>("item");
        QTest::addColumn<QString>("version");
        QTest::addColumn<CveStatus>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("certain");
        QTest::addColumn<QString>("fixed");
    }
    void sure(const char *name, const CveAffected &item, const QString &version, CveStatus status,
              const QString &fixed = {})
    {
        QTest::newRow(name) << item << version << status << QString() << true << fixed;
    }
    void likely(const char *name, const CveAffected &item, const QString &version, CveStatus status,
                const QString &reason, const QString &fixed = {})
    {
        QTest::newRow(name) << item << version << status << reason << false << fixed;
    }
    void undecided(const char *name, const CveAffected &item, const QString &version, const QString &reason)
    {
        QTest::newRow(name) << item << version << unknown << reason << false << QString();
    }
};

void check()
{
    QFETCH(CveAffected, item);
    QFETCH(QString, version);
    QFETCH(CveStatus, status);
    QFETCH(QString, reason);
    QFETCH(bool, certain);
    QFETCH(QString, fixed);
    const auto verdict = statusOf(item, version);
    QVERIFY2(verdict.status == status, qPrintable(QString::number(int(verdict.status)) + u' ' + verdict.reason));
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(verdict.certain, certain);
    QCOMPARE(verdict.fixedVersion, fixed);
}

} // namespace

class TestCveVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheStandard_data();
    void followsTheStandard() { check(); }
    void followsChanges_data();
    void followsChanges() { check(); }
    void ordersByType_data();
    void ordersByType() { check(); }
    void readsWhatPublishersWrite_data();
    void readsWhatPublishersWrite() { check(); }
    void saysWhenItCannotTell_data();
    void saysWhenItCannotTell() { check(); }
    void givesNoAnswerForHostileText();
};

void TestCveVersions::followsTheStandard_data()
{
    Rows rows;
    const auto branch = product({below(u"2.0.0"_s, u"2.5.2"_s)}, unaffected);
    rows.sure("inside", branch, u"2.5.1"_s, affected, u"2.5.2"_s);
    rows.sure("at its beginning", branch, u"2.0.0"_s, affected, u"2.5.2"_s);
    rows.sure("before its beginning", branch, u"1.9.9"_s, unaffected);
    rows.sure("at its end", branch, u"2.5.2"_s, unaffected);
    rows.sure("a pre-release of its end", branch, u"2.5.2-rc.1"_s, affected, u"2.5.2"_s);
    rows.sure("a pre-release of its beginning", branch, u"2.0.0-rc.1"_s, unaffected);
    rows.sure("at its last version", product({through(u"2.0.0"_s, u"2.5.1"_s)}, unaffected), u"2.5.1"_s, affected);
    rows.sure("past its last version", product({through(u"2.0.0"_s, u"2.5.1"_s)}, unaffected), u"2.5.2"_s, unaffected);
    rows.sure("0 is no lower limit", product({below(u"0"_s, u"1.0.0"_s)}, unaffected), u"0.0.0-alpha"_s, affected,
              u"1.0.0"_s);
    rows.sure("* is no upper limit", product({below(u"2.0.0"_s, u"*"_s)}, unaffected), u"99.0.0"_s, affected);
    rows.sure("or equal to *", product({through(u"2.0.0"_s, u"*"_s)}, unaffected), u"99.0.0"_s, affected);
    const auto series = product({below(u"1.0.0"_s, u"2.*"_s)}, unaffected);
    rows.sure("all of 1", series, u"1.9.0"_s, affected);
    rows.sure("all of 2", series, u"2.99.99"_s, affected);
    rows.sure("none of 3", series, u"3.0.0"_s, unaffected);
    rows.sure("no pre-release of 3", series, u"3.0.0-rc.1"_s, unaffected);
    rows.sure("none of 20", series, u"20.0.0"_s, unaffected);
    rows.sure("series of two numbers", product({through(u"6.0.0"_s, u"6.4.*"_s)}, unaffected), u"6.4.9"_s, affected);
    rows.sure("past a series of two numbers", product({through(u"6.0.0"_s, u"6.4.*"_s)}, unaffected), u"6.40.0"_s,
              unaffected);
    rows.sure("single", product({single(u"2.4"_s)}, unaffected), u"2.4"_s, affected);
    rows.sure("single of a type", product({single(u"2.4.0"_s, affected, u"semver"_s)}, unaffected), u"2.5.0"_s,
              unaffected);
    const auto twice = product({below(u"1.0.0"_s, u"2.0.0"_s, u"semver"_s, unaffected), below(u"0"_s, u"3.0.0"_s)});
    rows.sure("the first that covers it counts", twice, u"1.5.0"_s, unaffected);
    rows.sure("the second", twice, u"2.5.0"_s, affected, u"3.0.0"_s);
    rows.sure("default affected", product({below(u"2.5.2"_s, u"*"_s, u"semver"_s, unaffected)}, affected), u"2.0.0"_s,
              affected);
    rows.sure("no items at all", product({}, affected), u"1.0"_s, affected);
    rows.undecided("no items, no default", product({}), u"1.0"_s, u"notListed"_s);
    rows.undecided("no default, before it", product({below(u"2.0.0"_s, u"2.5.2"_s)}), u"1.0.0"_s, u"notListed"_s);
    rows.undecided("no default, past it", product({below(u"2.0.0"_s, u"2.5.2"_s)}), u"2.5.2"_s, u"pastKnownRanges"_s);
    rows.undecided("no default, between two", product({below(u"1.0.0"_s, u"1.5.0"_s), below(u"2.0.0"_s, u"2.5.0"_s)}),
                   u"1.7.0"_s, u"notListed"_s);
    rows.undecided("the publisher does not know", product({below(u"0"_s, u"2.0.0"_s, u"semver"_s, unknown)}, affected),
                   u"1.0.0"_s, u"publisherUnknown"_s);
}

void TestCveVersions::followsChanges_data()
{
    Rows rows;
    const QList<CveChange> changes{{u"2.6.3"_s, unaffected}, {u"2.5.2"_s, unaffected}, {u"2.6.0"_s, affected}};
    const auto item = product({below(u"2.0.0"_s, u"2.*"_s, u"semver"_s, affected, changes)}, unaffected);
    rows.sure("before the first", item, u"2.5.1"_s, affected, u"2.5.2"_s);
    rows.sure("at the first", item, u"2.5.2"_s, unaffected);
    rows.sure("before the second", item, u"2.5.9"_s, unaffected);
    rows.sure("at the second", item, u"2.6.0"_s, affected, u"2.6.3"_s);
    rows.sure("at the last", item, u"2.6.3"_s, unaffected);
    rows.sure("long past the last", item, u"2.99.0"_s, unaffected);
    rows.sure("outside", item, u"3.0.0"_s, unaffected);
    const auto beyond = product({through(u"0"_s, u"3.1.23"_s, u"semver"_s, affected, {{u"3.1.24"_s, unaffected}})});
    rows.sure("a change behind the end names the fix", beyond, u"3.1.0"_s, affected, u"3.1.24"_s);
    const auto unread =
        product({below(u"0"_s, u"3.0.0"_s, u"semver"_s, affected, {{u"the hotfix"_s, unaffected}})}, unaffected);
    rows.undecided("a change that cannot be read", unread, u"2.0.0"_s, u"prose"_s);
    rows.sure("but not outside the range", unread, u"3.0.0"_s, unaffected);
    rows.likely("changes by numbers", product({below(u"1"_s, u"*"_s, u"custom"_s, affected, {{u"1.5"_s, unaffected}})}),
                u"1.6"_s, unaffected, u"noOrder"_s);
}

void TestCveVersions::ordersByType_data()
{
    Rows rows;
    const auto range = [](const QString &type) { return product({below(u"1.9"_s, u"1.10"_s, type)}, unaffected); };
    rows.sure("rpm", product({below(u"0"_s, u"1.0-2"_s, u"rpm"_s)}, unaffected), u"1.0~rc1-1"_s, affected, u"1.0-2"_s);
    rows.sure("deb", product({below(u"0"_s, u"1:1.0-2"_s, u"deb"_s)}, unaffected), u"2.0-1"_s, affected, u"1:1.0-2"_s);
    rows.sure("python, plain numbers", range(u"python"_s), u"1.9.5"_s, affected, u"1.10"_s);
    rows.sure("maven, plain numbers", range(u"maven"_s), u"1.10.0"_s, unaffected);
    rows.undecided("python, a pre-release", range(u"python"_s), u"1.10rc1"_s, u"noOrder"_s);
    rows.undecided("maven, a qualifier", range(u"maven"_s), u"1.9-jre"_s, u"noOrder"_s);
    rows.likely("custom, numbers", range(u"custom"_s), u"1.9.5"_s, affected, u"noOrder"_s, u"1.10"_s);
    rows.likely("custom, past it", range(u"custom"_s), u"1.11"_s, unaffected, u"noOrder"_s);
    rows.likely("no type", range({}), u"1.9.5"_s, affected, u"noOrder"_s, u"1.10"_s);
    rows.likely("a type nobody knows", range(u"patch"_s), u"1.9.5"_s, affected, u"noOrder"_s, u"1.10"_s);
    rows.sure("semver of four numbers", product({below(u"0"_s, u"10.0.1.2"_s)}, unaffected), u"10.0.1.1"_s, affected,
              u"10.0.1.2"_s);
    rows.sure("semver with a v before it", product({below(u"0"_s, u"v2.0.0"_s)}, unaffected), u"1.0.0"_s, affected,
              u"v2.0.0"_s);
    rows.likely("custom with a v before it", product({below(u"0"_s, u"v2.0"_s, u"custom"_s)}, unaffected), u"1.9"_s,
                affected, u"noOrder"_s, u"v2.0"_s);
    rows.likely("custom series", product({below(u"0"_s, u"2.*"_s, u"custom"_s)}, unaffected), u"2.5"_s, affected,
                u"noOrder"_s);
    rows.undecided("custom, letters", range(u"custom"_s), u"1.9a"_s, u"noOrder"_s);
    rows.undecided("commits", product({below(u"1da177e4"_s, u"0123abcd"_s, u"git"_s)}, unaffected), u"6.1.5"_s,
                   u"commits"_s);
    rows.undecided("all commits", product({below(u"0"_s, u"*"_s, u"git"_s)}, unaffected), u"6.1.5"_s, u"commits"_s);
    rows.undecided("one commit", product({single(u"0123abcd"_s, affected, u"git"_s)}, unaffected), u"6.1.5"_s,
                   u"commits"_s);
    rows.sure("that very commit", product({single(u"0123abcd"_s, affected, u"git"_s)}, unaffected), u"0123abcd"_s,
              affected);
    rows.likely("commits that are not affected change nothing",
                product({below(u"0"_s, u"ab"_s, u"git"_s, unaffected)}, unaffected), u"6.1.5"_s, unaffected,
                u"commits"_s);
}

void TestCveVersions::readsWhatPublishersWrite_data()
{
    Rows rows;
    const auto custom = u"custom"_s;
    // Chrome: the range ends where it begins.
    const auto chrome = product({below(u"130.0.6723.58"_s, u"130.0.6723.58"_s, custom)});
    rows.likely("a range from the fix to the fix", chrome, u"130.0.6723.44"_s, affected, u"emptyRange"_s,
                u"130.0.6723.58"_s);
    rows.undecided("and past it", chrome, u"130.0.6723.58"_s, u"pastKnownRanges"_s);
    rows.sure("one version with both its ends", product({through(u"1.2.3"_s, u"1.2.3"_s)}, unaffected), u"1.2.3"_s,
              affected);
    for (const char *word : {"unspecified", "N/A", "n/a", "-", "*"}) {
        const auto lower = QString::fromLatin1(word);
        rows.likely(qPrintable(u"lower limit "_s + lower), product({below(lower, u"2.0.0"_s)}, unaffected), u"1.0.0"_s,
                    affected, u"noVersion"_s, u"2.0.0"_s);
    }
    rows.likely("an empty lower limit", product({below({}, u"2.0.0"_s)}, unaffected), u"1.0.0"_s, affected,
                u"noVersion"_s, u"2.0.0"_s);
    rows.sure("no lower limit, past it", product({below(u"unspecified"_s, u"2.0.0"_s)}, unaffected), u"2.0.0"_s,
              unaffected);
    rows.likely("every version", product({single(u"*"_s)}, unaffected), u"7"_s, affected, u"noVersion"_s);
    rows.likely("series", product({single(u"7.0.x"_s)}, unaffected), u"7.0.3"_s, affected, u"prose"_s);
    rows.likely("another series", product({single(u"7.0.x"_s)}, unaffected), u"7.1.3"_s, unaffected, u"prose"_s);
    rows.likely("series of series", product({single(u"9.x.x"_s)}, unaffected), u"9.1.3"_s, affected, u"prose"_s);
    rows.likely("series with a star", product({single(u"7.*"_s)}, unaffected), u"7.1"_s, affected, u"prose"_s);
    rows.likely("prior to", product({single(u"prior to 7.2.1"_s)}, unaffected), u"7.2.0"_s, affected, u"prose"_s);
    rows.likely("not prior to", product({single(u"prior to 7.2.1"_s)}, unaffected), u"7.2.1"_s, unaffected, u"prose"_s);
    rows.likely("comparisons", product({single(u">= 1.0.0, < 1.2.3"_s)}), u"v1.2.2"_s, affected, u"prose"_s);
    rows.likely("equal but for zeros", product({single(u"2.4"_s)}, unaffected), u"2.4.0"_s, affected, u"noOrder"_s);
}

void TestCveVersions::saysWhenItCannotTell_data()
{
    Rows rows;
    const auto custom = u"custom"_s;
    rows.undecided("no version asked about", product({}, unaffected), {}, u"versionUnreadable"_s);
    rows.undecided("a version that cannot be compared", product({below(u"0"_s, u"2.0.0"_s)}, unaffected), u"build 7"_s,
                   u"noOrder"_s);
    rows.undecided("only a placeholder", product({single(u"n/a"_s)}, unaffected), u"1.0"_s, u"noVersion"_s);
    rows.undecided("an address for an end",
                   product({below(u"16.0.1"_s, u"https://aka.ms/OfficeSecurityReleases"_s, custom)}, unaffected),
                   u"16.0.2"_s, u"prose"_s);
    rows.likely("but before its beginning",
                product({below(u"16.0.1"_s, u"https://aka.ms/OfficeSecurityReleases"_s, custom)}, unaffected),
                u"15.0"_s, unaffected, u"noOrder"_s);
    rows.undecided("a word for an end", product({below(u"0"_s, u"publication"_s, custom)}, unaffected), u"1"_s,
                   u"noOrder"_s);
    rows.undecided("firmware names", product({single(u"< V5.37(AAZF.15)C0"_s)}, unaffected), u"5.36"_s, u"prose"_s);
    rows.undecided("a range turned round", product({below(u"3.0.0"_s, u"2.0.0"_s)}, unaffected), u"2.5.0"_s,
                   u"emptyRange"_s);
    auto two = below(u"1.0.0"_s, u"2.0.0"_s);
    two.lessThanOrEqual = u"3.0.0"_s;
    rows.undecided("two limits", product({two}, unaffected), u"1.5.0"_s, u"twoLimits"_s);
    rows.undecided("an open item before one that covers it",
                   product({single(u"n/a"_s, unaffected), below(u"0"_s, u"2.0.0"_s)}, unaffected), u"1.0.0"_s,
                   u"noVersion"_s);
    rows.likely("an open item that says the same", product({single(u"n/a"_s), below(u"0"_s, u"2.0.0"_s)}, unaffected),
                u"1.0.0"_s, affected, u"noVersion"_s, u"2.0.0"_s);
    rows.undecided("an open item and another default", product({single(u"R.25.0 AutoCAD"_s)}, unaffected), u"24"_s,
                   u"prose"_s);
}

void TestCveVersions::givesNoAnswerForHostileText()
{
    const QList<QString> texts{QString(20'000, u'9'),
                               QString(20'000, u'.'),
                               u"1."_s.repeated(10'000),
                               QString(QChar(0xD800)),
                               QString(QChar(0)),
                               u".*"_s,
                               u"*.*"_s,
                               u".x"_s,
                               u"v"_s};
    for (const auto &text : texts) {
        for (const auto &type : {u"semver"_s, u"custom"_s, u"rpm"_s, u"git"_s}) {
            for (const auto &item : {single(text, affected, type), below(u"0"_s, text, type), below(text, u"*"_s, type),
                                     through(text, text, type)}) {
                const auto verdict = statusOf(product({item}, unaffected), u"1.0.0"_s);
                QVERIFY(verdict.status == affected || verdict.certain || !verdict.reason.isEmpty());
                (void)statusOf(product({item}, unaffected), text);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCveVersions)
#include "tst_cveversions.moc"
