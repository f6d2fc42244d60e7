// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/fuzzing.h"

#include <QUrl>

namespace Patchwijzer::Fuzz {

/** An address that we would ask: nothing of it may leave https or carry a name along. */
inline void requireSecure(const QUrl &url)
{
    require(url.isValid() && url.scheme() == QLatin1StringView("https") && !url.host().isEmpty(), "an https address");
    require(url.userInfo().isEmpty() && !url.hasFragment(), "an address without a name, password or fragment");
}

} // namespace Patchwijzer::Fuzz
