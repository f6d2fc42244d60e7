// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace Patchwijzer {

// Documents as they were published, byte for byte, one behind the other: how they travel in a bundle. A line
// "patchwijzer-documents 1", and then for each a line "<number of bytes> <key>", its bytes, and a line end.

/** Writes documents, cut in parts that each are a whole list of about @p partBytes at most. */
class DocumentListWriter
{
public:
    explicit DocumentListWriter(qsizetype partBytes = qsizetype(8) << 20);

    /** @param key for messages about it; control characters in it become spaces.
     *  @return the part before, when it is full; else nothing.
     */
    [[nodiscard]] QByteArray add(const QString &key, QByteArrayView bytes);
    /** @return the last part; nothing when all was returned before. */
    [[nodiscard]] QByteArray finish();

private:
    QByteArray m_part;
    qsizetype m_partBytes;
};

/** Visits the documents of one part in their order; an error of the visitor ends it and is handed on.
 *  @return UnknownFormat, BadValue, FileTruncated; the visitor may have seen documents before that.
 */
[[nodiscard]] Result<void>
visitDocumentList(QByteArrayView list, const QString &where,
                  const std::function<Result<void>(const QString &key, const QByteArray &bytes)> &visit);

} // namespace Patchwijzer
