// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/intake/wholefile.h"

#include "core/largebuffer.h"
#include "core/parserroom.h"

#include <QIODevice>

#include <algorithm>

namespace Patchwijzer {

/** With room behind the bytes, which saves the parsers a copy of them. */
QByteArray readWhole(QIODevice &file)
{
    const auto size = qsizetype(file.size());
    QByteArray bytes;
    bytes.reserve(roomFor(size + parserRoom));
    bytes.resize(size);
    bytes.resize(qsizetype(std::max<qint64>(file.read(bytes.data(), size), 0)));
    return bytes;
}

} // namespace Patchwijzer
