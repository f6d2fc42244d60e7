// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/releasereader.h"

#include "core/parallel.h"
#include "core/sortunique.h"
#include "store/advisoryreader.h"
#include "store/feedgeneration.h"
#include "store/feedrows.h"

#include <QHash>
#include <QSet>
#include <QSqlError>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype packagesWorthAConnection = 250; // To open one takes as long as to read some fifty packages.

/** The packages [begin, end) of the list. */
struct Stretch {
    qsizetype begin = 0;
    qsizetype end = 0;
};

struct Wanted {
    QString ecosystem;
    QList<QString> releases; ///< Sorted.
    QList<QString> packages; ///< Sorted.
};

bool isBefore(const Advisory &lhs, const Advisory &rhs)
{
    // Tens of thousands of them, nearly all of one feed: its name is looked at once.
    const auto order = lhs.feed.compare(rhs.feed);
    return order != 0 ? order < 0 : lhs.id < rhs.id;
}

/** The same few words in every row: each kept once. */
class SharedWords
{
public:
    void share(QString &word)
    {
        if (const auto found = m_words.constFind(word); found != m_words.constEnd())
            word = *found;
        else
            m_words.insert(word);
    }

private:
    QSet<QString> m_words;
};

/** Gathers rows, which come package by package, into advisories. */
class Gathering
{
public:
    void add(const QSqlQuery &row, const QString &ecosystem, const QString &release, const QString &package)
    {
        const auto number = row.value(AdvisoryNumber).toLongLong();
        auto place = m_places.constFind(number);
        if (place == m_places.constEnd()) {
            place = m_places.insert(number, m_advisories.size());
            m_advisories.append(readAdvisory(row));
            m_words.share(m_advisories.last().feed);
        }
        auto affected = readAffected(row);
        m_words.share(affected.urgency);
        affected.ecosystem = ecosystem;
        affected.release = release;
        affected.package = package;
        m_advisories[*place].affected.append(std::move(affected));
    }

    /** Sorted. */
    QList<Advisory> take()
    {
        // Their places are sorted, and each is moved once: they are large.
        QList<qsizetype> order(m_advisories.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(),
                  [&](qsizetype a, qsizetype b) { return isBefore(m_advisories.at(a), m_advisories.at(b)); });
        QList<Advisory> sorted;
        sorted.reserve(m_advisories.size());
        for (const auto place : std::as_const(order))
            sorted.append(std::move(m_advisories[place]));
        return sorted;
    }

private:
    QList<Advisory> m_advisories;
    QHash<qint64, qsizetype> m_places;
    SharedWords m_words;
};

Result<QList<Advisory>> readStretch(SqliteConnection &connection, const Wanted &wanted, Stretch stretch)
{
    PW_TRY(const int schema, schemaOf(connection));
    PW_TRY(auto query,
           connection.prepare("SELECT "_L1 + advisoryColumns(schema, AdvisoryDetail::ForJudging)
                              + " FROM affected a JOIN advisory v ON v.no = a.advisory"
                                " WHERE a.release = (SELECT no FROM release WHERE ecosystem = ?1 AND release = ?2)"
                                " AND a.package = (SELECT no FROM package WHERE name = ?3)"
                                " ORDER BY a.advisory, a.part"_L1));
    query.bindValue(0, textOf(wanted.ecosystem));
    Gathering gathering;
    for (qsizetype i = stretch.begin; i < stretch.end; ++i) {
        const auto &package = wanted.packages[i];
        query.bindValue(2, package);
        for (const auto &release : wanted.releases) {
            query.bindValue(1, textOf(release));
            PW_TRY_VOID(connection.execute(query));
            while (query.next())
                gathering.add(query, wanted.ecosystem, release, package);
            if (query.lastError().isValid())
                return fail(connection.error(query));
        }
    }
    return gathering.take();
}

/** One advisory can speak of packages of both lists: it becomes one again. */
QList<Advisory> merged(QList<Advisory> lhs, QList<Advisory> rhs)
{
    if (lhs.isEmpty() || rhs.isEmpty())
        return lhs.isEmpty() ? rhs : lhs;
    QList<Advisory> all;
    all.reserve(lhs.size() + rhs.size());
    auto second = rhs.begin();
    for (auto &advisory : lhs) {
        const auto until =
            std::find_if_not(second, rhs.end(), [&](const auto &other) { return isBefore(other, advisory); });
        std::move(second, until, std::back_inserter(all));
        second = until;
        all.append(std::move(advisory));
        if (second != rhs.end() && !isBefore(all.constLast(), *second)) {
            all.last().affected += std::move(second->affected);
            ++second;
        }
    }
    std::move(second, rhs.end(), std::back_inserter(all));
    return all;
}

} // namespace

Result<QList<Advisory>> readAdvisoriesOfReleases(SqliteConnection &connection, const QString &ecosystem,
                                                 QList<QString> releases, QList<QString> packages)
{
    sortUnique(&releases);
    sortUnique(&packages);
    const Wanted wanted{ecosystem, std::move(releases), std::move(packages)};
    const auto count = threadsFor(wanted.packages.size(), packagesWorthAConnection);
    const auto stretch = [&](qsizetype index) {
        const auto all = wanted.packages.size();
        return Stretch{all * index / count, all * (index + 1) / count};
    };
    std::vector<std::optional<Result<QList<Advisory>>>> parts(static_cast<size_t>(count));
    // A connection belongs to the thread that opened it.
    onThreads(count, [&](qsizetype index) {
        auto &part = parts[static_cast<size_t>(index)];
        if (index == 0) {
            part = readStretch(connection, wanted, stretch(index));
            return;
        }
        const auto own = SqliteConnection::open(connection.path(), SqliteConnection::Mode::ReadOnly);
        if (own)
            part = readStretch(**own, wanted, stretch(index));
    });
    QList<Advisory> advisories;
    for (qsizetype i = 0; i < count; ++i) {
        auto &read = parts[static_cast<size_t>(i)];
        // A newer generation may have been made, and this file's name be gone: the first connection still has it.
        if (!read || !*read)
            read = readStretch(connection, wanted, stretch(i));
        PW_TRY(auto part, *std::move(read));
        advisories = merged(std::move(advisories), std::move(part));
    }
    return advisories;
}

} // namespace Patchwijzer
