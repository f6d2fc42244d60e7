// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packageurl.h"
#include "feeds/csaf/csafadvisory.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::CsafStatus)

namespace {

/** Builds a document by hand: what the reader makes of JSON is tested elsewhere. */
class Builder
{
public:
    Builder()
    {
        document.version = CsafVersion::V20;
        document.category = u"csaf_security_advisory"_s;
        document.title = u"Title"_s;
        document.tracking.id = u"EX-1"_s;
        document.tracking.status = CsafDocumentStatus::Final;
        document.tracking.initialRelease = QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC);
        document.tracking.currentRelease = QDateTime(QDate(2099, 1, 2), QTime(0, 0), Qt::UTC);
    }

    /** @return its index. The products need no order here: nothing looks them up by id. */
    int add(const QString &purl, const QString &cpe = {})
    {
        CsafProduct product;
        product.id = QString::number(document.products.size());
        if (!purl.isEmpty())
            product.helper.purls = {purl};
        product.helper.cpe = cpe;
        document.products.append(product);
        return int(document.products.size()) - 1;
    }

    int link(int base, int to, CsafRelation relation = CsafRelation::DefaultComponentOf)
    {
        CsafProduct product;
        product.id = QString::number(document.products.size());
        product.base = base;
        product.links = {{relation, to}};
        document.products.append(product);
        return int(document.products.size()) - 1;
    }

    /** A source rpm in Red Hat's release. */
    int addRpm(const QString &purl, const QString &cpe = u"cpe:/o:redhat:enterprise_linux:9::baseos"_s)
    {
        return link(add(purl), add({}, cpe));
    }

    void say(const QString &cve, CsafStatus status, const QList<int> &products)
    {
        auto &list = document.vulnerabilities;
        auto found = std::find_if(list.begin(), list.end(), [&](const auto &one) { return one.cve == cve; });
        if (found == list.end()) {
            list.append(CsafVulnerability());
            found = std::prev(list.end());
            found->cve = cve;
        }
        found->statuses[size_t(status)] = products;
    }

    CsafDocument document;
};

/** "Red Hat:9 expat [,2.5.0-3)": to compare by eye. */
QStringList textOf(const QList<AffectedPackage> &packages)
{
    static const QStringList words{u"affected"_s, u"not"_s, u"eol"_s, u"undetermined"_s};
    QStringList result;
    for (const auto &package : packages) {
        auto text = package.ecosystem + u':' + package.release + u' ' + package.package;
        for (const auto &range : package.ranges)
            text += u" ["_s + range.introduced + u',' + range.fixed
                + (range.lastAffected.isEmpty() ? u")"_s : range.lastAffected + u']');
        for (const auto &version : package.versions)
            text += u" ="_s + version;
        text += u' ' + words[int(package.status)];
        result.append(package.module.isEmpty() ? text : text + u" in "_s + package.module);
    }
    return result;
}

QStringList affectedOf(const Builder &builder)
{
    const auto advisories = advisoriesOf(builder.document, u"feed"_s);
    return advisories.size() == 1 ? textOf(advisories[0].affected) : QStringList{u"several"_s};
}

} // namespace

class TestCsafAdvisory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheHead();
    void namesOnlyWhatIsCertain_data();
    void namesOnlyWhatIsCertain();
    void saysNoMoreThanTheStatuses_data();
    void saysNoMoreThanTheStatuses();
    void takesRangesOfAKnownOrder_data();
    void takesRangesOfAKnownOrder();
    void doesNotMixVulnerabilities();
    void takesTheWorstScore();
    void readsPackageUrls_data();
    void readsPackageUrls();
};

