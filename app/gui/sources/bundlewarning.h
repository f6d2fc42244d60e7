// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/scrolldialog.h"
#include "workflow/feedimport.h"

namespace Patchwijzer {

/** Asks whether to read in a bundle that nobody we know stands for. The answer that does nothing is the default. */
class BundleWarning : public ScrollDialog
{
    Q_OBJECT

public:
    explicit BundleWarning(const DoubtedBundle &bundle, QWidget *parent = nullptr);
};

} // namespace Patchwijzer
