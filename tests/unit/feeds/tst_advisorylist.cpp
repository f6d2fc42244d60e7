// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/advisorylist.h"
#include "feeds/feedformat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** Makes advisories with everything that one can have, and with as little as one can have. */
class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    {
    }

    Advisory advisory(int number)
    {
        Advisory made;
        made.feed = u"osv-debian"_s;
        made.id = u"X-%1"_s.arg(number);
        made.cves = texts(3);
        made.aliases = texts(3);
        made.summary = text();
        made.published = time();
        made.modified = time();
        made.withdrawn = chance();
        made.cvssVector = text();
        made.cwes = texts(2);
        for (int i = m_random.bounded(4); i > 0; --i)
            made.affected.append(package());
        return made;
    }

private:
    bool chance() { return m_random.bounded(2) == 1; }

    QString text()
    {
        static const QList<QString> pool{{},
                                         u"1.2-3+deb12u1"_s,
                                         u"één, twéé"_s,
                                         u"\"\\/"_s,
                                         u"😀 漢字"_s,
                                         u"1:2~rc1^git"_s,
                                         u"</script>"_s,
                                         u"%1 %2 {} [] ,:"_s,
                                         QString(500, u'x')};
        return pool[m_random.bounded(int(pool.size()))];
    }

    QList<QString> texts(int most)
    {
        QList<QString> list;
        for (int i = m_random.bounded(most + 1); i > 0; --i)
            list.append(text() + u'x');
        return list;
    }

    QDateTime time()
    {
        if (chance())
            return {};
        return QDateTime::fromMSecsSinceEpoch(m_random.bounded(qint64(4'000'000'000'000)), QTimeZone::utc());
    }

    AffectedPackage package()
    {
        AffectedPackage made;
        made.ecosystem = text();
        made.release = text();
        made.package = text();
        made.scheme = VersionScheme(m_random.bounded(int(VersionScheme::Apk) + 1));
        made.status = AffectedStatus(m_random.bounded(int(AffectedStatus::Undetermined) + 1));
        for (int i = m_random.bounded(3); i > 0; --i)
            made.ranges.append({text(), text(), text()});
        made.versions = texts(3);
        made.urgency = text();
        made.architectures = {u"aarch64"_s, u"x86_64"_s};
        made.module = u"nodejs:18"_s;
        made.binaryPackage = true;
        return made;
    }

    QRandomGenerator m_random;
};

QList<QByteArray> partsOf(const QList<Advisory> &advisories, const QDateTime &date, qsizetype partBytes)
{
    AdvisoryListWriter writer(u"osv-debian"_s, date, partBytes);
    QList<QByteArray> parts;
    for (const auto &advisory : advisories) {
        if (auto part = writer.add(advisory); !part.isEmpty())
            parts.append(part);
    }
    if (auto part = writer.finish(); !part.isEmpty())
        parts.append(part);
    return parts;
}

QByteArray listWith(const QByteArray &advisories)
{
    return R"({"format":"patchwijzer-advisories","version":1,"feed":"f","advisories":[)" + advisories + "]}";
}

} // namespace

class TestAdvisoryList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothing_data();
    void losesNothing();
    void isTheSameEachTime();
    void mendsHalfCharacters();
    void keepsByteOrderMarks();
    void writesNothingForNothing();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void leavesOutBadAdvisoriesOnly_data();
    void leavesOutBadAdvisoriesOnly();
    void cleansTexts();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
};

void TestAdvisoryList::losesNothing_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<qsizetype>("partBytes");
    QTest::newRow("one part") << 1U << (qsizetype(8) << 20);
    QTest::newRow("some parts") << 2U << qsizetype(20'000);
    QTest::newRow("a part for each") << 3U << qsizetype(1);
}

