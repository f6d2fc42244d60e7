// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/page.h"

namespace Patchwijzer {

/** What the program does and does not do, the keys, and who made it under which licence. */
class HelpPage : public Page
{
    Q_OBJECT

public:
    /** @param dataDir where lists and decisions are kept, as the owner would look for it. */
    explicit HelpPage(const QString &dataDir, QWidget *parent = nullptr);
};

} // namespace Patchwijzer
