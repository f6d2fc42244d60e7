// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/feeddatabase.h"
#include "unit/workflow/importfixtures.h"
#include "workflow/feedimport.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

// What the tests of taking feeds in share.
namespace Patchwijzer::Test {

/** A folder with files, and a data folder. */
struct Desk {
    QTemporaryDir folder;

    [[nodiscard]] QString data() const { return folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        const auto path = folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        return put(path, bytes);
    }
    [[nodiscard]] ImportReport import(const QList<QString> &paths, int day = 20) const
    {
        return importFeeds(data(), paths, importDay(day)).value_or(ImportReport());
    }
    [[nodiscard]] ImportedFile import(const QByteArray &bytes, const QString &name = QStringLiteral("file")) const
    {
        return import({file(name, bytes)}).files.value(0);
    }
    [[nodiscard]] FeedState state(const QString &id) const
    {
        const auto database = FeedDatabase::open(data());
        const auto states = database ? database->states().value_or(QList<FeedState>()) : QList<FeedState>();
        for (const auto &state : states) {
            if (state.id == id)
                return state;
        }
        return {};
    }
    [[nodiscard]] QList<FeedDocument> documents(const QString &feed) const
    {
        QList<FeedDocument> documents;
        const auto database = FeedDatabase::open(data());
        const auto read = database->forEachDocument(feed, [&](const FeedDocument &document) -> Result<void> {
            documents.append(document);
            return {};
        });
        return read ? documents : QList<FeedDocument>();
    }
};

/** Makes the database in @p folder, with one generation, what an earlier version of the program left there: of schema 5
 *  (claims not taken apart), 4 (Microsoft's months not either, end of life not found by name) or 3 (nothing found by
 *  product).
 */
inline bool makeEarlier(const QString &folder, int schema)
{
    QList<QString> statements{QStringLiteral("DROP TABLE document_claims"), QStringLiteral("DROP TABLE withdrawn_cve"),
                              QStringLiteral("ALTER TABLE document DROP COLUMN publisher")};
    if (schema < 5) {
        for (const auto *table : {"windows_fix", "fix_leak", "fix_remedy", "fix_update", "fix_name", "fix_product"})
            statements.append(QStringLiteral("DROP TABLE ") + QLatin1String(table));
    }
    if (schema == 5)
        statements.append(QStringLiteral("UPDATE meta SET value = '2' WHERE key = 'productRules'"));
    else if (schema == 4)
        statements += QList<QString>({QStringLiteral("DELETE FROM document_product WHERE product IN"
                                                     " (SELECT no FROM product WHERE key LIKE 'life:%')"),
                                      QStringLiteral("UPDATE meta SET value = '1' WHERE key = 'productRules'")});
    else
        statements +=
            QList<QString>({QStringLiteral("DROP TABLE document_product"), QStringLiteral("DROP TABLE product"),
                            QStringLiteral("ALTER TABLE affected DROP COLUMN architectures"),
                            QStringLiteral("ALTER TABLE affected DROP COLUMN module"),
                            QStringLiteral("ALTER TABLE affected DROP COLUMN is_binary"),
                            QStringLiteral("DELETE FROM meta WHERE key = 'productRules'")});
    statements += QList<QString>({QStringLiteral("PRAGMA user_version = %1").arg(schema), QStringLiteral("VACUUM")});
    bool done = true;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("earlier"));
        database.setDatabaseName(folder + QLatin1String("/feeds-1.sqlite"));
        done = database.open();
        for (const auto &statement : statements)
            done = done && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("earlier"));
    return done;
}

} // namespace Patchwijzer::Test
