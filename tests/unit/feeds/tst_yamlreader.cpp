// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/yamlreader.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

using Code = Error::Code;

class TestYamlReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsListsAndMappings();
    void refuses_data();
    void refuses();
    void holdsToItsLimits();
    void survivesHostileText_data();
    void survivesHostileText();
};

void TestYamlReader::readsListsAndMappings()
{
    const auto root =
        readYaml("# note\na: 'x: y'\nb:\n- 1\n- ~\n- [q, {r: s}]\nc: |\n  two\n  lines\nd:\n", u"a.yml"_s);
    QVERIFY(root);
    QVERIFY(root->kind == YamlValue::Kind::Mapping);
    QCOMPARE(root->members.size(), 4);
    QCOMPARE(root->at(u"a").text, u"x: y"_s);
    QCOMPARE(root->at(u"a").line, 2);
    QCOMPARE(root->at(u"b").items.size(), 3);
    QCOMPARE(root->at(u"b").items[0].text, u"1"_s);
    QVERIFY(root->at(u"b").items[1].kind == YamlValue::Kind::Nothing);
    QCOMPARE(root->at(u"b").items[2].items[1].at(u"r").text, u"s"_s);
    QCOMPARE(root->at(u"c").text, u"two\nlines\n"_s);
    QVERIFY(root->at(u"d").kind == YamlValue::Kind::Nothing);
    QVERIFY(root->at(u"none").kind == YamlValue::Kind::Nothing);
}

void TestYamlReader::refuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &yaml, Code code, const char *where) {
        QTest::newRow(name) << yaml << code << QString::fromLatin1(where);
    };
    row("empty", {}, Code::UnknownFormat, "a.yml");
    row("an anchor", "a: &x 1\n", Code::BadValue, "a.yml:1");
    row("an alias", "a: 1\nb: *x\n", Code::UnknownFormat, "a.yml:2");
    row("an anchor and its alias", "a:\n- &x [1]\n- *x\n", Code::BadValue, "a.yml:2");
    row("an alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", Code::BadValue, "a.yml:1");
    row("a merge", "a: &x {b: 1}\nc:\n  <<: *x\n", Code::BadValue, "a.yml:1");
    row("a tag", "a: !!binary aGk=\n", Code::BadValue, "a.yml:1");
    row("a tag of somebody's own", "a:\n- !run {x: y}\n", Code::BadValue, "a.yml:2");
    row("a tag on a list", "a: !x [1]\n", Code::BadValue, "a.yml:1");
    row("a second document", "a: 1\n---\nb: 2\n", Code::BadValue, "a.yml");
    row("a key given twice", "a: 1\nb: 2\na: 3\n", Code::BadValue, "a.yml:3");
    row("a key that is a list", "? [a, b]\n: 1\n", Code::BadValue, "a.yml:1");
    row("a key that is nothing", "~: 1\n", Code::BadValue, "a.yml:1");
    row("too deep", QByteArray(17, '[') + QByteArray(17, ']'), Code::BadValue, "a.yml:1");
    row("unclosed", "a: [1, 2\n", Code::UnknownFormat, "a.yml:2");
    row("wrong indent", "a:\n  b: 1\n c: 2\n", Code::UnknownFormat, "a.yml:3");
    row("NUL", QByteArray("a: 1\0b: 2\n", 10), Code::UnknownFormat, "a.yml");
    row("the library's own end of file",
        "a: 1\n\x04"
        "b: [\n",
        Code::UnknownFormat, "a.yml");
    row("not UTF-8", "a: \xff\xfe\n", Code::UnknownFormat, "a.yml");
    row("a lone surrogate", "a: \xed\xa0\x80\n", Code::UnknownFormat, "a.yml");
    row("UTF-16", QByteArray("a\0:\0 \0b\0", 8), Code::UnknownFormat, "a.yml");
}

void TestYamlReader::refuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Error::Code, code);
    QFETCH(QString, where);
    const auto value = readYaml(yaml, u"a.yml"_s);
    QVERIFY(!value);
    QVERIFY2(value.error().code == code, qPrintable(value.error().where + u' ' + value.error().detail));
    QCOMPARE(value.error().where, where);
}

void TestYamlReader::holdsToItsLimits()
{
    QVERIFY(readYaml(QByteArray(16, '[') + QByteArray(16, ']'), u"a"_s));
    QVERIFY(readYaml("a: " + QByteArray(20'000, 'x'), u"a"_s));
    QCOMPARE(readYaml(QByteArray((1 << 20) + 1, 'x'), u"a"_s).error().code, Code::FileTooLarge);
    QCOMPARE(readYaml('[' + QByteArray("1,").repeated(100'001) + ']', u"a"_s).error().code, Code::BadValue);
}

void TestYamlReader::survivesHostileText_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("brackets") << QByteArray(10'000, '[');
    QTest::newRow("braces") << QByteArray(10'000, '{');
    QTest::newRow("list in list") << QByteArray("- ").repeated(10'000);
    QTest::newRow("key in key") << QByteArray("? ").repeated(10'000);
    QTest::newRow("value in value") << QByteArray(": ").repeated(10'000);
    QTest::newRow("quotes") << QByteArray(20'001, '\'');
    QTest::newRow("backslashes") << '"' + QByteArray(20'001, '\\');
    QTest::newRow("blanks") << QByteArray(20'000, ' ');
    QTest::newRow("bars") << QByteArray("|\n").repeated(10'000);
    QTest::newRow("directives") << QByteArray("%TAG ! x\n").repeated(2'000);
    QTest::newRow("documents") << QByteArray("---\n").repeated(5'000);
    QTest::newRow("unclosed quote") << QByteArray("a: 'x\n");
    QTest::newRow("huge number") << QByteArray("a: ") + QByteArray(20'000, '9');
    QTest::newRow("escape out of range") << QByteArray("\"\\U00110000\"");
    QTest::newRow("surrogate in an escape") << QByteArray("\"\\ud800\"");
}

void TestYamlReader::survivesHostileText()
{
    QFETCH(QByteArray, yaml);
    (void)readYaml(yaml, u"a.yml"_s); // One that keeps the computer busy is stopped as a whole.
}

QTEST_GUILESS_MAIN(TestYamlReader)
#include "tst_yamlreader.moc"