void TestAdvisoryList::losesNothing()
{
    QFETCH(quint32, seed);
    QFETCH(qsizetype, partBytes);
    Maker maker(seed);
    QList<Advisory> advisories;
    for (int i = 0; i < 300; ++i)
        advisories.append(maker.advisory(i));
    const QDateTime date(QDate(2026, 8, 21), QTime(1, 2, 3, 4), QTimeZone::utc());
    const auto parts = partsOf(advisories, date, partBytes);
    QCOMPARE(parts.size() == 1, seed == 1);
    QList<Advisory> again;
    for (const auto &part : parts) {
        QCOMPARE(recogniseFeed(part), FeedFormat::AdvisoryList);
        QVERIFY(part.size() < partBytes + 20'000);
        const auto list = parseAdvisoryList(part, u"part"_s);
        QVERIFY(list);
        QCOMPARE(list->feed, u"osv-debian"_s);
        QCOMPARE(list->date, date);
        QVERIFY(list->skipped.isEmpty());
        again += list->advisories;
    }
    QCOMPARE(again, advisories);
}

void TestAdvisoryList::isTheSameEachTime()
{
    QList<Advisory> advisories;
    Maker maker(4);
    for (int i = 0; i < 50; ++i)
        advisories.append(maker.advisory(i));
    const auto parts = partsOf(advisories, {}, 1000);
    QCOMPARE(partsOf(advisories, {}, 1000), parts);
    QVERIFY(!parseAdvisoryList(parts.first(), u"part"_s)->date.isValid());
}

void TestAdvisoryList::mendsHalfCharacters()
{
    Advisory advisory;
    advisory.id = u"X-1"_s;
    advisory.summary = u"a"_s + QChar(0xD83D) + u"b"_s;
    const auto list = parseAdvisoryList(partsOf({advisory}, {}, 1000).first(), u"part"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories.size(), 1);
    // What stands in for it differs from Qt to Qt.
    const auto summary = list->advisories.first().summary;
    QVERIFY2(summary.isValidUtf16() && summary.startsWith(u'a') && summary.endsWith(u'b'), qPrintable(summary));
}

/** Only at the beginning of a file are they no characters: a name of nothing else would come back empty. */
void TestAdvisoryList::keepsByteOrderMarks()
{
    const QString mark{QChar(QChar::ByteOrderMark)};
    Advisory advisory;
    advisory.feed = u"osv-debian"_s;
    advisory.id = mark + u"X-1"_s;
    advisory.cves = {mark, u"a"_s + mark};
    advisory.summary = mark + mark + u"a"_s;
    const auto list = parseAdvisoryList(partsOf({advisory}, {}, 1000).first(), u"part"_s);
    QVERIFY(list);
    QCOMPARE(list->skipped, QList<Error>());
    QCOMPARE(list->advisories, QList<Advisory>{advisory});
}

void TestAdvisoryList::writesNothingForNothing()
{
    QVERIFY(partsOf({}, {}, 1000).isEmpty());
}

void TestAdvisoryList::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    const auto unknown = Error::Code::UnknownFormat;
    const auto bad = Error::Code::BadValue;
    QTest::newRow("nothing") << QByteArray() << Error::Code::NotJson;
    QTest::newRow("a list") << QByteArray("[]") << bad;
    QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1,"feed":"f","advisories":[]})")
                                    << unknown;
    QTest::newRow("a later version") << QByteArray(
        R"({"format":"patchwijzer-advisories","version":2,"feed":"f","advisories":[]})")
                                     << unknown;
    QTest::newRow("no feed") << QByteArray(R"({"format":"patchwijzer-advisories","version":1,"advisories":[]})")
                             << Error::Code::MissingField;
    QTest::newRow("no advisories") << QByteArray(R"({"format":"patchwijzer-advisories","version":1,"feed":"f"})")
                                   << Error::Code::MissingField;
    QTest::newRow("feed twice") << listWith({}).replace(R"("feed")", R"("feed":"g","feed")") << bad;
    QTest::newRow("feed with a control character") << listWith({}).replace(R"("f")", R"("f\u0000")") << bad;
    QTest::newRow("a date that is none") << listWith({}).replace(R"("feed")", R"("date":"soon","feed")") << bad;
    QTest::newRow("bytes behind it") << listWith({}) + "x" << Error::Code::NotJson;
    QTest::newRow("too deep") << listWith(QByteArray(10'000, '[') + QByteArray(10'000, ']')) << bad;
    QTest::newRow("a lone surrogate") << listWith(R"({"id":"\ud800"})") << Error::Code::NotJson;
    QTest::newRow("a huge number") << listWith({}).replace(R"("version":1)", R"("version":1e999)")
                                   << Error::Code::NotJson;
}

