// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/flatpaklist.h"

#include <QDir>
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
QByteArray corpus(const QString &name)
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Software flatpak(const QByteArray &line)
{
    const auto list = readFlatpakList(line, u"list"_s);
    return list && list->software.size() == 1 ? list->software.first() : Software{};
}

} // namespace

class TestFlatpakList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAFlatpak();
    void readsARuntime();
    void readsTheEndOfAFlatpak_data();
    void readsTheEndOfAFlatpak();
    void readsFlatpaksAsJson();
    void readsOtherColumnsOfFlatpak_data();
    void readsOtherColumnsOfFlatpak();
    void readsAFlatpakDescribed();
    void readsMetainfo();
    void refusesOtherMetainfo_data();
    void refusesOtherMetainfo();
    void skipsDamagedFlatpaks_data();
    void skipsDamagedFlatpaks();
    void readsFlatpaksOfTheCorpus_data();
    void readsFlatpaksOfTheCorpus();
};

void TestFlatpakList::readsAFlatpak()
{
    const auto one = flatpak(gimp);
    QCOMPARE(one.name, u"GNU Image Manipulation Program"_s);
    QCOMPARE(one.version, u"2.10.36"_s);
    QVERIFY(one.scheme == VersionScheme::Generic);
    QVERIFY(one.kind == SoftwareKind::Program);
    QVERIFY(one.scope == InstallScope::Machine);
    QCOMPARE(one.source, u"flatpak"_s);
    QCOMPARE(one.architecture, u"x86_64"_s);
    QCOMPARE(one.channel, u"stable"_s);
    QCOMPARE(one.installedSizeBytes, 255'700'000);
    QCOMPARE(one.location, u"app/org.gimp.GIMP/x86_64/stable@f68c8e930d04"_s);
    QCOMPARE(one.identifiers, (QList<SoftwareIdentifier>{{SoftwareIdentifier::Kind::FlatpakId, u"org.gimp.GIMP"_s}}));
    QVERIFY(one.section.isEmpty());
    QVERIFY(!one.endOfLife);
}

void TestFlatpakList::readsARuntime()
{
    const auto one = flatpak(runtime);
    QCOMPARE(one.section, u"runtime"_s);
    QVERIFY(one.version.isEmpty());
    QVERIFY(one.scope == InstallScope::User);
    QVERIFY(one.location.endsWith(u"@abc123"));
    QCOMPARE(one.installedSizeBytes, 1'000'000'000);
}

void TestFlatpakList::readsTheEndOfAFlatpak_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("reason");
    QTest::newRow("reason") << QByteArray("user,current,eol=The maker, alas, stopped.")
                            << u"The maker, alas, stopped."_s;
    QTest::newRow("more behind it") << QByteArray("eol=Use org.x.Y,eol-rebase=org.x.Y,current") << u"Use org.x.Y"_s;
    QTest::newRow("other name") << QByteArray("runtime,eol-rebase=org.x.Y,partial") << u"replaced by org.x.Y"_s;
    QTest::newRow("none") << QByteArray("system,current") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestFlatpakList::readsTheEndOfAFlatpak()
{
    QFETCH(const QByteArray, options);
    const auto one = flatpak(gimp + '\t' + options);
    QTEST(one.endOfLifeReason, "reason");
    QCOMPARE(one.endOfLife, !one.endOfLifeReason.isEmpty());
}

void TestFlatpakList::readsFlatpaksAsJson()
{
    const QByteArray json = R"([{"application":"org.gimp.GIMP","name":"GIMP","version":"2.10.36","branch":"stable",
        "arch":"x86_64","ref":"app/org.gimp.GIMP/x86_64/stable","installation":"user"},{"name":"x"},7])";
    const auto list = readFlatpakList(json, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 1);
    QCOMPARE(list->software.first().version, u"2.10.36"_s);
    QVERIFY(list->software.first().scope == InstallScope::User);
    QCOMPARE(list->skipped.size(), 2);
    QVERIFY(readFlatpakList("[]", u"list"_s).error().code == Error::Code::NoSoftwareList);
    QVERIFY(readFlatpakList("[{", u"list"_s).error().code == Error::Code::NotJson);
}

void TestFlatpakList::readsOtherColumnsOfFlatpak_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("version");
    QTest::newRow("agent") << QByteArray("org.gimp.GIMP\tstable\tsystem\tGIMP") << QString();
    QTest::newRow("usual") << QByteArray("GIMP\torg.gimp.GIMP\t2.10.36\tstable\tsystem") << u"2.10.36"_s;
    QTest::newRow("with origin") << QByteArray("GIMP\torg.gimp.GIMP\t2.10.36\tstable\tflathub\tsystem") << u"2.10.36"_s;
}

void TestFlatpakList::readsOtherColumnsOfFlatpak()
{
    QFETCH(const QByteArray, line);
    const auto one = flatpak("Name\tApplication ID\tVersion\tBranch\tInstallation\n" + line);
    QCOMPARE(one.name, u"GIMP"_s);
    QCOMPARE(one.channel, u"stable"_s);
    QTEST(one.version, "version");
    QVERIFY(looksLikeFlatpakList(line));
}

