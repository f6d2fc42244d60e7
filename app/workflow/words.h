// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace Patchwijzer {

/** The translation context of everything in wording.h. */
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Patchwijzer::Wording)
};

} // namespace Patchwijzer
