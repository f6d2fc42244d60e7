// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/firmwarelist.h"
#include "inventory/flatpaklist.h"
#include "inventory/foreignlists.h"
#include "inventory/inventoryfile.h"
#include "inventory/snaplist.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray gimp = "org.gimp.GIMP\tGNU Image Manipulation Program\t2.10.36\tstable\tx86_64\tflathub\t"
                        "app/org.gimp.GIMP/x86_64/stable\tf68c8e930d048d0490c605d992a82e11499c78cf\t-\t"
                        "255.7\xc2\xa0MB\tsystem";
const QByteArray runtime = "org.gnome.Platform\tGNOME Application Platform\t\t44\tx86_64\tflathub\t"
                           "runtime/org.gnome.Platform/x86_64/44\tabc123\t-\t1.0 GB\tuser";
const QByteArray snaps = "Name      Version    Rev    Tracking         Publisher   Notes\n"
                         "core22    20240111   1122   latest/stable    canonical✓  base\n"
                         "firefox   122.0-2    3779   latest/stable/…  mozilla✓    -\n"
                         "local     1.0        x1     -                -           devmode,held\n"
                         "snapd     2.61.1     20671  latest/stable    canonical✓  snapd\n";

QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** Firmware, and what concerns all the lists that are no packages of the distribution. */
class TestFirmwareList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFirmware();
    void ordersFirmware_data();
    void ordersFirmware();
    void refusesOtherJsonAsFirmware_data();
    void refusesOtherJsonAsFirmware();
    void refusesPacmanAndApkWithAReason_data();
    void refusesPacmanAndApkWithAReason();
    void takesNoListForAnother_data();
    void takesNoListForAnother();
    void neverCrashesWhereverItIsCut_data();
    void neverCrashesWhereverItIsCut();
};

void TestFirmwareList::readsFirmware()
{
    const QByteArray json = R"({"Devices":[
        {"Name":"System Firmware","DeviceId":"a45df35a","Guid":["37C94477-30F8-42DF-96F9-5E417CC49274","x"],"Vendor":"Dell Inc.",
         "Version":"1.20.0","VersionFormat":"triplet","Flags":["updatable"],"Releases":[{"Version":"1.22.0"}]},
        {"Name":"Camera","DeviceId":"b","Flags":["updatable"]},
        {"Name":"Disk","DeviceId":"c","Flags":["registered"]},
        {"DeviceId":"d","Version":"1"}]})";
    QVERIFY(looksLikeFirmwareList(json));
    const auto list = readFirmwareList(json, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 2);
    QCOMPARE(list->skipped.size(), 1);
    const auto &bios = list->software.last();
    QCOMPARE(bios.name, u"System Firmware"_s);
    QCOMPARE(bios.version, u"1.20.0"_s);
    QCOMPARE(bios.publisher, u"Dell Inc."_s);
    QVERIFY(bios.kind == SoftwareKind::Firmware);
    QVERIFY(bios.scheme == VersionScheme::Generic);
    QCOMPARE(bios.source, u"fwupd"_s);
    QCOMPARE(bios.identifiers,
             (QList<SoftwareIdentifier>{
                 {SoftwareIdentifier::Kind::FirmwareGuid, u"37c94477-30f8-42df-96f9-5e417cc49274"_s}}));
}

void TestFirmwareList::ordersFirmware_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("ordered");
    const auto row = [](const char *format, const QString &version, bool ordered) {
        QTest::addRow("%s %s", format, qPrintable(version)) << version << ordered;
    };
    row("triplet", u"1.20.0"_s, true);
    row("quad", u"1.2.3.4"_s, true);
    row("number", u"20220101"_s, true);
    row("dell-bios", u"0.1.20"_s, true);
    row("plain", u"3B4QGXA7"_s, false);
    row("hex", u"0x00000012"_s, false);
    row("hex", u"12"_s, false);
    row("", u"1.2"_s, true);
    row("newer-format", u"1.2"_s, false);
    row("triplet", {}, false);
}

void TestFirmwareList::ordersFirmware()
{
    QFETCH(const QString, version);
    const auto format = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    const auto json =
        uR"({"Devices":[{"Name":"a","DeviceId":"b","Version":"%1","VersionFormat":"%2","Flags":["updatable"]}]})"_s.arg(
            version, format);
    const auto list = readFirmwareList(json.toUtf8(), u"list"_s);
    QVERIFY(list);
    QTEST(list->software.first().scheme == VersionScheme::Generic, "ordered");
}

void TestFirmwareList::refusesOtherJsonAsFirmware_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("No detected devices");
    QTest::newRow("none") << QByteArray("{\"Devices\":[]}");
    QTest::newRow("another") << QByteArray("{\"Error\":{\"Message\":\"x\"}}");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("twice") << QByteArray("{\"Devices\":[],\"Devices\":[{\"Name\":\"a\",\"Version\":\"1\"}]}");
}

