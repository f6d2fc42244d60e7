// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"
#include "updating/aptoutput.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestAptDryRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAWholeDryRun();
    void readsOneLine_data();
    void readsOneLine();
    void refusesALineOfAnotherShape_data();
    void refusesALineOfAnotherShape();
    void saysWhenTheDryRunFails();
    void takesNoUpdatesForAnAnswer();
    void refusesOutputThatWasCut();
    void refusesFewerLinesThanPromised();
    void joinsTakingAwayAndPuttingBack();
    void readsKeptBackListsOfEveryApt();
    void cutAnywhereNeverLosesAChangeInSilence();
    void survivesRandomDamage();

private:
    static QByteArray whole() { return Test::readFile(QStringLiteral(PW_TEST_DATA "/updating/dryrun.txt")); }
    static QByteArray counted(const QByteArray &lines, int installed, int removed = 0)
    {
        return QByteArray::number(installed) + " upgraded, 0 newly installed, " + QByteArray::number(removed)
            + " to remove and 0 not upgraded.\n" + lines + '\n';
    }
    static const PackageChange *find(const AptDryRun &run, QStringView name, QStringView architecture)
    {
        for (const auto &change : run.changes) {
            if (change.package == name && change.architecture == architecture)
                return &change;
        }
        return nullptr;
    }
};

void TestAptDryRun::readsAWholeDryRun()
{
    const auto run = parseAptDryRun(whole());
    QVERIFY(run);
    QCOMPARE(run->changes.size(), 8);
    QVERIFY(!run->broken);
    QCOMPARE(run->keptBack,
             QList<QString>({u"another-tool"_s, u"blocked-lib:i386"_s, u"blocked-tool"_s, u"phased-tool"_s}));
    QVERIFY(find(*run, u"oldlib", u"")->kind == PackageChange::Kind::Remove);
    QCOMPARE(find(*run, u"libshared", u"i386")->fromVersion, u"1.0-1"_s);
    QCOMPARE(find(*run, u"libshared", u"amd64")->toVersion, u"1.0-2"_s);
    QCOMPARE(find(*run, u"both", u"all")->origins.size(), 2);
    QVERIFY(find(*run, u"linux-image-6.1.0-56-amd64", u"amd64")->kind == PackageChange::Kind::Install);
    QVERIFY(find(*run, u"linux-image-amd64", u"amd64")->kind == PackageChange::Kind::Upgrade);
    // The autoremovable and the new packages are lists too, but not of what is kept back.
    QVERIFY(!run->keptBack.contains(u"libold1"_s));
}

