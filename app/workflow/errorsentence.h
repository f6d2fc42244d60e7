// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace Patchwijzer {

/** What happened, whether the owner's work is safe, and what to do now: whole sentences in the
 *  program's language. Every Error::Code has its own. Names the file or feed of `error.where`.
 */
[[nodiscard]] QString errorSentence(const Error &error);

/** The same for a part that was left out, while the rest is used. */
[[nodiscard]] QString skippedSentence(const Error &skipped);

/** What a file is that holds a list which we know and do not use, for behind "this is"; empty for any other error. */
[[nodiscard]] QString unusedFormatText(const Error &error);

} // namespace Patchwijzer
