// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updating/aptrecords.h"

#include "core/debcontrol.h"

#include <array>

namespace Patchwijzer {
namespace {

enum Wanted { Package, Version, Architecture, Source, BuiltUsing, WantedCount };
constexpr std::array<QByteArrayView, WantedCount> names{"Package", "Version", "Architecture", "Source", "Built-Using"};

} // namespace

size_t qHash(const BinaryVersion &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.package, key.architecture, key.version);
}

QHash<BinaryVersion, DebSource> parseAptRecords(QByteArrayView output)
{
    QHash<BinaryVersion, DebSource> records;
    ControlReader reader(output);
    ControlStanza stanza;
    while (reader.next(stanza)) {
        std::array<QString, WantedCount> values;
        for (const auto &field : stanza.fields) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (isControlField(field, names[i]) && values[i].isEmpty())
                    values[i] = QString::fromUtf8(field.value);
            }
        }
        // Where the output was cut, the last values may be too.
        const auto whole = stanza.closed || stanza.lastLineWhole;
        if (whole && !values[Package].isEmpty() && !values[Version].isEmpty() && !values[Architecture].isEmpty())
            records.insert({values[Package], values[Architecture], values[Version]},
                           debSourceOf({values[Package], values[Version], values[Source], values[BuiltUsing]}));
    }
    return records;
}

} // namespace Patchwijzer
