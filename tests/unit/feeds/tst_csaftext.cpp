// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csaftext.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestCsafText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesPlainText_data();
    void makesPlainText();
    void keepsToItsLength();
    void takesTimeInProportion();
};

void TestCsafText::makesPlainText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("plain") << QByteArray("a < b & c") << u"a < b & c"_s;
    QTest::newRow("lines") << QByteArray(" a \r\n\r\n\r\n\tb\rc\n") << u" a\n\n b\nc"_s;
    QTest::newRow("paragraphs") << QByteArray("<p>one</p><P class=\"x\">two</P>") << u"one\n\ntwo"_s;
    QTest::newRow("break") << QByteArray("a<br/>b<BR >c") << u"a\nb\nc"_s;
    QTest::newRow("list") << QByteArray("<ul><li>a</li><li>b</li></ul>") << u"- a\n- b"_s;
    QTest::newRow("link") << QByteArray("see <a href=\"https://a.example/?b=1&amp;c\">here</a>.") << u"see here."_s;
    QTest::newRow("cells") << QByteArray("<table><tr><td>a</td><td>b</td></tr></table>") << u" a  b"_s;
    QTest::newRow("entities") << QByteArray("&lt;b&gt; &amp;amp; &#8364; &#x41; &quot;&nbsp;|")
                              << u"<b> &amp; \u20ac A \" |"_s;
    QTest::newRow("no entity") << QByteArray("&copy; &#0; &#xd800; &#99999999999; & &;")
                               << u"&copy; &#0; &#xd800; &#99999999999; & &;"_s;
    QTest::newRow("placeholder") << QByteArray("listen on <port> of <ip address>")
                                 << u"listen on <port> of <ip address>"_s;
    QTest::newRow("address") << QByteArray("<address>") << u"<address>"_s;
    QTest::newRow("unclosed") << QByteArray("<b and <p") << u"<b and <p"_s;
    QTest::newRow("script") << QByteArray("a<script src=x>alert('<b>')</SCRIPT>b") << u"ab"_s;
    QTest::newRow("about scripts") << QByteArray("inject <script> elements") << u"inject <script> elements"_s;
    QTest::newRow("comment") << QByteArray("a<!-- <b> -->b") << u"a b"_s;
    QTest::newRow("line end as an entity") << QByteArray("a&#10;b") << u"a\nb"_s;
    QTest::newRow("control") << QByteArray("a\x01\x7f\x1b[31mb") << u"a[31mb"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"ab"_s;
    QTest::newRow("reading direction") << QByteArray("a\u202etxt.exe\u2066") << u"atxt.exe"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestCsafText::makesPlainText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, plain);
    const std::string_view view(text.constData(), size_t(text.size()));
    QCOMPARE(Csaf::plainText(view, 1'000), plain);
    QCOMPARE(Csaf::plainLine(view, 1'000), plain.simplified());
}

void TestCsafText::keepsToItsLength()
{
    QCOMPARE(Csaf::plainText("abcdef", 3), u"abc"_s);
    QCOMPARE(Csaf::plainText("ab\U0001F600", 3), u"ab"_s);
    QCOMPARE(Csaf::plainText(std::string(100'000, 'a'), 20'000).size(), 20'000);
}

void TestCsafText::takesTimeInProportion()
{
    // Each of these would take minutes if every tag looked through the rest of the text.
    for (const auto *piece : {"<script>", "<p ", "<", "&", "&#", "</script", "<br>", "\n", "<!--"}) {
        const auto text = QByteArray(piece).repeated(200'000);
        QVERIFY(Csaf::plainText({text.constData(), size_t(text.size())}, 2'000'000).size() <= text.size());
    }
}

QTEST_GUILESS_MAIN(TestCsafText)
#include "tst_csaftext.moc"
