// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/plaintext.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleansText();
    void readsHtml_data();
    void readsHtml();
    void survivesHostileHtml();
    void readsLinks();
};

void TestPlainText::cleansText()
{
    QCOMPARE(plainText(" a\tb\x01\n", 100), u"a b"_s);
    QCOMPARE(plainText(QByteArrayView("a\0b", 3), 100), u"a b"_s);
    QCOMPARE(plainText("abcdef", 3), u"abc"_s);
    // A smiley is two halves; one of them is not a character.
    QCOMPARE(plainText("ab\xF0\x9F\x98\x80", 3), u"ab"_s);
    QCOMPARE(plainText("a\xFF", 5), u"a\uFFFD"_s);
    QCOMPARE(plainText(QByteArray(20'000, 'x'), 50).size(), 50);
    QCOMPARE(plainText("a\u202etxt.exe\u2066", 20), u"atxt.exe"_s);
    QCOMPARE(plainText({}, 5), QString());
}

void TestPlainText::readsHtml_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    QTest::newRow("tags") << QByteArray("<p>One\n two</p><p>three <a href='x>'>four</a>") << u"One two three '>four"_s;
    QTest::newRow("entities") << QByteArray("a&amp;b &lt;b&gt; &#65;&#x42;&nbsp;c") << u"a&b <b> AB c"_s;
    QTest::newRow("once only") << QByteArray("&amp;lt;b&amp;gt;") << u"&lt;b&gt;"_s;
    QTest::newRow("unknown entity") << QByteArray("R&D; &unknown; &#xD800; &#0; &")
                                    << u"R&D; &unknown; &#xD800; &#0; &"_s;
    QTest::newRow("script") << QByteArray("a<script>evil()</script>b<STYLE>x</STYLE>c") << u"a b c"_s;
    QTest::newRow("script without end") << QByteArray("a<script>evil()") << u"a"_s;
    QTest::newRow("less than") << QByteArray("versions < 3 and <4") << u"versions < 3 and <4"_s;
    QTest::newRow("comment") << QByteArray("a<!-- b -->c") << u"a c"_s;
    QTest::newRow("comment without end") << QByteArray("a<!-- b") << u"a<!-- b"_s;
    QTest::newRow("closing tag of a script") << QByteArray("a</script>b") << u"a b"_s;
    QTest::newRow("line end as an entity") << QByteArray("a&#10;b&#x9;c") << u"a b c"_s;
    QTest::newRow("reading direction as an entity") << QByteArray("a&#8238;txt.exe") << u"atxt.exe"_s;
    QTest::newRow("open tag") << QByteArray("a<b") << u"a<b"_s;
    QTest::newRow("open tag before another") << QByteArray("<b unclosed and <i>more</i>") << u"<b unclosed and more"_s;
    QTest::newRow("no element of HTML") << QByteArray("a <select> element, <port>") << u"a <select> element, <port>"_s;
}

void TestPlainText::readsHtml()
{
    QFETCH(QByteArray, html);
    QFETCH(QString, text);
    QCOMPARE(textOfHtml(html, 200), text);
    for (qsizetype size = 0; size < html.size(); ++size)
        QVERIFY(textOfHtml(html.first(size), 200).size() <= size);
}

void TestPlainText::survivesHostileHtml()
{
    for (const auto &piece : {QByteArray("&"), QByteArray("<a"), QByteArray("<script>"), QByteArray("&#x1;"),
                              QByteArray("<!--"), QByteArray("</script")}) {
        // Work that grows with the square of this would not end within the time of a test.
        QVERIFY(textOfHtml(piece.repeated(1'000'000), 4'000).size() <= 4'000);
    }
}

void TestPlainText::readsLinks()
{
    QCOMPARE(webLink(" https://example.org/a?b=c#d\n"), u"https://example.org/a?b=c#d"_s);
    QCOMPARE(webLink("http://example.org"), u"http://example.org"_s);
    for (const QByteArrayView bad : {"", "javascript:alert(1)", "file:///x", "https://a b", "https://a\nb",
                                     "https://a\"b", "https://a<b", "HTTPS //x"})
        QCOMPARE(webLink(bad), QString());
    QCOMPARE(webLink("https://" + QByteArray(20'000, 'x')), QString());
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
