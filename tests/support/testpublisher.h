// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpsserver.h"
#include "support/signer.h"

#include <QCryptographicHash>
#include <QMap>

namespace Patchwijzer::Test {

/** Somebody who publishes CSAF documents on the loopback server. What it lists follows from what it holds; a test then
 *  spoils what it likes.
 */
class TestPublisher
{
public:
    enum class Lists { Directory, Index, Rolie, Both };

    TestPublisher(HttpsServer &server, Signer &signer, const QString &key)
        : m_server(server)
        , m_signer(signer)
        , m_key(key)
    {
    }

    Lists lists = Lists::Directory;
    QByteArray role = "csaf_trusted_provider";
    QByteArray metadataPath = "/.well-known/csaf/provider-metadata.json";
    QString namedKey; ///< Fingerprint in the metadata; empty: that of the key.

    static QByteArray document(const QByteArray &id, const QByteArray &space = "https://a.test")
    {
        return R"({"document":{"category":"csaf_base","csaf_version":"2.0","title":"Lek in )" + id
            + R"(","publisher":{"category":"vendor","name":"Voorbeeld","namespace":")" + space + R"("},)"
            + R"("tracking":{"id":")" + id
            + R"(","version":"1","status":"final","initial_release_date":"2026-11-01T00:00:00Z",)"
            + R"("current_release_date":"2026-11-01T00:00:00Z","revision_history":[{"number":"1",)"
            + R"("date":"2026-11-01T00:00:00Z","summary":"first"}]}}})";
    }

    static QByteArray pathOf(const QByteArray &id) { return "/csaf/2026/" + id.toLower() + ".json"; }

    /** Adds a document, or another version of it, with all that belongs to it. */
    void publish(const QByteArray &id, const QByteArray &released, const QByteArray &remark = {})
    {
        publishAs(id, released, document(id) + remark);
    }

    /** The same with @p content of the test's own making. */
    void publishAs(const QByteArray &id, const QByteArray &released, const QByteArray &content)
    {
        const auto path = pathOf(id);
        m_released.insert(path, released);
        put(path, content);
        put(path + ".sha256", QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() + "  x.json\n");
        put(path + ".sha512", QCryptographicHash::hash(content, QCryptographicHash::Sha512).toHex() + "  x.json\n");
        put(path + ".asc", m_signer.sign(content, {m_key}));
    }

    void put(const QByteArray &path, const QByteArray &content)
    {
        TestReply reply;
        reply.body = content;
        m_server.on(path, {reply});
    }

    void remove(const QByteArray &path)
    {
        TestReply reply;
        reply.status = 404;
        m_server.on(path, {reply});
    }

    void redirect(const QByteArray &path, const QUrl &to)
    {
        TestReply reply;
        reply.status = 302;
        reply.fieldLines = {"Location: " + to.toEncoded()};
        m_server.on(path, {reply});
    }

    /** Puts the lists and the metadata in place. */
    void announce()
    {
        const bool rolie = lists == Lists::Rolie || lists == Lists::Both;
        const bool directory = lists != Lists::Rolie;
        QByteArray distributions;
        if (rolie)
            distributions += R"({"rolie":{"feeds":[{"tlp_label":"WHITE","url":")" + address("/csaf/white.json")
                + R"("},{"tlp_label":"AMBER","url":")" + address("/csaf/amber.json") + "\"}]}}";
        if (directory)
            distributions += QByteArray(rolie ? "," : "") + R"({"directory_url":")" + address("/csaf/") + "\"}";
        const auto key = namedKey.isEmpty() ? m_key : namedKey;
        put(metadataPath,
            R"({"canonical_url":")" + address(metadataPath) + R"(","distributions":[)" + distributions
                + R"(],"last_updated":"2026-11-01T00:00:00Z","list_on_CSAF_aggregators":true,"metadata_version":"2.0",)"
                + R"("mirror_on_CSAF_aggregators":true,"public_openpgp_keys":[{"fingerprint":")" + key.toLatin1()
                + R"(","url":")" + address("/key.asc") + R"("}],"publisher":{"category":"vendor","name":"Voorbeeld",)"
                + R"("namespace":"https://a.test"},"role":")" + role + "\"}");
        put("/key.asc", m_signer.publicKey(m_key));
        putLists(rolie);
    }

    [[nodiscard]] QByteArray address(const QByteArray &path) const { return m_server.url(path).toEncoded(); }

    /** How often something was asked for since the last call. */
    [[nodiscard]] QMap<QByteArray, int> asked()
    {
        QMap<QByteArray, int> counts;
        for (; m_seen < m_server.requests().size(); ++m_seen)
            ++counts[m_server.requests().at(m_seen).target];
        return counts;
    }

private:
    void putLists(bool rolie)
    {
        QByteArray changes;
        QByteArray index;
        QByteArray entries;
        for (auto it = m_released.cbegin(); it != m_released.cend(); ++it) {
            const auto relative = it.key().mid(6); // Behind "/csaf/".
            changes += '"' + relative + "\",\"" + it.value() + "\"\n";
            index += relative + '\n';
            const auto url = address(it.key());
            entries += QByteArray(entries.isEmpty() ? "" : ",") + R"({"id":"x","link":[{"rel":"self","href":")" + url
                + R"("},{"rel":"hash","href":")" + url + R"(.sha256"},{"rel":"signature","href":")" + url
                + R"(.asc"}],"updated":")" + it.value() + R"(","content":{"src":")" + url + "\"}}";
        }
        if (lists == Lists::Index)
            remove("/csaf/changes.csv");
        else
            put("/csaf/changes.csv", changes);
        put("/csaf/index.txt", index);
        if (rolie)
            put("/csaf/white.json",
                R"({"feed":{"id":"x","title":"x","updated":"2026-11-01T00:00:00Z","entry":[)" + entries + "]}}");
    }

    HttpsServer &m_server;
    Signer &m_signer;
    QString m_key;
    QMap<QByteArray, QByteArray> m_released; ///< By path.
    qsizetype m_seen = 0;
};

} // namespace Patchwijzer::Test
