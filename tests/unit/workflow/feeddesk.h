// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/feeddatabase.h"
#include "unit/workflow/importfixtures.h"
#include "workflow/feedimport.h"

#include <QDir>
#include <QFileInfo>
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

} // namespace Patchwijzer::Test
