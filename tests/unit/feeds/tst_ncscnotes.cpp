// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/ncscnotes.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::NcscLabel)

namespace {

CsafDocument documentWith(const QList<std::pair<QString, QString>> &notes)
{
    CsafDocument document;
    document.publisher = {u"coordinator"_s, u"Nationaal Cyber Security Centrum"_s, u"https://www.ncsc.nl/"_s};
    for (const auto &[title, text] : notes)
        document.notes.append({u"general"_s, title, text, {}, {}});
    return document;
}

} // namespace

class TestNcscNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTexts();
    void labels_data();
    void labels();
    void findsTheNewerScore_data();
    void findsTheNewerScore();
    void isOnlyOfTheNcsc_data();
    void isOnlyOfTheNcsc();
};

void TestNcscNotes::findsTheTexts()
{
    const auto document = documentWith({{QString(), u"disclaimer"_s},
                                        {u"Feiten"_s, u"f"_s},
                                        {u"INTERPRETATIES"_s, u"i1"_s},
                                        {u" interpretaties "_s, u"i2"_s},
                                        {u"Oplossingen"_s, u"o"_s},
                                        {u"Interpretaties"_s, QString()},
                                        {u"CWE-79"_s, u"x"_s}});
    const auto notes = ncscNotes(document);
    QVERIFY(notes);
    QCOMPARE(notes->facts, QList<QString>{u"f"_s});
    QCOMPARE(notes->interpretations, (QList<QString>{u"i1"_s, u"i2"_s}));
    QCOMPARE(notes->solutions, QList<QString>{u"o"_s});
    QCOMPARE(notes->label, NcscLabel::None);
}

void TestNcscNotes::labels_data()
{
    QTest::addColumn<QString>("chance");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<NcscLabel>("label");
    QTest::newRow("high, high") << u"high"_s << u"high"_s << NcscLabel::Urgent;
    QTest::newRow("High, HIGH") << u" High "_s << u"HIGH"_s << NcscLabel::Urgent;
    QTest::newRow("medium, high") << u"medium"_s << u"high"_s << NcscLabel::Normal;
    QTest::newRow("high, medium") << u"high"_s << u"medium"_s << NcscLabel::Other;
    QTest::newRow("low, high") << u"low"_s << u"high"_s << NcscLabel::Other;
    QTest::newRow("medium, medium") << u"medium"_s << u"medium"_s << NcscLabel::Other;
    QTest::newRow("another word") << u"hoog"_s << u"high"_s << NcscLabel::Other;
    QTest::newRow("one of two") << u"high"_s << QString() << NcscLabel::Other;
    QTest::newRow("the other of two") << QString() << u"high"_s << NcscLabel::Other;
    QTest::newRow("nothing") << QString() << QString() << NcscLabel::None;
}

void TestNcscNotes::labels()
{
    QFETCH(QString, chance);
    QFETCH(QString, damage);
    QFETCH(NcscLabel, label);
    const auto notes = ncscNotes(documentWith({{u"Kans"_s, chance}, {u"schade"_s, damage}}));
    QVERIFY(notes);
    QCOMPARE(notes->label, label);
    QCOMPARE(notes->chance, chance.simplified().toLower());
    QCOMPARE(notes->damage, damage.simplified().toLower());
}

void TestNcscNotes::findsTheNewerScore_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto vector = u"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"_s;
    QTest::newRow("as published") << u"CVSSV4"_s << vector << true;
    QTest::newRow("in other letters") << u" CvssV4 "_s << u' ' + vector + u'\n' << true;
    QTest::newRow("another title") << u"CVSS"_s << vector << false;
    QTest::newRow("an older version") << u"CVSSV4"_s << u"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"_s << false;
    QTest::newRow("cut off") << u"CVSSV4"_s << vector.chopped(1) << false;
    QTest::newRow("a number") << u"CVSSV4"_s << u"9.8"_s << false;
    QTest::newRow("nothing") << u"CVSSV4"_s << QString() << false;
}

void TestNcscNotes::findsTheNewerScore()
{
    QFETCH(QString, title);
    QFETCH(QString, text);
    QFETCH(bool, found);
    auto document = documentWith({});
    CsafVulnerability vulnerability;
    vulnerability.cve = u"CVE-2099-0001"_s;
    vulnerability.notes = {{u"other"_s, u"CWE-78"_s, u"x"_s, {}, {}}, {u"general"_s, title, text, {}, {}}};
    document.vulnerabilities = {vulnerability};
    const auto notes = ncscNotes(document);
    QVERIFY(notes);
    QCOMPARE(notes->cvss4.contains(u"CVE-2099-0001"_s), found);
    if (found)
        QCOMPARE(notes->cvss4.value(u"CVE-2099-0001"_s), text.trimmed());
}

void TestNcscNotes::isOnlyOfTheNcsc_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<bool>("is");
    QTest::newRow("www") << u"https://www.ncsc.nl/"_s << true;
    QTest::newRow("bare") << u"https://ncsc.nl"_s << true;
    QTest::newRow("advisories") << u"https://advisories.ncsc.nl"_s << true;
    QTest::newRow("upper case") << u"https://WWW.NCSC.NL"_s << true;
    QTest::newRow("another") << u"https://www.ncsc.example"_s << false;
    QTest::newRow("looks like it") << u"https://not-ncsc.nl"_s << false;
    QTest::newRow("in the path") << u"https://a.example/ncsc.nl"_s << false;
    QTest::newRow("none") << QString() << false;
}

void TestNcscNotes::isOnlyOfTheNcsc()
{
    QFETCH(QString, space);
    auto document = documentWith({{u"Kans"_s, u"high"_s}});
    document.publisher.space = space;
    QTEST(ncscNotes(document).has_value(), "is");
}

QTEST_GUILESS_MAIN(TestNcscNotes)
#include "tst_ncscnotes.moc"
