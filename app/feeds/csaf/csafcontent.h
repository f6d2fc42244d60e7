// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafjson.h"
#include "feeds/jsonreader.h"

// Inside feeds/csaf only: simdjson stays out of the public headers.
namespace Patchwijzer {

struct CsafJson::Content {
    QString where;
    Json::Element root;  ///< Meaningful after parse() succeeded.
    bool marked = false; ///< It began with a byte order mark.
};

} // namespace Patchwijzer
