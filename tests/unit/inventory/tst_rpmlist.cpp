// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/rpmlist.h"

#include <QFile>
#include <QHash>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray openssl =
    "openssl-libs\t1\t3.0.7\t24.el9\tx86_64\topenssl-3.0.7-24.el9.src.rpm\tRed Hat, Inc.\t1700000000";
const QByteArray bash = "bash\t0\t5.1.8\t6.el9\tx86_64\tbash-5.1.8-6.el9.src.rpm\tRed Hat, Inc.\t1700000000";

Software only(const QByteArray &line)
{
    const auto list = readRpmPackages(line + '\n', u"list"_s);
    return list && list->software.size() == 1 ? list->software.first() : Software{};
}

} // namespace

class TestRpmList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAllColumns();
    void readsTheModule();
    void readsWhatIsNotThere();
    void readsOtherForms_data();
    void readsOtherForms();
    void readsSources_data();
    void readsSources();
    void leavesOutKeys();
    void keepsSeveralVersions();
    void countsALineOnce();
    void skipsDamagedLines_data();
    void skipsDamagedLines();
    void keepsAPackageWithABadVendor();
    void refusesAListWithoutPackages_data();
    void refusesAListWithoutPackages();
    void neverCrashesWhereverItIsCut();
    void stopsWhenAsked();
    void tellsTheMachine();
    void findsSourcesThatAreNotTold();
    void saysThatSourcesAreNotTold_data();
    void saysThatSourcesAreNotTold();
    void recognisesItself_data();
    void recognisesItself();
    void readsTheCorpus_data();
    void readsTheCorpus();
};

void TestRpmList::readsAllColumns()
{
    const auto one = only(openssl);
    QCOMPARE(one.name, u"openssl-libs"_s);
    QCOMPARE(one.version, u"1:3.0.7-24.el9"_s);
    QVERIFY(one.scheme == VersionScheme::Rpm);
    QCOMPARE(one.source, u"rpm"_s);
    QCOMPARE(one.sourcePackage, u"openssl"_s);
    QCOMPARE(one.sourceVersion, u"1:3.0.7-24.el9"_s);
    QCOMPARE(one.architecture, u"x86_64"_s);
    QCOMPARE(one.publisher, u"Red Hat, Inc."_s);
    QCOMPARE(one.installed, QDate(2023, 11, 14));
    QVERIFY(one.kind == SoftwareKind::Package);
    QVERIFY(one.epochKnown);
    QVERIFY(one.module.isEmpty());
    QCOMPARE(only(bash).version, u"5.1.8-6.el9"_s);
}

void TestRpmList::readsTheModule()
{
    QCOMPARE(only(openssl + "\tnodejs:18:8060020220523160029:ad008a3a").module, u"nodejs:18"_s);
    QVERIFY(only(openssl + "\t(none)").module.isEmpty());
    QVERIFY(only(openssl + "\t").module.isEmpty());
    QCOMPARE(only(openssl + "\t(none)").name, u"openssl-libs"_s);
    QCOMPARE(rpmModuleOf(u"perl:5.26"), u"perl:5.26"_s);
    QVERIFY(rpmModuleOf(u"nonsense").isEmpty());
    QVERIFY(rpmModuleOf(u":18:x").isEmpty());
}

void TestRpmList::readsWhatIsNotThere()
{
    const auto one = only("local\t(none)\t1.0\t1\t(none)\t(none)\t(none)\t(none)\t(none)");
    QCOMPARE(one.name, u"local"_s);
    QCOMPARE(one.version, u"1.0-1"_s);
    QCOMPARE(one.sourcePackage, u"local"_s);
    QCOMPARE(one.sourceVersion, u"1.0-1"_s);
    QVERIFY(one.architecture.isEmpty());
    QVERIFY(one.publisher.isEmpty());
    QVERIFY(!one.installed.isValid());
    QVERIFY(one.epochKnown);
}

