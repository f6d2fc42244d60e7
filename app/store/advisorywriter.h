// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "store/sqliteconnection.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>

// Inside this room only.
namespace Patchwijzer {

/** Writes advisories with statements prepared once; tens of thousands of them in a second. */
class AdvisoryWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<AdvisoryWriter>> make(SqliteConnection &connection);

    /** @return whether it was new or newer, and written. */
    [[nodiscard]] Result<bool> put(const Advisory &advisory, const QDateTime &revision);
    [[nodiscard]] Result<bool> holds(const QString &feed, const QString &id);

    [[nodiscard]] Result<void> removeAll(const QString &feed);
    [[nodiscard]] Result<void> removeOf(const QString &feed, const QString &documentId);

    struct FeedCounts {
        qint64 records = 0;
        QDateTime newest; ///< Of the advisories not dated after the moment given.
        QList<QString> covers;
    };
    [[nodiscard]] Result<FeedCounts> countFeed(const QString &feed, const QDateTime &notAfter);

    /** After a rollback the numbers of releases and packages must be looked up again. */
    void forgetNumbers();

private:
    /** What the table holds under one feed and key. */
    struct Held {
        qint64 number = 0; ///< 0: nothing.
        qint64 revision = 0;
        qint64 digest = 0;
    };

    explicit AdvisoryWriter(SqliteConnection &connection);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<Held> find(const QString &feed, const QString &key);
    [[nodiscard]] Result<qint64> write(const Held &held, const QVariantList &values);
    [[nodiscard]] Result<void> writeAffected(qint64 advisory, const QList<AffectedPackage> &affected);
    [[nodiscard]] Result<qint64> releaseNumber(const AffectedPackage &package);
    [[nodiscard]] Result<qint64> packageNumber(const QString &name);

    SqliteConnection &m_connection;
    QSqlQuery m_find;
    QSqlQuery m_insert;
    QSqlQuery m_delete;
    QSqlQuery m_deleteAffected;
    QSqlQuery m_insertAffected;
    QHash<QString, qint64> m_packages;
    QHash<QString, qint64> m_releases;
};

} // namespace Patchwijzer
