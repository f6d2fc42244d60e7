// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testpublisher.h"
#include "system/clirunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

int cliMain(int argc, char **argv); ///< That of app/cli/main.cpp.

namespace {

constexpr auto trustVariable = "PW_TEST_TRUST"; ///< Set in the process that is the command line.

} // namespace

/** `feeds add-provider`, with a server that only this test trusts. */
class TestCliAddProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void findsAndAdds();
    void onlyLooks();
    void saysInDutchWhatItFound();
    void showsAnAggregator();
    void refusesAnotherKey();
    void findsNothing();
    void refusesWhatIsNoDomain();

private:
    /** Lets our server answer meanwhile. */
    [[nodiscard]] CliAnswer run(const QStringList &words) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(trustVariable), m_root);
        for (const auto *name : {"http_proxy", "https_proxy", "all_proxy"})
            environment.remove(QString::fromLatin1(name));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{u"--data-dir"_s, m_data->filePath(u"data"_s), u"--now"_s, u"2026-11-22"_s, u"feeds"_s,
                                  u"add-provider"_s}
                          + words);
        CliAnswer answer;
        if (QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 100'000)
            && process.exitStatus() == QProcess::NormalExit)
            answer.exitCode = process.exitCode();
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        return answer;
    }
    [[nodiscard]] QString domain() const { return m_server->url("/").authority(); }
    [[nodiscard]] bool hasSources() const { return QFile::exists(m_data->filePath(u"data/sources.json"_s)); }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;
    std::unique_ptr<Signer> m_signer;
    QString m_key;
    QString m_root;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<TestPublisher> m_publisher;
    std::unique_ptr<QTemporaryDir> m_data;
};

void TestCliAddProvider::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    if (!m_authority->isValid() || !Signer::isAvailable())
        QSKIP("SKIP: there is no openssl tool, or no gpg");
    m_identity = m_authority->issue("IP:127.0.0.1");
    m_signer = std::make_unique<Signer>();
    m_key = m_signer->makeKey(u"A <a@a.test>"_s);
    QVERIFY(!m_identity.isNull() && !m_key.isEmpty());
}

void TestCliAddProvider::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_root = m_data->filePath(u"root.pem"_s);
    QFile file(m_root);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_authority->root().toPem());
    file.close();
    m_server = std::make_unique<HttpsServer>(m_identity);
    m_publisher = std::make_unique<TestPublisher>(*m_server, *m_signer, m_key);
    m_publisher->announce();
}

void TestCliAddProvider::findsAndAdds()
{
    const auto answer = run({domain(), u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    PW_VERIFY_SCHEMA("feeds-add-provider", answer);
    QVERIFY(answer.json().value(u"added"_s).toBool());
    const auto provider = answer.json().value(u"provider"_s).toObject();
    QCOMPARE(provider.value(u"domain"_s).toString(), domain());
    QCOMPARE(provider.value(u"name"_s).toString(), u"Voorbeeld"_s);
    QCOMPARE(provider.value(u"role"_s).toString(), u"trustedProvider"_s);
    QCOMPARE(provider.value(u"keys"_s).toArray().first().toString(), m_key);
    QVERIFY(hasSources());
    const auto again = run({domain(), u"--json"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY(!again.json().value(u"added"_s).toBool());
}

void TestCliAddProvider::onlyLooks()
{
    const auto answer = run({u"--look"_s, u"--json"_s, domain()});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(!answer.json().value(u"added"_s).toBool());
    QVERIFY(!hasSources());
}

void TestCliAddProvider::saysInDutchWhatItFound()
{
    const auto answer = run({domain()});
    QCOMPARE(answer.exitCode, 0);
    const auto text = answer.outText().simplified();
    QVERIFY2(text.contains(u"Wij hebben de meldingen van “Voorbeeld” gevonden."), qPrintable(text));
    QVERIFY(text.contains(m_key));
    QVERIFY2(text.contains(u"Vanaf nu vertrouwen wij alleen deze sleutels."), qPrintable(text));
}

void TestCliAddProvider::showsAnAggregator()
{
    m_publisher->put("/aggregator.json",
                     R"({"aggregator":{"category":"lister","name":"L","namespace":"https://l.test"},)"
                     R"("aggregator_version":"2.0","canonical_url":"https://l.test/aggregator.json",)"
                     R"("last_updated":"2026-11-01T00:00:00Z","csaf_providers":[{"metadata":{)"
                     R"("url":"https://b.test/p.json","last_updated":"2026-11-01T00:00:00Z",)"
                     R"("publisher":{"category":"vendor","name":"Maker","namespace":"https://b.test"}}}]})");
    const auto address = QString::fromLatin1(m_publisher->address("/aggregator.json"));
    const auto answer = run({address, u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    PW_VERIFY_SCHEMA("feeds-add-provider", answer);
    QCOMPARE(answer.json().value(u"listed"_s).toArray().size(), 1);
    QVERIFY(!hasSources());
    QVERIFY(run({address}).outText().contains(u"Maker: https://b.test/p.json"));
}

void TestCliAddProvider::refusesAnotherKey()
{
    QCOMPARE(run({domain()}).exitCode, 0);
    m_publisher->namedKey = QString(40, u'A');
    m_publisher->announce();
    const auto answer = run({domain()});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(u"andere sleutel"), answer.err.constData());
}

void TestCliAddProvider::findsNothing()
{
    m_publisher->remove(m_publisher->metadataPath);
    const auto answer = run({domain()});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errText().contains(domain()), answer.err.constData());
    QVERIFY(!hasSources());
}

void TestCliAddProvider::refusesWhatIsNoDomain()
{
    const auto answer = run({u"http://a.test/"_s});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!answer.err.isEmpty());
    QVERIFY(m_server->requests().isEmpty());
}

int main(int argc, char **argv)
{
    const auto trusted = qEnvironmentVariable(trustVariable);
    if (!trusted.isEmpty()) {
        auto settings = QSslConfiguration::defaultConfiguration();
        settings.setCaCertificates(QSslCertificate::fromPath(trusted));
        QSslConfiguration::setDefaultConfiguration(settings);
        return cliMain(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    TestCliAddProvider test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cliaddprovider.moc"