void TestRpmList::readsOtherForms_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("epochKnown");
    QTest::newRow("agent") << QByteArray("gtk-doc\tnoarch\t1.32-3.mga1\t1311080703\t38452\tMageia.Org\tDocs\tSystem")
                           << u"gtk-doc"_s << u"1.32-3.mga1"_s << false;
    QTest::newRow("spaces") << QByteArray("NetworkManager 1 1.40.16 9.el8 x86_64") << u"NetworkManager"_s
                            << u"1:1.40.16-9.el8"_s << true;
    QTest::newRow("full name") << QByteArray("python3-pip-wheel-21.2.3-7.el9.noarch") << u"python3-pip-wheel"_s
                               << u"21.2.3-7.el9"_s << false;
}

void TestRpmList::readsOtherForms()
{
    QFETCH(const QByteArray, line);
    const auto one = only(line);
    QTEST(one.name, "name");
    QTEST(one.version, "version");
    QTEST(one.epochKnown, "epochKnown");
    QVERIFY(looksLikeRpmList(line));
    const auto more = only("nginx 1 1.22.1 1.el9 x86_64 nginx-1.22.1-1.el9.src.rpm nginx:1.22:90:abc");
    QCOMPARE(more.sourceVersion, u"1:1.22.1-1.el9"_s);
    QCOMPARE(more.module, u"nginx:1.22"_s);
}

void TestRpmList::readsSources_data()
{
    QTest::addColumn<QString>("package");
    QTest::addColumn<QString>("version");
    QTest::newRow("bash-5.1.8-6.el9.src.rpm") << u"bash"_s << u"5.1.8-6.el9"_s;
    QTest::newRow("java-1.8.0-openjdk-1.8.0.392.b08-4.el9.src.rpm")
        << u"java-1.8.0-openjdk"_s << u"1.8.0.392.b08-4.el9"_s;
    QTest::newRow("kernel-uek-5.15.0-0.30.20.el9uek.nosrc.rpm") << u"kernel-uek"_s << u"5.15.0-0.30.20.el9uek"_s;
    QTest::newRow("bash.src.rpm") << QString() << QString();
    QTest::newRow("bash-5.src.rpm") << QString() << QString();
    QTest::newRow("-5-6.src.rpm") << QString() << QString();
    QTest::newRow("bash-5.1.8-6.el9.x86_64.rpm") << QString() << QString();
    QTest::newRow("bash --1.src.rpm") << QString() << QString();
}

