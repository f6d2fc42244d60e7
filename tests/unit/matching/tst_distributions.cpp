// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/matchfixture.h"

#include <QFile>
#include <QHash>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A machine, one package on it, and what one advisory says of that package: "key=value" of one line of the table. */
class Case
{
public:
    explicit Case(const QString &line)
    {
        const auto fields = line.split(u'\t').sliced(1);
        for (const auto &field : fields)
            m_values.insert(field.section(u'=', 0, 0), field.section(u'=', 1));
    }

    [[nodiscard]] QString operator()(const char *key, const QString &usual = {}) const
    {
        return m_values.value(QString::fromLatin1(key), usual);
    }

private:
    QHash<QString, QString> m_values;
};

} // namespace

/** Cases like those of other scanners, one package and one statement each. */
class DistributionsTest : public QObject
{
    Q_OBJECT

    static Scene sceneOf(const Case &row)
    {
        Scene scene;
        auto &os = scene.inventory.machine.os;
        os = {};
        os.id = row("id");
        os.versionId = row("versionId");
        os.prettyName = row("prettyName");
        Software software;
        software.name = row("package", u"openssl"_s);
        software.version = row("version");
        software.scheme = VersionScheme::Rpm;
        software.source = u"rpm"_s;
        software.sourcePackage = row("source").section(u' ', 0, 0);
        software.sourceVersion = row("source").section(u' ', 1, 1);
        software.module = row("module");
        software.architecture = row("architecture", u"x86_64"_s);
        software.epochKnown = row("epochKnown") != u"false";
        scene.inventory.software = {software};
        const auto space = row("space");
        const auto colon = space.indexOf(u':');
        auto statement = affects(row("stated", u"openssl"_s), {{{}, row("fixed"), {}}}, space.sliced(colon + 1));
        statement.ecosystem = space.first(colon);
        statement.scheme = VersionScheme::Rpm;
        statement.module = row("statedModule");
        if (!row("statedArchitecture").isEmpty())
            statement.architectures = {row("statedArchitecture")};
        statement.binaryPackage = row("binary") == u"true";
        for (auto &feed : scene.feeds)
            feed.covers = {space, u"Rocky Linux:9"_s};
        scene.advisories = {advisory(u"osv-debian"_s, u"TEST-1"_s, {u"CVE-2026-1"_s}, {statement})};
        return scene;
    }

    static QString outcomeOf(const Scene &scene)
    {
        QList<QString> outcomes;
        const auto findings = scene.match().findings;
        for (const auto &finding : findings) {
            if (finding.software.kind != SoftwareKind::Package)
                continue;
            auto outcome = nameOf(finding.verdict);
            for (const auto &part : {finding.reason, finding.fixedVersion})
                outcome += part.isEmpty() ? QString() : u' ' + part;
            outcomes += outcome;
        }
        return outcomes.isEmpty() ? u"none"_s : outcomes.join(u"; ");
    }

    static Software debian(const QString &name, const QString &version) { return package(name, name, version); }

    static Scene ubuntu(const QString &installed, const QList<std::pair<QString, QString>> &statements)
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"ubuntu"_s;
        scene.inventory.machine.os.versionId = u"22.04"_s;
        scene.inventory.machine.os.codename = u"jammy"_s;
        scene.inventory.software = {debian(u"imagemagick"_s, installed)};
        scene.feeds.front().covers = {u"Ubuntu:22.04"_s, u"Ubuntu:Pro:22.04"_s};
        QList<AffectedPackage> affected;
        for (const auto &[release, fixed] : statements) {
            affected += affects(u"imagemagick"_s, {fixedIn(fixed)}, release);
            affected.back().ecosystem = u"Ubuntu"_s;
        }
        scene.advisories = {advisory(u"osv-debian"_s, u"UBUNTU-CVE-2026-1"_s, {u"CVE-2026-1"_s}, affected)};
        return scene;
    }