void TestFirmwareList::refusesOtherJsonAsFirmware()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!readFirmwareList(bytes, u"list"_s));
    QVERIFY(!looksLikeFirmwareList(bytes));
}

void TestFirmwareList::refusesPacmanAndApkWithAReason_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("manager");
    QTest::newRow("pacman -Q") << QByteArray("acl 2.3.1-3\nbash 5.1.016-3\nlibgcc 1:12.2.0-1.1\n") << u"pacman"_s;
    QTest::newRow("pacman -Qi") << QByteArray("Name            : acl\nVersion         : 2.3.1-3\n"
                                              "Depends On      : glibc\n                  bash\n\n")
                                << u"pacman"_s;
    QTest::newRow("apk info -v") << QByteArray("busybox-1.36.1-r15\nmusl-1.2.4_git20230717-r4\n") << u"apk"_s;
    QTest::newRow("apk list") << QByteArray("musl-1.2.4-r4 x86_64 {musl} (MIT) [installed]\n") << u"apk"_s;
    QTest::newRow("apk database") << QByteArray("C:Q1abc=\nP:musl\nV:1.2.4-r4\nA:x86_64\nF:lib\nR:libc.so\n\n")
                                  << u"apk"_s;
    const auto real = corpus(u"glpi/pacman-list.txt"_s);
    if (!real.isEmpty())
        QTest::newRow("corpus") << real << u"pacman"_s;
}

void TestFirmwareList::refusesPacmanAndApkWithAReason()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, manager);
    QCOMPARE(looksLikePacmanList(bytes), manager == u"pacman");
    QCOMPARE(looksLikeApkList(bytes), manager == u"apk");
    const auto inventory = readInventoryFile(bytes, u"list"_s, QDateTime());
    QVERIFY(!inventory);
    QVERIFY(inventory.error().code == Error::Code::UnknownFormat);
    QVERIFY(inventory.error().detail.contains(manager));
}

void TestFirmwareList::takesNoListForAnother_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("dpkg") << QByteArray("Package: a\nStatus: install ok installed\nVersion: 1\n\n");
    QTest::newRow("saved scan") << QByteArray("{\"machine\":{},\"software\":[]}");
    QTest::newRow("rpm") << QByteArray(
        "bash\t0\t5.1.8\t6.el9\tx86_64\tbash-5.1.8-6.el9.src.rpm\tRed Hat\t1700000000\n");
    QTest::newRow("rpm names") << QByteArray("bash-5.1.8-6.el9.x86_64\nzlib-1.2.11-40.el9.x86_64\n");
    QTest::newRow("prose") << QByteArray("This is not a list.\nName: of nothing\n");
    QTest::newRow("yaml") << QByteArray("name: my-app\nversion: 1.0\nservices: x\n");
    QTest::newRow("json list") << QByteArray("[{\"name\":\"x\",\"version\":\"1\"}]");
    QTest::newRow("reg") << QByteArray(
        "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\Software]\r\n");
    QTest::newRow("empty") << QByteArray();
}

void TestFirmwareList::takesNoListForAnother()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!looksLikeFlatpakList(bytes));
    QVERIFY(!looksLikeSnapList(bytes));
    QVERIFY(!looksLikeFirmwareList(bytes));
    QVERIFY(!looksLikePacmanList(bytes));
    QVERIFY(!looksLikeApkList(bytes));
}

void TestFirmwareList::neverCrashesWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("flatpak") << gimp + '\n' + runtime + '\n';
    QTest::newRow("snap") << snaps;
    QTest::newRow("yaml") << QByteArray("name: core\nversion: '16-2.61'\nsummary: 'runtime'\nconfinement: strict\n");
    QTest::newRow("json") << QByteArray("[{\"name\":\"a\",\"application\":\"org.a.B\",\"installation\":\"user\"}]");
    QTest::newRow("xml") << QByteArray(
        "<component><id>org.a.B</id><name>x</name><releases><release version='1'/></releases></component>");
}

void TestFirmwareList::neverCrashesWhereverItIsCut()
{
    QFETCH(const QByteArray, bytes);
    for (qsizetype size = 0; size <= bytes.size(); ++size) {
        const auto part = bytes.left(size);
        const auto flatpaks = readFlatpakList(part, u"list"_s);
        const auto found = readSnapList(part, u"list"_s);
        const auto described = readFlatpakMetainfo(part, u"list"_s);
        const auto firmware = readFirmwareList(part, u"list"_s);
        QVERIFY(flatpaks || !flatpaks.error().detail.isEmpty());
        QVERIFY(found || !found.error().detail.isEmpty());
        QVERIFY(described || !described.error().detail.isEmpty());
        QVERIFY(firmware || !firmware.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFirmwareList)
#include "tst_firmwarelist.moc"
