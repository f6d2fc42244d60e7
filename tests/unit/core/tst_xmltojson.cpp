// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmltojson.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestXmlToJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsElementsIntoMembers_data();
    void turnsElementsIntoMembers();
    void writesAsTheFormHasIt();
    void endsWhereTheRootIsAnother();
    void refusesMoreThanTheLimits();
    void refuses_data();
    void refuses();
    void namesTheOutermostElement_data();
    void namesTheOutermostElement();
};

void TestXmlToJson::turnsElementsIntoMembers_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &xml, const QByteArray &json) {
        QTest::newRow(name) << xml << json;
    };
    row("nested", "<a b='1'><c>x</c></a>", R"j({"a":{"b":"1","c":"x"}})j");
    row("list", "<a><c>x</c><d/><c e='1'>y &amp; \"z\" \\</c></a>",
        "{\"a\":{\"c\":[\"x\",{\"e\":\"1\",\"value\":\"y & \\\"z\\\" \\\\\"}],\"d\":\"\"}}");
    row("prefixed", "<n:a xmlns:n='u'><n:B/></n:a>", R"j({"a":{"B":""}})j");
    row("marked", "<a><![CDATA[<b>]]> c</a>", R"j({"a":"<b> c"})j");
    row("only blanks", "<a>\n <b> \t</b>\n</a>", R"j({"a":{"b":""}})j");
    row("text around elements", "<a>x <b/>\n<b/> y</a>", R"j({"a":{"b":["",""],"value":"x y"}})j");
    row("not ASCII", "<a \xC3\xA9='\xE2\x82\xAC'>\xC3\xAB</a>",
        "{\"a\":{\"\xC3\xA9\":\"\xE2\x82\xAC\",\"value\":\"\xC3\xAB\"}}");
}

void TestXmlToJson::turnsElementsIntoMembers()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const QByteArray, json);
    const auto result = xmlToJson(xml, u"f"_s);
    QVERIFY(result);
    QCOMPARE(*result, json);
}

void TestXmlToJson::writesAsTheFormHasIt()
{
    const QByteArray xml = "<A X='1'>t<B/></A>";
    XmlToJsonOptions options;
    options.nameCase = NameCase::Lower;
    const QByteArray lower = R"j({"a":{"X":"1","b":"","value":"t"}})j";
    QCOMPARE(*xmlToJson(xml, u"f"_s, options), lower);
    options.nameCase = NameCase::AsWritten;
    options.root = XmlRoot::Bare;
    options.textMember = "Value";
    options.emptyElement = "null";
    const QByteArray bare = R"j({"X":"1","B":null,"Value":"t"})j";
    QCOMPARE(*xmlToJson(xml, u"f"_s, options), bare);
    QCOMPARE(*xmlToJson("<A/>", u"f"_s, options), QByteArray("null"));
}

void TestXmlToJson::endsWhereTheRootIsAnother()
{
    XmlToJsonOptions options;
    options.checkRoot = [](QStringView name, QStringView nameSpace) -> Result<void> {
        if (name != u"a" || nameSpace != u"urn:x")
            return fail(Error::Code::UnknownFormat, u"f"_s, u"another"_s);
        return {};
    };
    QVERIFY(xmlToJson("<p:a xmlns:p='urn:x'><b/></p:a>", u"f"_s, options));
    for (const QByteArray xml : {"<a/>", "<a xmlns='urn:y'/>", "<b xmlns='urn:x'/>", "<b><a xmlns='urn:x'/></b>"}) {
        const auto result = xmlToJson(xml, u"f"_s, options);
        QVERIFY2(!result, xml.constData());
        QCOMPARE(result.error().code, Error::Code::UnknownFormat);
    }
}

void TestXmlToJson::refusesMoreThanTheLimits()
{
    XmlToJsonOptions options;
    options.maxDepth = 2;
    options.maxNames = 3;
    QVERIFY(xmlToJson("<a><b/></a>", u"f"_s, options));
    QVERIFY(xmlToJson("<a c='' d=''><b/><b/><c/></a>", u"f"_s, options));
    for (const QByteArray xml : {"<a><b><c/></b></a>", "<a c='' d=''><b/><e/></a>", "<a b='' c='' d='' e=''/>"}) {
        const auto result = xmlToJson(xml, u"f"_s, options);
        QVERIFY2(!result, xml.constData());
        QCOMPARE(result.error(), (Error{Error::Code::BadValue, u"f:1"_s, result.error().detail}));
    }
}

void TestXmlToJson::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<Error::Code>("code");
    const auto row = [](const char *name, const QByteArray &xml, Error::Code code) {
        QTest::newRow(name) << xml << code;
    };
    row("document type", "<!DOCTYPE a><a/>", Error::Code::BadValue);
    row("entity of a file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        Error::Code::BadValue);
    row("entity nobody declared", "<a>&x;</a>", Error::Code::BadValue);
    row("nothing", "", Error::Code::FileTruncated);
    row("cut", "<a><b></b>", Error::Code::FileTruncated);
    row("crossed", "<a><b></a></b>", Error::Code::BadValue);
    row("more behind it", "<a/><a/>", Error::Code::BadValue);
    row("no UTF-8", "<a>\xff\xfe</a>", Error::Code::BadValue);
    row("NUL", QByteArray("<a>\0</a>", 8), Error::Code::BadValue);
    row("control character", "<a>&#1;</a>", Error::Code::BadValue);
    row("deep", QByteArray("<a>").repeated(101) + QByteArray("</a>").repeated(101), Error::Code::BadValue);
}

void TestXmlToJson::refuses()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const Error::Code, code);
    const auto result = xmlToJson(xml, u"f"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestXmlToJson::namesTheOutermostElement_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QByteArray("<a><b/></a>") << u"a"_s;
    QTest::newRow("prefixed") << QByteArray("<?xml version='1.0'?><!-- b --><p:a xmlns:p='u'/>") << u"a"_s;
    QTest::newRow("cut") << QByteArray("<a><b>") << u"a"_s;
    QTest::newRow("document type") << QByteArray("<!DOCTYPE x><a/>") << u"a"_s;
    QTest::newRow("far away") << "<!-- " + QByteArray(8192, ' ') + "--><a/>" << QString();
    QTest::newRow("no XML") << QByteArray("{}") << QString();
}

void TestXmlToJson::namesTheOutermostElement()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, name);
    QCOMPARE(outermostElement(bytes), name);
}

QTEST_GUILESS_MAIN(TestXmlToJson)
#include "tst_xmltojson.moc"
