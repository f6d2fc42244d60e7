// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QIODevice;

// Inside this room only.
namespace Patchwijzer {

/** All of a file, in a buffer that a parser can take over as it is. Shorter when it cannot be read to its end. */
[[nodiscard]] QByteArray readWhole(QIODevice &file);

} // namespace Patchwijzer
