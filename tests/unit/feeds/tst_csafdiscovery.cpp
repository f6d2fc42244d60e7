// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providerdiscovery.h"

#include <QMap>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;
using Web = QMap<QString, QByteArray>; ///< What is where; everything else is not there.

const auto wellKnown = u"https://a.test/.well-known/csaf/provider-metadata.json"_s;
const auto securityTxt = u"https://a.test/.well-known/security.txt"_s;
const auto legacy = u"https://a.test/security.txt"_s;
const auto dns = u"https://csaf.data.security.a.test/"_s;
const auto v21 = u"https://a.test/.well-known/csaf/v2.1/provider-metadata.json"_s;
const auto v20 = u"https://a.test/.well-known/csaf/v2.0/provider-metadata.json"_s;

QByteArray metadata(const QByteArray &canonical = "https://a.test/p.json", const QByteArray &version = "2.0")
{
    return R"({"canonical_url":")" + canonical + R"(","last_updated":"2026-11-01T00:00:00Z","metadata_version":")"
        + version + R"(","publisher":{"category":"vendor","name":"A","namespace":"https://a.test"},)"
        + R"("role":"csaf_provider"})";
}

QByteArray aggregator()
{
    return R"({"aggregator":{"category":"lister","name":"L","namespace":"https://l.test"},"aggregator_version":"2.0",)"
           R"("canonical_url":"https://l.test/aggregator.json","last_updated":"2026-11-01T00:00:00Z",)"
           R"("csaf_providers":[{"metadata":{"url":"https://b.test/p.json","last_updated":"2026-11-01T00:00:00Z",)"
           R"("publisher":{"category":"vendor","name":"B","namespace":"https://b.test"}}}]})";
}

/** Answers every question from @p web; notes what was asked. */
Result<FoundProviders> discover(const QString &text, const Web &web, QStringList *asked,
                                Code absent = Code::NetworkNotFound)
{
    auto discovery = ProviderDiscovery::of(text);
    if (!discovery)
        return fail(discovery.error());
    while (const auto url = discovery->next()) {
        asked->append(url->toString());
        if (asked->size() > 100)
            return fail(Code::WrongUse, u"asks for ever"_s);
        const auto content = web.constFind(url->toString());
        if (content == web.constEnd())
            discovery->answer({absent, url->toString(), {}});
        else
            discovery->answer(*content, *url);
    }
    return discovery->result();
}

} // namespace

/** Which addresses are tried, in which order, and what comes of it. */
class TestCsafDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInOrder_data();
    void asksInOrder();
    void findsNothing_data();
    void findsNothing();
    void prefersTheWellKnownPlace();
    void refusesADetour_data();
    void refusesADetour();
    void readsAnAggregator();
    void takesNoAggregatorForADomain();
    void understandsWhatPeopleType_data();
    void understandsWhatPeopleType();
    void asksForALimitedTimeOnly();
};

void TestCsafDiscovery::asksInOrder_data()
{
    QTest::addColumn<Web>("web");
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QString>("found");
    const auto b = u"https://b.test/p.json"_s;
    const auto c = u"https://c.test/p.json"_s;
    QTest::newRow("well-known") << Web{{wellKnown, metadata()}} << QStringList{wellKnown, securityTxt, legacy}
                                << wellKnown;
    QTest::newRow("security.txt") << Web{{securityTxt, "CSAF: https://b.test/p.json\n"}, {b, metadata()}}
                                  << QStringList{wellKnown, securityTxt, b} << b;
    QTest::newRow("old place of security.txt")
        << Web{{securityTxt, "Contact: x\n"}, {legacy, "CSAF: https://b.test/p.json\n"}, {b, metadata()}}
        << QStringList{wellKnown, securityTxt, legacy, b} << b;
    QTest::newRow("the second line") << Web{{securityTxt, "CSAF: https://b.test/p.json\nCSAF: https://c.test/p.json\n"},
                                            {b, "<html>"},
                                            {c, metadata()}}
                                     << QStringList{wellKnown, securityTxt, b, c} << c;
    QTest::newRow("DNS") << Web{{dns, metadata()}} << QStringList{wellKnown, securityTxt, legacy, dns} << dns;
    QTest::newRow("DNS, when the others are no good")
        << Web{{wellKnown, "<html>not here</html>"}, {securityTxt, "<html>"}, {dns, metadata()}}
        << QStringList{wellKnown, securityTxt, legacy, dns} << dns;
    QTest::newRow("2.1") << Web{{v21, metadata("https://a.test/p.json", "2.1")}}
                         << QStringList{wellKnown, securityTxt, legacy, dns, v21, v20} << v21;
    QTest::newRow("2.0 beside 2.1") << Web{{v20, metadata()}}
                                    << QStringList{wellKnown, securityTxt, legacy, dns, v21, v20} << v20;
}

void TestCsafDiscovery::asksInOrder()
{
    QFETCH(Web, web);
    QFETCH(QStringList, asked);
    QFETCH(QString, found);
    QStringList questions;
    const auto result = discover(u"a.test"_s, web, &questions);
    QCOMPARE(questions, asked);
    QVERIFY(result);
    QCOMPARE(result->providers.size(), 1);
    QCOMPARE(result->providers.first().url.toString(), found);
    QCOMPARE(result->providers.first().metadata.publisher.name, u"A"_s);
}

