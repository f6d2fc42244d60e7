// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/appstream.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray metainfo = R"(<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>org.paint.Paint</id>
  <name>Paint</name><name xml:lang="nl">Tekenen</name><name xml:lang="de">Malen</name>
  <summary xml:lang="nl-NL">Maak <em>mooie</em> tekeningen</summary><summary>Make drawings</summary>
  <developer><name>Paint Makers</name></developer>
  <launchable type="desktop-id">paint.desktop</launchable><launchable type="service">paintd</launchable>
  <description><p>Text</p></description>
</component>)";

} // namespace

class TestAppStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAComponent();
    void readsACollection();
    void readsWhatOlderOnesWrote();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void survivesEveryCut();
    void letsNothingGrow();
};

void TestAppStream::readsAComponent()
{
    const auto components = parseAppStream(metainfo, u"x"_s);
    QVERIFY(components.has_value());
    QCOMPARE(*components,
             (QList<AppStreamComponent>{
                 {u"org.paint.Paint"_s, {}, u"Tekenen"_s, u"Maak tekeningen"_s, {u"paint.desktop"_s}, true}}));
}

void TestAppStream::readsACollection()
{
    const auto components = parseAppStream(R"(<components version="0.14" origin="x">
        <component type="desktop-application"><id>a.desktop</id><pkgname>a-bin</pkgname><name>A</name></component>
        <other><component><id>hidden</id></component></other>
        <component type="desktop-application"><pkgname>without-id</pkgname></component>
        <component type="font"><id>b</id><pkgname>b</pkgname><name>B</name></component></components>)",
                                           u"x"_s);
    QVERIFY(components.has_value());
    QCOMPARE(components->size(), 2);
    QCOMPARE(components->at(0), (AppStreamComponent{u"a.desktop"_s, u"a-bin"_s, u"A"_s, {}, {u"a.desktop"_s}, true}));
    QVERIFY(!components->at(1).application);
}

void TestAppStream::readsWhatOlderOnesWrote()
{
    const auto components = parseAppStream("<application><id type=\"desktop\">a.desktop</id></application>", u"x"_s);
    QVERIFY(components.has_value());
    QCOMPARE(components->size(), 1);
    QCOMPARE(components->first().desktopEntries, QList<QString>{u"a.desktop"_s});
    const auto desktop = parseAppStream("<component type=\"desktop\"><id>a</id></component>", u"x"_s);
    QVERIFY(desktop.has_value());
    QVERIFY(desktop->first().application);
}

void TestAppStream::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("another document") << QByteArray("<html/>");
    QTest::newRow("broken") << QByteArray("<component><id>a</name></component>");
    QTest::newRow("no UTF-8") << QByteArray("<component><id>\xff\xff</id></component>");
}

void TestAppStream::refusesWhatIsNone()
{
    QFETCH(QByteArray, bytes);
    const auto components = parseAppStream(bytes, u"a.xml"_s);
    QVERIFY(!components.has_value());
    QCOMPARE(components.error().code, Error::Code::UnknownFormat);
    QVERIFY(components.error().where.startsWith(u"a.xml"));
}

void TestAppStream::survivesEveryCut()
{
    for (qsizetype size = 0; size < metainfo.size(); ++size)
        QVERIFY(!parseAppStream(metainfo.first(size), u"x"_s));
}

void TestAppStream::letsNothingGrow()
{
    QByteArray bomb = "<!DOCTYPE c [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 10; ++i) {
        const auto before = "&a" + QByteArray::number(i - 1) + ";";
        bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" + before.repeated(10) + "\">";
    }
    bomb += "]><component><id>&a9;</id></component>";
    const auto grown = parseAppStream(bomb, u"x"_s);
    QVERIFY(!grown || grown->first().id.size() <= 200);
    const auto deep = parseAppStream("<component>" + QByteArray("<a>").repeated(100'000), u"x"_s);
    QVERIFY(!deep.has_value());
}

QTEST_GUILESS_MAIN(TestAppStream)
#include "tst_appstream.moc"