private Q_SLOTS:
    void judgesRpms_data()
    {
        QTest::addColumn<QString>("line");
        QFile file(QStringLiteral(PW_TEST_DATA "/matching/rpms.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const auto &line : lines) {
            if (!line.isEmpty() && !line.startsWith(u'#'))
                QTest::newRow(qPrintable(line.section(u'\t', 0, 0))) << line;
        }
    }
    void judgesRpms()
    {
        QFETCH(QString, line);
        const Case row(line);
        QVERIFY(!row("outcome").isEmpty());
        QCOMPARE(outcomeOf(sceneOf(row)), row("outcome"));
    }

    void ubuntuProIsNotForEverybody_data()
    {
        QTest::addColumn<QString>("installed");
        QTest::addColumn<QString>("free");
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("outcome");
        const auto none = u"-"_s;
        const auto row = [](const char *name, const QString &installed, const QString &free, const QString &paid,
                            const QString &outcome) { QTest::newRow(name) << installed << free << paid << outcome; };
        row("free fix", u"1.0-1"_s, u"1.0-1ubuntu1"_s, none, u"vulnerable 1.0-1ubuntu1"_s);
        row("free fix installed", u"1.0-1ubuntu1"_s, u"1.0-1ubuntu1"_s, none, u"notVulnerable"_s);
        row("only in Pro", u"1.0-1"_s, {}, u"1.0-1ubuntu0.1~esm1"_s, u"vulnerable fixNeedsSubscription"_s);
        row("only in Pro, nothing about the rest", u"1.0-1"_s, none, u"1.0-1ubuntu0.1~esm1"_s,
            u"vulnerable fixNeedsSubscription"_s);
        row("Pro's fix installed", u"1.0-1ubuntu0.1~esm1"_s, {}, u"1.0-1ubuntu0.1~esm1"_s, u"notVulnerable"_s);
        row("no fix anywhere", u"1.0-1"_s, {}, {}, u"vulnerable"_s);
        row("free fix wins", u"1.0-1"_s, u"1.0-1ubuntu1"_s, u"1.0-1ubuntu0.1~esm1"_s, u"vulnerable 1.0-1ubuntu1"_s);
    }
    void ubuntuProIsNotForEverybody()
    {
        QFETCH(QString, installed);
        QFETCH(QString, free);
        QFETCH(QString, paid);
        QList<std::pair<QString, QString>> statements;
        if (free != u"-")
            statements.append({u"22.04"_s, free});
        if (paid != u"-")
            statements.append({u"Pro:22.04"_s, paid});
        QTEST(outcomeOf(ubuntu(installed, statements)), "outcome");
    }

    void aNoticeForSubscribersSettlesAnOpenCve()
    {
        auto scene = ubuntu(u"1.0-1ubuntu0.1~esm1"_s, {{u"22.04"_s, {}}});
        auto notice = affects(u"imagemagick"_s, {fixedIn(u"1.0-1ubuntu0.1~esm1"_s)}, u"Pro:22.04"_s);
        notice.ecosystem = u"Ubuntu"_s;
        scene.advisories += advisory(u"debian-dsa"_s, u"USN-1-1"_s, {u"CVE-2026-1"_s}, {notice});
        QCOMPARE(outcomeOf(scene), u"notVulnerable; notVulnerable"_s);
        scene.inventory.software.front() = debian(u"imagemagick"_s, u"1.0-1"_s);
        QCOMPARE(outcomeOf(scene), u"vulnerable fixNeedsSubscription; vulnerable fixNeedsSubscription"_s);
    }

    void derivativesByTheEvidenceOfEachPackage_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("versionId");
        QTest::addColumn<QString>("codename");
        QTest::addColumn<QString>("installed");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *name, const QString &id, const QString &versionId, const QString &codename,
                            const QString &installed, const QString &outcome) {
            QTest::newRow(name) << id << versionId << codename << installed << outcome;
        };
        const auto flagged = u"vulnerable 1.0-2"_s;
        row("LMDE", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1"_s, flagged);
        row("LMDE, fixed", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-2"_s, u"notVulnerable"_s);
        row("LMDE, Mint's own", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1+mint1"_s, u"none"_s);
        row("LMDE, Mint's own by code name", u"linuxmint"_s, u"6"_s, u"faye"_s, u"1.0-1+faye"_s, u"none"_s);
        row("Devuan", u"devuan"_s, u"5"_s, u"daedalus"_s, u"1.0-1"_s, flagged);
        row("Devuan's own", u"devuan"_s, u"5"_s, u"daedalus"_s, u"1.0-1+devuan1"_s, u"none"_s);
        row("Raspbian", u"raspbian"_s, u"12"_s, u"bookworm"_s, u"1.0-1"_s, flagged);
        row("Raspbian, changed", u"raspbian"_s, u"12"_s, u"bookworm"_s, u"1.0-1+rpt1"_s,
            u"possible derivative 1.0-2"_s);
        row("Raspberry Pi OS", u"debian"_s, u"12"_s, u"bookworm"_s, u"1.0-1+rpt1"_s, u"possible derivative 1.0-2"_s);
        row("Raspberry Pi OS, fixed", u"debian"_s, u"12"_s, u"bookworm"_s, u"1.0-2+rpt1"_s, u"notVulnerable"_s);
    }
    void derivativesByTheEvidenceOfEachPackage()
    {
        QFETCH(QString, id);
        QFETCH(QString, versionId);
        QFETCH(QString, codename);
        QFETCH(QString, installed);
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = id;
        scene.inventory.machine.os.versionId = versionId;
        scene.inventory.machine.os.codename = codename;
        scene.inventory.software = {debian(u"tool"_s, installed)};
        scene.advisories = {
            advisory(u"osv-debian"_s, u"CVE-2026-1"_s, {}, {affects(u"tool"_s, {fixedIn(u"1.0-2"_s)})})};
        QTEST(outcomeOf(scene), "outcome");
        const auto gaps = scene.match().notChecked;
        const bool told = std::any_of(gaps.begin(), gaps.end(),
                                      [](const NotChecked &item) { return item.detail.contains(u"derivative"_s); });
        QCOMPARE(told, outcomeOf(scene) == u"none");
    }

    void mintIsJudgedByUbuntu()
    {
        auto scene = ubuntu(u"1.0-1"_s, {{u"22.04"_s, u"1.0-1ubuntu1"_s}});
        auto &os = scene.inventory.machine.os;
        os.id = u"linuxmint"_s;
        os.versionId = u"21.3"_s;
        os.codename = u"virginia"_s;
        QCOMPARE(outcomeOf(scene), u"vulnerable 1.0-1ubuntu1"_s);
        // As the reader tells it, where os-release has UBUNTU_CODENAME.
        os.versionId = u"99"_s;
        os.baseId = u"ubuntu"_s;
        os.baseCodename = u"jammy"_s;
        QCOMPARE(outcomeOf(scene), u"vulnerable 1.0-1ubuntu1"_s);
    }

    void alpineByItsOwnOrder()
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"alpine"_s;
        scene.inventory.machine.os.versionId = u"3.19.1"_s;
        auto software = debian(u"libcrypto3"_s, u"3.1.4-r2"_s);
        software.sourcePackage = u"openssl"_s;
        software.scheme = VersionScheme::Apk;
        scene.inventory.software = {software};
        scene.feeds.front().covers = {u"Alpine:v3.19"_s};
        auto statement = affects(u"openssl"_s, {fixedIn(u"3.1.4-r10"_s)}, u"v3.19"_s);
        statement.ecosystem = u"Alpine"_s;
        statement.scheme = VersionScheme::Apk;
        scene.advisories = {advisory(u"osv-debian"_s, u"ALPINE-CVE-2026-1"_s, {u"CVE-2026-1"_s}, {statement})};
        QCOMPARE(outcomeOf(scene), u"vulnerable 3.1.4-r10"_s);
        QCOMPARE(scene.match().findings.front().evidence.rule, u"apkFixedVersion"_s);
        scene.inventory.software.front().sourceVersion = u"3.1.4-r10"_s;
        QCOMPARE(outcomeOf(scene), u"notVulnerable"_s);
        scene.inventory.software.front().sourceVersion = u"3.1.4-hand-made"_s;
        QCOMPARE(outcomeOf(scene), u"undetermined versionUnreadable"_s);
    }
};

QTEST_GUILESS_MAIN(DistributionsTest)
#include "tst_distributions.moc"
