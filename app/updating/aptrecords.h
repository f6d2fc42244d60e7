// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debsource.h"

#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace Patchwijzer {

/** One version of one binary package. */
struct BinaryVersion {
    QString package;
    QString architecture;
    QString version;

    bool operator==(const BinaryVersion &) const = default;
};

[[nodiscard]] size_t qHash(const BinaryVersion &key, size_t seed = 0) noexcept;

/** Reads `apt-cache show name:arch=version …`: what each version was built from. Stanzas without a package,
 *  version or architecture are passed over; apt-cache may also answer with other versions than were asked.
 */
[[nodiscard]] QHash<BinaryVersion, DebSource> parseAptRecords(QByteArrayView output);

} // namespace Patchwijzer
