// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/snaplist.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

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

Software snap(const QByteArray &bytes, const QString &name)
{
    const auto list = readSnapList(bytes, u"list"_s);
    if (!list)
        return {};
    const auto found = std::find_if(list->software.begin(), list->software.end(),
                                    [&](const Software &one) { return one.name == name; });
    return found == list->software.end() ? Software{} : *found;
}

} // namespace

class TestSnapList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSnaps();
    void readsOldAndTranslatedSnaps();
    void readsTheAnswerOfSnapd();
    void readsASnapDescribed();
    void skipsDamagedSnaps_data();
    void skipsDamagedSnaps();
    void readsSnapsOfTheCorpus_data();
    void readsSnapsOfTheCorpus();
};

void TestSnapList::readsSnaps()
{
    QVERIFY(looksLikeSnapList(snaps));
    const auto firefox = snap(snaps, u"firefox"_s);
    QCOMPARE(firefox.version, u"122.0-2"_s);
    QCOMPARE(firefox.channel, u"latest/stable/"_s);
    QCOMPARE(firefox.publisher, u"mozilla"_s);
    QCOMPARE(firefox.source, u"snap"_s);
    QVERIFY(firefox.kind == SoftwareKind::Program);
    QVERIFY(firefox.section.isEmpty());
    QCOMPARE(firefox.identifiers, (QList<SoftwareIdentifier>{{SoftwareIdentifier::Kind::SnapName, u"firefox"_s}}));
    QCOMPARE(snap(snaps, u"core22"_s).section, u"base"_s);
    QCOMPARE(snap(snaps, u"snapd"_s).section, u"snapd"_s);
    const auto local = snap(snaps, u"local"_s);
    QVERIFY(local.channel.isEmpty() && local.publisher.isEmpty() && local.held);
    QVERIFY(readSnapList(snaps, u"list"_s)->skipped.isEmpty());
}

void TestSnapList::readsOldAndTranslatedSnaps()
{
    const QByteArray dutch = "Naam     Versie  Revisie  Volgend        Uitgever   Notities\n"
                             "firefox  122.0   3779     latest/stable  mozilla**  -\n";
    QVERIFY(looksLikeSnapList(dutch));
    QCOMPARE(snap(dutch, u"firefox"_s).publisher, u"mozilla"_s);
    const QByteArray old = "Name  Version  Rev  Developer  Notes\ncore  16-2.30  3604  canonical  core\n";
    QVERIFY(looksLikeSnapList(old));
    QCOMPARE(snap(old, u"core"_s).publisher, u"canonical"_s);
    QVERIFY(snap(old, u"core"_s).channel.isEmpty());
    QVERIFY(readSnapList("No snaps are installed yet.\n", u"list"_s).error().code == Error::Code::NoSoftwareList);
}

void TestSnapList::readsTheAnswerOfSnapd()
{
    const QByteArray json = R"({"type":"sync","status-code":200,"result":[
        {"name":"firefox","version":"122.0","revision":"3779","status":"active","type":"app","confinement":"strict",
         "tracking-channel":"latest/stable","channel":"stable","installed-size":283000000,
         "install-date":"2026-01-02T03:04:05Z","publisher":{"display-name":"Mozilla","username":"mozilla"}},
        {"name":"firefox","version":"121.0","revision":"3700","status":"installed","type":"app"},
        {"name":"core22","version":"2024","revision":"1","status":"active","type":"base","developer":"canonical"},
        {"name":"off","version":"1","revision":"1","status":"installed","type":"app"},
        {"version":"1"}, null]})";
    QVERIFY(looksLikeSnapList(json));
    const auto list = readSnapList(json, u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 3);
    QCOMPARE(list->skipped.size(), 2);
    const auto firefox = snap(json, u"firefox"_s);
    QCOMPARE(firefox.version, u"122.0"_s);
    QCOMPARE(firefox.publisher, u"Mozilla"_s);
    QCOMPARE(firefox.channel, u"latest/stable"_s);
    QCOMPARE(firefox.installedSizeBytes, 283'000'000);
    QCOMPARE(firefox.installed, QDate(2026, 1, 2));
    QCOMPARE(snap(json, u"core22"_s).section, u"base"_s);
    QCOMPARE(snap(json, u"off"_s).version, u"1"_s);
    QVERIFY(readSnapList("{}", u"list"_s).error().code == Error::Code::UnknownFormat);
}