void TestAdvisoryList::refusesWhatIsNoList()
{
    QFETCH(QByteArray, json);
    QFETCH(Error::Code, code);
    const auto list = parseAdvisoryList(json, u"part"_s);
    QVERIFY(!list);
    QCOMPARE(list.error().code, code);
}

void TestAdvisoryList::leavesOutBadAdvisoriesOnly_data()
{
    QTest::addColumn<QByteArray>("advisory");
    QTest::newRow("not an object") << QByteArray("1");
    QTest::newRow("no id") << QByteArray("{}");
    QTest::newRow("empty id") << QByteArray(R"({"id":""})");
    QTest::newRow("id twice") << QByteArray(R"({"id":"a","id":"b"})");
    QTest::newRow("a separator of the database") << QByteArray(R"({"id":"a","cves":["b\u001ec"]})");
    QTest::newRow("a NUL") << QByteArray(R"({"id":"a\u0000"})");
    QTest::newRow("20 kB id") << R"({"id":")" + QByteArray(20'000, 'x') + "\"}";
    QTest::newRow("no status") << QByteArray(R"({"id":"a","affected":[{"scheme":"deb"}]})");
    QTest::newRow("no scheme") << QByteArray(R"({"id":"a","affected":[{"status":"affected"}]})");
    QTest::newRow("a scheme nobody knows")
        << QByteArray(R"({"id":"a","affected":[{"status":"affected","scheme":"tarot"}]})");
    QTest::newRow("a date that is none") << QByteArray(R"({"id":"a","modified":"2026-13-01T00:00:00Z"})");
    QTest::newRow("a date in the year 10000") << QByteArray(R"({"id":"a","modified":"9999-12-31T23:59:59-14:00"})");
    QTest::newRow("a range that is none")
        << QByteArray(R"({"id":"a","affected":[{"status":"affected","scheme":"deb","ranges":[1]}]})");
    QTest::newRow("withdrawn, perhaps") << QByteArray(R"({"id":"a","withdrawn":"yes"})");
}

void TestAdvisoryList::leavesOutBadAdvisoriesOnly()
{
    QFETCH(QByteArray, advisory);
    const auto list = parseAdvisoryList(listWith(R"({"id":"before"},)" + advisory + R"(,{"id":"behind"})"), u"part"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories.size(), 2);
    QCOMPARE(list->advisories.last().id, u"behind"_s);
    QCOMPARE(list->advisories.last().feed, u"f"_s);
    QCOMPARE(list->skipped.size(), 1);
    QVERIFY(list->skipped.first().where.startsWith(u"part/advisories/1"));
}

void TestAdvisoryList::cleansTexts()
{
    const auto list = parseAdvisoryList(listWith(R"({"id":"a","summary":"one\ntwo\u001e"})"), u"part"_s);
    QVERIFY(list);
    QCOMPARE(list->advisories.first().summary, u"one two"_s);
}

void TestAdvisoryList::refusesEveryTruncation()
{
    const auto part = partsOf({Maker(5).advisory(1)}, {}, 1000).first().trimmed();
    for (qsizetype size = 0; size < part.size(); ++size)
        QVERIFY2(!parseAdvisoryList(part.left(size), u"part"_s), qPrintable(QString::number(size)));
}

void TestAdvisoryList::survivesEveryChangedByte()
{
    Maker maker(6);
    const auto part = partsOf({maker.advisory(1), maker.advisory(2), maker.advisory(3)}, {}, 100'000).first();
    for (qsizetype at = 0; at < part.size(); ++at) {
        for (const char byte : {'\0', '"', '{', '\xff'}) {
            auto changed = part;
            changed[at] = byte;
            if (const auto list = parseAdvisoryList(changed, u"part"_s))
                QVERIFY(list->advisories.size() + list->skipped.size() <= 4);
        }
    }
}

QTEST_GUILESS_MAIN(TestAdvisoryList)
#include "tst_advisorylist.moc"
