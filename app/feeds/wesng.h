// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kbfact.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** What stands in a table of the Windows Exploit Suggester's definitions. */
struct WesngDefinitions {
    QList<KbFact> facts;              ///< Sorted by KB and product, one for each pair.
    QList<PublishedExploit> exploits; ///< Sorted by CVE.
    QDate newest;                     ///< Latest day something was posted.
    qint64 rows = 0;                  ///< Read, all in all.
    qint64 withoutKb = 0;             ///< Rows about things that are not updated by a KB: packages of a Linux, links.
    QList<Error> skipped;             ///< Rows that could not be read: the first thousand of them.
    qint64 skippedCount = 0;          ///< All of them.
};

/** Reads the table in pieces: whole it is 136 MB, of which a tenth is kept. */
class WesngReader
{
public:
    explicit WesngReader(const QString &where);
    ~WesngReader();
    WesngReader(const WesngReader &) = delete;
    WesngReader &operator=(const WesngReader &) = delete;

    /** Takes the next bytes, cut anywhere.
     *  @return UnknownFormat when it is another table; FileTooLarge. Nothing more may be fed then.
     */
    [[nodiscard]] Result<void> feed(const QByteArray &bytes);

    /** No more bytes will come. @return also BadValue when not one row can be read. */
    [[nodiscard]] Result<WesngDefinitions> finish();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** The whole table at once. @return as WesngReader.
 *  @see https://github.com/bitsadmin/wesng, definitions.zip: CVEs_<date>.csv and Custom_<date>.csv
 */
[[nodiscard]] Result<WesngDefinitions> parseWesng(const QByteArray &csv, const QString &where);

} // namespace Patchwijzer
