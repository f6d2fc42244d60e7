// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/version.h"

namespace Patchwijzer {

QChar orderingSign(std::partial_ordering ordering)
{
    if (ordering == std::partial_ordering::less)
        return u'<';
    if (ordering == std::partial_ordering::greater)
        return u'>';
    return ordering == std::partial_ordering::equivalent ? u'=' : u'?';
}

} // namespace Patchwijzer
