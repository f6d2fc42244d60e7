// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/unusedformat.h"
#include "store/feedwriter.h"
#include "workflow/feedimport.h"

#include <QDateTime>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

// Inside this room only.
namespace Patchwijzer {

/** What one file, or the loose records of one folder, gave; one row for each feed. */
struct Intake {
    static constexpr qsizetype shownErrors = 20;

    QString name;
    bool packed = false;   ///< What comes is one of many in an archive: when it is bad, the others still count.
    QDateTime fileDate;    ///< For what carries no date of its own: it was made no later than this.
    QSet<QString> undated; ///< Feeds of which only `fileDate` tells how new they are.
    QMap<QString, ImportedFile> rows;
    qint64 other = 0;
    std::optional<Error> unknown;               ///< The first thing in it that was not recognised.
    QList<Error> guesses;                       ///< What may have been an OSV record, had it been whole.
    QMap<QString, FeedWriter::WholeList> lists; ///< Of feeds that a newer list replaces as a whole.

    ImportedFile &row(const QString &feed)
    {
        auto &file = rows[feed];
        file.name = name;
        file.feed = feed;
        return file;
    }

    /** It is a kind of list that we know and do not use: that says more than "unknown". */
    void passOver(UnusedFormat format, const QString &place)
    {
        ++other;
        if (!unknown || unusedFormatName(*unknown).isEmpty())
            unknown = unusedFormatError(format, place);
    }

    /** Says something about it without calling it damaged. */
    void note(const QString &feed, const Error &error)
    {
        auto &file = row(feed);
        if (file.skipped.size() < shownErrors)
            file.skipped.append(error);
    }

    void skip(const QString &feed, const Error &error)
    {
        ++row(feed).skippedCount;
        note(feed, error);
    }

    void skip(const QString &feed, const QList<Error> &errors)
    {
        for (const auto &error : errors)
            skip(feed, error);
    }

    void count(const QString &feed, FeedWriter::Outcome outcome)
    {
        auto &file = row(feed);
        ++(outcome == FeedWriter::Outcome::Taken ? file.records : file.unchanged);
    }
};

} // namespace Patchwijzer