void TestCsafAdvisory::takesTheHead()
{
    Builder builder;
    builder.document.tracking.aliases = {u"B"_s, u"A"_s};
    builder.say(u"CVE-2099-0002"_s, CsafStatus::KnownAffected, {});
    builder.say(u"CVE-2099-0001"_s, CsafStatus::KnownAffected, {});
    builder.document.vulnerabilities[0].cwes = {{u"CWE-79"_s, {}, {}}};
    builder.document.vulnerabilities[1].cwes = {{u"CWE-20"_s, {}, {}}, {u"CWE-79"_s, {}, {}}};
    const auto advisories = advisoriesOf(builder.document, u"csaf-example"_s);
    QCOMPARE(advisories.size(), 1);
    const auto &advisory = advisories[0];
    QCOMPARE(advisory.feed, u"csaf-example"_s);
    QCOMPARE(advisory.id, u"EX-1"_s);
    QCOMPARE(advisory.aliases, (QList<QString>{u"A"_s, u"B"_s}));
    QCOMPARE(advisory.cves, (QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0002"_s}));
    QCOMPARE(advisory.cwes, (QList<QString>{u"CWE-20"_s, u"CWE-79"_s}));
    QCOMPARE(advisory.summary, u"Title"_s);
    QCOMPARE(advisory.published, builder.document.tracking.initialRelease);
    QCOMPARE(advisory.modified, builder.document.tracking.currentRelease);
    QVERIFY(!advisory.withdrawn);
    builder.document.category = u"csaf_withdrawn"_s;
    QVERIFY(advisoriesOf(builder.document, {})[0].withdrawn);
    QCOMPARE(advisoriesOf(CsafDocument(), {}).size(), 1);
}

void TestCsafAdvisory::namesOnlyWhatIsCertain_data()
{
    QTest::addColumn<QString>("purl");
    QTest::addColumn<QString>("cpe");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *purl, const char *cpe, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(purl) << QString::fromLatin1(cpe) << QString::fromLatin1(expected);
    };
    const auto *rpm = "pkg:rpm/redhat/expat@2.5.0-3.el9_5.1?arch=src";
    const auto *fixed = "Red Hat:9 expat [,2.5.0-3.el9_5.1) affected";
    row("baseos", rpm, "cpe:/o:redhat:enterprise_linux:9::baseos", fixed);
    row("appstream", rpm, "cpe:/a:redhat:enterprise_linux:9::appstream", fixed);
    row("no variant", rpm, "cpe:/o:redhat:enterprise_linux:9", fixed);
    row("epoch", "pkg:rpm/redhat/tomcat@9.0-1.el8?arch=src&epoch=1", "cpe:/o:redhat:enterprise_linux:8",
        "Red Hat:8 tomcat [,1:9.0-1.el8) affected");
    row("escaped", "pkg:rpm/redhat/a@1%2B2-3?arch=src", "cpe:/o:redhat:enterprise_linux:9",
        "Red Hat:9 a [,1+2-3) affected");
    row("binary", "pkg:rpm/redhat/expat@2.5.0-3.el9?arch=x86_64", "cpe:/o:redhat:enterprise_linux:9", "");
    row("module", "pkg:rpm/redhat/ruby@3.1-1.module%2Bel8?arch=src&rpmmod=ruby:3.1:80:aa",
        "cpe:/a:redhat:enterprise_linux:8::appstream", "Red Hat:8 ruby [,3.1-1.module+el8) affected in ruby:3.1");
    row("module that the version does not know", "pkg:rpm/redhat/ruby@3.1-1?arch=src&rpmmod=ruby:3.1:80",
        "cpe:/o:redhat:enterprise_linux:9", "");
    row("module in the version", "pkg:rpm/redhat/ruby@3.1-1.module%2Bel8?arch=src", "cpe:/o:redhat:enterprise_linux:8",
        "");
    row("longer support", rpm, "cpe:/o:redhat:rhel_eus:9.4::baseos", "");
    row("minor release", rpm, "cpe:/o:redhat:enterprise_linux:9.4::baseos", "");
    row("hypervisor", rpm, "cpe:/o:redhat:enterprise_linux:8::hypervisor", "");
    row("another product", rpm, "cpe:/a:redhat:openshift:4.14::el9", "");
    row("another vendor", "pkg:rpm/suse/expat@2.5.0?arch=src", "cpe:/o:redhat:enterprise_linux:9", "");
    row("no CPE", rpm, "", "");
    row("no purl", "", "cpe:/o:redhat:enterprise_linux:9", "");
    row("container", "pkg:oci/expat@sha256:00?arch=src", "cpe:/o:redhat:enterprise_linux:9", "");
}

void TestCsafAdvisory::namesOnlyWhatIsCertain()
{
    QFETCH(QString, purl);
    QFETCH(QString, cpe);
    QFETCH(QString, expected);
    Builder builder;
    const int product = builder.addRpm(purl, cpe);
    builder.say(u"CVE-2099-0001"_s, CsafStatus::Fixed, {product});
    QCOMPARE(affectedOf(builder).join(u' '), expected);
    // As part of anything else, or installed on it, it is another thing.
    builder.document.products[product].links[0].relation = CsafRelation::InstalledOn;
    QCOMPARE(affectedOf(builder), QStringList());
    builder.document.products[product].links[0].relation = CsafRelation::DefaultComponentOf;
    builder.document.products[product].unusable = true;
    QCOMPARE(affectedOf(builder), QStringList());
    builder.document.products[product].unusable = false;
    builder.document.tracking.status = CsafDocumentStatus::Draft;
    QCOMPARE(affectedOf(builder), QStringList());
}

void TestCsafAdvisory::saysNoMoreThanTheStatuses_data()
{
    QTest::addColumn<QStringList>("purls");
    QTest::addColumn<QList<CsafStatus>>("statuses");
    QTest::addColumn<QString>("expected");
    const auto bare = u"pkg:rpm/redhat/a?arch=src"_s;
    const auto one = u"pkg:rpm/redhat/a@1-1?arch=src"_s;
    const auto two = u"pkg:rpm/redhat/a@2-1?arch=src"_s;
    using S = CsafStatus;
    QTest::newRow("affected") << QStringList{bare} << QList<S>{S::KnownAffected} << u"Red Hat:9 a [,) affected"_s;
    QTest::newRow("one version") << QStringList{one} << QList<S>{S::KnownAffected} << u"Red Hat:9 a =1-1 affected"_s;
    QTest::newRow("affected and fixed") << QStringList{one, two} << QList<S>{S::KnownAffected, S::Fixed}
                                        << u"Red Hat:9 a [,2-1) affected"_s;
    QTest::newRow("not affected") << QStringList{bare} << QList<S>{S::KnownNotAffected} << u"Red Hat:9 a not"_s;
    QTest::newRow("one version is not") << QStringList{one} << QList<S>{S::KnownNotAffected} << QString();
    QTest::newRow("fixed without a version") << QStringList{bare} << QList<S>{S::Fixed} << QString();
    QTest::newRow("looking") << QStringList{bare} << QList<S>{S::UnderInvestigation} << u"Red Hat:9 a undetermined"_s;
    QTest::newRow("two fixes") << QStringList{one, two} << QList<S>{S::Fixed, S::Fixed}
                               << u"Red Hat:9 a undetermined"_s;
    QTest::newRow("no fix, and a fix") << QStringList{bare, two} << QList<S>{S::KnownAffected, S::Fixed}
                                       << u"Red Hat:9 a undetermined"_s;
    QTest::newRow("not, and a fix") << QStringList{bare, two} << QList<S>{S::KnownNotAffected, S::Fixed}
                                    << u"Red Hat:9 a undetermined"_s;
    QTest::newRow("recommended") << QStringList{one} << QList<S>{S::Recommended} << QString();
}

void TestCsafAdvisory::saysNoMoreThanTheStatuses()
{
    QFETCH(QStringList, purls);
    QFETCH(QList<CsafStatus>, statuses);
    QFETCH(QString, expected);
    Builder builder;
    builder.document.vulnerabilities.append(CsafVulnerability());
    for (qsizetype i = 0; i < purls.size(); ++i) {
        const int product = builder.addRpm(purls[i]);
        builder.document.vulnerabilities[0].statuses[size_t(statuses[i])].append(product);
    }
    QCOMPARE(affectedOf(builder).join(u' '), expected);
}

void TestCsafAdvisory::takesRangesOfAKnownOrder_data()
{
    QTest::addColumn<QString>("purl");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("isRange");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *purl, const char *version, bool isRange, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(purl) << QString::fromLatin1(version) << isRange
                            << QString::fromLatin1(expected);
    };
    row("npm", "pkg:npm/left-pad", "vers:npm/>=2.2.0|<2.3.0", true, "npm: left-pad [2.2.0,2.3.0) affected");
    row("scope", "pkg:npm/%40scope/a", "vers:npm/<=2.0.0", true, "npm: @scope/a [,2.0.0] affected");
    row("cargo", "pkg:cargo/rand@0.8.0", "", false, "crates.io: rand =0.8.0 affected");
    row("one version", "pkg:npm/a", "1.0.0", false, "npm: a =1.0.0 affected");
    row("all", "pkg:npm/a", "vers:all/*", true, "npm: a [,) affected");
    row("free text", "pkg:npm/a", "< 2.0.0", true, "npm: a undetermined");
    row("range as a version", "pkg:npm/a", "vers:npm/<2.0.0", false, "npm: a undetermined");
    row("another order", "pkg:npm/a", "vers:deb/<2.0.0", true, "npm: a undetermined");
    row("not to be said", "pkg:npm/a", "vers:npm/>2.0.0", true, "npm: a undetermined");
    row("unknown", "pkg:npm/a", "vers:unknown/1", true, "npm: a undetermined");
    row("no version", "pkg:npm/a", "", false, "npm: a undetermined");
    row("another type", "pkg:gem/a", "vers:gem/<2", true, "");
    row("debian", "pkg:deb/debian/openssl?arch=source&distro=bookworm", "vers:deb/<3.0.15-1", true,
        "Debian:12 openssl [,3.0.15-1) affected");
    row("debian by number", "pkg:deb/debian/openssl@3.0.14-1?arch=source&distro=debian-12", "", false,
        "Debian:12 openssl =3.0.14-1 affected");
    row("ubuntu", "pkg:deb/ubuntu/openssl?arch=source&distro=ubuntu-22.04", "", false,
        "Ubuntu:22.04 openssl [,) affected");
    row("no distro", "pkg:deb/debian/openssl?arch=source", "vers:deb/<3", true, "");
    row("unknown distro", "pkg:deb/debian/openssl?arch=source&distro=etc", "vers:deb/<3", true, "");
    row("binary deb", "pkg:deb/debian/openssl?arch=amd64&distro=bookworm", "vers:deb/<3", true, "");
}

