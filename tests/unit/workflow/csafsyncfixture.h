// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/feedsources.h"
#include "support/testpublisher.h"
#include "unit/transport/downloadfixture.h"
#include "workflow/csafsync.h"

#include <QDirIterator>

#include <functional>

namespace Patchwijzer::Test {

/** A provider on the loopback interface with two documents, and somebody who fetches from it. */
class CsafSyncFixture : public QObject
{
    Q_OBJECT

protected:
    using Code = Error::Code;

    /** Says why there is nothing to test with; empty when there is. */
    [[nodiscard]] QString prepare()
    {
        m_authority = std::make_unique<TestAuthority>();
        if (!m_authority->isValid())
            return QStringLiteral("SKIP: there is no openssl tool to make test certificates with");
        if (!Signer::isAvailable())
            return QStringLiteral("SKIP: there is no gpg and gpgv to make and check signatures with");
        m_identity = m_authority->issue("DNS:localhost,IP:127.0.0.1");
        m_signer = std::make_unique<Signer>();
        m_key = m_signer->makeKey(QStringLiteral("A <a@a.test>"));
        m_other = m_signer->makeKey(QStringLiteral("B <b@b.test>"));
        return {};
    }
    [[nodiscard]] bool begin()
    {
        m_server = std::make_unique<HttpsServer>(m_identity);
        m_scheduler = std::make_shared<TestScheduler>();
        m_data = std::make_unique<QTemporaryDir>();
        m_publisher = std::make_unique<TestPublisher>(*m_server, *m_signer, m_key);
        m_publisher->publish("GOOD-1", "2026-11-20T00:00:00Z");
        m_publisher->publish("BAD-1", "2026-11-19T00:00:00Z");
        m_publisher->announce();
        return m_server->isListening() && !m_key.isEmpty() && !m_other.isEmpty();
    }
    [[nodiscard]] static QString feed() { return QStringLiteral("csaf-a.test"); }
    [[nodiscard]] static QString provider() { return QStringLiteral("a.test"); }
    [[nodiscard]] HttpSettings http() const { return testSettings(m_authority->root(), m_scheduler); }
    [[nodiscard]] CsafSyncRequest request() const
    {
        CsafSyncRequest request;
        request.dataDir = m_data->path();
        request.feed = feed();
        request.provider = provider();
        request.metadata = QUrl(QString::fromLatin1(m_publisher->address(m_publisher->metadataPath)));
        return request;
    }
    [[nodiscard]] Result<CsafSyncReport> sync(std::shared_ptr<ToolRunner> gpgv = {}, std::stop_token stop = {}) const
    {
        CsafSyncOptions options;
        options.http = http();
        options.gpgv = std::move(gpgv);
        return syncCsafProvider(request(), options, {}, std::move(stop));
    }
    [[nodiscard]] QString folder() const { return m_data->filePath(QStringLiteral("downloads/") + feed()); }
    /** Documents on the disk, and nothing else. */
    [[nodiscard]] QStringList onDisk() const
    {
        QStringList names;
        QDirIterator walk(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            names.append(QDir(folder()).relativeFilePath(walk.next()));
        names.sort();
        return names;
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QList<QString> pins() const
    {
        QList<QString> found;
        for (const auto &key : loadFeedSources(m_data->path())->sources.keysOf(provider()))
            found.append(key.fingerprint);
        return found;
    }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;
    std::unique_ptr<Signer> m_signer;
    QString m_key;
    QString m_other;
    std::unique_ptr<HttpsServer> m_server;
    std::shared_ptr<TestScheduler> m_scheduler;
    std::unique_ptr<TestPublisher> m_publisher;
    std::unique_ptr<QTemporaryDir> m_data;
};

} // namespace Patchwijzer::Test