void TestRpmList::readsSources()
{
    const auto source = readRpmSource(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(source.package, "package");
    QTEST(source.version, "version");
}

void TestRpmList::leavesOutKeys()
{
    const auto list = readRpmPackages("gpg-pubkey\t0\tfd431d51\t4ae0493b\t(none)\t(none)\t(none)\t1\n"
                                      "gpg-pubkey-fd431d51-4ae0493b\n"
                                          + bash,
                                      u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QVERIFY(list->skipped.isEmpty());
}

void TestRpmList::keepsSeveralVersions()
{
    const auto kernel = QByteArray(bash).replace("bash", "kernel-core");
    const auto list = readRpmPackages(kernel + '\n' + QByteArray(kernel).replace("5.1.8", "5.1.10") + '\n', u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 2);
    QVERIFY(list->skipped.isEmpty());
}

void TestRpmList::countsALineOnce()
{
    QCOMPARE(readRpmPackages(bash + '\n' + openssl + '\n' + bash + "\r\n", u"list"_s)->software.size(), 2);
}

void TestRpmList::skipsDamagedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("torn") << openssl.left(30);
    QTest::newRow("too many columns") << openssl + "\ta\tb";
    QTest::newRow("nul in the name") << QByteArray(openssl).replace("-libs", QByteArray("\0libs", 5));
    QTest::newRow("nul in the version") << QByteArray(openssl).replace("3.0.7\t", QByteArray("3.0.7\0\t", 7));
    QTest::newRow("no name") << openssl.mid(12);
    QTest::newRow("no version") << QByteArray(openssl).replace("\t3.0.7\t", "\t\t");
    QTest::newRow("letters for a time") << QByteArray(openssl).replace("1700000000", "yesterday");
    QTest::newRow("invalid utf-8") << QByteArray(openssl).replace("openssl-libs", "openssl\xff\xfe");
    QTest::newRow("endless") << QByteArray(openssl).replace("Red Hat", QByteArray(100'000, 'x'));
    QTest::newRow("space in the version") << QByteArray(openssl).replace("3.0.7\t", "3.0 7\t");
    QTest::newRow("colon in the version") << QByteArray(openssl).replace("3.0.7\t", "3:0:7\t");
    QTest::newRow("epoch of 400 digits") << QByteArray(openssl).replace("\t1\t", '\t' + QByteArray(400, '9') + '\t');
    QTest::newRow("prose") << QByteArray("error: rpmdb: damaged header #1 retrieved -- skipping.");
}

void TestRpmList::skipsDamagedLines()
{
    QFETCH(const QByteArray, line);
    const auto list = readRpmPackages(bash + '\n' + line + '\n' + bash + '\n', u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->skipped.first().where, u"list:2"_s);
    QVERIFY(!list->skipped.first().detail.isEmpty());
}

void TestRpmList::keepsAPackageWithABadVendor()
{
    const auto list = readRpmPackages(QByteArray(openssl).replace("Red Hat",
                                                                  "R\xe9"
                                                                  "d"),
                                      u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QVERIFY(list->software.first().publisher.isEmpty());
    QCOMPARE(list->skipped.size(), 1);
    const auto source = readRpmPackages(QByteArray(openssl).replace(".src.rpm", ".rpm"), u"list"_s);
    QCOMPARE(source->software.first().sourcePackage, u"openssl-libs"_s);
    QCOMPARE(source->skipped.size(), 1);
}

void TestRpmList::refusesAListWithoutPackages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("time only") << QByteArray("1643183492\n");
    QTest::newRow("key only") << QByteArray("gpg-pubkey\t0\tfd431d51\t4ae0493b\t(none)\t(none)\t(none)\t1\n");
    QTest::newRow("prose") << QByteArray("rpm: command not found\n");
    QTest::newRow("zeros") << QByteArray(10'000, '\0');
}

void TestRpmList::refusesAListWithoutPackages()
{
    QFETCH(const QByteArray, bytes);
    const auto list = readRpmPackages(bytes, u"list"_s);
    QVERIFY(!list);
    QVERIFY(list.error().code == Error::Code::NoSoftwareList);
    QVERIFY(!readRpmList(bytes, u"list"_s, QDateTime()));
}

void TestRpmList::neverCrashesWhereverItIsCut()
{
    const auto whole = bash + '\n' + openssl + "\tnodejs:18:8060020220523160029:ad008a3a\n";
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto list = readRpmPackages(whole.left(size), u"list"_s);
        QVERIFY(!list || list->software.size() <= 2);
        QVERIFY(size <= bash.size() || list);
    }
}

void TestRpmList::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto list = readRpmPackages((bash + '\n').repeated(2000), u"list"_s, stop.get_token());
    QVERIFY(!list);
    QVERIFY(list.error().code == Error::Code::Cancelled);
}

void TestRpmList::tellsTheMachine()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC);
    const auto kernel = QByteArray(bash).replace("bash", "kernel-core");
    const auto inventory = readRpmList(
        bash + '\n' + kernel + '\n' + QByteArray(bash).replace("bash\t0\t5.1.8\t6", "rocky-release\t0\t9.3\t1.2"),
        u"list"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os.id, u"rocky"_s);
    QCOMPARE(inventory->machine.os.versionId, u"9.3"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->machine.installedKernels, QList<QString>{u"5.1.8-6.el9.x86_64"_s});
    QCOMPARE(inventory->takenAt, now);
    QVERIFY(inventory->notLookedAt.isEmpty());
    QCOMPARE(readRpmList(bash, u"list"_s, now)->notLookedAt,
             (QList<NotLookedAt>{{u"osRelease"_s, u"notPresent"_s, u"list"_s}}));
}