void TestCsafAdvisory::takesRangesOfAKnownOrder()
{
    QFETCH(QString, purl);
    QFETCH(QString, version);
    QFETCH(bool, isRange);
    QFETCH(QString, expected);
    Builder builder;
    const int product = builder.add(purl);
    builder.document.products[product].path.version = version;
    builder.document.products[product].path.versionIsRange = isRange;
    builder.say(u"CVE-2099-0001"_s, CsafStatus::KnownAffected, {product});
    QCOMPARE(affectedOf(builder).join(u' '), expected);
    builder.document.products[product].helper.purls.append(u"pkg:npm/b"_s);
    QCOMPARE(affectedOf(builder), QStringList()); // Two names: which one has the versions?
}

void TestCsafAdvisory::doesNotMixVulnerabilities()
{
    Builder builder;
    const int first = builder.addRpm(u"pkg:rpm/redhat/a@1-1?arch=src"_s);
    const int second = builder.addRpm(u"pkg:rpm/redhat/b@1-1?arch=src"_s);
    builder.say(u"CVE-2099-0003"_s, CsafStatus::Fixed, {first});
    builder.say(u"CVE-2099-0001"_s, CsafStatus::Fixed, {first});
    builder.say(u"CVE-2099-0002"_s, CsafStatus::Fixed, {second});
    builder.say(QString(), CsafStatus::Fixed, {first, second});
    const auto advisories = advisoriesOf(builder.document, u"f"_s);
    QCOMPARE(advisories.size(), 3);
    QCOMPARE(advisories[0].id, u"EX-1:CVE-2099-0001"_s);
    QCOMPARE(advisories[0].cves, (QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0003"_s}));
    QCOMPARE(textOf(advisories[0].affected), QStringList{u"Red Hat:9 a [,1-1) affected"_s});
    QCOMPARE(advisories[1].id, u"EX-1:CVE-2099-0002"_s);
    QCOMPARE(textOf(advisories[1].affected), QStringList{u"Red Hat:9 b [,1-1) affected"_s});
    QCOMPARE(advisories[2].id, u"EX-1:3"_s);
    QCOMPARE(advisories[2].affected.size(), 2);
}

void TestCsafAdvisory::takesTheWorstScore()
{
    Builder builder;
    builder.say(u"CVE-2099-0001"_s, CsafStatus::KnownAffected, {});
    const auto add = [&](const QString &version, const QString &vector, double score) {
        CsafMetric metric;
        metric.cvss = {{version, vector, score, {}}};
        builder.document.vulnerabilities[0].metrics.append(metric);
        return advisoriesOf(builder.document, {})[0].cvssVector;
    };
    QCOMPARE(add(u"2.0"_s, u"two"_s, 10), QString());
    QCOMPARE(add(u"4.0"_s, u"four"_s, 9.9), u"four"_s);
    QCOMPARE(add(u"3.1"_s, u"three"_s, 5), u"three"_s);
    QCOMPARE(add(u"3.0"_s, u"worse"_s, 7), u"worse"_s);
    QCOMPARE(add(u"3.1"_s, u"better"_s, 6), u"worse"_s);
    QCOMPARE(add(u"3.1"_s, {}, 10), u"worse"_s);
}

void TestCsafAdvisory::readsPackageUrls_data()
{
    QTest::addColumn<QString>("expected"); // type space name version qualifiers subpath
    const auto row = [](const char *purl, const char *expected) {
        QTest::newRow(purl) << QString::fromLatin1(expected);
    };
    row("pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "deb|debian|curl|7.50.3-1|arch=i386,distro=jessie|");
    row("pkg:rpm/redhat/ruby@2.5.9-111.module%2Bel8?arch=src&rpmmod=ruby:2.5:80",
        "rpm|redhat|ruby|2.5.9-111.module+el8|arch=src,rpmmod=ruby:2.5:80|");
    row("pkg:npm/%40angular/animation@12.3.1", "npm|@angular|animation|12.3.1||");
    row("pkg:npm/@angular/animation@12.3.1", "npm|@angular|animation|12.3.1||");
    row("pkg:golang/google.golang.org/genproto#googleapis/api", "golang|google.golang.org|genproto|||googleapis/api");
    row("pkg:github/a/b/c@1", "github|a/b|c|1||");
    row("PKG:Cargo/rand@0.7.2", "cargo||rand|0.7.2||");
    row("pkg://cargo/rand", "cargo||rand|||");
    row("pkg:cargo/rand/", "cargo||rand|||");
    row("pkg:oci/a@sha256:00?arch=amd64&empty=&tag=1", "oci||a|sha256:00|arch=amd64,tag=1|");
    row("pkg:generic/a%2Fb@1%402", "generic||a/b|1@2||");
    row("pkg:cargo/", "");
    row("pkg:cargo", "");
    row("pkg:/rand", "");
    row("pkg:1x/rand", "");
    row("pkg:ca rgo/rand", "");
    row("npm/rand", "");
    row("", "");
    row("pkg:cargo/rand?a=1&A=2", "");
    row("pkg:cargo/rand?=1", "");
    row("pkg:cargo/rand?a%20b=1", "");
}

void TestCsafAdvisory::readsPackageUrls()
{
    QFETCH(QString, expected);
    const auto purl = parsePackageUrl(QString::fromLatin1(QTest::currentDataTag()));
    if (!purl) {
        QCOMPARE(QString(), expected);
        return;
    }
    QStringList qualifiers;
    for (const auto &[key, value] : purl->qualifiers) {
        qualifiers.append(key + u'=' + value);
        QCOMPARE(purl->qualifier(key), value);
    }
    QCOMPARE(purl->qualifier(u"nothing"), QString());
    QCOMPARE((QStringList{purl->type, purl->space, purl->name, purl->version, qualifiers.join(u','), purl->subpath})
                 .join(u'|'),
             expected);
}

QTEST_GUILESS_MAIN(TestCsafAdvisory)
#include "tst_csafadvisory.moc"