void TestSnapList::readsASnapDescribed()
{
    const QByteArray yaml = "name: core\nversion: '16-2.61'\nsummary: runtime\ntype: os\nconfinement: strict\n";
    QVERIFY(looksLikeSnapList(yaml));
    QCOMPARE(snap(yaml, u"core"_s).version, u"16-2.61"_s);
    QCOMPARE(snap(yaml, u"core"_s).section, u"os"_s);
    const QByteArray info = "name:      kdenlive\nsummary:   Editor\npublisher: KDE*\ndescription: |\n  name: x\n"
                            "snap-id:   abc\ntracking:  stable\nrefresh-date: 2019-11-06T15:24:43+01:00\n"
                            "channels:\n  stable: 19.12\ninstalled:   19.08.2    (22) 100MB -\n";
    QVERIFY(looksLikeSnapList(info));
    const auto one = snap(info, u"kdenlive"_s);
    QCOMPARE(one.version, u"19.08.2"_s);
    QCOMPARE(one.publisher, u"KDE"_s);
    QCOMPARE(one.channel, u"stable"_s);
    QCOMPARE(one.installed, QDate(2019, 11, 6));
}

void TestSnapList::skipsDamagedSnaps_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("torn") << QByteArray("gimp 2.10");
    QTest::newRow("letters for a revision") << QByteArray("gimp 2.10 abc latest/stable x -");
    QTest::newRow("too many columns") << QByteArray("gimp 2.10 1 latest/stable x - y");
    QTest::newRow("no name of a snap") << QByteArray("GIMP! 2.10 1 latest/stable x -");
    QTest::newRow("invalid utf-8") << QByteArray("gimp 2.10 1 latest/stable \xff -");
    QTest::newRow("endless") << "gimp " + QByteArray(100'000, '1') + " 1 latest/stable x -";
    QTest::newRow("prose") << QByteArray("error: cannot communicate with server");
}

void TestSnapList::skipsDamagedSnaps()
{
    QFETCH(const QByteArray, line);
    const auto list = readSnapList(snaps + line + '\n', u"list"_s);
    QVERIFY(list);
    QCOMPARE(list->software.size(), 4);
    QCOMPARE(list->skipped.size(), 1);
    QCOMPARE(list->skipped.first().where, u"list:6"_s);
}

void TestSnapList::readsSnapsOfTheCorpus_data()
{
    QTest::addColumn<QString>("first");
    QTest::newRow("snap") << u"core18 20191030 base"_s;
    QTest::newRow("snap_kdenlive") << u"kdenlive 19.08.2 "_s;
    QTest::newRow("snap_scrcpy") << u"scrcpy v1.10 "_s;
    QTest::newRow("snap_kde-frameworks-5-core18") << u"kde-frameworks-5-core18 5.61.0 "_s;
    QTest::newRow("scalibr-snap-single-arch.yaml") << u"core 16-2.61.4-20240607 os"_s;
    QTest::newRow("scalibr-snap-multi-arch.yaml") << u"core 16-2.61.4-20240607 os"_s;
    QTest::newRow("scalibr-snap-missing-version.yaml") << u"core  os"_s;
    QTest::newRow("scalibr-snap-missing-name.yaml") << QString();
}

void TestSnapList::readsSnapsOfTheCorpus()
{
    const auto file = QString::fromLatin1(QTest::currentDataTag());
    const auto bytes = corpus(u"flatpak-snap/"_s + file);
    if (bytes.isEmpty())
        QSKIP("SKIP: the corpus is not beside the checkout");
    QVERIFY(looksLikeSnapList(bytes));
    const auto list = readSnapList(bytes, file);
    if (!list)
        QVERIFY(list.error().code == Error::Code::MissingField);
    const auto first = list ? list->software.first() : Software{};
    QTEST(list ? first.name + u' ' + first.version + u' ' + first.section : QString(), "first");
    QVERIFY(!list || list->skipped.isEmpty());
}

QTEST_GUILESS_MAIN(TestSnapList)
#include "tst_snaplist.moc"
