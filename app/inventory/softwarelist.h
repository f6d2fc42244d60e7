// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

// What the readers of lists of software share.
namespace Patchwijzer {

/** What one list says is installed. */
struct SoftwareList {
    QList<Software> software; ///< Sorted, see comesBefore().
    QList<Error> skipped;     ///< Records not taken, or taken with a doubt. At most 1,000 and a last one that counts.

    bool operator==(const SoftwareList &) const = default;
};

/** Collects faults of records; from the 1,001st on they are only counted. */
class SkippedRecords
{
public:
    /** @param where names the file or command. */
    explicit SkippedRecords(QString where)
        : m_where(std::move(where))
    {
    }

    /** @param place line number or JSON pointer within the file. */
    void add(Error::Code code, const QString &place, const QString &detail);
    void addLine(Error::Code code, qsizetype line, const QString &detail);
    [[nodiscard]] const QString &where() const { return m_where; }
    /** What was collected, and how many more there were. */
    [[nodiscard]] QList<Error> take() &&;

private:
    QString m_where;
    QList<Error> m_errors;
    qint64 m_unlisted = 0;
};

/** Why a list has nothing in it.
 *  @param what should be listed, in the plural
 *  @param otherwise when no fault in @p skipped tells; may be empty
 *  @return NoSoftwareList
 */
[[nodiscard]] tl::unexpected<Error> nothingListed(const QString &where, const QString &what,
                                                  const QList<Error> &skipped, const QString &otherwise);

/** The list in order, with its faults.
 *  @param what is listed, in the plural, for the error
 *  @return NoSoftwareList, with the first fault, when nothing is in it.
 */
[[nodiscard]] Result<SoftwareList> finishedList(SoftwareList list, SkippedRecords skipped, const QString &what);

/** An inventory that knows of one list only; UTC. */
[[nodiscard]] Inventory inventoryOf(SoftwareList list, const QDateTime &now);

/** The architecture that most of the packages have, the first by name of two; empty when all have none or @p any. */
[[nodiscard]] QString commonestArchitecture(const QList<Software> &packages, QStringView any);

/** As in an inventory, see comesBefore(). */
void sortSoftware(QList<Software> &software);

/** Sorted, and not twice; an empty value is left out. */
void addIdentifier(Software &software, SoftwareIdentifier::Kind kind, const QString &value);

/** Fills `sourcePackage` and `sourceVersion` of a program that has no other source. */
void beOwnSource(Software &software);

/** A word such as a package's name or version: printable ASCII without a space, not empty, at most 255 bytes. */
[[nodiscard]] bool isWord(QByteArrayView text);

/** Text for people, at most 1,024 characters, control characters turned into spaces; nothing when it is no UTF-8. */
[[nodiscard]] std::optional<QString> personText(QByteArrayView text);

/** Calls @p each with every line, without its end and a byte order mark, and its number from 1; stops on false. */
template<typename Each>
void forEachLine(QByteArrayView bytes, Each each)
{
    if (bytes.startsWith(QByteArrayView("\xef\xbb\xbf")))
        bytes = bytes.sliced(3);
    qsizetype number = 0;
    while (!bytes.isEmpty()) {
        const auto end = bytes.indexOf('\n');
        auto line = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (!each(line, ++number))
            return;
    }
}

} // namespace Patchwijzer
