// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A private header of the room: built into this test.
#include "feeds/plaintext.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesPlainText_data();
    void makesPlainText();
    void cutsAtACharacter();
    void isQuickWithLongText();
};

void TestPlainText::makesPlainText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *html, const char *plain) {
        QTest::newRow(html) << QString::fromUtf8(html) << QString::fromUtf8(plain);
    };
    row("", "");
    row("plain", "plain");
    row("<p>one</p>\n<p>two</p>", "one two");
    row("a<br>b<BR/>c<br />d", "a b c d");
    row("the <code>x</code> of <a href=\"https://a.example\" class='b'>it</a>", "the x of it");
    row("a <select> element and a <link>", "a <select> element and a <link>");
    row("&lt;script&gt; &amp;amp; &quot;x&quot; &nbsp;y", "<script> &amp; \"x\" y");
    row("&unknown; & &#x41; &", "&unknown; & &#x41; &");
    row("1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
    row("<", "<");
    row("</", "</");
    row("<a", "<a");
    row("<b unclosed and <i>more</i>", "<b unclosed and more");
    row("<script>alert(1)</script>", "alert(1)");
    row("tab\tand\x07 bell", "tab and bell");
}

void TestPlainText::makesPlainText()
{
    QFETCH(QString, html);
    QFETCH(QString, plain);
    QCOMPARE(plainOfHtml(html, 1'000), plain);
}

void TestPlainText::cutsAtACharacter()
{
    QCOMPARE(plainOfHtml(u"abcdef"_s, 3), u"abc"_s);
    QCOMPARE(plainOfHtml(u"ab\U0001F600"_s, 3), u"ab"_s);
    QCOMPARE(plainOfHtml(u"<b>"_s.repeated(100) + u"x"_s, 3), QString());
}

void TestPlainText::isQuickWithLongText()
{
    for (const auto &piece : {u"<a "_s, u"<"_s, u"&"_s, u"</b"_s, u"<p>"_s})
        QVERIFY(plainOfHtml(piece.repeated(20'000), 100).size() <= 100);
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