void TestRpmList::findsSourcesThatAreNotTold()
{
    const auto list = readRpmPackages("kernel-core 0 5.14.0 503.el9 x86_64\n"
                                      "kernel-tools 0 5.14.0 503.el9 x86_64\n"
                                      "openssl-libs 1 3.0.7 24.el9 i686\n"
                                      "openssl-libs 1 3.0.7 25.el9 x86_64\n"
                                      "openssl-libs 1 3.0.7 24.el9 x86_64 openssl-3.0.7-24.el9.src.rpm\n",
                                      u"list"_s);
    QVERIFY(list);
    QHash<QString, QString> sources;
    for (const auto &one : list->software)
        sources.insert(one.name + u' ' + one.version + u' ' + one.architecture,
                       one.sourcePackage + u' ' + one.sourceVersion);
    QCOMPARE(sources.size(), 5);
    QCOMPARE(sources.value(u"kernel-core 5.14.0-503.el9 x86_64"_s), u"kernel 5.14.0-503.el9"_s);
    // Of Fedora it has a source of its own.
    QCOMPARE(sources.value(u"kernel-tools 5.14.0-503.el9 x86_64"_s), u"kernel-tools 5.14.0-503.el9"_s);
    QCOMPARE(sources.value(u"openssl-libs 1:3.0.7-24.el9 i686"_s), u"openssl 1:3.0.7-24.el9"_s);
    // Another version may be built from something else.
    QCOMPARE(sources.value(u"openssl-libs 1:3.0.7-25.el9 x86_64"_s), u"openssl-libs 1:3.0.7-25.el9"_s);
}

void TestRpmList::saysThatSourcesAreNotTold_data()
{
    QTest::addColumn<QByteArray>("release");
    QTest::addColumn<QByteArray>("package");
    QTest::addColumn<QString>("said");
    const QByteArray rocky("rocky-release-9.3-1.2.el9.noarch");
    QTest::newRow("by source") << rocky << QByteArray("openssl-libs-3.0.7-24.el9.x86_64") << u"2 packages"_s;
    QTest::newRow("all of it is known") << QByteArray() << QByteArray("kernel-core-5.14.0-503.el9.x86_64") << QString();
    QTest::newRow("SUSE") << QByteArray("sles-release-15.5-1.1.x86_64") << QByteArray("libopenssl1_1-1.1.1l-1.1.x86_64")
                          << u"2 packages"_s;
    QTest::newRow("by what is installed") << QByteArray("almalinux-release-9.3-1.el9.x86_64")
                                          << QByteArray("openssl-libs-3.0.7-24.el9.x86_64") << QString();
}

void TestRpmList::saysThatSourcesAreNotTold()
{
    QFETCH(const QByteArray, release);
    QFETCH(const QByteArray, package);
    QFETCH(const QString, said);
    const auto inventory = readRpmList(package + '\n' + release, u"list"_s, QDateTime());
    QVERIFY(inventory);
    QString found;
    for (const auto &place : inventory->notLookedAt) {
        if (place.what == "sourcePackages"_L1)
            found = place.detail;
    }
    QCOMPARE(found, said);
}

void TestRpmList::recognisesItself_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("known");
    QTest::newRow("rpm") << bash + '\n' + openssl + '\n' << true;
    QTest::newRow("cut") << bash + '\n' + openssl.left(20) << false;
    QTest::newRow("one bad of three") << bash + '\n' + openssl + "\nerror: x" << true;
    QTest::newRow("status") << QByteArray("Package: a\nStatus: install ok installed\nVersion: 1\n\n") << false;
    QTest::newRow("json") << QByteArray("{\"machine\":{}}") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("pacman") << QByteArray("bash 5.1.016-1\n") << false;
}

void TestRpmList::recognisesItself()
{
    QFETCH(const QByteArray, bytes);
    QTEST(looksLikeRpmList(bytes), "known");
}

void TestRpmList::readsTheCorpus_data()
{
    QTest::addColumn<int>("packages");
    QTest::newRow("glpi-rpm-query-mageia.txt") << 10;
    QTest::newRow("glpi-rpm-query-fedora35.txt") << 0;
}

void TestRpmList::readsTheCorpus()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/rpm/") + QString::fromLatin1(QTest::currentDataTag()));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the corpus is not beside the checkout");
    const auto bytes = file.readAll();
    const auto list = readRpmPackages(bytes, u"list"_s);
    QTEST(int(list ? list->software.size() : 0), "packages");
    QCOMPARE(looksLikeRpmList(bytes), list.has_value());
    QVERIFY(!list || list->skipped.isEmpty());
}

QTEST_GUILESS_MAIN(TestRpmList)
#include "tst_rpmlist.moc"