void TestFlatpakList::readsAFlatpakDescribed()
{
    const QByteArray text = "\nGIMP - Create images\n\n          ID: org.gimp.GIMP\n"
                            "         Ref: app/org.gimp.GIMP/x86_64/stable\n        Arch: x86_64\n"
                            "      Branch: stable\n     Version: 2.10.36\nInstallation: user\n"
                            " End-of-life: No longer maintained\n      Commit: f68c8e930d048d0490c605d992a82e\n"
                            "     Subject: ID: x\n";
    const auto one = flatpak(text);
    QCOMPARE(one.name, u"GIMP"_s);
    QCOMPARE(one.version, u"2.10.36"_s);
    QVERIFY(one.scope == InstallScope::User);
    QCOMPARE(one.endOfLifeReason, u"No longer maintained"_s);
    QVERIFY(looksLikeFlatpakList(text));
}

void TestFlatpakList::readsMetainfo()
{
    const auto one =
        readFlatpakMetainfo("<component type='desktop'><id>org.gimp.GIMP.desktop</id>"
                            "<name xml:lang='nl'>Beeld</name><name>GIMP</name><launchable><id>x</id></launchable>"
                            "<developer_name>The <b>GIMP</b> team</developer_name><releases>"
                            "<release version='2.10.38'><url>x</url></release><release version='2.10.36'/>"
                            "</releases><provides><id>y</id></provides></component>",
                            u"file"_s);
    QVERIFY(one);
    QCOMPARE(one->name, u"GIMP"_s);
    QCOMPARE(one->version, u"2.10.38"_s);
    QCOMPARE(one->identifiers.first().value, u"org.gimp.GIMP"_s);
    QCOMPARE(readFlatpakMetainfo("<component><id>org.a.B</id></component>", u"file"_s)->name, u"org.a.B"_s);
}

void TestFlatpakList::refusesOtherMetainfo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello world");
    QTest::newRow("another root") << QByteArray("<html><id>org.a.B</id></html>");
    QTest::newRow("no id") << QByteArray("<component><name>x</name></component>");
    QTest::newRow("torn") << QByteArray("<component><id>org.a.B</id><releases>");
    QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                                            "<component><id>&b;</id></component>");
}

void TestFlatpakList::refusesOtherMetainfo()
{
    QFETCH(const QByteArray, bytes);
    const auto one = readFlatpakMetainfo(bytes, u"file"_s);
    QVERIFY(!one);
    QCOMPARE(one.error().where, u"file"_s);
}

void TestFlatpakList::skipsDamagedFlatpaks_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("torn") << gimp.left(40);
    QTest::newRow("no id") << QByteArray(gimp).replace("org.gimp.GIMP\t", "gimp\t");
    QTest::newRow("too many columns") << gimp + "\ta\tb";
    QTest::newRow("invalid utf-8") << QByteArray(gimp).replace("GNU", "\xff\xff");
    QTest::newRow("nul in the id") << QByteArray(gimp).replace("org.gimp", QByteArray("org\0gimp", 8));
    QTest::newRow("endless") << QByteArray(gimp).replace("GNU", QByteArray(100'000, 'x'));
    QTest::newRow("prose") << QByteArray("error: Unable to open the repository");
}

void TestFlatpakList::skipsDamagedFlatpaks()
{
    QFETCH(const QByteArray, line);
    const auto list = readFlatpakList(gimp + '\n' + line + '\n' + runtime + '\n', u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 2);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->skipped.first().where, u"list:2"_s);
    QVERIFY(!readFlatpakList(line, u"list"_s));
}

void TestFlatpakList::readsFlatpaksOfTheCorpus_data()
{
    QTest::addColumn<QString>("first");
    QTest::newRow("flatpak") << u"Freedesktop SDK "_s;
    QTest::newRow("flatpak_com.obsproject.Studio_stable_user") << u"OBS Studio 27.2.1"_s;
    QTest::newRow("flatpak_org.freedesktop.Sdk_20.08_system") << u"Freedesktop SDK 20.08.3"_s;
    QTest::newRow("flatpak_org.gnome.Platform.Locale_3.38_user") << u"org.gnome.Platform.Locale "_s;
    QTest::newRow("scalibr-metainfo-valid.xml") << u"GNU Image Manipulation Program 2.10.38"_s;
    QTest::newRow("scalibr-metainfo-noname.xml") << u"org.gimp.GIMP 2.10.38"_s;
    QTest::newRow("scalibr-metainfo-noversion.xml") << u"GNU Image Manipulation Program "_s;
    QTest::newRow("scalibr-metainfo-bad.xml") << QString();
    QTest::newRow("scalibr-metainfo-empty.xml") << QString();
}

void TestFlatpakList::readsFlatpaksOfTheCorpus()
{
    const auto file = QString::fromLatin1(QTest::currentDataTag());
    if (!QDir(QStringLiteral(PW_SHARED_DIR "/corpus/inventories/flatpak-snap")).exists())
        QSKIP("SKIP: the corpus is not beside the checkout");
    const auto bytes = corpus(u"flatpak-snap/"_s + file);
    const auto text = [](const Software &one) { return one.name + u' ' + one.version; };
    if (file.endsWith(u".xml")) {
        const auto one = readFlatpakMetainfo(bytes, file);
        QTEST(one ? text(*one) : QString(), "first");
        return;
    }
    QVERIFY(looksLikeFlatpakList(bytes));
    const auto list = readFlatpakList(bytes, file);
    QVERIFY(list && list->skipped.isEmpty());
    QTEST(text(list->software.first()), "first");
    QCOMPARE(list->software.size(), file == u"flatpak" ? 12 : 1);
}

QTEST_GUILESS_MAIN(TestFlatpakList)
#include "tst_flatpaklist.moc"
