// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Patchwijzer {

/** Which findings about packages of a distribution are wanted. */
enum class FindingScope {
    All,
    Worrying, ///< Without those that are NotVulnerable: most of them are, and few ask for them.
};

} // namespace Patchwijzer
