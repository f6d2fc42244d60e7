// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/endoflife.h"
#include "feeds/jsonreader.h"

#include <QByteArrayView>

// Inside this room only: the files that the answers of endoflife.date are made from.
namespace Patchwijzer {

/** Whether these are the first bytes of a page products/<name>.md. */
[[nodiscard]] bool isEndOfLifePage(QByteArrayView text);

/** @return MissingField, BadValue, FileTooLarge, UnknownFormat; `where` is the file and line. */
[[nodiscard]] Result<EndOfLifeData> parseEndOfLifePage(const QByteArray &page, const QString &where);

/** Whether it is an object with `versions`, and with `releases` or nothing beside it. */
[[nodiscard]] bool isReleaseData(const Json::Element &root);

/** releases/<name>.json of release-data.
 *  @param where the file's name.
 *  @return MissingField when that name tells no product; BadValue.
 */
[[nodiscard]] Result<EndOfLifeData> parseReleaseData(const Json::Element &root, const Json::Place &place,
                                                     const QString &where);

} // namespace Patchwijzer