void TestCsafDiscovery::findsNothing_data()
{
    QTest::addColumn<Code>("absent");
    QTest::addColumn<Code>("code");
    QTest::newRow("not there") << Code::NetworkNotFound << Code::ProviderNotFound;
    QTest::newRow("refused") << Code::NetworkRefused << Code::ProviderNotFound;
    QTest::newRow("no connection") << Code::Network << Code::Network;
    QTest::newRow("too slow") << Code::NetworkTimeout << Code::NetworkTimeout;
    QTest::newRow("stopped") << Code::Cancelled << Code::Cancelled;
}

void TestCsafDiscovery::findsNothing()
{
    QFETCH(Code, absent);
    QFETCH(Code, code);
    QStringList questions;
    const auto result = discover(u"a.test"_s, {}, &questions, absent);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    if (code == Code::ProviderNotFound)
        QCOMPARE(result.error().where, u"a.test"_s);
    QCOMPARE(questions.size(), 6);
}

void TestCsafDiscovery::prefersTheWellKnownPlace()
{
    QStringList questions;
    const auto result = discover(
        u"a.test"_s,
        {{wellKnown, metadata()},
         {securityTxt, "CSAF: https://b.test/p.json\nCSAF: https://c.test/p.json\nCSAF: " + wellKnown.toUtf8()},
         {u"https://b.test/p.json"_s, metadata()}, // The same, mirrored.
         {u"https://c.test/p.json"_s, metadata("https://c.test/p.json")}},
        &questions);
    QVERIFY(result);
    QCOMPARE(result->providers.size(), 2);
    QCOMPARE(result->providers.first().url.toString(), wellKnown);
    QCOMPARE(result->providers.last().url.host(), u"c.test"_s);
    QCOMPARE(questions.count(wellKnown), 1);
}

void TestCsafDiscovery::refusesADetour_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("good");
    QTest::newRow("same place") << wellKnown << true;
    QTest::newRow("www") << u"https://www.a.test/p.json"_s << true;
    QTest::newRow("elsewhere") << u"https://evil.test/p.json"_s << false;
    QTest::newRow("looks alike") << u"https://xa.test/p.json"_s << false;
}

void TestCsafDiscovery::refusesADetour()
{
    QFETCH(QString, from);
    QFETCH(bool, good);
    auto discovery = ProviderDiscovery::of(u"a.test"_s);
    QVERIFY(discovery);
    discovery->answer(metadata(), QUrl(from));
    while (discovery->next())
        discovery->answer({Code::NetworkNotFound, {}, {}});
    QCOMPARE(discovery->result().has_value(), good);
}

void TestCsafDiscovery::readsAnAggregator()
{
    QStringList questions;
    const auto address = u"https://l.test/aggregator.json"_s;
    const auto result = discover(address, {{address, aggregator()}}, &questions);
    QVERIFY(result);
    QVERIFY(result->providers.isEmpty());
    QCOMPARE(result->listed.size(), 1);
    QCOMPARE(result->listed.first().metadata, QUrl(u"https://b.test/p.json"_s));
    QCOMPARE(questions, QStringList{address}); // Nobody on the list is asked anything.
    const auto broken = discover(address, {{address, aggregator().chopped(1)}}, &questions);
    QCOMPARE(broken.error().code, Code::ProviderNotFound);
}

void TestCsafDiscovery::takesNoAggregatorForADomain()
{
    QStringList questions;
    const auto result = discover(u"a.test"_s, {{wellKnown, aggregator()}}, &questions);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::ProviderNotFound);
}

void TestCsafDiscovery::understandsWhatPeopleType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first"); // Empty: refused.
    QTest::newRow("domain") << u"a.test"_s << wellKnown;
    QTest::newRow("blanks") << u" a.test\n"_s << wellKnown;
    QTest::newRow("capitals") << u"A.Test"_s << wellKnown;
    QTest::newRow("address of the site") << u"https://a.test/"_s << wellKnown;
    QTest::newRow("without slash") << u"https://a.test"_s << wellKnown;
    QTest::newRow("port") << u"a.test:8443"_s << u"https://a.test:8443/.well-known/csaf/provider-metadata.json"_s;
    QTest::newRow("letters of elsewhere")
        << u"bücher.test"_s << u"https://bücher.test/.well-known/csaf/provider-metadata.json"_s;
    QTest::newRow("metadata") << u"https://a.test/x/provider-metadata.json"_s
                              << u"https://a.test/x/provider-metadata.json"_s;
    for (const auto &text : {u""_s, u" "_s, u"http://a.test/p.json"_s, u"a.test/p.json"_s, u"a b.test"_s, u"u@a.test"_s,
                             u"https://u:p@a.test/p.json"_s, u"a.test?x"_s, u"ftp://a.test"_s, u"../etc"_s,
                             u"a.test:x"_s, QString(300, u'a')})
        QTest::addRow("%s", qPrintable(u"not: "_s + text.left(30))) << text << QString();
}

void TestCsafDiscovery::understandsWhatPeopleType()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    const auto discovery = ProviderDiscovery::of(text);
    QCOMPARE(discovery.has_value(), !first.isEmpty());
    if (discovery)
        QCOMPARE(discovery->next().value_or(QUrl()), QUrl(first));
    else
        QCOMPARE(discovery.error().code, Code::WrongUse);
}

void TestCsafDiscovery::asksForALimitedTimeOnly()
{
    QByteArray lines;
    for (int i = 0; i < 1'000; ++i)
        lines += "CSAF: https://b.test/" + QByteArray::number(i) + ".json\n";
    QStringList questions;
    QVERIFY(!discover(u"a.test"_s, {{securityTxt, lines}}, &questions));
    QVERIFY(questions.size() <= 40);
}

QTEST_GUILESS_MAIN(TestCsafDiscovery)
#include "tst_csafdiscovery.moc"