void TestAptDryRun::readsOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<PackageChange>("expected");
    const PackageOrigin security{u"Debian-Security"_s, u"12"_s, u"oldstable-security"_s};
    const PackageOrigin debian{u"Debian"_s, u"12.15"_s, u"oldstable"_s};
    const auto row = [](const char *name, const QByteArray &line, PackageChange::Kind kind, const QString &package,
                        const QString &architecture, const QString &from, const QString &to,
                        const QList<PackageOrigin> &origins) {
        PackageChange change;
        change.kind = kind;
        change.package = package;
        change.architecture = architecture;
        change.fromVersion = from;
        change.toVersion = to;
        change.origins = origins;
        QTest::newRow(name) << line << change;
    };
    using Kind = PackageChange::Kind;
    row("upgrade", "Inst openssl [3.0.19-1~deb12u2] (3.0.22-1~deb12u2 Debian-Security:12/oldstable-security [amd64])",
        Kind::Upgrade, u"openssl"_s, u"amd64"_s, u"3.0.19-1~deb12u2"_s, u"3.0.22-1~deb12u2"_s, {security});
    row("empty list of broken ones", "Inst a [1] (2 Debian-Security:12/oldstable-security [amd64]) []", Kind::Upgrade,
        u"a"_s, u"amd64"_s, u"1"_s, u"2"_s, {security});
    row("broken for a moment", "Inst a [1] (2 Debian-Security:12/oldstable-security [amd64]) [perl:amd64 ]",
        Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s, u"2"_s, {security});
    row("conflicts and broken", "Inst a [1] (2 Debian:12.15/oldstable [amd64]) [b:amd64 on a:amd64] [b:amd64 c:i386 ]",
        Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s, u"2"_s, {debian});
    row("two origins", "Inst a [1] (2 Debian:12.15/oldstable, Debian-Security:12/oldstable-security [amd64])",
        Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s, u"2"_s, {debian, security});
    row("new package", "Inst a (2 Debian:12.15/oldstable [all])", Kind::Install, u"a"_s, u"all"_s, {}, u"2"_s,
        {debian});
    row("foreign architecture", "Inst a:i386 [1] (2 Debian:12.15/oldstable [i386])", Kind::Upgrade, u"a"_s, u"i386"_s,
        u"1"_s, u"2"_s, {debian});
    row("archive only", "Inst a [1] (2 unstable [all])", Kind::Upgrade, u"a"_s, u"all"_s, u"1"_s, u"2"_s,
        {{{}, {}, u"unstable"_s}});
    row("host name", "Inst a [1] (2 repo.example.org [amd64])", Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s, u"2"_s,
        {{{}, {}, u"repo.example.org"_s}});
    row("label with spaces", "Inst a [1] (1.2 Some Vendor:1/stable [amd64])", Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s,
        u"1.2"_s, {{u"Some Vendor"_s, u"1"_s, u"stable"_s}});
    row("label with colons and parentheses", "Inst a [1] (2 home:user (own):1/./x [amd64])", Kind::Upgrade, u"a"_s,
        u"amd64"_s, u"1"_s, u"2"_s, {{u"home:user (own)"_s, u"1"_s, u"./x"_s}});
    row("label without version", "Inst a [1] (2 Vendor CE:bookworm [amd64])", Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s,
        u"2"_s, {{u"Vendor CE"_s, {}, u"bookworm"_s}});
    row("no origin", "Inst a [1] (2  [amd64])", Kind::Upgrade, u"a"_s, u"amd64"_s, u"1"_s, u"2"_s, {});
    row("epoch and tilde", "Inst a [1:1.0~rc1+b2] (2:1.0-1~bpo12+1 unstable [amd64])", Kind::Upgrade, u"a"_s,
        u"amd64"_s, u"1:1.0~rc1+b2"_s, u"2:1.0-1~bpo12+1"_s, {{{}, {}, u"unstable"_s}});
}

void TestAptDryRun::readsOneLine()
{
    QFETCH(const QByteArray, line);
    QFETCH(const PackageChange, expected);
    const auto run = parseAptDryRun(counted(line, 1));
    QVERIFY2(run, run ? "" : qPrintable(run.error().detail));
    QCOMPARE(run->changes.size(), 1);
    QVERIFY(run->changes[0] == expected);
}

void TestAptDryRun::refusesALineOfAnotherShape_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto *const line :
         {"Inst a", "Inst a [1]", "Inst a [1] (2)", "Inst a [1] (2 x)", "Inst a [1] 2 x [amd64]",
          "Inst a [1] (2 x [amd64]) and more", "Inst a [1] (2 x [amd64]", "Inst  [1] (2 x [amd64])",
          "Inst a b [1] (2 x [amd64])", "Inst ../a [1] (2 x [amd64])", "Remv", "Remv a b c", "Remv a [1] (2 x [amd64])",
          "Purg [1]", "Inst a\xff [1] (2 x [amd64])"})
        QTest::newRow(line) << QByteArray(line);
}

void TestAptDryRun::refusesALineOfAnotherShape()
{
    QFETCH(const QByteArray, line);
    const auto run = parseAptDryRun(counted(line + ' ', 1, 1));
    QVERIFY(!run);
    QVERIFY(run.error().code == Error::Code::ToolOutputUnknown);
}

void TestAptDryRun::saysWhenTheDryRunFails()
{
    const auto run = parseAptDryRun("Inst a [1] (2 x [amd64])\nConf a:amd64 broken\n Depends:b\n");
    QVERIFY(run);
    QVERIFY(run->broken);
    QVERIFY(!parseAptDryRun(counted("Conf broken (2 x [amd64])", 0))->broken);
}

