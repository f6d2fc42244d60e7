// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/windows/registrykey.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What a .reg file holds. */
struct RegFile {
    QList<RegistryKey> keys; ///< In the order of the file; a key that comes twice is one, its later values count.
    QList<Error> skipped;    ///< Lines that are no value; `where` ends in ":line". At most 1,000.

    bool operator==(const RegFile &) const = default;
};

/** "Windows Registry Editor Version 5.00" or "REGEDIT4" on the first line that is not empty. */
[[nodiscard]] bool looksLikeRegFile(const QByteArray &bytes);

/** Reads the text that regedit and `reg export` write, in UTF-16, UTF-8 or one byte a character.
 *  Keys and values that the file deletes are not in the result.
 *  @return UnknownFormat, FileTooLarge.
 *  @see https://support.microsoft.com/kb/310516; of REGEDIT4, texts in hex have one byte a character
 */
[[nodiscard]] Result<RegFile> parseRegFile(const QByteArray &bytes, const QString &name);

/** What is installed, by the rules of registryrules.h.
 *  @return also NoSoftwareList when the file holds no key that says anything of it.
 */
[[nodiscard]] Result<Inventory> readRegFile(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
