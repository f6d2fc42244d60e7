// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray asDocument(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTextsAsTheDocumentDoes_data();
    void writesTextsAsTheDocumentDoes();
    void writesEveryShapeAsTheDocumentDoes();
    void leavesOutWhatIsNotKnown();
    void givesLongTextsInPieces();
};

void TestJsonText::writesTextsAsTheDocumentDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << u"1:2.3+dfsg-4~deb12u1"_s;
    QTest::newRow("quotes and backslashes") << u"a \"b\" C:\\Program Files\\ /x/"_s;
    QTest::newRow("breaks") << u"\b\f\n\r\t"_s;
    QTest::newRow("control characters") << u"\x01\x1f\x7f"_s;
    QTest::newRow("zero") << QString(QChar(0));
    QTest::newRow("other letters") << u"Österreich, 中文, \U0001f600"_s;
    QTest::newRow("mixed with what must be escaped") << u"é\"\\\n\u2028"_s;
}

void TestJsonText::writesTextsAsTheDocumentDoes()
{
    QFETCH(const QString, text);
    QByteArray written;
    JsonText json([&](const QByteArray &piece) { written += piece; });
    json.beginObject();
    json.add("key"_L1, text);
    json.endObject();
    json.finish();
    QCOMPARE(written, asDocument({{u"key"_s, text}}));
}

void TestJsonText::writesEveryShapeAsTheDocumentDoes()
{
    const QJsonObject inner{{u"a"_s, QJsonArray{1, u"two\n    x"_s, QJsonObject{}}}, {u"b"_s, true}};
    QByteArray written;
    JsonText json([&](const QByteArray &piece) { written += piece; });
    json.beginObject();
    json.beginArray("array"_L1);
    json.beginObject();
    json.add("number"_L1, -7);
    json.add("texts"_L1, QList<QString>{u"x"_s, u"y"_s});
    json.add("value"_L1, inner);
    json.endObject();
    json.add({}, u"text"_s);
    json.beginObject();
    json.endObject();
    json.add({}, QJsonArray{inner});
    json.endArray();
    json.beginArray("empty"_L1);
    json.endArray();
    json.add("none"_L1, QJsonArray());
    json.endObject();
    json.finish();
    const QJsonObject first{{u"number"_s, -7}, {u"texts"_s, QJsonArray{u"x"_s, u"y"_s}}, {u"value"_s, inner}};
    QCOMPARE(written,
             asDocument({{u"array"_s, QJsonArray{first, u"text"_s, QJsonObject(), QJsonArray{inner}}},
                         {u"empty"_s, QJsonArray()},
                         {u"none"_s, QJsonArray()}}));
}

void TestJsonText::leavesOutWhatIsNotKnown()
{
    QByteArray written;
    JsonText json([&](const QByteArray &piece) { written += piece; });
    json.beginObject();
    json.addIfKnown("a"_L1, {});
    json.addIfKnown("b"_L1, u"x"_s);
    json.addIfKnown("c"_L1, {});
    json.endObject();
    json.finish();
    QCOMPARE(written, asDocument({{u"b"_s, u"x"_s}}));
}

void TestJsonText::givesLongTextsInPieces()
{
    QByteArray written;
    qsizetype largest = 0;
    JsonText json([&](const QByteArray &piece) {
        written += piece;
        largest = qMax(largest, piece.size());
    });
    QJsonArray all;
    json.beginObject();
    json.beginArray("all"_L1);
    for (int i = 0; i < 100'000; ++i) {
        json.add({}, u"number %1"_s.arg(i));
        all.append(u"number %1"_s.arg(i));
    }
    json.endArray();
    json.endObject();
    json.finish();
    QCOMPARE(written, asDocument({{u"all"_s, all}}));
    QVERIFY2(largest < 100'000, "one text must not be held whole");
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
