// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace Patchwijzer::Test {

/** Somebody with OpenPGP keys, made on the spot by gpg in a folder that is gone afterwards. */
class Signer
{
public:
    ~Signer() { (void)run(QStringLiteral("gpgconf"), {QStringLiteral("--kill"), QStringLiteral("all")}); }
    Signer() = default;
    Signer(const Signer &) = delete;
    Signer &operator=(const Signer &) = delete;

    [[nodiscard]] static bool isAvailable()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("gpg")).isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("gpgv")).isEmpty();
    }

    /** Makes a key; returns its fingerprint, or nothing. @param expiry as gpg writes it: "1d", "never".
     *  @param moment "20200101T000000" for a key of the past; empty for now.
     */
    QString makeKey(const QString &name, const QString &expiry = QStringLiteral("never"), const QString &moment = {})
    {
        const auto before = fingerprints();
        if (!gpg(at(moment)
                 + QStringList{QStringLiteral("--quick-gen-key"), name, QStringLiteral("ed25519"),
                               QStringLiteral("sign"), expiry}))
            return {};
        for (const auto &fingerprint : fingerprints()) {
            if (!before.contains(fingerprint))
                return fingerprint;
        }
        return {};
    }

    enum class Form { Text, Binary };

    [[nodiscard]] QByteArray publicKey(const QString &key, Form form = Form::Text)
    {
        (void)gpg({QStringLiteral("--export"), key}, form);
        return m_out;
    }

    [[nodiscard]] QByteArray secretKey(const QString &key)
    {
        (void)gpg({QStringLiteral("--export-secret-keys"), key}, Form::Text);
        return m_out;
    }

    /** A detached signature of @p document by each of @p keys. */
    [[nodiscard]] QByteArray sign(const QByteArray &document, const QStringList &keys, Form form = Form::Text,
                                  const QStringList &options = {})
    {
        QStringList arguments = options;
        for (const auto &key : keys)
            arguments += {QStringLiteral("-u"), key};
        QFile file(m_folder.filePath(QStringLiteral("document")));
        if (!file.open(QIODevice::WriteOnly) || file.write(document) != document.size())
            return {};
        file.close();
        const bool whole =
            options.contains(QStringLiteral("--sign")) || options.contains(QStringLiteral("--clearsign"));
        if (!whole)
            arguments += QStringLiteral("--detach-sign");
        if (!gpg(arguments + QStringList{QStringLiteral("-o"), QStringLiteral("-"), file.fileName()}, form))
            return {};
        return m_out;
    }

    /** Withdraws a key with the statement that gpg laid ready when it made the key. */
    bool revoke(const QString &key)
    {
        QFile prepared(m_folder.filePath(QStringLiteral("openpgp-revocs.d/") + key + QStringLiteral(".rev")));
        if (!prepared.open(QIODevice::ReadOnly))
            return false;
        auto statement = prepared.readAll();
        statement.replace(":-----BEGIN", "-----BEGIN"); // The colon keeps people from doing so by mistake.
        QFile file(m_folder.filePath(QStringLiteral("revocation")));
        if (!file.open(QIODevice::WriteOnly) || file.write(statement) != statement.size())
            return false;
        file.close();
        return gpg({QStringLiteral("--import"), file.fileName()});
    }

    [[nodiscard]] static QStringList at(const QString &moment)
    {
        return moment.isEmpty() ? QStringList() : QStringList{QStringLiteral("--faked-system-time"), moment};
    }

private:
    [[nodiscard]] QStringList fingerprints()
    {
        QStringList found;
        (void)gpg({QStringLiteral("--list-keys"), QStringLiteral("--with-colons")});
        for (const auto &line : m_out.split('\n')) {
            if (line.startsWith("fpr:"))
                found.append(QString::fromLatin1(line.split(':').value(9)));
        }
        return found;
    }

    bool gpg(const QStringList &arguments, Form form = Form::Binary)
    {
        QStringList all{QStringLiteral("--batch"),
                        QStringLiteral("--yes"),
                        QStringLiteral("--no-tty"),
                        QStringLiteral("--pinentry-mode"),
                        QStringLiteral("loopback"),
                        QStringLiteral("--passphrase"),
                        QString(),
                        QStringLiteral("--trust-model"),
                        QStringLiteral("always")};
        if (form == Form::Text)
            all += QStringLiteral("--armor");
        return run(QStringLiteral("gpg"), all + arguments);
    }

    bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GNUPGHOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(program, arguments, QIODevice::ReadOnly);
        const bool ended = process.waitForFinished(60'000);
        m_out = process.readAllStandardOutput();
        if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            qWarning("%s", process.readAllStandardError().constData());
            return false;
        }
        return true;
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
};

} // namespace Patchwijzer::Test