void TestAptDryRun::takesNoUpdatesForAnAnswer()
{
    const auto run = parseAptDryRun("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n");
    QVERIFY(run);
    QVERIFY(run->changes.isEmpty());
    QVERIFY(run->keptBack.isEmpty());
}

void TestAptDryRun::refusesOutputThatWasCut()
{
    QVERIFY(parseAptDryRun("").error().code == Error::Code::ToolOutputUnknown);
    QVERIFY(parseAptDryRun("Reading package lists...\n").error().code == Error::Code::ToolOutputUnknown);
    QVERIFY(!parseAptDryRun(QByteArray(100'000, 'x')));
}

void TestAptDryRun::refusesFewerLinesThanPromised()
{
    const QByteArray line = "Inst a [1] (2 x [amd64])";
    QVERIFY(parseAptDryRun(counted(line, 1)));
    QVERIFY(!parseAptDryRun(counted(line, 2)));
    QVERIFY(!parseAptDryRun(counted(line, 1, 1)));
    QVERIFY(!parseAptDryRun("1 upgraded, 1 newly installed, 1 reinstalled, 1 downgraded, 0 to remove and 0 not "
                            "upgraded.\nInst a [1] (2 x [amd64])\nInst b [1] (2 x [amd64])\nInst c (2 x [amd64])\n"));
}

void TestAptDryRun::joinsTakingAwayAndPuttingBack()
{
    const auto run =
        parseAptDryRun(counted("Remv a [1]\nInst a (2 x [amd64])\nRemv b:i386 [1]\nInst b [1] (2 x [amd64])", 1, 1));
    QVERIFY(run);
    QCOMPARE(run->changes.size(), 3);
    QVERIFY(run->changes[0].kind == PackageChange::Kind::Upgrade);
    QCOMPARE(run->changes[0].fromVersion, u"1"_s);
    QCOMPARE(run->changes[0].toVersion, u"2"_s);
    // Another architecture is another package.
    QVERIFY(find(*run, u"b", u"i386")->kind == PackageChange::Kind::Remove);
    QVERIFY(find(*run, u"b", u"amd64")->kind == PackageChange::Kind::Upgrade);
}

void TestAptDryRun::readsKeptBackListsOfEveryApt()
{
    for (const auto *const heading :
         {"The following packages have been kept back:", "Not upgrading:",
          "The following upgrades have been deferred due to phasing:", "Not upgrading yet due to phasing:"}) {
        const auto run = parseAptDryRun(QByteArray(heading) + "\n  b a\n  a b\n  a\nOther:\n  c\n" + counted({}, 0));
        QVERIFY(run);
        QCOMPARE(run->keptBack, QList<QString>({u"a"_s, u"b"_s}));
    }
}

void TestAptDryRun::cutAnywhereNeverLosesAChangeInSilence()
{
    const auto output = whole();
    const auto all = parseAptDryRun(output);
    for (qsizetype length = 0; length < output.size(); ++length) {
        const auto run = parseAptDryRun(QByteArrayView(output).first(length));
        if (run)
            QVERIFY2(run->changes == all->changes, qPrintable(QString::number(length)));
        else
            QVERIFY(run.error().code == Error::Code::ToolOutputUnknown);
    }
}

void TestAptDryRun::survivesRandomDamage()
{
    const auto output = whole();
    QRandomGenerator random(3); // Fixed: a failure can be repeated.
    for (auto round = 0; round < 2000; ++round) {
        auto bytes = output;
        for (auto change = random.bounded(1, 8); change > 0; --change) {
            const auto at = random.bounded(static_cast<int>(bytes.size()));
            if (random.bounded(2) == 0)
                bytes[at] = static_cast<char>(random.bounded(256));
            else
                bytes.remove(at, random.bounded(30));
        }
        const auto run = parseAptDryRun(bytes);
        if (!run)
            continue;
        for (const auto &change : run->changes)
            QVERIFY(!change.package.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestAptDryRun)
#include "tst_aptdryrun.moc"
